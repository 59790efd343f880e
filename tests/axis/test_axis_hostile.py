"""Hostile input: a clear error each, nothing stored half, the axis still up (Đ6.2a; axis-api §8)."""

from __future__ import annotations

import hashlib
import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axis_world import A, B, RawClient, document, secret

from simulators.axis.provincial import provincial_axis
from simulators.carrier import Carrier
from simulators.clock import VirtualClock
from simulators.sdk import VxpClient

ClientOf = Callable[..., VxpClient]
RawOf = Callable[[Carrier, str], RawClient]
XML = '<?xml version="1.0" encoding="UTF-8"?>'


def with_doctype(doctype: str, text: str = "x") -> bytes:
    """A good message with a document type declaration before it, and some text for its subject."""
    return document().decode().replace("?>", f"?>{doctype}", 1).replace("Về việc", text).encode()


BOMB = (
    "<!DOCTYPE a ["
    + '<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)

HOSTILE = {
    "dtd": with_doctype("<!DOCTYPE edXML>"),
    "external-dtd": with_doctype('<!DOCTYPE edXML SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "file-entity": with_doctype('<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;"),
    "entity-bomb": with_doctype(BOMB, "&i;"),
    "undeclared-entity": with_doctype("", "&boom;"),
    "deep": document().replace(b"</edXML>", b"<a>" * 5000 + b"</a>" * 5000 + b"</edXML>"),
    "giant-name": document().replace(b"</edXML>", b"<" + b"a" * 3_000_000 + b"/></edXML>"),
    "giant-subject": with_doctype("", "a" * 5_000_000),
    "leading-text": b"1212" + document(),
    "control-character": document().replace("Về".encode(), b"V\x01"),
    "nul": document().replace("Về".encode(), b"V\x00"),
    "bad-utf-8": document().replace("Về".encode(), b"V\xff\xfe"),
    "cut-in-the-middle": document(size=3000)[:-1500],
    "doubled-from": document().replace(b"<edXML:From>", b"<edXML:From><edXML:From>", 1),
    "undeclared-prefix": document().replace(b"<edXML:Subject>", b"<x:y/><edXML:Subject>"),
    "two-roots": document() + b"<edXML/>",
    "not-xml": b"PK\x03\x04" + bytes(1000),
    "html": b"<html><body>hello</body></html>",
    "other-namespace": document().replace(b"QCVN_102_2016", b"QCVN_999"),
    "utf-7": document().replace(b"UTF-8", b"UTF-7"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_an_unsafe_or_broken_message_is_refused_with_code_22(
    axis: Carrier, client_of: ClientOf, case: str
) -> None:
    """The sender is told what is wrong in ASCII; nobody receives anything; the bytes are kept for evidence."""
    client, data = client_of(axis, A), HOSTILE[case]
    result = client.send(data, from_=A, message_type="edoc", to=[B])
    assert (result.ok, result.code, result.doc_id) == (False, "22", "")
    assert result.description.isascii()
    assert result.description
    assert client_of(axis, B).received() == []
    entry = axis.journal.since(0)[0]
    kept = axis.journal.message(str(entry.sha256))
    assert kept is not None
    assert kept.read() == data
    assert client.send(document(), from_=A, message_type="edoc").ok


def request_head(axis: Carrier, headers: dict[str, str], length: int) -> bytes:
    """The head of a sendEdoc that announces `length` bytes."""
    path = urlsplit(axis.endpoint).path
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST {path}/sendEdoc HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n{lines}\r\n".encode()


def line_to(axis: Carrier) -> socket.socket:
    """A bare connection to the axis."""
    address = urlsplit(axis.endpoint)
    return socket.create_connection((str(address.hostname), address.port), timeout=20)


@pytest.mark.parametrize("size", [1000, 3_000_000])
def test_a_body_cut_off_by_a_hang_up_leaves_nothing_but_a_note(
    axis: Carrier, raw_of: RawOf, size: int
) -> None:
    """Content-Length larger than what comes, then the connection ends; in memory or already in a file."""
    message = document(size=500_000)
    headers = raw_of(axis, A).headers({"from": A, "hash-file": hashlib.sha256(message).hexdigest()})
    with line_to(axis) as line:
        line.sendall(request_head(axis, headers, len(message) + 2) + message[:-100])
    entry = axis.journal.wait(lambda e: e.op == "sendEdoc", timeout=20)
    assert entry is not None
    assert (entry.http_status, entry.doc_id) == (0, "")
    assert str(entry.error).startswith("cut-off")
    assert raw_of(axis, B).json("getReceivedEdocList")["data"] == []
    assert list(Path(str(axis.store.folder)).rglob("in-*")) == []
    assert raw_of(axis, A).send(document())["ErrorCode"] == "0"


@pytest.fixture
def impatient(tmp_path: Path, clock: VirtualClock) -> Iterator[Carrier]:
    """An axis that waits half a second for a body and takes at most 100 KB."""
    carrier = provincial_axis(tmp_path / "small.sqlite3", clock, max_message=100_000, idle_body=0.5)
    carrier.start()
    yield carrier
    carrier.close()


def test_a_body_that_stops_coming_is_answered_and_the_line_closed(impatient: Carrier) -> None:
    """The client that waits for an answer to half a body gets one: code 10."""
    message = document()
    client = RawClient(impatient.endpoint, A)
    headers = client.headers({"from": A, "hash-file": hashlib.sha256(message).hexdigest()})
    with line_to(impatient) as line:
        line.sendall(request_head(impatient, headers, len(message) + 500) + message)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    assert b'"ErrorCode":"10"' in answer
    assert b"bi cat" in answer
    assert client.json("countReceiveEdoc")["count"] == 0


def test_a_message_beyond_the_limit_is_refused_without_being_read(impatient: Carrier) -> None:
    """Code 10, also when no Content-Length warns of it; the axis goes on."""
    client = VxpClient(impatient.endpoint, system_id=A, secret=secret(A), clock=impatient.clock, timeout=10)
    result = client.send(document(size=90_000), from_=A, message_type="edoc")
    assert (result.ok, result.code) == (False, "10")
    assert client.send(document(size=10_000), from_=A, message_type="edoc").ok
    client.close()


def test_a_full_disk_is_the_axis_own_trouble_and_leaves_nothing(axis: Carrier, client_of: ClientOf) -> None:
    """Code 20; what was kept before is still served, and once there is room again the axis takes messages."""
    client, b = client_of(axis, A), client_of(axis, B)
    assert client.send(document(), from_=A, message_type="edoc").ok
    with axis.store.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    results = [client.send(document(size=500_000), from_=A, message_type="edoc").code for _ in range(9)]
    assert results[-1] == "20"
    assert b.count("edoc") == 1 + results.count("0")
    with axis.store.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    assert client.send(document(size=500_000), from_=A, message_type="edoc").ok
    assert all(b.fetch(item.doc_id) for item in b.received())


def test_a_large_message_that_finds_no_room_is_answered_and_leaves_nothing(
    axis: Carrier, client_of: ClientOf
) -> None:
    """What cannot be put down while it arrives is code 20 in JSON, not an HTTP error; with room again it passes."""
    incoming = axis.store.folder / "incoming"
    message, sender = document(size=2_000_000), client_of(axis, A)
    incoming.rmdir()
    incoming.write_bytes(b"")
    refused = sender.send(message, from_=A, message_type="edoc")
    incoming.unlink()
    incoming.mkdir()
    assert (refused.code, refused.doc_id) == ("20", "")
    assert client_of(axis, B).received() == []
    assert sender.send(message, from_=A, message_type="edoc").ok
    assert list(incoming.iterdir()) == []


def test_names_in_an_attachment_are_no_business_of_an_axis(axis: Carrier, client_of: ClientOf) -> None:
    """It carries `../../x` and what lies inside untouched, and writes nothing by that name (design §4)."""
    message = document(size=2000).replace(b"van-ban.pdf", b"../../../../tmp/x\xc2\xa0.exe")
    assert client_of(axis, A).send(message, from_=A, message_type="edoc").ok
    (item,) = client_of(axis, B).received()
    assert b"../../../../tmp/x" in client_of(axis, B).fetch(item.doc_id)


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET /\r\n\r\n",
        b"POST /sendEdoc HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"POST /sendEdoc HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x00" * 5000,
    ],
    ids=["tls", "http-0.9", "negative-length", "two-lengths", "zeros"],
)
def test_what_is_not_http_does_no_harm(axis: Carrier, raw_of: RawOf, garbage: bytes) -> None:
    """The line is closed or answered with an error; the next caller is served."""
    with line_to(axis) as line:
        line.sendall(garbage)
        line.shutdown(socket.SHUT_WR)
        while line.recv(65536):
            pass
    assert raw_of(axis, A).json("getAgenciesList")["status"] == "OK"


def test_a_registration_that_is_not_json_is_refused(axis: Carrier, raw_of: RawOf) -> None:
    """Code 27, whatever the bytes."""
    for body in (b"[1]", b"\xff\xfe", b"{" * 100_000, b'{"code": {"a": 1}}', b"null"):
        code, content = raw_of(axis, A).call("registerAgency", {}, body)
        assert (code, json.loads(content)["ErrorCode"]) == (200, "27"), body[:20]


def test_a_lone_surrogate_in_a_parameter_is_stored_as_a_question_mark(axis: Carrier, raw_of: RawOf) -> None:
    """JSON can carry text that no file can."""
    client = raw_of(axis, A)
    headers = client.headers({})
    text = headers["XroadVnpt-sign-header"].replace("{", '{"XroadVnpt-docId": "\\ud800", ', 1)
    import hmac

    headers |= {
        "XroadVnpt-sign-header": text,
        "XroadVnpt-hash-header": hmac.new(secret(A).encode(), text.encode(), hashlib.sha256).hexdigest(),
    }
    answer = json.loads(client.raw("getEdoc", headers, b"{}", "POST")[1])
    assert answer["ErrorCode"] == "25"
    assert axis.journal.since(0)[-1].params["docId"] == "?"
