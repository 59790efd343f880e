"""Messages for the edXML tests: the four known forms as text, and a complete message as a value. All
invented.
"""

from __future__ import annotations

import base64
from hashlib import sha256
from io import BytesIO

from simulators.protocol.edxml.model import (
    NAMESPACE,
    Attachment,
    Business,
    DocumentMessage,
    Organ,
    OtherInfo,
    Reference,
    ResponseFor,
    Signer,
    Staff,
    TraceHop,
)

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
PAPER = b"%PDF-1.7 t\xe1\xbb\x9d tr\xc3\xacnh"
FROM = "<e:From><e:OrganId>000.00.01.H01</e:OrganId><e:OrganName>Sở Nội vụ</e:OrganName></e:From>"
TO = "<e:To><e:OrganId>000.00.02.H01</e:OrganId></e:To>"
DOCUMENT_ID = "<e:DocumentId>000.00.01.H01-2019.7</e:DocumentId>"
CODE = "<e:Code><e:CodeNumber>07</e:CodeNumber><e:CodeNotation>TB-SNV</e:CodeNotation></e:Code>"
ISSUED = (
    "<e:PromulgationInfo><e:Place>An Giang</e:Place>"
    "<e:PromulgationDate>2019/12/17</e:PromulgationDate></e:PromulgationInfo>"
)
SUBJECT = "<e:Subject>Về việc kiểm tra công tác văn thư</e:Subject>"
HEAD = FROM + TO + DOCUMENT_ID + CODE + ISSUED + SUBJECT
HOP = (
    "<e:TraceHeader><e:OrganId>000.00.01.H01</e:OrganId>"
    "<e:Timestamp>2019/12/17 08:00:00</e:Timestamp></e:TraceHeader>"
)
BUSINESS = (
    "<e:Bussiness><e:BussinessDocType>0</e:BussinessDocType>"
    "<e:BussinessDocReason>Văn bản điện tử mới</e:BussinessDocReason></e:Bussiness>"
)
TRACES = f"<e:TraceHeaderList>{HOP}{BUSINESS}</e:TraceHeaderList>"
MANIFEST = (
    '<e:edXMLBody><e:edXMLManifest version="1.0"><e:Reference><e:ContentId>cid:f1</e:ContentId>'
    "<e:AttachmentName>thông báo.pdf</e:AttachmentName></e:Reference></e:edXMLManifest></e:edXMLBody>"
)
STATUS = (
    "<e:From><e:OrganId>000.00.02.H01</e:OrganId></e:From>"
    "<e:ResponseFor><e:OrganId>000.00.01.H01</e:OrganId>"
    "<e:DocumentId>000.00.01.H01-2019.7</e:DocumentId></e:ResponseFor>"
    "<e:StatusCode>03</e:StatusCode><e:Timestamp>2019/12/17 09:00:00</e:Timestamp>"
)


def attachment(
    content: str = base64.b64encode(PAPER).decode(), content_id: str = "cid:f1", prefix: str = ""
) -> str:
    """One Attachment element with this base64 text."""
    return (
        f"<{prefix}Attachment><{prefix}ContentId>{content_id}</{prefix}ContentId>"
        f"<{prefix}AttachmentName>thông báo.pdf</{prefix}AttachmentName>"
        f"<{prefix}ContentType>application/pdf</{prefix}ContentType>"
        f"<{prefix}ContentTransferEncoded>{content}</{prefix}ContentTransferEncoded></{prefix}Attachment>"
    )


def message(
    head: str = HEAD,
    traces: str = TRACES,
    after: str = "",
    manifest: str = MANIFEST,
    attachments: str | None = None,
    *,
    leading: str = "",
    prefix: str = "edXML",
    container: str = "MessageHeader",
) -> bytes:
    """A V1 message; `e:` in the pieces becomes the prefix."""
    holder = f"<AttachmentEncoded>{attachment() if attachments is None else attachments}</AttachmentEncoded>"
    envelope = (
        f'<e:edXMLEnvelope xmlns:e="{NAMESPACE}"><e:edXMLHeader><e:{container}>{head}</e:{container}>'
        f"{traces}{after}</e:edXMLHeader>{manifest}</e:edXMLEnvelope>"
    )
    text = f'{DECLARATION}<edXML xmlns="{NAMESPACE}">{leading}{envelope}{holder}</edXML>'
    colon = f"{prefix}:" if prefix else ""
    text = text.replace("<e:", f"<{colon}").replace("</e:", f"</{colon}")
    return text.replace("xmlns:e=", f"xmlns:{prefix}=" if prefix else "xmlns=").encode()


def status(head: str = STATUS, container: str = "MessageHeader") -> bytes:
    """A status message."""
    return message(head, traces="", manifest="", attachments="", container=container).replace(
        b"<AttachmentEncoded></AttachmentEncoded>", b""
    )


def net_message() -> bytes:
    """The same document in the layout of the .NET SDK (V1b), header in the "102" order."""
    head = FROM + TO + CODE + ISSUED + SUBJECT + DOCUMENT_ID
    traces = TRACES.replace(
        "<e:TraceHeaderList>",
        '<e:TraceHeaderList id="1" version="1.0" mustUnderstand="1"'
        ' actor="http://schemas.xmlsoap.org/soap/actor/next">',
    )
    manifest = MANIFEST.replace(
        "<e:Reference>",
        '<e:Reference xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="cid:f1" xlink:type="simple">',
    )
    return message(
        head,
        traces,
        "<e:DigitalSignature/>",
        manifest,
        attachment(content_id="f1"),
        leading="<Boundary>b</Boundary><ContentId>x.edxml</ContentId><ContentType>text/xml</ContentType>",
    )


def prefixed_message() -> bytes:
    """The same document with prefixed attachments (V1c)."""
    return (
        message()
        .replace(b"<AttachmentEncoded>", f'<edXML:AttachmentEncoded xmlns:edXML="{NAMESPACE}">'.encode())
        .replace(b"</AttachmentEncoded>", b"</edXML:AttachmentEncoded>")
        .replace(attachment().encode(), attachment(prefix="edXML:").encode())
    )


def bare_message() -> bytes:
    """The same document without the outer element (V5)."""
    header = f"<e:edXMLHeader><e:MessageHeader>{HEAD}</e:MessageHeader>{TRACES}</e:edXMLHeader>{MANIFEST}"
    inside = header.replace("<e:", "<edXML:").replace("</e:", "</edXML:")
    return f'{DECLARATION}<edXMLEnvelope xmlns:edXML="{NAMESPACE}">{inside}</edXMLEnvelope>'.encode()


def stored(content: bytes, name: str = "thông báo.pdf", content_id: str = "f1") -> Attachment:
    """An attachment value with this content."""
    return Attachment(
        content_id,
        name,
        "application/pdf",
        len(content),
        sha256(content).hexdigest(),
        lambda: BytesIO(content),
        name,
    )


def document(**changes: object) -> DocumentMessage:
    """A complete document message as a value."""
    fields: dict[str, object] = {
        "sender": Organ(
            "000.00.01.H01", "Sở Nội vụ", "UBND tỉnh An Giang", "Số 1 đường Mẫu", "a@mau.example"
        ),
        "recipients": (Organ("000.00.02.H01", "Sở Thử"), Organ("000.00.00.G09", "Bộ Nội vụ")),
        "document_id": "000.00.01.H01-2019.7",
        "code_number": "07",
        "code_notation": "TB-SNV",
        "place": "An Giang",
        "promulgation_date": "2019/12/17",
        "type_code": 2,
        "type_detail": 0,
        "type_name": "Thông báo",
        "subject": "Về việc kiểm tra công tác văn thư",
        "content": "Kiểm tra & đánh giá <năm 2019>",
        "signer": Signer("KT.", "Phó Giám đốc", "Trần Thị Mẫu"),
        "due_date": "2019/12/31",
        "to_places": ("Lưu: VT", "Phòng TH"),
        "other": OtherInfo(1, "Trong tỉnh", "NVA", 2, 3, "false", ("Phụ lục I",)),
        "response_for": (ResponseFor("000.00.02.H01", "12/BC-ST", "2019/12/01", "000.00.02.H01-2019.3"),),
        "steering_type": 1,
        "traces": (TraceHop("000.00.01.H01", "2019/12/17 08:00:00"),),
        "business": Business(
            0, "Văn bản điện tử mới", paper=0, staff=Staff("Văn thư", "Lê Văn Thử", "0900000000")
        ),
        "references": (Reference("f1", "thông báo.pdf", "application/pdf", "Bản chính"),),
        "attachments": (stored(PAPER),),
        "order": "java-sdk",
    }
    return DocumentMessage(**{**fields, **changes})  # type: ignore[arg-type]
