"""A reading of the law that the profile calls a switch is one: a check reads it; what is built in says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harness.catalogue import FIXTURES
from harness.oracles.profile import load_profile

ROOT = Path(__file__).resolve().parents[2]
PROFILE = load_profile(FIXTURES / "profiles" / "an-giang-2018.toml")
READ = {
    name
    for path in (ROOT / "harness").rglob("*.py")
    for name in re.findall(r'\.switch\(\s*"([^"]+)"', path.read_text("utf-8"))
}


def test_every_switch_is_read_by_a_check_and_nothing_else_is() -> None:
    assert {name for name, switch in PROFILE.switches.items() if switch.effect == "switch"} == READ


def test_every_reading_says_what_changing_it_does() -> None:
    assert {switch.effect.partition(":")[0] for switch in PROFILE.switches.values()} == {
        "switch",
        "parameter",
        "fixed",
    }
    assert sorted(switch.number for switch in PROFILE.switches.values()) == list(range(1, 28))


def test_a_built_in_reading_cannot_be_asked_for_as_if_it_could_be_chosen() -> None:
    with pytest.raises(KeyError):
        PROFILE.switch("same-day")
