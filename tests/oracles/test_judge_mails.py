"""Whether an e-mail carries a document (Đ6.k1.b): packed, renamed and signed ones are found, notices are not."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest

from harness.oracles.judgement import Judgement, Reason
from harness.oracles.mails import carried_document, control_after
from harness.oracles.observation import Observation, Observations

PAPER = b"%PDF-1.4 the paper handed in"
ANNEX = b"PK-like bytes of an annex"
PACKET = b'<?xml version="1.0"?><edXML:SOAP-ENV/>'


def mail(*attached: tuple[str, bytes], text: str = "Văn bản số 15: trên phần mềm") -> bytes:
    message = EmailMessage()
    message["Subject"] = "Văn bản số 15"
    message.set_content(text)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def zipped(name: str, data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("van-ban.pdf", PAPER + b" signed later"),
        ("anh.jpg", PAPER),
        ("phu-luc.docx", ANNEX),
        ("van-ban.zip", zipped("van-ban.pdf", PAPER)),
        ("goi-tin.edxml", PACKET + b"\n"),
        ("khac.pdf", b"%PDF-1.7 another rendering of it"),
    ],
    ids=["signed", "renamed", "annex", "packed", "packet", "rendered"],
)
def test_a_mail_that_carries_the_document_is_told(name: str, data: bytes) -> None:
    assert carried_document(mail((name, data)), [PAPER, ANNEX], PACKET) is not None


@pytest.mark.parametrize(
    "raw",
    [mail(), mail(("logo.png", b"\x89PNG")), mail(("x.zip", b"PK\x03\x04broken")), b""],
    ids=["text", "picture", "broken-archive", "nothing"],
)
def test_a_notice_is_no_document(raw: bytes) -> None:
    assert carried_document(raw, [PAPER, ANNEX], PACKET) is None


def row(seq: int, kind: str, **data: object) -> Observation:
    return Observation(seq, "KB", kind, "wire", "2019-12-17T08:00:00+07:00", data=dict(data))


def test_only_a_control_mail_that_was_asked_for_later_shows_that_mail_is_seen() -> None:
    """One from before the issue proves nothing of what the issue may have caused."""
    issue = row(3, "driver.answer")
    before = [row(1, "input.control-mail", address="a"), row(2, "mail.received", recipients=["a"])]
    after = [row(4, "input.control-mail", address="b"), row(5, "mail.received", recipients=["b"])]

    def control(rows: list[Observation]) -> Observation | Judgement:
        return control_after(Observations(rows, lambda _: b""), issue)

    missing = control([*before, issue, after[0]])
    assert isinstance(missing, Judgement)
    assert missing.reason is Reason.PRECONDITION
    found = control([*before, issue, *after])
    assert isinstance(found, Observation)
    assert found.seq == 5
