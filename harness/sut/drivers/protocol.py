"""What the harness may ask of a product: one method per operationId of the driver contract.

Arguments are the members of the request body and the parameters of the path and query, by their names in the
contract. Each method raises a `DriverError`: refused, unsupported, unreachable or malformed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

from harness.sut.drivers.dossiers import DossierDriver
from harness.sut.drivers.records import (
    About,
    Actor,
    ClockReading,
    ConnectionOutcome,
    IncomingList,
    IncomingListName,
    IncomingRecord,
    OutgoingList,
    OutgoingRecord,
    PaperReceived,
    PaperReceivedList,
    Register,
    RegisterKind,
    SyncOutcome,
)
from harness.sut.drivers.searching import SearchDriver
from harness.sut.drivers.upkeep import UpkeepDriver

Document = Mapping[str, Any]


class ProductDriver(Protocol):
    """L1: the product, its clock, hours and connection."""

    def about(self) -> About: ...
    def sync(self) -> SyncOutcome: ...
    def get_clock(self) -> ClockReading: ...
    def set_clock(self, now: str) -> ClockReading: ...
    def set_working_hours(
        self,
        periods: Sequence[Mapping[str, Any]],
        holidays: Sequence[str] = (),
        working_days: Sequence[str] = (),
    ) -> Mapping[str, Any]: ...
    def set_connection(
        self,
        *,
        endpoint: str,
        organ_id: str,
        organ_name: str,
        system_id: str,
        secret: str,
        signing_material_url: str | None = None,
        signing_material_token: str | None = None,
        tls_roots_pem: str | None = None,
    ) -> ConnectionOutcome: ...


class OutgoingDriver(Protocol):
    """Văn bản đi: L1 and L2."""

    def issue(self, actor: Actor, document: Document) -> OutgoingRecord: ...
    def recall(self, id: str, actor: Actor, reason: str) -> OutgoingRecord: ...
    def list_outgoing(self, year: int | None = None) -> OutgoingList: ...
    def get_outgoing(self, id: str) -> OutgoingRecord: ...
    def get_outgoing_file(self, id: str, index: int) -> bytes: ...
    def draft(self, actor: Actor, document: Document) -> OutgoingRecord: ...
    def submit(self, id: str, actor: Actor) -> OutgoingRecord: ...
    def return_draft(self, id: str, actor: Actor, reason: str) -> OutgoingRecord: ...
    def approve(self, id: str, actor: Actor) -> OutgoingRecord: ...
    def sign(self, id: str, actor: Actor) -> OutgoingRecord: ...
    def release(self, id: str, actor: Actor) -> OutgoingRecord: ...
    def cancel_draft(self, id: str, actor: Actor, reason: str) -> OutgoingRecord: ...
    def update(
        self,
        id: str,
        *,
        actor: Actor,
        reason: str,
        document: Document | None = None,
        add_recipients: Sequence[Mapping[str, str]] = (),
        drop_recipients: Sequence[str] = (),
    ) -> OutgoingRecord: ...
    def replace(self, id: str, actor: Actor, reason: str, document: Document) -> OutgoingRecord: ...
    def resend(self, id: str, actor: Actor, organ_ids: Sequence[str]) -> OutgoingRecord: ...
    def take_back(self, id: str, actor: Actor, organ_id: str, reason: str) -> OutgoingRecord: ...


class IncomingDriver(Protocol):
    """Văn bản đến: L1 and L2."""

    def list_incoming(
        self,
        list: IncomingListName | None = None,
        document_id: str | None = None,
        unit: str | None = None,
        person: str | None = None,
    ) -> IncomingList: ...
    def get_incoming(self, id: str) -> IncomingRecord: ...
    def get_incoming_file(self, id: str, index: int) -> bytes: ...
    def accept(self, id: str, actor: Actor, override: bool | None = None) -> IncomingRecord: ...
    def refuse(self, id: str, actor: Actor, reason: str) -> IncomingRecord: ...
    def assign(
        self,
        id: str,
        *,
        actor: Actor,
        lead: Mapping[str, str],
        cooperating: Sequence[Mapping[str, str]] = (),
        deadline: str | None = None,
        directions: str | None = None,
        reply_request: Mapping[str, str] | None = None,
    ) -> IncomingRecord: ...
    def submit_incoming(
        self, id: str, actor: Actor, to: Mapping[str, str], note: str | None = None
    ) -> IncomingRecord: ...
    def start(self, id: str, actor: Actor) -> IncomingRecord: ...
    def complete(self, id: str, actor: Actor) -> IncomingRecord: ...
    def escalate(
        self, id: str, actor: Actor, to: Mapping[str, str], note: str | None = None
    ) -> IncomingRecord: ...
    def delete_incoming(self, id: str, actor: Actor, reason: str) -> IncomingRecord: ...
    def register(self, kind: RegisterKind, year: int) -> Register: ...


class PaperDriver(Protocol):
    """L3: paper beside the e-document, and the product's mail."""

    def set_paper_list(self, items: Sequence[Mapping[str, str]]) -> Mapping[str, Any]: ...
    def send_paper(self, id: str, actor: Actor, organ_ids: Sequence[str] | None = None) -> OutgoingRecord: ...
    def receive_paper(self, actor: Actor, paper: Mapping[str, str]) -> PaperReceived: ...
    def list_paper(self) -> PaperReceivedList: ...
    def set_mail(
        self, smtp_url: str | None = None, notify: Sequence[str] | None = None, test_to: str | None = None
    ) -> Mapping[str, Any]: ...


class SafetyDriver(Protocol):
    """L3: the scanner of files (Đ18.k2), accounts and sessions (Đ3.k3)."""

    def set_antivirus(self, clamd_url: str | None = None) -> Mapping[str, Any]: ...
    def create_account(
        self,
        *,
        actor: Actor,
        user_name: str,
        password: str,
        person_name: str,
        role: str,
        unit: str | None = None,
    ) -> Mapping[str, Any]: ...
    def list_accounts(self) -> Mapping[str, Any]: ...
    def account_policy(self) -> Mapping[str, Any]: ...
    def lock_account(self, actor: Actor, user_name: str, reason: str | None = None) -> Mapping[str, Any]: ...
    def unlock_account(
        self, actor: Actor, user_name: str, reason: str | None = None
    ) -> Mapping[str, Any]: ...
    def reset_password(self, actor: Actor, user_name: str, new_password: str) -> Mapping[str, Any]: ...
    def login(self, user_name: str, password: str) -> Mapping[str, Any]: ...
    def logout(self, session: str) -> Mapping[str, Any]: ...
    def use_session(self, session: str) -> Mapping[str, Any]: ...
    def change_password(self, session: str, password: str, new_password: str) -> Mapping[str, Any]: ...


class FollowUpDriver(Protocol):
    """Theo dõi, đôn đốc, ủy quyền: L2 and L3."""

    def check_format(
        self, id: str, actor: Actor, result: Literal["ok", "not-ok"], note: str | None = None
    ) -> OutgoingRecord: ...
    def remind_incoming(self, id: str, actor: Actor, to: Mapping[str, str], text: str) -> IncomingRecord: ...
    def remind_outgoing(
        self, id: str, actor: Actor, organ_ids: Sequence[str], text: str
    ) -> OutgoingRecord: ...
    def notices(self, about: str | None = None) -> Mapping[str, Any]: ...
    def statistics(self) -> Mapping[str, Any]: ...
    def delegate(
        self, actor: Actor, to: Actor, acts: Sequence[str], until: str | None = None
    ) -> Mapping[str, Any]: ...


class Driver(
    ProductDriver,
    OutgoingDriver,
    IncomingDriver,
    FollowUpDriver,
    PaperDriver,
    SafetyDriver,
    DossierDriver,
    SearchDriver,
    UpkeepDriver,
    Protocol,
):
    """All operations of the contract."""

    def close(self) -> None: ...


class Caller(Protocol):
    """The general door that every kind of driver has: one operation by its operationId.

    Answers the JSON value that the contract describes, or bytes for a file; raises a `DriverError`.
    """

    def call(self, operation: str, /, **arguments: Any) -> Any: ...

    def close(self) -> None: ...
