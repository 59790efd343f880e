"""Where made keys and certificates are kept: in memory, or on disk so that processes and runs share them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from simulators.pki.errors import PkiError


class Vault(Protocol):
    """Bytes made once by name; whoever comes second gets what the first one made."""

    def obtain(self, name: str, make: Callable[[], bytes]) -> bytes: ...

    def marked(self, mark: str) -> list[str]:
        """Values put by `put_mark` under `mark`."""
        ...

    def put_mark(self, mark: str, value: str) -> None: ...


class MemoryVault:
    """Keeps for the life of the process (`use_cache=False`)."""

    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}
        self._marks: dict[str, set[str]] = {}

    def obtain(self, name: str, make: Callable[[], bytes]) -> bytes:
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def marked(self, mark: str) -> list[str]:
        return sorted(self._marks.get(mark, ()))

    def put_mark(self, mark: str, value: str) -> None:
        self._marks.setdefault(mark, set()).add(value)


class DiskVault:
    """A folder only its owner reads. Concurrent makers of one name agree: the first file stays (os.link)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        except OSError as error:
            raise PkiError(
                "cache-unusable",
                f"không dùng được thư mục đệm: {error}",
                f"the cache folder cannot be used: {error}",
                where=str(folder),
                hint="set KIEMCHUAN_CACHE to a folder of your own, or load with use_cache=False",
            ) from error
        self._read: dict[str, bytes] = {}

    def obtain(self, name: str, make: Callable[[], bytes]) -> bytes:
        if name not in self._read:
            path = self._folder / hashlib.sha256(name.encode()).hexdigest()[:40]
            if not path.exists():
                self._write(path, make())
            self._read[name] = path.read_bytes()
        return self._read[name]

    def marked(self, mark: str) -> list[str]:
        return sorted(path.name.removeprefix(f"{mark}.") for path in self._folder.glob(f"{mark}.*"))

    def put_mark(self, mark: str, value: str) -> None:
        (self._folder / f"{mark}.{value}").touch(0o600)

    def _write(self, path: Path, data: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self._folder, prefix=".draft-")
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.link(draft, path)
        except FileExistsError:
            pass
        except OSError:  # a file system without links: the last maker wins, which the next load settles
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
