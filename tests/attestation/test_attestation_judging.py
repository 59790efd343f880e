"""When an attestation stands: judged by the real scenario steps, from a real file, signature and evidence."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import pem
from attested_cases import AS_OF, MORNING, SIGNER, Binder

from harness.catalogue import FIXTURES, Catalogue, Scenario
from harness.oracles.judgement import Judgement, Reason, Verdict
from harness.oracles.observation import Observations
from harness.oracles.profile import load_profile
from harness.prove.trial import MemoryBlobs, OperationLog
from harness.run.attestation.file import read_attestations, signature_path
from harness.run.attestation.signature import SignerTrust, judge_signature
from harness.run.execution import execute
from harness.run.settings import RunSettings
from harness.run.world.attesting import Attesting
from harness.run.world.sink import ObservationSink
from harness.steps.registry import load_steps
from harness.sut.declaration import embedded_declaration
from simulators.pki import Pki

RULE = "D6.k1.a-2"


@dataclass
class _Keys:
    pki: Pki


class Desk(Attesting):
    """The attesting half of a world, with nothing else around it."""

    def __init__(self, settings: RunSettings, pki: Pki) -> None:
        self.profile, self.as_of = load_profile(FIXTURES / "profiles" / "an-giang-2018.toml"), settings.as_of
        self.keys = _Keys(pki)  # type: ignore[assignment]
        self._settings = settings
        self._base = MORNING.replace(
            year=settings.as_of.year, month=settings.as_of.month, day=settings.as_of.day
        )
        self._sink = ObservationSink(OperationLog().write, MemoryBlobs(), lambda: MORNING)

    def begin(self, scenario: Scenario) -> None:
        self._sink.begin(scenario.id)

    def end(self) -> None: ...

    def settle(self) -> None: ...

    def another_chance(self) -> bool:
        return False

    def read(self, what: str, label: str) -> None:
        raise AssertionError("an attestation reads nothing from a product")

    def now(self) -> datetime:
        return MORNING

    def observations(self) -> Observations:
        return self._sink.observations()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def judge(pki: Pki, catalogue: Catalogue, tmp_path: Path) -> Iterator[Any]:
    """Judges one rule's scenario with the files given; answers judgement and weakest link."""

    def run(*files: Path, as_of: date = AS_OF, rule: str = RULE, roots: bytes | None = None) -> Judgement:
        settings = RunSettings(
            tmp_path / "run", "r", MORNING, as_of=as_of, attestations=read_attestations(files),
            attestation_roots=roots,
        )  # fmt: skip
        (scenario,) = (catalogue.scenarios[name] for name in catalogue.scenarios_of[rule])
        result = execute(scenario, Desk(settings, pki), load_steps(), OperationLog())
        (judged,) = result.judged
        assert judged.seen_by == "attestation"
        return judged.judgement

    yield run


def not_attested(judgement: Judgement) -> str:
    assert (judgement.verdict, judgement.reason) == (Verdict.INCONCLUSIVE, Reason.NOT_ATTESTED)
    return judgement.detail


def test_a_signed_attestation_in_date_with_its_evidence_is_attested(judge: Any, binder: Binder) -> None:
    judgement = judge(binder.write(binder.entry()))
    assert judgement.verdict is Verdict.ATTESTED
    assert SIGNER in judgement.notes[0]
    assert "Giám đốc Sở Nội vụ" in judgement.notes[0]


def test_nothing_handed_in_is_not_attested(judge: Any) -> None:
    assert "chưa nộp" in not_attested(judge())


def test_a_file_that_is_silent_on_the_rule_is_not_attested(judge: Any, binder: Binder) -> None:
    assert "chưa nộp" in not_attested(judge(binder.write(binder.entry("D12.k2"))))


def test_unsigned_is_not_attested(judge: Any, binder: Binder) -> None:
    assert "chưa được ký số" in not_attested(judge(binder.write(binder.entry(), by=None)))


def test_a_file_changed_after_signing_is_not_attested(judge: Any, binder: Binder) -> None:
    path = binder.write(binder.entry())
    path.write_bytes(path.read_bytes().replace("xác nhận".encode(), "Xác nhận".encode()))
    assert "bị sửa" in not_attested(judge(path))


def test_a_signature_that_is_none_is_not_attested(judge: Any, binder: Binder) -> None:
    path = binder.write(binder.entry(), by=None)
    path.with_name(path.name + ".p7s").write_bytes(b"\x30\x80 khong phai chu ky")
    assert "không đọc được" in not_attested(judge(path))


@pytest.mark.parametrize(
    ("flaw", "words"),
    [("untrusted", "tin cậy"), ("self-signed", "tin cậy"), ("revoked", "thu hồi"), ("expired", "hiệu lực")],
)
def test_a_signer_that_the_run_does_not_trust_is_not_attested(
    flaw: str, words: str, judge: Any, binder: Binder
) -> None:
    path = binder.write(binder.entry(), by=f"{flaw}-leader:000.00.01.H01/{SIGNER}")
    assert words in not_attested(judge(path))


def test_roots_given_to_the_run_are_the_only_ones_it_trusts(judge: Any, binder: Binder, pki: Pki) -> None:
    path = binder.write(binder.entry())
    other = pki_pem(pki, "other-root")
    assert "tin cậy" in not_attested(judge(path, roots=other))
    assert judge(path, roots=pki_pem(pki, "root") + pki_pem(pki, "agencies")).verdict is Verdict.ATTESTED


def pki_pem(pki: Pki, label: str) -> bytes:
    return bytes(pem.armor("CERTIFICATE", pki.certificate(label)))


def test_the_test_pki_vouches_for_nobody_before_a_vendors_product(pki: Pki, tmp_path: Path) -> None:
    """Its keys are public: with them anyone could attest anything."""
    sut = replace(embedded_declaration(), source="sut.toml", path="sut.toml")
    desk = Desk(RunSettings(tmp_path, "r", MORNING, sut=sut), pki)
    assert desk._signer_trust() == SignerTrust()


def test_where_nobody_is_trusted_a_sound_signature_vouches_for_nothing(binder: Binder) -> None:
    path = binder.write(binder.entry())
    signature = signature_path(path).read_bytes()
    finding = judge_signature(path.read_bytes(), signature, SignerTrust(), MORNING)
    assert (finding.state, finding.signer) == ("nobody-trusted", SIGNER)


def test_the_certificate_is_of_the_person_that_the_attestation_names(judge: Any, binder: Binder) -> None:
    path = binder.write(binder.changed(signer_name="Trần Văn Khác"))
    assert "Trần Văn Khác" in not_attested(judge(path))


def test_evidence_that_was_altered_is_a_failure(judge: Any, binder: Binder) -> None:
    path = binder.write(binder.entry())
    binder.evidence.write_text("Danh mục khác", "utf-8")
    judgement = judge(path)
    assert judgement.verdict is Verdict.FAILED
    assert judgement.failure.code == "attestation-evidence-altered"
    assert judgement.failure.where == binder.evidence.name


def test_evidence_that_is_missing_is_a_failure(judge: Any, binder: Binder) -> None:
    path = binder.write(binder.entry())
    binder.evidence.unlink()
    judgement = judge(path)
    assert (judgement.verdict, judgement.failure.code) == (Verdict.FAILED, "attestation-evidence-missing")


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        (date(2019, 11, 30), (Verdict.INCONCLUSIVE, Reason.NOT_ATTESTED)),
        (date(2019, 12, 1), (Verdict.ATTESTED, None)),
        (date(2020, 5, 31), (Verdict.ATTESTED, None)),
        (date(2020, 6, 1), (Verdict.INCONCLUSIVE, Reason.ATTESTATION_EXPIRED)),
    ],
)
def test_an_attestation_holds_from_its_date_to_its_expiry_both_inside(
    as_of: date, verdict: tuple[Verdict, Reason | None], judge: Any, binder: Binder
) -> None:
    judgement = judge(binder.write(binder.entry()), as_of=as_of)
    assert (judgement.verdict, judgement.reason) == verdict


@pytest.mark.parametrize(
    ("as_of", "verdict"), [(date(2020, 12, 1), Verdict.ATTESTED), (date(2020, 12, 2), Verdict.INCONCLUSIVE)]
)
def test_an_attestation_never_holds_longer_than_its_rule_lets_it(
    as_of: date, verdict: Verdict, judge: Any, binder: Binder
) -> None:
    """D6.k1.a-2 holds twelve months, whatever the file says."""
    path = binder.write(binder.changed(expires=date(2030, 1, 1)))
    assert judge(path, as_of=as_of).verdict is verdict


@pytest.mark.foreign("openssl")
def test_another_tool_signs_for_us_and_verifies_what_we_signed(binder: Binder, pki: Pki, judge: Any) -> None:
    """OpenSSL verifies our detached CMS; what it signs, in PEM, stands as well."""
    path = binder.write(binder.entry())
    signature, folder = signature_path(path), path.parent
    (folder / "goc.pem").write_bytes(pki_pem(pki, "root") + pki_pem(pki, "agencies"))
    verify = [
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        signature,
        "-content",
        path,
        "-out",
        folder / "o",
    ]
    at = ["-attime", str(int(MORNING.timestamp())), "-purpose", "any"]
    openssl(*verify, "-CAfile", folder / "goc.pem", *at)
    openssl("pkcs12", "-in", binder.key(), "-passin", "pass:thu", "-nodes", "-out", folder / "khoa.pem")
    sign = ["cms", "-sign", "-binary", "-in", path, "-signer", folder / "khoa.pem", "-outform", "PEM"]
    openssl(*sign, "-out", signature)
    assert signature.read_bytes().startswith(b"-----BEGIN")
    assert judge(path).verdict is Verdict.ATTESTED


def openssl(*arguments: object) -> None:
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
