"""Certificates as others' tools see them: `pdfsig` and `pdfdetach` of poppler and `openssl cms` agree with `verify`."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from certified_cases import Office

from harness.oracles.language import VIETNAM
from reports.certificate.issuing import PDF
from reports.certificate.signing import ATTACHMENT
from reports.certificate.verification import Against, Standing, verify
from simulators.clock import VirtualClock
from simulators.pki import Pki


def today() -> datetime:
    """These tools ask the host for the time."""
    return datetime.now(VIETNAM)


@pytest.fixture(scope="module")
def host_office(office: Office) -> Office:
    """The same office on the host's clock, so that its lists are of today."""
    return replace(office, pki=Pki.load(None, VirtualClock(today())))


def standing(path: Path, office: Office) -> Standing:
    now = today()
    return verify(path, Against(office.trust(at=now), now, office.releases)).standing


def pdfsig(path: Path) -> str:
    done = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False)
    return done.stdout


def openssl(folder: Path, roots: Path, *more: str) -> bool:
    """Whether `openssl cms -verify` takes the detached signature of the statement."""
    command = [
        "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", str(folder / f"{ATTACHMENT}.p7s"),
        "-content", str(folder / ATTACHMENT), "-CAfile", str(roots), "-purpose", "any", "-out", "/dev/null", *more,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.foreign("pdfsig")
def test_pdfsig_finds_the_signature_whole_where_verify_does(
    issued: Path, host_office: Office, tmp_path: Path
) -> None:
    assert "Signature is Valid" in pdfsig(issued / PDF)
    assert "ETSI.CAdES.detached" in pdfsig(issued / PDF)
    assert standing(issued / PDF, host_office) is Standing.VALID
    raw = (issued / PDF).read_bytes()
    at = raw.index(b"/MediaBox")
    (tmp_path / PDF).write_bytes(raw[: at + 1] + b"m" + raw[at + 2 :])
    assert "Signature is Valid" not in pdfsig(tmp_path / PDF)
    assert standing(tmp_path / PDF, host_office) is Standing.ALTERED


@pytest.mark.foreign("pdfsig")
def test_pdfdetach_takes_out_the_very_statement(issued: Path, tmp_path: Path) -> None:
    if shutil.which("pdfdetach") is None:
        pytest.skip("NOT RUN: pdfdetach, install: apt-get install poppler-utils")
    command = ["pdfdetach", "-save", "1", "-o", str(tmp_path / "out.json"), str(issued / PDF)]
    subprocess.run(command, capture_output=True, check=True)
    assert (tmp_path / "out.json").read_bytes() == (issued / ATTACHMENT).read_bytes()


@pytest.mark.foreign("openssl")
def test_openssl_takes_what_verify_takes(issued: Path, host_office: Office) -> None:
    assert openssl(issued, host_office.roots(crls=False))
    assert standing(issued / ATTACHMENT, host_office) is Standing.VALID


@pytest.mark.foreign("openssl")
def test_openssl_refuses_an_altered_statement_as_verify_does(
    issued: Path, host_office: Office, tmp_path: Path
) -> None:
    for name in (ATTACHMENT, f"{ATTACHMENT}.p7s"):
        shutil.copy(issued / name, tmp_path)
    raw = (tmp_path / ATTACHMENT).read_bytes()
    (tmp_path / ATTACHMENT).write_bytes(raw.replace(b'"passed"', b'"failed"', 1))
    assert not openssl(tmp_path, host_office.roots(crls=False))
    assert standing(tmp_path / ATTACHMENT, host_office) is Standing.ALTERED


@pytest.mark.foreign("openssl")
@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("untrusted-seal:000.00.05.H01", Standing.UNTRUSTED),
        ("expired-seal:000.00.05.H01", Standing.EXPIRED),
        ("revoked-seal:000.00.05.H01", Standing.REVOKED),
    ],
)
def test_openssl_refuses_the_signers_that_verify_refuses(
    host_office: Office, good_run: Path, tmp_path: Path, by: str, expected: Standing
) -> None:
    host_office.issue(good_run, tmp_path, by=by)
    lists = host_office.roots(at=today() - timedelta(minutes=1))
    assert not openssl(tmp_path, lists, "-crl_check_all")
    assert standing(tmp_path / ATTACHMENT, host_office) is expected


@pytest.mark.foreign("openssl")
def test_openssl_looks_at_the_same_lists_for_a_good_signer(
    host_office: Office, good_run: Path, tmp_path: Path
) -> None:
    """So that the refusals above are those of the certificates, not of missing lists."""
    host_office.issue(good_run, tmp_path)
    assert openssl(tmp_path, host_office.roots(at=today() - timedelta(minutes=1)), "-crl_check_all")
