"""Foreign tools: a test that needs one that is missing says NOT RUN and how to install it; all are counted."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator

import pytest

TOOLS = {
    "chromium": "apt-get install chromium",
    "clamd": "apt-get install clamav-daemon",
    "docker": "apt-get install docker.io",
    "faketime": "apt-get install faketime",
    "java": "apt-get install default-jre-headless",
    "node": "apt-get install nodejs",
    "npm": "apt-get install npm",
    "openssl": "apt-get install openssl",
    "pdfsig": "apt-get install poppler-utils",
}
"""Executable → how to install it where apt is."""

_MISSED = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_MISSED] = []


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    gc.freeze()  # thousands of tests that stay: garbage is looked for among what they make only


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip loudly where a tool is missing; with KIEMCHUAN_FOREIGN=all (make test-all) a missing tool is a failure."""
    for marker in item.iter_markers("foreign"):
        for tool in marker.args:
            if shutil.which(tool) is None:
                words = f"NOT RUN: {tool}, install: {TOOLS[tool]}"
                if os.environ.get("KIEMCHUAN_FOREIGN") == "all":
                    pytest.fail(words)
                pytest.skip(words)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and "NOT RUN" in str(report.longrepr):
        item.config.stash[_MISSED].append(f"{item.nodeid}: {str(report.longrepr).partition('NOT RUN')[2]}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    missed = config.stash[_MISSED]
    if missed:
        terminalreporter.section(f"NOT RUN: {len(missed)}")
        for line in missed:
            terminalreporter.write_line(f"NOT RUN {line.rstrip(chr(39) + ')')}")
