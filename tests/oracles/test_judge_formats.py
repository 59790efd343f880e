"""The judge of Đ4.k4 beside hand-made facts: what counts as sent, taken, refused or flagged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from harness.oracles import dieu_04_formats as judge
from harness.oracles.judgement import Judgement, Verdict
from harness.oracles.observation import Observations
from simulators.agencies.papers.office import office_file
from simulators.protocol.edxml.model import DocumentMessage, Reference
from tests.oracles.exchanged_cases import (
    DOC,
    LAW,
    NAMES,
    OTHER,
    OWN,
    THIRD,
    Exchange,
    attachment,
    message,
    record,
    request,
    written,
)
from tests.oracles.incoming_cases import AS_OF, checks

PDF, WORD, RTF, PROGRAM = (office_file(kind) for kind in ("pdf", "docx", "rtf", "exe"))
Files = dict[str, bytes]


def code(found: Judgement) -> str:
    return found.failure.code if found.failure else str(found.verdict)


def carrying(of: DocumentMessage, files: Files) -> DocumentMessage:
    made = tuple(attachment(n, name, data) for n, (name, data) in enumerate(files.items()))
    return replace(
        of, attachments=made, references=tuple(Reference(one.content_id, one.name) for one in made)
    )


def issued(
    files: Files, left: Files | None = None, *, refusal: str = "", warnings: tuple[str, ...] = ()
) -> Observations:
    """A document asked for with `files`; `left` are those of its package (None: nothing crossed)."""
    rows = [{"name": name, "main": n == 0} for n, name in enumerate(files)]
    wanted = {**request(message()), "files": rows}
    blobs = {f"file{n}": data for n, data in enumerate(files.values())}
    exchange = Exchange()
    if refusal:
        exchange.add(
            "driver.refused", blobs, op="issue", request={"document": wanted}, code=refusal, message="không"
        )
    else:
        answer = {**record(message()), "warnings": list(warnings)}
        exchange.add("driver.answer", blobs, op="issue", request={"document": wanted}, answer=answer)
    if left is not None:
        sent = carrying(message(), left)
        exchange.add(
            "wire.sent", written(sent), message_type="edoc", accepted=True, own_id=OWN, own_name=NAMES[OWN]
        )
        exchange.add("wire.delivered", written(sent), message_type="edoc", recipient=OTHER)
    return exchange.seen


def received(
    files: Files,
    found: dict[str, str] | None = None,
    *,
    held: Files | None = None,
    names: list[str] | None = None,
) -> Observations:
    valid = carrying(message(OTHER, (OWN, THIRD)), files)
    kept = files if held is None else held
    rows = [{"index": n, "name": name, "main": n == 0} for n, name in enumerate(names or files)]
    shown: dict[str, Any] = {**record(valid), "files": rows, "checks": checks(**(found or {}))}
    exchange = Exchange().add("wire.fetched", written(valid))
    exchange.add("driver.record", what="incoming", record=shown)
    blobs = {f"file{n}": data for n, data in enumerate(kept.values())}
    return exchange.add("driver.record", blobs, what="incoming-files", record=shown).seen


def main(seen: Observations) -> str:
    return code(judge.main_is_pdf(seen, LAW, AS_OF, doc=DOC))


def kept_back(seen: Observations) -> str:
    return code(judge.other_main_kept_back(seen, LAW, AS_OF, doc=DOC))


def text_sent(seen: Observations) -> str:
    return code(judge.listed_formats_sent(seen, LAW, AS_OF, family="tài liệu dạng văn bản", doc=DOC))


def text_taken(seen: Observations) -> str:
    return code(judge.listed_formats_taken(seen, LAW, AS_OF, family="tài liệu dạng văn bản", doc=DOC))


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ({"van-ban.pdf": PDF}, "passed"),
        ({"15_QĐ.PDF": PDF + b"\n% signed"}, "passed"),
        ({"van-ban.docx": PDF}, "main-not-pdf"),
        ({"van-ban.pdf": WORD}, "main-not-pdf"),
        ({"khác.pdf": office_file("pdf", 9)}, "main-not-pdf"),
        ({}, "main-not-pdf"),
    ],
)
def test_the_document_itself_is_a_pdf_by_name_and_content(left: Files, expected: str) -> None:
    """Another PDF beside it does not stand in for the document."""
    assert main(issued({"van-ban.pdf": PDF}, left)) == expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (issued({"van-ban.docx": WORD}, refusal="refused"), "passed"),
        (issued({"van-ban.docx": WORD}, refusal="internal"), "inconclusive"),
        (issued({"van-ban.docx": WORD}), "inconclusive"),
        (issued({"van-ban.docx": WORD}, {"van-ban.docx": WORD}), "main-not-pdf"),
        (issued({"van-ban.docx": WORD}, {"van-ban.pdf": WORD}), "main-not-pdf"),
        (issued({"van-ban.docx": WORD}, {"van-ban.pdf": PDF}), "passed"),
        (issued({"van-ban.docx": WORD}, {"van-ban.docx": WORD}, refusal="refused"), "main-not-pdf"),
        (issued({"van-ban.pdf": PDF}, refusal="refused"), "inconclusive"),
    ],
)
def test_another_main_file_is_refused_or_converted(seen: Observations, expected: str) -> None:
    """The wire wins: a document that was refused and crossed all the same has crossed."""
    assert kept_back(seen) == expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ({"van-ban.pdf": PDF, "a.rtf": RTF}, "passed"),
        ({"van-ban.pdf": PDF, "a (2).RTF": RTF}, "passed"),
        ({"van-ban.pdf": PDF}, "listed-format-not-sent"),
        ({"van-ban.pdf": PDF, "a.rtf": RTF[:-1]}, "listed-format-not-sent"),
        ({"van-ban.pdf": PDF, "a.doc": RTF}, "listed-format-not-sent"),
        (None, "inconclusive"),
    ],
)
def test_a_listed_file_reaches_the_recipient_as_it_was(left: Files | None, expected: str) -> None:
    assert text_sent(issued({"van-ban.pdf": PDF, "a.rtf": RTF}, left)) == expected


def test_a_refusal_fails_the_family_that_alone_was_handed_in() -> None:
    assert (
        text_sent(issued({"van-ban.pdf": PDF, "a.rtf": RTF}, refusal="refused")) == "listed-format-not-sent"
    )
    mixed = issued({"van-ban.pdf": PDF, "a.rtf": RTF, "b.xlsx": office_file("xlsx")}, refusal="refused")
    assert text_sent(mixed) == "inconclusive"


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (received({"v.pdf": PDF, "a.rtf": RTF}), "passed"),
        (received({"v.pdf": PDF, "a.rtf": RTF}, {"formats": "ok"}), "passed"),
        (received({"v.pdf": PDF, "a.rtf": RTF}, {"formats": "warning"}), "listed-format-flagged"),
        (received({"v.pdf": PDF, "a.rtf": RTF}, names=["v.pdf", "b.rtf"]), "listed-format-not-listed"),
        (received({"v.pdf": PDF, "a.rtf": RTF}, held={"v.pdf": PDF}), "listed-format-not-taken"),
        (
            received({"v.pdf": PDF, "a.rtf": RTF}, held={"v.pdf": PDF, "a": RTF[1:]}),
            "listed-format-not-taken",
        ),
        (received({"v.pdf": PDF}), "inconclusive"),
    ],
)
def test_a_listed_file_is_taken_listed_and_handed_out(seen: Observations, expected: str) -> None:
    assert text_taken(seen) == expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (issued({"v.pdf": PDF, "a.exe": PROGRAM}, refusal="refused"), "passed"),
        (issued({"v.pdf": PDF, "a.exe": PROGRAM}), "inconclusive"),
        (
            issued({"v.pdf": PDF, "a.docx": PROGRAM}, {"v.pdf": PDF, "a.docx": PROGRAM}),
            "unlisted-format-unseen",
        ),
        (issued({"v.pdf": PDF, "a.exe": PROGRAM}, {"v.pdf": PDF}, warnings=("format-not-listed",)), "passed"),
        (
            issued({"v.pdf": PDF, "a.exe": PROGRAM}, {"v.pdf": PDF}, warnings=("page-count-differs",)),
            "unlisted-format-unseen",
        ),
    ],
)
def test_an_unlisted_file_is_refused_or_warned_of(seen: Observations, expected: str) -> None:
    assert code(judge.unlisted_not_sent_silently(seen, LAW, AS_OF, doc=DOC)) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"formats": "warning"}, "passed"), ({"formats": "failed"}, "passed"),
        ({"formats": "ok"}, "unlisted-format-unseen"), ({}, "unlisted-format-unseen"),
        ({"integrity": "failed"}, "passed"), ({"formats": "ok", "integrity": "failed"}, "unlisted-format-unseen"),
    ],
)  # fmt: skip
def test_an_unlisted_file_that_came_is_shown_as_one(found: dict[str, str], expected: str) -> None:
    seen = received({"v.pdf": PDF, "a.docx": PROGRAM}, found)
    assert code(judge.unlisted_seen(seen, LAW, AS_OF, doc=DOC)) == expected


def test_listed_files_raise_nothing_and_unlisted_ones_are_no_case_for_that() -> None:
    seen = received({"v.pdf": PDF, "a.exe.docx": WORD}, {"formats": "warning"})
    assert code(judge.listed_not_flagged(seen, LAW, AS_OF, doc=DOC)) == "listed-format-warned-of"
    odd = received({"v.pdf": PDF, "a.exe": PROGRAM})
    assert judge.listed_not_flagged(odd, LAW, AS_OF, doc=DOC).verdict is Verdict.INCONCLUSIVE
    warned = issued({"v.pdf": PDF, "a.docx": WORD}, {"v.pdf": PDF, "a.docx": WORD}, warnings=("format-odd",))
    assert code(judge.listed_not_warned_of(warned, LAW, AS_OF, doc=DOC)) == "listed-format-warned-of"
