"""A small suite in a folder of its own, clean until a test spoils it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.lint import Finding, IdLock, Suite
from harness.lint.lock import NAME
from harness.lint.rules import LintRule, lint

RULE = """
[[rule]]
id = "{id}"
article = 15
text_vi = "Một quy tắc."
text_en = "A rule."
subject = "clerk"
scope = "product"
severity = "mandatory"
method = "{method}"
"""
SCENARIO = """
  @{id}
  Tình huống: {name}
    Biết đồng hồ chỉ 09:15 ngày 17/12/2019
    Và Sở Tài chính soạn văn bản hợp lệ
    Khi Sở Tài chính gửi văn bản qua Trục
    Và phần mềm lấy văn bản từ Trục
    Thì [D15.k2-2] thời điểm tiếp nhận tính theo giờ hành chính của văn bản là 09:15 ngày 17/12/2019
"""


class SmallSuite:
    """One điều with two automatic rules and one attested; feature files are written by the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "dieu_15"
        self.home.mkdir(parents=True)
        rules = [("D15.k2-2", "automatic"), ("D15.k2-1", "automatic"), ("D15.k9", "attestation")]
        (self.home / "rules.toml").write_text("".join(RULE.format(id=i, method=m) for i, m in rules), "utf-8")
        (folder / "not-yet.toml").write_text('rules = ["D15.k2-1"]\n', "utf-8")

    def write(self, *scenarios: str, name: str = "a") -> Path:
        """A feature file of these scenarios."""
        path = self.home / f"{name}.feature"
        path.write_text("# language: vi\nTính năng: Thử\n" + "".join(scenarios), "utf-8")
        return path

    def lock(self, **rules: tuple[str, ...]) -> None:
        """Lock ids (underscores for hyphens)."""
        IdLock({key.replace("_", "-"): value for key, value in rules.items()}).write(self.folder / NAME)

    def findings(self, *rules: LintRule) -> list[Finding]:
        suite = Suite.load(self.folder)
        return lint(suite, rules) if rules else lint(suite)

    def codes(self, *rules: LintRule) -> list[tuple[str, int]]:
        """Code and line of every finding."""
        return [(finding.code, finding.line) for finding in self.findings(*rules)]


@pytest.fixture
def suite(tmp_path: Path) -> SmallSuite:
    return SmallSuite(tmp_path / "features")


@pytest.fixture
def scenario() -> Callable[..., str]:
    """The text of a sound scenario with an id and a name."""

    def make(id: str = "KB-D15-01", name: str = "Trong giờ") -> str:
        return SCENARIO.format(id=id, name=name)

    return make
