"""`kiemchuan run` against the embedded reference: its events, its live results, its papers."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from test_page import unpacked

from harness.run.events import read_events
from reports.allure.papers import abridged, papers, signatures_json
from reports.page.exchange import Lane
from reports.page.write import page
from reports.record import RunRecord

SCENARIO = "KB-D15-20"
"""The product issues a document: something is sent, signed, recorded and judged."""


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real") / "run"
    program = "import sys; from harness.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "run", "--scenario", SCENARIO, "--quiet", "--out", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "CHƯA ĐỦ ĐIỀU KIỆN CHỨNG NHẬN" in done.stdout
    return folder


def result(folder: Path) -> dict[str, Any]:
    found = [
        json.loads(path.read_text("utf-8")) for path in (folder / "allure-results").glob("*-result.json")
    ]
    return next(row for row in found if row["fullName"] == f"kiemchuan#{SCENARIO}")


def attachments(folder: Path, name: str) -> list[bytes]:
    links = [row for step in result(folder)["steps"] for row in step.get("attachments", [])]
    return [
        (folder / "allure-results" / row["source"]).read_bytes()
        for row in links
        if row["name"].startswith(name)
    ]


def test_its_events_are_those_of_the_schema(run_folder: Path) -> None:
    schema = json.loads(files("harness.run").joinpath("events.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    events = list(read_events(run_folder / "events.jsonl"))
    assert [event for event in events if not validator.is_valid(event)] == []
    assert {"observation", "judgement", "footer"} <= {event["type"] for event in events}


def test_its_summary_says_that_the_reference_passes(run_folder: Path) -> None:
    told = json.loads((run_folder / "summary.json").read_text("utf-8"))
    assert [(row["id"], row["verdict"]) for row in told["scenarios"]] == [(SCENARIO, "passed")]
    assert told["scenarios"][0]["rerun"] == f"kiemchuan run --scenario {SCENARIO} --seed 0"
    assert told["complete"]
    assert not told["certifiable"]


def test_the_paper_that_was_sent_is_in_the_evidence_with_its_signatures(run_folder: Path) -> None:
    """Leader first, then the seal of the agency, with their times; attached only where a scenario did not pass."""
    assert list(attachments(run_folder, "Tệp – ")) == []
    shown = next(t for t in attachments(run_folder, "Gói tin phần mềm gửi lên Trục") if b"base64]" in t)
    place = shown.rpartition(b"evidence/")[2].split()[0].decode()
    (paper,) = papers((run_folder / "evidence" / place).read_bytes())
    signatures = signatures_json(paper)["chữ ký"]
    assert [row["mã định danh"] for row in signatures] == ["000.00.01.H01", "000.00.01.H01"]
    assert signatures[-1]["phủ toàn tệp"]


def test_an_attached_message_is_short_and_says_where_the_whole_is(run_folder: Path) -> None:
    """Sixty kilobytes of base64 are no reading matter; the evidence store has every byte."""
    shown = attachments(run_folder, "Gói tin phần mềm gửi lên Trục")
    long = [text for text in shown if b"base64]" in text]
    assert long
    assert all(len(text) < 10_000 for text in long)
    digest = long[0].rpartition(b"evidence/")[2].split()[0].decode()
    whole = (run_folder / "evidence" / digest).read_bytes()
    assert abridged(whole, digest.partition("/")[2]) == long[0]
    assert len(whole) > 40_000


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"not xml",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        b"<?xml version='1.0'?><edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><AttachmentEncoded>"
        b"<Attachment><ContentTransferEncoded>JVBERi0xLjcKJ%%%</ContentTransferEncoded></Attachment>"
        b"</AttachmentEncoded></edXML>",
        b"<?xml version='1.0'?><edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><AttachmentEncoded>"
        b"<Attachment><ContentTransferEncoded>JVBERi0xLjcKMSAwIG9iago=</ContentTransferEncoded></Attachment>"
        b"</AttachmentEncoded></edXML>",
    ],
    ids=["empty", "text", "doctype", "bad base64", "broken pdf"],
)
def test_a_hostile_message_never_stops_the_report(message: bytes) -> None:
    """It is the business of a check to fail it; the report shows what can be shown."""
    assert all(signatures_json(paper)["chữ ký"] == [] for paper in papers(message))


def test_its_page_draws_the_exchange_and_shows_the_message(run_folder: Path) -> None:
    """The product hands a document to the axis, an agency fetches it: arrows with their messages in the page."""
    (row,) = unpacked(page(RunRecord.read(run_folder)))
    sent = next(seen for seen in row["seen"] if (seen["from"], seen["to"]) == (Lane.SOFTWARE, Lane.AXIS))
    assert sent["vi"].startswith("Văn bản · 000.00.")
    assert sent["blobs"][0]["text"].startswith("<?xml")
    assert "base64]<" in sent["blobs"][0]["text"]
    assert (run_folder / sent["blobs"][0]["place"]).stat().st_size == sent["blobs"][0]["size"]
    assert any((seen["from"], seen["to"]) == (Lane.PEOPLE, Lane.SOFTWARE) for seen in row["seen"])
    assert [step["state"] for step in row["steps"]][-1] == "passed"
