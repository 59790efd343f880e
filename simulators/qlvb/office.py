"""The office: the product's parts composed, and what they share (store, clock, working hours, connection)."""

from __future__ import annotations

import threading
from datetime import datetime

import msgspec

from simulators.protocol.worktime import WorkCalendar, from_json, load_calendar
from simulators.qlvb.clock import ProductClock
from simulators.qlvb.config import QlvbConfig
from simulators.qlvb.connection import Connection, ConnectionSettings
from simulators.qlvb.dossier_records import Dossier
from simulators.qlvb.errors import not_found, refused
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, Outgoing, Party
from simulators.qlvb.store import Notice, Store

_CONNECTION, _HOURS = "connection", "working-hours"


class Office:
    """One agency's product. Connection and working hours survive a restart; the clock does not."""

    def __init__(self, config: QlvbConfig, parts: Parts) -> None:
        self.config = config
        self.parts = parts
        self._open()

    def restart(self) -> None:
        """End and begin again on the same store."""
        with self.syncing:
            self.close()
            self._open()

    def _open(self) -> None:
        config, parts = self.config, self.parts
        self.clock = ProductClock(config.clock)
        self.store = Store(config.database)
        self.syncing = threading.Lock()
        self.calendar = self._stored_hours() or config.calendar or load_calendar()
        self.connection_or_none: Connection | None = None
        self._pending_connection = config.connection or self._stored_connection()

        self.server_trust = parts.server_trust(self)
        self.features = parts.features(self)
        self.paper_desk = parts.paper_desk(self)
        self.notice_mail = parts.notice_mail(self)
        self.drafting = parts.drafting(self)
        self.workflow = parts.workflow(self)
        self.issuing = parts.issuing(self)
        self.numbering = parts.numbering(self)
        self.signing = parts.signing(self)
        self.antivirus = parts.antivirus(self)
        self.builder = parts.builder(self)
        self.outbox = parts.outbox(self)
        self.deliveries = parts.deliveries(self)
        self.recalls = parts.recalls(self)
        self.amendments = parts.amendments(self)
        self.status_reader = parts.status_reader(self)
        self.inbox = parts.inbox(self)
        self.filing = parts.filing(self)
        self.receipt = parts.receipt(self)
        self.checks = parts.checks(self)
        self.reception = parts.reception(self)
        self.processing = parts.processing(self)
        self.recall_handler = parts.recall_handler(self)
        self.amendment_handler = parts.amendment_handler(self)
        self.status_writer = parts.status_writer(self)
        self.dossier_lists = parts.dossier_lists(self)
        self.dossier_codes = parts.dossier_codes(self)
        self.dossiers = parts.dossiers(self)
        self.dossier_view = parts.dossier_view(self)
        self.dossier_export = parts.dossier_export(self)
        self.retention = parts.retention(self)
        self.search = parts.search(self)
        self.backups = parts.backups(self)
        self.upkeep = parts.upkeep(self)
        self.registers = parts.registers(self)
        self.accounts = parts.accounts(self)
        self.sessions = parts.sessions(self)
        self.account_view = parts.account_view(self)
        self.rights = parts.rights(self)
        self.delegations = parts.delegations(self)
        self.terms = parts.terms(self)
        self.follow_up = parts.follow_up(self)
        self.follow_up_view = parts.follow_up_view(self)
        self.presentation = parts.presentation(self)
        self.synchronisation = parts.synchronisation(self)

    def now(self) -> datetime:
        """The product's time, +07:00, whole seconds."""
        return self.clock.now()

    @property
    def connection(self) -> Connection:
        """The live connection; QlvbError `not-connected` without any."""
        return self.require_connection()

    def own_organ(self) -> Party:
        """This agency as it is attached, also before the connection is made again after a start."""
        live, kept = self.connection_or_none, self._pending_connection
        if live is not None:
            return Party(live.organ_id, live.organ_name)
        return Party(kept.organ_id, kept.organ_name) if kept is not None else Party("")

    def require_connection(self) -> Connection:
        """The live connection, made now if only its settings are known. QlvbError `not-connected`."""
        if self.connection_or_none is None and self._pending_connection is not None:
            self.connect(self._pending_connection)
        if self.connection_or_none is None:
            raise refused(
                "not-connected",
                "Phần mềm chưa kết nối Trục",
                "the product is attached to no axis",
                hint="PUT /connection first",
            )
        return self.connection_or_none

    def connect(self, settings: ConnectionSettings) -> Connection:
        """Attach to an axis; keys are loaded before the old connection is given up."""
        old = self.connection_or_none
        kept = old.keys if old is not None and settings.keeps_keys_of(old.settings) else None
        if old is not None and kept is not None:
            settings = settings.with_keys_of(old.settings)
        fresh = Connection.open(settings, self.clock, self.server_trust.servers(settings), kept)
        self.connection_or_none = fresh
        if old is not None:
            old.close()
        self._pending_connection = settings
        self.store.settings.set(_CONNECTION, msgspec.json.encode(settings).decode())
        return fresh

    def use_hours(self, body: dict[str, object]) -> WorkCalendar:
        """Other working hours from now on. CalendarError (a ProtocolError) if they can't be."""
        self.calendar = from_json(body)
        self.store.settings.set(_HOURS, msgspec.json.encode(self.calendar.to_json()).decode())
        return self.calendar

    def outgoing(self, key: str) -> Outgoing:
        """The record named `di-N`; QlvbError `not-found`."""
        number = _number(key, "di-")
        record = self.store.outgoing.get(number) if number is not None else None
        if record is None:
            raise not_found("văn bản đi", key)
        return record

    def incoming(self, key: str) -> Incoming:
        """The record named `den-N`; QlvbError `not-found`."""
        number = _number(key, "den-")
        record = self.store.incoming.get(number) if number is not None else None
        if record is None:
            raise not_found("văn bản đến", key)
        return record

    def dossier(self, key: str) -> Dossier:
        """The dossier named `hs-N`; QlvbError `not-found`."""
        number = _number(key, "hs-")
        record = self.store.dossiers.get(number) if number is not None else None
        if record is None:
            raise not_found("hồ sơ", key)
        return record

    def notify(self, notice: Notice) -> None:
        """Keep something for people to see that has no record of its own."""
        self.store.notices.add(notice)

    def close(self) -> None:
        if self.connection_or_none is not None:
            self.connection_or_none.close()
        self.store.close()

    def _stored_connection(self) -> ConnectionSettings | None:
        text = self.store.settings.get(_CONNECTION)
        return msgspec.json.decode(text, type=ConnectionSettings) if text else None

    def _stored_hours(self) -> WorkCalendar | None:
        text = self.store.settings.get(_HOURS)
        return from_json(msgspec.json.decode(text)) if text else None


def _number(key: str, prefix: str) -> int | None:
    digits = key.removeprefix(prefix)
    if not key.startswith(prefix) or not (digits.isascii() and digits.isdecimal()) or len(digits) > 15:
        return None
    return int(digits)
