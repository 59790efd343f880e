"""The judge of Đ4.k2 and Đ4.k3 beside hand-made facts: letters sent, shown, called right, and encoded."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from harness.oracles import dieu_04_encoding as encoding
from harness.oracles import dieu_04_file_letters as files
from harness.oracles import dieu_04_letters as letters
from harness.oracles.judgement import Judgement
from harness.oracles.observation import Observations
from simulators.agencies.papers.legacy import legacy_file, scan
from simulators.agencies.papers.office import office_file
from simulators.protocol.charset import to_tcvn3, to_vni
from simulators.protocol.edxml.model import Business, DocumentMessage, Organ, Reference
from tests.oracles.exchanged_cases import (
    DOC,
    LAW,
    NAMES,
    OTHER,
    OWN,
    THIRD,
    Exchange,
    attachment,
    issued,
    message,
    received,
    record,
    request,
    written,
)
from tests.oracles.incoming_cases import AS_OF, Desk, checks

SUBJECT = "Ban hành “Quy chế” & <phụ lục>\nkèm theo"
CALLED_RIGHT = {"checks": checks(charset="ok")}


def code(found: Judgement) -> str:
    return found.failure.code if found.failure else str(found.verdict)


def sent(seen: Observations) -> str:
    return code(letters.sent_in_unicode(seen, LAW, AS_OF, doc=DOC))


def shown(seen: Observations) -> str:
    return code(letters.shown_in_unicode(seen, LAW, AS_OF, doc=DOC))


def test_letters_that_arrive_as_entered_pass() -> None:
    assert sent(issued()) == "passed"
    assert sent(issued(asked={"subject": unicodedata.normalize("NFD", SUBJECT)})) == "passed"


@pytest.mark.parametrize("spoilt", [to_tcvn3, to_vni, lambda text: text.encode("ascii", "replace").decode()])
def test_letters_spoilt_on_the_way_fail(spoilt: object) -> None:
    assert callable(spoilt)
    assert sent(issued(subject=spoilt(SUBJECT))) == "letters-spoilt-when-sent"
    assert sent(issued(asked={"content": "Nội dung tóm tắt"}, content=spoilt("Nội dung tóm tắt"))) == (
        "letters-spoilt-when-sent"
    )


def test_what_the_product_writes_by_itself_is_judged_too() -> None:
    """The reason of the package and the name of the agency are nobody's entry."""
    assert sent(issued(business=Business(0, to_tcvn3("Văn bản mới gửi đến")))) == "legacy-text-sent"
    assert sent(issued(sender=Organ(OWN, to_vni("Sở Nội vụ tỉnh An Giang")))) == "legacy-text-sent"


def test_another_text_altogether_is_no_matter_of_letters() -> None:
    """Đ8.k2.e judges the subject; the other texts are still compared."""
    assert sent(issued(subject="Văn bản khác hẳn")) == "passed"


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (received(), "passed"),
        (received(shown={"subject": unicodedata.normalize("NFD", SUBJECT)}), "passed"),
        (received(shown={"subject": to_tcvn3(SUBJECT)}), "letters-spoilt-when-shown"),
        (
            received(shown={"sender": {"organ_id": OTHER, "name": "S? Tài chính"}}),
            "letters-spoilt-when-shown",
        ),
        (received(shown={"subject": "Khác", "signer": None, "sender": None, "files": []}), "inconclusive"),
    ],
)
def test_letters_are_shown_as_they_came(seen: Observations, expected: str) -> None:
    assert shown(seen) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"checks": checks(charset="warning")}, "passed"), ({"checks": checks(charset="failed")}, "passed"),
        ({"checks": []}, "passed"), (CALLED_RIGHT, "legacy-text-called-sound"),
    ],
)  # fmt: skip
def test_an_older_code_need_not_be_told_but_is_not_called_right(
    found: dict[str, object], expected: str
) -> None:
    seen = received(shown={"subject": to_tcvn3(SUBJECT), **found}, subject=to_tcvn3(SUBJECT))
    assert code(letters.legacy_not_called_sound(seen, LAW, AS_OF, doc=DOC)) == expected
    unicode = received(shown=found)
    assert code(letters.legacy_not_called_sound(unicode, LAW, AS_OF, doc=DOC)) == "inconclusive"


def test_statuses_are_judged_by_their_words() -> None:
    def told(words: str) -> str:
        desk = Desk().fetches().tells("03", words=words)
        return code(letters.statuses_in_unicode(desk.seen, LAW, AS_OF, doc=DOC))

    assert told("Đã tiếp nhận văn bản") == "passed"
    assert told(to_tcvn3("Đã tiếp nhận văn bản")) == "legacy-text-sent"
    assert code(letters.statuses_in_unicode(Desk().fetches().seen, LAW, AS_OF, doc=DOC)) == "inconclusive"


# ------------------------------------------------------------------------------------------------ files

PDF, WORD = office_file("pdf"), office_file("docx")


def carrying(of: DocumentMessage, named: dict[str, bytes]) -> DocumentMessage:
    made = tuple(attachment(n, name, data) for n, (name, data) in enumerate(named.items()))
    return replace(
        of, attachments=made, references=tuple(Reference(one.content_id, one.name) for one in made)
    )


def passed_on(handed: dict[str, bytes], left: dict[str, bytes]) -> str:
    wanted = {
        **request(message()),
        "files": [{"name": name, "main": n == 0} for n, name in enumerate(handed)],
    }
    blobs = {f"file{n}": data for n, data in enumerate(handed.values())}
    exchange = Exchange().add(
        "driver.answer", blobs, op="issue", request={"document": wanted}, answer=record(message())
    )
    gone = written(carrying(message(), left))
    exchange.add("wire.sent", gone, message_type="edoc", accepted=True, own_id=OWN, own_name=NAMES[OWN])
    exchange.add("wire.delivered", gone, message_type="edoc", recipient=OTHER)
    return code(files.files_stay_unicode(exchange.seen, LAW, AS_OF, doc=DOC))


def test_files_keep_the_letters_they_were_written_with() -> None:
    assert passed_on({"v.pdf": PDF, "a.docx": WORD}, {"v.pdf": PDF + b"\n%%", "a.docx": WORD}) == "passed"
    assert passed_on({"v.pdf": PDF}, {"v.pdf": legacy_file("pdf", "tcvn3")}) == "legacy-text-in-file"
    assert passed_on(
        {"v.pdf": PDF, "a.docx": WORD}, {"v.pdf": PDF, "a.docx": legacy_file("docx", "vni")}
    ) == ("legacy-text-in-file")


def test_a_file_turned_into_a_picture_cannot_be_assessed_and_is_not_passed() -> None:
    assert passed_on({"v.pdf": PDF}, {"v.pdf": scan()}) == "inconclusive"
    assert passed_on({"v.pdf": scan()}, {"v.pdf": scan()}) == "inconclusive"


def came(named: dict[str, bytes], **found: str) -> tuple[str, str]:
    """Verdicts on an older code not called right, and on Unicode not called old."""
    valid = carrying(message(OTHER, (OWN, THIRD)), named)
    exchange = Exchange().add("wire.fetched", written(valid))
    record_shown = {**record(valid), "checks": checks(**found)}
    exchange.add("driver.record", what="incoming", record=record_shown)
    blobs = {f"file{n}": data for n, data in enumerate(named.values())}
    seen = exchange.add("driver.record", blobs, what="incoming-files", record=record_shown).seen
    return (
        code(files.legacy_file_not_called_sound(seen, LAW, AS_OF, doc=DOC)),
        code(files.unicode_file_not_flagged(seen, LAW, AS_OF, doc=DOC)),
    )


def test_a_file_in_an_older_code_is_not_called_right() -> None:
    old = {"v.pdf": PDF, "a.docx": legacy_file("docx", "tcvn3")}
    assert came(old, charset="warning") == ("passed", "inconclusive")
    assert came(old) == ("passed", "inconclusive")
    assert came(old, charset="ok") == ("legacy-file-called-sound", "inconclusive")


def test_unicode_and_scans_are_not_called_old() -> None:
    new = {"v.pdf": PDF, "a.docx": WORD, "b.pdf": scan()}
    assert came(new, charset="ok") == ("inconclusive", "passed")
    assert came(new, charset="unknown") == ("inconclusive", "passed")
    assert came(new, charset="failed") == ("inconclusive", "unicode-file-called-legacy")
    ordinary = {"v.pdf": PDF, "a.docx": WORD}
    assert came(ordinary, charset="warning") == ("inconclusive", "unicode-file-called-legacy")
    assert came(new, charset="warning") == ("inconclusive", "passed")


# ------------------------------------------------------------------------------------------------ encoding


def encoded(raw: bytes) -> str:
    exchange = Exchange().add(
        "driver.answer", {"file0": b"x"}, op="issue", request={"document": request(message())}
    )
    seen = exchange.add("wire.sent", {"message": raw}, message_type="edoc", accepted=True).seen
    return code(encoding.sent_in_utf_8(seen, LAW, AS_OF, doc=DOC))


def test_packages_are_in_utf_8_by_their_bytes() -> None:
    raw = written(message())["message"]
    assert encoded(raw) == "passed"
    assert encoded(b"\xef\xbb\xbf" + raw) == "passed"
    assert encoded(raw.decode().replace("UTF-8", "UTF-16").encode("utf-16")) == "not-utf-8"
    assert encoded(raw.replace(b"UTF-8", b"windows-1252")) == "not-utf-8"
