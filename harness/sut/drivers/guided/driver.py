"""A person as the driver: acts are told and confirmed, readings are asked for, the wire is watched for what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from harness.sut.contract import Operation, load_contract
from harness.sut.contract.shapes import Kind, Shape
from harness.sut.drivers.errors import DriverRefused, DriverUnsupported
from harness.sut.drivers.guided.desk import Desk, Reply, outcome_choices
from harness.sut.drivers.guided.material import lay_material
from harness.sut.drivers.guided.questions import Form, Outcome, Question
from harness.sut.drivers.guided.tasks import Task, choice_name, lay_ready, list_name, member_name
from harness.sut.drivers.guided.told import ABSENT, Told

SENDING = frozenset(
    {"issue", "release", "recall", "update", "replace", "resend", "take_back", "accept", "refuse"}
)
"""Acts after which the product has something to say on the wire."""


@dataclass(frozen=True)
class Surroundings:
    """What the world lends to a person at work.

    `folder`: where tasks are laid. `mark` and `appears`: whether the product sends anything after a mark, waited for
    within a bound. `told`: stores an answer before it is handed on (question, reply, the record and member it
    completes, its value). `documents`: identifier and subject of each incoming document, by its name in the scenario.
    """

    folder: Path
    mark: Callable[[], int]
    appears: Callable[[int], bool]
    told: Callable[[Question, Reply, Told | None, str, Any], None]
    documents: Callable[[], Mapping[str, tuple[str, str]]]


@dataclass
class _Scenario:
    """What a person has in hand: titles of records by id, and the number of tasks so far."""

    identity: str = "chuan-bi"
    titles: dict[str, tuple[str, str]] = field(default_factory=dict)
    tasks: int = 0


class GuidedDriver:
    """Performs operations by asking. Answers of records are `Told`: they ask on when somebody looks at a member."""

    source = "person"

    def __init__(self, desk: Desk, surroundings: Surroundings) -> None:
        self._desk = desk
        self._around = surroundings
        self._contract = load_contract()
        self._now = _Scenario()

    def begin(self, scenario: str, name: str) -> None:
        """A scenario starts; nothing of the one before is asked about again."""
        self._now = _Scenario(scenario)
        self._desk.begin(scenario, name)

    def close(self) -> None:
        return

    def call(self, operation: str, /, **arguments: Any) -> Any:
        """Have a person perform or read. DriverRefused, DriverUnsupported as the person says of the product."""
        what = self._contract.operations[operation]
        given = {name: value for name, value in arguments.items() if value is not None}
        if what.answer_schema is None:
            return self._file(what, given)
        if what.method != "GET":
            return self._act(what, given)
        if operation == "list_incoming":
            return {"items": self._incoming(what, given)}
        return self._reading(what, given)

    # ------------------------------------------------------------------------------------------- acts

    def _act(self, what: Operation, given: Mapping[str, Any]) -> Any:
        task = self._lay(what, given)
        if given.get("signing_material_url"):
            lay_material(task.folder, given["signing_material_url"], given.get("signing_material_token", ""))
            task = replace(
                task, vi=f"{task.vi}\n   khóa, chứng thư để sẵn trong: {task.folder}",
                en=f"{task.en}\n   keys and roots laid ready in: {task.folder}",
            )  # fmt: skip
        mark = self._around.mark()
        handle = self._handle(given)
        reply = self._ask(
            Question(f"{what.name}:{handle}", Form.OUTCOME, task.vi, task.en, outcome_choices())
        )
        if reply.value != Outcome.DONE:
            raise self._undone(what, Outcome(reply.value), handle)
        if what.name in SENDING:
            self._watch(what, mark, handle)
        return self._record(what, given)

    def _watch(self, what: Operation, mark: int, handle: str) -> None:
        """Wait for what the act makes the product send; the person may wait longer, the wire decides in the end."""
        self._desk.tell("   … đang chờ gói tin trên Trục", "   … waiting for the axis to see it")
        while not self._around.appears(mark):
            question = Question(
                f"{what.name}:{handle}:wait", Form.YES_NO,
                "Trục chưa thấy phần mềm gửi gì sau việc này. Chờ thêm?",
                "The axis has seen nothing from the product since. Wait on?",
            )  # fmt: skip
            if not self._ask(question).value:
                return

    def _undone(self, what: Operation, outcome: Outcome, handle: str) -> Exception:
        if outcome is Outcome.MISSING:
            return DriverUnsupported(
                what.name, "not-supported", "người thực hiện: phần mềm không có chức năng này"
            )
        question = Question(
            f"{what.name}:{handle}:message", Form.TEXT, "Phần mềm báo gì?", "What does the product say?",
            optional=True,
        )  # fmt: skip
        message = self._ask(question).value or "không báo gì / no message"
        if outcome is Outcome.NOT_ALLOWED:
            return DriverRefused(what.name, "not-allowed", message, status=409)
        return DriverRefused(what.name, "refused", message, status=409)

    def _lay(self, what: Operation, given: Mapping[str, Any]) -> Task:
        folder = self._around.folder
        while folder == self._around.folder or folder.exists():  # one of a part of the run that was left
            self._now.tasks += 1
            folder = self._around.folder / f"{self._now.identity}-{self._now.tasks:02}-{what.name}"
        return lay_ready(folder, what, given, self._title(given))

    def _record(self, what: Operation, given: Mapping[str, Any]) -> Any:
        """The answer of an act: a record that is known by its id, the rest asked for when looked at."""
        assert what.answer_schema is not None
        shape = self._contract.shape(what.answer_schema)
        if "id" not in shape.members:
            return Told(dict(given), shape, self._asker(what.name))
        identity = given.get("id")
        document = given.get("document", given.get("paper"))
        if identity is None or what.status == 201:
            identity = self._new("di" if isinstance(given.get("document"), Mapping) else "ban-ghi", document)
        handle = str(identity).rpartition("/")[2]
        known: dict[str, Any] = {"id": identity}
        if what.answer_schema.endswith("OutgoingRecord"):
            known["document_id"] = None
        return Told(known, shape, self._asker(f"{what.name}:{handle}"))

    # ------------------------------------------------------------------------------------------- readings

    def _reading(self, what: Operation, given: Mapping[str, Any]) -> Any:
        """A screen that is opened now and read when somebody looks."""
        assert what.answer_schema is not None
        shape = self._contract.shape(what.answer_schema)
        title = self._title(given)
        said = ", ".join(list_name(str(value)) for name, value in given.items() if name != "id")
        at_hand = " ".join(filter(None, (title[0], said)))
        self._desk.tell(
            f"▶ Mở màn hình: {what.summary}. {at_hand}", f"▶ Open: {what.name}. {title[1]} {said}"
        )
        handle = self._handle(given) or "-".join(str(value) for value in given.values())
        prefix = f"{what.name}:{handle}"
        known: dict[str, Any] = {
            name: given[name] for name in ("id", "year") if name in given and name in shape.members
        }
        record = Told(known, shape, self._asker(prefix))
        for name in ("items", "rows"):
            if name in shape.members:
                record[name]
        return record

    def _incoming(self, what: Operation, given: Mapping[str, Any]) -> list[Told]:
        """Which documents of the scenario a list of incoming documents shows."""
        wanted = given.get("document_id")
        where = list_name(str(given.get("list", "all")))
        whose = "".join(f" của {given[name]}" for name in ("unit", "person") if name in given)
        found = []
        for label, (document_id, subject) in self._around.documents().items():
            if wanted is not None and document_id != wanted:
                continue
            title = f"“{subject}” (mã {document_id or 'không có'})"
            question = Question(
                f"list_incoming:{given.get('list', 'all')}{whose}:{label}", Form.YES_NO,
                f"Danh sách {where}{whose} có {label} {title} không?",
                f"Does the list {given.get('list', 'all')}{whose} show {title}?",
            )  # fmt: skip
            if self._ask(question).value:
                found.append(self._shown(label, document_id, subject))
        return found

    def _shown(self, label: str, document_id: str, subject: str) -> Told:
        identity = f"{self._now.identity}/den-{label.replace('/', '-')}"
        title = f"văn bản đến “{subject}”, mã {document_id or 'không có'}"
        self._now.titles[identity] = (title, f"incoming document “{subject}”, id {document_id or 'none'}")
        handle = identity.rpartition("/")[2]
        shape = self._contract.shape("schemas/incoming.schema.json#/$defs/IncomingRecord")
        asker = self._asker(f"get_incoming:{handle}")
        return Told({"id": identity}, shape, asker, known_as=document_id or subject)

    def _file(self, what: Operation, given: Mapping[str, Any]) -> bytes:
        """A file as the product gives it: saved by the person, read here."""
        title = self._title(given)
        index = int(given.get("index", 0))
        question = Question(
            f"{what.name}:{self._handle(given)}:{index}", Form.FILE,
            f"▶ {what.summary}: tải tệp thứ {index + 1} về máy này. {title[0]}",
            f"▶ {what.name}: save file {index + 1} on this machine. {title[1]}", optional=True,
        )  # fmt: skip
        path = self._ask(question).value
        if path is None:
            raise DriverRefused(
                what.name, "refused", "người thực hiện: phần mềm không cho mở tệp", status=409
            )
        return Path(path).expanduser().read_bytes()

    # ------------------------------------------------------------------------------------------- asking

    def _asker(self, prefix: str) -> Callable[[Told, str, Shape], Any]:
        def ask(record: Told, member: str, shape: Shape) -> Any:
            place = f"{record.name}.{member}" if record.name else member
            words = " › ".join(_spoken(part) for part in place.split("."))
            question = _member_question(f"{prefix}:{place}", words, member, shape)
            reply = self._desk.ask(question)
            value = _value(record, member, shape, reply.value)
            self._around.told(question, reply, record, member, value)
            return value

        return ask

    def _ask(self, question: Question) -> Reply:
        reply = self._desk.ask(question)
        self._around.told(question, reply, None, "", reply.value)
        return reply

    def _new(self, kind: str, document: Any) -> str:
        number = sum(f"/{kind}-" in one for one in self._now.titles) + 1
        identity = f"{self._now.identity}/{kind}-{number}"
        subject = document.get("subject", "") if isinstance(document, Mapping) else ""
        self._now.titles[identity] = (f"văn bản “{subject}”", f"document “{subject}”")
        return identity

    def _title(self, given: Mapping[str, Any]) -> tuple[str, str]:
        return self._now.titles.get(str(given.get("id", "")), ("", ""))

    def _handle(self, given: Mapping[str, Any]) -> str:
        """The part of an id that stays the same from run to run."""
        return str(given.get("id", "")).rpartition("/")[2]


def _spoken(part: str) -> str:
    name, bracket, number = part.partition("[")
    return f"{member_name(name)} ({int(number.rstrip(']')) + 1})" if bracket else member_name(name)


def _member_question(key: str, words: str, member: str, shape: Shape) -> Question:
    vi, en = f"Màn hình cho thấy {words}:", f"What the screen shows as {member} ({shape.description})"
    match shape.kind:
        case Kind.CHOICE:
            choices = tuple((str(n), choice_name(one), one) for n, one in enumerate(shape.choices, 1))
            return Question(key, Form.CHOICE, vi, en, choices, optional=True)
        case Kind.YES_NO:
            return Question(key, Form.YES_NO, vi, en, optional=True)
        case Kind.INTEGER:
            return Question(key, Form.INTEGER, vi, en, optional=True)
        case Kind.LIST:
            return Question(key, Form.COUNT, f"{vi} bao nhiêu dòng?", f"{en}: how many lines?", optional=True)
        case Kind.OBJECT:
            return Question(key, Form.YES_NO, f"{vi} có hay không?", f"{en}: is there any?")
    return Question(key, Form.TEXT, vi, en, optional=True)


def _value(record: Told, member: str, shape: Shape, said: Any) -> Any:
    """The JSON value of what was said of a member."""
    if said is None:
        return ABSENT
    match shape.kind:
        case Kind.CHOICE:
            return shape.choices[int(said) - 1]
        case Kind.OBJECT:
            return record.within({}, shape, member) if said else ABSENT
        case Kind.LIST:
            return [_item(record, f"{member}[{n}]", shape.item) for n in range(said)]
    return said


def _item(record: Told, name: str, shape: Shape) -> Any:
    """A line of a list: an object that asks for itself, or a value that is asked for at once."""
    if shape.kind is Kind.OBJECT:
        return record.within({}, shape, name)
    return record.within({}, _single(shape), name)["text"]


def _single(shape: Shape) -> Shape:
    return Shape({"properties": {"text": {"type": "string"}}}, None)
