"""The vxp face as clients of the national SDK meet it, byte for byte (axis-api §1, §7, §8)."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axis_world import HUB, A, B, RawClient, document, status

from simulators.carrier import Carrier, Fault
from simulators.protocol.edxml import read_message
from simulators.protocol.edxml.model import DocumentMessage

RawOf = Callable[[Carrier, str], RawClient]


def as_document(data: bytes) -> DocumentMessage:
    message = read_message(data)
    assert isinstance(message, DocumentMessage)
    return message


def zero_stripped(data: bytes) -> str:
    """The hash as the Java SDK spells it (axis-api §8.5)."""
    return "".join(f"{byte:x}" for byte in hashlib.sha256(data).digest())


def test_a_client_written_from_the_fact_sheet_exchanges_a_document_and_a_status(
    axis: Carrier, raw_of: RawOf
) -> None:
    """Send, list, fetch, acknowledge, then the business status all the way back: two separate things."""
    sender, receiver = raw_of(axis, A), raw_of(axis, B)
    message = document()
    sent = sender.send(message)
    assert (sent["status"], sent["ErrorCode"], sent["ErrorDesc"]) == ("OK", "0", "Thanh cong")
    assert isinstance(sent["DocId"], str)
    assert len(str(sent["DocId"])) == 24

    (item,) = receiver.json("getReceivedEdocList", {"servicetype": "eDoc", "messagetype": "edoc"}, b"")[
        "data"
    ]
    assert item == {
        "docId": item["docId"],
        "serviceType": "eDoc",
        "messageType": "edoc",
        "created_time": "17/12/2019 08:00:00",
        "updated_time": "17/12/2019 08:00:00",
        "from": A,
        "to": B,
        "status": "initial",
        "status_desc": "Chờ nhận",
    }
    assert item["docId"] != sent["DocId"]
    fetched = base64.b64decode(str(receiver.json("getEdoc", {"docId": item["docId"]})["data"]))
    assert as_document(fetched).document_id == as_document(message).document_id
    assert receiver.json("updateStatus", {"docid": item["docId"], "status": "done"})["status"] == "OK"
    assert receiver.json("getReceivedEdocList", {"messagetype": "edoc"})["data"] == []

    assert sender.json("getReceivedEdocList", {"messagetype": "status"})["data"] == []
    assert receiver.send(status(B, A), messagetype="status")["status"] == "OK"
    (answer,) = sender.json("getReceivedEdocList", {"messagetype": "status"})["data"]
    assert (answer["from"], answer["to"], answer["messageType"]) == (B, A, "status")
    assert base64.b64decode(str(sender.json("getEdoc", {"docId": answer["docId"]})["data"])) == status(B, A)

    (delivery,) = sender.json("getSentEdocList", {"messagetype": "edoc", "docId": str(sent["DocId"])})["data"]
    assert delivery == {
        "serviceType": "eDoc",
        "messageType": "edoc",
        "title": "Về việc kiểm thử liên thông",
        "notation": "1/QĐ-SNV",
        "fromCode": A,
        "toCode": B,
        "senderDocId": sent["DocId"],
        "receiverDocId": item["docId"],
        "sentTime": "17/12/2019 08:00:00",
        "receivedTime": "17/12/2019 08:00:00",
        "sendStatus": "done",
        "sendStatusDesc": "Đã chuyển",
        "receiveStatus": "done",
        "receiveStatusDesc": "Đã nhận",
    }


def test_download_is_a_get_that_answers_with_the_message_itself(axis: Carrier, raw_of: RawOf) -> None:
    """downloadEdoc and getEdoc hand out the same bytes; an unknown docId is JSON, not a stream."""
    raw_of(axis, A).send(document())
    receiver = raw_of(axis, B)
    (item,) = receiver.json("getReceivedEdocList")["data"]
    code, content = receiver.call("downloadEdoc", {"docId": item["docId"]}, b"", "GET")
    assert code == 200
    assert content == base64.b64decode(str(receiver.json("getEdoc", {"docId": item["docId"]})["data"]))
    code, content = receiver.call("downloadEdoc", {"docId": "nothing"}, b"", "GET")
    assert (code, json.loads(content)["ErrorCode"]) == (200, "25")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_counts_are_told_to_get_and_post_alike(axis: Carrier, raw_of: RawOf, method: str) -> None:
    """The SDK declares GET and sends POST (axis-api §1.2)."""
    raw_of(axis, A).send(document())
    raw_of(axis, A).send(document())
    receiver = raw_of(axis, B)
    edoc = json.loads(receiver.call("countReceiveEdoc", {}, b"{}" if method == "POST" else b"", method)[1])
    states = json.loads(receiver.call("countReceiveStatus", {}, b"", method)[1])
    assert (edoc["count"], states["count"], edoc["ErrorCode"]) == (2, 0, "0")


@pytest.mark.parametrize("spelling", ["full", "upper", "stripped", "whole-body"])
def test_every_known_spelling_of_the_file_hash_is_accepted(
    axis: Carrier, raw_of: RawOf, spelling: str
) -> None:
    """Full hex, capitals, the SDK's dropped zeros, and a hash that covers the CRLF too (axis-api §8.5)."""
    message = next(
        m for i in range(1000) if zero_stripped(m := document(number=i)) != hashlib.sha256(m).hexdigest()
    )
    value = {
        "full": hashlib.sha256(message).hexdigest(),
        "upper": hashlib.sha256(message).hexdigest().upper(),
        "stripped": zero_stripped(message),
        "whole-body": hashlib.sha256(message + b"\r\n").hexdigest(),
    }[spelling]
    assert raw_of(axis, A).send(message, **{"hash-file": value})["ErrorCode"] == "0"
    (item,) = raw_of(axis, B).json("getReceivedEdocList")["data"]
    entry = axis.journal.since(0)[0]
    kept = axis.journal.message(str(entry.sha256))
    assert kept is not None
    assert kept.read() == (message + b"\r\n" if spelling == "whole-body" else message)
    assert item["docId"] == entry.receiver_doc_ids[0]


def test_a_body_without_the_extra_crlf_is_taken_as_it_is(axis: Carrier, raw_of: RawOf) -> None:
    """The CRLF is the SDK's habit, not a duty."""
    client = raw_of(axis, A)
    message = document()
    headers = client.headers(
        {"from": A, "messagetype": "edoc", "hash-file": hashlib.sha256(message).hexdigest()},
        "application/octet-stream",
    )
    code, content = client.raw("sendEdoc", headers, message, "POST")
    assert (code, json.loads(content)["ErrorCode"]) == (200, "0")
    assert axis.journal.since(0)[0].sha256 == hashlib.sha256(message).hexdigest()


def test_parameters_count_in_the_exact_case_that_was_signed(axis: Carrier, raw_of: RawOf) -> None:
    """After updateStatus the SDK sends docId and a stale docid together; getEdoc means docId, updateStatus docid
    (axis-api §7, §8.7)."""
    for number in (1, 2):
        raw_of(axis, A).send(document(number=number))
    receiver = raw_of(axis, B)
    first, second = receiver.json("getReceivedEdocList")["data"]
    both = {
        "docId": second["docId"],
        "docid": first["docId"],
        "status": "done",
        "filePath": "C:\\tmp\\vb.edxml",
    }
    fetched = base64.b64decode(str(receiver.json("getEdoc", both)["data"]))
    assert as_document(fetched).code_number == "2"
    assert receiver.json("updateStatus", both)["ErrorCode"] == "0"
    assert receiver.json("getReceivedEdocList")["data"] == [second]
    assert receiver.json("updateStatus", {"docId": second["docId"], "status": "done"})["ErrorCode"] == "0"
    assert receiver.json("getReceivedEdocList")["data"] == []


def test_of_two_leaked_spellings_one_header_is_enough(axis: Carrier, raw_of: RawOf) -> None:
    """HttpURLConnection, by which the SDK sends, folds names that differ in case alone: `docId` and a stale `docid`
    are both signed, one of them comes (axis-api §8.7). A value that was not signed still proves nothing."""
    headers = raw_of(axis, B).headers({"docId": "new", "docid": "stale"}) | {
        "Host": "a",
        "Content-Length": "0",
    }
    for kept, changed, code in (("docId", "", "0"), ("docid", "", "0"), ("docid", "forged", "15")):
        sent = {name: value for name, value in headers.items() if name.lower() != "xroadvnpt-docid"}
        sent[f"XroadVnpt-{kept}"] = changed or headers[f"XroadVnpt-{kept}"]
        answer = speak(axis, head(axis, "countReceiveEdoc", sent), until=b"}")
        assert f'"ErrorCode":"{code}"'.encode() in answer


@pytest.mark.parametrize("messagetype", ["edoc", "EDOC", None])
@pytest.mark.parametrize("servicetype", ["eDoc", "edoc", None])
def test_service_and_message_type_are_read_leniently(
    axis: Carrier, raw_of: RawOf, servicetype: str | None, messagetype: str | None
) -> None:
    """H44 sends servicetype in lower case and leaves it out for statuses (axis-api §1.2)."""
    client, message = raw_of(axis, A), document()
    params = {"from": A, "hash-file": hashlib.sha256(message).hexdigest()}
    params |= {"servicetype": servicetype} if servicetype else {}
    params |= {"messagetype": messagetype} if messagetype else {}
    headers = client.headers(params, "application/octet-stream")
    assert json.loads(client.raw("sendEdoc", headers, message + b"\r\n", "POST")[1])["ErrorCode"] == "0"
    assert len(raw_of(axis, B).json("getReceivedEdocList", {"messagetype": "edoc"})["data"]) == 1


def test_an_old_time_stamp_is_no_reason_to_refuse(axis: Carrier, raw_of: RawOf) -> None:
    """The SDK stamps once in its constructor and writes milliseconds like an offset: no replay window (§8.8)."""
    client = raw_of(axis, A)
    client.timestamp = "01012012T000000+0999"
    assert client.send(document())["ErrorCode"] == "0"


def test_header_names_may_come_in_any_case(axis: Carrier, raw_of: RawOf) -> None:
    """HTTP header names are case-insensitive; proxies fold them."""
    client = raw_of(axis, B)
    headers = {name.upper(): value for name, value in client.headers({"messagetype": "edoc"}).items()}
    code, content = client.raw("getReceivedEdocList", headers, b"", "POST")
    assert (code, json.loads(content)["data"]) == (200, [])


def speak(axis: Carrier, text: bytes, *, more: bytes = b"", until: bytes = b"") -> bytes:
    """Say something on a bare socket; what came back until the other side closed, or `until` was seen."""
    address = urlsplit(axis.endpoint)
    with socket.create_connection((str(address.hostname), address.port), timeout=10) as line:
        line.sendall(text)
        answer = b""
        if more:
            while b"100 Continue" not in answer:
                answer += line.recv(4096)
            line.sendall(more)
        while (not until or until not in answer) and (piece := line.recv(65536)):
            answer += piece
        return answer


def head(
    axis: Carrier, op: str, headers: dict[str, str], *, version: str = "1.1", method: str = "POST"
) -> bytes:
    """The head of a request."""
    path = urlsplit(axis.endpoint).path
    lines = [f"{method} {path}/{op} HTTP/{version}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def test_expect_100_continue_is_answered(axis: Carrier, raw_of: RawOf) -> None:
    """Some HTTP stacks wait for it before a large body (axis-api §7)."""
    message = document()
    headers = raw_of(axis, A).headers(
        {"from": A, "messagetype": "edoc", "hash-file": hashlib.sha256(message).hexdigest()},
        "application/octet-stream",
    )
    headers |= {"Host": "axis", "Expect": "100-continue", "Content-Length": str(len(message) + 2)}
    answer = speak(axis, head(axis, "sendEdoc", headers), more=message + b"\r\n", until=b"}")
    assert b'"status":"OK"' in answer


@pytest.mark.parametrize("chunked", [False, True], ids=["length", "chunked"])
def test_an_offer_of_http_2_does_not_lose_the_body(axis: Carrier, raw_of: RawOf, chunked: bool) -> None:
    """Java's HttpClient and `curl --http2` offer `Upgrade: h2c` with every call; the axis stays with HTTP/1.1, and
    the line serves the next call as well."""
    message = document()
    headers = raw_of(axis, A).headers(
        {"from": A, "messagetype": "edoc", "hash-file": hashlib.sha256(message).hexdigest()},
        "application/octet-stream",
    )
    offer = {
        "Host": "axis",
        "Connection": "Upgrade, HTTP2-Settings",
        "Upgrade": "h2c",
        "HTTP2-Settings": "AAMAAABk",
    }
    framing = {"Transfer-Encoding": "chunked"} if chunked else {"Content-Length": str(len(message))}
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(message), message) if chunked else message
    send = head(axis, "sendEdoc", headers | offer | framing) + body
    count = head(axis, "countReceiveEdoc", raw_of(axis, B).headers({}) | offer | {"Content-Length": "0"})
    answer = speak(axis, send + count, until=b'"count":1}')
    assert answer.count(b"HTTP/1.1 200") == 2
    assert b'"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong","DocId"' in answer


def test_a_chunked_body_is_a_body(axis: Carrier, raw_of: RawOf) -> None:
    """With Content-Length or without."""
    message = document()
    headers = raw_of(axis, A).headers(
        {"from": A, "messagetype": "edoc", "hash-file": hashlib.sha256(message).hexdigest()},
        "application/octet-stream",
    )
    headers |= {"Host": "axis", "Transfer-Encoding": "chunked"}
    pieces = [message[i : i + 100] for i in range(0, len(message), 100)] + [b"\r\n"]
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    assert b'"status":"OK"' in speak(axis, head(axis, "sendEdoc", headers) + body, until=b"}")


def test_an_http_1_0_client_is_answered_with_a_length_and_a_closed_line(axis: Carrier, raw_of: RawOf) -> None:
    """No chunks for those who cannot read them; also a fetched message has its length."""
    raw_of(axis, A).send(document())
    receiver = raw_of(axis, B)
    (item,) = receiver.json("getReceivedEdocList")["data"]
    headers = receiver.headers({"docId": item["docId"]}) | {"Content-Length": "2"}
    answer = speak(axis, head(axis, "getEdoc", headers, version="1.0") + b"{}")
    header, _, body = answer.partition(b"\r\n\r\n")
    assert b"transfer-encoding" not in header.lower()
    assert f"content-length: {len(body)}".encode() in header.lower()
    assert json.loads(body)["status"] == "OK"


def test_one_connection_serves_many_calls(axis: Carrier, raw_of: RawOf) -> None:
    """Keep-alive, also after a refusal with a body that nobody needed."""
    good = raw_of(axis, B).headers({"messagetype": "edoc"}) | {"Host": "axis", "Content-Length": "0"}
    bad = good | {"XroadVnpt-hash-header": "0" * 64, "Content-Length": "200000", "Connection": "keep-alive"}
    last = good | {"Connection": "close"}
    calls = (
        head(axis, "getReceivedEdocList", good)
        + head(axis, "sendEdoc", bad)
        + b"x" * 200_000
        + head(axis, "getReceivedEdocList", last)
    )
    answer = speak(axis, calls)
    assert answer.count(b"HTTP/1.1 200") == 3
    assert answer.count(b'"ErrorCode":"15"') == 1


def test_answers_are_ascii_where_the_sdk_reads_ascii_and_utf_8_elsewhere(
    axis: Carrier, raw_of: RawOf
) -> None:
    """sendEdoc's answer is decoded as US-ASCII by the SDK (axis-api §8.6); names of agencies keep their letters."""
    refused = raw_of(axis, A).send(document(("000.00.77.H01",)))
    assert refused["ErrorDesc"] == "Don vi nhan khong ton tai: 000.00.77.H01"
    names = [agency["name"] for agency in raw_of(axis, A).json("getAgenciesList")["data"]]
    assert "Sở Nội vụ tỉnh An Giang" in names
    with axis.faults.active(Fault.DIACRITICS_DESC):
        client, message = raw_of(axis, A), document()
        headers = client.headers({"from": A, "hash-file": hashlib.sha256(message).hexdigest()})
        assert "Thành công".encode() in client.raw("sendEdoc", headers, message, "POST")[1]


def test_a_hub_speaks_for_the_agencies_registered_under_it(national: Carrier, raw_of: RawOf) -> None:
    """`systemid` is the hub, `from` the agency (axis-api §1.4); its mailbox is that of all its agencies."""
    hub = RawClient(national.endpoint, HUB)
    assert hub.send(document(("000.00.00.G09",), sender=B), **{"from": B})["ErrorCode"] == "0"
    raw_of(national, "000.00.00.G09").send(document((A, B), sender="000.00.00.G09"))
    items = hub.json("getReceivedEdocList", {"messagetype": "edoc"})["data"]
    assert [item["to"] for item in items] == [A, B]
    assert len({item["docId"] for item in items}) == 2
