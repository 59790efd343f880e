"""PDF signatures: what is good passes, and each way of being bad is told by its own code (Đ4.k5, Đ9.k1.a, §9.15–16)."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate, ocsp
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from simulators.clock import VIETNAM, VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import (
    Appearance,
    SignatureFinding,
    SigningError,
    TrustMaterial,
    identity_from_pkcs12,
    judge_pdf,
    sign_pdf,
)

ORGAN = "000.00.01.H01"
SEAL = f"seal:{ORGAN}"
LEADER = f"leader:{ORGAN}"
NOW = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
DAY = timedelta(days=1)


def paper(text: str = "So: 01/QD-SNV") -> bytes:
    output = io.BytesIO()
    canvas = Canvas(output, pageCompression=0, invariant=1)
    canvas.drawString(72, 700, text)
    canvas.showPage()
    canvas.save()
    return output.getvalue()


@pytest.fixture(scope="module")
def clock() -> VirtualClock:
    return VirtualClock(NOW)


@pytest.fixture(scope="module")
def pki(clock: VirtualClock) -> Pki:
    return Pki.load(None, clock, use_cache=False)


@pytest.fixture(scope="module")
def sealed(pki: Pki) -> bytes:
    return sign_pdf(paper(), pki.identity(SEAL), at=NOW, field_name="Seal")


def only(findings: tuple[SignatureFinding, ...]) -> SignatureFinding:
    (finding,) = findings
    return finding


def codes(findings: tuple[SignatureFinding, ...]) -> list[tuple[str, str, str]]:
    return [(finding.field, finding.verdict, finding.code) for finding in findings]


# --- good signatures


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


# --- bad certificates


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


# --- revocation that cannot be learnt


def unreachable(address: str) -> bytes:
    raise ConnectionRefusedError(address)


def test_without_revocation_lists_nothing_is_known(pki: Pki, sealed: bytes) -> None:
    """Design §9.15: shown as undetermined, never silently valid."""
    trust = replace(pki.trust(), crls=())
    assert codes(judge_pdf(sealed, trust, at=NOW)) == [("Seal", "unknown", "revocation-unknown")]
    finding = only(judge_pdf(sealed, replace(trust, fetch_crl=unreachable), at=NOW))
    assert (finding.verdict, finding.code) == ("unknown", "revocation-unknown")
    assert "/crl/agencies.crl" in finding.detail


@pytest.mark.parametrize(
    "answer", [b"", b"<html>502 Bad Gateway</html>", b"0\x03\x02\x01\x05"], ids=["empty", "html", "der"]
)
def test_an_answer_that_is_no_list_is_no_answer(pki: Pki, sealed: bytes, answer: bytes) -> None:
    trust = replace(pki.trust(), crls=(), fetch_crl=lambda _: answer)
    assert only(judge_pdf(sealed, trust, at=NOW)).code == "revocation-unknown"


def test_lists_are_fetched_once_from_where_the_certificates_say(pki: Pki, sealed: bytes) -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return pki.crl(re.fullmatch(r".*/crl/(.+)\.crl", address)[1], NOW)  # type: ignore[index]

    both = sign_pdf(sealed, pki.identity(LEADER), at=NOW, field_name="Leader")
    findings = judge_pdf(both, replace(pki.trust(), crls=(), fetch_crl=fetch), at=NOW)
    assert {finding.verdict for finding in findings} == {"valid"}
    assert sorted(asked) == [f"http://pki.kiemchuan.test/crl/{ca}.crl" for ca in ("agencies", "root")]


def test_a_stale_list_leaves_the_question_open(pki: Pki, sealed: bytes) -> None:
    old = replace(pki.trust(), crls=pki.crls_at(NOW - 30 * DAY))
    assert only(judge_pdf(sealed, old, at=NOW)).code == "revocation-unknown"


def test_an_untrusted_signature_makes_nobody_fetch(pki: Pki) -> None:
    """A hostile file must not choose what a server asks for."""
    asked: list[str] = []
    signed = sign_pdf(paper(), pki.identity(f"untrusted-seal:{ORGAN}"), at=NOW, field_name="Seal")

    def fetch(address: str) -> bytes:
        asked.append(address)
        return b""

    trust = replace(pki.trust(), crls=(), fetch_crl=fetch)
    assert only(judge_pdf(signed, trust, at=NOW)).code == "untrusted"
    assert asked == []


def test_a_list_forged_by_another_authority_is_not_believed(pki: Pki, sealed: bytes) -> None:
    stranger = Pki.load(None, VirtualClock(NOW), use_cache=False)
    trust = replace(pki.trust(), crls=stranger.crls_at(NOW))
    assert only(judge_pdf(sealed, trust, at=NOW)).code == "revocation-unknown"


def test_lists_carried_by_the_file_itself_serve(pki: Pki, sealed: bytes) -> None:
    """PAdES B-LT: a security store added after signing is no change of the document."""
    output = io.BytesIO(sealed)
    DocumentSecurityStore.add_dss(output, None, crls=[crl_value(der) for der in pki.crls_at(NOW)])
    finding = only(judge_pdf(output.getvalue(), replace(pki.trust(), crls=()), at=NOW))
    assert (finding.verdict, finding.covers_whole_file) == ("valid", False)


def test_an_older_list_in_the_file_does_not_hide_a_revocation(pki: Pki) -> None:
    """Still in date, and carried along by whoever holds the stolen key."""
    name = f"{SEAL}/danh sách cũ"
    output = io.BytesIO(sign_pdf(paper(), pki.identity(name), at=NOW, field_name="Seal"))
    DocumentSecurityStore.add_dss(output, None, crls=[crl_value(der) for der in pki.crls_at(NOW)])
    pki.revoke(name, NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    for crls in (
        pki.crls_at(later),
        pki.crls_at(NOW) + pki.crls_at(later),
        pki.crls_at(later) + pki.crls_at(NOW),
    ):
        finding = only(judge_pdf(output.getvalue(), replace(pki.trust(), crls=crls), at=later))
        assert (finding.verdict, finding.code) == ("invalid", "revoked")


def test_an_older_good_ocsp_answer_in_the_file_does_not_hide_a_revocation(pki: Pki) -> None:
    name = f"{SEAL}/trả lời cũ"
    output = io.BytesIO(sign_pdf(paper(), pki.identity(name), at=NOW, field_name="Seal"))
    seal, agencies = (
        load_der_x509_certificate(der)
        for der in (pki.identity(name).certificate.dump(), pki.certificate("agencies"))
    )
    request = ocsp.OCSPRequestBuilder().add_certificate(seal, agencies, SHA256()).build()
    good = asn1_ocsp.OCSPResponse.load(pki.ocsp("agencies", request.public_bytes(Encoding.DER)))
    root_list = crl_value(pki.crl("root", NOW))
    DocumentSecurityStore.add_dss(output, None, ocsps=[good], crls=[root_list])
    trust = replace(pki.trust(), crls=())
    assert only(judge_pdf(output.getvalue(), trust, at=NOW)).verdict == "valid"
    pki.revoke(name, NOW + timedelta(minutes=1))
    later = NOW + timedelta(minutes=2)
    finding = only(judge_pdf(output.getvalue(), replace(trust, crls=pki.crls_at(later)), at=later))
    assert (finding.verdict, finding.code) == ("invalid", "revoked")


def crl_value(der: bytes) -> object:
    return asn1_crl.CertificateList.load(der)


# --- altered, changed, broken


def test_one_altered_byte_is_told(pki: Pki, sealed: bytes) -> None:
    place = sealed.index(b"01/Q")
    altered = sealed[:place] + b"9" + sealed[place + 1 :]
    finding = only(judge_pdf(altered, pki.trust(), at=NOW))
    assert (finding.verdict, finding.code) == ("invalid", "altered")


def test_a_backdated_time_is_an_alteration(pki: Pki, sealed: bytes) -> None:
    altered = sealed.replace(b"20191217080000", b"20191117080000")
    assert altered != sealed
    assert only(judge_pdf(altered, pki.trust(), at=NOW)).code == "altered"


def test_a_page_added_after_signing_is_told(pki: Pki, sealed: bytes) -> None:
    """The signed bytes are intact, yet the document is another one."""
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    add_page(writer)
    output = io.BytesIO()
    writer.write(output)
    assert output.getvalue().startswith(sealed)
    finding = only(judge_pdf(output.getvalue(), pki.trust(), at=NOW))
    assert (finding.verdict, finding.code, finding.covers_whole_file) == ("invalid", "changed-after", False)


def add_page(writer: IncrementalPdfFileWriter) -> None:
    from pyhanko.pdf_utils.generic import StreamObject
    from pyhanko.pdf_utils.writer import PageObject

    content = writer.add_object(StreamObject(stream_data=b"BT ET"))
    writer.insert_page(PageObject(contents=content, media_box=(0, 0, 595, 842)))


def test_the_seal_survives_where_the_leaders_revision_does_not(pki: Pki, sealed: bytes) -> None:
    """Changed between the two signatures: the later one vouches for what it saw."""
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    add_page(writer)
    output = io.BytesIO()
    writer.write(output)
    both = sign_pdf(output.getvalue(), pki.identity(LEADER), at=NOW, field_name="Leader")
    assert codes(judge_pdf(both, pki.trust(), at=NOW)) == [
        ("Seal", "invalid", "changed-after"),
        ("Leader", "valid", "ok"),
    ]


def test_bytes_appended_to_a_signed_file_are_told(pki: Pki, sealed: bytes) -> None:
    assert only(judge_pdf(sealed + b"\n% more\n", pki.trust(), at=NOW)).code == "changed-after"


def contents(sealed: bytes) -> tuple[int, int]:
    start = sealed.index(b"/Contents <") + len(b"/Contents <")
    return start, sealed.index(b">", start)


@pytest.mark.parametrize(
    "garble",
    [
        lambda hexed: b"00" * (len(hexed) // 2),
        lambda hexed: b"deadbeef" + hexed[8:],
        lambda hexed: hexed.rstrip(b"0")[:-20].ljust(len(hexed) - 20, b"f").ljust(len(hexed), b"0"),
        lambda hexed: hexed[: len(hexed) // 3].ljust(len(hexed), b"0"),
    ],
    ids=["zeros", "no-der", "garbled", "cut"],
)
def test_garbage_instead_of_a_signature_is_one_finding(
    pki: Pki, sealed: bytes, garble: Callable[[bytes], bytes]
) -> None:
    start, end = contents(sealed)
    broken = sealed[:start] + garble(sealed[start:end]) + sealed[end:]
    finding = only(judge_pdf(broken, pki.trust(), at=NOW))
    assert (finding.field, finding.verdict) == ("Seal", "invalid")
    assert finding.code in {"malformed", "altered", "untrusted"}
    assert finding.detail


def test_one_broken_signature_does_not_hide_a_good_one(pki: Pki, sealed: bytes) -> None:
    start, _ = contents(sealed)
    broken = sealed[:start] + b"00" * 8 + sealed[start + 16 :]
    both = sign_pdf(broken, pki.identity(LEADER), at=NOW, field_name="Leader")
    findings = {finding.field: finding.code for finding in judge_pdf(both, pki.trust(), at=NOW)}
    assert findings == {"Leader": "ok", "Seal": "malformed"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-pdf"),
        (b"PK\x03\x04", "not-pdf"),
        (b"%PDF-1.4\n", "malformed-pdf"),
        (b"%PDF-1.7\n1 0 obj\n<</AcroForm 1 0 R>>\ntrailer <</Root 9 0 R>>\n%%EOF", "malformed-pdf"),
    ],
    ids=["empty", "zip", "header", "no-root"],
)
def test_what_is_no_pdf_is_an_error_and_no_judgement(pki: Pki, data: bytes, code: str) -> None:
    for attempt in (
        lambda: judge_pdf(data, pki.trust(), at=NOW),
        lambda: sign_pdf(data, pki.identity(SEAL), at=NOW, field_name="Seal"),
    ):
        with pytest.raises(SigningError) as refused:
            attempt()
        assert refused.value.code == code


def test_every_cut_of_a_signed_file_is_answered(pki: Pki, sealed: bytes) -> None:
    """Truncation never passes for validity, and never brings anything down."""
    for length in range(10, len(sealed), 397):
        try:
            findings = judge_pdf(sealed[:length], pki.trust(), at=NOW)
        except SigningError as error:
            assert error.code == "malformed-pdf"
        else:
            assert all(finding.verdict != "valid" for finding in findings)


def test_no_flipped_byte_passes_for_validity(pki: Pki, sealed: bytes) -> None:
    """Outside the signature value every byte is signed; inside it nothing may bring the judge down."""
    start, end = contents(sealed)
    for place in range(3, len(sealed), 173):
        flipped = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        try:
            findings = judge_pdf(flipped, pki.trust(), at=NOW)
        except SigningError as error:
            assert error.code in {"malformed-pdf", "not-pdf", "encrypted-pdf"}
        else:
            assert start <= place < end or all(finding.verdict != "valid" for finding in findings)


def test_a_loop_in_the_file_ends(pki: Pki) -> None:
    """A cross-reference table that names itself as its predecessor."""
    data = paper()
    place = int(data.split(b"startxref")[1].split()[0])
    looped = data.replace(b"/Size ", b"/Prev %d /Size " % place)
    for attempt in (
        lambda: judge_pdf(looped, pki.trust(), at=NOW),
        lambda: sign_pdf(looped, pki.identity(SEAL), at=NOW, field_name="Seal"),
    ):
        with pytest.raises(SigningError) as refused:
            attempt()
        assert refused.value.code == "malformed-pdf"


def test_many_threads_sign_and_judge_with_one_identity(pki: Pki) -> None:
    def round_trip(number: int) -> tuple[str, str | None]:
        signed = sign_pdf(paper(), pki.identity(SEAL), at=NOW, field_name=f"Seal{number}")
        finding = only(judge_pdf(signed, pki.trust(), at=NOW))
        return finding.verdict, finding.organ_id

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(round_trip, range(24))) == {("valid", ORGAN)}


def test_a_field_is_signed_once(pki: Pki, sealed: bytes) -> None:
    with pytest.raises(SigningError) as refused:
        sign_pdf(sealed, pki.identity(LEADER), at=NOW, field_name="Seal")
    assert refused.value.code == "field-taken"


@pytest.mark.parametrize("data", [b"", b"garbage"], ids=["empty", "garbage"])
def test_unusable_key_files_are_refused(data: bytes) -> None:
    with pytest.raises(SigningError) as refused:
        identity_from_pkcs12(data, "x")
    assert refused.value.code == "bad-pkcs12"


def test_a_wrong_password_is_refused(pki: Pki) -> None:
    with pytest.raises(SigningError) as refused:
        identity_from_pkcs12(pki.pkcs12(SEAL, "đúng"), "sai")
    assert refused.value.code == "bad-pkcs12"


def test_roots_that_are_none_are_refused(sealed: bytes) -> None:
    with pytest.raises(SigningError) as refused:
        judge_pdf(sealed, TrustMaterial(roots=(b"none",)), at=NOW)
    assert refused.value.code == "bad-certificate"


# --- another judge


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
