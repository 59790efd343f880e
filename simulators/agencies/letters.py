"""How the Vietnamese of a document is written: composed or not, in an older code, in which encoding (Đ4.k2, Đ4.k3)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from simulators.agencies.documents import PreparedDocument
from simulators.protocol.charset import to_tcvn3, to_vni
from simulators.protocol.edxml.model import Signer

Spelling = Callable[[str], str]
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def tones_apart(text: str) -> str:
    """Letters composed with everything but their tone, which follows as a mark of its own."""
    written: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        tones = "".join(c for c in apart if c in _TONES)
        rest = "".join(c for c in apart if c not in _TONES)
        written.append(unicodedata.normalize("NFC", rest) + tones)
    return "".join(written)


SPELLINGS: Mapping[str, Spelling] = {
    "dựng sẵn": lambda text: unicodedata.normalize("NFC", text),
    "tổ hợp": lambda text: unicodedata.normalize("NFD", text),
    "dựng sẵn với dấu thanh rời": tones_apart,
    "bảng mã TCVN3": to_tcvn3,
    "bảng mã VNI": to_vni,
}
"""What a scenario says of the letters of a document's information."""


def _undeclared(message: bytes) -> bytes:
    return message[message.index(b"?>") + 2 :].lstrip() if message.startswith(b"<?xml") else message


def _in_utf_16(message: bytes) -> bytes:
    text = _undeclared(message).decode("utf-8")
    return f'<?xml version="1.0" encoding="UTF-16"?>\n{text}'.encode("utf-16")


ENCODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "UTF-8 không khai báo": _undeclared,
    "UTF-8 có dấu thứ tự byte": lambda message: b"\xef\xbb\xbf" + message,
    "UTF-16": _in_utf_16,
}
"""What a scenario says of the encoding of a package, where it is not the usual declared UTF-8."""


def spelt(prepared: PreparedDocument, spelling: Spelling) -> PreparedDocument:
    """The same document, the texts that people read in it written so; codes and the names of agencies stay.

    Our writer composes what it writes, so the package is changed once it is written.
    """
    message = prepared.message
    signer = message.signer or Signer()
    texts = {
        message.subject,
        message.content,
        message.place,
        *message.to_places,
        signer.position,
        signer.full_name,
    }

    def edit(written: bytes) -> bytes:
        for text in sorted(texts, key=len, reverse=True):
            old, new = (escape(one).encode() for one in (unicodedata.normalize("NFC", text), spelling(text)))
            written = written.replace(b">" + old + b"<", b">" + new + b"<") if text else written
        return written

    return prepared.with_edit(edit)


def spelt_request(request: Mapping[str, Any], spelling: Spelling) -> dict[str, Any]:
    """The same OutgoingRequest of the driver contract, written so."""
    texts = {name: spelling(request[name]) for name in ("subject", "content", "place") if request.get(name)}
    places = {"to_places": list(map(spelling, request["to_places"]))} if request.get("to_places") else {}
    signer = {name: spelling(value) for name, value in request["signer"].items()}
    return {**request, **texts, **places, "signer": signer}
