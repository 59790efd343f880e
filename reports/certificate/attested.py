"""The attestations that verdicts of a certificate rest on: who stated what until when, and under which root."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from harness.oracles.judgement import Verdict
from reports.printable import printable
from reports.record import RunRecord

_STATED = ("statement", "signer_name", "signer_post", "date", "expires")


def attestations(record: RunRecord) -> list[dict[str, Any]]:
    """A row for each attested rule, in the order of the rules: the attestation, its signer's certificate, its root.

    `root` and `root_sha256` are empty where the run was made before kiemchuan recorded them.
    """
    handed = {
        seen["data"]["rule"]: seen["data"]
        for scenario in record.scenarios
        for seen in scenario.observations
        if seen["kind"] == "attestation.handed"
    }
    attested = [row["id"] for row in record.rules if row["verdict"] == Verdict.ATTESTED]
    return [_row(handed[rule]) for rule in attested if rule in handed]


def _row(facts: Mapping[str, Any]) -> dict[str, Any]:
    signature = facts["signature"]
    return {
        "rule": facts["rule"],
        **{name: printable(facts[name]) for name in _STATED},
        "evidence": {"name": printable(facts["evidence"]), "sha256": facts["sha256"]},
        "certificate_sha256": signature["certificate_sha256"],
        "root": printable(signature.get("root", "")),
        "root_sha256": signature.get("root_sha256", ""),
    }


def roots(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Names of the roots that the signers lead to, by SHA-256 of their certificates; empty ones left out."""
    return {row["root_sha256"]: row["root"] for row in rows if row["root_sha256"]}
