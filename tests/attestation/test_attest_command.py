"""`kiemchuan attest`, and a run that is handed what it wrote."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attested_cases import RULES, SIGNER, Binder
from lxml import etree

from harness.cli import main
from harness.run.attestation.file import AttestationFile, signature_path
from harness.run.rejudge import rejudge
from reports.certificate.attested import attestations, roots
from reports.record import RunRecord
from simulators.pki import Pki


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIEMCHUAN_P12_PASSWORD", "thu")


def attest(binder: Binder, rule: str, *more: str) -> int:
    return main([
        "attest", "--rule", rule, "--evidence", str(binder.evidence), "--statement", "Đã kiểm tra", "--signer", SIGNER,
        "--post", "Giám đốc Sở Nội vụ", "--date", "2019-12-01", "--out", str(binder.path), *more,
    ])  # fmt: skip


def test_the_command_writes_an_attestation_that_holds_as_long_as_its_rule_lets_it(binder: Binder) -> None:
    assert attest(binder, "D13.k2-2") == 0
    (entry,) = AttestationFile.read(binder.path).entries
    assert (entry.rule, entry.expires.isoformat()) == ("D13.k2-2", "2020-06-01")
    assert entry.sha256 == binder.entry().sha256


def test_a_file_that_changes_loses_its_signature(binder: Binder) -> None:
    assert attest(binder, "D6.k1.a-2", "--sign", str(binder.key())) == 0
    assert signature_path(binder.path).exists()
    assert attest(binder, "D6.k1.b-1") == 0
    assert not signature_path(binder.path).exists()
    assert main(["attest", "--out", str(binder.path), "--sign", str(binder.key())]) == 0
    assert len(AttestationFile.read(binder.path).entries) == 2
    assert attest(binder, "D6.k1.b-1", "--expires", "2020-01-01") == 0
    assert len(AttestationFile.read(binder.path).entries) == 2


@pytest.mark.parametrize(
    ("rule", "more", "words"),
    [
        ("D15.k2-2", (), "by machine"),
        ("D99", (), "no rule"),
        ("D6.k1.a-2", ("--expires", "2021-01-01"), "12 months"),
        ("D6.k1.a-2", ("--post", ""), "--post"),
        ("D6.k1.a-2", ("--evidence", "khong-co.txt"), "khong-co.txt"),
        ("D6.k1.a-2", ("--evidence", sys.executable), "beside"),
    ],
)
def test_what_cannot_be_attested_is_said_and_nothing_is_written(
    rule: str, more: tuple[str, ...], words: str, binder: Binder, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(binder.path.parent)
    assert attest(binder, rule, *more) == 2
    assert words in capsys.readouterr().err
    assert not binder.path.exists()


def test_nobody_signs_in_anothers_name(binder: Binder, capsys: pytest.CaptureFixture[str]) -> None:
    key = binder.key("leader:000.00.01.H01/Trần Văn Khác")
    assert attest(binder, "D6.k1.a-2", "--sign", str(key)) == 2
    assert "Trần Văn Khác" in capsys.readouterr().err
    assert not signature_path(binder.path).exists()


def test_a_wrong_password_is_one_clear_line(
    binder: Binder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIEMCHUAN_P12_PASSWORD", "sai")
    assert attest(binder, "D6.k1.a-2", "--sign", str(binder.key())) == 2
    assert "password" in capsys.readouterr().err


def kiemchuan(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "harness.cli", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_a_run_that_is_handed_all_sixty_attests_sixty_rules(binder: Binder, pki: Pki) -> None:
    """Two processes, one file: the record, its reports and its judgement again all say attested."""
    folder = binder.path.parent
    binder.write(*(binder.entry(rule.id) for rule in RULES))
    wanted = [part for rule in RULES for part in ("--rule", rule.id)]
    done = kiemchuan(
        "run", *wanted, "--attestations", binder.path.name, "--jobs", "2", "--out", "r", cwd=folder
    )
    assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads((folder / "r" / "summary.json").read_text("utf-8"))
    rows = [row for row in summary["rules"] if row["reason"] != "not-selected"]
    attested = [row for row in rows if row["verdict"] == "attested"]
    assert len(attested) == 60
    assert {row["seen_by"] for row in attested} == {"attestation"}
    assert Counter(row["scope"] for row in attested) == {"product": 3, "deployment": 39, "authority": 18}
    assert summary["totals"]["scenarios"]["attested"] == 60
    assert f"--attestations {binder.path.name}" in summary["scenarios"][0]["rerun"]
    suites: Any = etree.parse(str(folder / "r" / "junit.xml")).xpath("//testsuite[@name='Chứng thực']")
    (suite,) = suites
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("60", "0", "0")
    again = list(rejudge(folder / "r"))
    assert len(again) == 60
    assert not [row for row in again if row.changed]
    stated = attestations(RunRecord.read(folder / "r"))
    assert [row["rule"] for row in stated] == [row["id"] for row in attested]
    assert roots(stated) == {hashlib.sha256(pki.certificate("root")).hexdigest(): stated[0]["root"]}
    assert {(row["signer_name"], row["expires"], row["root"] != "") for row in stated} == {
        (SIGNER, "2020-05-31", True)
    }


def test_people_attest_today_while_the_world_lives_in_the_year_of_the_regulation(binder: Binder) -> None:
    """Scenarios have moments of 2019; a person's statement, certificate and evidence are of the day of the visit."""
    folder = binder.path.parent
    later = replace(binder.entry("D12.k1-1"), date=date(2020, 6, 1), expires=date(2020, 11, 30))
    binder.write(later)
    wanted = ("--scenario", "KB-D12-901", "--scenario", "KB-D15-01", "--attestations", binder.path.name)
    early = kiemchuan("run", *wanted, "--out", "early", cwd=folder)
    assert early.returncode == 3
    assert "sau ngày xét 17/12/2019 (--attestations-as-of" in early.stdout, early.stdout
    done = kiemchuan("run", *wanted, "--attestations-as-of", "2020-07-01", "--out", "r", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads((folder / "r" / "summary.json").read_text("utf-8"))
    assert summary["run"]["as_of"] == "2019-12-17"
    verdicts = {row["id"]: row["verdict"] for row in summary["scenarios"]}
    assert verdicts == {"KB-D12-901": "attested", "KB-D15-01": "passed"}
    assert summary["scenarios"][0]["rerun"].endswith("--attestations-as-of 2020-07-01")
    assert not [row for row in rejudge(folder / "r") if row.changed]


def test_an_attestation_file_that_is_wrong_stops_a_run_before_it_begins(binder: Binder) -> None:
    folder = binder.path.parent
    binder.path.write_text("[[attestation]]\n", "utf-8")
    done = kiemchuan(
        "run", "--rule", "D6.k1.a-2", "--attestations", binder.path.name, "--out", "r", cwd=folder
    )
    assert done.returncode == 2
    assert "lacks rule" in done.stderr
    assert not (folder / "r").exists()


def test_duties_of_authorities_are_listed_apart_from_what_keeps_a_product_from_its_certificate(
    tmp_path: Path,
) -> None:
    done = kiemchuan("run", "--rule", "D12.k1-1", "--rule", "D19.k2", "--out", "r", cwd=tmp_path)
    assert done.returncode == 3
    product, apart, duties = done.stdout.partition("NGHĨA VỤ CỦA CƠ QUAN, CẤP CÓ THẨM QUYỀN")
    assert apart
    assert "KB-D12-901" in product
    assert "KB-D19-903" not in product
    assert "KB-D19-903" in duties
    assert "hand in a signed attestation" in duties


def test_an_axis_is_attested_for_as_well(binder: Binder) -> None:
    folder = binder.path.parent
    binder.write(binder.entry("D19.k2"))
    wanted = ("--role", "axis", "--rule", "D19.k2", "--attestations", binder.path.name)
    done = kiemchuan("run", *wanted, "--out", "r", "--json", cwd=folder)
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert [row["verdict"] for row in summary["scenarios"]] == ["attested"]
    assert (
        summary["scenarios"][0]["rerun"]
        .split("--", 1)[1]
        .endswith(f"--role axis --attestations {binder.path.name}")
    )
