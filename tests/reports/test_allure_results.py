"""Allure results of a run: identity, place in the regulation, steps in Vietnamese, honest statuses, typed files."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_run import MESSAGE, PDF, SampleRun

from reports.allure.attachments import LIMIT, WORTH_SPARING, Attachments, content_type
from reports.allure.writer import write_allure_results
from reports.record import RunRecord


def write(folder: Path) -> dict[str, dict[str, Any]]:
    out = write_allure_results(RunRecord.read(folder), folder / "allure-results")
    found = [json.loads(path.read_text("utf-8")) for path in out.glob("*-result.json")]
    return {row["fullName"].removeprefix("kiemchuan#"): row for row in found}


def labels(result: dict[str, Any], name: str) -> list[str]:
    return [row["value"] for row in result["labels"] if row["name"] == name]


def content(folder: Path, attachment: dict[str, str]) -> bytes:
    return (folder / "allure-results" / attachment["source"]).read_bytes()


def test_statuses_follow_the_verdicts(finished: Path) -> None:
    """Only failed is failed; what could not be told is broken; skipped is never green."""
    assert {name: row["status"] for name, row in write(finished).items()} == {
        "KB-D15-01": "passed", "KB-D15-02": "failed", "KB-D15-03": "passed", "KB-D15-04": "broken",
        "KB-D15-05": "broken", "KB-D15-06": "skipped", "D18.k1-1": "passed", "D4.k4.a": "skipped",
        "inconclusive:not-implemented": "broken",
    }  # fmt: skip


def test_an_attested_rule_is_marked(finished: Path) -> None:
    assert write(finished)["D18.k1-1"]["name"].startswith("[chứng thực] D18.k1-1")


def test_open_rules_are_gathered_by_reason(finished: Path) -> None:
    """A page of passed scenarios says how much nobody looked at, without burying a failure under it."""
    result = write(finished)["inconclusive:not-implemented"]
    assert result["name"].startswith("1 quy tắc bắt buộc chưa kết luận được")
    assert "**D9.k1.a-1** (Điều 9 khoản 1 điểm a)" in result["description"]


def test_identity_comes_from_the_scenarios_id_alone(new_run: Callable[[], SampleRun], tmp_path: Path) -> None:
    """A renamed scenario with other numbers in its row keeps its history."""
    first = write(new_run().begin().run("KB-D15-02").finish())["KB-D15-02"]
    (tmp_path / "run").rename(tmp_path / "before")
    sample = new_run()
    for scenario in sample.scenarios:
        object.__setattr__(scenario, "name", f"tên mới của {scenario.id}")
        object.__setattr__(scenario, "path", Path("dieu_15/khac.feature"))
        object.__setattr__(scenario, "row", (("lúc gửi", "17:01"),))
    second = write(sample.begin(id="another").run("KB-D15-02").finish())["KB-D15-02"]
    assert first["name"] != second["name"]
    assert first["uuid"] != second["uuid"]
    assert [first[key] for key in ("historyId", "testCaseId", "fullName")] == [
        second[key] for key in ("historyId", "testCaseId", "fullName")
    ]
    assert all(parameter["excluded"] for parameter in first["parameters"])


def test_a_scenario_stands_at_its_chapter_article_and_clause(finished: Path) -> None:
    result = write(finished)["KB-D15-02"]
    assert labels(result, "epic") == ["Chương II. Gửi, nhận văn bản điện tử trên phần mềm"]
    assert labels(result, "feature") == ["Điều 15. Thời điểm gửi, nhận văn bản điện tử"]
    assert labels(result, "story") == ["Khoản 2"]
    assert labels(result, "clause") == ["Điều 15 khoản 2", "Điều 15 khoản 1"]
    assert labels(result, "rule") == ["D15.k2-2", "D15.k1-1"]
    assert labels(result, "severity") == ["critical"]
    assert labels(result, "tag") == ["phần-mềm"]


def test_severity_softens_during_the_transition_of_article_22(new_run: Callable[[], SampleRun]) -> None:
    """D15.k1-2 binds old software only from 2019-12-17."""
    sample = new_run().begin(as_of="2019-06-01").run("KB-D15-01")
    lines = (sample.folder / "events.jsonl").read_text("utf-8")
    changed = lines.replace('"in_use_since":null', '"in_use_since":"2015-01-01"').replace(
        "D15.k2-2", "D15.k1-2"
    )
    (sample.folder / "events.jsonl").write_text(changed, "utf-8")
    assert labels(write(sample.folder)["KB-D15-01"], "severity") == ["minor"]


def test_steps_are_the_words_of_the_feature_with_their_status(finished: Path) -> None:
    found = write(finished)
    assert [(step["name"], step["status"]) for step in found["KB-D15-02"]["steps"]] == [
        ("Khi cơ quan A gửi văn bản", "passed"),
        ("Thì [D15.k2-2] thời điểm là 08:00", "failed"),
        ("Và [D15.k1-1] có ghi người gửi", "passed"),
    ]
    assert [step["status"] for step in found["KB-D15-04"]["steps"]] == ["broken", "skipped", "skipped"]
    assert [step["status"] for step in found["KB-D15-06"]["steps"]] == ["skipped", "skipped"]


def test_parameters_are_those_of_the_row(finished: Path) -> None:
    found = [(row["name"], row["value"]) for row in write(finished)["KB-D15-02"]["parameters"]]
    assert found == [("lúc gửi", "17:00"), ("tính từ", "08:00")]


def test_a_failure_tells_rule_expected_observed_where_and_how_to_rerun(finished: Path) -> None:
    details = write(finished)["KB-D15-02"]["statusDetails"]
    assert details["message"].splitlines()[0] == "không đạt [failed: mandatory]"
    for text in (
        "Điều 15 khoản 2",
        "get_incoming.legal_receipt",
        "kiemchuan run --scenario KB-D15-02 --seed 7",
    ):
        assert text in details["message"]
    assert details["expected"] == "08:00"
    assert "\x1b" not in details["actual"]
    assert "D15.k1-1" in details["trace"]


def test_what_was_sent_signed_seen_and_judged_is_attached_with_its_type(finished: Path) -> None:
    """Messages as XML, papers as PDF, tables as CSV, signature judgement and observations as JSON, a timeline."""
    result = write(finished)["KB-D15-01"]
    steps = [{row["name"]: row for row in step.get("attachments", [])} for step in result["steps"]]
    message = steps[1]["Gói tin phần mềm gửi lên Trục – văn bản"]
    assert message["type"] == "application/xml"
    assert content(finished, message) == MESSAGE
    paper = steps[0]["signature – văn bản – chính.pdf"]
    assert paper["type"] == "application/pdf"
    assert content(finished, paper) == PDF
    assert json.loads(content(finished, steps[0]["Phán quyết chữ ký – văn bản"])) == {"verdict": "valid"}
    assert "ợ, ố, ạ" in content(finished, steps[0]["Bảng"]).decode()
    assert content(finished, steps[1]["Đoạn văn"]).decode() == "Nội dung công văn."
    assert json.loads(content(finished, steps[2]["Phán quyết D15.k2-2"]))["verdict"] == "passed"
    (timeline,) = result["attachments"]
    assert timeline["type"] == "text/plain"
    assert "2019-12-17T08:00:00+07:00" in content(finished, timeline).decode()


def test_every_link_has_its_own_file(finished: Path) -> None:
    """Allure 3 shows a file that is linked twice as missing in one of the places."""
    links: list[str] = []
    for result in write(finished).values():
        parts = [result, *result.get("steps", [])]
        links += [row["source"] for part in parts for row in part.get("attachments", [])]
    assert len(links) == len(set(links))
    files = {path.name for path in (finished / "allure-results").glob("*-attachment*")}
    assert {name for name in files if not name.startswith("kiemchuan-")} == set(links)


def test_lost_evidence_is_said_and_not_hidden(finished: Path) -> None:
    for path in (finished / "evidence").rglob("*"):
        if path.is_file():
            path.write_bytes(b"altered")
    result = write(finished)["KB-D15-01"]
    shown = [content(finished, row).decode() for row in result["steps"][1]["attachments"]]
    assert any("was altered" in text for text in shown)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<html><script>alert(1)</script></html>", "text/plain"),
        (b"<svg onload='alert(1)'/>", "text/plain"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><edXML/>", "application/xml"),
        (b'{"a": 1}', "application/json"),
        (b"\x00\xff\x00", "application/octet-stream"),
        (b"PK\x03\x04...", "application/zip"),
    ],
    ids=["html", "svg", "edxml", "json", "binary", "zip"],
)
def test_no_attachment_is_of_a_type_that_a_viewer_would_run(data: bytes, kind: str) -> None:
    """What a product sent is shown as text, whatever it calls itself."""
    assert content_type(data)[0] == kind


def test_a_huge_message_is_named_not_attached() -> None:
    """100 MB stay in the evidence store; the page must open."""
    files = Attachments("p", lambda digest: b"x" * (LIMIT + 1))
    files.blob("gói tin", "ab" * 32)
    ((name, data),) = files.files.items()
    assert name == "p-000-attachment.txt"
    assert f"evidence/ab/{'ab' * 32}" in data.decode()


def test_categories_keep_the_products_failures_apart_from_faults_of_ours(finished: Path) -> None:
    """The first category that matches a message, as Allure reads them."""
    found = write(finished)
    rows = json.loads((finished / "allure-results" / "categories.json").read_text("utf-8"))

    def of(name: str) -> str:
        result = found[name]
        names = [
            row["name"]
            for row in rows
            if result["status"] in row["matchedStatuses"]
            and re.fullmatch(row["messageRegex"], result["statusDetails"]["message"])
        ]
        return names[0]

    assert of("KB-D15-02") == "Không đạt quy tắc bắt buộc"
    assert of("KB-D15-04") == "Chưa kết luận: không chỉnh được đồng hồ của sản phẩm"
    assert of("KB-D15-05") == "Lỗi của kiemchuan, không phải của sản phẩm"
    assert of("inconclusive:not-implemented").startswith("Chưa kết luận: kiemchuan chưa có tình huống")
    assert of("D4.k4.a") == "Không kiểm được bằng máy"
    assert of("KB-D15-06") == "Không áp dụng"


def test_the_environment_is_plain_java_properties(finished: Path) -> None:
    """ASCII with escapes: Allure 2 reads Latin-1, Allure 3 reads UTF-8, both see Vietnamese."""
    write(finished)
    raw = (finished / "allure-results" / "environment.properties").read_bytes()
    told = raw.replace(b"\\ ", b" ").decode("ascii").encode().decode("unicode_escape")
    assert "Sản phẩm = QLVB Mẫu 1.2" in told
    assert "Chạy trọn vẹn = có" in told
    assert "Kết luận = chưa đủ điều kiện chứng nhận" in told


def test_the_readings_and_the_declaration_are_attached_to_the_run(finished: Path) -> None:
    """Whoever disputes a verdict sees under which reading and declaration it was given."""
    path = finished / "events.jsonl"
    reading = (
        '{"number":5,"name":"jpg","value":"same-as-jpeg","question_vi":"Ảnh, .jpg?","question_en":"jpg?"}'
    )
    path.write_text(path.read_text("utf-8").replace('"switches":[]', f'"switches":[{reading}]'), "utf-8")
    write(finished)
    told = json.loads((finished / "allure-results" / "kiemchuan-globals.json").read_text("utf-8"))
    readings, declaration = (content(finished, row).decode() for row in told["attachments"])
    assert readings.splitlines()[1] == '5. jpg,same-as-jpeg,"Ảnh, .jpg?",jpg?'
    assert json.loads(declaration)["capabilities"] == ["issue"]


def test_a_rule_of_a_part_not_selected_is_not_shown(finished: Path) -> None:
    found = write(finished)
    assert "D6.k2.a-1" not in found
    assert "D17.k1-1" not in found


def test_a_part_of_the_suite_shows_only_what_was_asked_for(new_run: Callable[[], SampleRun]) -> None:
    """One scenario again: no list of rules that nobody asked about; an attestation still counts."""
    folder = new_run().begin(selection="scenario:KB-D15-01").run("KB-D15-01").finish()
    assert set(write(folder)) == {"KB-D15-01", "D18.k1-1", "inconclusive:not-implemented"}


def test_a_second_report_leaves_nothing_of_the_first(new_run: Callable[[], SampleRun]) -> None:
    """Two results of one scenario would be read as a retry."""
    folder = new_run().begin().run("KB-D15-01").finish(rules=[])
    (folder / "allure-results").mkdir()
    (folder / "allure-results" / "old-result.json").write_text("{}", "utf-8")
    (folder / "allure-results" / "notes.md").write_text("của người dùng", "utf-8")
    write(folder)
    assert len(write(folder)) == 1
    assert len(list((folder / "allure-results").glob("*-result.json"))) == 1
    assert (folder / "allure-results" / "notes.md").exists()


def test_a_scenario_that_passed_brings_one_copy_of_each_message(finished: Path) -> None:
    """What was seen stands in its timeline and, whole, in the evidence; one that did not pass has everything."""
    found = write(finished)
    passed = [row["name"] for step in found["KB-D15-01"]["steps"] for row in step.get("attachments", [])]
    assert "Quan sát" not in passed
    assert "Gói tin phần mềm gửi lên Trục – văn bản" in passed
    failed = [row["name"] for step in found["KB-D15-02"]["steps"] for row in step.get("attachments", [])]
    assert "Quan sát" in failed


def test_the_vendor_owns_the_results_of_its_product(finished: Path) -> None:
    assert labels(write(finished)["KB-D15-02"], "owner") == ["Công ty Mẫu"]
    assert labels(write(finished)["D18.k1-1"], "owner") == ["Cơ quan sử dụng"]


def test_a_paper_that_comes_again_in_a_scenario_is_attached_once_and_named_after() -> None:
    """The page stays light; each naming says the hash, so nothing of the evidence is out of reach."""
    paper = b"%PDF-1.7\n" + b"0" * WORTH_SPARING
    files = Attachments("x", lambda digest: paper)
    first = files.blob("gói tin – chính.pdf", "ab12")
    again = files.blob("bản nhận – chính.pdf", "ab12")
    assert (first["type"], again["type"]) == ("application/pdf", "text/plain")
    assert again["name"] == "bản nhận – chính.pdf"
    note = files.files[again["source"]].decode()
    assert "«gói tin – chính.pdf»" in note
    assert hashlib.sha256(paper).hexdigest() in note
    assert "evidence/ab/ab12" in note
