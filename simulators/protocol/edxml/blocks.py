"""The blocks of a message as values of the model (edxml §2.2)."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from simulators.protocol.edxml.fields import SPACE, Fields, duplicate
from simulators.protocol.edxml.model import (
    Attachment,
    Business,
    Organ,
    OtherInfo,
    ReceiverChange,
    Reference,
    Replacement,
    ResponseFor,
    Signer,
    Staff,
)
from simulators.protocol.edxml.tree import Node

_EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


class Blocks(Fields):
    """Reads whole blocks; a block that is not there is None or an empty value."""

    def organ(self, node: Node | None, path: str) -> Organ:
        """From or To."""
        if node is not None:
            self.no_twin(node, path)
            self.one(node, "OrganId", path)
        return Organ(
            organ_id=self.needed(self.token(node, "OrganId"), f"MessageHeader/{path}/OrganId"),
            name=self.text(node, "OrganName"),
            in_charge=self.text(node, "OrganizationInCharge"),
            address=self.text(node, "OrganAdd"),
            email=self.text(node, "Email"),
            telephone=self.text(node, "Telephone"),
            fax=self.text(node, "Fax"),
            website=self.text(node, "Website"),
        )

    def signer(self, node: Node | None) -> Signer | None:
        """SignerInfo."""
        if node is None:
            return None
        return Signer(self.text(node, "Competence"), self.text(node, "Position"), self.text(node, "FullName"))

    def staff(self, node: Node | None) -> Staff | None:
        """StaffInfo."""
        if node is None:
            return None
        return Staff(*(self.text(node, name) for name in ("Department", "Staff", "Mobile", "Email")))

    def other(self, node: Node | None) -> OtherInfo:
        """OtherInfo."""
        path = "MessageHeader/OtherInfo"
        return OtherInfo(
            priority=self.number(node, "Priority", path),
            sphere=self.text(node, "SphereOfPromulgation"),
            typer_notation=self.text(node, "TyperNotation"),
            promulgation_amount=self.number(node, "PromulgationAmount", path),
            page_amount=self.number(node, "PageAmount", path),
            direction=self.token(node, "Direction"),
            appendixes=self.texts(self.single(node, "Appendixes", path) if node else None, "Appendix"),
        )

    def response(self, node: Node) -> ResponseFor:
        """One ResponseFor."""
        for name in ("OrganId", "DocumentId"):
            self.one(node, name, "ResponseFor")
        return ResponseFor(
            *(self.token(node, name) for name in ("OrganId", "Code", "PromulgationDate", "DocumentId"))
        )

    def business(self, node: Node | None) -> Business | None:
        """Bussiness (sic)."""
        if node is None:
            return None
        path = "TraceHeaderList/Bussiness"
        self.one(node, "BussinessDocType", path)
        self.one(node, "DocumentId", path)
        self.needed(self.token(node, "BussinessDocType"), f"{path}/BussinessDocType")
        doc_type = self.number(node, "BussinessDocType", path)
        info = self.single(node, "BussinessDocumentInfo", path)
        receivers = self.single(info, "ReceiverList", path) if info else None
        replaced = self.single(node, "ReplacementInfoList", path)
        return Business(
            doc_type=-1 if doc_type is None else doc_type,
            reason=self.text(node, "BussinessDocReason"),
            document_id=self.token(node, "DocumentId"),
            paper=self.number(node, "Paper", path),
            document_info=self.number(info, "DocumentInfo", path),
            document_receiver=self.number(info, "DocumentReceiver", path),
            receivers=tuple(
                self._receiver(r, path) for r in (receivers.all("Receiver") if receivers else ())
            ),
            replacements=tuple(
                self._replacement(r) for r in (replaced.all("ReplacementInfo") if replaced else ())
            ),
            staff=self.staff(self.single(node, "StaffInfo", path)),
        )

    def _receiver(self, node: Node, path: str) -> ReceiverChange:
        kind = self.number(node, "ReceiverType", f"{path}/Receiver")
        return ReceiverChange(self.token(node, "OrganId"), -1 if kind is None else kind)

    def _replacement(self, node: Node) -> Replacement:
        organs = node.first("OrganIdList")
        return Replacement(
            self.token(node, "DocumentId"),
            tuple(organ.text.strip(SPACE) for organ in (organs.all("OrganId") if organs else ())),
        )

    def references(self, envelope: Node) -> tuple[Reference, ...]:
        """The lines of the manifest."""
        body = self.one(envelope, "edXMLBody", "edXMLEnvelope")
        manifest = self.one(body, "edXMLManifest", "edXMLBody") if body else None
        return tuple(
            Reference(
                content_id=self._content_id(node),
                name=self.text(node, "AttachmentName"),
                content_type=self.token(node, "ContentType"),
                description=self.text(node, "Description"),
            )
            for node in (manifest.all("Reference") if manifest else ())
        )

    def attachments(self, envelope: Node) -> tuple[Attachment, ...]:
        """Every Attachment, wherever the form puts them."""
        body = envelope.first("edXMLBody")
        manifest = body.first("edXMLManifest") if body else None
        places = {id(place): place for place in (manifest, body, envelope, self.root) if place}
        holders = [holder for place in places.values() for holder in place.all("AttachmentEncoded")]
        nodes = [node for holder in holders for node in holder.all("Attachment")]
        return tuple(self._attachment(node, i) for i, node in enumerate(nodes, 1))

    def _attachment(self, node: Node, number: int) -> Attachment:
        path = f"AttachmentEncoded/Attachment[{number}]/ContentTransferEncoded"
        contents = [child.payload for child in node.all("ContentTransferEncoded") if child.payload]
        if len(contents) > 1:
            raise duplicate(path, node.line)
        if not contents:
            self.problem("missing-element", path)
        elif contents[0].flaw:
            self.problem(contents[0].flaw, path)
        payload = contents[0] if contents else None
        return Attachment(
            content_id=self._content_id(node),
            name=self.text(node, "AttachmentName"),
            content_type=self.token(node, "ContentType"),
            size=payload.size if payload else 0,
            sha256=payload.sha256 if payload else _EMPTY_SHA256,
            open=payload.file.open if payload else _nothing,
            description=self.text(node, "Description"),
        )

    def _content_id(self, node: Node) -> str:
        return self.token(node, "ContentId").removeprefix("cid:")


def _nothing() -> BinaryIO:
    return BytesIO()
