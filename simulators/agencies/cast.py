"""Who is who among the simulated agencies of a standing world: each agency's personality, by its code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from simulators.agencies.personalities import Duplicating, Late, OldDialect, Prompt, Refusing, Silent
from simulators.protocol.codes import StatusCode

_ACCEPTS = StatusCode.ACCEPTED

CAST: Mapping[str, Prompt] = MappingProxyType(
    {
        "000.00.06.H01": Late(),
        "000.00.07.H01": Silent(),
        "000.00.21.H01": OldDialect(through=_ACCEPTS),
        "000.00.22.H01": Refusing(),
        "000.02.21.H01": Duplicating(through=_ACCEPTS),
    }
)
"""Those who are not simply prompt."""


def personality_of(organ_id: str) -> Prompt:
    """The personality of an agency: prompt (01, then 03) unless the cast says otherwise."""
    return CAST.get(organ_id, Prompt(through=_ACCEPTS))
