"""An attestation of every rule that a person attests, written and signed as `kiemchuan attest` does it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from harness.catalogue import FEATURES, Rule, Rules
from harness.oracles.language import VIETNAM
from harness.run.attestation.file import Attested, as_toml, signature_path
from harness.run.attestation.signature import sign_detached
from simulators.pki import Pki

AS_OF = date(2019, 12, 17)
MORNING = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
LEADER = "leader:000.00.01.H01/Lê Thị Mẫu"
SIGNER = "Lê Thị Mẫu"
RULES: tuple[Rule, ...] = tuple(rule for rule in Rules.load(FEATURES) if rule.method == "attestation")


class Binder:
    """A folder with evidence, a file of attestations, and its signature."""

    def __init__(self, folder: Path, pki: Pki) -> None:
        self.path = folder / "chung-thuc.toml"
        self.evidence = folder / "bằng chứng.txt"
        self.evidence.write_text("Danh mục kiểm tra ngày 01/12/2019", "utf-8")
        self._folder = folder
        self._pki = pki

    def entry(self, rule: str = "D6.k1.a-2") -> Attested:
        digest = hashlib.sha256(self.evidence.read_bytes()).hexdigest()
        return Attested(
            rule, "Đã kiểm tra và xác nhận", self.evidence.name, digest, SIGNER, "Giám đốc Sở Nội vụ",
            date(2019, 12, 1), date(2020, 5, 31),
        )  # fmt: skip

    def write(self, *entries: Attested, by: str | None = LEADER) -> Path:
        """Write the file, signed by an identity of the test PKI unless `by` is None."""
        self.path.write_bytes(as_toml(entries))
        if by is not None:
            self.sign(by)
        return self.path

    def sign(self, by: str = LEADER) -> None:
        key = self.key(by)
        signature, _ = sign_detached(self.path.read_bytes(), key, b"thu", at=MORNING)
        signature_path(self.path).write_bytes(signature)

    def key(self, by: str = LEADER) -> Path:
        path = self._folder / "khoa.p12"
        path.write_bytes(self._pki.pkcs12(by, "thu"))
        return path

    def changed(self, **values: object) -> Attested:
        return replace(self.entry(), **values)  # type: ignore[arg-type]
