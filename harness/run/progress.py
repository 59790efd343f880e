"""Progress of a run on the terminal: one line that moves, or one line per scenario where there is no terminal."""

from __future__ import annotations

from typing import Any, TextIO

import pytest

from harness.oracles.judgement import Verdict
from harness.run.execution import StepOutcome

_MARKS = {
    Verdict.PASSED: "✓", Verdict.FAILED: "✗", Verdict.INCONCLUSIVE: "?", Verdict.HARNESS_ERROR: "!",
    Verdict.NOT_APPLICABLE: "–",
}  # fmt: skip


class Progress:
    """Replaces pytest's terminal reporter; errors of collection and of ours are printed whole."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._stream = stream
        self._quiet = quiet
        self._live = stream.isatty()
        self._done = 0
        self._total = 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self._total = len(session.items)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._stream.write(f"{report.longrepr}\n")

    def pytest_internalerror(self, excrepr: Any) -> None:
        self._stream.write(f"{excrepr}\n")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call" and report.failed:
            self._stream.write(f"\n{report.longreprtext}\n")

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self._done += 1

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        from harness.run.plugin import EXECUTION

        if self._quiet or EXECUTION not in item.stash:
            return
        result = item.stash[EXECUTION].result
        count, mark = f"[{self._done + 1}/{self._total}]", _MARKS.get(result.verdict, "?")
        line = f"{count} {mark} {result.scenario.id} {result.scenario.name}"
        if self._live:
            self._stream.write(f"\r\x1b[2K{line[:150]}")
            if result.verdict is not Verdict.PASSED or self._done + 1 == self._total:
                self._stream.write("\n")
        else:
            self._stream.write(line + "\n")
        self._stream.flush()

    def pytest_kiemchuan_step(self, item: pytest.Item, number: int, outcome: StepOutcome) -> None:
        return
