"""The `vxp` face as pure functions: signed headers, file hash, time stamp, answers (axis-api §1, §7, §8).

Every logical parameter of a call is a header `XroadVnpt-<name>`; the signature is an HMAC-SHA256 over the
literal text of `XroadVnpt-sign-header`, a JSON object of those headers. Parameters are read from that
signed text only, in exact case: HTTP folds the case of header names, and the SDK leaks stale ones (`docid`
beside `docId`, §8.7).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum

from simulators.protocol.errors import ProtocolError

PREFIX = "XroadVnpt-"
USER_AGENT = "JAVASDKAgent/1.0.0 XRoad/VPCP"
VERSION = "3.0.201608"
_VIETNAM = timezone(timedelta(hours=7), "+07:00")
_MAX_SIGNED_TEXT = 64 * 1024
_TIMESTAMP = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})T([0-9]{2})([0-9]{2})([0-9]{2})(?:\+([0-9]{1,4}))?")


class VxpError(ProtocolError):
    """A call or an answer of the vxp face is not what the face allows."""


class VxpAuthError(VxpError):
    """The headers do not prove who calls. Codes: missing-header, duplicate-header, bad-sign-header,
    unknown-system, bad-signature, header-mismatch."""


class VxpCode(StrEnum):
    """ErrorCode of an answer (axis-api §2, reused by §7); 24 is local to this project."""

    OK = "0"
    BAD_FILE = "10"
    BAD_CREDENTIALS = "15"
    UNKNOWN_RECIPIENT = "18"
    UNKNOWN_SENDER = "19"
    SYSTEM_ERROR = "20"
    FILE_ERROR = "21"
    BAD_EDXML = "22"
    LOCKED = "23"
    HASH_MISMATCH = "24"

    @property
    def label(self) -> str:
        """The Vietnamese description an answer carries when nothing more exact is known."""
        return _LABELS[self.value]


_LABELS = {
    "0": "Thành công",
    "10": "File không hợp lệ",
    "15": "Sai SystemId hoặc SecretKey",
    "18": "Đơn vị nhận không tồn tại",
    "19": "Đơn vị gửi không đăng ký",
    "20": "Lỗi hệ thống",
    "21": "Lỗi xử lý file",
    "22": "Format edXML không đúng chuẩn",
    "23": "Đơn vị nhận đã khóa",
    "24": "Giá trị băm không khớp nội dung",
}


@dataclass(frozen=True)
class SignedCall:
    """Who calls, and the signed parameters without their prefix, in exact case."""

    system_id: str
    params: dict[str, str]

    def param(self, *names: str, default: str = "") -> str:
        """The first of `names` that was signed, e.g. `param("docid", "docId")` for updateStatus (§7)."""
        return next((self.params[name] for name in names if name in self.params), default)


def wire_timestamp(at: datetime) -> str:
    """`ddMMyyyyTHHmmss+SSSS` in Vietnam time; SSSS are milliseconds, not an offset (§1.1)."""
    local = at.astimezone(_VIETNAM)
    return f"{local:%d%m}{local.year:04d}T{local:%H%M%S}+{local.microsecond // 1000:04d}"


def parse_wire_timestamp(text: str) -> datetime | None:
    """The moment of a time stamp, read as +07:00; None if it is none. Never a ground to refuse: the SDK
    sets it once.
    """
    found = _TIMESTAMP.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year, hour, minute, second = (int(part) for part in found.groups()[:6])
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_VIETNAM)
    except ValueError:
        return None
    return moment + timedelta(milliseconds=int(found[7] or 0))


def sign_headers(
    params: Mapping[str, str], *, system_id: str, secret: str, timestamp: str, content_type: str
) -> dict[str, str]:
    """The headers of one call as the national SDK writes them (§1.1).

    `params` are the logical parameters without prefix. A name or value that no header can carry (not ASCII,
    a line break) is a VxpError `bad-parameter`.
    """
    signed = {**params, "systemid": system_id, "timestamp": timestamp, "Content-Type": content_type}
    for name, value in signed.items():
        if (
            not (name.isascii() and value.isascii() and name.isprintable() and value.isprintable())
            or not name
        ):
            raise VxpError(
                "bad-parameter",
                f"Tham số {name!r} không ghi được vào header",
                f"Parameter {name!r} does not fit in a header",
                where=PREFIX + name,
                hint="printable ASCII only",
            )
    names = sorted(signed, key=lambda name: _java_bucket(name, len(signed)))
    text = json.dumps({PREFIX + name: signed[name] for name in names}, separators=(",", ":"))
    headers = {PREFIX + name: signed[name] for name in names}
    headers |= {
        "Content-Type": content_type,
        PREFIX + "sign-header-key": ";".join(names),
        PREFIX + "sign-header": text,
        PREFIX + "hash-header": _mac(secret, text.encode()),
        PREFIX + "version": VERSION,
        "User-Agent": USER_AGENT,
    }
    return headers


def verify_headers(
    headers: Sequence[tuple[bytes, bytes]], *, secret_of: Callable[[str], str | None]
) -> SignedCall:
    """Prove a call from its raw headers (names in any case); VxpAuthError if they prove nothing.

    The literal sign-header text is verified, then each key that sign-header-key lists is compared with the
    header that came. Of names that differ in case alone one header is enough: HttpURLConnection, by which the
    SDK sends, folds a leaked `docid` and `docId` into one (§8.7). There is no replay window (§8.8).
    """
    came = _by_folded_name(headers)
    text = _one(came, "sign-header")
    if len(text) > _MAX_SIGNED_TEXT:
        raise _auth("bad-sign-header", "quá dài", "too long", "sign-header")
    signed = _signed_object(text)
    mac = _one(came, "hash-header").decode("ascii", "replace").strip()
    listed = [name for name in _one(came, "sign-header-key").decode("utf-8", "replace").split(";") if name]
    system_id = signed.get(PREFIX + "systemid", "")
    secret = secret_of(system_id) if system_id else None
    if secret is None:
        raise _auth(
            "unknown-system", f"không có hệ thống {system_id!r}", f"no system {system_id!r}", "systemid"
        )
    if not any(
        hmac.compare_digest(_mac(secret, form), mac.lower()) for form in _spellings(text) if mac.isascii()
    ):
        raise _auth("bad-signature", "chữ ký không đúng", "the signature does not match", "hash-header")
    for name in listed:
        value = signed.get(PREFIX + name)
        if value is None:
            raise _auth(
                "bad-sign-header", f"thiếu {name!r}", f"{name!r} is listed but not signed", "sign-header"
            )
        folded = (PREFIX + name).lower()
        said = {text for key, text in signed.items() if key.lower() == folded}
        found = came.get(folded, [])
        if not any(said & {raw.decode("utf-8", "replace"), raw.decode("latin-1")} for raw in found):
            raise _auth(
                "header-mismatch", f"{name!r} khác bản ký", f"{name!r} differs from what was signed", name
            )
    params = {name.removeprefix(PREFIX): value for name, value in signed.items() if name.startswith(PREFIX)}
    return SignedCall(system_id, params)


def file_hash(data: bytes) -> str:
    """The `hash-file` value of a file: SHA-256, lowercase hex, written in full."""
    return hashlib.sha256(data).hexdigest()


def sdk_file_hash(data: bytes) -> str:
    """The same as the Java SDK spells it: the leading zero of each byte is dropped (§8.5)."""
    return _zero_stripped(hashlib.sha256(data).digest())


def hash_matches(header_value: str, digest: bytes) -> bool:
    """Whether a `hash-file` header names this SHA-256 digest, in full or in zero-stripped hex, in any
    case.
    """
    given = header_value.strip().lower()
    return given in (digest.hex(), _zero_stripped(digest))


def strip_trailing_crlf(body: bytes) -> bytes:
    """The file inside a sendEdoc body: the SDK adds one CRLF that its hash does not cover (§8.5)."""
    return body.removesuffix(b"\r\n")


class BodyHash:
    """Hashes a body as it streams in, with and without one trailing CRLF, holding back two bytes."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._tail = b""
        self.size = 0

    def update(self, chunk: bytes) -> None:
        """Take the next bytes of the body."""
        self.size += len(chunk)
        joined = self._tail + chunk if self._tail else chunk
        self._hash.update(memoryview(joined)[:-2])
        self._tail = joined[-2:]

    @property
    def file_size(self) -> int:
        """Bytes of the file: the body without one trailing CRLF."""
        return self.size - 2 if self._tail == b"\r\n" else self.size

    def file_digest(self) -> bytes:
        """SHA-256 of the body without one trailing CRLF."""
        return self._hash.copy().digest() if self._tail == b"\r\n" else self.body_digest()

    def body_digest(self) -> bytes:
        """SHA-256 of every byte that came."""
        whole = self._hash.copy()
        whole.update(self._tail)
        return whole.digest()

    def matches(self, header_value: str) -> bool:
        """Whether `hash-file` fits the file; clients that hash the whole body are accepted as well."""
        return hash_matches(header_value, self.file_digest()) or hash_matches(
            header_value, self.body_digest()
        )


def ok(**fields: object) -> dict[str, object]:
    """The answer of a call that succeeded: `status`, `ErrorCode`, `ErrorDesc`, then `fields` (`DocId`,
    `data`, …).
    """
    return _answer("OK", VxpCode.OK, "Thanh cong", fields)


def fail(code: str, desc: str = "", **fields: object) -> dict[str, object]:
    """The answer of a call that failed. `DocId` is always there as text: the SDK breaks without it (§8.4)."""
    if not desc:
        desc = without_diacritics(_LABELS.get(str(code), _LABELS["20"]))
    return _answer("FAIL", code, desc, {"DocId": "", **fields})


def answer_bytes(answer: Mapping[str, object], *, ascii_only: bool = False) -> bytes:
    """JSON of an answer in UTF-8. `ascii_only` drops diacritics of its texts, as sendEdoc needs: the SDK
    reads that one answer as US-ASCII (§8.6).
    """
    if ascii_only:
        answer = {
            key: without_diacritics(value) if isinstance(value, str) else value
            for key, value in answer.items()
        }
    return json.dumps(answer, ensure_ascii=ascii_only, separators=(",", ":")).encode()


def without_diacritics(text: str) -> str:
    """Vietnamese text in plain ASCII letters (`Đơn vị` becomes `Don vi`); other letters become `?`."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c)).encode("ascii", "replace").decode()


def _answer(status: str, code: str, desc: str, fields: Mapping[str, object]) -> dict[str, object]:
    answer: dict[str, object] = {"status": status, "ErrorCode": str(code), "ErrorDesc": desc, **fields}
    if "DocId" in answer:
        answer["DocId"] = str(answer["DocId"] or "")
    return answer


def _mac(secret: str, text: bytes) -> str:
    return hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()


def _zero_stripped(digest: bytes) -> str:
    return "".join(f"{byte:x}" for byte in digest)


def _spellings(text: bytes) -> tuple[bytes, ...]:
    """The signed text as it came, and as UTF-8 if a client wrote a header of it in Latin-1."""
    return (text,) if text.isascii() else (text, text.decode("latin-1").encode())


def _java_bucket(name: str, entries: int) -> int:
    """Where a Java HashMap of that many entries keeps `name`: the SDK lists its headers in that order."""
    table = 16
    while entries > table * 3 // 4:
        table *= 2
    code = 0
    for char in name:
        code = (31 * code + ord(char)) & 0xFFFFFFFF
    return (code ^ (code >> 16)) & (table - 1)


def _by_folded_name(headers: Sequence[tuple[bytes, bytes]]) -> dict[str, list[bytes]]:
    came: dict[str, list[bytes]] = {}
    for name, value in headers:
        came.setdefault(name.decode("latin-1").lower(), []).append(value.strip())
    return came


def _one(came: Mapping[str, list[bytes]], name: str) -> bytes:
    values = came.get((PREFIX + name).lower(), [])
    if not values:
        raise _auth("missing-header", "thiếu header", "the header is missing", name)
    if len(set(values)) > 1:
        raise _auth("duplicate-header", "header lặp lại", "the header came more than once", name)
    return values[0]


def _signed_object(text: bytes) -> dict[str, str]:
    """The JSON object of sign-header: text to text, no key twice."""

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len({key for key, _ in pairs}) != len(pairs):
            raise ValueError("a key occurs twice")
        return dict(pairs)

    try:
        signed = json.loads(text.decode("utf-8", "strict"), object_pairs_hook=unique)
    except (ValueError, RecursionError) as problem:
        raise _auth(
            "bad-sign-header", "không phải JSON hợp lệ", f"not valid JSON: {problem}", "sign-header"
        ) from None
    if not isinstance(signed, dict) or not all(isinstance(value, str) for value in signed.values()):
        raise _auth("bad-sign-header", "phải là JSON chuỗi-chuỗi", "must map text to text", "sign-header")
    return signed


def _auth(code: str, vi: str, en: str, header: str) -> VxpAuthError:
    name = header if header.startswith(PREFIX) else PREFIX + header
    return VxpAuthError(
        code,
        f"Không xác thực được lời gọi: {vi}",
        f"The call cannot be authenticated: {en}",
        where=name,
        hint="HMAC-SHA256 of the exact XroadVnpt-sign-header text under the system's secret, lowercase hex",
    )
