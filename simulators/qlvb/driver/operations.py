"""The operations of the driver contract, one method each: decode, check the role, act, show."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from simulators.clock import parse_moment
from simulators.protocol.errors import ProtocolError
from simulators.protocol.files import safe_name
from simulators.qlvb.connection import ConnectionSettings
from simulators.qlvb.driver.account_operations import AccountOperations
from simulators.qlvb.driver.calls import CREATED, Answer, Call
from simulators.qlvb.driver.decoding import convert, decode, read_json
from simulators.qlvb.driver.dossiers import DOSSIER_ROUTES, DossierOperations
from simulators.qlvb.driver.searching import SEARCH_ROUTES, SearchOperations
from simulators.qlvb.driver.upkeep import UPKEEP_ROUTES, UpkeepOperations
from simulators.qlvb.errors import bad_request, not_found, refused
from simulators.qlvb.records import Incoming, Outgoing, StoredFile
from simulators.qlvb.requests import (
    AcceptAct,
    Act,
    AntivirusSettings,
    AssignAct,
    DelegateAct,
    DocumentAct,
    EscalateAct,
    FormatCheckAct,
    MailSettings,
    PaperList,
    ReasonedAct,
    ReceivePaperAct,
    RemindIncomingAct,
    RemindOutgoingAct,
    ReplaceAct,
    ResendAct,
    SendPaperAct,
    SubmitAct,
    TakeBackAct,
    UpdateAct,
)

_LISTS = frozenset({"all", "working", "overdue", "report"})


class Operations(DossierOperations, SearchOperations, UpkeepOperations, AccountOperations):
    """Method names are the operationIds; `ROUTES` says where each is served."""

    def about(self, call: Call) -> Answer:
        config = self.office.config
        return Answer(
            {
                "product": config.product,
                "version": config.version,
                "vendor": config.vendor,
                "contract": "1",
                "capabilities": [name for name, _, _ in ROUTES],
                "features": self.office.features.declared(),
            }
        )

    def sync(self, call: Call) -> Answer:
        outcome = self.office.synchronisation.sync()
        return Answer(
            {
                "fetched": outcome.fetched,
                "statuses": outcome.statuses,
                "sent": outcome.sent,
                "errors": [{"code": fault.code, "message": fault.message} for fault in outcome.faults],
            }
        )

    def get_clock(self, call: Call) -> Answer:
        return Answer({"now": self.office.now().isoformat()})

    def set_clock(self, call: Call) -> Answer:
        self.office.clock.freeze(_moment(read_json(call.body)))
        return self.get_clock(call)

    def set_working_hours(self, call: Call) -> Answer:
        body = read_json(call.body)
        try:
            return Answer(self.office.use_hours(body).to_json())
        except ProtocolError as error:
            raise bad_request(error.code, error.vi, error.en, where=error.where, hint=error.hint) from error

    def set_connection(self, call: Call) -> Answer:
        connection = self.office.connect(decode(call.body, ConnectionSettings))
        signing = "loaded" if connection.keys else "external"
        return Answer({"organ_id": connection.organ_id, "signing": signing})

    # outgoing
    def issue(self, call: Call) -> Answer:
        act = self._act("issue", call, DocumentAct)
        return self._outgoing(self.office.issuing.issue(act.document, act.actor), CREATED)

    def recall(self, call: Call) -> Answer:
        act = self._act("recall", call, ReasonedAct)
        return self._outgoing(self.office.recalls.recall(call.path["id"], act.actor, act.reason))

    def list_outgoing(self, call: Call) -> Answer:
        year = call.query.get("year")
        records = self.office.store.outgoing.all(_year(year) if year is not None else None)
        return Answer({"items": self.office.presentation.outgoing_list(records)})

    def get_outgoing(self, call: Call) -> Answer:
        return self._outgoing(self.office.outgoing(call.path["id"]))

    def get_outgoing_file(self, call: Call) -> Answer:
        return self._file(self.office.outgoing(call.path["id"]).files, call.path["index"])

    def draft(self, call: Call) -> Answer:
        act = self._act("draft", call, DocumentAct)
        return self._outgoing(self.office.workflow.draft(act.document, act.actor), CREATED)

    def submit(self, call: Call) -> Answer:
        act = self._act("submit", call, Act)
        return self._outgoing(self.office.workflow.submit(call.path["id"], act.actor))

    def return_draft(self, call: Call) -> Answer:
        act = self._act("return_draft", call, ReasonedAct)
        return self._outgoing(self.office.workflow.return_draft(call.path["id"], act.actor, act.reason))

    def approve(self, call: Call) -> Answer:
        act = self._act("approve", call, Act)
        return self._outgoing(self.office.workflow.approve(call.path["id"], act.actor))

    def check_format(self, call: Call) -> Answer:
        act = self._act("check_format", call, FormatCheckAct)
        return self._outgoing(self.office.workflow.check_format(call.path["id"], act))

    def sign(self, call: Call) -> Answer:
        act = self._act("sign", call, Act)
        return self._outgoing(self.office.workflow.sign(call.path["id"], act.actor))

    def release(self, call: Call) -> Answer:
        act = self._act("release", call, Act)
        return self._outgoing(self.office.workflow.release(call.path["id"], act.actor))

    def cancel_draft(self, call: Call) -> Answer:
        act = self._act("cancel_draft", call, ReasonedAct)
        return self._outgoing(self.office.workflow.cancel_draft(call.path["id"], act.actor, act.reason))

    def update(self, call: Call) -> Answer:
        act = self._act("update", call, UpdateAct)
        return self._outgoing(self.office.amendments.update(call.path["id"], act))

    def replace(self, call: Call) -> Answer:
        act = self._act("replace", call, ReplaceAct)
        record = self.office.amendments.replace(call.path["id"], act.actor, act.reason, act.document)
        return self._outgoing(record, CREATED)

    def resend(self, call: Call) -> Answer:
        act = self._act("resend", call, ResendAct)
        return self._outgoing(self.office.amendments.resend(call.path["id"], act.actor, act.organ_ids))

    def take_back(self, call: Call) -> Answer:
        act = self._act("take_back", call, TakeBackAct)
        record = self.office.recalls.take_back(call.path["id"], act.actor, act.organ_id, act.reason)
        return self._outgoing(record)

    # incoming
    def list_incoming(self, call: Call) -> Answer:
        which = call.query.get("list", "all")
        if which not in _LISTS:
            known = ", ".join(sorted(_LISTS))
            raise bad_request(
                "bad-query", f"list phải là một trong {known}", f"list is one of {known}", where="list"
            )
        wanted = call.query.get("document_id")
        store, shown = self.office.store.incoming, self.office.presentation
        records = store.all() if wanted is None else store.by_document_id(wanted)
        if which == "working":
            records = shown.working_order([record for record in records if shown.is_in_working_list(record)])
        elif which == "overdue":
            records = [record for record in records if self.office.follow_up.is_overdue(record)]
        elif which == "report":
            records = [record for record in records if self.office.follow_up.asks_for_report(record)]
        records = self._at(records, call.query.get("unit"), call.query.get("person"))
        line = shown.working_line if which == "working" else shown.incoming
        return Answer({"items": [line(record) for record in records]})

    def _at(self, records: list[Incoming], unit: str | None, person: str | None) -> list[Incoming]:
        """Those that a unit, or a person, has to handle (Đ9.k2.a)."""
        processing = self.office.processing
        if unit is not None:
            records = [record for record in records if processing.is_at_unit(record, unit)]
        if person is not None:
            records = [record for record in records if processing.is_with_person(record, person)]
        return records

    def get_incoming(self, call: Call) -> Answer:
        return self._incoming(self.office.incoming(call.path["id"]))

    def get_incoming_file(self, call: Call) -> Answer:
        record = self.office.incoming(call.path["id"])
        if not self.office.presentation.is_openable(record):
            raise refused(
                "not-openable",
                f"Văn bản đã {self.office.presentation.state_name(record)}, không mở được",
                f"a document in state {record.state} does not open",
            )
        return self._file(record.files, call.path["index"])

    def accept(self, call: Call) -> Answer:
        act = self._act("accept", call, AcceptAct)
        return self._incoming(self.office.reception.accept(call.path["id"], act.actor, override=act.override))

    def refuse(self, call: Call) -> Answer:
        act = self._act("refuse", call, ReasonedAct)
        return self._incoming(self.office.reception.refuse(call.path["id"], act.actor, act.reason))

    def submit_incoming(self, call: Call) -> Answer:
        act = self._act("submit_incoming", call, SubmitAct)
        return self._incoming(self.office.processing.submit(call.path["id"], act))

    def assign(self, call: Call) -> Answer:
        act = self._act("assign", call, AssignAct)
        return self._incoming(self.office.processing.assign(call.path["id"], act))

    def start(self, call: Call) -> Answer:
        act = self._act("start", call, Act)
        return self._incoming(self.office.processing.start(call.path["id"], act.actor))

    def complete(self, call: Call) -> Answer:
        act = self._act("complete", call, Act)
        return self._incoming(self.office.processing.complete(call.path["id"], act.actor))

    def escalate(self, call: Call) -> Answer:
        act = self._act("escalate", call, EscalateAct)
        return self._incoming(self.office.reception.escalate(call.path["id"], act))

    def delete_incoming(self, call: Call) -> Answer:
        act = self._act("delete_incoming", call, ReasonedAct)
        return self._incoming(self.office.processing.delete(call.path["id"], act.actor, act.reason))

    # follow-up and delegation
    def remind_incoming(self, call: Call) -> Answer:
        act = self._act("remind_incoming", call, RemindIncomingAct)
        return self._incoming(self.office.follow_up.remind_unit(call.path["id"], act))

    def remind_outgoing(self, call: Call) -> Answer:
        act = self._act("remind_outgoing", call, RemindOutgoingAct)
        return self._outgoing(self.office.follow_up.remind_agencies(call.path["id"], act))

    def notices(self, call: Call) -> Answer:
        return Answer({"items": self.office.follow_up_view.notices(call.query.get("about"))})

    def statistics(self, call: Call) -> Answer:
        return Answer(self.office.follow_up_view.overview())

    def delegate(self, call: Call) -> Answer:
        act = self._act("delegate", call, DelegateAct)
        given = self.office.delegations.delegate(act)
        return Answer(self.office.follow_up_view.delegation(given), CREATED)

    def register(self, call: Call) -> Answer:
        year, registers = _year(call.path["year"]), self.office.registers
        match call.path["kind"]:
            case "outgoing":
                return Answer({"year": year, "rows": registers.outgoing(year)})
            case "incoming":
                return Answer({"year": year, "rows": registers.incoming(year)})
        raise not_found("sổ", call.path["kind"])

    # beside the exchange
    def set_paper_list(self, call: Call) -> Answer:
        self.office.paper_desk.use_list(decode(call.body, PaperList))
        return Answer(self.office.paper_desk.list_in_force())

    def send_paper(self, call: Call) -> Answer:
        act = self._act("send_paper", call, SendPaperAct)
        return self._outgoing(self.office.paper_desk.send(call.path["id"], act))

    def receive_paper(self, call: Call) -> Answer:
        act = self._act("receive_paper", call, ReceivePaperAct)
        received = self.office.paper_desk.receive(act.paper, act.actor)
        return Answer(self.office.presentation.paper_received(received), CREATED)

    def list_paper(self, call: Call) -> Answer:
        shown = self.office.presentation.paper_received
        return Answer({"items": [shown(received) for received in self.office.paper_desk.received()]})

    def set_mail(self, call: Call) -> Answer:
        settings = decode(call.body, MailSettings)
        tested = self.office.notice_mail.use(settings)
        return Answer({"smtp_url": settings.smtp_url or None, "test_sent": tested})

    def set_antivirus(self, call: Call) -> Answer:
        settings = decode(call.body, AntivirusSettings)
        reached = self.office.antivirus.use(settings)
        return Answer({"clamd_url": settings.clamd_url or None, "reached": reached})

    def _outgoing(self, record: Outgoing, status: int = 200) -> Answer:
        return Answer(self.office.presentation.outgoing(record), status)

    def _incoming(self, record: Incoming) -> Answer:
        return Answer(self.office.presentation.incoming(record))

    def _file(self, files: tuple[StoredFile, ...], index: str) -> Answer:
        if not (index.isascii() and index.isdecimal()) or len(index) > 6 or int(index) >= len(files):
            raise not_found("tệp", index)
        file = files[int(index)]
        headers = {
            "Content-Type": file.content_type,
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(safe_name(file.name), safe='')}",
            "X-Content-Type-Options": "nosniff",
        }
        return Answer(file=self.office.presentation.file_bytes(file), headers=headers)


def _moment(body: Any) -> datetime:
    text = convert(body, dict[str, Any]).get("now")
    try:
        if not isinstance(text, str):
            raise TypeError("now is missing")
        return parse_moment(text)
    except (TypeError, ValueError, OverflowError) as error:
        raise bad_request(
            "bad-moment",
            f"Thời điểm sai: {error}",
            f"not a moment: {error}",
            where="$.now",
            hint="2019-12-17T08:00:00+07:00",
        ) from error


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 1 <= len(text) <= 4:
        raise bad_request("bad-year", f"Năm sai: {text!r}", f"not a year: {text!r}", where="year")
    return int(text)


ROUTES: tuple[tuple[str, str, str], ...] = (
    ("about", "GET", "/about"),
    ("sync", "POST", "/sync"),
    ("get_clock", "GET", "/clock"),
    ("set_clock", "PUT", "/clock"),
    ("set_working_hours", "PUT", "/working-hours"),
    ("set_connection", "PUT", "/connection"),
    ("issue", "POST", "/outgoing/issue"),
    ("recall", "POST", "/outgoing/{id}/recall"),
    ("list_outgoing", "GET", "/outgoing"),
    ("get_outgoing", "GET", "/outgoing/{id}"),
    ("get_outgoing_file", "GET", "/outgoing/{id}/files/{index}"),
    ("list_incoming", "GET", "/incoming"),
    ("get_incoming", "GET", "/incoming/{id}"),
    ("get_incoming_file", "GET", "/incoming/{id}/files/{index}"),
    ("accept", "POST", "/incoming/{id}/accept"),
    ("refuse", "POST", "/incoming/{id}/refuse"),
    ("draft", "POST", "/outgoing"),
    ("submit", "POST", "/outgoing/{id}/submit"),
    ("return_draft", "POST", "/outgoing/{id}/return"),
    ("approve", "POST", "/outgoing/{id}/approve"),
    ("check_format", "POST", "/outgoing/{id}/check-format"),
    ("sign", "POST", "/outgoing/{id}/sign"),
    ("release", "POST", "/outgoing/{id}/release"),
    ("cancel_draft", "POST", "/outgoing/{id}/cancel"),
    ("update", "POST", "/outgoing/{id}/update"),
    ("replace", "POST", "/outgoing/{id}/replace"),
    ("resend", "POST", "/outgoing/{id}/resend"),
    ("take_back", "POST", "/outgoing/{id}/take-back"),
    ("submit_incoming", "POST", "/incoming/{id}/submit"),
    ("assign", "POST", "/incoming/{id}/assign"),
    ("start", "POST", "/incoming/{id}/start"),
    ("complete", "POST", "/incoming/{id}/complete"),
    ("escalate", "POST", "/incoming/{id}/escalate"),
    ("delete_incoming", "POST", "/incoming/{id}/delete"),
    ("register", "GET", "/registers/{kind}/{year}"),
    ("set_paper_list", "PUT", "/paper-list"),
    ("send_paper", "POST", "/outgoing/{id}/paper"),
    ("receive_paper", "POST", "/paper/incoming"),
    ("list_paper", "GET", "/paper/incoming"),
    ("set_mail", "PUT", "/mail"),
    ("set_antivirus", "PUT", "/antivirus"),
    ("create_account", "POST", "/accounts"),
    ("list_accounts", "GET", "/accounts"),
    ("account_policy", "GET", "/accounts/policy"),
    ("lock_account", "POST", "/accounts/lock"),
    ("unlock_account", "POST", "/accounts/unlock"),
    ("reset_password", "POST", "/accounts/reset-password"),
    ("login", "POST", "/sessions"),
    ("logout", "POST", "/sessions/end"),
    ("use_session", "POST", "/sessions/use"),
    ("change_password", "POST", "/sessions/change-password"),
    ("remind_incoming", "POST", "/incoming/{id}/remind"),
    ("remind_outgoing", "POST", "/outgoing/{id}/remind"),
    ("notices", "GET", "/notices"),
    ("statistics", "GET", "/statistics"),
    ("delegate", "POST", "/delegations"),
    *DOSSIER_ROUTES,
    *SEARCH_ROUTES,
    *UPKEEP_ROUTES,
)
"""operationId, method, path; a test holds them against the formal contract."""
