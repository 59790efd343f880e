"""What the worlds of both roles do for a rule that a person attests; no product is asked for anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from harness.run.attestation.desk import AttestationDesk
from harness.run.attestation.signature import SignerTrust
from harness.run.settings import RunSettings
from harness.run.world.sink import ObservationSink
from simulators.clock import VIETNAM

if TYPE_CHECKING:
    from harness.run.world.keys import Keys


class Attesting:
    """Implements `harness.steps.attesting.AttestedWorld` beside a world of a role."""

    keys: Keys
    _settings: RunSettings
    _sink: ObservationSink

    @cached_property
    def _desk(self) -> AttestationDesk:
        return AttestationDesk(self._settings.attestations, self._signer_trust, self._judged_at)

    @property
    def _judged_at(self) -> datetime:
        """The moment that attestations are judged by: 08:00 of their day, as the world's clock begins at."""
        return datetime.combine(self._settings.attested_on, time(8), VIETNAM)

    def _signer_trust(self) -> SignerTrust:
        """The roots given; else the test PKI where the product is our own, and nobody where it is a vendor's."""
        if self._settings.attestation_roots is not None:
            return SignerTrust.from_pem(self._settings.attestation_roots)
        if self._settings.sut.path or self._settings.sut.source != "embedded":
            return SignerTrust()
        trust = self.keys.pki.trust(self._judged_at)
        return SignerTrust(tuple(trust.roots), tuple(trust.intermediates), tuple(trust.crls))

    def demand_attestation(self, demands: Mapping[str, str]) -> None:
        facts: dict[str, Any] = dict(demands) | {"as_of": self._judged_at.date().isoformat()}
        self._sink.add("attestation.demanded", "input", **facts)

    def hand_in_attestation(self, rule: str) -> None:
        self._desk.hand_in(rule, self._sink)
