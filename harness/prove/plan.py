"""Which scenarios a defect is tried on: those of its rule, and one of every rule that uses the same operation."""

from __future__ import annotations

from collections.abc import Mapping

from harness.catalogue import Catalogue, Scenario, role_of

READS = frozenset({
    "about", "sync", "get_clock", "set_clock", "set_working_hours", "set_connection", "list_outgoing", "get_outgoing",
    "get_outgoing_file", "list_incoming", "get_incoming", "get_incoming_file", "register",
    "sendEdoc", "getReceivedEdocList", "getEdoc", "updateStatus",
})  # fmt: skip
"""Operations that every scenario of a role uses: they say nothing of what it is about."""


def scenarios_for(
    catalogue: Catalogue, rule: str, operations: Mapping[str, set[str]], *, full: bool, role: str = "agency"
) -> list[Scenario]:
    """The rule's own scenarios first, then the others. With `full`, every scenario of the role."""
    own = [
        s
        for s in map(catalogue.scenarios.get, catalogue.scenarios_of.get(rule, ()))
        if s and role_of(s) == role
    ]
    others = [s for s in catalogue.scenarios.values() if role_of(s) == role and s not in own]
    if full:
        return own + others
    acts = set().union(*(operations.get(s.id, set()) for s in own)) - READS
    chosen: list[Scenario] = []
    covered = {rule}
    for scenario in others:
        mine = operations.get(scenario.id, set()) - READS
        alike = bool(mine & acts) if acts else not mine
        if alike and not covered.issuperset(scenario.rules):
            chosen.append(scenario)
            covered.update(scenario.rules)
    return own + chosen
