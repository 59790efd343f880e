"""A product that signs with keys that nobody can hand over: they are laid ready, and a person says when they are in."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

from tests.attach.conftest import Attached, http

EXTERNAL = '[signing]\nkeys = "external"\n'


def test_a_person_is_asked_and_the_answer_is_kept(reference: str, judged: Attached, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text(
        '{"scenario": "", "key": "signing:keys", "answer": "c", "by": "Trần Thị Thử"}\n', "utf-8"
    )
    run = judged(http(reference), "--scenario", "KB-D15-20", "--answers", str(answers), more=EXTERNAL)
    [row] = [row for row in run.events("observation") if row["kind"] == "person.answer"]
    assert (row["data"]["key"], row["data"]["by"], row["source"]) == (
        "signing:keys",
        "Trần Thị Thử",
        "person",
    )
    assert run.scenario("KB-D15-20") == "passed"


def test_where_nobody_sits_the_keys_lie_ready_and_the_run_goes_on(
    reference: str, judged: Attached, capfd: pytest.CaptureFixture[str]
) -> None:
    run = judged(http(reference), "--scenario", "KB-D15-20", more=EXTERNAL)
    folder = run.folder / "viec" / "khoa-va-chung-thu"
    assert str(folder) in capfd.readouterr().err
    key, certificate, _ = load_key_and_certificates((folder / "leader.p12").read_bytes(), b"kiemchuan")
    assert key is not None
    assert certificate is not None
    assert "BEGIN CERTIFICATE" in (folder / "roots.pem").read_text("utf-8")
    assert run.scenario("KB-D15-20") == "passed"
    assert [row["code"] for row in run.summary["findings"] if row["code"] == "signing-differs"] == [
        "signing-differs"
    ]
