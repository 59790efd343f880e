"""Manifests of released suites (`fixtures/releases/*.toml`): by these hashes a suite is known as released.

Maintainers write one per release with `kiemchuan release`; nobody else has to.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from harness.catalogue import FIXTURES
from reports.certificate.errors import ReleaseError

RELEASES = FIXTURES / "releases"


@dataclass(frozen=True)
class Release:
    """A released suite: its version, day, the hash over all files that decide verdicts, and its profiles by hash."""

    version: str
    released: date
    suite_sha256: str
    profiles: tuple[tuple[str, str], ...]

    def as_toml(self) -> str:
        lines = [
            "# Bộ kiểm đã phát hành; do `kiemchuan release` viết, không sửa tay. A released suite; not edited by hand.",
            f"version = {json.dumps(self.version)}",
            f"released = {self.released.isoformat()}",
            f'suite_sha256 = "{self.suite_sha256}"',
            "",
            "[profiles]",
            *(f'{json.dumps(name)} = "{digest}"' for name, digest in self.profiles),
        ]
        return "\n".join(lines) + "\n"


def read_releases(folder: Path = RELEASES) -> tuple[Release, ...]:
    """Every manifest of a folder. ReleaseError names the one that is wrong."""
    return tuple(_read(path) for path in sorted(folder.glob("*.toml")))


def known_release(suite_sha256: str, releases: Iterable[Release]) -> Release | None:
    return next((release for release in releases if release.suite_sha256 == suite_sha256), None)


def _read(path: Path) -> Release:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return Release(
            table["version"], table["released"], table["suite_sha256"], tuple(table["profiles"].items())
        )
    except (OSError, KeyError, AttributeError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReleaseError(f"{path}: not a release manifest ({error!r})") from error
