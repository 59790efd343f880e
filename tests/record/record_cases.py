"""What tests of records do: call the command line, rewrite a run's events, seal them as a forger would."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from harness.run.events import event_line, read_events
from harness.run.seal import EVENTS, seal

Event = dict[str, Any]


def kiemchuan(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "harness.cli", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def rewrite(folder: Path, change: Callable[[Event], Event | None]) -> None:
    """Change events (None drops one) and seal the folder anew, so that only its content tells."""
    events = [new for event in read_events(folder / EVENTS) if (new := change(json.loads(json.dumps(event))))]
    last = events.pop() if events[-1]["type"] == "footer" else None
    lines = [event_line(event).encode() for event in events]
    if last is not None:
        footer = {key: value for key, value in last.items() if key not in ("type", "evidence_root", "seal")}
        lines.append(event_line({"type": "footer", **seal(lines, folder, footer)}).encode())
    (folder / EVENTS).write_bytes(b"".join(line + b"\n" for line in lines))
