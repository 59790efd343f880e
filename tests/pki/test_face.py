"""The PKI over HTTP, on a real loopback server and under `responses`: as of the clock, and never down for garbage."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import httpx
import pytest
import requests
import responses
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from pyhanko.sign.timestamps.requests_client import HTTPTimeStamper
from reportlab.pdfgen.canvas import Canvas

from simulators.clock import VIETNAM, VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import SigningError, judge_pdf, sign_pdf
from simulators.serving import LoopbackServer

NOW = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
SEAL = "seal:000.00.01.H01"


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(NOW)


@pytest.fixture
def pki(clock: VirtualClock) -> Pki:
    return Pki.load(None, clock, use_cache=False)


@pytest.fixture
def web(pki: Pki) -> Iterator[httpx.Client]:
    server = LoopbackServer(pki.app()).start()
    try:
        with httpx.Client(base_url=server.url, trust_env=False) as client:
            yield client
    finally:
        server.stop()


def paper() -> bytes:
    output = io.BytesIO()
    canvas = Canvas(output)
    canvas.drawString(72, 700, "So: 01/QD-SNV")
    canvas.save()
    return output.getvalue()


def question(pki: Pki, name: str, digest: HashAlgorithm | None = None, issuer: str = "agencies") -> bytes:
    certificate = x509.load_der_x509_certificate(pki.identity(name).certificate.dump())
    authority = x509.load_der_x509_certificate(pki.certificate(issuer))
    builder = ocsp.OCSPRequestBuilder().add_certificate(certificate, authority, digest or SHA256())
    return builder.build().public_bytes(Encoding.DER)


def fetcher(web: httpx.Client) -> Callable[[str], bytes]:
    def fetch(address: str) -> bytes:
        answer = web.get(address.removeprefix("http://pki.kiemchuan.test"))
        answer.raise_for_status()
        return answer.content

    return fetch


def test_the_list_moves_with_the_clock(pki: Pki, clock: VirtualClock, web: httpx.Client) -> None:
    pki.revoke(SEAL, NOW + timedelta(hours=1))
    serial = pki.identity(SEAL).certificate.serial_number

    def listed() -> bool:
        answer = web.get("/crl/agencies.crl")
        assert answer.headers["content-type"] == "application/pkix-crl"
        crl = x509.load_der_x509_crl(answer.content)
        assert crl.next_update_utc is not None
        assert crl.last_update_utc <= clock.now() < crl.next_update_utc
        return crl.get_revoked_certificate_by_serial_number(serial) is not None

    assert not listed()
    clock.advance(timedelta(hours=1))
    assert listed()
    clock.set(datetime(2030, 6, 1, tzinfo=VIETNAM))
    assert listed()


def test_a_product_that_fetches_lists_judges_by_them(pki: Pki, web: httpx.Client) -> None:
    signed = sign_pdf(paper(), pki.identity(SEAL), at=NOW, field_name="Seal")
    trust = replace(pki.trust(), crls=(), fetch_crl=fetcher(web))
    assert [finding.verdict for finding in judge_pdf(signed, trust, at=NOW)] == ["valid"]
    pki.revoke(SEAL, NOW)
    assert [finding.code for finding in judge_pdf(signed, trust, at=NOW)] == ["revoked"]
    pki.cut_off("crl")
    assert [finding.code for finding in judge_pdf(signed, trust, at=NOW)] == ["revocation-unknown"]
    pki.cut_off()
    assert [finding.code for finding in judge_pdf(signed, trust, at=NOW)] == ["revoked"]


@pytest.mark.parametrize("digest", [SHA1(), SHA256()], ids=["sha1", "sha256"])
def test_ocsp_answers_as_of_the_clock(
    pki: Pki, clock: VirtualClock, web: httpx.Client, digest: HashAlgorithm
) -> None:
    pki.revoke(SEAL, NOW + timedelta(hours=1))
    asked = question(pki, SEAL, digest)

    def ask() -> ocsp.OCSPResponse:
        posted = web.post("/ocsp/agencies", content=asked)
        got = web.get("/ocsp/agencies/" + base64.b64encode(asked).decode())
        assert posted.headers["content-type"] == "application/ocsp-response"
        answers = [ocsp.load_der_ocsp_response(answer.content) for answer in (posted, got)]
        assert answers[0].certificate_status == answers[1].certificate_status
        return answers[0]

    good = ask()
    assert good.certificate_status is ocsp.OCSPCertStatus.GOOD
    assert good.this_update_utc == NOW
    clock.advance(timedelta(hours=1))
    revoked = ask()
    assert revoked.certificate_status is ocsp.OCSPCertStatus.REVOKED
    assert revoked.revocation_time_utc == NOW + timedelta(hours=1)


def test_the_ocsp_responder_is_authorised_by_the_authority(pki: Pki, web: httpx.Client) -> None:
    answer = ocsp.load_der_ocsp_response(web.post("/ocsp/agencies", content=question(pki, SEAL)).content)
    (responder,) = answer.certificates
    responder.verify_directly_issued_by(x509.load_der_x509_certificate(pki.certificate("agencies")))
    assert answer.signature_hash_algorithm is not None
    key = responder.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(answer.signature_hash_algorithm))


def test_an_ocsp_response_serves_a_judge_as_well_as_a_list(pki: Pki) -> None:
    signed = sign_pdf(paper(), pki.identity(SEAL), at=NOW, field_name="Seal")
    answer = pki.ocsp("agencies", question(pki, SEAL))
    trust = replace(pki.trust(), crls=(pki.crl("root"),), ocsp_responses=(answer,))
    assert [finding.verdict for finding in judge_pdf(signed, trust, at=NOW)] == ["valid"]
    assert [finding.verdict for finding in judge_pdf(signed, replace(trust, ocsp_responses=()), at=NOW)] == [
        "unknown"
    ]
    pki.revoke(SEAL, NOW - timedelta(hours=1))
    revoked = replace(trust, ocsp_responses=(pki.ocsp("agencies", question(pki, SEAL)),))
    assert [finding.code for finding in judge_pdf(signed, revoked, at=NOW)] == ["revoked"]


def test_ocsp_of_another_authority_is_unauthorised(pki: Pki, web: httpx.Client) -> None:
    answer = web.post("/ocsp/other-root", content=question(pki, SEAL))
    status = ocsp.load_der_ocsp_response(answer.content).response_status
    assert status is ocsp.OCSPResponseStatus.UNAUTHORIZED


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/crl/nobody.crl", b"", 404),
        ("GET", "/crl/..%2froot.crl", b"", 404),
        ("GET", "/crl/tsa.crl", b"", 404),
        ("POST", "/ocsp/nobody", b"0\x03\x02\x01\x05", 404),
        ("POST", "/ocsp/agencies", b"", 400),
        ("POST", "/ocsp/agencies", b"garbage", 400),
        ("POST", "/ocsp/agencies", bytes(70_000), 413),
        ("GET", "/ocsp/agencies/!!!!", b"", 400),
        ("GET", "/ocsp/agencies/MAMCAQU=", b"", 400),
        ("POST", "/tsa", b"", 400),
        ("POST", "/tsa", b"0\x03\x02\x01\x05", 400),
        ("POST", "/tsa", bytes(70_000), 413),
        ("GET", "/tsa", b"", 405),
        ("GET", "/", b"", 404),
    ],
    ids=lambda value: f"{len(value)}B" if isinstance(value, bytes) else None,
)
def test_garbage_gets_an_answer_and_harms_nobody(
    web: httpx.Client, method: str, path: str, body: bytes, status: int
) -> None:
    assert web.request(method, path, content=body).status_code == status
    assert web.get("/crl/root.crl").status_code == 200


@pytest.mark.parametrize(
    ("service", "path"), [("crl", "/crl/root.crl"), ("ocsp", "/ocsp/agencies"), ("tsa", "/tsa")]
)
def test_a_service_that_is_cut_off_is_unavailable_until_restored(
    pki: Pki, web: httpx.Client, service: str, path: str
) -> None:
    method = "GET" if service == "crl" else "POST"
    pki.cut_off(service)
    assert web.request(method, path).status_code == 503
    pki.cut_off()
    assert web.request(method, path).status_code != 503


def _bytes(body: object) -> bytes:
    assert isinstance(body, bytes)
    return body


def test_a_time_stamp_fetched_over_http_proves_the_clocks_time(pki: Pki) -> None:
    """A product's own time-stamp client (requests) against the authority's answers."""
    with responses.RequestsMock() as net:
        net.add_callback(
            responses.POST,
            "http://pki.kiemchuan.test/tsa",
            lambda request: (200, {}, pki.time_stamp(_bytes(request.body))),
            content_type="application/timestamp-reply",
        )
        stamper = HTTPTimeStamper("http://pki.kiemchuan.test/tsa")
        signed = sign_pdf(
            paper(),
            pki.identity(SEAL),
            at=NOW + timedelta(hours=5),
            field_name="Seal",
            timestamper=stamper,
        )
    (finding,) = judge_pdf(signed, pki.trust(), at=NOW)
    assert (finding.verdict, finding.proved_at) == ("valid", NOW)


def test_a_list_fetched_by_requests_serves(pki: Pki) -> None:
    signed = sign_pdf(paper(), pki.identity(SEAL), at=NOW, field_name="Seal")

    def fetch(address: str) -> bytes:
        answer = requests.get(address, timeout=5)
        answer.raise_for_status()
        return answer.content

    trust = replace(pki.trust(), crls=(), fetch_crl=fetch)
    with responses.RequestsMock() as net:
        for issuer in ("root", "agencies"):
            net.get(f"http://pki.kiemchuan.test/crl/{issuer}.crl", body=pki.crl(issuer))
        assert [finding.verdict for finding in judge_pdf(signed, trust, at=NOW)] == ["valid"]
    with responses.RequestsMock() as net:
        net.get("http://pki.kiemchuan.test/crl/agencies.crl", status=502)
        net.get("http://pki.kiemchuan.test/crl/root.crl", body=requests.ConnectionError("refused"))
        assert [finding.code for finding in judge_pdf(signed, trust, at=NOW)] == ["revocation-unknown"]


def test_a_time_stamping_authority_that_is_down_is_told(pki: Pki) -> None:
    with responses.RequestsMock() as net:
        net.post("http://pki.kiemchuan.test/tsa", body=requests.ConnectionError("refused"))
        with pytest.raises(SigningError) as refused:
            sign_pdf(
                paper(),
                pki.identity(SEAL),
                at=NOW,
                field_name="Seal",
                timestamper=HTTPTimeStamper("http://pki.kiemchuan.test/tsa"),
            )
    assert refused.value.code == "no-time-stamp"
