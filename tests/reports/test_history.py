"""Earlier runs are found beside a run, drawn as a trend, and given to Allure; a hostile neighbour is passed over."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, chromium

from reports import write_all
from reports.allure.history import history_lines
from reports.allure.parts import owner, rulebook_links
from reports.everything import HtmlError
from reports.history import past_runs
from reports.page.write import page
from reports.record import RunRecord
from reports.summary import summary


def neighbour(folder: Path, name: str, **changes: Any) -> Path:
    """Another run beside one: its summary with some fields of `run` changed, `sut` and `complete` apart."""
    told = summary(RunRecord.read(folder))
    told["complete"] = changes.pop("complete", told["complete"])
    told["sut"] |= changes.pop("sut", {})
    told["run"] |= {"id": name, **changes}
    path = folder.parent / name / "summary.json"
    path.parent.mkdir()
    path.write_text(json.dumps(told), "utf-8")
    return path


def test_whole_earlier_runs_of_the_same_product_are_found_oldest_first(finished: Path) -> None:
    neighbour(finished, "b", started="2026-11-22T09:00:00+07:00")
    neighbour(finished, "a", started="2026-11-21T09:00:00+07:00")
    neighbour(finished, "later", started="2026-12-01T09:00:00+07:00")
    neighbour(finished, "other", started="2026-11-20T09:00:00+07:00", sut={"name": "Phần mềm khác"})
    neighbour(finished, "part", started="2026-11-20T09:00:00+07:00", selection="article:15")
    neighbour(finished, "cut", started="2026-11-20T09:00:00+07:00", complete=False)
    neighbour(finished, "odd", started="2026-11-20T09:00:00").write_text('{"sut": {"name": ', "utf-8")
    neighbour(finished, "zoneless", started="2026-11-20T09:00:00")
    found = past_runs(RunRecord.read(finished))
    assert [run.id for run in found] == ["a", "b"]
    assert found[0].started == datetime.fromisoformat("2026-11-21T09:00:00+07:00")


def test_the_trend_is_drawn_once_there_is_something_to_compare(finished: Path) -> None:
    assert "Qua các lượt chạy" not in page(RunRecord.read(finished))
    neighbour(finished, "a", started="2026-11-21T09:00:00+07:00")
    text = page(RunRecord.read(finished))
    assert "Quy tắc của sản phẩm qua 2 lượt chạy" in text
    assert "a: 1 không đạt" in text


def test_a_hostile_name_of_a_run_cannot_leave_the_picture(finished: Path) -> None:
    neighbour(finished, "x", started="2026-11-21T09:00:00+07:00")
    path = finished.parent / "x" / "summary.json"
    told = json.loads(path.read_text("utf-8"))
    told["run"]["id"] = "</title></svg><script>alert(1)</script>"
    path.write_text(json.dumps(told), "utf-8")
    assert "<script>alert" not in page(RunRecord.read(finished))


def test_allure_gets_every_scenario_of_a_run_by_its_own_id(finished: Path) -> None:
    neighbour(finished, "a", started="2026-11-21T09:00:00+07:00")
    (line,) = history_lines(past_runs(RunRecord.read(finished))).splitlines()
    point = json.loads(line)
    results = {row["name"]: row["status"] for row in point["testResults"].values()}
    assert results["KB-D15-02"] == "failed"
    assert results["KB-D15-04"] == "broken"
    assert len(point["knownTestCaseIds"]) == len(results) == 6


def test_who_has_to_act_owns_a_result(finished: Path) -> None:
    header = RunRecord.read(finished).header
    assert owner(["product", "deployment"], header) == "Công ty Mẫu"
    assert owner(["deployment"], header) == "Cơ quan sử dụng"
    assert owner(["authority"], header) == "Cấp có thẩm quyền"


@pytest.mark.parametrize("base", ["", "javascript:alert(1)", "file:///tmp"])
def test_without_an_address_of_the_web_there_is_no_link_to_the_rulebook(base: str) -> None:
    assert rulebook_links(["D15.k2-2"], {"KIEMCHUAN_RULEBOOK": base}) == []


def test_the_link_to_the_rulebook_is_the_permanent_one() -> None:
    (link,) = rulebook_links(["D15.k2-2"], {"KIEMCHUAN_RULEBOOK": "https://so-tay.example/qd50/"})
    assert link["url"] == "https://so-tay.example/qd50/quy-tac/D15.k2-2.html"


@pytest.mark.slow
@pytest.mark.foreign("chromium")
def test_allures_page_shows_the_past_of_a_scenario(finished: Path, tmp_path: Path) -> None:
    """Two earlier runs: the tab of history counts two."""
    neighbour(finished, "a", started="2026-11-21T09:00:00+07:00")
    neighbour(finished, "b", started="2026-11-22T09:00:00+07:00")
    try:
        report = write_all(finished, html=True)["html"]
    except HtmlError as error:
        pytest.skip(f"NOT RUN: allure cannot be had: {error}")
    with chromium(tmp_path / "profile") as browser:
        browser.open(report)
        leaves = "[...document.querySelectorAll('[data-testid=tree-leaf]')]"
        leaf = f"{leaves}.find(one => one.textContent.includes('KB-D15-02'))"
        browser.until(leaf)
        browser.run(f"{leaf}.click()")
        browser.until("document.querySelector('[data-testid=test-result-tab-history]')")
        tabs = "document.querySelector('[data-testid=test-result-tab-history]').parentElement.textContent"
        assert "History2" in browser.run(tabs)
        fonts_of(browser)


def fonts_of(browser: Browser) -> None:
    """The letters of the report are those that it brings along."""
    assert browser.run(
        "[...document.fonts].some(face => face.family.includes('KC Sans') && face.status === 'loaded')"
    )
