"""Complete valid documents of a simulated agency: metadata, signed PDF, annexes, edXML message (Đ8, Đ10,
Đ11).

A `DocumentRequest` says what is wanted; what it leaves open is drawn from its seed. The `Workshop` makes it:
the paper, its signatures (person first, then agency), the packing for transport, the message.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from simulators.agencies import papers
from simulators.agencies.papers import DOCUMENT_TYPES, Paper, lent_faker
from simulators.agencies.signed_files import LEADER_FIELD, SEAL_FIELD, Signature, SignedFiles
from simulators.clock import Clock, VirtualClock
from simulators.protocol.codes import AgencyCode, BusinessType, DocumentId
from simulators.protocol.edxml import write_document
from simulators.protocol.edxml.model import (
    Attachment,
    Business,
    DocumentMessage,
    Organ,
    OtherInfo,
    Reference,
    ResponseFor,
    Signer,
    TraceHop,
)
from simulators.protocol.edxml.moments import wire_date, wire_time
from simulators.protocol.files import pack_for_transport
from simulators.protocol.signing import Identity

WireEdit = Callable[[bytes], bytes]
"""A change of the written message that the model can't express (a dialect, an unknown element)."""


_FILES = uuid.UUID("6f1c2f4e-5d0a-4c39-9c6e-50201811280a")
"""Name space of content ids, so that one request always gives the same ones."""


@dataclass(frozen=True)
class AnnexRequest:
    """A file to be sent along: made of its kind (extension) unless `data` is given."""

    name: str
    data: bytes | None = None

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[2].lower()


@dataclass(frozen=True)
class DocumentRequest:
    """What document is wanted: `ordinal` is X of Đ8.k3, `number` the printed one, `at` the moment of issue.

    `seal_holder` names a certificate of the agency that no other document uses (`seal:<organ>/<holder>`), so that
    it can be revoked alone; with `time_stamped` the seal carries a trusted time stamp of `at`.
    """

    sender: Organ
    recipients: tuple[Organ, ...]
    at: datetime
    ordinal: int
    number: int
    seed: int = 0
    type_name: str | None = None
    notation: str | None = None
    subject: str | None = None
    content: str = ""
    signer: Signer | None = None
    pages: int = 2
    annexes: tuple[AnnexRequest, ...] = ()
    priority: int | None = 0
    due_date: date | None = None
    replies_to: tuple[ResponseFor, ...] = ()
    to_places: tuple[str, ...] = ()
    business: Business | None = None
    document_id: str | None = None
    id_form: Literal["law", "practice"] = "law"
    seal_holder: str = ""
    time_stamped: bool = False


@dataclass(frozen=True)
class PaperFile:
    """A file of a document as its author made it, before packing for transport."""

    name: str
    data: bytes


@dataclass(frozen=True)
class PreparedDocument:
    """A document ready to be sent. `files[0]` is the main one, `unsigned` its paper before signing."""

    request: DocumentRequest
    message: DocumentMessage
    files: tuple[PaperFile, ...]
    unsigned: bytes
    signatures: tuple[Signature, ...]
    edits: tuple[WireEdit, ...] = ()

    def wire(self) -> bytes:
        """The message as it goes onto the wire."""
        written = write_document(self.message)
        assert written is not None
        for edit in self.edits:
            written = edit(written)
        return written

    def with_message(self, **changes: Any) -> PreparedDocument:
        """The same document with fields of its message replaced."""
        return dataclasses.replace(self, message=dataclasses.replace(self.message, **changes))

    def with_other_info(self, **changes: Any) -> PreparedDocument:
        """The same document with fields of OtherInfo replaced."""
        return self.with_message(other=dataclasses.replace(self.message.other, **changes))

    def with_file(self, index: int, data: bytes) -> PreparedDocument:
        """The same document with the bytes of one file replaced; name, type and manifest stay."""
        files = tuple(PaperFile(f.name, data) if n == index else f for n, f in enumerate(self.files))
        old = self.message.attachments[index]
        new = carried(old.content_id, self.files[index].name, data)
        new = dataclasses.replace(
            new, name=old.name, content_type=old.content_type, description=old.description
        )
        attachments = tuple(new if n == index else a for n, a in enumerate(self.message.attachments))
        return dataclasses.replace(self, files=files).with_message(attachments=attachments)

    def with_edit(self, edit: WireEdit) -> PreparedDocument:
        """The same document, its written message changed by `edit`."""
        return dataclasses.replace(self, edits=(*self.edits, edit))


class Workshop:
    """Makes documents: draws what is open, lays out, signs, packs. Holds no state but the cache of signed
    files.

    `identity` is `Pki.identity`: it is asked for `leader:<organ>/<full name>` and `seal:<organ>`. `timestamper`
    is `Pki.timestamper`, needed only for documents that are to be time-stamped.
    """

    def __init__(
        self,
        identity: Callable[[str], Identity],
        signed: SignedFiles | None = None,
        timestamper: Callable[[Clock], Any] | None = None,
    ) -> None:
        self.identity = identity
        self.signed = signed or SignedFiles(None)
        self._timestamper = timestamper

    def make(self, request: DocumentRequest) -> PreparedDocument:
        """The valid document that `request` describes."""
        paper, content = _paper(request)
        unsigned = self.signed.laid_out(paper, request.pages)
        signatures = self._signatures(request, paper.signer)
        main = PaperFile(
            f"{paper.number:02d}-{_plain(paper.notation)}.pdf", self.signed.sign(unsigned, signatures)
        )
        annexes = (
            PaperFile(
                annex.name,
                annex.data if annex.data is not None else papers.office_file(annex.kind, request.seed + n),
            )
            for n, annex in enumerate(request.annexes, start=1)
        )
        files = (main, *annexes)
        message = _message(request, paper, content, files)
        return PreparedDocument(request, message, files, unsigned, signatures)

    def resign(self, prepared: PreparedDocument, signatures: Sequence[Signature]) -> PreparedDocument:
        """The same document, its paper signed by others (or by nobody)."""
        data = self.signed.sign(prepared.unsigned, signatures)
        return dataclasses.replace(prepared.with_file(0, data), signatures=tuple(signatures))

    def _signatures(self, request: DocumentRequest, signer: Signer) -> tuple[Signature, ...]:
        organ = request.sender.organ_id
        sealed = request.at.replace(microsecond=0)
        leader = self.identity(f"leader:{organ}/{signer.full_name}")
        seal = self.identity(f"seal:{organ}" + (f"/{request.seal_holder}" if request.seal_holder else ""))
        stamp = self._stamp_of(sealed) if request.time_stamped else None
        return (
            Signature(leader, LEADER_FIELD, sealed - timedelta(minutes=2), "Ký duyệt"),
            Signature(seal, SEAL_FIELD, sealed, "Phát hành", stamp),
        )

    def _stamp_of(self, moment: datetime) -> Any:
        if self._timestamper is None:
            raise ValueError("a time-stamped document needs a workshop with a timestamper")
        return self._timestamper(VirtualClock(moment))


def leaders_of(organ: Organ) -> tuple[Signer, ...]:
    """The people who sign for an agency; the same ones in every document of every run."""
    fake: Any = lent_faker(int.from_bytes(hashlib.sha256(organ.organ_id.encode()).digest()[:6]))
    leaders: tuple[Signer, ...] = fake.official_leaders(organ.name)
    return leaders


def place_of(organ: Organ) -> str:
    """Where an agency issues its documents (địa danh): the province in its name, else by its code."""
    province = organ.name.partition(" tỉnh ")[2]
    return province or ("An Giang" if organ.organ_id.endswith("H01") else "Hà Nội")


def carried(content_id: str, name: str, data: bytes) -> Attachment:
    """`data` packed for transport (edxml facts 2.3: most formats travel in an archive of their own)."""
    packed = pack_for_transport(name, data)
    body = packed.data
    return Attachment(
        content_id=content_id,
        name=name,
        content_type=packed.content_type,
        size=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
        open=lambda: io.BytesIO(body),
        description=name,
    )


def document_identifier(request: DocumentRequest, notation: str) -> str:
    """The identifier of the document: of the law (Đ8.k3) or in the axis' practice form (edxml facts 5.3)."""
    organ = request.sender.organ_id
    if request.id_form == "law":
        return str(DocumentId(AgencyCode.parse(organ), request.at.year, request.ordinal))
    return f"{organ},{wire_date(request.at)},{request.number}/{notation}"


def _paper(request: DocumentRequest) -> tuple[Paper, str]:
    fake: Any = lent_faker(request.seed)
    drawn = fake.document_type()
    kind = next((known for known in DOCUMENT_TYPES if known.name == request.type_name), drawn)
    subject = request.subject or fake.official_subject(kind, request.at.year)
    paper = Paper(
        issuer=request.sender.name,
        parent=request.sender.in_charge,
        number=request.number,
        notation=request.notation or fake.document_notation(kind, request.sender.name),
        kind=kind,
        subject=subject,
        place=place_of(request.sender),
        date=request.at.date(),
        signer=request.signer or fake.random_element(leaders_of(request.sender)),
        recipients=tuple(organ.name for organ in request.recipients if organ.name),
        to_places=request.to_places,
        seed=request.seed,
    )
    return paper, request.content or subject


def _message(
    request: DocumentRequest, paper: Paper, content: str, files: Sequence[PaperFile]
) -> DocumentMessage:
    ids = _content_ids(request, len(files))
    attachments = tuple(carried(own, file.name, file.data) for own, file in zip(ids, files, strict=True))
    return DocumentMessage(
        sender=request.sender,
        recipients=request.recipients,
        document_id=request.document_id or document_identifier(request, paper.notation),
        code_number=str(request.number),
        code_notation=paper.notation,
        place=paper.place,
        promulgation_date=wire_date(paper.date),
        type_code=paper.kind.type_code,
        type_detail=0,
        type_name=paper.kind.name,
        subject=paper.subject,
        content=content,
        signer=paper.signer,
        due_date=wire_date(request.due_date) if request.due_date else "",
        to_places=request.to_places,
        other=OtherInfo(
            priority=request.priority,
            promulgation_amount=len(request.recipients),
            page_amount=request.pages,
            direction="false",
        ),
        response_for=request.replies_to,
        steering_type=0,
        traces=(TraceHop(request.sender.organ_id, wire_time(request.at)),),
        business=request.business or Business(BusinessType.NEW, BusinessType.NEW.label, paper=0),
        references=tuple(Reference(a.content_id, a.name, a.content_type, a.description) for a in attachments),
        attachments=attachments,
    )


def _content_ids(request: DocumentRequest, count: int) -> list[str]:
    parts = (request.seed, request.sender.organ_id, request.ordinal, request.at.isoformat())
    return [str(uuid.uuid5(_FILES, f"{parts}/{n}")) for n in range(count)]


def _plain(notation: str) -> str:
    return notation.replace("/", "-")
