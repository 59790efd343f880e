"""What stands in a cell: whole scenarios with an id of their own, or loose steps; what can't be is told."""

from __future__ import annotations

import unicodedata

import pytest

from harness.catalogue import CatalogueError, Step
from harness.jupyter.cells import read_cell
from harness.jupyter.completion import complete, nearest, plain
from harness.jupyter.workbook import gherkin
from harness.steps.registry import load_steps

SCENARIO = """Tình huống: thử
  Biết đồng hồ chỉ 20:00 ngày 17/12/2019
  Khi phần mềm lấy văn bản từ Trục
  Thì [D15.k2-2] thời điểm tiếp nhận tính theo giờ hành chính của văn bản là 07:00 ngày 18/12/2019
"""


def test_a_scenario_without_an_id_gets_the_next_one_and_its_own_is_kept() -> None:
    two = f"{SCENARIO}\n@KB-D15-99\n{SCENARIO.replace('thử', 'khác')}"
    assert [s.id for s in read_cell(two, numbered=7).scenarios] == ["KB-SOTAY-07", "KB-D15-99"]


def test_a_whole_feature_is_taken_as_it_is() -> None:
    [scenario] = read_cell(f"# language: vi\nTính năng: X\n  @KB-D15-98\n  {SCENARIO}").scenarios
    assert (scenario.id, scenario.feature) == ("KB-D15-98", "X")


def test_letters_of_a_cell_may_come_decomposed() -> None:
    [scenario] = read_cell(unicodedata.normalize("NFD", SCENARIO)).scenarios
    assert scenario.steps[0].text == "đồng hồ chỉ 20:00 ngày 17/12/2019"


def test_loose_steps_go_on_from_the_kind_before() -> None:
    assert [s.kind for s in read_cell("Và x\nKhi y\nVà z\n", previous="given").steps] == [
        "given",
        "when",
        "when",
    ]


def test_a_table_belongs_to_its_step() -> None:
    [step] = read_cell("Biết x\n  | a | b |\n").steps
    assert step.table == (("a", "b"),)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "ô trống"), ("Và x\n", "no-kind"), ("Thì không có quy tắc\n", "no-rule"), ("chữ gì đó\n", "gherkin"),
        ("Tình huống: x\n  Biết y\n", "no-when"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_run_is_refused_in_words(cell: str, code: str) -> None:
    with pytest.raises(CatalogueError, match=code):
        read_cell(cell)


def test_a_scenario_written_for_a_cell_reads_back_the_same() -> None:
    head, table, words = (
        "@KB-D15-97\nTình huống: t\n  Biết x\n",
        "    | a \\| b | c |\n",
        '    """\n    z\n    """\n',
    )
    text = f"{head}{table}  Khi y\n{words}  Thì [D15.k2-2] w\n"
    [first] = read_cell(text).scenarios
    [again] = read_cell(gherkin(first)).scenarios
    assert [(s.text, s.table, s.docstring) for s in again.steps] == [
        (s.text, s.table, s.docstring) for s in first.steps
    ]


# --- completion


@pytest.mark.parametrize("typed", ["Biết đồng hồ", "Cho DONG HO", "Khi x\nBiết dong ho chi"])
def test_steps_are_completed_with_and_without_diacritics(typed: str) -> None:
    fragment, found = complete(load_steps(), f"%%gherkin\n{typed}")
    assert typed.endswith(fragment)
    assert found[0].startswith("đồng hồ chỉ <")


def test_a_continuing_step_is_completed_with_the_kind_before_it() -> None:
    _, found = complete(load_steps(), "Khi x\nVà phan mem lay")
    assert "phần mềm lấy văn bản từ Trục" in found
    assert complete(load_steps(), "Và phan mem lay")[1] == []
    assert complete(load_steps(), "Tình huống: dong ho")[1] == []


def test_the_nearest_text_is_offered_for_a_slip() -> None:
    step = Step("when", "Khi", "phần mềm lấy văn bản ở Trục")
    assert "phần mềm lấy văn bản từ Trục" in nearest(load_steps(), step)


def test_plain_text_has_no_marks() -> None:
    assert plain("Đồng Hồ CHỈ ƠƯ") == "dong ho chi ou"
