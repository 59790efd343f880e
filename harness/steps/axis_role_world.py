"""What steps may ask of the world around a product of role axis: agencies on both sides of it, and their calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from harness.steps.judged import JudgedWorld


class AxisRoleWorld(JudgedWorld, Protocol):
    """Agencies are `cơ quan A`, `cơ quan B`, `cơ quan C` on the axis, and those of the national axis by name.

    Documents go by their noun phrase in the scenario (`văn bản`, `văn bản đối chứng`): the label. No act raises
    because the axis refuses: every call and its answer is an observation, for a Then to judge.
    """

    def compose(
        self,
        label: str,
        sender: str,
        recipients: Sequence[str],
        *,
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        """An agency prepares a valid signed document for others."""

    def deliver(self, label: str) -> None:
        """Its sender hands a prepared document to the axis that it is connected to."""

    def deliver_as(self, label: str, named: str, *, package: bool, call: bool) -> None:
        """Its sender hands it over by its own connection, naming another agency as the sender: in the package, in
        the call, or in both."""

    def deliver_cut(self, label: str) -> None:
        """Its sender begins to hand it over and loses the connection half-way."""

    def report(self, sender: str, of: str, code: str) -> None:
        """A recipient sends a business status of a document to its sender."""

    def collect(self) -> None:
        """Every connected agency takes in what its axis lists for it and says so, until nothing more is owed to it."""

    def take_without_saying(self, agency: str) -> None:
        """An agency fetches what is listed and loses the connection before it can say that it has it."""

    def disconnect(self, agency: str) -> None:
        """An agency stops calling until it is connected again or the scenario ends."""

    def connect(self, agency: str) -> None: ...

    def national_axis(self, *, up: bool) -> None:
        """The national axis answers, or does not; it does again when the scenario ends."""

    def count_waiting(self, agency: str) -> None:
        """An agency asks how many documents wait for it, and for the list of them."""

    def probe(self, act: str, credentials: str, victim: str, of: str) -> None:
        """Someone who cannot prove to be `victim` asks the axis for an act on a document, in the victim's name."""
