"""Hand-written edXML for the tests of the judge's reader: small, invented, one respect at a time."""

from __future__ import annotations

import base64
import io
import zipfile

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"

_CODE = "<edXML:CodeNumber>15</edXML:CodeNumber><edXML:CodeNotation>QĐ-SNV</edXML:CodeNotation>"
_SENDER = "<edXML:OrganId>000.00.01.H01</edXML:OrganId><edXML:OrganName>Sở Nội vụ</edXML:OrganName>"
HEADER = f"""
<edXML:From>{_SENDER}</edXML:From>
<edXML:To><edXML:OrganId>000.00.02.H01</edXML:OrganId></edXML:To>
<edXML:To><edXML:OrganId>000.00.00.G09</edXML:OrganId></edXML:To>
<edXML:DocumentId>000.00.01.H01-2019.7</edXML:DocumentId>
<edXML:Code>{_CODE}</edXML:Code>
<edXML:PromulgationInfo><edXML:PromulgationDate>2019/12/17</edXML:PromulgationDate></edXML:PromulgationInfo>
<edXML:Subject>Về việc thử nghiệm</edXML:Subject>
"""


def document(
    header: str = HEADER,
    *,
    traces: str = "",
    manifest: str = "",
    files: str = "",
    root: str = f'xmlns="{NAMESPACE}"',
) -> bytes:
    """A V1 document with the given inner parts."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<edXML {root}><edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}"><edXML:edXMLHeader>
<edXML:MessageHeader>{header}</edXML:MessageHeader>
<edXML:TraceHeaderList>{traces}</edXML:TraceHeaderList></edXML:edXMLHeader>
<edXML:edXMLBody><edXML:edXMLManifest version="1.0">{manifest}</edXML:edXMLManifest></edXML:edXMLBody>
</edXML:edXMLEnvelope><AttachmentEncoded>{files}</AttachmentEncoded></edXML>""".encode()


def answering(document_id: str) -> str:
    return f"<edXML:ResponseFor><edXML:DocumentId>{document_id}</edXML:DocumentId></edXML:ResponseFor>"


def reference(content_id: str, name: str) -> str:
    return (
        f"<edXML:Reference><edXML:ContentId>{content_id}</edXML:ContentId>"
        f"<edXML:AttachmentName>{name}</edXML:AttachmentName></edXML:Reference>"
    )


def attachment(content_id: str, name: str, data: bytes, content_type: str = "application/pdf") -> str:
    return encoded_attachment(content_id, name, base64.b64encode(data).decode(), content_type)


def encoded_attachment(content_id: str, name: str, text: str, content_type: str = "application/pdf") -> str:
    return (
        f"<Attachment><ContentId>{content_id}</ContentId><AttachmentName>{name}</AttachmentName>"
        f"<ContentType>{content_type}</ContentType><edXML:ContentTransferEncoded "
        f'xmlns:edXML="{NAMESPACE}">{text}</edXML:ContentTransferEncoded></Attachment>'
    )


def status(inner: str, container: str = "MessageHeader") -> bytes:
    return (
        f'<edXML xmlns="{NAMESPACE}"><x:edXMLEnvelope xmlns:x="{NAMESPACE}"><x:edXMLHeader>'
        f"<x:{container}>{inner}</x:{container}></x:edXMLHeader></x:edXMLEnvelope></edXML>"
    ).encode()


def zipped(**entries: bytes) -> bytes:
    """A zip of entries; `_` in a name stands for the dot."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("_", "."), data)
    return target.getvalue()
