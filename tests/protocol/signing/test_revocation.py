"""Revocation that cannot be learnt, is old, or is carried by the file (Đ9.k1.a)."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate, ocsp
from pyhanko.sign.validation.dss import DocumentSecurityStore

from simulators.clock import VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import (
    judge_pdf,
    sign_pdf,
)
from tests.protocol.signing.papers import DAY, LEADER, NOW, ORGAN, SEAL, codes, only, paper


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
