"""Certificates that make a signature bad, each told by its own code (Đ4.k5, Đ9.k1.a)."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper

from simulators.clock import VIETNAM, VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import (
    judge_pdf,
    sign_pdf,
)
from tests.protocol.signing.papers import DAY, NOW, ORGAN, SEAL, codes, only, paper


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("expired-seal", "expired"),
        ("revoked-seal", "revoked"),
        ("self-signed-seal", "untrusted"),
        ("untrusted-seal", "untrusted"),
        ("weak-seal", "weak-algorithm"),
        ("sha1-seal", "weak-algorithm"),
        ("expired-leader", "expired"),
    ],
)
def test_each_bad_certificate_is_told_by_its_own_code(pki: Pki, name: str, code: str) -> None:
    signed = sign_pdf(paper(), pki.identity(f"{name}:{ORGAN}"), at=NOW, field_name="Seal")
    finding = only(judge_pdf(signed, pki.trust(), at=NOW))
    assert (finding.verdict, finding.code) == ("invalid", code)
    assert finding.organ_id == ORGAN
    assert finding.detail


def test_a_seal_revoked_before_signing_is_invalid_even_with_a_time_stamp(pki: Pki) -> None:
    stamped = sign_pdf(
        paper(),
        pki.identity(f"revoked-seal:{ORGAN}"),
        at=NOW,
        field_name="Seal",
        timestamper=pki.timestamper(),
    )
    assert codes(judge_pdf(stamped, pki.trust(), at=NOW)) == [("Seal", "invalid", "revoked")]


def test_revocation_after_signing_harms_only_a_signature_whose_time_is_not_proved(pki: Pki) -> None:
    """Design §9.16."""
    seal = pki.identity(f"{SEAL}/thu hồi sau")
    plain = sign_pdf(paper(), seal, at=NOW, field_name="Seal")
    stamped = sign_pdf(paper(), seal, at=NOW, field_name="Seal", timestamper=pki.timestamper())
    pki.revoke(f"{SEAL}/thu hồi sau", NOW + DAY)

    def verdicts(at: datetime) -> list[tuple[str, str]]:
        found = [only(judge_pdf(pdf, pki.trust(at), at=at)) for pdf in (plain, stamped)]
        return [(finding.verdict, finding.code) for finding in found]

    assert verdicts(NOW + DAY - timedelta(seconds=1)) == [("valid", "ok"), ("valid", "ok")]
    assert verdicts(NOW + DAY) == [("invalid", "revoked"), ("valid", "ok")]
    assert verdicts(NOW + 300 * DAY) == [("invalid", "revoked"), ("valid", "ok")]


def test_a_document_time_stamp_proves_the_time_of_the_signatures_before_it(pki: Pki) -> None:
    name = f"{SEAL}/dấu thời gian tài liệu"
    signed = sign_pdf(paper(), pki.identity(name), at=NOW, field_name="Seal")
    stamped = PdfTimeStamper(pki.timestamper()).timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(signed)), "sha256", bytes_reserved=16384
    )
    pki.revoke(name, NOW + DAY)
    later = NOW + 2 * DAY
    finding = only(judge_pdf(stamped.getvalue(), pki.trust(later), at=later))
    assert (finding.verdict, finding.proved_at) == ("valid", NOW)
    assert only(judge_pdf(signed, pki.trust(later), at=later)).code == "revoked"


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        (datetime(2017, 6, 1, tzinfo=VIETNAM), "unknown"),
        (NOW, "invalid"),
        (datetime(2014, 6, 1, tzinfo=VIETNAM), "invalid"),
    ],
)
def test_an_expired_certificate_may_have_signed_in_time_but_nobody_knows(
    pki: Pki, claimed: datetime, verdict: str
) -> None:
    """Valid 2015 to 2017: a claim inside that span is a mere claim, one outside proves itself wrong."""
    signed = sign_pdf(paper(), pki.identity(f"expired-seal:{ORGAN}"), at=claimed, field_name="Seal")
    assert codes(judge_pdf(signed, pki.trust(), at=NOW)) == [("Seal", verdict, "expired")]


def test_a_certificate_that_expired_after_a_proved_signing_is_still_good(
    pki: Pki, clock: VirtualClock
) -> None:
    signed_at = datetime(2017, 6, 1, tzinfo=VIETNAM)
    stamper = pki.timestamper(VirtualClock(signed_at))
    signed = sign_pdf(
        paper(), pki.identity(f"expired-seal:{ORGAN}"), at=signed_at, field_name="Seal", timestamper=stamper
    )
    finding = only(judge_pdf(signed, pki.trust(), at=NOW))
    assert (finding.verdict, finding.proved_at) == ("valid", signed_at)


def test_a_time_stamp_of_an_untrusted_authority_proves_nothing(pki: Pki) -> None:
    stranger = Pki.load(None, VirtualClock(NOW), use_cache=False)
    name = f"{SEAL}/dấu thời gian lạ"
    signed = sign_pdf(
        paper(), pki.identity(name), at=NOW, field_name="Seal", timestamper=stranger.timestamper()
    )
    pki.revoke(name, NOW + DAY)
    finding = only(judge_pdf(signed, pki.trust(NOW + DAY), at=NOW + DAY))
    assert (finding.code, finding.proved_at) == ("revoked", None)
