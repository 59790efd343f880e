"""Every trap that would let a scenario pass unseen is an error when the feature is read."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from harness.catalogue import Catalogue, CatalogueError, read_feature

HEAD = "# language: vi\nTính năng: Thử\n"
GOOD = (
    HEAD
    + """
  @KB-D15-01
  Tình huống: Một
    Biết điều kiện
    Khi hành động
    Thì [D15.k2-2] kết quả
"""
)


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "a.feature"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_sound_feature_is_read_with_ids_kinds_and_rules(tmp_path: Path) -> None:
    [scenario] = read_feature(write(tmp_path, GOOD))
    assert scenario.id == "KB-D15-01"
    assert [step.kind for step in scenario.steps] == ["given", "when", "then"]
    assert scenario.rules == ("D15.k2-2",)


OUTLINE_WITHOUT_ROWS = """
  Khung tình huống: Lúc <giờ>
    Khi đến lúc <giờ>
    Thì [D15.k2-2] đúng <giờ>

    Dữ liệu:
      | mã | giờ |
"""


def test_each_row_of_an_outline_has_its_own_id(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
  Khung tình huống: Lúc <giờ>
    Khi đến lúc <giờ>
    Thì [D15.k2-2] đúng <giờ>

    Dữ liệu:
      | mã        | giờ |
      | KB-D15-01 | 7   |
      | KB-D15-02 | 8   |
"""
    )
    scenarios = read_feature(write(tmp_path, text))
    assert [s.id for s in scenarios] == ["KB-D15-01", "KB-D15-02"]
    assert scenarios[1].steps[0].text == "đến lúc 8"
    assert scenarios[1].row == (("giờ", "8"),)


@pytest.mark.parametrize(
    ("trap", "text"),
    [
        ("bom", b"\xef\xbb\xbf" + GOOD.encode()),
        ("nfd", unicodedata.normalize("NFD", GOOD)),
        ("gherkin", "Chuyện gì đây"),
        ("no-when", GOOD.replace("    Khi hành động\n", "")),
        ("no-then", GOOD.replace("    Thì [D15.k2-2] kết quả\n", "")),
        ("no-steps", HEAD + "\n  @KB-D15-01\n  Tình huống: Một\n"),
        ("no-id", GOOD.replace("  @KB-D15-01\n", "")),
        ("no-such-tag", GOOD.replace("@KB-D15-01", "@KB-D15-01 @skip")),
        ("no-such-tag", GOOD.replace("@KB-D15-01", "@KB-D15-01 @vai-tro-truc")),
        ("no-rows", GOOD + OUTLINE_WITHOUT_ROWS),
        ("no-rule", GOOD.replace("[D15.k2-2] ", "")),
        ("same-name", GOOD + GOOD.removeprefix(HEAD).replace("KB-D15-01", "KB-D15-02")),
        (
            "same-name",
            HEAD + "\n  Quy tắc: A\n" + GOOD.removeprefix(HEAD) + "\n  Quy tắc: B\n"
            + GOOD.removeprefix(HEAD).replace("KB-D15-01", "KB-D15-02"),
        ),
    ],
)  # fmt: skip
def test_a_trap_is_an_error_that_names_itself(trap: str, text: str | bytes, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=rf"\[{trap}\]"):
        read_feature(write(tmp_path, text))


def test_a_scenario_id_is_used_once_in_the_whole_suite(tmp_path: Path) -> None:
    rules = '[[rule]]\nid = "D15.k2-2"\narticle = 15\ntext_vi = "a"\ntext_en = "a"\nsubject = "clerk"\n'
    rules += 'scope = "product"\nseverity = "mandatory"\nmethod = "automatic"\n'
    for name in ("dieu_14", "dieu_15"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, GOOD)
    (tmp_path / "dieu_15" / "rules.toml").write_text(rules)
    with pytest.raises(CatalogueError, match=r"\[same-id\]"):
        Catalogue.load(tmp_path)


def test_a_rule_that_the_catalogue_lacks_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "dieu_15").mkdir()
    write(tmp_path / "dieu_15", GOOD)
    with pytest.raises(CatalogueError, match=r"\[no-such-rule\]"):
        Catalogue.load(tmp_path)


def test_the_suite_itself_is_sound() -> None:
    catalogue = Catalogue.load()
    assert len(catalogue.rules) == 251
    assert catalogue.scenarios
