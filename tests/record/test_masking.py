"""No secret enters a record; a copy without personal data is judged as the record was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from record_cases import Event, kiemchuan, rewrite

from harness.oracles.language import VIETNAM
from harness.run.events import EventWriter, read_events
from harness.run.evidence import EvidenceStore
from harness.run.masked_copy import masked_copy
from harness.run.masking import MaskingTable, SecretMask, masking_table
from harness.run.rejudge import rejudge
from harness.run.seal import tampering
from harness.run.world.sink import ObservationSink
from reports import write_all

NOON = datetime(2019, 12, 17, 12, tzinfo=VIETNAM)
SECRET = "bí-mật-Hà-Tiên-2019"


# ---- secrets


def test_a_secret_is_hidden_at_any_depth_and_equal_ones_alike() -> None:
    told = {"sessions": [{"token": "a1"}, {"token": "b2"}, {"token": "a1"}], "request": {"password": "x"}}
    assert SecretMask().masked(told) == {
        "sessions": [{"token": "***1"}, {"token": "***2"}, {"token": "***1"}],
        "request": {"password": "***3"},
    }


def test_a_secret_that_a_product_echoes_is_hidden_there_as_well() -> None:
    mask = SecretMask()
    mask.masked({"request": {"secret": SECRET}})
    assert mask.masked({"message": f"sai khóa {SECRET}!"}) == {"message": "sai khóa ***1!"}


def test_what_stands_beside_it_in_the_open_is_not_hidden_elsewhere() -> None:
    """A system whose password is its own name would have its name taken out of every message."""
    mask = SecretMask()
    told = mask.masked({"organ_id": "000.00.01.H01", "secret": "000.00.01.H01"})
    assert told == {"organ_id": "000.00.01.H01", "secret": "***1"}
    assert mask.masked({"text": "gửi 000.00.01.H01"}) == {"text": "gửi 000.00.01.H01"}


def test_what_holds_no_secret_is_left_as_the_very_object_it_was() -> None:
    told = {"record": {"files": [{"name": "a.pdf"}], "token": ""}, "count": 2, "none": None}
    assert SecretMask().masked(told) is told


def test_checks_see_what_the_record_holds(tmp_path: Path) -> None:
    """So that a stored run cannot be judged otherwise for want of a secret."""
    writer, store = EventWriter(tmp_path / "events.jsonl"), EvidenceStore(tmp_path / "evidence")
    sink = ObservationSink(writer.write, store, lambda: NOON, mask=writer.mask)
    sink.begin("KB-D15-01")
    sink.add("driver.answer", "driver", op="login", request={"password": SECRET}, answer={"token": "t" * 20})
    sink.add("driver.refused", "driver", op="login", request={}, message=f"mật khẩu {SECRET} sai")
    writer.write(
        "step-end", scenario="KB-D15-01", step=0, state="stopped", message=f"{SECRET}?", duration_ms=1
    )
    writer.close()
    text = (tmp_path / "events.jsonl").read_text("utf-8")
    assert SECRET not in text
    assert "t" * 20 not in text
    stored = [row["data"] for row in read_events(tmp_path / "events.jsonl") if row["type"] == "observation"]
    assert [row.data for row in sink.observations()] == stored


def test_words_of_the_harness_are_never_taken_for_secrets(tmp_path: Path) -> None:
    """A scenario calls a session by a name, and says which password was tried; checks go by it."""
    writer, store = EventWriter(tmp_path / "events.jsonl"), EvidenceStore(tmp_path / "evidence")
    sink = ObservationSink(writer.write, store, lambda: NOON, mask=writer.mask)
    sink.begin("KB-D18-31")
    row = sink.add("input.login", "input", about="phiên của An", password="mật khẩu sai")
    assert row.data == {"password": "mật khẩu sai"}
    writer.write("judgement", scenario="KB-D18-31", words={"session": "phiên của An"}, detail="")
    writer.close()
    assert list(read_events(tmp_path / "events.jsonl"))[-1]["words"] == {"session": "phiên của An"}


def test_no_key_of_a_real_run_is_in_its_record(sound_run: Path) -> None:
    """What the harness handed the product: its secret at the axis, the token of the signing material."""
    handed = [
        row["data"]["request"]
        for row in read_events(sound_run / "events.jsonl")
        if row["type"] == "observation" and row["data"].get("op") == "set_connection"
    ]
    assert handed
    for request in handed:
        assert request["secret"].startswith("***")
        assert request["signing_material_token"].startswith("***")
    assert "BEGIN PRIVATE KEY" not in (sound_run / "events.jsonl").read_text("utf-8")


def test_every_secret_of_the_contract_is_in_the_table() -> None:
    """A member of a schema that is called so is one."""
    from importlib.resources import files

    names: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            names.update(value.get("properties", {}) if isinstance(value.get("properties"), dict) else ())
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)

    for path in files("harness.sut").joinpath("contract", "schemas").iterdir():
        walk(json.loads(path.read_text("utf-8")))
    telling = {n for n in names if n.endswith(("secret", "password", "token", "_key", "pkcs12"))}
    assert {name for name in telling if not masking_table().is_secret(name)} == set()


# ---- personal data


@pytest.fixture
def person(sound_run: Path) -> str:
    """Somebody of the product's own, as its history names him."""

    def people(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (str(value[name]) for name in ("full_name",) if value.get(name))
            for each in value.values():
                yield from people(each)
        elif isinstance(value, list):
            for each in value:
                yield from people(each)

    seen = [row for row in read_events(sound_run / "events.jsonl") if row["type"] == "observation"]
    ours = json.dumps(
        [row["data"] if row["source"] == "input" else row["data"].get("request") for row in seen],
        ensure_ascii=False,
    )
    found = [
        name for row in seen if row["source"] == "driver" for name in people(row["data"]) if name not in ours
    ]
    return max(found, key=found.count)


def judged(folder: Path) -> list[tuple[str, str, str | None]]:
    return [(row.check, row.now, row.now_code) for row in rejudge(folder)]


def test_a_masked_copy_is_judged_as_the_record_was(sound_run: Path, person: str, tmp_path: Path) -> None:
    made = masked_copy(sound_run, tmp_path / "copy")
    text = (tmp_path / "copy" / "events.jsonl").read_text("utf-8")
    assert made.hidden
    assert made.kept == ()
    assert person in (sound_run / "events.jsonl").read_text("utf-8")
    assert person not in text
    assert judged(tmp_path / "copy") == judged(sound_run)
    assert not [row for row in rejudge(tmp_path / "copy") if row.changed]
    assert tampering(tmp_path / "copy") == []


def test_folders_of_a_masked_copy_tell_no_more_than_the_copy(
    sound_run: Path, person: str, tmp_path: Path
) -> None:
    """Folders of the run itself are not taken along; those made of the copy are made of what is masked."""

    def telling(run: Path) -> list[str]:
        return [path.name for path in (run / "scenarios").rglob("00-*") if person in path.read_text("utf-8")]

    copy = tmp_path / "copy"
    masked_copy(sound_run, copy)
    assert not (copy / "scenarios").exists()
    write_all(copy, html=False)
    assert telling(sound_run)
    assert (copy / "scenarios").is_dir()
    assert telling(copy) == []
    assert tampering(copy) == []


def test_equal_values_have_equal_stand_ins_and_another_copy_has_others(
    sound_run: Path, person: str, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        masked_copy(sound_run, tmp_path / name)
    counted = (sound_run / "events.jsonl").read_text("utf-8").count(json.dumps(person, ensure_ascii=False))
    stand_ins = []
    for name in ("a", "b"):
        text = (tmp_path / name / "events.jsonl").read_text("utf-8")
        words = [part.partition('"')[0] for part in text.split('"ẩn-')[1:]]
        stand_ins.append({word for word in words if words.count(word) == counted})
    assert stand_ins[0]
    assert stand_ins[0].isdisjoint(stand_ins[1])


def test_test_data_stays_readable(sound_run: Path, tmp_path: Path) -> None:
    """Subjects of documents that the harness itself wrote are nobody's secret, and checks compare with them."""
    masked_copy(sound_run, tmp_path / "copy")
    subjects = [
        row["data"]["subject"]
        for row in read_events(sound_run / "events.jsonl")
        if row["type"] == "observation" and row["kind"] == "input.document"
    ]
    assert subjects
    text = (tmp_path / "copy" / "events.jsonl").read_text("utf-8")
    assert all(subject in text for subject in subjects)


def test_where_hiding_would_change_a_verdict_the_scenario_stays_as_it_was_and_is_named(
    sound_run: Path, tmp_path: Path
) -> None:
    """Here the table is too keen: it hides the very time that Điều 15 judges."""
    keen = MaskingTable(frozenset(), frozenset({"legal_received_at", "received_at"}), {})
    made = masked_copy(sound_run, tmp_path / "copy", keen)
    assert made.kept
    assert judged(tmp_path / "copy") == judged(sound_run)


def test_a_masked_copy_says_so_and_is_not_certified(sound_run: Path, tmp_path: Path) -> None:
    done = kiemchuan("mask", str(sound_run), "--out", "copy", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert next(read_events(tmp_path / "copy" / "events.jsonl"))["run"]["masked"] is True
    refused = kiemchuan("certify", "copy", "--key", "k.p12", "--unofficial", cwd=tmp_path)
    assert refused.returncode == 1
    assert "a masked copy" in refused.stderr
    again = kiemchuan("mask", str(sound_run), "--out", "copy", cwd=tmp_path)
    assert again.returncode == 2


def test_an_altered_or_cut_off_run_is_not_copied(run_copy: Path, tmp_path: Path) -> None:
    def without_footer(event: Event) -> Event | None:
        return None if event["type"] == "footer" else event

    (run_copy / "profile.toml").write_text("x", "utf-8")
    assert kiemchuan("mask", ".", "--out", str(tmp_path / "copy"), cwd=run_copy).returncode == 4
    rewrite(run_copy, without_footer)
    (run_copy / "tree.sums").unlink()
    assert kiemchuan("mask", ".", "--out", str(tmp_path / "copy"), cwd=run_copy).returncode == 2
    assert not (tmp_path / "copy").exists()


def test_a_secret_that_says_so_itself_is_hidden_wherever_it_stands() -> None:
    """In messages, addresses, headers, quoted JSON; under names written otherwise; before the member that tells it."""
    mask = SecretMask()
    told = mask.masked({
        "message": "lỗi với khóa kkkkkkkk", "X-Api-Key": "kkkkkkkk", "session": {"id": "s1s1s1s1"}, "pin": 1234,
        "url": "https://u:pwpwpw@h/x?access_token=QQQ111&x=1", "headers": "Authorization: Bearer abcdef.5678",
        "json": '{"password": "matma1"}', "schema": "$.features['api-key']: 'apikey77' is not",
        "op": "login: not-allowed: no",
    })  # fmt: skip
    text = json.dumps(told, ensure_ascii=False)
    secrets = ("kkkkkkkk", "s1s1s1s1", "1234", "pwpwpw", "QQQ111", "abcdef.5678", "matma1", "apikey77")
    assert [secret for secret in secrets if secret in text] == []
    assert told["op"] == "login: not-allowed: no"
    printed = mask.bytes_without(b"x kkkkkkkk \xff password=mot2ba4")
    assert b"kkkkkkkk" not in printed
    assert b"mot2ba4" not in printed
    assert b"\xff" in printed
