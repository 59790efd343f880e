"""Workbooks say what the command line says: executed in a kernel, and written from a stored run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

import nbformat
import pytest
from nbclient import NotebookClient

from harness.cli import main
from harness.jupyter.kernel import NAME, cell_of, install
from harness.jupyter.views import VERDICT_MIME, verdicts
from reports.record import RunRecord

ARTICLE = 7
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of one điều by the command line."""
    out = tmp_path_factory.mktemp("run") / "run"
    assert main(["run", "--article", str(ARTICLE), "--out", str(out), "--quiet"]) in (0, 3)
    return out


def _summary(run: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Verdicts by rule (of the điều, executed) and by scenario."""
    told = json.loads((run / "summary.json").read_text("utf-8"))
    rules = {
        r["id"]: r["verdict"] for r in told["rules"] if r["id"].startswith(f"D{ARTICLE}.") and r["scenarios"]
    }
    return rules, {s["id"]: s["verdict"] for s in told["scenarios"]}


def _outputs(book: Any) -> list[dict[str, Any]]:
    return [
        o.data[VERDICT_MIME]
        for cell in book.cells
        for o in cell.get("outputs", ())
        if VERDICT_MIME in o.get("data", {})
    ]


def _told(book: Any) -> tuple[dict[str, str], dict[str, str]]:
    outputs = _outputs(book)
    rules = {o["rule"]: o["verdict"] for o in outputs if "rule" in o}
    return rules, {s["id"]: s["verdict"] for o in outputs for s in o["scenarios"]}


def _execute(book: Any, kernel: str) -> Any:
    with patch.dict(os.environ, {"PYTHONPATH": str(ROOT)}):
        return NotebookClient(book, timeout=240, kernel_name=kernel).execute()


def test_an_executed_workbook_finds_the_verdicts_of_the_command_line(run: Path, tmp_path: Path) -> None:
    target = tmp_path / "dieu-7.ipynb"
    assert main(["notebook", "--article", str(ARTICLE), "--out", str(target)]) == 0
    rules, scenarios = _told(_execute(nbformat.read(target, 4), "python3"))
    expected_rules, expected_scenarios = _summary(run)
    automatic = {rule for rule, verdict in expected_rules.items() if rule in rules}
    assert automatic
    assert rules == {rule: expected_rules[rule] for rule in automatic}
    assert {s: v for s, v in expected_scenarios.items() if s in scenarios} == scenarios
    assert {s for s in expected_scenarios if "-9" not in s} <= set(scenarios)


def test_a_workbook_of_a_run_shows_what_that_run_saw_without_executing(run: Path, tmp_path: Path) -> None:
    target = tmp_path / "executed.ipynb"
    assert main(["notebook", "--article", str(ARTICLE), "--run", str(run), "--out", str(target)]) == 0
    book = nbformat.read(target, 4)
    record = RunRecord.read(run)
    _, scenarios = _told(book)
    mine = verdicts(record.scenarios)["scenarios"]
    assert scenarios == {s["id"]: s["verdict"] for s in mine if s["id"] in scenarios}
    assert len(scenarios) >= 6
    assert book.metadata["kiemchuan"]["run"] == record.run["id"]
    assert book.metadata["kiemchuan"]["evidence_root"] == (record.footer or {})["evidence_root"]


def test_names_of_a_product_are_no_markup_in_a_workbook(run: Path, tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>"
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "evidence").symlink_to(run / "evidence")
    lines = (run / "events.jsonl").read_text("utf-8").replace("Sở Tài chính", json.dumps(hostile)[1:-1])
    (folder / "events.jsonl").write_text(lines, "utf-8")
    target = tmp_path / "hostile.ipynb"
    assert main(["notebook", "--article", "7", "--run", str(folder), "--out", str(target)]) == 0
    book = nbformat.read(target, 4)
    shown = [o.data["text/html"] for c in book.cells for o in c.get("outputs", ()) if "data" in o]
    assert any("&lt;script&gt;" in html for html in shown)
    assert not any("<script" in html for html in shown)
    assert not any("<script" in c.source for c in book.cells if c.cell_type == "markdown")


@pytest.mark.parametrize("wrong", [["--article", "99"], ["--run", "nowhere"]])
def test_wrong_use_is_told_and_nothing_is_written(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "x.ipynb"
    assert main(["notebook", *wrong, "--out", str(target)]) == 2
    assert "kiemchuan:" in capsys.readouterr().err
    assert not target.exists()


def test_a_workbook_is_not_overwritten_unasked(tmp_path: Path) -> None:
    target = tmp_path / "x.ipynb"
    target.write_text("mine", "utf-8")
    assert main(["notebook", "--article", "7", "--out", str(target)]) == 2
    assert target.read_text("utf-8") == "mine"


def test_a_kernel_runs_cells_of_plain_gherkin_that_go_on_from_each_other(tmp_path: Path) -> None:
    install(tmp_path)
    book = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_code_cell("Biết đồng hồ chỉ 20:00 ngày 17/12/2019\nVà Sở Tài chính soạn văn bản hợp lệ"),
        nbformat.v4.new_code_cell("Khi Sở Tài chính gửi văn bản qua Trục\nVà phần mềm lấy văn bản từ Trục"),
        nbformat.v4.new_code_cell(
            "Thì [D15.k2-2] thời điểm tiếp nhận tính theo giờ hành chính của văn bản là 07:00 ngày 18/12/2019"
        ),
        nbformat.v4.new_code_cell("%kiemchuan steps dong ho chi"),
    ])  # fmt: skip
    with patch.dict(os.environ, {"JUPYTER_PATH": str(tmp_path / "share" / "jupyter")}):
        done = _execute(book, NAME)
    assert _outputs(done)[-1]["scenarios"] == [
        {"id": "KB-SOTAY-01", "verdict": "passed", "rules": {"D15.k2-2": "passed"}}
    ]
    assert "đồng hồ chỉ <" in done.cells[-1].outputs[0].text


@pytest.mark.parametrize(
    ("code", "given"), [("Biết x", "%%gherkin\nBiết x"), ("%rule D15.k2-2", "%rule D15.k2-2")]
)
def test_a_cell_that_begins_with_a_magic_is_left_alone(code: str, given: str) -> None:
    assert cell_of(code) == given
