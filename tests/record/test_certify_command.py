"""`kiemchuan certify` with a key in PEM and a time-stamping authority over HTTP; `kiemchuan release`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from asn1crypto import pem
from certified_cases import PASSWORD, SEAL, WHO, Office
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    pkcs12,
)
from record_cases import kiemchuan

from harness.cli import main
from harness.oracles.language import VIETNAM
from harness.run.settings import suite_files, suite_sha256
from reports.certificate.credential import load_credential
from reports.certificate.errors import CredentialError
from reports.certificate.releases import read_releases
from reports.certificate.trust import Trust
from reports.certificate.verification import Against, Standing, verify
from simulators.clock import VirtualClock
from simulators.pki import Pki
from simulators.serving import LoopbackServer


@pytest.fixture
def tsa(office: Office) -> Iterator[str]:
    """The test PKI's time-stamping authority on a real port, at the host's time."""
    server = LoopbackServer(Pki.load(None, VirtualClock(datetime.now(VIETNAM))).app()).start()
    yield f"{server.url}/tsa"
    server.stop()


@pytest.fixture
def pem_key(office: Office, tmp_path: Path) -> tuple[Path, Path]:
    """A key and its chain in PEM, the key under a password, the chain in another order than usual."""
    loaded = pkcs12.load_pkcs12(office.pki.pkcs12(SEAL, PASSWORD.decode()), PASSWORD)
    assert loaded.key is not None
    assert loaded.cert is not None
    key, chain = tmp_path / "key.pem", tmp_path / "chain.pem"
    encrypted = BestAvailableEncryption(PASSWORD)
    key.write_bytes(loaded.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encrypted))
    certificates = [*(each.certificate for each in loaded.additional_certs), loaded.cert.certificate]
    chain.write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in certificates))
    return key, chain


def test_a_pem_key_and_a_time_stamp_make_a_record_that_lasts(
    sound_run: Path, office: Office, tsa: str, pem_key: tuple[Path, Path], tmp_path: Path
) -> None:
    key, chain = pem_key
    (tmp_path / "pw").write_bytes(PASSWORD)
    roots = str(office.roots(at=datetime.now(VIETNAM)))
    options = (
        "--key",
        str(key),
        "--cert",
        str(chain),
        "--password-file",
        "pw",
        "--tsa",
        tsa,
        "--trust",
        roots,
    )
    who = ("--conducted-by", WHO, "--witnessed-by", "Nguyễn Văn Ợ", "--witnessed-by", "Trần Thị Ễ")
    done = kiemchuan("certify", str(sound_run), *options, *who, "--unofficial", "--out", "ra", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "PAdES B-LT" in done.stdout
    seen = kiemchuan("verify", "ra/kiemchuan-chung-nhan.pdf", "--roots", roots, "--json", cwd=tmp_path)
    told = json.loads(seen.stdout)
    assert (told["standing"], told["time_proved"]) == ("unofficial", True)
    assert {item["standing"] for item in told["findings"] if item["part"] == "signature"} == {"valid"}


def test_a_time_stamp_that_cannot_be_had_is_one_clear_line(
    sound_run: Path, office: Office, tmp_path: Path
) -> None:
    (tmp_path / "pw").write_bytes(PASSWORD)
    options = ("--key", str(office.key()), "--password-file", "pw", "--tsa", "http://127.0.0.1:9/tsa")
    done = kiemchuan("certify", str(sound_run), *options, "--unofficial", "--out", "ra", cwd=tmp_path)
    assert done.returncode == 2
    assert "--tsa" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "ra").exists()


def test_a_certificate_that_is_not_the_key_s_is_refused(
    office: Office, pem_key: tuple[Path, Path], tmp_path: Path
) -> None:
    other = tmp_path / "other.pem"
    other.write_bytes(pem.armor("CERTIFICATE", office.pki.certificate("agencies")))
    with pytest.raises(CredentialError, match="that of the key"):
        load_credential(pem_key[0], other, PASSWORD)
    with pytest.raises(CredentialError, match="opens with this password"):
        load_credential(pem_key[0], pem_key[1], b"sai")


def test_a_release_is_written_once_and_holds_the_suite_s_hash(tmp_path: Path) -> None:
    done = kiemchuan("release", "--version", "9.8.7", "--into", "m", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (made,) = read_releases(tmp_path / "m")
    assert (made.version, made.suite_sha256) == ("9.8.7", suite_sha256(suite_files()))
    assert "an-giang-2018" in dict(made.profiles)
    again = kiemchuan("release", "--version", "9.8.7", "--into", "m", cwd=tmp_path)
    assert again.returncode == 2
    assert "a released suite is not changed" in again.stderr


def test_a_manifest_that_is_wrong_is_named(sound_run: Path, office: Office, tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "hỏng.toml").write_text("version = 1\n", "utf-8")
    done = kiemchuan("certify", str(sound_run), "--key", "k", "--releases", "m", cwd=tmp_path)
    assert done.returncode == 2
    assert "hỏng.toml" in done.stderr


def test_for_practice_nobody_needs_a_key_and_nothing_official_comes_of_it(
    sound_run: Path, tmp_path: Path
) -> None:
    """B-LT with the simulated time stamp and revocation lists; it is marked, and its roots lie beside it."""
    out = tmp_path / "thử"
    assert main(["certify", str(sound_run), "--practice", "--conducted-by", WHO, "--out", str(out)]) == 0
    pdf, roots = out / "kiemchuan-chung-nhan.pdf", out / "thu-nghiem-goc.pem"
    seen = verify(pdf, Against(Trust.read(roots), datetime.now(VIETNAM), (), run=sound_run))
    assert seen.statement is not None
    assert "practice" in {row["code"] for row in seen.statement["unofficial_because"]}
    assert (seen.standing, seen.proved) == (Standing.UNOFFICIAL, True)
    assert {found.standing for found in seen.findings if found.part == "signature"} == {Standing.VALID}
    assert not list(out.glob("*.p12"))


@pytest.mark.parametrize(
    "options", [(), ("--practice", "--key", "k.p12"), ("--practice", "--tsa", "http://127.0.0.1:9")]
)
def test_either_a_key_or_practice(
    sound_run: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["certify", str(sound_run), *options]) == 2
    assert "--practice" in capsys.readouterr().err
