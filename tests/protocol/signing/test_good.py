"""Signatures that are good, and what is read from them (Đ4.k5); another judge agrees."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from simulators.clock import VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import (
    Appearance,
    SignatureFinding,
    TrustMaterial,
    identity_from_pkcs12,
    judge_pdf,
    sign_pdf,
)
from tests.protocol.signing.papers import DAY, LEADER, NOW, ORGAN, SEAL, codes, only, paper


def test_a_seal_is_valid_and_says_whose_it_is(pki: Pki, sealed: bytes) -> None:
    finding = only(judge_pdf(sealed, pki.trust(), at=NOW))
    assert finding == SignatureFinding(
        field="Seal",
        signer_name=f"Con dấu Cơ quan thử nghiệm {ORGAN}",
        organisation=f"Cơ quan thử nghiệm {ORGAN}",
        organ_id=ORGAN,
        signed_at=NOW,
        verdict="valid",
        code="ok",
        detail="",
        covers_whole_file=True,
    )


def test_a_leader_signs_with_his_own_name_and_agency(pki: Pki) -> None:
    signed = sign_pdf(paper(), pki.identity(f"{LEADER}/Trần Thị Nghiệm"), at=NOW, field_name="Leader")
    finding = only(judge_pdf(signed, pki.trust(), at=NOW))
    assert (finding.signer_name, finding.organ_id, finding.verdict) == ("Trần Thị Nghiệm", ORGAN, "valid")


def test_the_signing_time_in_the_file_carries_the_vietnamese_offset(sealed: bytes) -> None:
    """Đ15.k3: +07:00, not the zone of the machine."""
    fields = PdfReader(io.BytesIO(sealed)).get_fields()
    assert fields is not None
    assert fields["Seal"]["/V"]["/M"] == "D:20191217080000+07'00'"


def test_person_then_agency_are_both_valid(pki: Pki) -> None:
    """Two signatures: the second is a later revision, which does not harm the first."""
    person = sign_pdf(paper(), pki.identity(LEADER), at=NOW, field_name="Leader", reason="Ký ban hành")
    both = sign_pdf(person, pki.identity(SEAL), at=NOW + timedelta(minutes=1), field_name="Seal")
    assert both.startswith(person)
    findings = judge_pdf(both, pki.trust(), at=NOW + DAY)
    assert codes(findings) == [("Leader", "valid", "ok"), ("Seal", "valid", "ok")]
    assert [finding.covers_whole_file for finding in findings] == [False, True]


def test_a_time_stamp_proves_the_time(pki: Pki, clock: VirtualClock) -> None:
    signed = sign_pdf(
        paper(),
        pki.identity(SEAL),
        at=NOW - timedelta(hours=3),
        field_name="Seal",
        timestamper=pki.timestamper(),
    )
    finding = only(judge_pdf(signed, pki.trust(), at=NOW))
    assert (finding.verdict, finding.proved_at, finding.signed_at) == ("valid", NOW, NOW)


def test_a_visible_stamp_shows_vietnamese_text_and_leaves_the_page_as_it_was(pki: Pki) -> None:
    text = "Cơ quan: Sở Nội vụ tỉnh An Giang\nThời gian ký: 17.12.2019 08:00:00 +07:00"
    appearance = Appearance(text, (300, 100, 520, 150))
    signed = sign_pdf(paper(), pki.identity(SEAL), at=NOW, field_name="Seal", appearance=appearance)
    assert only(judge_pdf(signed, pki.trust(), at=NOW)).verdict == "valid"
    page = PdfReader(io.BytesIO(signed)).pages[0]
    assert page.extract_text().strip() == "So: 01/QD-SNV"
    annotations: Any = page["/Annots"]
    (annotation,) = annotations
    assert [float(side) for side in annotation["/Rect"]] == [300, 100, 520, 150]


def test_a_product_signs_with_the_pkcs12_it_was_handed(pki: Pki) -> None:
    identity = identity_from_pkcs12(pki.pkcs12(SEAL, "mật khẩu"), "mật khẩu")
    assert (identity.organ_id, identity.common_name) == (ORGAN, f"Con dấu Cơ quan thử nghiệm {ORGAN}")
    signed = sign_pdf(paper(), identity, at=NOW, field_name="Seal")
    trust = TrustMaterial(roots=(pki.roots_pem().encode(),), crls=pki.crls_at(NOW))
    assert only(judge_pdf(signed, trust, at=NOW)).verdict == "valid"


def test_another_agencys_seal_is_valid_and_names_that_agency(pki: Pki) -> None:
    signed = sign_pdf(paper(), pki.identity("seal:000.00.02.H01"), at=NOW, field_name="Seal")
    finding = only(judge_pdf(signed, pki.trust(), at=NOW))
    assert (finding.verdict, finding.organ_id) == ("valid", "000.00.02.H01")


def test_an_unsigned_pdf_has_no_findings(pki: Pki) -> None:
    assert judge_pdf(paper(), pki.trust(), at=NOW) == ()


@pytest.mark.foreign("pdfsig")
@pytest.mark.foreign("pdfsig")
def test_pdfsig_agrees_about_the_signed_bytes(pki: Pki, sealed: bytes, tmp_path: Path) -> None:
    """A judge that shares no code with ours: one good file, one altered."""
    altered = sealed.replace(b"01/Q", b"91/Q", 1)
    answers = []
    for name, data in (("good", sealed), ("bad", altered)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        run = subprocess.run(
            ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, timeout=60, check=False
        )
        answers.append(re.search(r"Signature Validation: (.+)", run.stdout)[1])  # type: ignore[index]
    assert answers[0] == "Signature is Valid."
    assert answers[1] == "Digest Mismatch."
