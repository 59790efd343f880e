"""Decides what a tree is, a document or a status, and makes a message of it."""

from __future__ import annotations

from simulators.protocol.edxml.blocks import Blocks
from simulators.protocol.edxml.forms import form_of, is_status, order_of, unknown_in
from simulators.protocol.edxml.limits import EdxmlError
from simulators.protocol.edxml.model import NAMESPACE, DocumentMessage, ResponseFor, StatusMessage, TraceHop
from simulators.protocol.edxml.tree import Node, is_ours


class Interpreter(Blocks):
    """Turns the tree of one message into its value."""

    def message(self) -> DocumentMessage | StatusMessage:
        """The message; EdxmlError unknown-root, missing-element or duplicate-element if it is none."""
        envelope = self._envelope()
        header = self.one(envelope, "edXMLHeader", "edXMLEnvelope") or self._absent("edXMLHeader")
        status = self.one(header, "Status", "edXMLHeader")
        if status is not None:
            return self._status(status)
        main = self.one(header, "MessageHeader", "edXMLHeader") or self._absent("MessageHeader")
        if is_status({child.name for child in main.children if is_ours(child)}):
            return self._status(main)
        return self._document(envelope, header, main)

    def _envelope(self) -> Node:
        root = self.root
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
        return self.one(root, "edXMLEnvelope", "edXML") or self._absent("edXMLEnvelope")

    def _document(self, envelope: Node, header: Node, main: Node) -> DocumentMessage:
        self.no_twin(main, "MessageHeader")
        code = self.single(main, "Code", "MessageHeader")
        issued = self.single(main, "PromulgationInfo", "MessageHeader")
        kind = self.single(main, "DocumentType", "MessageHeader")
        recipients = tuple(self.organ(node, f"To[{i}]") for i, node in enumerate(main.all("To"), 1))
        if not recipients:
            self.problem("missing-element", "MessageHeader/To")
        traces = self.one(header, "TraceHeaderList", "edXMLHeader")
        return DocumentMessage(
            sender=self.organ(self.one(main, "From", "MessageHeader"), "From"),
            recipients=recipients,
            document_id=self.needed(
                self.one_token(main, "DocumentId", "MessageHeader"), "MessageHeader/DocumentId"
            ),
            code_number=self.needed(self.token(code, "CodeNumber"), "MessageHeader/Code/CodeNumber"),
            code_notation=self.needed(self.token(code, "CodeNotation"), "MessageHeader/Code/CodeNotation"),
            place=self.text(issued, "Place"),
            promulgation_date=self.needed(
                self.token(issued, "PromulgationDate"), "MessageHeader/PromulgationInfo/PromulgationDate"
            ),
            type_code=self.number(kind, "Type", "MessageHeader/DocumentType"),
            type_detail=self.number(kind, "TypeDetail", "MessageHeader/DocumentType"),
            type_name=self.text(kind, "TypeName"),
            subject=self.needed(self.text(main, "Subject"), "MessageHeader/Subject"),
            content=self.text(main, "Content"),
            signer=self.signer(self.single(main, "SignerInfo", "MessageHeader")),
            due_date=self.token(main, "DueDate"),
            to_places=self.texts(self.single(main, "ToPlaces", "MessageHeader"), "Place"),
            other=self.other(self.single(main, "OtherInfo", "MessageHeader")),
            response_for=tuple(filter(_says_something, map(self.response, main.all("ResponseFor")))),
            steering_type=self.number(main, "SteeringType", "MessageHeader"),
            traces=tuple(
                TraceHop(self.token(hop, "OrganId"), self.token(hop, "Timestamp"))
                for hop in (traces.all("TraceHeader") if traces else ())
            ),
            business=self.business(self.one(traces, "Bussiness", "TraceHeaderList") if traces else None),
            references=self.references(envelope),
            attachments=self.attachments(envelope),
            form=form_of(self.root),
            order=order_of(main.children),
            unknown=unknown_in(self.root),
            problems=tuple(self.problems),
        )

    def _status(self, main: Node) -> StatusMessage:
        self.no_twin(main, main.name)
        response = self.one(main, "ResponseFor", main.name)
        answered = self.response(response) if response else ResponseFor()
        self.needed(answered.organ_id, f"{main.name}/ResponseFor/OrganId")
        self.needed(answered.document_id, f"{main.name}/ResponseFor/DocumentId")
        return StatusMessage(
            sender=self.organ(self.one(main, "From", main.name), "From"),
            response_for=answered,
            status_code=self.needed(self.one_token(main, "StatusCode", main.name), f"{main.name}/StatusCode"),
            description=self.text(main, "Description"),
            timestamp=self.token(main, "Timestamp"),
            staff=self.staff(self.single(main, "StaffInfo", main.name)),
            form=form_of(self.root),
            unknown=unknown_in(self.root),
            problems=tuple(self.problems),
            container=main.name,
        )

    def _absent(self, name: str) -> Node:
        raise EdxmlError(
            "missing-element",
            f"Thiếu phần tử {name}",
            f"Element {name} is missing",
            where=f"/{self.root.name}, line {self.root.line}",
        )


def _says_something(answered: ResponseFor) -> bool:
    """Production messages carry an empty ResponseFor (edxml §2.4)."""
    return answered != ResponseFor()
