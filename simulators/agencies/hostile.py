"""Hostile messages: what a broken or malicious sender may put onto the wire, made from a valid document.

`stopped_by` says who must stop it: the axis (it refuses the sending), or the receiver, because an axis never
looks into attachments (design §4). Whoever it is: a clear error, nothing half stored, the server still up.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from simulators.agencies import papers
from simulators.agencies.documents import PreparedDocument, carried
from simulators.protocol.edxml.model import Attachment

_ROOT = b"<edXML "
_BOMB_SIZE = 128 * 1024 * 1024
_CONTENT = re.compile(rb"(<edXML:ContentTransferEncoded[^>]*>)([^<]*)")


@dataclass(frozen=True)
class HostileMessage:
    """One hostile message: its name, who must stop it, and how it is made of a valid document."""

    name: str
    stopped_by: Literal["axis", "receiver"]
    make: Callable[[PreparedDocument], bytes]


def hostile_message(name: str, prepared: PreparedDocument) -> bytes:
    """The named hostile form of a valid document; KeyError lists the names there are."""
    if name not in HOSTILE:
        raise KeyError(f"no hostile message {name!r}; there are {', '.join(HOSTILE)}")
    return HOSTILE[name].make(prepared)


def transport_bomb(size: int = _BOMB_SIZE) -> bytes:
    """A transport archive of one entry that unpacks to `size` zero bytes (about a thousandth packed)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        info = zipfile.ZipInfo("phu-luc.txt", (2019, 12, 17, 8, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w", force_zip64=True) as entry:
            block = bytes(1024 * 1024)
            for _ in range(size // len(block)):
                entry.write(block)
    return target.getvalue()


def climbing_archive() -> bytes:
    """A transport archive whose entry wants to be written outside the folder it is unpacked in."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("../../../../tmp/kiemchuan-leo-thang.txt"), b"leo thang")
    return target.getvalue()


def _before_root(text: bytes) -> Callable[[PreparedDocument], bytes]:
    return lambda prepared: prepared.wire().replace(_ROOT, text + _ROOT, 1)


def _in_subject(before_root: bytes, reference: bytes) -> Callable[[PreparedDocument], bytes]:
    def make(prepared: PreparedDocument) -> bytes:
        wire = _before_root(before_root)(prepared)
        return wire.replace(b"<edXML:Subject>", b"<edXML:Subject>" + reference, 1)

    return make


def _entity_bomb() -> bytes:
    lines = [b'<!ENTITY a0 "kiemchuan">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'.encode() for n in range(1, 10)]
    return b"<!DOCTYPE edXML [" + b"".join(lines) + b"]>"


def _two_senders(prepared: PreparedDocument) -> bytes:
    wire = prepared.wire()
    found = re.search(rb"<edXML:From>.*?</edXML:From>", wire, re.DOTALL)
    assert found is not None
    other = found[0].replace(prepared.message.sender.organ_id.encode(), b"000.00.00.H01")
    return wire.replace(found[0], found[0] + other, 1)


def _deep(prepared: PreparedDocument) -> bytes:
    nest = b"<edXML:Sau>" * 5000 + b"</edXML:Sau>" * 5000
    return prepared.wire().replace(b"</edXML:OtherInfo>", nest + b"</edXML:OtherInfo>", 1)


def _truncated(prepared: PreparedDocument) -> bytes:
    wire = prepared.wire()
    return wire[: len(wire) * 2 // 3]


def _undeclared_prefix(prepared: PreparedDocument) -> bytes:
    return prepared.wire().replace(b"<edXML:Reference>", b'<edXML:Reference xlink:href="">', 1)


def _control_character(prepared: PreparedDocument) -> bytes:
    return prepared.wire().replace(b"<edXML:Subject>", b"<edXML:Subject>\x08", 1)


def _latin(prepared: PreparedDocument) -> bytes:
    return prepared.wire().replace(b"</edXML:Subject>", b"\xe0\xe9</edXML:Subject>", 1)


def _no_sender(prepared: PreparedDocument) -> bytes:
    return re.sub(rb"<edXML:From>.*?</edXML:From>", b"", prepared.wire(), count=1, flags=re.DOTALL)


def _renamed(name: str) -> Callable[[PreparedDocument], bytes]:
    return lambda prepared: _with_first(prepared, lambda one: dataclasses.replace(one, name=name))


def _packed(data: Callable[[], bytes]) -> Callable[[PreparedDocument], bytes]:
    def make(prepared: PreparedDocument) -> bytes:
        body = data()

        def swapped(one: Attachment) -> Attachment:
            return dataclasses.replace(
                one,
                name="phụ lục.txt",
                content_type="application/zip",
                size=len(body),
                open=lambda: io.BytesIO(body),
            )

        return _with_first(prepared, swapped)

    return make


def _replaced(kind: str) -> Callable[[PreparedDocument], bytes]:
    def make(prepared: PreparedDocument) -> bytes:
        return prepared.with_file(0, papers.office_file(kind, prepared.request.seed)).wire()

    return make


def _with_first(prepared: PreparedDocument, change: Callable[[Attachment], Attachment]) -> bytes:
    first, *rest = prepared.message.attachments
    changed = change(first)
    named = (
        dataclasses.replace(prepared.message.references[0], name=changed.name),
        *prepared.message.references[1:],
    )
    return prepared.with_message(attachments=(changed, *rest), references=named).wire()


def _bad_base64(prepared: PreparedDocument) -> bytes:
    return _CONTENT.sub(rb"\1[BASE64 REMOVED]", prepared.wire(), count=1)


def _mangled_binary(prepared: PreparedDocument) -> bytes:
    """The PDF read as UTF-8 text and written again, as a real product once did (axis-api §8, row 14)."""
    mangled = prepared.files[0].data.decode("utf-8", "replace").encode()
    encoded = binascii.b2a_base64(mangled, newline=False)
    return _CONTENT.sub(lambda found: found[1] + encoded, prepared.wire(), count=1)


def _many_recipients(prepared: PreparedDocument) -> bytes:
    return prepared.with_message(recipients=prepared.message.recipients * 500).wire()


def _endless_subject(prepared: PreparedDocument) -> bytes:
    return prepared.with_message(subject="Về việc " + "kéo dài " * 60_000).wire()


def _duplicate_content_ids(prepared: PreparedDocument) -> bytes:
    extra = carried(prepared.message.attachments[0].content_id, "trung.txt", b"trung ma")
    return prepared.with_message(attachments=(*prepared.message.attachments, extra)).wire()


def _to_receiver(name: str, make: Callable[[PreparedDocument], bytes]) -> HostileMessage:
    return HostileMessage(name, "receiver", make)


def _to_axis(name: str, make: Callable[[PreparedDocument], bytes]) -> HostileMessage:
    return HostileMessage(name, "axis", make)


_ALL = (
    _to_axis("not-xml", lambda _: b"%PDF-1.7 not a message"),
    _to_axis("empty", lambda _: b""),
    _to_axis("leading-text", lambda prepared: b"1212" + prepared.wire()),
    _to_axis("doctype", _before_root(b"<!DOCTYPE edXML>")),
    _to_axis("entity-bomb", _in_subject(_entity_bomb(), b"&a9;")),
    _to_axis(
        "external-entity",
        _in_subject(b'<!DOCTYPE edXML [<!ENTITY x SYSTEM "file:///etc/hostname">]>', b"&x;"),
    ),
    _to_axis("undeclared-entity", _in_subject(b"", b"&khong;")),
    _to_axis("truncated", _truncated),
    _to_axis("undeclared-prefix", _undeclared_prefix),
    _to_axis("control-character", _control_character),
    _to_axis("not-utf-8", _latin),
    _to_axis("too-deep", _deep),
    _to_axis("two-senders", _two_senders),
    _to_axis("no-sender", _no_sender),
    _to_receiver("path-in-name", _renamed("../../../../tmp/kiemchuan-leo-thang.pdf")),
    _to_receiver("windows-path-in-name", _renamed("..\\..\\C:\\Windows\\system32\\van-ban.pdf")),
    _to_receiver("reversed-name", _renamed("van-ban-\u202efdp.exe")),
    _to_receiver("endless-name", _renamed("văn bản " * 200 + ".pdf")),
    _to_receiver("device-name", _renamed("CON.pdf")),
    _to_receiver("archive-bomb", _packed(transport_bomb)),
    _to_receiver("climbing-archive", _packed(climbing_archive)),
    _to_receiver(
        "archive-that-is-none", _packed(lambda: base64.b64decode("UEsDBAoAAAAA") + b"khong phai zip")
    ),
    _to_receiver("program-as-document", _replaced("exe")),
    _to_receiver("page-as-document", _replaced("html")),
    _to_receiver("bad-base64", _bad_base64),
    _to_receiver("mangled-binary", _mangled_binary),
    _to_receiver("many-recipients", _many_recipients),
    _to_receiver("endless-subject", _endless_subject),
    _to_receiver("duplicate-content-ids", _duplicate_content_ids),
)

HOSTILE: dict[str, HostileMessage] = {one.name: one for one in _ALL}
"""Every hostile message by name."""
