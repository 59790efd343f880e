"""Helpers of the tests that need an axis in a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class AxisProcess:
    """A running `python -m simulators.axis`."""

    process: subprocess.Popen[str]
    endpoint: str

    def memory(self, what: str) -> int:
        """Bytes of resident memory: now (VmRSS) or at the peak (VmHWM). Linux only."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(what):
                return int(line.split()[1]) * 1024
        raise LookupError(what)

    def kill(self) -> None:
        """As a power cut would, as far as the process is concerned."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


@contextmanager
def axis_process(store: Path, module: str = "simulators.axis") -> Iterator[AxisProcess]:
    """Start an axis on a store; it is gone when the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, "--store", str(store), "--now", "2019-12-17T08:00:00"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        yield AxisProcess(process, json.loads(process.stdout.readline())["endpoint"])
    finally:
        process.terminate()
        process.wait(20)
        assert process.stdout is not None
        process.stdout.close()
