"""A run says aloud when its suite is not the one that is locked, and such a run cannot certify."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from harness.catalogue import FEATURES, Catalogue, CatalogueError
from harness.run.locked import LOCK, not_as_locked, words


def test_the_suite_s_scenarios_are_those_locked() -> None:
    assert not_as_locked(FEATURES, Catalogue.load().scenarios) == ()


def test_a_scenario_that_was_taken_out_or_added_is_named(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text('[scenarios]\nKB-D15-01 = ["D15.k1-1"]\nKB-D15-02 = ["D15.k1-1"]\n', "utf-8")
    strays = not_as_locked(tmp_path, {"KB-D15-02", "KB-D15-99"})
    assert strays == ("KB-D15-01", "KB-D15-99")
    assert "KB-D15-01" in words(strays)


def test_without_a_lock_nothing_is_locked_and_a_broken_one_is_told(tmp_path: Path) -> None:
    assert not_as_locked(tmp_path, {"KB-D15-01"}) == ()
    (tmp_path / LOCK).write_text("[scenarios\n", "utf-8")
    with pytest.raises(CatalogueError, match=r"ids\.lock"):
        not_as_locked(tmp_path, ())


def test_a_run_of_a_suite_with_an_outline_row_commented_out_knows_it(tmp_path: Path) -> None:
    """Nothing else would tell: what is left of the suite passes."""
    features = tmp_path / "features"
    copytree(FEATURES, features)
    path = next(iter(features.glob("dieu_15/thoi-diem-nhan.feature")))
    lines = path.read_text("utf-8").splitlines()
    rows = [n for n, line in enumerate(lines) if line.strip().startswith("| KB-D15-")]
    gone = lines[rows[0]].split("|")[1].strip()
    lines[rows[0]] = f"# {lines[rows[0]]}"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert not_as_locked(features, Catalogue.load(features, use_cache=False).scenarios) == (gone,)
