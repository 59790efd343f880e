"""The attestation file comes from outside: whatever is wrong in it is said, nothing of the machine is read for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attested_cases import Binder

from harness.catalogue import FEATURES, Rules
from harness.run.attestation.file import (
    AttestationError,
    AttestationFile,
    as_toml,
    check_attested_rules,
    read_attestations,
)
from harness.run.attestation.signature import SignerTrust


def test_what_is_written_is_what_is_read(binder: Binder) -> None:
    entry = binder.changed(statement='Xác nhận "đủ" \\ hai dòng\nvà tab\t')
    assert AttestationFile.read(binder.write(entry)).entries == (entry,)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("statement = ", "# ", "lacks statement"),
        ("rule = ", 'verdict = "attested"\nrule = ', "does not know verdict"),
        ("2020-05-31", '"mai"', "expires is a date"),
        ("2020-05-31", "2020-05-31T00:00:00", "expires is a date"),
        ("2020-05-31", "2019-11-30", "expires before its date"),
        ('signer_name = "Lê Thị Mẫu"', 'signer_name = " "', "signer_name is words"),
        ('signer_name = "Lê Thị Mẫu"', "signer_name = 5", "signer_name is words"),
        ('"bằng chứng.txt"', '"../ngoài.txt"', "below the file's own folder"),
        ('"bằng chứng.txt"', '"/etc/hostname"', "below the file's own folder"),
        ("[[attestation]]", "[attestation]", "entries and nothing else"),
        ("[[attestation]]", "x = 1\n[[attestation]]", "entries and nothing else"),
        ("[[attestation]]", "[[attestation]", "Expected"),
    ],
)
def test_what_is_wrong_is_said_by_name(old: str, new: str, words: str, binder: Binder) -> None:
    path = binder.write(binder.entry(), by=None)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(AttestationError, match=words):
        AttestationFile.read(path)


def test_a_rule_is_attested_once(binder: Binder, tmp_path: Path) -> None:
    with pytest.raises(AttestationError, match="twice"):
        AttestationFile.read(binder.write(binder.entry(), binder.entry(), by=None))
    other = tmp_path / "khac.toml"
    other.write_bytes(as_toml([binder.entry()]))
    with pytest.raises(AttestationError, match="as well"):
        read_attestations([binder.write(binder.entry(), by=None), other])


def test_a_link_does_not_lead_out_of_the_folder(
    binder: Binder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("x")
    binder.evidence.unlink()
    binder.evidence.symlink_to(secret)
    path = binder.write(binder.changed(sha256="0" * 64), by=None)
    with pytest.raises(AttestationError, match="out of"):
        read_attestations([path])


def test_a_missing_or_oversized_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(AttestationError, match=r"khong-co\.toml"):
        AttestationFile.read(tmp_path / "khong-co.toml")
    (tmp_path / "to.toml").write_bytes(b"#" * 4_000_001)
    with pytest.raises(AttestationError, match="larger"):
        AttestationFile.read(tmp_path / "to.toml")


@pytest.mark.parametrize(("rule", "words"), [("D15.k2-2", "by machine"), ("D99.k1", "no rule")])
def test_only_what_a_person_attests_can_be_attested(rule: str, words: str, binder: Binder) -> None:
    file = AttestationFile.read(binder.write(binder.entry(rule), by=None))
    with pytest.raises(AttestationError, match=words):
        check_attested_rules([file], Rules.load(FEATURES))


@pytest.mark.parametrize(
    "bundle",
    [b"", b"khong phai PEM", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
    ids=["empty", "no PEM", "no certificate"],
)
def test_roots_that_are_none_are_refused(bundle: bytes) -> None:
    with pytest.raises(AttestationError, match="attestation roots"):
        SignerTrust.from_pem(bundle)


def test_dates_are_written_as_dates(binder: Binder) -> None:
    assert b"expires = 2020-05-31\n" in as_toml([binder.entry()])
    assert binder.entry().date == date(2019, 12, 1)
