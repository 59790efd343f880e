"""A part of the product: one duty, in one class that may be put in another's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulators.qlvb.office import Office


class Part:
    """Knows the office it works in, and through it the other parts; holds no state of its own."""

    def __init__(self, office: Office) -> None:
        self.office = office
