"""A product that kiemchuan starts, waits for and stops: `[launcher] kind = "process"` in `sut.toml`.

The words of `command` and the values of `environment` may hold `{port}` (a free port; the driver is then at it),
`{token}` (the driver's) and `{data}` (an empty folder that goes with the run). Beside its own environment the process
gets `KIEMCHUAN_AXIS_ENDPOINT` and whatever else the world tells (`Surroundings.environment`).
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import httpx

from harness.sut.declaration import Declaration, DeclarationError
from harness.sut.launchers.copies import copies
from harness.sut.launchers.faketime import FakedClock, NoFaketime, forget
from harness.sut.launchers.launched import Launched, Surroundings
from harness.sut.launchers.output import CapturedOutput
from harness.sut.scratch import scratch_folder

LOOPBACK: Final = "127.0.0.1"
_LOOK_EVERY: Final = 0.05
_ENDING: Final = 1.0
"""Seconds between the end of a process's connections and its own, at most."""
_ASK: Final = 2.0
"""Seconds that one question `are you ready` may take."""


@dataclass(frozen=True)
class ProcessSettings:
    """The table `[launcher]` of a process, placeholders filled in."""

    command: tuple[str, ...]
    cwd: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    ready_url: str = ""
    ready_port: int = 0
    ready_log: str = ""
    ready_seconds: float = 60.0
    stop_seconds: float = 10.0
    faketime: str = ""


class ProductProcess:
    """One product and all that it started; `start` may follow `stop`."""

    def __init__(
        self, settings: ProcessSettings, *, source: str, log: Path, secrets: tuple[str, ...], clock: FakedClock | None
    ) -> None:  # fmt: skip
        self._settings = settings
        self._source = source
        self._log = log
        self._secrets = secrets
        self._clock = clock
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it is ready. DeclarationError with the last lines that it printed."""
        settings = self._settings
        if not settings.ready_log and (there := self._there_already()):
            raise DeclarationError(
                f"{self._source}: launcher: {there} đã có chương trình khác trả lời trước khi chạy sản phẩm: dừng nó, "
                "hay dùng {port} trong command / something answers there before the product is started; stop it"
            )
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        environment.update(settings.environment)
        if self._clock is not None:
            environment.update(self._clock.environment(environment))
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the vendor's own command, no shell
                settings.command, cwd=settings.cwd, env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        except (OSError, ValueError) as error:
            raise DeclarationError(
                f"{self._source}: launcher.command: không chạy được / cannot be run: {error}"
            ) from error
        assert self._process.stdout is not None
        self._output = CapturedOutput(
            self._process.stdout, self._log, secrets=self._secrets, wanted=settings.ready_log
        )
        try:
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """TERM to the whole group, KILL after `stop_seconds`: nothing that it started stays."""
        process = self._process
        if process is None:
            return
        self._process = None
        _tell_group(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(self._settings.stop_seconds)
        _tell_group(process.pid, signal.SIGKILL)
        process.wait()
        self._output.join(_ASK)
        if self._clock is not None:
            forget(process.pid)

    def gone(self) -> str:
        """How it ended, in both languages; empty while it runs."""
        code = self._process.poll() if self._process is not None else 0
        if code is None and self._process is not None:  # its connections end a little before it
            with suppress(subprocess.TimeoutExpired):
                code = self._process.wait(_ENDING)
        if code is None:
            return ""
        how = f"tín hiệu / signal {-code}" if code < 0 else f"mã / code {code}"
        return f"tiến trình của sản phẩm đã dừng / the product's process has ended ({how}); xem / see {self._log.name}"

    def restart(self) -> None:
        """Start it again, with what is left of it gone."""
        self.stop()
        self.start()

    def set_clock(self, moment: datetime) -> bool:
        """Move its clock. False: it was started anew, for its runtime does not bear the move."""
        assert self._clock is not None
        follows = self._clock.follows(moment)
        if not follows:
            self.stop()
        self._clock.set(moment)
        if not follows:
            self.start()
        return follows

    def _there_already(self) -> str:
        """Where somebody else would be taken for the product that is not yet started: a copy left behind, for one."""
        settings = self._settings
        if settings.ready_port and _open(settings.ready_port):
            return f"ready_port {settings.ready_port}"
        return settings.ready_url if settings.ready_url and _answers(settings.ready_url) else ""

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + self._settings.ready_seconds
        while why := self._not_ready():
            assert self._process is not None
            if (code := self._process.poll()) is not None:
                self._output.join(_ASK)
                if not self._not_ready():
                    return  # it was ready, and then it ended: `gone` tells
                raise DeclarationError(
                    f"{self._source}: launcher.command: tiến trình dừng với mã {code} trước khi sẵn sàng / "
                    f"it ended with code {code} before it was ready\n{self._output.tail()}"
                )
            if time.monotonic() > deadline:
                raise DeclarationError(
                    f"{self._source}: launcher: sau {self._settings.ready_seconds:g} giây vẫn chưa sẵn sàng ({why}); "
                    f"tăng ready_seconds, hoặc sửa ready_* / not ready in time\n{self._output.tail()}"
                )
            self._output.seen.wait(_LOOK_EVERY) if why == "ready_log" else time.sleep(_LOOK_EVERY)

    def _not_ready(self) -> str:
        """What is still missing; empty when everything that was asked for is there."""
        settings = self._settings
        if settings.ready_log and not self._output.seen.is_set():
            return "ready_log"
        if settings.ready_port and not _open(settings.ready_port):
            return f"ready_port {settings.ready_port}"
        if settings.ready_url and not _answers(settings.ready_url):
            return f"ready_url {settings.ready_url}"
        return ""


def start_process(declaration: Declaration, around: Surroundings) -> Launched:
    """Start the product. DeclarationError says what to mend in `sut.toml`."""
    with ExitStack() as stack:
        data = stack.enter_context(scratch_folder("kiemchuan-product-"))
        token = declaration.driver.token
        port = _free_port() if copies(declaration) else 0
        url = f"http://{LOOPBACK}:{port}" if port else declaration.driver.url.rstrip("/")
        if declaration.driver.kind == "http" and not url:
            raise DeclarationError(
                f"{declaration.source}: driver.url: ghi địa chỉ, hoặc {{port}} trong launcher.command để "
                "kiemchuan chọn cổng / name it, or put {port} into launcher.command"
            )
        settings = _settings(declaration, around, {"port": str(port), "token": token, "data": data}, url)
        process = ProductProcess(
            settings, source=declaration.source, log=around.log, secrets=(token, *around.secrets),
            clock=_clock(declaration, settings, around, Path(data)),
        )  # fmt: skip
        process.start()
        stack.callback(process.stop)
        kept = stack.pop_all()
    return Launched(
        url, token, kept.close, gone=process.gone, restart=process.restart, log=around.log,
        set_clock=process.set_clock if settings.faketime else None,
    )  # fmt: skip


def _settings(
    declaration: Declaration, around: Surroundings, filling: Mapping[str, str], url: str
) -> ProcessSettings:
    table: dict[str, Any] = dict(declaration.launcher)
    table.pop("kind")
    command = tuple(_filled(word, filling) for word in table.pop("command"))
    environment = {name: _filled(str(value), filling) for name, value in table.pop("environment", {}).items()}
    home = Path(declaration.path).resolve().parent if declaration.path else Path.cwd()
    settings = ProcessSettings(
        command=command, cwd=home / table.pop("cwd", "."), environment={**around.environment, **environment}, **table
    )  # fmt: skip
    if settings.ready_url or settings.ready_port or settings.ready_log:
        return settings
    if declaration.driver.kind != "http":
        raise DeclarationError(
            f"{declaration.source}: launcher.ready_log: nói làm sao biết sản phẩm đã sẵn sàng: ready_url, ready_port "
            f"hoặc ready_log / with driver.kind {declaration.driver.kind!r}, say how to tell that it is ready"
        )
    return ProcessSettings(**{**vars(settings), "ready_url": f"{url}/about"})


def _clock(
    declaration: Declaration, settings: ProcessSettings, around: Surroundings, folder: Path
) -> FakedClock | None:
    if not settings.faketime:
        return None
    if around.now is None:
        raise DeclarationError(
            f'{declaration.source}: launcher.faketime: chỉ dùng với clock.mode = "virtual" / only with a virtual clock'
        )
    try:
        return FakedClock(settings.faketime, folder, around.now)
    except NoFaketime as error:
        raise DeclarationError(f"{declaration.source}: launcher.faketime: {error}") from error


def _filled(word: str, filling: Mapping[str, str]) -> str:
    for name, value in filling.items():
        word = word.replace("{" + name + "}", value)
    return word


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _open(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(_ASK)
        return probe.connect_ex((LOOPBACK, port)) == 0


def _answers(url: str) -> bool:
    """Whether anything at all comes back; what it says, the contract check judges."""
    try:
        with httpx.Client(trust_env=False, timeout=_ASK) as client, client.stream("GET", url):
            return True
    except httpx.HTTPError:
        return False


def _tell_group(group: int, what: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, what)
