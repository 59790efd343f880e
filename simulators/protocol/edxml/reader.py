"""Reads a message of any known form, never failing on order, prefixes, lengths or missing optional parts.

What is missing or unreadable in a message whose frame is sound becomes an entry of `problems`, so that a
receiver can register it and answer with a reason. An EdxmlError means that there is no message to register:
it is no XML, no edXML, unsafe, or names its sender, identifier or status twice.
"""

from __future__ import annotations

import re
import tempfile
from io import BytesIO
from typing import BinaryIO, cast

from simulators.protocol.edxml.forms import KNOWN_CHILDREN, form_of, is_status, order_of, unknown_in
from simulators.protocol.edxml.model import (
    NAMESPACE,
    Attachment,
    Business,
    DocumentMessage,
    Organ,
    OtherInfo,
    ReceiverChange,
    Reference,
    Replacement,
    ResponseFor,
    Signer,
    Staff,
    StatusMessage,
    TraceHop,
)
from simulators.protocol.edxml.safety import EdxmlError, ReadLimits, Source, XmlStream, opened, pump
from simulators.protocol.edxml.spool import Spool
from simulators.protocol.edxml.tree import Node, TreeBuilder, is_ours

_SPOOL_IN_MEMORY = 256 * 1024
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_SPACE = " \t\r\n"


def read_message(
    source: Source, *, spool: Spool | None = None, limits: ReadLimits | None = None
) -> DocumentMessage | StatusMessage:
    """Read one message; attachment content is decoded straight into spool files, so memory stays flat.

    `spool` opens a binary file for each attachment (default: a temporary file, in memory while small).
    EdxmlError codes: not-xml, leading-text, bad-encoding, dtd-forbidden, entity-forbidden,
    undeclared-prefix, truncated, too-deep, too-large, unknown-root, missing-element (no header at all),
    duplicate-element.
    """
    builder = TreeBuilder(spool or _temporary, limits or ReadLimits())
    stream = builder.stream = XmlStream(builder, limits or ReadLimits())
    try:
        with opened(source) as bytes_:
            pump(bytes_, stream)
        assert builder.root is not None
        problems = [] if stream.encoding in ("utf-8", "ascii") else [f"encoding: {stream.encoding}"]
        return _Interpreter(builder.root, problems).message()
    except BaseException:
        builder.discard()
        raise


def _temporary() -> BinaryIO:
    return cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=_SPOOL_IN_MEMORY))


class _Interpreter:
    """Turns the tree into a message, collecting problems on the way."""

    def __init__(self, root: Node, problems: list[str]) -> None:
        self._root = root
        self._problems = problems

    def message(self) -> DocumentMessage | StatusMessage:
        envelope = self._envelope()
        header = self._one(envelope, "edXMLHeader", "edXMLEnvelope") or self._absent("edXMLHeader")
        status = self._one(header, "Status", "edXMLHeader")
        if status is not None:
            return self._status(status)
        main = self._one(header, "MessageHeader", "edXMLHeader") or self._absent("MessageHeader")
        if is_status({child.name for child in main.children if is_ours(child)}):
            return self._status(main)
        return self._document(envelope, header, main)

    def _envelope(self) -> Node:
        root = self._root
        if root.name == "edXMLEnvelope" and root.tag.namespace in (NAMESPACE, ""):
            return root
        if root.name != "edXML" or root.tag.namespace != NAMESPACE:
            raise EdxmlError(
                "unknown-root",
                "Phần tử gốc không phải edXML",
                f"The root element is not edXML: {{{root.tag.namespace[:200]}}}{root.name[:200]}",
                where=f"/, line {root.line}",
                hint=f'<edXML xmlns="{NAMESPACE}">',
            )
        return self._one(root, "edXMLEnvelope", "edXML") or self._absent("edXMLEnvelope")

    def _document(self, envelope: Node, header: Node, main: Node) -> DocumentMessage:
        self._no_twin(main, "MessageHeader")
        code = self._single(main, "Code", "MessageHeader")
        issued = self._single(main, "PromulgationInfo", "MessageHeader")
        kind = self._single(main, "DocumentType", "MessageHeader")
        recipients = tuple(self._organ(node, f"To[{i}]") for i, node in enumerate(main.all("To"), 1))
        if not recipients:
            self._problem("missing-element", "MessageHeader/To")
        traces = self._one(header, "TraceHeaderList", "edXMLHeader")
        return DocumentMessage(
            sender=self._organ(self._one(main, "From", "MessageHeader"), "From"),
            recipients=recipients,
            document_id=self._needed(
                self._one_token(main, "DocumentId", "MessageHeader"), "MessageHeader/DocumentId"
            ),
            code_number=self._needed(self._token(code, "CodeNumber"), "MessageHeader/Code/CodeNumber"),
            code_notation=self._needed(self._token(code, "CodeNotation"), "MessageHeader/Code/CodeNotation"),
            place=self._text(issued, "Place"),
            promulgation_date=self._needed(
                self._token(issued, "PromulgationDate"), "MessageHeader/PromulgationInfo/PromulgationDate"
            ),
            type_code=self._number(kind, "Type", "MessageHeader/DocumentType"),
            type_detail=self._number(kind, "TypeDetail", "MessageHeader/DocumentType"),
            type_name=self._text(kind, "TypeName"),
            subject=self._needed(self._text(main, "Subject"), "MessageHeader/Subject"),
            content=self._text(main, "Content"),
            signer=self._signer(self._single(main, "SignerInfo", "MessageHeader")),
            due_date=self._token(main, "DueDate"),
            to_places=self._texts(self._single(main, "ToPlaces", "MessageHeader"), "Place"),
            other=self._other(self._single(main, "OtherInfo", "MessageHeader")),
            response_for=tuple(filter(_says_something, map(self._response, main.all("ResponseFor")))),
            steering_type=self._number(main, "SteeringType", "MessageHeader"),
            traces=tuple(
                TraceHop(self._token(hop, "OrganId"), self._token(hop, "Timestamp"))
                for hop in (traces.all("TraceHeader") if traces else ())
            ),
            business=self._business(self._one(traces, "Bussiness", "TraceHeaderList") if traces else None),
            references=self._references(envelope),
            attachments=self._attachments(envelope),
            form=form_of(self._root),
            order=order_of(main.children),
            unknown=unknown_in(self._root),
            problems=tuple(self._problems),
        )

    def _status(self, main: Node) -> StatusMessage:
        self._no_twin(main, main.name)
        response = self._one(main, "ResponseFor", main.name)
        answered = self._response(response) if response else ResponseFor()
        self._needed(answered.organ_id, f"{main.name}/ResponseFor/OrganId")
        self._needed(answered.document_id, f"{main.name}/ResponseFor/DocumentId")
        return StatusMessage(
            sender=self._organ(self._one(main, "From", main.name), "From"),
            response_for=answered,
            status_code=self._needed(
                self._one_token(main, "StatusCode", main.name), f"{main.name}/StatusCode"
            ),
            description=self._text(main, "Description"),
            timestamp=self._token(main, "Timestamp"),
            staff=self._staff(self._single(main, "StaffInfo", main.name)),
            form=form_of(self._root),
            unknown=unknown_in(self._root),
            problems=tuple(self._problems),
            container=main.name,
        )

    def _organ(self, node: Node | None, path: str) -> Organ:
        if node is not None:
            self._no_twin(node, path)
            self._one(node, "OrganId", path)
        return Organ(
            organ_id=self._needed(self._token(node, "OrganId"), f"MessageHeader/{path}/OrganId"),
            name=self._text(node, "OrganName"),
            in_charge=self._text(node, "OrganizationInCharge"),
            address=self._text(node, "OrganAdd"),
            email=self._text(node, "Email"),
            telephone=self._text(node, "Telephone"),
            fax=self._text(node, "Fax"),
            website=self._text(node, "Website"),
        )

    def _signer(self, node: Node | None) -> Signer | None:
        if node is None:
            return None
        return Signer(
            self._text(node, "Competence"), self._text(node, "Position"), self._text(node, "FullName")
        )

    def _staff(self, node: Node | None) -> Staff | None:
        if node is None:
            return None
        return Staff(*(self._text(node, name) for name in ("Department", "Staff", "Mobile", "Email")))

    def _other(self, node: Node | None) -> OtherInfo:
        path = "MessageHeader/OtherInfo"
        return OtherInfo(
            priority=self._number(node, "Priority", path),
            sphere=self._text(node, "SphereOfPromulgation"),
            typer_notation=self._text(node, "TyperNotation"),
            promulgation_amount=self._number(node, "PromulgationAmount", path),
            page_amount=self._number(node, "PageAmount", path),
            direction=self._token(node, "Direction"),
            appendixes=self._texts(self._single(node, "Appendixes", path) if node else None, "Appendix"),
        )

    def _response(self, node: Node) -> ResponseFor:
        for name in ("OrganId", "DocumentId"):
            self._one(node, name, "ResponseFor")
        return ResponseFor(
            *(self._token(node, name) for name in ("OrganId", "Code", "PromulgationDate", "DocumentId"))
        )

    def _business(self, node: Node | None) -> Business | None:
        if node is None:
            return None
        path = "TraceHeaderList/Bussiness"
        self._one(node, "BussinessDocType", path)
        self._one(node, "DocumentId", path)
        self._needed(self._token(node, "BussinessDocType"), f"{path}/BussinessDocType")
        doc_type = self._number(node, "BussinessDocType", path)
        info = self._single(node, "BussinessDocumentInfo", path)
        receivers = self._single(info, "ReceiverList", path) if info else None
        replaced = self._single(node, "ReplacementInfoList", path)
        return Business(
            doc_type=-1 if doc_type is None else doc_type,
            reason=self._text(node, "BussinessDocReason"),
            document_id=self._token(node, "DocumentId"),
            paper=self._number(node, "Paper", path),
            document_info=self._number(info, "DocumentInfo", path),
            document_receiver=self._number(info, "DocumentReceiver", path),
            receivers=tuple(
                self._receiver(r, path) for r in (receivers.all("Receiver") if receivers else ())
            ),
            replacements=tuple(
                self._replacement(r) for r in (replaced.all("ReplacementInfo") if replaced else ())
            ),
            staff=self._staff(self._single(node, "StaffInfo", path)),
        )

    def _receiver(self, node: Node, path: str) -> ReceiverChange:
        kind = self._number(node, "ReceiverType", f"{path}/Receiver")
        return ReceiverChange(self._token(node, "OrganId"), -1 if kind is None else kind)

    def _replacement(self, node: Node) -> Replacement:
        organs = node.first("OrganIdList")
        return Replacement(
            self._token(node, "DocumentId"),
            tuple(organ.text.strip(_SPACE) for organ in (organs.all("OrganId") if organs else ())),
        )

    def _references(self, envelope: Node) -> tuple[Reference, ...]:
        body = self._one(envelope, "edXMLBody", "edXMLEnvelope")
        manifest = self._one(body, "edXMLManifest", "edXMLBody") if body else None
        return tuple(
            Reference(
                content_id=self._content_id(node),
                name=self._text(node, "AttachmentName"),
                content_type=self._token(node, "ContentType"),
                description=self._text(node, "Description"),
            )
            for node in (manifest.all("Reference") if manifest else ())
        )

    def _attachments(self, envelope: Node) -> tuple[Attachment, ...]:
        holders = list(envelope.all("AttachmentEncoded"))
        if envelope is not self._root:
            holders += self._root.all("AttachmentEncoded")
        nodes = [node for holder in holders for node in holder.all("Attachment")]
        return tuple(self._attachment(node, i) for i, node in enumerate(nodes, 1))

    def _attachment(self, node: Node, number: int) -> Attachment:
        path = f"AttachmentEncoded/Attachment[{number}]/ContentTransferEncoded"
        contents = [child.payload for child in node.all("ContentTransferEncoded") if child.payload]
        if len(contents) > 1:
            raise _duplicate(path, node.line)
        if not contents:
            self._problem("missing-element", path)
        elif contents[0].flaw:
            self._problem(contents[0].flaw, path)
        payload = contents[0] if contents else None
        return Attachment(
            content_id=self._content_id(node),
            name=self._text(node, "AttachmentName"),
            content_type=self._token(node, "ContentType"),
            size=payload.size if payload else 0,
            sha256=payload.sha256 if payload else _EMPTY_SHA256,
            open=payload.file.open if payload else _nothing,
            description=self._text(node, "Description"),
        )

    def _content_id(self, node: Node) -> str:
        return self._token(node, "ContentId").removeprefix("cid:")

    def _text(self, node: Node | None, name: str) -> str:
        child = self._single(node, name, node.name) if node else None
        return child.text if child else ""

    def _token(self, node: Node | None, name: str) -> str:
        return self._text(node, name).strip(_SPACE)

    def _texts(self, node: Node | None, name: str) -> tuple[str, ...]:
        return tuple(child.text for child in node.all(name)) if node else ()

    def _number(self, node: Node | None, name: str, path: str) -> int | None:
        text = self._token(node, name)
        if not text:
            return None
        if _NUMBER.fullmatch(text) is None:
            self._problem("bad-number", f"{path}/{name}")
            return None
        return int(text)

    def _one_token(self, node: Node, name: str, path: str) -> str:
        self._one(node, name, path)
        return self._token(node, name)

    def _needed(self, value: str, path: str) -> str:
        if not value.strip(_SPACE):
            self._problem("missing-element", path)
        return value

    def _one(self, node: Node, name: str, path: str) -> Node | None:
        """The child of that name; two of them make the message ambiguous, which is an error."""
        found = list(node.all(name))
        if len(found) > 1:
            raise _duplicate(f"{path}/{name}", found[1].line)
        return found[0] if found else None

    def _single(self, node: Node | None, name: str, path: str) -> Node | None:
        """The first child of that name; a second one is a problem to show."""
        found = list(node.all(name)) if node else []
        if len(found) > 1:
            self._problem("duplicate-element", f"{path}/{name}")
        return found[0] if found else None

    def _no_twin(self, node: Node, path: str) -> None:
        """A block inside a block of the same name is a doubled tag."""
        for child in node.children:
            if child.name in KNOWN_CHILDREN and child.first(child.name) is not None:
                raise _duplicate(f"{path}/{child.name}/{child.name}", child.line)

    def _absent(self, name: str) -> Node:
        raise EdxmlError(
            "missing-element",
            f"Thiếu phần tử {name}",
            f"Element {name} is missing",
            where=f"/{self._root.name}, line {self._root.line}",
        )

    def _problem(self, code: str, path: str) -> None:
        entry = f"{code}: {path}"
        if entry not in self._problems:
            self._problems.append(entry)


_EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def _nothing() -> BinaryIO:
    return BytesIO()


def _says_something(answered: ResponseFor) -> bool:
    """Production messages carry an empty ResponseFor (edxml §2.4)."""
    return answered != ResponseFor()


def _duplicate(path: str, line: int) -> EdxmlError:
    return EdxmlError(
        "duplicate-element",
        f"Phần tử lặp lại: {path}",
        f"Element occurs more than once: {path}",
        where=f"{path}, line {line}",
        hint="keep one",
    )
