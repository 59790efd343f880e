"""What judging asks of a world, whatever the role of the product: its observations, one more look, the time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from harness.oracles.observation import Observations
from harness.oracles.profile import Profile


class JudgedWorld(Protocol):
    """The world of one scenario at a time, as a Then sees it."""

    profile: Profile
    as_of: date

    def now(self) -> datetime: ...

    def read(self, what: str, label: str) -> None:
        """Read what a check wants, about a document by its label; the reading is an observation."""

    def observations(self) -> Observations:
        """All observations of the running scenario, fresh marks."""
