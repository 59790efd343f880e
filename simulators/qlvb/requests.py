"""What people enter, as the driver hands it in (driver contract, OutgoingRequest and the bodies of the acts)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from simulators.protocol.edxml.model import Signer
from simulators.qlvb.records import Actor, ReplyLink, Role

Filled = Annotated[str, msgspec.Meta(min_length=1)]


@dataclass(frozen=True)
class FileIn:
    """A file handed in; the bytes come as base64."""

    name: Filled
    content_base64: bytes
    main: bool = False


@dataclass(frozen=True)
class RecipientIn:
    """A recipient asked for."""

    organ_id: Filled
    name: str = ""


@dataclass(frozen=True)
class ReplyRequestIn:
    """A request for a reply (Đ10.k2.c)."""

    content: Filled
    due_date: dt.date | None = None


@dataclass(frozen=True)
class OutgoingRequest:
    """A document to issue or draft. `document_id` is never used: the system makes its own (Đ8.k3)."""

    type_name: Filled
    symbol: Filled
    place: str
    subject: Filled
    signer: Signer
    recipients: Annotated[tuple[RecipientIn, ...], msgspec.Meta(min_length=1)]
    files: Annotated[tuple[FileIn, ...], msgspec.Meta(min_length=1)]
    number: Annotated[str, msgspec.Meta(max_length=11)] = ""
    date: dt.date | None = None
    content: str = ""
    priority: Annotated[int, msgspec.Meta(ge=0, le=4)] = 0
    to_places: tuple[str, ...] = ()
    due_date: dt.date | None = None
    reply_request: ReplyRequestIn | None = None
    replies_to: tuple[ReplyLink, ...] = ()
    paper: bool | None = None
    secrecy: str = ""
    pages: Annotated[int, msgspec.Meta(ge=1)] | None = None
    document_id: str = ""


@dataclass(frozen=True)
class PartialRequest:
    """The fields that an update changes; None stays as it is."""

    type_name: Filled | None = None
    symbol: Filled | None = None
    number: str | None = None
    date: dt.date | None = None
    place: str | None = None
    subject: Filled | None = None
    content: str | None = None
    signer: Signer | None = None
    priority: Annotated[int, msgspec.Meta(ge=0, le=4)] | None = None
    to_places: tuple[str, ...] | None = None
    due_date: dt.date | None = None
    reply_request: ReplyRequestIn | None = None


@dataclass(frozen=True)
class Act:
    """An act without further data."""

    actor: Actor


@dataclass(frozen=True)
class ReasonedAct:
    """An act with a reason."""

    actor: Actor
    reason: Filled


@dataclass(frozen=True)
class DocumentAct:
    """Issue, or draft."""

    actor: Actor
    document: OutgoingRequest


@dataclass(frozen=True)
class AcceptAct:
    """Accept, with or without overriding the checks."""

    actor: Actor
    override: bool = False


@dataclass(frozen=True)
class UpdateAct:
    """Change an issued document."""

    actor: Actor
    reason: Filled
    document: PartialRequest = PartialRequest()
    add_recipients: tuple[RecipientIn, ...] = ()
    drop_recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReplaceAct:
    """Replace an issued document by a new one."""

    actor: Actor
    reason: Filled
    document: OutgoingRequest


@dataclass(frozen=True)
class ResendAct:
    """Send again to some recipients."""

    actor: Actor
    organ_ids: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


@dataclass(frozen=True)
class TakeBackAct:
    """Ask one recipient to give the packet back."""

    actor: Actor
    organ_id: Filled
    reason: Filled


@dataclass(frozen=True)
class SendPaperAct:
    """Bản giấy sent to some recipients of an issued document; all of them where none is named."""

    actor: Actor
    organ_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperIn:
    """What a document received on paper says of itself."""

    organ_id: Filled
    number: Filled
    symbol: Filled
    organ_name: str = ""
    date: dt.date | None = None
    type_name: str = ""
    subject: str = ""


@dataclass(frozen=True)
class ReceivePaperAct:
    """A document that came on paper."""

    actor: Actor
    paper: PaperIn


@dataclass(frozen=True)
class ListedType:
    """A type on the list of documents that go with paper, from a day on (Đ7.k2.b)."""

    type_name: Filled
    from_date: dt.date


@dataclass(frozen=True)
class PaperList:
    """Danh mục văn bản điện tử gửi kèm văn bản giấy (Đ7.k2.b)."""

    items: tuple[ListedType, ...] = ()


@dataclass(frozen=True)
class MailSettings:
    """Where the product's mail goes out, to whom notices go, and where a test mail is to go at once.

    Without `smtp_url` no mail is sent.
    """

    smtp_url: str = ""
    notify: tuple[str, ...] = ()
    test_to: str = ""


@dataclass(frozen=True)
class AntivirusSettings:
    """Which scanner looks at files before issue; without `clamd_url` none does."""

    clamd_url: str = ""


@dataclass(frozen=True)
class CreateAccountAct:
    """The administrator gives a person an account (Đ3.k3)."""

    actor: Actor
    user_name: str
    password: str
    person_name: Filled
    role: Role
    unit: str = ""


@dataclass(frozen=True)
class AccountAct:
    """The administrator locks an account, unlocks it, or gives it another password (Đ20.k5)."""

    actor: Actor
    user_name: Filled
    reason: str = ""
    new_password: str = ""


@dataclass(frozen=True)
class Login:
    """User name and password, as somebody typed them."""

    user_name: str = ""
    password: str = ""


@dataclass(frozen=True)
class SessionUse:
    """A session's token, and what its user wants changed."""

    session: str = ""
    password: str = ""
    new_password: str = ""


@dataclass(frozen=True)
class Lead:
    """Đơn vị chủ trì and the person there."""

    unit: Filled
    person: str = ""


@dataclass(frozen=True)
class CooperationIn:
    """Đơn vị phối hợp."""

    unit: Filled
    deadline: dt.date | None = None


@dataclass(frozen=True)
class AssignAct:
    """Assign an accepted document."""

    actor: Actor
    lead: Lead
    cooperating: tuple[CooperationIn, ...] = ()
    deadline: dt.date | None = None
    directions: str = ""
    reply_request: ReplyRequestIn | None = None


@dataclass(frozen=True)
class ResponsiblePerson:
    """To whom a document is escalated."""

    role: Role
    name: Filled


@dataclass(frozen=True)
class EscalateAct:
    """Report to a responsible person."""

    actor: Actor
    to: ResponsiblePerson
    note: str = ""


@dataclass(frozen=True)
class SubmitAct:
    """Submit an incoming document to the person with authority."""

    actor: Actor
    to: ResponsiblePerson
    note: str = ""


@dataclass(frozen=True)
class FormatCheckAct:
    """Form and layout were checked."""

    actor: Actor
    result: Literal["ok", "not-ok"]
    note: str = ""


@dataclass(frozen=True)
class RemindIncomingAct:
    """Remind the unit that handles an incoming document."""

    actor: Actor
    to: Lead
    text: Filled


@dataclass(frozen=True)
class RemindOutgoingAct:
    """Remind agencies of an answer that they owe."""

    actor: Actor
    organ_ids: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    text: Filled


@dataclass(frozen=True)
class DelegateAct:
    """Let another person perform some acts."""

    actor: Actor
    to: Actor
    acts: Annotated[tuple[Filled, ...], msgspec.Meta(min_length=1)]
    until: dt.date | None = None
