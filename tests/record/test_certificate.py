"""What a certificate is made of: canonical JSON that its number follows from, a PDF that carries it, signatures."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from certified_cases import NOW, WHO, Office
from pypdf import PdfReader

from reports.certificate.errors import StatementError
from reports.certificate.issuing import PDF
from reports.certificate.refusals import Refusal
from reports.certificate.signing import ATTACHMENT
from reports.certificate.statement import (
    Circumstances,
    canonical,
    limits,
    number_of,
    plain,
    read_statement,
    statement,
)
from reports.judged_rules import judged_rules
from reports.record import RunRecord


@pytest.fixture(scope="session")
def told(issued: Path) -> dict[str, Any]:
    return read_statement((issued / ATTACHMENT).read_bytes())


def pages(folder: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(folder / PDF).pages]


def test_the_statement_names_all_that_it_rests_on(
    told: dict[str, Any], office: Office, good_run: Path
) -> None:
    record = RunRecord.read(good_run)
    assert told["official"]
    assert told["certifiable"]
    assert told["product"]["name"] == "QLVB Mẫu <b>&"
    assert told["conducted_by"] == WHO
    assert told["witnessed_by"] == ["Nguyễn Văn Ợ"]
    assert told["suite"]["sha256"] == office.releases[0].suite_sha256
    assert told["suite"]["version"] == "9.9.9"
    assert record.footer is not None
    assert told["evidence"]["root"] == record.footer["evidence_root"]
    assert told["profile"]["sha256"] == record.run["profile_sha256"]
    assert told["declaration"]["sha256"] == record.run["declaration_sha256"]
    assert {switch["name"] for switch in told["switches"]} >= {"holidays", "two-hours"}
    assert {"python", "pyhanko", "platform"} <= set(told["tools"])
    assert told["judged_again"]["changed"] == 0


def test_it_says_the_verdicts_of_the_summary_and_by_what_each_was_seen(
    told: dict[str, Any], good_run: Path
) -> None:
    rows = {rule.id: rule for rule in judged_rules(RunRecord.read(good_run))}
    assert {row["id"]: (row["verdict"], row["seen_by"]) for row in told["rules"]} == {
        name: (rule.row["verdict"], rule.row["seen_by"]) for name, rule in rows.items()
    }
    passed = [row for row in told["rules"] if row["verdict"] == "passed" and row["severity"] == "mandatory"]
    assert sum(told["counts"]["seen_by"].values()) == len(passed)
    assert told["counts"]["deciding"]["passed"] == len(passed)


def test_its_number_follows_from_every_word_of_it(told: dict[str, Any]) -> None:
    assert told["number"] == number_of(told)
    assert number_of({**told, "issued": "2026-11-23T09:00:01+07:00"}) != told["number"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda raw: raw.replace(b'"official":true', b'"official":false'), "number"),
        (lambda raw: raw.replace(b",", b", ", 1), "json"),
        (lambda raw: raw[:-2], "json"),
        (lambda raw: b"[" * 100_000, "json"),
        (lambda raw: b"{}", "schema"),
        (lambda raw: raw.replace(b"certificate/1", b"certificate/2"), "schema"),
        (lambda raw: b"\xff" + raw, "json"),
    ],
)
def test_bytes_that_are_no_statement_as_it_was_made_are_refused(
    issued: Path, change: Any, where: str
) -> None:
    with pytest.raises(StatementError) as error:
        read_statement(change((issued / ATTACHMENT).read_bytes()))
    assert error.value.where == where


@pytest.mark.parametrize(
    ("value", "made"),
    [
        (2**70, str(2**70)), (1.5, "1.5"), (float("nan"), "nan"), ("a\x00\ud800", "a\\x00\\ud800"), (True, True),
        ({"\u202e": [None, {"x": 2**53}]}, {"\\u202e": [None, {"x": str(2**53)}]}), ("e\u0302", "ê"),
    ],
    ids=["huge", "fraction", "not a number", "broken text", "truth", "nested", "decomposed"],
)  # fmt: skip
def test_what_a_product_says_of_itself_can_always_be_written_canonically(value: Any, made: Any) -> None:
    assert plain(value) == made
    assert json.loads(canonical(plain(value))) == made


def test_the_pdf_carries_the_very_statement_as_its_data(issued: Path) -> None:
    reader = PdfReader(issued / PDF)
    (attached,) = reader.attachment_list
    assert attached.name == ATTACHMENT
    assert attached.content == (issued / ATTACHMENT).read_bytes()
    root: Any = reader.root_object
    (associated,) = root["/AF"].get_object()
    assert associated.get_object()["/AFRelationship"] == "/Data"
    assert root["/Lang"] == "vi-VN"


def test_every_page_bears_the_number_and_the_pages_are_counted(issued: Path, told: dict[str, Any]) -> None:
    shown = pages(issued)
    assert all(
        told["number"] in page and f"Trang {n}/{len(shown)}" in page for n, page in enumerate(shown, 1)
    )
    assert not any("KHÔNG CHÍNH THỨC" in page for page in shown)


def test_the_first_page_says_what_was_seen_and_what_is_not_claimed(
    issued: Path, told: dict[str, Any]
) -> None:
    first = pages(issued)[0]
    for words in (
        "GIẤY CHỨNG NHẬN KIỂM CHUẨN", "QLVB Mẫu <b>& phiên bản 2.1 của Công ty Ợ Ễ Ữ", WHO, "Nguyễn Văn Ợ",
        "chưa đối chiếu bảng của QCVN 102", "recommended rules that failed: không có",
        "do phần mềm tự trả lời qua driver", told["run"]["id"],
    ):  # fmt: skip
        assert words in first, words


def test_the_annex_shows_every_rule_and_every_hash(issued: Path, told: dict[str, Any]) -> None:
    text = " ".join(pages(issued)[1:])
    assert [row["id"] for row in told["rules"] if row["id"] not in text] == []
    squeezed = text.replace(" ", "")
    for value in (told["evidence"]["root"], told["suite"]["sha256"], told["profile"]["sha256"]):
        assert value in squeezed


def test_the_visible_signature_lies_on_the_first_page_clear_of_the_text(issued: Path) -> None:
    """The box is below everything that the page says, above the foot."""
    reader = PdfReader(issued / PDF)
    places: list[float] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        if text.strip() and "Trang" not in text and "KC-" not in text[:3]:
            places.append(float(tm[5]) * float(cm[3]) + float(cm[5]))

    reader.pages[0].extract_text(visitor_text=visit)
    (widget,) = [note.get_object() for note in reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    left, bottom, right, top = (float(side) for side in widget["/Rect"])
    assert right - left > 150
    assert min(place for place in places if place > 40) > top
    assert bottom > 40


def test_recommended_rules_that_failed_and_article_11_are_listed(office: Office, good_run: Path) -> None:
    rules = judged_rules(RunRecord.read(good_run))
    row = {**rules[0].row, "severity": "recommended", "verdict": "failed"}
    rules[0] = replace(rules[0], row=row, article=11)
    assert limits(rules)["recommended_failed"] == [row["id"]]
    assert rules[0].caveat_vi == "chưa đối chiếu bảng của QCVN 102"


def test_an_unofficial_record_is_marked_on_every_page_and_in_its_json(
    office: Office, good_run: Path, tmp_path: Path
) -> None:
    from reports.certificate.pages import certificate_pdf
    from reports.clauses import clauses

    why = [Refusal("partial", "chỉ chạy một phần", "only a part was run", names=("rule:D15.k2-2",))]
    about = Circumstances(NOW, WHO)
    told = statement(RunRecord.read(good_run), about, None, why)
    assert not told["official"]
    assert not told["certifiable"]
    shown = [page.extract_text() for page in PdfReader(BytesIO(certificate_pdf(told, clauses()))).pages]
    assert all("KHÔNG CHÍNH THỨC" in page for page in shown)
    assert "chỉ chạy một phần" in shown[0]
    assert "GIẤY CHỨNG NHẬN" not in shown[0]


def test_words_of_a_product_cannot_break_the_pages(told: dict[str, Any]) -> None:
    from reports.certificate.pages import certificate_pdf
    from reports.clauses import clauses

    long = {
        "name": "A" * 200_000,
        "version": "<para>&amp;</b>\n\n" * 400,
        "vendor": "ợ " * 50_000,
        "role": "agency",
    }
    shown = [
        p.extract_text()
        for p in PdfReader(BytesIO(certificate_pdf({**told, "product": long}, clauses()))).pages
    ]
    assert "(+199840)" in shown[0].replace("\n", "")
    assert "quy tắc bắt buộc đối với sản phẩm" in " ".join(shown[0].split())
    assert "<para>&amp;</b>" in "".join(shown).replace("\n", "")


def test_the_same_statement_makes_the_same_pages(told: dict[str, Any]) -> None:
    from reports.certificate.pages import certificate_pdf
    from reports.clauses import clauses

    assert certificate_pdf(told, clauses()) == certificate_pdf(told, clauses())


def test_a_certificate_may_end_on_a_day(office: Office, good_run: Path, tmp_path: Path) -> None:
    office.issue(good_run, tmp_path, expires=date(2027, 11, 22))
    assert "22/11/2027" in pages(tmp_path)[0]
