"""The desk where attestations of a run are handed in: each becomes an observation, with everything it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cached_property

from harness.run.attestation.file import AttestationFile, Attested
from harness.run.attestation.signature import SignatureFinding, SignerTrust, judge_signature
from harness.run.world.sink import ObservationSink


class AttestationDesk:
    """Looks at signatures once, when the first attestation is asked for; at evidence whenever it is handed in."""

    def __init__(
        self, files: Sequence[AttestationFile], trust: Callable[[], SignerTrust], at: datetime
    ) -> None:
        self._files = files
        self._trust = trust
        self._at = at

    @cached_property
    def _findings(self) -> dict[str, SignatureFinding]:
        if not self._files:
            return {}
        trust = self._trust()
        return {
            str(file.path): judge_signature(file.raw, file.signature, trust, self._at) for file in self._files
        }

    def hand_in(self, rule: str, sink: ObservationSink) -> None:
        """Observe `attestation.handed` of a rule, or `attestation.absent` where no file speaks of it.

        Blobs: `file`, `signature` and `evidence` as they were found, each only where there is one.
        """
        for file in self._files:
            if (entry := file.of(rule)) is not None:
                self._observe(file, entry, sink)
                return
        sink.add("attestation.absent", "attestation", rule=rule)

    def _observe(self, file: AttestationFile, entry: Attested, sink: ObservationSink) -> None:
        finding = self._findings[str(file.path)]
        blobs = {"file": file.raw}
        if file.signature:
            blobs["signature"] = file.signature
        evidence = file.evidence(entry)
        if evidence is not None:
            blobs["evidence"] = evidence
        stated = asdict(entry) | {"date": entry.date.isoformat(), "expires": entry.expires.isoformat()}
        sink.add(
            "attestation.handed",
            "attestation",
            blobs=blobs,
            file=file.path.name,
            signature=asdict(finding),
            **stated,
        )
