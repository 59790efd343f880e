"""What an axis refuses, each with its code, in JSON with HTTP 200, leaving nothing behind (axis-api §2, §7)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import pytest
from axis_world import LOCKED, MINISTRY, UNCONNECTED, A, B, RawClient, document, status

from simulators.carrier import Carrier, Fault
from simulators.sdk import VxpClient

ClientOf = Callable[..., VxpClient]
RawOf = Callable[[Carrier, str], RawClient]


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("000.00.77.H01", "18"),
        (UNCONNECTED, "18"),
        (MINISTRY, "18"),
        (LOCKED, "23"),
        ("000.00.02.H01'; DROP TABLE message; --", "18"),
        ("../../etc/passwd", "18"),
    ],
)
def test_a_recipient_that_cannot_be_reached_refuses_the_whole_message(
    axis: Carrier, client_of: ClientOf, to: str, code: str
) -> None:
    """Also when another recipient could have been reached: nothing is half-delivered. Without a national axis
    nobody outside the province exists."""
    result = client_of(axis, A).send(document((B, to)), from_=A, message_type="edoc")
    assert (result.ok, result.code, result.doc_id) == (False, code, "")
    assert client_of(axis, B).received() == []


def test_a_recipient_without_a_code_is_a_missing_recipient(axis: Carrier, client_of: ClientOf) -> None:
    """Code 22; the other recipient gets nothing."""
    message = document((B, "000.00.03.H01")).replace(b">000.00.03.H01<", b"><")
    assert client_of(axis, A).send(message, from_=A, message_type="edoc").code == "22"
    assert client_of(axis, B).received() == []


@pytest.mark.parametrize(
    ("header", "inside"), [(B, A), (A, B), ("000.00.77.H01", A), (A, "000.00.77.H01"), (MINISTRY, MINISTRY)]
)
def test_nobody_speaks_for_an_agency_that_is_not_registered_under_him(
    axis: Carrier, client_of: ClientOf, header: str, inside: str
) -> None:
    """Neither in the `from` header nor in the message's From (Đ6.2a; axis-api §1.4)."""
    result = client_of(axis, A).send(document(sender=inside, to=(B,)), from_=header, message_type="edoc")
    assert (result.ok, result.code) == (False, "19")
    assert client_of(axis, B).received() == []


def test_the_text_of_a_foreign_sender_is_the_one_that_real_axes_use(
    axis: Carrier, client_of: ClientOf
) -> None:
    """axis-api §1.4."""
    result = client_of(axis, A).send(document(sender=B), from_=B, message_type="edoc")
    assert result.description == f"Don vi gui {B} khong dung voi ma da dang ky: {A}"


@pytest.mark.parametrize("what", ["From", "To", "DocumentId"])
def test_a_message_without_sender_recipient_or_identifier_is_not_carried(
    axis: Carrier, client_of: ClientOf, what: str
) -> None:
    """Code 22 (design §4)."""
    message = document().decode()
    tag = f"edXML:{what}"
    start = message.index(f"<{tag}>")
    end = message.index(f"</{tag}>") + len(f"</{tag}>")
    result = client_of(axis, A).send((message[:start] + message[end:]).encode(), from_=A, message_type="edoc")
    assert (result.ok, result.code) == (False, "22")


def test_a_status_and_a_document_are_not_mistaken_for_each_other(axis: Carrier, client_of: ClientOf) -> None:
    """messagetype must say what the message is."""
    client = client_of(axis, A)
    assert client.send(status(A, B), from_=A, message_type="edoc").code == "22"
    assert client.send(document(), from_=A, message_type="status").code == "22"


@pytest.mark.parametrize("body", [b"", b"\r\n"], ids=["nothing", "crlf"])
def test_an_empty_body_is_no_file(axis: Carrier, raw_of: RawOf, body: bytes) -> None:
    """Code 10."""
    client = raw_of(axis, A)
    headers = client.headers({"from": A, "messagetype": "edoc"}, "application/octet-stream")
    assert json.loads(client.raw("sendEdoc", headers, body, "POST")[1])["ErrorCode"] == "10"


def test_a_body_that_is_not_what_was_hashed_is_refused(axis: Carrier, raw_of: RawOf) -> None:
    """The HMAC does not cover the body; hash-file does (axis-api §1.1)."""
    answer = raw_of(axis, A).send(document(), **{"hash-file": hashlib.sha256(b"other").hexdigest()})
    assert (answer["status"], answer["ErrorCode"], answer["DocId"]) == ("FAIL", "24", "")
    assert raw_of(axis, B).json("getReceivedEdocList")["data"] == []
    assert axis.journal.since(0)[0].sha256 is not None


def without(headers: dict[str, str], name: str) -> dict[str, str]:
    """Headers without one."""
    return {key: value for key, value in headers.items() if key != f"XroadVnpt-{name}"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda h: without(h, "hash-header"),
        lambda h: without(h, "sign-header"),
        lambda h: without(h, "sign-header-key"),
        lambda h: h | {"XroadVnpt-hash-header": "0" * 64},
        lambda h: h | {"XroadVnpt-hash-header": "không phải hex".encode().decode("latin-1")},
        lambda h: h | {"XroadVnpt-sign-header": h["XroadVnpt-sign-header"].replace("edoc", "status")},
        lambda h: h | {"XroadVnpt-sign-header": "[" * 5000},
        lambda h: h | {"XroadVnpt-messagetype": "status"},
        lambda _: {},
    ],
)
@pytest.mark.parametrize("op", ["getReceivedEdocList", "sendEdoc"])
def test_a_call_that_proves_nothing_gets_code_15(
    axis: Carrier, raw_of: RawOf, op: str, spoil: Callable[[dict[str, str]], dict[str, str]]
) -> None:
    """JSON with HTTP 200: clients parse nothing else. The body is not kept."""
    client = raw_of(axis, A)
    headers = spoil(client.headers({"messagetype": "edoc", "from": A}))
    code, content = client.raw(op, headers, document(), "POST")
    answer = json.loads(content)
    assert (code, answer["status"], answer["ErrorCode"], answer["DocId"]) == (200, "FAIL", "15", "")
    entry = axis.journal.since(0)[-1]
    assert entry.error is not None
    assert entry.error.startswith("15:")
    assert entry.sha256 is None


def test_an_unknown_system_and_a_wrong_secret_look_the_same(axis: Carrier, raw_of: RawOf) -> None:
    """Nothing tells a stranger which system ids exist."""
    unknown = RawClient(axis.endpoint, "000.00.77.H01", "x").json("getAgenciesList")
    wrong = RawClient(axis.endpoint, A, "x").json("getAgenciesList")
    assert unknown == wrong


def test_bad_credentials_may_be_switched_to_plain_text(axis: Carrier, raw_of: RawOf) -> None:
    """HTTP 401 `Unauthorized` as real gateways say it (axis-api §8.10); good credentials are not touched."""
    with axis.faults.active(Fault.CREDENTIALS_AS_TEXT):
        assert RawClient(axis.endpoint, A, "wrong").call("getAgenciesList") == (401, b"Unauthorized")
        assert raw_of(axis, A).json("getAgenciesList")["status"] == "OK"


@pytest.mark.parametrize(
    ("op", "method", "code"),
    [("noSuchThing", "POST", 404), ("", "POST", 404), ("sendEdoc", "GET", 405), ("updateStatus", "GET", 405)],
)
def test_an_unknown_operation_or_method_is_said_in_json(
    axis: Carrier, raw_of: RawOf, op: str, method: str, code: int
) -> None:
    """404 and 405, in the envelope."""
    client = raw_of(axis, A)
    status_, content = client.call(op, {}, b"", method)
    assert (status_, json.loads(content)["ErrorCode"]) == (code, "28")


@pytest.mark.parametrize(
    ("op", "params", "code"),
    [
        ("getEdoc", {"docId": "nothing"}, "25"),
        ("getEdoc", {}, "25"),
        ("getSentEdocList", {"docId": "nothing"}, "25"),
        ("updateStatus", {"docid": "nothing", "status": "done"}, "25"),
        ("getReceivedEdocList", {"messagetype": "letter"}, "27"),
        ("deleteAgency", {}, "19"),
        ("getEdoc", {"docId": "../../../etc/passwd"}, "25"),
        ("getEdoc", {"docId": "\ud800"}, "25"),
    ],
)
def test_a_parameter_that_makes_no_sense_has_a_code(
    axis: Carrier, raw_of: RawOf, op: str, params: dict[str, str], code: str
) -> None:
    """DocId is text in every FAIL answer (axis-api §8.4)."""
    client = raw_of(axis, A)
    headers = client.headers(params)
    if params.get("docId", "").isascii() is False:
        headers["XroadVnpt-docId"] = "?"
        headers["XroadVnpt-sign-header-key"] = "systemid;timestamp;Content-Type"
    answer = json.loads(client.raw(op, headers, b"{}", "POST")[1])
    assert (answer["status"], answer["ErrorCode"]) == ("FAIL", code)
    assert isinstance(answer["DocId"], str)


@pytest.mark.parametrize("to", ["[", '{"a":1}', "[1,2]", "[" * 9000])
def test_a_recipient_header_that_is_no_list_is_refused(axis: Carrier, raw_of: RawOf, to: str) -> None:
    """Never guessed at, never an internal error."""
    assert raw_of(axis, A).send(document(), to=to)["ErrorCode"] in ("27", "18")
    assert raw_of(axis, B).json("getReceivedEdocList")["data"] == []
