"""A remembered judgement is exact: whatever could change it changes the question."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest

from simulators.clock import VIETNAM, VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import RememberedJudgements, judge_pdf, sign_pdf
from tests.protocol.signing.papers import paper

SEAL = "seal:000.00.07.H01"
NOW = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)


@pytest.fixture
def pki() -> Pki:
    return Pki.load(None, VirtualClock(NOW), use_cache=False)


def test_the_same_question_is_judged_once_any_other_anew(pki: Pki) -> None:
    judge = RememberedJudgements()
    pdf = sign_pdf(paper(), pki.identity(SEAL), at=NOW, field_name="Co_quan")
    trust = pki.trust()
    with patch("simulators.protocol.signing.remembered.judge_pdf", wraps=judge_pdf) as really:
        first = judge(pdf, trust, at=NOW)
        assert judge(bytes(bytearray(pdf)), replace(trust), at=NOW) == first
        assert [one.code for one in first] == ["ok"]
        assert really.call_count == 1

        assert judge(pdf, trust, at=NOW + timedelta(days=9900))[0].code == "expired"
        changed = pdf.replace(b"01/QD-SNV", b"02/QD-SNV")
        assert judge(changed, trust, at=NOW)[0].code == "altered"
        assert judge(pdf, replace(trust, crls=()), at=NOW)[0].code == "revocation-unknown"
        pki.revoke(SEAL, NOW - timedelta(hours=1))
        assert judge(pdf, pki.trust(), at=NOW)[0].code == "revoked"
        assert really.call_count == 5


def test_one_that_may_fetch_lists_is_never_remembered(pki: Pki) -> None:
    pdf = sign_pdf(paper(), pki.identity(SEAL), at=NOW, field_name="Co_quan")
    trust = replace(pki.trust(), crls=(), fetch_crl=lambda url: b"")
    judge = RememberedJudgements()
    with patch("simulators.protocol.signing.remembered.judge_pdf", wraps=judge_pdf) as really:
        judge(pdf, trust, at=NOW)
        judge(pdf, trust, at=NOW)
        assert really.call_count == 2


def test_memory_is_bounded(pki: Pki) -> None:
    judge = RememberedJudgements(size=1)
    first, second = (sign_pdf(paper(t), pki.identity(SEAL), at=NOW, field_name="F") for t in ("a", "b"))
    with patch("simulators.protocol.signing.remembered.judge_pdf", wraps=judge_pdf) as really:
        for pdf in (first, second, second, first):
            judge(pdf, pki.trust(), at=NOW)
        assert really.call_count == 3
