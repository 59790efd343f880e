"""`[driver]` of `sut.toml`: each kind says what it needs, and a wrong key is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.sut.declaration import Declaration, DeclarationError, load_declaration

HEAD = '[product]\nname = "X"\nversion = "1"\n'


def load(folder: Path, text: str) -> Declaration:
    path = folder / "sut.toml"
    path.write_text(HEAD + text, "utf-8")
    return load_declaration(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[driver]\nkind = "soap"\n', "driver.kind.*http, python, guided, none"),
        ('[driver]\nkind = "http"\n', "driver.url"),
        ('[driver]\nkind = "python"\n', "driver.class"),
        ('[driver]\nkind = "guided"\n[clock]\nmode = "virtual"\n', "clock.mode"),
        ('[driver]\nkind = "none"\n[declaration]\nlevels = ["L1"]\n', "performs no operation"),
        ('[declaration]\nlevels = ["L9"]\n', "L0, L1, L2, L3"),
    ],
)
def test_a_wrong_table_is_told_with_its_key(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DeclarationError, match=words):
        load(tmp_path, text)


def test_without_a_driver_the_product_is_at_l0_and_follows_its_host(tmp_path: Path) -> None:
    declared = load(tmp_path, '[declaration]\nlevels = ["L0"]\n')
    assert (declared.capabilities, declared.clock.mode, declared.driver.kind) == (frozenset(), "real", "none")


def test_a_person_sets_no_clock_and_polls_no_axis(tmp_path: Path) -> None:
    declared = load(tmp_path, '[driver]\nkind = "guided"\n[declaration]\nlevels = ["L1"]\n')
    assert "issue" in declared.capabilities
    assert not {"sync", "set_clock", "get_clock", "about"} & declared.capabilities
