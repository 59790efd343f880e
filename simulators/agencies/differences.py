"""In what two documents differ: model, files, signature facts, form; used to prove a variation minimal
(design §7).

Both are given as they go onto the wire and are read back before they are compared, so what is compared is
what a receiver sees. Paths name the respects; digests stand for contents.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from simulators.protocol.edxml import read_message
from simulators.protocol.edxml.model import Attachment, DocumentMessage
from simulators.protocol.files import is_transport_zip, pdf_pages, unpack_transport_zip
from simulators.protocol.signing import SigningError, TrustMaterial, judge_pdf

Facts = dict[str, Any]
"""Path → value; see `facts`."""


def differences(
    valid: bytes, varied: bytes, trust: TrustMaterial, *, at: datetime
) -> dict[str, tuple[Any, Any]]:
    """The paths in which `varied` differs from `valid`, each with both values (None where one has no such
    path)."""
    return compared(facts(valid, trust, at=at), facts(varied, trust, at=at))


def compared(left: Facts, right: Facts) -> dict[str, tuple[Any, Any]]:
    """The same of facts that were taken before."""
    paths = sorted(left.keys() | right.keys())
    return {path: (left.get(path), right.get(path)) for path in paths if left.get(path) != right.get(path)}


def facts(wire: bytes, trust: TrustMaterial, *, at: datetime) -> Facts:
    """Everything a receiver can learn of a document message.

    Model fields by name (`subject`, `other.page_amount`; number and symbol together as `code`), the form
    (`form`, `order`, `prefix`, `unknown`, `problems`), and per attachment `file[n].name`, `.type`,
    `.content` (digest of the file as its author made it), `.pages`, `.signatures` (field, agency, verdict
    code of each).
    """
    message = read_message(wire)
    if not isinstance(message, DocumentMessage):
        raise TypeError("a status message has no such facts")
    found: Facts = dict(_model_facts(message))
    found["prefix"] = _envelope_prefix(wire)
    found["file.count"] = len(message.attachments)
    for n, attachment in enumerate(message.attachments):
        data = file_content(attachment)
        found[f"file[{n}].name"] = attachment.name
        found[f"file[{n}].type"] = attachment.content_type
        found[f"file[{n}].content"] = hashlib.sha256(data).hexdigest()
        if data.startswith(b"%PDF-"):
            found[f"file[{n}].pages"] = pdf_pages(data)
            found[f"file[{n}].signatures"] = signature_codes(data, trust, at=at)
    return found


def signature_codes(
    pdf: bytes, trust: TrustMaterial, *, at: datetime
) -> tuple[tuple[str, str | None, str], ...]:
    """(field, agency in the certificate, verdict code) of each signature; or why there is no verdict."""
    try:
        return tuple((one.field, one.organ_id, one.code) for one in judge_pdf(pdf, trust, at=at))
    except SigningError as error:
        return (("", None, error.code),)


def file_content(attachment: Attachment) -> bytes:
    """The file as its author made it: unpacked where it travelled in an archive of its own (edxml facts
    2.3)."""
    data = attachment.read()
    if is_transport_zip(data, name=attachment.name, content_type=attachment.content_type):
        return unpack_transport_zip(data)
    return data


def _model_facts(message: DocumentMessage) -> Iterator[tuple[str, Any]]:
    for field in dataclasses.fields(message):
        value = getattr(message, field.name)
        if field.name in {"attachments", "code_number", "code_notation"}:
            continue
        if field.name in {"other", "business"} and value is not None:
            yield from (
                (f"{field.name}.{part.name}", getattr(value, part.name)) for part in dataclasses.fields(value)
            )
        else:
            yield field.name, value
    yield "business.present", message.business is not None
    yield "code", (message.code_number, message.code_notation)


def _envelope_prefix(wire: bytes) -> str | None:
    for _, element in etree.iterparse(
        io.BytesIO(wire), events=("start",), huge_tree=True, resolve_entities=False
    ):
        if etree.QName(element).localname == "edXMLEnvelope":
            prefix: str | None = element.prefix
            return prefix
    return None
