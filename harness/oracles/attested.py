"""Judge of attestations (chứng thực): signed by someone trusted, in date, evidence as it was signed (design §6).

The day that counts is the run's as-of date, or the one given for attestations, for everything: the attestation is
dated on it or before, does not expire before it, and never holds longer than its rule says; the signature was judged
as of it too.
"""

from __future__ import annotations

import calendar
import hashlib
from datetime import date

from harness.catalogue import Catalogue
from harness.oracles.judgement import Judgement, Reason, attested, check_for, failed, inconclusive
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.wording import same_name

RULES = tuple(rule.id for rule in Catalogue.load().rules if rule.method == "attestation")
_OPTION = "--attestations-as-of, không có thì --as-of"
_SIGNATURES = {
    "unsigned": "bản chứng thực chưa được ký số",
    "malformed": "tệp chữ ký số không đọc được",
    "altered": "bản chứng thực bị sửa sau khi ký số",
    "revoked": "chứng thư số của người ký đã bị thu hồi",
    "expired": "chứng thư số của người ký không có hiệu lực vào ngày xét",
    "untrusted": "chứng thư số của người ký không thuộc tổ chức chứng thực được tin cậy",
    "nobody-trusted": "lượt chạy không được trao chứng thư số gốc nào để tin (--attestation-roots)",
}


@check_for(RULES, "có bản chứng thực kèm bằng chứng, còn hạn và được ký số")
def attestation_stands(seen: Observations, profile: Profile, as_of: date) -> Judgement:
    """Not attested without a good signature; a finding where the evidence is not what was signed; then the dates."""
    demanded = seen.last("attestation.demanded")
    handed = seen.last("attestation.handed")
    if demanded is None:
        raise ValueError("the scenario demands nothing of the attestation")
    if handed is None:
        seen.of("attestation.absent")
        return inconclusive(Reason.NOT_ATTESTED, "chưa nộp bản chứng thực")
    day = date.fromisoformat(demanded.data.get("as_of") or as_of.isoformat())
    facts, signature = handed.data, handed.data["signature"]
    if signature["state"] != "valid":
        words = _SIGNATURES[signature["state"]]
        if signature["state"] == "expired":
            words = f"{words} {_said(day)} ({_OPTION})"
        return inconclusive(Reason.NOT_ATTESTED, words)
    if not same_name(facts["signer_name"], signature["signer"]):
        return inconclusive(
            Reason.NOT_ATTESTED,
            f"bản chứng thực ghi người ký là {facts['signer_name']}, chứng thư số là của {signature['signer']}",
        )
    return _evidence(seen, handed) or _dates(handed, int(demanded.data["months"]), day)


def _evidence(seen: Observations, handed: Observation) -> Judgement | None:
    stated, name = handed.data["sha256"], handed.data["evidence"]
    if "evidence" not in handed.blobs:
        return failed("attestation-evidence-missing", expected=name, observed="không có tệp", where=name)
    found = hashlib.sha256(seen.blob(handed, "evidence")).hexdigest()
    if found != stated:
        return failed("attestation-evidence-altered", expected=stated, observed=found, where=name)
    return None


def _dates(handed: Observation, months: int, as_of: date) -> Judgement:
    begins, ends = (date.fromisoformat(handed.data[name]) for name in ("date", "expires"))
    if as_of < begins:
        return inconclusive(
            Reason.NOT_ATTESTED,
            f"bản chứng thực đề ngày {_said(begins)}, sau ngày xét {_said(as_of)} ({_OPTION})",
        )
    holds = min(ends, months_after(begins, months))
    if as_of > holds:
        return inconclusive(
            Reason.ATTESTATION_EXPIRED,
            f"bản chứng thực ngày {_said(begins)} có giá trị đến {_said(holds)}, ngày xét {_said(as_of)}",
        )
    facts = handed.data
    return attested(
        f"{facts['signer_name']}, {facts['signer_post']}, chứng thực ngày {_said(begins)}, giá trị đến {_said(holds)}: "
        f"{facts['statement']}"
    )


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _said(day: date) -> str:
    return f"{day:%d/%m/%Y}"
