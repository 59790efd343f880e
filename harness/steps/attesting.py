"""Steps for rules that no machine can see: what is demanded of the person who answers for it, and the handing in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from harness.catalogue import CatalogueError
from harness.steps.judged import JudgedWorld
from harness.steps.registry import STEPS

Table = tuple[tuple[str, ...], ...]
DEMANDS = {
    "việc phải làm": "instruction",
    "bằng chứng": "evidence",
    "người ký": "signer",
    "thời hạn": "holds",
}
_MONTHS = re.compile(r"([1-9][0-9]?) tháng")


class AttestedWorld(JudgedWorld, Protocol):
    """The world of a scenario that is about an attestation."""

    def demand_attestation(self, demands: Mapping[str, str]) -> None:
        """Note what the person who attests is to do, to show, and how long it holds (`months`)."""

    def hand_in_attestation(self, rule: str) -> None:
        """Take the attestation of a rule from those handed to the run; that there is none is for a Then to judge."""


@STEPS.given("việc chứng thực được yêu cầu như sau")
def is_demanded(world: AttestedWorld, table: Table) -> None:
    """A table of four rows: việc phải làm, bằng chứng, người ký, thời hạn (`12 tháng`)."""
    given = dict(row for row in table if len(row) == 2)
    if list(given) != list(DEMANDS) or len(table) != len(DEMANDS):
        raise CatalogueError(f"an attestation demands {', '.join(DEMANDS)}, in this order")
    months = _MONTHS.fullmatch(given["thời hạn"])
    if months is None:
        raise CatalogueError("thời hạn of an attestation is written as in “12 tháng”")
    world.demand_attestation({DEMANDS[name]: text for name, text in given.items()} | {"months": months[1]})


@STEPS.when("người có trách nhiệm nộp bản chứng thực cho [{rule}]")
def hands_in(world: AttestedWorld, rule: str) -> None:
    """What the run was given for the rule is looked at; nothing is asked of the product."""
    world.hand_in_attestation(rule)
