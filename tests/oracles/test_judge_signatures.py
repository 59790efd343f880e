"""The judge of PDF signatures: what it says of good and bad ones, against the simulators' judge and pdfsig."""

from __future__ import annotations

import asyncio
import gc
import io
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from harness.oracles.pages import UnreadablePdfError
from harness.oracles.signatures import TrustError, judge, read_signatures
from simulators.pki import Pki
from simulators.protocol.signing import Identity, TrustMaterial, judge_pdf, sign_pdf
from tests.oracles.signed_cases import CASES, DAY, LEADER, NOW, ORGAN, SEAL, Case, leader_then_seal, signed

Paper = Callable[..., bytes]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_judge_and_reference_say_the_same_of_every_case(case: Case, pki: Pki, paper: Paper) -> None:
    """Two judges made apart, and the table by hand: verdict, code, agency and proved time agree."""
    pdf, lists = case.prepare(pki, paper())
    mine = judge(pdf, pki.roots_pem(), lists, case.at)
    theirs = judge_pdf(pdf, TrustMaterial((pki.roots_pem().encode(),), crls=lists), at=case.at)
    assert tuple((item.signature.field, item.verdict, item.code) for item in mine) == case.said
    assert tuple((item.field, item.verdict, item.code) for item in theirs) == case.said
    for one, other in zip(mine, theirs, strict=True):
        assert one.signature.organ_id == (other.organ_id or "")
        assert one.signature.common_name == other.signer_name
        assert (one.signed_at, one.proved_at) == (other.signed_at, other.proved_at)
        assert one.signature.covers_whole_file == other.covers_whole_file
        assert one.verdict == "valid" or one.detail


def test_who_signed_in_which_order_and_when(pki: Pki, paper: Paper) -> None:
    """The person first, then the agency; the time is written with its offset (Đ15.k3)."""
    leader, seal = read_signatures(leader_then_seal(pki, paper()))
    assert [(item.field, item.order) for item in (leader, seal)] == [("Leader", 0), ("Seal", 1)]
    assert (leader.organ_id, seal.organ_id) == (ORGAN, ORGAN)
    assert seal.common_name == f"Con dấu Cơ quan thử nghiệm {ORGAN}"
    assert leader.certificate_sha256 != seal.certificate_sha256
    assert (leader.claimed_at, leader.time_text) == (NOW, "D:20191217080000+07'00'")
    assert leader.shown_offset == timedelta(hours=7)
    assert (leader.covers_whole_file, seal.covers_whole_file) == (False, True)
    assert leader.subfilter == "/ETSI.CAdES.detached"


def test_the_order_is_that_of_revisions_not_of_fields(pki: Pki, paper: Paper) -> None:
    """A file made with its fields beforehand, in whatever order, tells who signed first."""
    writer = IncrementalPdfFileWriter(io.BytesIO(paper()))
    for name in ("Seal", "Leader"):
        append_signature_field(writer, SigFieldSpec(name))
    output = io.BytesIO()
    writer.write(output)
    made = output.getvalue()
    for name, identity in (("Leader", LEADER), ("Seal", SEAL)):
        made = sign_into(made, pki.identity(identity), name)
    assert [item.field for item in read_signatures(made)] == ["Leader", "Seal"]


def sign_into(pdf: bytes, identity: Identity, name: str) -> bytes:
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.sign.signers import sign_pdf as pyhanko_sign

    meta = PdfSignatureMetadata(field_name=name, md_algorithm="sha256")
    out: bytes = pyhanko_sign(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, identity.signer).getvalue()
    return out


def test_an_agency_code_may_stand_in_the_serial_number(paper: Paper) -> None:
    """Some authorities write the agency's code there; a serial number that is no code is none."""
    assert certified_as(paper(), serial="000.00.02.H01").organ_id == "000.00.02.H01"
    assert certified_as(paper(), serial="MST:0123456789").organ_id == ""


def certified_as(pdf: bytes, *, serial: str):  # type: ignore[no-untyped-def]
    key = ec.generate_private_key(ec.SECP256R1())
    attributes = [(NameOID.COMMON_NAME, "Con dấu"), (NameOID.SERIAL_NUMBER, serial)]
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in attributes])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(datetime(2015, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2045, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    identity = Identity.of("x", certificate.public_bytes(Encoding.DER), key)
    (signature,) = read_signatures(sign_pdf(pdf, identity, at=NOW, field_name="Seal"))
    return signature


def test_an_intermediate_handed_with_the_roots_is_not_trusted_by_itself(pki: Pki, paper: Paper) -> None:
    """The agency CA alone is no anchor; beside the root it only helps to build the chain."""
    from asn1crypto import pem

    pdf = signed(SEAL)(pki, paper())
    agencies = pem.armor("CERTIFICATE", pki.certificate("agencies")).decode()
    lists = pki.crls_at(NOW)
    assert [item.verdict for item in judge(pdf, pki.roots_pem() + agencies, lists, NOW)] == ["valid"]
    assert [item.code for item in judge(pdf, agencies, lists, NOW)] == ["untrusted"]


def test_a_list_forged_by_a_stranger_proves_nothing(pki: Pki, paper: Paper) -> None:
    from simulators.clock import VirtualClock

    stranger = Pki.load(None, VirtualClock(NOW), use_cache=False)
    pdf = signed(SEAL)(pki, paper())
    assert [item.code for item in judge(pdf, pki.roots_pem(), stranger.crls_at(NOW), NOW)] == [
        "revocation-unknown"
    ]


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (b"", "not-pdf"),
        (b"<html>%PDF-", "not-pdf"),
        (b"%PDF-1.7\n", "malformed-pdf"),
        (b"%PDF-1.7\nstartxref\n999999\n%%EOF", "malformed-pdf"),
        (b"%PDF-1.7\n" + b"<<" * 20_000, "malformed-pdf"),
    ],
    ids=["empty", "html", "head only", "wild xref", "deep"],
)
def test_a_file_that_is_no_pdf_is_told(pdf: bytes, code: str, pki: Pki) -> None:
    for read in (read_signatures, lambda data: judge(data, pki.roots_pem(), (), NOW)):
        with pytest.raises(UnreadablePdfError) as caught:
            read(pdf)
        assert caught.value.code == code


def test_unreadable_trust_is_the_harness_fault(pki: Pki, paper: Paper) -> None:
    """It must never end as a verdict on the product."""
    pdf = signed(SEAL)(pki, paper())
    with pytest.raises(TrustError):
        judge(pdf, b"no certificate", pki.crls_at(NOW), NOW)
    with pytest.raises(TrustError):
        judge(pdf, pki.roots_pem(), (b"<html>502</html>",), NOW)


def test_a_verdict_is_remembered_by_what_it_rests_on(pki: Pki, paper: Paper) -> None:
    """The same file, moment and lists give the very same answer; another moment is judged anew."""
    pdf, lists = signed(SEAL)(pki, paper()), pki.crls_at(NOW)
    first = judge(pdf, pki.roots_pem(), lists, NOW)
    assert judge(bytes(bytearray(pdf)), pki.roots_pem(), lists, NOW) is first
    assert judge(pdf, pki.roots_pem(), lists, NOW + DAY) is not first
    assert judge(pdf, pki.roots_pem(), (), NOW)[0].verdict == "unknown"


def test_the_memory_of_verdicts_holds_no_file(pki: Pki, paper: Paper) -> None:
    """Files may have a hundred megabytes; a run judges thousands."""
    pdf = signed(SEAL)(pki, paper(text="chi o day"))
    before = sys.getrefcount(pdf)
    judge(pdf, pki.roots_pem(), pki.crls_at(NOW), NOW)
    read_signatures(pdf)
    gc.collect()
    assert sys.getrefcount(pdf) == before


def test_the_judge_works_where_an_event_loop_runs(pki: Pki, paper: Paper) -> None:
    """Notebook cells run inside one."""
    pdf = signed(SEAL)(pki, paper(text="trong so tay"))

    async def cell() -> str:
        return judge(pdf, pki.roots_pem(), pki.crls_at(NOW), NOW)[0].verdict

    assert asyncio.run(cell()) == "valid"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_crashes_the_judge_or_passes_as_another_document(
    data: st.DataObject, pki: Pki, paper: Paper
) -> None:
    """Bytes overwritten anywhere: a judgement or UnreadablePdfError, and what is valid still reads the same."""
    whole = leader_then_seal(pki, paper())
    at = data.draw(st.integers(0, len(whole) - 1))
    patch = data.draw(st.binary(min_size=1, max_size=6))
    damaged = whole[:at] + patch + whole[at + len(patch) :]
    try:
        judged = judge(damaged, pki.roots_pem(), pki.crls_at(NOW), NOW)
    except UnreadablePdfError:
        return
    if judged and all(item.verdict == "valid" for item in judged):
        assert b"01/QD-SNV" in damaged
        assert [item.signature.organ_id for item in judged] == [ORGAN] * len(judged)


@pytest.mark.foreign("pdfsig")
@pytest.mark.parametrize(
    "case",
    [c for c in CASES if c.name in {"leader then seal", "seal", "one byte altered"}],
    ids=lambda case: case.name,
)
def test_pdfsig_agrees_on_integrity_and_signers(case: Case, pki: Pki, paper: Paper, tmp_path: Path) -> None:
    """Another implementation, another language, another cryptographic library."""
    pdf, lists = case.prepare(pki, paper())
    path = tmp_path / "signed.pdf"
    path.write_bytes(pdf)
    said = subprocess.run(
        ["pdfsig", "-nocert", path], capture_output=True, text=True, check=False, cwd=tmp_path
    ).stdout
    mine = judge(pdf, pki.roots_pem(), lists, case.at)
    assert said.count("Signature is Valid") == sum(item.code != "altered" for item in mine)
    assert said.count("Digest Mismatch") == sum(item.code == "altered" for item in mine)
    assert all(f"Signer Certificate Common Name: {item.signature.common_name}" in said for item in mine)
    assert said.count("Total document signed") == sum(item.signature.covers_whole_file for item in mine)
