"""What a certificate states, as a value: canonical JSON (RFC 8785), whose hash is the certificate's number.

It counts rules by the weakest thing their verdict was seen by, names every rule that was not seen, and says what it
does not claim. Nothing in it is a number with a fraction, so that every reader writes the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import rfc8785

from harness.oracles.judgement import Verdict
from harness.run.seal import EVENTS
from reports.certificate.attested import attestations
from reports.certificate.errors import StatementError
from reports.certificate.refusals import Refusal
from reports.certificate.releases import Release
from reports.judged_rules import QCVN_102, QCVN_102_EN, JudgedRule, judged_rules
from reports.printable import printable
from reports.record import RunRecord

SCHEMA = "kiemchuan/certificate/1"
MOST_BYTES = 20_000_000
_MOST_EXACT = 2**53 - 1
REGULATION = "Quyết định 50/2018/QĐ-UBND An Giang"


@dataclass(frozen=True)
class Circumstances:
    """What the run itself does not know: when and by whom it was certified, who looked on, until when it counts."""

    issued: datetime
    conducted_by: str
    witnessed_by: tuple[str, ...] = ()
    expires: date | None = None
    judged_again: int = 0
    judge: str = ""


def statement(
    record: RunRecord, about: Circumstances, release: Release | None, unofficial: Sequence[Refusal]
) -> dict[str, Any]:
    """The statement with its number. `unofficial`: why it is no certificate; empty makes it one."""
    rules = judged_rules(record)
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "regulation": REGULATION,
        "official": not unofficial,
        "unofficial_because": [
            {"code": r.code, "vi": r.vi, "en": r.en, "names": list(r.names)} for r in unofficial
        ],
        "issued": about.issued.isoformat(timespec="seconds"),
        "expires": about.expires.isoformat() if about.expires else None,
        "conducted_by": about.conducted_by,
        "witnessed_by": list(about.witnessed_by),
        "product": {key: plain(record.sut[key]) for key in ("name", "version", "vendor", "role")},
        "product_says": plain(record.about),
        "declaration": {**plain(record.header["declaration"]), "sha256": record.run["declaration_sha256"]},
        "run": {
            key: record.run[key]
            for key in (
                "id",
                "started",
                "seed",
                "as_of",
                "attestations_as_of",
                "clock",
                "selection",
                "shuffled",
            )
            if key in record.run
        },
        "profile": {"name": record.run["profile"], "sha256": record.run["profile_sha256"]},
        "switches": [
            {"number": s["number"], "name": s["name"], "value": s["value"]} for s in record.header["switches"]
        ],
        "suite": {
            "version": release.version if release else None,
            "sha256": record.run["suite_sha256"],
            "rules_sha256": rules_sha256(record.header["suite"]),
        },
        "evidence": {
            "root": (record.footer or {}).get("evidence_root"),
            "events_sha256": hashlib.sha256((record.folder / EVENTS).read_bytes()).hexdigest(),
        },
        "judged_again": {"checks": about.judged_again, "changed": 0, "by": about.judge},
        "tools": dict(record.header["tools"]),
        "certifiable": record.certifiable and not unofficial,
        "rules": [_rule(rule) for rule in rules],
        "attestations": attestations(record),
        "counts": counts(rules),
        "limits": limits(rules),
    }
    return {"number": number_of(told), **told}


def number_of(told: dict[str, Any]) -> str:
    """`KC-` and 24 hexadecimal digits over everything else that is stated."""
    rest = {key: value for key, value in told.items() if key != "number"}
    return f"KC-{hashlib.sha256(canonical(rest)).hexdigest()[:24].upper()}"


def canonical(value: Any) -> bytes:
    """RFC 8785: one value, one sequence of bytes."""
    return rfc8785.dumps(value)


def plain(value: Any) -> Any:
    """A value of a product as every reader of JSON takes it: no fractions, no huge numbers, no broken characters."""
    if isinstance(value, dict):
        return {plain(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > _MOST_EXACT):
        return str(value)
    return unicodedata.normalize("NFC", printable(value)) if isinstance(value, str) else value


def read_statement(raw: bytes) -> dict[str, Any]:
    """A statement from its bytes. StatementError names what is not as it was made: form, schema or number."""
    if len(raw) > MOST_BYTES:
        raise StatementError("json", f"larger than {MOST_BYTES} bytes")
    try:
        told = json.loads(raw)
        again = canonical(told)
    except (ValueError, RecursionError) as error:
        raise StatementError("json", f"unreadable: {error}") from error
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise StatementError("schema", f"not {SCHEMA}")
    if again != raw:
        raise StatementError("json", "not in canonical form (RFC 8785)")
    if told.get("number") != number_of(told):
        raise StatementError("number", "does not follow from what is stated")
    return told


def rules_sha256(suite: dict[str, str]) -> str:
    """One hash over the catalogue: the `rules.toml` of every điều."""
    files = sorted((name, digest) for name, digest in suite.items() if name.endswith("/rules.toml"))
    return hashlib.sha256("".join(f"{digest}  {name}\n" for name, digest in files).encode()).hexdigest()


def counts(rules: Sequence[JudgedRule]) -> dict[str, Any]:
    """Rules that decide by verdict, and those of them that passed by what they were seen by; the others apart."""
    deciding = [rule for rule in rules if rule.decides]
    others = [rule for rule in rules if not rule.decides]
    green = [rule for rule in deciding if rule.verdict in (Verdict.PASSED, Verdict.ATTESTED)]
    return {
        "deciding": dict(Counter(str(rule.verdict) for rule in deciding)),
        "seen_by": dict(Counter(str(rule.row["seen_by"] or "attestation") for rule in green)),
        "others": dict(Counter(str(rule.verdict) for rule in others)),
    }


def limits(rules: Sequence[JudgedRule]) -> dict[str, Any]:
    """What is not claimed, by rule: read it before the verdict."""
    product = [rule for rule in rules if rule.row["scope"] == "product"]

    def ids(*verdicts: Verdict, recommended: bool | None = None) -> list[str]:
        return [
            rule.id
            for rule in product
            if rule.verdict in verdicts and (recommended is None or rule.recommended is recommended)
        ]

    return {
        "recommended_failed": ids(Verdict.FAILED, recommended=True),
        "recommended_open": ids(Verdict.INCONCLUSIVE, Verdict.HARNESS_ERROR, recommended=True),
        "not_testable": ids(Verdict.NOT_TESTABLE),
        "not_applicable": ids(Verdict.NOT_APPLICABLE),
        "attested": ids(Verdict.ATTESTED),
        "duties_open": [
            rule.id
            for rule in rules
            if rule.row["scope"] != "product" and rule.verdict is Verdict.INCONCLUSIVE
        ],
        "article_11": {"vi": QCVN_102, "en": QCVN_102_EN},
    }


def _rule(rule: JudgedRule) -> dict[str, Any]:
    keys = ("id", "verdict", "reason", "severity", "scope", "basis", "seen_by", "scenarios")
    caveat = {"caveat": rule.caveat_vi} if rule.caveat_vi else {}
    return {**{key: rule.row[key] for key in keys}, **caveat}
