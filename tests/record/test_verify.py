"""`kiemchuan verify`: valid, altered, expired, revoked, untrusted or not to be told; offline, naming the part."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from certified_cases import NOW, SEAL, Office
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from record_cases import kiemchuan, rewrite

from reports.certificate.detached import judge_detached
from reports.certificate.errors import RevocationError
from reports.certificate.issuing import PDF
from reports.certificate.revocations import Revocation, RevocationList, list_bytes, read_list
from reports.certificate.signing import ATTACHMENT, sign_statement
from reports.certificate.statement import canonical, read_statement
from reports.certificate.trust import Trust
from reports.certificate.verification import Against, Standing, Verification, verify
from simulators.clock import VirtualClock
from simulators.pki import Pki

LATER = NOW + timedelta(days=40)


def against(office: Office, at: datetime = NOW, **changes: object) -> Against:
    return replace(Against(office.trust(at=at), at, office.releases), **changes)  # type: ignore[arg-type]


@pytest.fixture(params=[PDF, ATTACHMENT], ids=["pdf", "json"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def parts(seen: Verification) -> set[str]:
    return {item.part for item in seen.findings if item.standing is not Standing.VALID}


def test_a_certificate_as_issued_is_valid_and_says_by_whom_and_when(
    issued: Path, office: Office, good_run: Path, kind: str
) -> None:
    seen = verify(issued / kind, against(office, run=good_run))
    assert (seen.standing, seen.findings[0].detail) == (Standing.VALID, seen.findings[0].detail)
    assert seen.signer == "Con dấu Cơ quan thử nghiệm 000.00.05.H01"
    assert seen.proved
    assert seen.signed_at == NOW


def test_without_roots_nothing_is_said_of_the_signer(issued: Path, office: Office, kind: str) -> None:
    assert verify(issued / kind, against(office, trust=Trust())).standing is Standing.UNKNOWN


def test_without_revocation_lists_it_cannot_be_told_unless_the_file_carries_them(
    office: Office, good_run: Path, issued: Path, tmp_path: Path
) -> None:
    """B-LT keeps them for later; a plain signature does not."""
    office.issue(good_run, tmp_path)
    bare = against(office, trust=office.trust(crls=False))
    assert verify(tmp_path / PDF, bare).standing is Standing.UNKNOWN
    assert verify(tmp_path / ATTACHMENT, bare).standing is Standing.UNKNOWN
    assert verify(issued / PDF, bare).standing is Standing.VALID


def test_the_highest_level_at_hand_is_made(office: Office, good_run: Path, tmp_path: Path) -> None:
    assert office.issue(good_run, tmp_path / "a").level == "B-B"
    assert office.issue(good_run, tmp_path / "b", stamped=True).level == "B-LT"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_changed_byte_anywhere_in_the_pdf_is_found(
    issued: Path, office: Office, tmp_path: Path, data: st.DataObject
) -> None:
    raw = (issued / PDF).read_bytes()
    at = data.draw(st.integers(0, len(raw) - 1), label="at")
    changed = raw[:at] + bytes([raw[at] ^ data.draw(st.sampled_from([1, 2, 32, 128]))]) + raw[at + 1 :]
    (tmp_path / PDF).write_bytes(changed)
    seen = verify(tmp_path / PDF, against(office))
    assert seen.standing is Standing.ALTERED, at
    assert parts(seen)


@pytest.mark.parametrize("stamped", [False, True], ids=["B-B", "B-LT"])
def test_nothing_of_the_signature_s_place_or_after_the_file_may_change(
    office: Office, good_run: Path, tmp_path: Path, stamped: bool
) -> None:
    """Case of its digits, padding, frame and certificates of its CMS, and what is put before or behind the file."""
    office.issue(good_run, tmp_path, stamped=stamped)
    raw = (tmp_path / PDF).read_bytes()
    assert verify(tmp_path / PDF, against(office)).standing is Standing.VALID
    begins = raw.index(b"/Contents <") + len(b"/Contents <")
    ends = raw.index(b">", begins)
    filled = len(raw[:ends].rstrip(b"0"))
    lower = next(at for at in range(begins, ends) if raw[at] in b"ABCDEF")
    places = [
        begins - 1,
        lower,
        filled + 1,
        (filled + ends) // 2,
        ends - 1,
        ends,
        *range(begins, filled, 211),
    ]
    spoilt = [raw[:at] + bytes([raw[at] ^ 32]) + raw[at + 1 :] for at in places]
    spoilt += [raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :] for at in places]
    spoilt += [raw + b"\n", raw + raw, b"\n" + raw, raw[:-1]]
    for number, content in enumerate(spoilt):
        (tmp_path / PDF).write_bytes(content)
        assert verify(tmp_path / PDF, against(office)).standing is Standing.ALTERED, number


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_changed_byte_anywhere_in_the_json_is_found(
    issued: Path, office: Office, tmp_path: Path, data: st.DataObject
) -> None:
    raw = (issued / ATTACHMENT).read_bytes()
    at = data.draw(st.integers(0, len(raw) - 1))
    (tmp_path / ATTACHMENT).write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
    shutil.copy(issued / f"{ATTACHMENT}.p7s", tmp_path)
    assert verify(tmp_path / ATTACHMENT, against(office)).standing is Standing.ALTERED


def test_a_page_added_after_signing_is_an_alteration(issued: Path, office: Office, tmp_path: Path) -> None:
    writer = PdfWriter(BytesIO((issued / PDF).read_bytes()), incremental=True)
    writer.add_blank_page()
    writer.write(tmp_path / PDF)
    seen = verify(tmp_path / PDF, against(office))
    assert seen.standing is Standing.ALTERED
    assert "signature" in parts(seen)


def test_an_attachment_swapped_after_signing_is_an_alteration(
    issued: Path, office: Office, tmp_path: Path
) -> None:
    writer = PdfWriter(BytesIO((issued / PDF).read_bytes()), incremental=True)
    writer.add_attachment("khac.json", b"{}")
    writer.write(tmp_path / PDF)
    assert verify(tmp_path / PDF, against(office)).standing is Standing.ALTERED


def test_a_pdf_without_a_signature_or_statement_is_worth_nothing(office: Office, tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / PDF)
    seen = verify(tmp_path / PDF, against(office))
    assert (seen.standing, parts(seen)) == (Standing.ALTERED, {"signature", "attachment"})
    (tmp_path / PDF).write_bytes(b"%PDF-1.7 ...")
    assert verify(tmp_path / PDF, against(office)).standing is Standing.ALTERED


def test_json_without_its_signature_is_worth_nothing(issued: Path, office: Office, tmp_path: Path) -> None:
    shutil.copy(issued / ATTACHMENT, tmp_path)
    assert verify(tmp_path / ATTACHMENT, against(office)).standing is Standing.ALTERED
    (tmp_path / f"{ATTACHMENT}.p7s").write_bytes(b"\x30\x80junk")
    assert verify(tmp_path / ATTACHMENT, against(office)).standing is Standing.ALTERED


@pytest.mark.parametrize(
    ("by", "standing"),
    [
        ("untrusted-seal:000.00.05.H01", Standing.UNTRUSTED),
        ("self-signed-seal:000.00.05.H01", Standing.UNTRUSTED),
        ("revoked-seal:000.00.05.H01", Standing.REVOKED),
        ("expired-seal:000.00.05.H01", Standing.EXPIRED),
        ("weak-seal:000.00.05.H01", Standing.UNTRUSTED),
    ],
)
def test_a_signer_who_may_not_sign_is_not_believed(
    office: Office, good_run: Path, tmp_path: Path, by: str, standing: Standing, kind: str
) -> None:
    office.issue(good_run, tmp_path, by=by)
    assert verify(tmp_path / kind, against(office)).standing is standing


def test_a_signer_revoked_later_signed_validly_if_the_time_is_proved(
    office: Office, good_run: Path, tmp_path: Path, kind: str
) -> None:
    """Its seal is stolen a month after; a certificate without a time stamp could be the thief's."""
    pki = Pki.load(None, VirtualClock(NOW))
    there = replace(office, pki=pki)
    name = f"seal:000.00.06.H01/{kind[:3]}"
    there.issue(good_run, tmp_path / "stamped", by=name, stamped=True)
    there.issue(good_run, tmp_path / "bare", by=name)
    pki.revoke(name, NOW + timedelta(days=30))
    later = against(there, at=LATER)
    assert verify(tmp_path / "stamped" / kind, later).standing is Standing.VALID
    assert verify(tmp_path / "bare" / kind, later).standing is Standing.REVOKED


def test_a_certificate_counts_to_its_last_day(
    office: Office, good_run: Path, tmp_path: Path, kind: str
) -> None:
    office.issue(good_run, tmp_path, expires=NOW.date() + timedelta(days=40))
    assert verify(tmp_path / kind, against(office, at=LATER)).standing is Standing.VALID
    over = against(office, at=LATER + timedelta(days=1))
    seen = verify(tmp_path / kind, over)
    assert (seen.standing, parts(seen)) == (Standing.EXPIRED, {"statement"})


def test_a_suite_that_the_verifier_does_not_know_is_told_as_such(
    issued: Path, office: Office, kind: str
) -> None:
    seen = verify(issued / kind, against(office, releases=()))
    assert (seen.standing, parts(seen)) == (Standing.UNKNOWN, {"suite"})


# ---- the run beside it


def test_a_run_that_was_touched_since_is_found_and_the_place_named(
    issued: Path, office: Office, good_copy: Path
) -> None:
    path = next((good_copy / "evidence").glob("*/*"))
    path.write_bytes(b"x")
    seen = verify(issued / PDF, against(office, run=good_copy))
    assert seen.standing is Standing.ALTERED
    assert parts(seen) == {path.relative_to(good_copy).as_posix()}


def test_a_run_sealed_anew_is_not_the_one_that_was_certified(
    issued: Path, office: Office, good_copy: Path
) -> None:
    rewrite(good_copy, lambda event: event if event["type"] != "sut" else {**event, "about": {"x": 1}})
    seen = verify(issued / PDF, against(office, run=good_copy))
    assert parts(seen) == {"events.jsonl"}


# ---- certificates taken back


@pytest.fixture
def listed(issued: Path, office: Office, tmp_path: Path) -> Callable[[str], Path]:
    """A signed list that names the certificate, by whoever signs it."""
    number = read_statement((issued / ATTACHMENT).read_bytes())["number"]

    def make(by: str) -> Path:
        raw = list_bytes([Revocation(number, date(2026, 11, 24), "Khai sai năng lực")], NOW)
        (tmp_path / "thu-hoi.json").write_bytes(raw)
        signature = sign_statement(raw, office.credential(by), at=NOW)
        (tmp_path / "thu-hoi.json.p7s").write_bytes(signature)
        return tmp_path / "thu-hoi.json"

    return make


def read(office: Office, path: Path) -> RevocationList:
    return read_list(path, office.trust(), NOW)


def test_a_certificate_on_the_list_is_revoked(
    issued: Path, office: Office, listed: Callable[[str], Path], kind: str
) -> None:
    seen = verify(issued / kind, against(office, revoked=read(office, listed(SEAL))))
    assert (seen.standing, parts(seen)) == (Standing.REVOKED, {"revocation"})
    assert "24/11/2026: Khai sai năng lực" in {item.detail for item in seen.findings}


def test_another_organisation_takes_nothing_back(
    issued: Path, office: Office, listed: Callable[[str], Path]
) -> None:
    seen = verify(issued / PDF, against(office, revoked=read(office, listed("seal:000.00.09.H01"))))
    assert (seen.standing, parts(seen)) == (Standing.UNKNOWN, {"revocation list"})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.with_name(path.name + ".p7s").unlink(),
        lambda path: path.write_bytes(path.read_bytes().replace(b"2026-11-24", b"2026-11-25")),
        lambda path: path.write_bytes(b"[]"),
        lambda path: path.write_bytes(
            canonical({"schema": "kiemchuan/revocations/1", "issued": "?", "revoked": []})
        ),
    ],
    ids=["unsigned", "altered", "no list", "no date"],
)
def test_a_list_that_does_not_hold_is_refused(
    office: Office, listed: Callable[[str], Path], spoil: Callable[[Path], object]
) -> None:
    path = listed(SEAL)
    spoil(path)
    with pytest.raises(RevocationError):
        read(office, path)


def test_a_list_signed_by_nobody_trusted_is_refused(office: Office, listed: Callable[[str], Path]) -> None:
    with pytest.raises(RevocationError, match="untrusted"):
        read(office, listed("untrusted-seal:000.00.05.H01"))


def test_a_detached_signature_of_other_bytes_is_an_alteration(office: Office) -> None:
    signature = sign_statement(b"x", office.credential(), at=NOW)
    assert judge_detached(b"x", signature, office.trust(), NOW).code == "ok"
    assert judge_detached(b"y", signature, office.trust(), NOW).code == "altered"


# ---- by the command line


def test_the_command_tells_standing_by_its_exit_code(issued: Path, office: Office, tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    releases.mkdir()
    (releases / "9.9.9.toml").write_text(office.releases[0].as_toml(), "utf-8")
    more = ("--roots", str(office.roots()), "--releases", str(releases))
    number = read_statement((issued / ATTACHMENT).read_bytes())["number"]
    (tmp_path / "pw").write_text("thu\n", "utf-8")
    key = ("--key", str(office.key()), "--password-file", "pw")
    revoked = kiemchuan(
        "revoke", str(issued / PDF), "--reason", "thử", "--list", "l.json", *key, cwd=tmp_path
    )
    assert revoked.returncode == 0, revoked.stderr
    again = kiemchuan("revoke", f"KC-{'A' * 24}", "--reason", "khác", "--list", "l.json", *key, cwd=tmp_path)
    assert "2 số" in again.stdout
    told = kiemchuan("verify", str(issued / PDF), *more, "--json", cwd=tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr
    assert json.loads(told.stdout)["number"] == number
    taken = kiemchuan("verify", str(issued / PDF), *more, "--revoked", "l.json", cwd=tmp_path)
    assert taken.returncode == 6, taken.stdout
    assert "REVOKED" in taken.stdout
    assert kiemchuan("verify", str(issued / PDF), "--releases", str(releases), cwd=tmp_path).returncode == 3


def test_the_command_verifies_a_run_folder_and_the_summary_beside_it(run_copy: Path) -> None:
    assert kiemchuan("verify", ".", cwd=run_copy).returncode == 0
    text = (run_copy / "summary.json").read_text("utf-8")
    (run_copy / "summary.json").write_text(text.replace('"passed"', '"failed"', 1), "utf-8")
    done = kiemchuan("verify", ".", cwd=run_copy)
    assert done.returncode == 1
    assert "summary.json" in done.stderr


@pytest.mark.parametrize("arguments", [("absent.pdf",), (".",), ("x.pdf", "--roots", "absent.pem")])
def test_wrong_use_is_one_clear_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    done = kiemchuan("verify", *arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert "Traceback" not in done.stderr


def test_pdf_reader_and_judge_see_the_same_statement(issued: Path) -> None:
    """The attachment that is verified is the one that a reader is shown."""
    (attached,) = PdfReader(issued / PDF).attachment_list
    assert read_statement(attached.content)["official"]


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda run: (run / "evidence" / "them.txt").write_bytes(b"x"), "evidence/them.txt"),
        (lambda run: (run / "tree.sums").write_bytes((run / "tree.sums").read_bytes()[:-1]), "tree.sums"),
        (lambda run: (run / "tree.sums").unlink(), "tree.sums"),
        (lambda run: (run / "events.jsonl").unlink(), "events.jsonl"),
    ],
    ids=["file beside the store", "last byte of the sums", "no sums", "no events"],
)
def test_what_is_added_to_a_run_or_taken_away_is_named(
    issued: Path, office: Office, good_copy: Path, spoil: Callable[[Path], object], named: str
) -> None:
    spoil(good_copy)
    seen = verify(issued / PDF, against(office, run=good_copy))
    assert seen.standing is Standing.ALTERED
    assert parts(seen) == {named}
