"""Null products are whole drivers: they declare and answer everything in form, and do nothing right (design §2)."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from harness.catalogue import Catalogue
from harness.oracles.judgement import Verdict
from harness.prove.proof import judge_null
from harness.prove.trial import Prover
from harness.run.settings import RunSettings
from harness.steps.actors import ADMINISTRATOR, APPROVER, CLERK, SPECIALIST, UNIT_HEAD
from harness.steps.registry import load_steps
from harness.sut.contract import load_contract
from harness.sut.drivers import HttpDriver
from simulators.axis import provincial_axis
from simulators.carrier import Agency, Carrier, load_agencies
from simulators.clock import VIETNAM, VirtualClock
from simulators.defects.nulls import NULLS, NullProduct
from simulators.protocol.edxml import read_message, write_document
from simulators.protocol.edxml.model import Attachment, DocumentMessage, Organ, Reference, StatusMessage
from simulators.sdk import VxpClient

START = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
OWN, OTHER = "000.00.01.H01", "000.00.04.H01"
PDF = b"%PDF-1.4 a file of the test"
DOCUMENT: dict[str, Any] = {
    "type_name": "Quyết định", "symbol": "QĐ-SNV", "place": "An Giang", "subject": "Về việc của hôm nay",
    "signer": {"full_name": "Trần Thị Bích"}, "recipients": [{"organ_id": OTHER, "name": "Sở Tài chính"}],
    "files": [{"name": "qd.pdf", "content_base64": b64encode(PDF).decode(), "main": True}],
}  # fmt: skip
LISTED = {"number": "01", "symbol": "TH", "title": "Hồ sơ", "retention": {"years": 10}}
HOURS = [{"weekdays": [1, 2, 3, 4, 5], "opens": "07:00", "closes": "11:00"}]


@dataclass
class World:
    """A provincial axis, another agency on it, a null product attached to it, and the product's driver."""

    axis: Carrier
    clock: VirtualClock
    own: Agency
    other: VxpClient
    product: NullProduct
    driver: HttpDriver

    def move(self, moment: datetime) -> None:
        self.clock.set(moment)
        self.driver.set_clock(moment.isoformat())

    def deliver(self, document_id: str, subject: str = "Về việc gửi hôm nay") -> DocumentMessage:
        """The other agency sends a document to the product, which then polls."""
        digest = "0" * 64
        message = DocumentMessage(
            sender=Organ(OTHER, "Sở Tài chính"), recipients=(Organ(OWN, "Sở Nội vụ"),), document_id=document_id,
            code_number="7", code_notation="CV", promulgation_date="2019/12/17", type_name="Công văn", subject=subject,
            references=(Reference("f", "f.pdf", "application/pdf"),),
            attachments=(Attachment("f", "f.pdf", "application/pdf", len(PDF), digest, lambda: io.BytesIO(PDF)),),
        )  # fmt: skip
        raw = write_document(message)
        assert raw is not None
        assert self.other.send(raw, from_=OTHER, message_type="edoc").ok
        self.driver.sync()
        return message

    def answers(self) -> list[DocumentMessage | StatusMessage]:
        """What the other agency has been sent since it last looked."""
        found = []
        for item in self.other.received():
            found.append(read_message(self.other.fetch(item.doc_id)))
            self.other.update_status(item.doc_id, "done")
        return found

    def sent(self) -> list[str]:
        """Calls on the axis with which the product gave something away: operations that are no look."""
        calls = self.axis.journal.since(0)
        return [
            c.op for c in calls if c.system_id == self.own.system_id and c.op in ("sendEdoc", "updateStatus")
        ]


@pytest.fixture
def axis(tmp_path: Path) -> Iterator[tuple[Carrier, VirtualClock]]:
    clock = VirtualClock(START)
    carrier = provincial_axis(tmp_path / "axis", clock)
    carrier.start()
    yield carrier, clock
    carrier.close()


@pytest.fixture
def attach(axis: tuple[Carrier, VirtualClock]) -> Iterator[Any]:
    opened: list[World] = []
    carrier, clock = axis
    book = load_agencies()

    def attach(name: str) -> World:
        own, other = book.find(OWN), book.find(OTHER)
        product = NULLS[name]()
        driver = HttpDriver(product.url, product.token)
        driver.set_clock(START.isoformat())
        driver.set_connection(
            endpoint=carrier.endpoint, organ_id=OWN, organ_name="Sở Nội vụ", system_id=own.system_id,
            secret=own.secret, signing_material_url="http://127.0.0.1:9/never-asked", signing_material_token="x",
        )  # fmt: skip
        client = VxpClient(carrier.endpoint, system_id=other.system_id, secret=other.secret, clock=clock)
        opened.append(World(carrier, clock, own, client, product, driver))
        return opened[-1]

    yield attach
    for world in opened:
        world.driver.close()
        world.other.close()
        world.product.stop()


@pytest.fixture
def lone() -> Iterator[Callable[[str], tuple[NullProduct, HttpDriver]]]:
    """A null product connected to an axis that is not there."""
    opened: list[tuple[NullProduct, HttpDriver]] = []

    def start(name: str) -> tuple[NullProduct, HttpDriver]:
        product = NULLS[name]()
        driver = HttpDriver(product.url, product.token)
        driver.set_connection(
            endpoint="http://127.0.0.1:9", organ_id=OWN, organ_name="Sở Nội vụ", system_id="x", secret="x"
        )
        opened.append((product, driver))
        return product, driver

    yield start
    for product, driver in opened:
        driver.close()
        product.stop()


# --- all of them


def test_the_null_products_of_the_design_are_there() -> None:
    assert set(NULLS) == {"silent", "accept-all", "refuse-all", "echo", "replay-yesterday", "frozen-clock"}


NEW_ACCOUNT = {"user_name": "a", "password": "b", "person_name": "A", "role": "van-thu"}
OF_ACCOUNT = {"actor": ADMINISTRATOR, "user_name": "a"}


@pytest.mark.parametrize("name", NULLS)
def test_every_operation_succeeds_and_answers_in_form(name: str, attach: Any) -> None:
    """HttpDriver holds each answer against its schema; a refusal or a deviation raises."""
    world = attach(name)
    world.deliver("000.00.04.H01-2019.1")
    driver: Any = world.driver
    issued = driver.issue(CLERK, DOCUMENT)["id"]
    drafted = driver.draft(SPECIALIST, DOCUMENT)["id"]
    [came] = driver.list_incoming("working")["items"]
    here, reason = came["id"], {"actor": CLERK, "reason": "Lý do"}
    unit = {
        "lead": {"unit": "Phòng Tổng hợp"},
        "cooperating": [{"unit": "Thanh tra"}],
        "deadline": "2019-12-24",
    }
    arguments: dict[str, dict[str, Any]] = {
        "about": {}, "sync": {}, "get_clock": {}, "set_clock": {"now": START.isoformat()},
        "set_working_hours": {"periods": HOURS, "holidays": ["2020-01-01"], "working_days": []},
        "set_connection": {
            "endpoint": world.axis.endpoint, "organ_id": OWN, "organ_name": "Sở Nội vụ",
            "system_id": world.own.system_id, "secret": world.own.secret,
        },
        "issue": {"actor": CLERK, "document": DOCUMENT}, "draft": {"actor": SPECIALIST, "document": DOCUMENT},
        "list_outgoing": {"year": 2019}, "get_outgoing": {"id": issued},
        "get_outgoing_file": {"id": issued, "index": 0},
        "submit": {"id": drafted, "actor": SPECIALIST}, "return_draft": {"id": drafted, **reason},
        "approve": {"id": drafted, "actor": UNIT_HEAD}, "sign": {"id": drafted, "actor": APPROVER},
        "release": {"id": drafted, "actor": CLERK}, "cancel_draft": {"id": drafted, **reason},
        "update": {"id": issued, **reason, "document": {"subject": "Khác"}, "drop_recipients": [OTHER]},
        "replace": {"id": issued, **reason, "document": DOCUMENT}, "recall": {"id": issued, **reason},
        "resend": {"id": issued, "actor": CLERK, "organ_ids": [OTHER]},
        "take_back": {"id": issued, **reason, "organ_id": OTHER},
        "list_incoming": {"list": "all", "document_id": came["document_id"]}, "get_incoming": {"id": here},
        "get_incoming_file": {"id": here, "index": 0}, "accept": {"id": here, "actor": CLERK, "override": True},
        "refuse": {"id": here, **reason}, "assign": {"id": here, "actor": APPROVER, **unit},
        "start": {"id": here, "actor": SPECIALIST}, "complete": {"id": here, "actor": SPECIALIST},
        "escalate": {"id": here, "actor": CLERK, "to": {"role": "nguoi-co-tham-quyen", "name": "A"}, "note": "b"},
        "delete_incoming": {"id": here, **reason}, "register": {"kind": "incoming", "year": 2019},
        "set_paper_list": {"items": [{"type_name": "Tờ trình", "from_date": "2019-12-17"}]},
        "send_paper": {"id": issued, "actor": CLERK}, "list_paper": {},
        "receive_paper": {"actor": CLERK, "paper": {"organ_id": OTHER, "number": "1", "symbol": "TTr"}},
        "set_mail": {"smtp_url": "smtp://127.0.0.1:1", "test_to": "a@kiemchuan.example"},
        "create_account": {**NEW_ACCOUNT, "actor": ADMINISTRATOR}, "list_accounts": {}, "account_policy": {},
        "lock_account": OF_ACCOUNT, "unlock_account": OF_ACCOUNT,
        "reset_password": {**OF_ACCOUNT, "new_password": "b"}, "login": {"user_name": "a", "password": "b"},
        "logout": {"session": "s"}, "use_session": {"session": "s"},
        "change_password": {"session": "s", "password": "b", "new_password": "c"},
        "set_antivirus": {"clamd_url": "tcp://127.0.0.1:9"},
        "submit_incoming": {"id": here, "actor": CLERK, "to": {"role": "nguoi-co-tham-quyen", "name": "A"}},
        "check_format": {"id": drafted, "actor": CLERK, "result": "ok"},
        "remind_incoming": {"id": here, "actor": CLERK, "to": {"unit": "Phòng Tổng hợp"}, "text": "b"},
        "remind_outgoing": {"id": issued, "actor": SPECIALIST, "organ_ids": [OTHER], "text": "b"},
        "set_dossier_list": {"year": 2019, "items": [LISTED]}, "list_dossiers": {"year": 2019},
        "open_dossier": {"actor": SPECIALIST, "dossier": {"number": "01", "symbol": "TH"}, "incoming": here},
        "get_dossier": {"id": "hs-1"}, "add_to_dossier": {"id": "hs-1", "actor": SPECIALIST, "document": here},
        "close_dossier": {"id": "hs-1", "actor": SPECIALIST}, "export_dossier": {"id": "hs-1"},
        "search": {"number": "1"}, "restart": {"actor": ADMINISTRATOR}, "clear_store": {"actor": ADMINISTRATOR},
        "set_backup_schedule": {"every_hours": 24}, "backup": {"actor": ADMINISTRATOR}, "list_backups": {},
        "get_backup": {"id": "bs-1"}, "restore": {"actor": ADMINISTRATOR, "content_base64": "c2FvIGx1dQ=="},
        "delete_dossier": {"id": "hs-1", **reason}, "notices": {}, "statistics": {},
        "delegate": {"actor": APPROVER, "to": UNIT_HEAD, "acts": ["sign"]},
    }  # fmt: skip
    contract = load_contract()
    assert set(arguments) == set(contract.operations)
    for operation, given in arguments.items():
        assert driver.call(operation, **given)
    assert driver.register("outgoing", 2019)["rows"]


@pytest.mark.parametrize("name", NULLS)
def test_every_capability_is_declared(name: str, lone: Any) -> None:
    """No rule may end `capability-not-declared` with a null product: it would hide a hollow rule."""
    about = lone(name)[1].about()
    assert set(about["capabilities"]) == set(load_contract().operations)
    contract = load_contract()
    assert set(about["capabilities"]) == set(contract.operations)
    assert all(about["features"].values())


@pytest.mark.parametrize("name", NULLS)
def test_a_document_is_found_by_its_identifier_so_that_scenarios_reach_their_judgement(
    name: str, attach: Any
) -> None:
    world = attach(name)
    world.deliver("000.00.04.H01-2019.1")
    world.deliver("000.00.04.H01-2019.2")
    [found] = world.driver.list_incoming("all", "000.00.04.H01-2019.2")["items"]
    assert world.driver.get_incoming(found["id"])["document_id"] == "000.00.04.H01-2019.2"


@pytest.mark.parametrize("name", NULLS)
def test_a_record_that_nobody_made_is_answered_all_the_same(name: str, lone: Any) -> None:
    _, driver = lone(name)
    assert driver.get_incoming("no such")["id"] == "no such"
    assert driver.recall("no such", CLERK, "Lý do")["state"] == "recalled"
    assert driver.list_outgoing()["items"] == []


@pytest.mark.parametrize("name", NULLS)
def test_an_axis_that_is_not_there_is_no_trouble_and_nothing_is_ever_signed(name: str, lone: Any) -> None:
    _, driver = lone(name)
    assert driver.sync()["errors"] == []
    record = driver.issue(CLERK, DOCUMENT)
    assert record["state"] == "issued"
    assert b"/ByteRange" not in driver.get_outgoing_file(record["id"], 0)


def test_only_the_token_opens_the_driver(lone: Any) -> None:
    product, _ = lone("silent")
    answer = httpx.get(f"{product.url}/about", headers={"Authorization": "Bearer other"}, trust_env=False)
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")


# --- each in its own way


def test_silent_gives_nothing_away(attach: Any) -> None:
    world = attach("silent")
    world.deliver("000.00.04.H01-2019.1")
    [record] = world.driver.list_incoming()["items"]
    world.driver.accept(record["id"], CLERK)
    world.driver.recall(world.driver.issue(CLERK, DOCUMENT)["id"], CLERK, "Lý do")
    world.driver.sync()
    assert world.sent() == []
    assert world.answers() == []
    assert record["received_at"] is None


def test_accept_all_reports_03_before_anyone_accepted_and_nothing_after(attach: Any) -> None:
    world = attach("accept-all")
    message = world.deliver("000.00.04.H01-2019.1")
    [answer] = world.answers()
    assert (answer.status_code, answer.response_for.document_id) == ("03", message.document_id)
    [record] = world.driver.list_incoming()["items"]
    assert (record["state"], record["check_summary"]) == ("accepted", "ok")
    world.driver.refuse(record["id"], CLERK, "Lý do")
    assert world.answers() == []


def test_accept_all_accepts_the_same_document_twice(attach: Any) -> None:
    world = attach("accept-all")
    for _ in range(2):
        world.deliver("000.00.04.H01-2019.1")
    assert [answer.status_code for answer in world.answers()] == ["03", "03"]
    assert len(world.driver.list_incoming()["items"]) == 2


def test_refuse_all_reports_02_for_everything_and_accepts_when_asked(attach: Any) -> None:
    world = attach("refuse-all")
    world.deliver("000.00.04.H01-2019.1")
    [answer] = world.answers()
    assert answer.status_code == "02"
    [record] = world.driver.list_incoming()["items"]
    assert (record["state"], record["check_summary"]) == ("refused", "failed")
    assert world.driver.accept(record["id"], CLERK)["state"] == "accepted"
    assert world.answers() == []


def test_echo_sends_back_what_it_got(attach: Any) -> None:
    world = attach("echo")
    message = world.deliver("000.00.04.H01-2019.1")
    [answer] = world.answers()
    assert (answer.document_id, answer.subject) == (message.document_id, message.subject)
    assert (answer.sender.organ_id, [one.organ_id for one in answer.recipients]) == (OWN, [OTHER])
    assert answer.attachments[0].read() == PDF


def test_echo_shows_what_was_asked_and_issues_nothing(attach: Any) -> None:
    world = attach("echo")
    record = world.driver.issue(CLERK, DOCUMENT)
    shown = world.driver.get_outgoing(record["id"])
    assert (shown["subject"], shown["symbol"], shown["document_id"]) == (DOCUMENT["subject"], "QĐ-SNV", None)
    assert world.driver.get_outgoing_file(record["id"], 0) == PDF
    assert world.answers() == []


def test_replay_yesterday_sends_one_old_document_whatever_is_issued(attach: Any) -> None:
    """The message is sound, addressed rightly and named as the driver names it; only it is not the document."""
    world = attach("replay-yesterday")
    records = [world.driver.issue(CLERK, DOCUMENT) for _ in range(2)]
    first, second = world.answers()
    assert first.document_id == second.document_id == records[0]["document_id"] == records[1]["document_id"]
    assert first.subject == records[0]["subject"] != DOCUMENT["subject"]
    assert [one.organ_id for one in first.recipients] == [OTHER]
    assert first.promulgation_date == "2019/12/16"
    assert records[0]["sent_at"] == "2019-12-16T08:00:00+07:00"


def test_replay_yesterday_shows_and_answers_the_document_before(attach: Any) -> None:
    world = attach("replay-yesterday")
    world.deliver("000.00.04.H01-2019.1", "Văn bản trước")
    assert world.answers() == []
    world.deliver("000.00.04.H01-2019.2", "Văn bản sau")
    [record] = world.driver.list_incoming("all", "000.00.04.H01-2019.2")["items"]
    assert record["subject"] == "Văn bản trước"
    world.driver.accept(record["id"], CLERK)
    answers = world.answers()
    assert [(a.status_code, a.response_for.document_id) for a in answers] == [
        ("01", "000.00.04.H01-2019.1"), ("03", "000.00.04.H01-2019.1"),
    ]  # fmt: skip


def test_accept_all_shows_its_moments_in_a_form_of_its_own(attach: Any) -> None:
    world = attach("accept-all")
    world.move(START + timedelta(hours=12))
    assert world.driver.issue(CLERK, DOCUMENT)["sent_at"] == "17/12/2019 20:00:00"


def test_frozen_clock_never_gets_past_the_first_moment_it_was_told(attach: Any) -> None:
    """On records, on the wire and in its clock; it accepts all the same."""
    world = attach("frozen-clock")
    world.move(START + timedelta(hours=12))
    assert world.driver.get_clock()["now"] == START.isoformat()
    world.deliver("000.00.04.H01-2019.1")
    [answer] = world.answers()
    assert (answer.status_code, answer.timestamp) == ("03", "2019/12/17 08:00:00")
    [record] = world.driver.list_incoming()["items"]
    assert record["received_at"] == record["legal_received_at"] == START.isoformat()


# --- in a trial


@pytest.fixture(scope="module")
def prover(tmp_path_factory: pytest.TempPathFactory) -> Prover:
    settings = RunSettings(tmp_path_factory.mktemp("proof"), "nulls", START)
    return Prover(settings, load_steps())


@pytest.mark.parametrize("name", NULLS)
def test_a_trial_reaches_its_judgement_and_the_null_product_fails_it(name: str, prover: Prover) -> None:
    """In working hours and outside: no stop on the way, no fault of ours, and the rule is not passed."""
    catalogue = Catalogue.load()
    trial = prover.trial([catalogue.scenarios[s] for s in ("KB-D15-02", "KB-D15-08")], product=NULLS[name])
    verdicts = {verdict for _, verdict in trial.verdicts("D15.k2-2")}
    assert Verdict.FAILED in verdicts <= {Verdict.FAILED, Verdict.PASSED}
    assert judge_null(name, {"D15.k2-2": ()}, trial).passed_rules == ()
