"""What a person tells of a screen: a record that asks for a member when somebody looks at it, and then keeps it.

So a person is asked for what a check really looks at and for nothing else. Whoever makes such a record sees to it
that an answer is stored before it is handed on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from harness.sut.contract.shapes import Shape


class _Absent:
    """The screen shows no such thing."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()
Ask = Callable[["Told", str, Shape], Any]
"""Asks for one member; answers its value, or ABSENT. Called once for each member."""


class Told(dict[str, Any]):
    """A JSON object known in part. Members that the schema has and nobody asked for are not in it yet.

    Looking at a member (`get`, `[]`, `in`) asks; going over all members shows only those told so far.
    """

    def __init__(
        self, known: dict[str, Any], shape: Shape, ask: Ask, name: str = "", *, known_as: str | None = None
    ) -> None:
        """`name`: of this object within its record, for questions and keys (`history[2]`).

        `known_as`: the identifier (else the subject) of the document for which the person found this record.
        """
        super().__init__(known)
        self.name = name
        self.known_as = known_as
        self._shape = shape
        self._ask = ask
        self._asked = set(known)

    def __getitem__(self, member: str) -> Any:
        self._look(member)
        return super().__getitem__(member)

    def __contains__(self, member: object) -> bool:
        if isinstance(member, str):
            self._look(member)
        return super().__contains__(member)

    def get(self, member: str, default: Any = None) -> Any:
        self._look(member)
        return super().get(member, default)

    def within(self, known: dict[str, Any], shape: Shape, name: str) -> Told:
        """An object inside this one, asked for in the same way."""
        return Told(known, shape, self._ask, f"{self.name}.{name}" if self.name else name)

    def _look(self, member: str) -> None:
        if member in self._asked or member not in self._shape.members:
            return
        self._asked.add(member)
        try:
            value = self._ask(self, member, self._shape.member(member))
        except BaseException:
            self._asked.discard(member)
            raise
        if value is not ABSENT:
            self[member] = value
