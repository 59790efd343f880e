"""The test PKI: identities for any agency, the same in every process that shares the cache, or without one."""

from __future__ import annotations

import io
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from simulators.clock import VIETNAM, VirtualClock
from simulators.pki import IdentityName, Pki, PkiError, default_cache_dir
from simulators.protocol.signing import judge_pdf, sign_pdf

NOW = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
ORGAN = "000.00.01.H01"
SEAL = f"seal:{ORGAN}"


@pytest.fixture(scope="module", params=["cached", "uncached"])
def pki(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pki:
    """The same behaviour with and without the cache."""
    return Pki.load(tmp_path_factory.mktemp("cache"), VirtualClock(NOW), use_cache=request.param == "cached")


def paper() -> bytes:
    output = io.BytesIO()
    canvas = Canvas(output)
    canvas.drawString(72, 700, "So: 01/QD-SNV")
    canvas.save()
    return output.getvalue()


def certificate(pki: Pki, name: str) -> x509.Certificate:
    return x509.load_der_x509_certificate(pki.identity(name).certificate.dump())


def listed(der: bytes) -> dict[int, datetime]:
    return {entry.serial_number: entry.revocation_date_utc for entry in x509.load_der_x509_crl(der)}


@pytest.mark.parametrize("organ", [ORGAN, "000.00.00.H01", "000.00.00.G09", "000.00.17.H14", "A01.02.H01"])
def test_any_agency_has_a_seal_and_a_leader(pki: Pki, organ: str) -> None:
    seal, leader = pki.identity(f"seal:{organ}"), pki.identity(f"leader:{organ}")
    assert (seal.organ_id, leader.organ_id) == (organ, organ)
    assert organ in seal.common_name
    assert organ in leader.organisation
    assert leader.common_name in {"Nguyễn Văn Thử", "Trần Thị Nghiệm", "Lê Hoàng Mẫu"} | {
        "Phạm Ngọc Vũ",
        "Huỳnh Thị Kiểm",
        "Võ Minh Chuẩn",
    }
    assert pki.identity(f"seal:{organ}") is seal


def test_a_good_certificate_is_what_a_strict_reader_expects(pki: Pki) -> None:
    seal = certificate(pki, SEAL)
    assert isinstance(seal.public_key(), ec.EllipticCurvePublicKey)
    usage = seal.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert seal.subject.get_attributes_for_oid(NameOID.ORGANIZATION_IDENTIFIER)[0].value == ORGAN
    assert seal.not_valid_before_utc.year <= 2015
    assert seal.not_valid_after_utc >= datetime(2044, 12, 31, tzinfo=UTC)
    point = seal.extensions.get_extension_for_class(x509.CRLDistributionPoints).value[0]
    assert point.full_name is not None
    assert point.full_name[0].value == "http://pki.kiemchuan.test/crl/agencies.crl"
    agencies = x509.load_der_x509_certificate(pki.certificate("agencies"))
    seal.verify_directly_issued_by(agencies)
    agencies.verify_directly_issued_by(x509.load_der_x509_certificate(pki.certificate("root")))


def test_each_flaw_is_in_the_certificate_it_names(pki: Pki) -> None:
    assert certificate(pki, f"expired-{SEAL}").not_valid_after_utc < NOW
    assert certificate(pki, f"self-signed-{SEAL}").issuer == certificate(pki, f"self-signed-{SEAL}").subject
    assert "lạ" in certificate(pki, f"untrusted-{SEAL}").issuer.rfc4514_string()
    weak = certificate(pki, f"weak-{SEAL}").public_key()
    assert isinstance(weak, rsa.RSAPublicKey)
    assert weak.key_size == 1024
    assert pki.identity(f"sha1-{SEAL}").digest == "sha1"
    assert certificate(pki, f"revoked-{SEAL}").serial_number in listed(pki.crl("agencies"))


def test_a_holder_has_a_certificate_of_his_own(pki: Pki) -> None:
    named = pki.identity(f"leader:{ORGAN}/Lê Thị Ánh")
    assert named.common_name == "Lê Thị Ánh"
    serials = {pki.identity(name).certificate.serial_number for name in (SEAL, f"{SEAL}/2", named.name)}
    assert len(serials) == 3


def test_names_are_compared_in_nfc() -> None:
    assert IdentityName.parse(f"leader:{ORGAN}/Le\u0302 Thi\u0323") == IdentityName.parse(
        f"leader:{ORGAN}/Lê Thị"
    )


@pytest.mark.parametrize(
    "name",
    [
        "",
        "seal",
        "seal:",
        "stamp:000.00.01.H01",
        "bad-seal:000.00.01.H01",
        "seal:../x",
        "seal:a/b/c",
        "seal:a/\n",
    ],
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(PkiError) as refused:
        IdentityName.parse(name)
    assert refused.value.code == "bad-name"
    assert refused.value.hint


def test_the_key_file_opens_with_its_password_and_holds_the_chain(pki: Pki) -> None:
    loaded = pkcs12.load_pkcs12(pki.pkcs12(SEAL, "mật khẩu"), "mật khẩu".encode())
    assert loaded.cert is not None
    assert loaded.key is not None
    assert loaded.cert.certificate == certificate(pki, SEAL)
    assert loaded.key.public_key() == loaded.cert.certificate.public_key()
    assert [extra.certificate.subject.rfc4514_string()[:30] for extra in loaded.additional_certs] == [
        x509.load_der_x509_certificate(pki.certificate("agencies")).subject.rfc4514_string()[:30]
    ]


# --- revocation as of a moment


@settings(max_examples=40, deadline=None)
@given(moment=st.datetimes(datetime(2018, 1, 1), datetime(2030, 12, 31), timezones=st.just(VIETNAM)))  # noqa: DTZ001
def test_at_any_moment_the_lists_are_in_date(pki: Pki, moment: datetime) -> None:
    """thisUpdate ≤ now < nextUpdate, for every virtual now from 2018 to 2030."""
    for der in pki.crls_at(moment):
        crl = x509.load_der_x509_crl(der)
        assert crl.last_update_utc <= moment < (crl.next_update_utc or moment)


def test_lists_are_signed_by_their_authority_and_numbered_upwards(pki: Pki) -> None:
    numbers = []
    for day in range(3):
        for issuer in ("root", "agencies"):
            crl = x509.load_der_x509_crl(pki.crl(issuer, NOW + timedelta(days=day)))
            key = x509.load_der_x509_certificate(pki.certificate(issuer)).public_key()
            assert isinstance(key, ec.EllipticCurvePublicKey)
            assert crl.is_signature_valid(key)
        numbers.append(crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number)
    assert numbers == sorted(set(numbers))


def test_a_revocation_is_listed_from_its_moment_on(pki: Pki) -> None:
    name = f"{SEAL}/sắp thu hồi"
    serial = IdentityName.parse(name).serial
    moment = NOW + timedelta(hours=2)
    pki.revoke(name, moment)
    assert serial not in listed(pki.crl("agencies", moment - timedelta(seconds=1)))
    assert listed(pki.crl("agencies", moment))[serial] == moment
    assert serial in listed(pki.crl("agencies", moment + timedelta(days=900)))
    assert serial not in listed(pki.crl("root", moment))


def test_an_unknown_authority_has_no_list(pki: Pki) -> None:
    for label in ("nobody", "tsa", "agencies-ocsp", "../root"):
        with pytest.raises(PkiError) as refused:
            pki.crl(label)
        assert refused.value.code == "unknown-authority"


# --- the cache


def test_two_loads_of_one_cache_are_one_pki(tmp_path: Path) -> None:
    first = Pki.load(tmp_path, VirtualClock(NOW))
    signed = sign_pdf(paper(), first.identity(f"leader:{ORGAN}"), at=NOW, field_name="Leader")
    second = Pki.load(tmp_path, VirtualClock(NOW))
    assert second.fingerprint == first.fingerprint
    assert second.identity(SEAL).certificate.dump() == first.identity(SEAL).certificate.dump()
    assert [finding.verdict for finding in judge_pdf(signed, second.trust(), at=NOW)] == ["valid"]


def test_without_the_cache_each_load_is_another_pki(tmp_path: Path) -> None:
    first, second = (Pki.load(tmp_path, VirtualClock(NOW), use_cache=False) for _ in range(2))
    assert first.fingerprint != second.fingerprint
    assert not any(tmp_path.iterdir())
    signed = sign_pdf(paper(), first.identity(SEAL), at=NOW, field_name="Seal")
    assert [finding.code for finding in judge_pdf(signed, second.trust(), at=NOW)] == ["untrusted"]


def test_a_revoked_certificate_of_an_earlier_process_is_on_the_list_of_this_one(tmp_path: Path) -> None:
    """Prepared signed input outlives the process that made it."""
    Pki.load(tmp_path, VirtualClock(NOW)).identity(f"revoked-{SEAL}")
    assert IdentityName.parse(f"revoked-{SEAL}").serial in listed(
        Pki.load(tmp_path, VirtualClock(NOW)).crl("agencies")
    )


def test_revocations_of_a_run_end_with_it(tmp_path: Path) -> None:
    Pki.load(tmp_path, VirtualClock(NOW)).revoke(SEAL, NOW - timedelta(days=1))
    assert listed(Pki.load(tmp_path, VirtualClock(NOW)).crl("agencies")) == {}


def test_another_place_of_revocation_lists_is_another_pki(tmp_path: Path) -> None:
    here = Pki.load(tmp_path, VirtualClock(NOW), base_url="http://127.0.0.1:8099/pki/")
    point = certificate(here, SEAL).extensions.get_extension_for_class(x509.CRLDistributionPoints).value[0]
    assert point.full_name is not None
    assert point.full_name[0].value == "http://127.0.0.1:8099/pki/crl/agencies.crl"
    assert here.fingerprint != Pki.load(tmp_path, VirtualClock(NOW)).fingerprint


def test_only_the_owner_reads_the_keys(tmp_path: Path) -> None:
    Pki.load(tmp_path, VirtualClock(NOW)).identity(SEAL)
    (folder,) = (tmp_path / "pki").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) & 0o077 for file in folder.iterdir()} == {0}


def test_threads_and_processes_that_start_together_agree(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime;"
        "from simulators.clock import VirtualClock; from simulators.pki import Pki;"
        f"pki = Pki.load(Path(sys.argv[1]), VirtualClock(datetime(2019, 12, 17, tzinfo=UTC)));"
        f"print(pki.identity('{SEAL}').certificate.sha256.hex(), pki.fingerprint)"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    pki = Pki.load(tmp_path, VirtualClock(NOW))
    with ThreadPoolExecutor(8) as pool:
        seals = {bytes(done.certificate.sha256) for done in pool.map(lambda _: pki.identity(SEAL), range(16))}
    answers = {run.communicate(timeout=60)[0].strip() for run in runs}
    assert answers == {f"{seals.pop().hex()} {pki.fingerprint}"}
    assert not seals


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "pki").write_text("a file, where a folder should be")
    with pytest.raises(PkiError) as refused:
        Pki.load(tmp_path, VirtualClock(NOW))
    assert refused.value.code == "cache-unusable"
    assert "KIEMCHUAN_CACHE" in (refused.value.hint or "")


def test_the_cache_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIEMCHUAN_CACHE", str(tmp_path))
    assert default_cache_dir() == tmp_path
    monkeypatch.delenv("KIEMCHUAN_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_cache_dir() == tmp_path / ".cache" / "kiemchuan"


# --- another judge


@pytest.fixture
def files(pki: Pki, tmp_path: Path) -> Path:
    (tmp_path / "root.pem").write_text(pki.roots_pem())
    (tmp_path / "agencies.der").write_bytes(pki.certificate("agencies"))
    for name in ("root", "agencies"):
        (tmp_path / f"{name}.crl").write_bytes(pki.crl(name))
    for flaw in ("", "revoked-", "expired-", "untrusted-"):
        (tmp_path / f"{flaw}seal.der").write_bytes(pki.identity(f"{flaw}{SEAL}").certificate.dump())
    return tmp_path


@pytest.mark.foreign("openssl")
@pytest.mark.foreign("openssl")
@pytest.mark.parametrize(
    ("flaw", "answer"),
    [
        ("", "OK"),
        ("revoked-", "certificate revoked"),
        ("expired-", "certificate has expired"),
        ("untrusted-", "unable to get local issuer"),
    ],
)
def test_openssl_agrees_about_the_certificates(pki: Pki, files: Path, flaw: str, answer: str) -> None:
    def pem(path: Path, kind: str) -> Path:
        target = path.with_suffix(".pem" if kind == "x509" else ".crl.pem")
        command = ["openssl", kind, "-inform", "DER", "-in", str(path), "-out", str(target)]
        subprocess.run(command, check=True, capture_output=True, timeout=30)
        return target

    arguments = ["-CAfile", str(files / "root.pem"), "-untrusted", str(pem(files / "agencies.der", "x509"))]
    for crl in ("root", "agencies"):
        arguments += ["-CRLfile", str(pem(files / f"{crl}.crl", "crl"))]
    run = subprocess.run(
        [
            "openssl",
            "verify",
            "-crl_check",
            "-attime",
            str(int(NOW.timestamp())),
            *arguments,
            str(pem(files / f"{flaw}seal.der", "x509")),
        ],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert answer in run.stdout + run.stderr


def test_between_its_renewals_a_list_is_the_same_byte_for_byte(pki: Pki) -> None:
    """As an authority publishes it: a new edition at midnight and at each revocation only."""
    day = NOW - timedelta(days=40)
    morning, evening = day.replace(hour=8), day.replace(hour=20)
    first = pki.crl("agencies", morning)
    assert pki.crl("agencies", evening) == first
    assert pki.crl("agencies", morning + timedelta(days=1)) != first
    pki.revoke("seal:000.00.77.H01", day.replace(hour=12))
    assert pki.crl("agencies", morning) == first
    assert pki.crl("agencies", evening) != first
