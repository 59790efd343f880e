"""Signed files that were altered, cut, broken, or are no PDF at all (§9.15–16)."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from simulators.pki import Pki
from simulators.protocol.signing import (
    SigningError,
    TrustMaterial,
    identity_from_pkcs12,
    judge_pdf,
    sign_pdf,
)
from tests.protocol.signing.papers import LEADER, NOW, ORGAN, SEAL, codes, only, paper


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
