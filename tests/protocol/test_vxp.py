"""The vxp face proves who calls, reads parameters from the signed text only, and answers as real clients
need.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulators.protocol.vxp import (
    BodyHash,
    VxpAuthError,
    VxpCode,
    VxpError,
    answer_bytes,
    fail,
    file_hash,
    hash_matches,
    ok,
    parse_wire_timestamp,
    sdk_file_hash,
    sign_headers,
    strip_trailing_crlf,
    verify_headers,
    wire_timestamp,
    without_diacritics,
)

SECRET = "khoa-thu-nghiem"
STAMP = "22112026T075814+0511"
printable = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=40)


def signed(params: dict[str, str] | None = None, system_id: str = "000.00.01.H01") -> dict[str, str]:
    return sign_headers(
        params or {}, system_id=system_id, secret=SECRET, timestamp=STAMP, content_type="application/json"
    )


def raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """As an ASGI server hands them over: lower-case names."""
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


def secret_of(system_id: str) -> str | None:
    return SECRET if system_id == "000.00.01.H01" else None


def refusal(headers: list[tuple[bytes, bytes]]) -> str:
    with pytest.raises(VxpAuthError) as refused:
        verify_headers(headers, secret_of=secret_of)
    assert refused.value.vi
    assert refused.value.where
    return refused.value.code


def test_a_call_is_signed_as_the_national_sdk_signs_it() -> None:
    """Names, order and text of the captured call in axis-api §1.1; the HMAC is over the literal text."""
    headers = signed(system_id="000.00.00.H99")
    text = (
        '{"XroadVnpt-systemid":"000.00.00.H99","XroadVnpt-timestamp":"22112026T075814+0511",'
        '"XroadVnpt-Content-Type":"application/json"}'
    )
    assert headers["XroadVnpt-sign-header"] == text
    assert headers["XroadVnpt-sign-header-key"] == "systemid;timestamp;Content-Type"
    expected = hmac.new(SECRET.encode(), text.encode(), hashlib.sha256).hexdigest()
    assert headers["XroadVnpt-hash-header"] == expected
    assert headers["XroadVnpt-systemid"] == "000.00.00.H99"
    assert headers["Content-Type"] == headers["XroadVnpt-Content-Type"] == "application/json"
    assert headers["User-Agent"] == "JAVASDKAgent/1.0.0 XRoad/VPCP"
    assert headers["XroadVnpt-version"] == "3.0.201608"


@given(
    st.dictionaries(
        printable.filter(lambda name: ";" not in name and not name.startswith("Xroad")), printable
    )
)
def test_whatever_is_signed_is_proved_and_read_back(params: dict[str, str]) -> None:
    """Parameters come back in exact case; names that differ only in case stay apart."""
    reserved = {"systemid", "timestamp", "Content-Type"}
    params = {name: value for name, value in params.items() if name not in reserved}
    headers = signed(params)
    call = verify_headers([(k.encode(), v.encode()) for k, v in headers.items()], secret_of=secret_of)
    assert call.system_id == "000.00.01.H01"
    assert {name: value for name, value in call.params.items() if name not in reserved} == params


def test_a_text_list_of_recipients_survives() -> None:
    """`to` is a JSON array inside a JSON text inside a header."""
    to = json.dumps(["000.00.02.H01", "000.00.00.G09"])
    assert verify_headers(raw(signed({"to": to})), secret_of=secret_of).param("to") == to


def test_stale_headers_of_the_sdk_are_ignored() -> None:
    """After updateStatus the SDK sends docid and docId together (axis-api §8.7): the signed keys decide."""
    headers = [
        *raw(signed({"docId": "new", "docid": "stale"})),
        (b"xroadvnpt-filepath", b"C:\\x"),
        (b"xroadvnpt-from", b"y"),
    ]
    call = verify_headers(headers, secret_of=secret_of)
    assert call.param("docId") == "new"
    assert call.param("docid", "docId") == "stale"
    assert call.param("from") == ""
    assert call.param("absent", default="0") == "0"


def test_an_old_or_unreadable_time_stamp_is_no_ground_to_refuse() -> None:
    """The SDK sets it once when it starts (axis-api §8.8)."""
    headers = sign_headers(
        {}, system_id="000.00.01.H01", secret=SECRET, timestamp="lau-roi", content_type="text/plain"
    )
    assert verify_headers(raw(headers), secret_of=secret_of).param("timestamp") == "lau-roi"


@pytest.mark.parametrize("name", ["sign-header", "hash-header", "sign-header-key"])
def test_a_missing_header_is_named(name: str) -> None:
    """No signature, no call."""
    headers = signed()
    del headers[f"XroadVnpt-{name}"]
    assert refusal(raw(headers)) == "missing-header"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"XroadVnpt-hash-header": "0" * 64}, "bad-signature"),
        ({"XroadVnpt-hash-header": "chữ ký"}, "bad-signature"),
        ({"XroadVnpt-hash-header": ""}, "bad-signature"),
        ({"XroadVnpt-sign-header": "{"}, "bad-sign-header"),
        ({"XroadVnpt-sign-header": "[]"}, "bad-sign-header"),
        ({"XroadVnpt-sign-header": '{"a":1}'}, "bad-sign-header"),
        ({"XroadVnpt-sign-header": '{"a":"1","a":"2"}'}, "bad-sign-header"),
        ({"XroadVnpt-sign-header": "[" * 60_000}, "bad-sign-header"),
        ({"XroadVnpt-sign-header": '{"a":"' + "x" * 70_000 + '"}'}, "bad-sign-header"),
        ({"XroadVnpt-sign-header": "{}"}, "unknown-system"),
        ({"XroadVnpt-systemid": "000.00.02.H01"}, "header-mismatch"),
        ({"XroadVnpt-docId": "khác"}, "header-mismatch"),
        ({"XroadVnpt-sign-header-key": "systemid;from"}, "bad-sign-header"),
    ],
)
def test_a_call_that_was_tampered_with_is_refused(change: dict[str, str], code: str) -> None:
    """Signature, signed text and the headers themselves must agree."""
    assert refusal(raw({**signed({"docId": "1"}), **change})) == code


def test_another_systems_secret_proves_nothing() -> None:
    """An unknown system and a wrong secret are told apart."""
    assert refusal(raw(signed(system_id="000.00.99.H01"))) == "unknown-system"
    other = sign_headers({}, system_id="000.00.01.H01", secret="khac", timestamp=STAMP, content_type="x")
    assert refusal(raw(other)) == "bad-signature"


def test_two_different_signatures_in_one_call_are_refused() -> None:
    """Which one counts must not depend on the server."""
    headers = [*raw(signed()), (b"XroadVnpt-hash-header", b"1" * 64)]
    assert refusal(headers) == "duplicate-header"


def test_a_signed_text_with_vietnamese_letters_is_accepted() -> None:
    """A leaked file path may hold some; the text is verified as it came, or as UTF-8 written in Latin-1."""
    headers = signed()
    text = headers["XroadVnpt-sign-header"].replace("}", ',"XroadVnpt-filePath":"C:/văn bản"}')
    mac = hmac.new(SECRET.encode(), text.encode(), hashlib.sha256).hexdigest()
    headers |= {"XroadVnpt-sign-header": text, "XroadVnpt-hash-header": mac}
    assert verify_headers(raw(headers), secret_of=secret_of).param("filePath") == "C:/văn bản"


@pytest.mark.parametrize(
    ("name", "value"), [("từ", "x"), ("a", "văn bản"), ("a", "x\r\nEvil: 1"), ("a\n", "x"), ("", "x")]
)
def test_what_no_header_can_carry_is_refused_on_signing(name: str, value: str) -> None:
    """No header injection by a client of ours."""
    with pytest.raises(VxpError) as refused:
        signed({name: value})
    assert refused.value.code == "bad-parameter"


def test_a_time_stamp_carries_milliseconds_where_an_offset_seems_to_stand() -> None:
    """`+0511` is 511 ms (axis-api §1.1)."""
    at = datetime(2026, 11, 22, 0, 58, 14, 511_000, tzinfo=UTC)
    assert wire_timestamp(at) == STAMP
    assert parse_wire_timestamp(STAMP) == at
    for text in ("", "32132026T075814+0511", "2026-11-22"):
        assert parse_wire_timestamp(text) is None


def a_file_whose_digest_has_leading_zeros() -> bytes:
    return next(data for i in range(1000) if "0" in hashlib.sha256(data := str(i).encode()).hexdigest()[::2])


def test_a_hash_is_accepted_in_full_and_with_dropped_zeros() -> None:
    """The Java SDK drops the leading zero of each byte (axis-api §8.5)."""
    data = a_file_whose_digest_has_leading_zeros()
    digest = hashlib.sha256(data).digest()
    assert file_hash(data) == digest.hex()
    assert len(sdk_file_hash(data)) < 64
    for spelling in (file_hash(data), sdk_file_hash(data), file_hash(data).upper(), f" {file_hash(data)} "):
        assert hash_matches(spelling, digest)
    for wrong in ("", "0", file_hash(data)[1:], file_hash(data + b"x"), sdk_file_hash(data)[:-1]):
        assert not hash_matches(wrong, digest)


@given(st.lists(st.binary(max_size=40)), st.sampled_from([b"", b"\r\n", b"\n", b"\r\n\r\n", b"\r"]))
def test_one_trailing_line_break_is_not_part_of_the_file(chunks: list[bytes], end: bytes) -> None:
    """Whatever pieces the body comes in, its hash is that of the file without one CRLF, or of the whole
    body.
    """
    body = b"".join(chunks) + end
    file = strip_trailing_crlf(body)
    running = BodyHash()
    for chunk in [*chunks, *(end[i : i + 1] for i in range(len(end)))]:
        running.update(chunk)
    assert running.file_digest() == hashlib.sha256(file).digest()
    assert running.body_digest() == hashlib.sha256(body).digest()
    assert (running.size, running.file_size) == (len(body), len(file))
    assert running.matches(file_hash(file))
    assert running.matches(file_hash(body))
    assert not running.matches(file_hash(body + b"x"))


def test_answers_have_the_mixed_case_that_clients_test() -> None:
    """`status`, `ErrorCode`, `ErrorDesc`; DocId is text even where it was a number or nothing (axis-api
    §8.4).
    """
    assert ok(DocId=7) == {"status": "OK", "ErrorCode": "0", "ErrorDesc": "Thanh cong", "DocId": "7"}
    assert ok(data=[]) == {"status": "OK", "ErrorCode": "0", "ErrorDesc": "Thanh cong", "data": []}
    assert fail(VxpCode.LOCKED) == {
        "status": "FAIL",
        "ErrorCode": "23",
        "ErrorDesc": "Don vi nhan da khoa",
        "DocId": "",
    }
    assert fail("99", "Lỗi khác", DocId=None)["DocId"] == ""
    assert fail("99")["ErrorDesc"] == "Loi he thong"


def test_an_answer_of_send_is_ascii_and_others_are_utf_8() -> None:
    """The SDK reads the answer of sendEdoc as US-ASCII (axis-api §8.6)."""
    answer = fail(VxpCode.UNKNOWN_RECIPIENT, "Đơn vị nhận 000.00.77.H01 không tồn tại")
    assert json.loads(answer_bytes(answer)) == answer
    sent = answer_bytes(answer, ascii_only=True)
    assert sent.isascii()
    assert json.loads(sent)["ErrorDesc"] == "Don vi nhan 000.00.77.H01 khong ton tai"


def test_diacritics_are_dropped_letter_by_letter() -> None:
    """Composed or decomposed, upper or lower case."""
    assert without_diacritics("Đường Ủy ban, thưởng ngoạn ĐIỆN") == "Duong Uy ban, thuong ngoan DIEN"
    assert without_diacritics("日") == "?"


@pytest.mark.parametrize("code", list(VxpCode))
def test_every_code_has_a_description(code: VxpCode) -> None:
    """In Vietnamese, and readable without diacritics."""
    assert code.label
    assert without_diacritics(code.label).isascii()
