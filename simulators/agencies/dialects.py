"""Changes of a written message that its model can't express: dialects, prefixes, foreign elements (edxml §1,
§2.1).

They work on the text that our own writer makes (no comment, no CDATA, no `>` inside a tag), because an XML
library would merge the prefixes that the axis insists on. For the small messages of scenarios, not for 100
MB.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape

from simulators.protocol.edxml.forms import NUMBERED
from simulators.protocol.edxml.model import NAMESPACE

_TAG = re.compile(rb"<[^<>]+>")
_ROOT = f'<edXML xmlns="{NAMESPACE}">'.encode()
_HEADER = re.compile(rb"(<edXML:MessageHeader>)(.*?)(\s*</edXML:MessageHeader>)", re.DOTALL)
_CHILD = re.compile(rb"\s*<edXML:(\w+)(?:/>|>(?:[^<]*|.*?)</edXML:\1>)", re.DOTALL)
_REFERENCE = re.compile(rb"<edXML:Reference>(\s*<edXML:ContentId>)(cid:[^<]+)")
_NET_ROOT = (
    '<edXML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="{NAMESPACE}">'
)
_NET_BLOCKS = (
    "\n  <Boundary>kiemchuanV1b</Boundary>\n  <ContentId>message.edxml</ContentId>\n"
    "  <ContentType>text/xml</ContentType>"
)
_NET_TRACES = (
    b'<edXML:TraceHeaderList id="3490sdo9" version="1.0" mustUnderstand="1"'
    b' actor="http://schemas.xmlsoap.org/soap/actor/next">'
)
_NET_LINK = (
    b'<edXML:Reference xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="\\2" xlink:role="XLinkRole"'
    rb' xlink:type="simple">\1\2'
)


def order_102(message: bytes) -> bytes:
    """The children of MessageHeader in the order of the connection manual."""
    return _once(_HEADER, _reordered, message)


def dialect_v1b(message: bytes) -> bytes:
    """The dialect of the .NET kit: blocks before the envelope, attributes and, in documents, the order."""
    message = message.replace(_ROOT, (_NET_ROOT + _NET_BLOCKS).encode(), 1)
    if b"<edXML:StatusCode>" in message:
        return message
    message = order_102(message)
    message = message.replace(b"<edXML:TraceHeaderList>", _NET_TRACES, 1)
    end = b"</edXML:TraceHeaderList>"
    message = message.replace(end, end + b"\n      <edXML:DigitalSignature/>", 1)
    message = _REFERENCE.sub(_NET_LINK, message)
    return message.replace(b"<ContentId>cid:", b"<ContentId>")


def other_prefix(message: bytes, prefix: str = "vb") -> bytes:
    """The same infoset with another prefix in place of `edXML:`."""
    new = prefix.encode()

    def renamed(tag: re.Match[bytes]) -> bytes:
        return tag[0].replace(b"edXML:", new + b":").replace(b"xmlns:edXML=", b"xmlns:" + new + b"=")

    return _TAG.sub(renamed, message)


def all_prefixed(message: bytes) -> bytes:
    """Form V1c, made well-formed: the attachments carry the prefix, too."""
    declared = f'<edXML xmlns="{NAMESPACE}" xmlns:edXML="{NAMESPACE}">'.encode()

    def prefixed(tag: re.Match[bytes]) -> bytes:
        name = tag[0].lstrip(b"</")
        if name.startswith((b"edXML", b"?")):
            return tag[0]
        return tag[0].replace(name, b"edXML:" + name)

    return _TAG.sub(prefixed, message.replace(_ROOT, declared, 1))


def with_unknown_element(message: bytes, *, name: str = "GhiChuRieng", text: str = "Nội dung riêng") -> bytes:
    """An element in OtherInfo that no known form has. ValueError if the message has no OtherInfo."""
    end = b"</edXML:OtherInfo>"
    if end not in message:
        raise ValueError("the message has no OtherInfo")
    extra = f"  <edXML:{name}>{escape(text)}</edXML:{name}>\n        ".encode()
    return message.replace(end, extra + end, 1)


def _reordered(header: re.Match[bytes]) -> bytes:
    children = [(match[1].decode(), match[0]) for match in _CHILD.finditer(header[2])]
    if b"".join(text for _, text in children) != header[2]:
        raise ValueError("the header is not as our writer writes it")
    place = {name: n for n, name in enumerate(NUMBERED)}
    ordered = sorted(children, key=lambda child: place.get(child[0], len(place)))
    return header[1] + b"".join(text for _, text in ordered) + header[3]


def _once(pattern: re.Pattern[bytes], change: Callable[[re.Match[bytes]], bytes], message: bytes) -> bytes:
    changed, count = pattern.subn(change, message, count=1)
    if count != 1:
        raise ValueError("the message has no MessageHeader")
    return changed
