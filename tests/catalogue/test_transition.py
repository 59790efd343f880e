"""Điều 22: until 2019-12-17 some rules only advise software that was in use on 2018-12-17 (design §9.13)."""

from __future__ import annotations

from datetime import date

import pytest

from harness.catalogue import FIXTURES, Catalogue
from harness.oracles.profile import load_profile
from harness.run.verdicts import severity_on

OLD, YOUNG = date(2018, 12, 17), date(2018, 12, 18)
LAST_DAY, AFTER = date(2019, 12, 16), date(2019, 12, 17)


@pytest.mark.parametrize(
    ("rule", "as_of", "in_use_since", "severity"),
    [
        ("D15.k1-2", LAST_DAY, OLD, "recommended"),
        ("D15.k1-2", AFTER, OLD, "mandatory"),
        ("D15.k1-2", LAST_DAY, YOUNG, "mandatory"),
        ("D15.k1-2", LAST_DAY, None, "mandatory"),
        ("D15.k2-2", LAST_DAY, OLD, "mandatory"),
    ],
)
def test_only_rules_of_the_transition_soften_for_old_software_until_its_last_day(
    rule: str, as_of: date, in_use_since: date | None, severity: str
) -> None:
    profile = load_profile(FIXTURES / "profiles" / "an-giang-2018.toml")
    found = next(one for one in Catalogue.load().rules if one.id == rule)
    assert severity_on(found, profile, as_of, in_use_since) == severity
