"""Changes of a written V1 message that its model can't express: dialects, prefixes, foreign elements (edxml
§1, §2.1).

Each takes and returns the whole message as bytes; they are for the small messages of scenarios, not for 100
MB.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import cast

from lxml import etree

from simulators.protocol.edxml.forms import NUMBERED
from simulators.protocol.edxml.model import NAMESPACE

_Element = etree._Element
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_XSD = "http://www.w3.org/2001/XMLSchema"
_XLINK = "http://www.w3.org/1999/xlink"


def order_102(message: bytes) -> bytes:
    """The children of MessageHeader in the order of the connection manual."""
    root = _parse(message)
    _reorder(_one(root, "MessageHeader"))
    return _written(root)


def dialect_v1b(message: bytes) -> bytes:
    """The dialect of the .NET kit: its blocks, attributes and order; a status gets the root attributes
    only."""
    old = _parse(message)
    root = etree.Element(old.tag, nsmap=_spaces({None: NAMESPACE, "xsi": _XSI, "xsd": _XSD}))
    for name, text in (
        ("Boundary", "kiemchuanV1b"),
        ("ContentId", "message.edxml"),
        ("ContentType", "text/xml"),
    ):
        etree.SubElement(root, _name(name)).text = text
    root.extend([copy.deepcopy(child) for child in old])
    for traces in root.iter(_name("TraceHeaderList")):
        traces.set("id", "3490sdo9")
        traces.set("version", "1.0")
        traces.set("mustUnderstand", "1")
        traces.set("actor", "http://schemas.xmlsoap.org/soap/actor/next")
        signature = etree.Element(_name("DigitalSignature"), nsmap={"edXML": NAMESPACE})
        traces.addnext(signature)
    for signature in list(root.iter(_name("Signature"))):
        _detach(signature)
    for reference in list(root.iter(_name("Reference"))):
        _link(reference)
    for attachment in root.iter(_name("Attachment")):
        own = attachment.find(_name("ContentId"))
        if own is not None and own.text:
            own.text = own.text.removeprefix("cid:")
    header = _one(root, "MessageHeader")
    if header.find(_name("StatusCode")) is None:
        _reorder(header)
    return _written(root)


def other_prefix(message: bytes, prefix: str = "vb") -> bytes:
    """The same infoset with another prefix in place of `edXML:`."""
    return _written(_prefixed(_parse(message), prefix))


def all_prefixed(message: bytes) -> bytes:
    """Form V1c: also the attachments and the root carry the prefix (without its undeclared xlink, see edxml
    §1)."""
    old = _parse(message)
    root = etree.Element(old.tag, nsmap={"edXML": NAMESPACE})
    root.extend([copy.deepcopy(child) for child in old])
    etree.cleanup_namespaces(root)
    return _written(root)


def with_unknown_element(message: bytes, *, name: str = "MucLuu", text: str = "Ghi chú riêng") -> bytes:
    """An element at the end of OtherInfo that no known form has."""
    root = _parse(message)
    extra = etree.SubElement(_one(root, "OtherInfo"), _name(name))
    extra.text = text
    return _written(root)


def _reorder(header: _Element) -> None:
    children: list[_Element] = list(header)

    def place(child: _Element) -> int:
        local = etree.QName(child).localname
        return NUMBERED.index(local) if local in NUMBERED else len(NUMBERED)

    header[:] = sorted(children, key=place)


def _link(reference: _Element) -> None:
    """Give a Reference its xlink attributes; the namespace is declared on it, as the kit does."""
    identity = (reference.findtext(_name("ContentId")) or "").removeprefix("cid:")
    linked = etree.Element(reference.tag, nsmap={"edXML": NAMESPACE, "xlink": _XLINK})
    for name, value in (("href", f"cid:{identity}"), ("role", "XLinkRole"), ("type", "simple")):
        linked.set(f"{{{_XLINK}}}{name}", value)
    linked.extend(list(reference))
    parent = reference.getparent()
    assert parent is not None
    parent.replace(reference, linked)


def _detach(element: _Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _prefixed(old: _Element, prefix: str) -> _Element:
    """A copy in which `prefix` stands where `edXML` stood; elements in the default namespace keep having
    none."""
    declared: dict[str | None, str] = dict(old.nsmap.items())
    if NAMESPACE in declared.values():
        declared = {key: uri for key, uri in declared.items() if uri != NAMESPACE}
        declared[prefix if old.prefix else None] = NAMESPACE
    new = etree.Element(old.tag, nsmap=_spaces(declared))
    for key, value in old.attrib.items():
        new.set(key, value)
    new.text, new.tail = old.text, old.tail
    new.extend([_prefixed(child, prefix) for child in _elements(old)])
    return new


def _spaces(declared: dict[str | None, str]) -> dict[str, str]:
    """A namespace map for lxml, whose stubs don't know that the default namespace has the key None."""
    return cast(dict[str, str], declared)


def _elements(parent: _Element) -> Iterable[_Element]:
    return (child for child in parent if isinstance(child.tag, str))


def _one(root: _Element, name: str) -> _Element:
    found = next(root.iter(_name(name)), None)
    if found is None:
        raise ValueError(f"the message has no {name}")
    return found


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"


def _parse(message: bytes) -> _Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    return etree.fromstring(message, parser)


def _written(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
