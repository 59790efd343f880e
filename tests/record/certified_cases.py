"""A product that passes everything it is asked, and the test PKI's people who sign for it.

The suite is a small one, of Điều 15 alone, released by a manifest of its own: of the whole suite a run would take
half a minute, and whether it is certifiable is not for these tests to say.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from asn1crypto import pem

from harness.catalogue import FEATURES, Catalogue
from harness.oracles.language import VIETNAM
from harness.oracles.profile import load_profile
from harness.run.open import world_factory
from harness.run.session import Run, run_all
from harness.run.settings import RunSettings, suite_files, suite_sha256
from harness.sut.declaration import embedded_declaration
from reports.certificate.credential import Credential, load_credential
from reports.certificate.issuing import Examination, Issued, examine, issue
from reports.certificate.releases import Release
from reports.certificate.statement import Circumstances
from reports.certificate.trust import Trust
from simulators.clock import VirtualClock
from simulators.pki import Pki

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
WHO = "Sở Thông tin và Truyền thông tỉnh An Giang"
SEAL = "seal:000.00.05.H01"
PASSWORD = b"thu"


def small_suite(folder: Path) -> Path:
    """A features folder of Điều 15 alone."""
    shutil.copytree(FEATURES / "dieu_15", folder / "dieu_15")
    return folder


def run_of(features: Path, out: Path, **changes: Any) -> Path:
    """A run of a small suite on the reference, which goes by another name here."""
    sut = replace(
        embedded_declaration(), name="QLVB Mẫu <b>&", version="2.1", vendor="Công ty Ợ Ễ Ữ", path="sut.toml"
    )
    settings = RunSettings(out=out, run_id="20261123-0900-cafe", started=NOW, sut=sut, features=features)
    settings = replace(settings, **changes)
    run = Run(settings, world_factory(settings))
    run.open()
    run_all(run)
    run.close()
    return out


def release_of(features: Path) -> Release:
    profile = load_profile(RunSettings(out=Path(), run_id="", started=NOW).profile)
    return Release(
        "9.9.9", date(2026, 11, 1), suite_sha256(suite_files(features)), ((profile.name, profile.sha256),)
    )


@dataclass(frozen=True)
class Office:
    """Where certificates are issued: its keys and the PKI behind them, its suite and releases."""

    folder: Path
    pki: Pki
    features: Path
    releases: tuple[Release, ...]

    @classmethod
    def open(cls, folder: Path) -> Office:
        features = small_suite(folder / "features")
        return cls(folder, Pki.load(None, VirtualClock(NOW)), features, (release_of(features),))

    def key(self, name: str = SEAL) -> Path:
        path = self.folder / f"{name.replace(':', '_').replace('/', '_')}.p12"
        path.write_bytes(self.pki.pkcs12(name, PASSWORD.decode()))
        return path

    def credential(self, name: str = SEAL) -> Credential:
        return load_credential(self.key(name), None, PASSWORD)

    def roots(self, *, crls: bool = True, at: datetime = NOW) -> Path:
        blocks = [self.pki.roots_pem().encode(), pem.armor("CERTIFICATE", self.pki.certificate("agencies"))]
        if crls:
            blocks += [pem.armor("X509 CRL", der) for der in self.pki.crls_at(at)]
        path = self.folder / f"roots{'-crl' if crls else ''}.pem"
        path.write_bytes(b"".join(blocks))
        return path

    def trust(self, *, crls: bool = True, at: datetime = NOW) -> Trust:
        return Trust.read(self.roots(crls=crls, at=at))

    def examine(self, run: Path, **changes: Any) -> Examination:
        given = {"conducted_by": WHO, "catalogue": Catalogue.load(self.features), **changes}
        return examine(run, given.pop("releases", self.releases), **given)

    def issue(self, run: Path, out: Path, *, by: str = SEAL, stamped: bool = False, **about: Any) -> Issued:
        """A certificate of a run, signed by an identity of the test PKI."""
        seen = self.examine(run)
        assert seen.refusals == ()
        when = Circumstances(issued=NOW, conducted_by=WHO, witnessed_by=("Nguyễn Văn Ợ",), judge="thử")
        when = replace(when, **about)
        stamper = self.pki.timestamper() if stamped else None
        trust = self.trust() if stamped else None
        return issue(seen.state(when), when, self.credential(by), out, timestamper=stamper, trust=trust)
