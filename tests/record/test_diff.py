"""`kiemchuan diff A B`: what was mended, what broke, and what is still green but judged by less than before."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from record_cases import kiemchuan

from harness.run.events import event_line
from harness.run.seal import seal
from reports.clauses import clauses
from reports.comparison.page import comparison_page
from reports.comparison.text import comparison_json, comparison_text
from reports.comparison.values import Comparison, Kind, compare
from reports.record import RunRecord

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e\x1b[31m"
Event = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """A rule of a made-up run; each of its checks is executed in a scenario of its own."""

    verdict: str = "passed"
    reason: str | None = None
    checks: tuple[str, ...] = ("KB-D15-01",)
    code: str = ""
    seen_by: str = "wire"
    severity: str = "mandatory"


def events(rules: dict[str, Row], *, complete: bool = True, **run: Any) -> Iterator[Event]:
    facts = {
        "id": "r1", "started": "2026-11-23T09:00:00+07:00", "seed": 0, "profile": "an-giang-2018",
        "profile_sha256": "0" * 64, "as_of": "2019-12-17", "clock": "virtual", "selection": "all",
        "suite_sha256": "1" * 64, "declaration_sha256": "2" * 64, "shuffled": False, **run,
    }  # fmt: skip
    sut = {"name": "QLVB Mẫu", "version": run.get("version", "1"), "vendor": "", "role": "agency"}
    scenarios = sorted({name for row in rules.values() for name in row.checks})
    yield {"type": "header", "run": facts, "sut": sut, "scenarios": scenarios, "tools": {}, "declaration": {}}
    for scenario in scenarios:
        about = {"scenario": scenario, "name": "", "feature": "", "group": "", "path": "dieu_15/x.feature"}
        yield {"type": "scenario-start", **about, "rules": list(rules), "line": 1, "row": {}, "tags": []}
        for rule, row in rules.items():
            if scenario in row.checks:
                yield judgement(scenario, rule, row)
        yield {
            "type": "scenario-end",
            "scenario": scenario,
            "verdict": "passed",
            "duration_ms": 1,
            "stop": None,
        }
    for rule, row in rules.items():
        fixed = {"scope": "product", "basis": "law", "scenarios": list(row.checks), "severity": row.severity}
        yield {
            "type": "rule",
            "id": rule,
            "verdict": row.verdict,
            "reason": row.reason,
            "seen_by": row.seen_by,
            **fixed,
        }
    if complete:
        yield {"type": "footer", "complete": True, "certifiable": False, "exit_code": 0, "scenarios": 1}


def judgement(scenario: str, rule: str, row: Row) -> Event:
    keys = ("expected", "observed", "where", "hint", "text_vi", "text_en", "hint_en")
    failure = {"code": row.code, **dict.fromkeys(keys, "")} if row.code else None
    return {
        "type": "judgement", "scenario": scenario, "step": -1, "rule": rule, "check": f"{rule}:x", "words": {},
        "verdict": row.verdict, "reason": row.reason, "detail": "", "failure": failure, "seen_by": row.seen_by,
        "used": [], "upto": 0, "notes": [],
    }  # fmt: skip


def record(rules: dict[str, Row], **run: Any) -> RunRecord:
    return RunRecord.of(list(events(rules, **run)), Path("r"))


def compared(before: Row | None, now: Row | None) -> Comparison:
    """A comparison in which one rule may differ; another stays as it is."""
    sides = [{"D15.k2-2": row} if row else {} for row in (before, now)]
    return compare(*(record({"D15.k1-1": Row(), **side}) for side in sides))


@pytest.mark.parametrize(
    ("before", "now", "kinds", "worse"),
    [
        (Row("failed", code="a"), Row(), [Kind.FIXED], False),
        (Row("inconclusive", "no-answer"), Row("attested", seen_by="attestation"), [Kind.FIXED], False),
        (Row(), Row("failed", code="a"), [Kind.BROKEN], True),
        (Row(), Row("inconclusive", "no-answer"), [Kind.BROKEN], True),
        (Row(), Row("harness-error"), [Kind.BROKEN], True),
        (Row(), Row("not-applicable", "vì"), [Kind.CHANGED], False),
        (Row("failed", code="a"), Row("inconclusive", "no-answer"), [Kind.CHANGED], False),
        (Row("failed", code="a"), Row("failed", code="b"), [Kind.REASON], False),
        (Row("inconclusive", "no-answer"), Row("inconclusive", "connection-lost"), [Kind.REASON], False),
        (None, Row(), [Kind.NEW], False),
        (Row(), None, [Kind.GONE], True),
        (Row(), Row(severity="recommended"), [Kind.REGRADED], False),
        (Row(), Row(seen_by="driver"), [Kind.WEAKENED], True),
        (Row(seen_by="driver"), Row(), [], False),
        (Row(checks=("KB-D15-01", "KB-D15-02")), Row(), [Kind.SHRUNK], True),
        (Row(), Row(checks=("KB-D15-01", "KB-D15-02")), [], False),
        (Row(checks=("KB-D15-02",)), Row(checks=("KB-D15-01", "KB-D15-03")), [Kind.SHRUNK], True),
        (Row(), Row(), [], False),
        (Row("failed", code="a"), Row("failed", code="a"), [], False),
        (Row("failed", checks=("KB-D15-01", "KB-D15-02"), code="a"), Row("failed", code="a"), [], False),
    ],
)  # fmt: skip
def test_how_a_rule_differs(before: Row | None, now: Row | None, kinds: Sequence[Kind], worse: bool) -> None:
    found = compared(before, now)
    assert [(item.rule, item.kind) for item in found.differences] == [("D15.k2-2", kind) for kind in kinds]
    assert found.worse is worse
    assert found.same == (2 if not kinds else 1)


def test_a_check_that_is_executed_no_longer_is_named() -> None:
    (item,) = compared(Row(checks=("KB-D15-01", "KB-D15-02")), Row()).differences
    assert item.lost == (("KB-D15-02", "D15.k2-2:x"),)
    assert "mất: KB-D15-02" in comparison_text(
        compared(Row(checks=("KB-D15-01", "KB-D15-02")), Row()), clauses()
    )


def test_a_rule_may_be_worse_in_two_ways() -> None:
    found = compared(Row(checks=("KB-D15-01", "KB-D15-02")), Row(seen_by="driver"))
    assert [item.kind for item in found.differences] == [Kind.SHRUNK, Kind.WEAKENED]


def test_rules_that_one_run_did_not_select_are_not_compared() -> None:
    found = compared(Row(), Row("inconclusive", "not-selected", checks=()))
    assert (found.differences, found.not_compared, found.worse) == ((), ("D15.k2-2",), False)


def test_what_the_runs_do_not_share_is_told() -> None:
    found = compare(record({}), record({}, version="2", suite_sha256="9" * 64, seed=4))
    assert [name for name, _, _ in found.circumstances] == ["product", "suite", "seed"]
    text = comparison_text(found, clauses())
    assert "bộ kiểm / suite: 111111111111… → 999999999999…" in text


def test_of_a_cut_off_run_no_saying_which_is_better() -> None:
    found = compare(record({"D15.k2-2": Row()}), record({"D15.k2-2": Row()}, complete=False))
    assert not found.complete
    assert "no saying which is better" in comparison_text(found, clauses())


def test_the_worse_comes_first_and_everything_is_in_the_json() -> None:
    found = compare(
        record({"D15.k1-1": Row("failed", code="a"), "D15.k2-2": Row(), "D15.k3-1": Row()}),
        record({"D15.k1-1": Row(), "D15.k2-2": Row("failed", code="b"), "D15.k3-1": Row()}),
    )
    told = json.loads(json.dumps(comparison_json(found)))
    assert [(row["rule"], row["kind"]) for row in told["rules"]] == [
        ("D15.k2-2", "broken"),
        ("D15.k1-1", "fixed"),
    ]
    assert told["rules"][0]["now"]["codes"] == ["b"]
    assert (told["schema"], told["worse"], told["same"]) == ("kiemchuan/diff/1", True, 1)


# ---- by the command line


def folder(path: Path, rules: dict[str, Row], **run: Any) -> Path:
    path.mkdir()
    rows = list(events(rules, **run))
    if rows[-1]["type"] == "footer":
        told = {name: value for name, value in rows[-1].items() if name != "type"}
        rows[-1] = {"type": "footer", **seal([event_line(row).encode() for row in rows[:-1]], path, told)}
    (path / "events.jsonl").write_text("".join(event_line(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.mark.parametrize(
    ("now", "complete", "code"), [(Row(), True, 0), (Row("failed", code="a"), True, 1), (Row(), False, 4)]
)
def test_the_exit_code_says_whether_anything_is_worse(
    tmp_path: Path, now: Row, complete: bool, code: int
) -> None:
    folder(tmp_path / "a", {"D15.k2-2": Row()})
    folder(tmp_path / "b", {"D15.k2-2": now}, complete=complete)
    done = kiemchuan("diff", "a", "b", "--html", "so.html", cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert (tmp_path / "so.html").exists()


def test_a_run_compared_with_itself_differs_in_nothing(sound_run: Path) -> None:
    done = kiemchuan("diff", str(sound_run), str(sound_run), "--json", cwd=sound_run)
    assert done.returncode == 0
    assert json.loads(done.stdout)["rules"] == []


def test_no_run_is_one_clear_line(tmp_path: Path, sound_run: Path) -> None:
    done = kiemchuan("diff", str(sound_run), "absent", cwd=tmp_path)
    assert done.returncode == 2
    assert "absent" in done.stderr
    assert "Traceback" not in done.stderr


# ---- the page


def test_the_page_shows_what_the_text_says_and_runs_nothing_of_a_product(tmp_path: Path) -> None:
    bad = {"D15.k2-2": Row("failed", code="a"), "D15.k1-1": Row(checks=("KB-D15-01",))}
    good = {"D15.k2-2": Row(), "D15.k1-1": Row(checks=("KB-D15-01", "KB-D15-02"))}
    text = comparison_page(compare(record(good), record(bad, version=HOSTILE, selection=HOSTILE)))
    assert "Lần sau kém hơn lần trước" in text
    assert "KB-D15-02" in text
    assert "<img src=x" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert 'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;' in text


@pytest.mark.foreign("chromium")
def test_a_browser_opens_the_page_without_a_word_of_complaint(tmp_path: Path) -> None:
    page = tmp_path / "so.html"
    page.write_text(comparison_page(compared(Row(), Row("failed", code="a"))), "utf-8")
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
        f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "Lần sau kém hơn lần trước" in done.stdout
    assert "Refused to" not in done.stderr
    assert 'aria-pressed="true"' in done.stdout
