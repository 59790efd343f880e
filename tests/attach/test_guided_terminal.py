"""The person's terminal: asked in Vietnamese, left with Ctrl-C, taken up again at the same scenario."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harness.run.rejudge import rejudge
from harness.run.seal import tampering
from tests.attach.conftest import Polling
from tests.attach.person_at_the_screen import Hands

SUT = (
    '[product]\nname = "Làm tay"\nversion = "1"\n[driver]\nkind = "guided"\n'
    '[clock]\npoll_seconds = 2\n[declaration]\nlevels = ["L1"]\nwithout = ["set_working_hours"]\n'
)
_PATIENCE = 60
_HEARING_CTRL_C = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "runpy.run_module('harness.cli', run_name='__main__')"
)
"""As in every terminal; tests that were started in the background would hand down that Ctrl-C is not heard."""


@dataclass
class Session:
    """A run of the command line in a terminal of its own."""

    process: subprocess.Popen[bytes]
    master: int
    seen: str = ""

    def until(self, words: str) -> str:
        """What the terminal shows up to these words; what came before is not looked at again."""
        deadline = time.monotonic() + _PATIENCE
        while words not in self.seen:
            ready, _, _ = select.select([self.master], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, f"{words!r} did not come; the terminal shows: {self.seen}"
            try:
                self.seen += os.read(self.master, 65536).decode("utf-8", "replace")
            except OSError as error:
                raise AssertionError(f"ended without {words!r}: {self.seen}") from error
        before, _, self.seen = self.seen.partition(words)
        return before

    def type(self, line: str) -> None:
        os.write(self.master, f"{line}\n".encode())


@contextmanager
def terminal(folder: Path, *words: str) -> Iterator[Session]:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _HEARING_CTRL_C, "run", "--sut", str(folder / "sut.toml"), "--quiet", *words],
        stdin=slave, stdout=slave, stderr=slave, cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    os.close(slave)
    session = Session(process, master)
    try:
        yield session
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(master)


def test_a_person_leaves_in_the_middle_and_comes_back(unconnected: Polling, tmp_path: Path) -> None:
    (tmp_path / "sut.toml").write_text(SUT, "utf-8")
    out = tmp_path / "run"
    select_two = ("--scenario", "KB-D08-220", "--scenario", "KB-D08-221", "--out", str(out))
    hands = Hands(unconnected.driver, out / "viec")
    with terminal(tmp_path, *select_two) as first:
        first.until("Họ và tên người thực hiện")
        first.type("Trần Thị Thử")
        assert "systemId: 000.00.01.H01" in first.until("x = xong")
        first.until("> ")
        first.type("không hiểu")
        first.until("gõ một trong: x, k, q, t")
        assert hands.perform_newest() == "x"
        first.type("x")
        told = first.until("x = xong")
        assert "KB-D08-220" in told
        assert "Văn thư Trần Thị Sen" in told
        assert "van-ban.pdf" in told
        assert hands.perform_newest() == "x"
        first.type("x")
        assert "KB-D08-221" in first.until("x = xong")
        first.process.send_signal(signal.SIGINT)
        assert "--resume" in first.until("Bước tiếp theo")
        assert first.process.wait(_PATIENCE) == 4
    kept = [json.loads(line) for line in (out / "events.jsonl").read_text("utf-8").splitlines()]
    assert [row["scenario"] for row in kept if row["type"] == "scenario-end"] == ["KB-D08-220"]
    with terminal(tmp_path, *select_two, "--resume", "--lang", "en") as second:
        second.until("Name of the person who acts")
        second.type("Lê Văn Sau")
        second.until("x = done")
        hands.perform_newest()
        second.type("x")
        told = second.until("x = done")
        assert "KB-D08-221" in told
        assert "KB-D08-220" not in told
        hands.perform_newest()
        second.type("x")
        assert second.process.wait(_PATIENCE) == 0 or second.until("Bước tiếp theo")
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["complete"]
    assert {row["id"]: row["verdict"] for row in summary["scenarios"]} == {
        "KB-D08-220": "passed",
        "KB-D08-221": "passed",
    }
    assert not [row for row in rejudge(out) if row.changed]
    assert tampering(out) == []
    by = {json.loads(line)["by"] for line in (out / "answers.jsonl").read_text("utf-8").splitlines()}
    assert by == {"Trần Thị Thử", "Lê Văn Sau"}
