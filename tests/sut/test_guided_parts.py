"""What a person is told and asked: every operation of the contract in words, typed answers, hostile file names."""

from __future__ import annotations

import io
import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from harness.sut.contract import Operation, load_contract
from harness.sut.contract.shapes import Kind, Shape
from harness.sut.declaration import NOT_BY_HAND
from harness.sut.drivers import DriverError, DriverRefused, DriverUnsupported
from harness.sut.drivers.guided import (
    GuidedDriver,
    PersonLeft,
    Question,
    Recording,
    Replay,
    Reply,
    SkippedError,
    Surroundings,
    Terminal,
    Told,
)
from harness.sut.drivers.guided.desk import AnswersError
from harness.sut.drivers.guided.questions import AnswerError, Form
from harness.sut.drivers.guided.tasks import lay_ready

NOON = datetime.fromisoformat("2026-11-23T12:00:00+07:00")
ACTOR = {"role": "van-thu", "name": "A"}
BY_HAND = sorted(set(load_contract().operations) - NOT_BY_HAND)


class Scripted:
    """Says the same to every question of a form."""

    def __init__(self, **said: str) -> None:
        self.said = {
            "outcome": "x",
            "yes-no": "c",
            "choice": "1",
            "integer": "1",
            "count": "1",
            "text": "chữ",
            **said,
        }
        self.asked: list[Question] = []
        self.shown: list[str] = []

    def begin(self, scenario: str, name: str) -> None:
        return

    def tell(self, vi: str, en: str) -> None:
        self.shown.append(vi)

    def ask(self, question: Question) -> Reply:
        self.asked.append(question)
        typed = self.said[question.form]
        return Reply(question.read(typed), typed, "Người thử", NOON)


def driver(desk: Any, folder: Path, documents: Mapping[str, tuple[str, str]] | None = None) -> GuidedDriver:
    around = Surroundings(
        folder=folder, mark=lambda: 0, appears=lambda mark: True, told=lambda *_: None,
        documents=lambda: documents or {"văn bản": ("000.00.04.H01-2019.1", "Về việc thử")},
    )  # fmt: skip
    guided = GuidedDriver(desk, around)
    guided.begin("KB-T-01", "thử")
    return guided


def arguments(what: Operation) -> dict[str, Any]:
    """Something for everything that an operation takes."""
    given: dict[str, Any] = dict.fromkeys(what.path_parameters, "x")
    if "index" in given:
        given["index"] = 0
    if what.request_schema is not None:
        shape = load_contract().shape(what.request_schema)
        given |= {name: _something(shape.member(name)) for name in shape.members}
    return given


def _something(shape: Shape) -> Any:
    match shape.kind:
        case Kind.OBJECT:
            return {
                name: _something(shape.member(name)) for name in shape.members if name != "content_base64"
            }
        case Kind.LIST:
            return [_something(shape.item)]
        case Kind.YES_NO:
            return True
        case Kind.INTEGER:
            return 1
        case Kind.CHOICE:
            return shape.choices[0]
    return "chữ"


@pytest.mark.parametrize("name", BY_HAND)
def test_every_operation_can_be_put_to_a_person(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Vietnamese words of the contract; whatever of the answer is looked at is asked for and has its kind."""
    monkeypatch.setattr("harness.sut.drivers.guided.driver.lay_material", lambda *_: None)
    what = load_contract().operations[name]
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF")
    desk = Scripted(file=str(file))
    answer = driver(desk, tmp_path / "viec").call(name, **arguments(what))
    if what.answer_schema is None:
        assert answer == b"%PDF"
        return
    _look_at_all(answer, load_contract().shape(what.answer_schema))
    json.dumps(answer)
    words = [*desk.shown, *(one.vi for one in desk.asked)]
    assert name == "list_incoming" or [text for text in words if what.summary in text]


def _look_at_all(value: Any, shape: Shape, depth: int = 0) -> None:
    if isinstance(value, Told) and depth < 3:
        for name in shape.members:
            _look_at_all(value.get(name), shape.member(name), depth + 1)
    elif isinstance(value, list):
        for one in value:
            _look_at_all(one, shape.item, depth + 1)


@pytest.mark.parametrize(
    ("outcome", "error", "code"),
    [
        ("k", DriverRefused, "refused"),
        ("q", DriverRefused, "not-allowed"),
        ("t", DriverUnsupported, "not-supported"),
    ],
)
def test_a_person_says_how_the_product_declined(
    outcome: str, error: type[DriverError], code: str, tmp_path: Path
) -> None:
    with pytest.raises(error) as found:
        driver(Scripted(outcome=outcome), tmp_path).call(
            "submit", id="KB-T-01/di-1", actor={"role": "van-thu", "name": "A"}
        )
    assert found.value.code == code


def test_a_list_shows_the_documents_of_the_scenario_that_the_person_finds(tmp_path: Path) -> None:
    both = {"văn bản": ("A-1", "một"), "văn bản khác": ("A-2", "hai")}
    found = driver(Scripted(), tmp_path, both).call("list_incoming", list="working")["items"]
    assert [row.known_as for row in found] == ["A-1", "A-2"]
    assert driver(Scripted(**{"yes-no": "k"}), tmp_path / "n", both).call("list_incoming")["items"] == []


def test_files_are_laid_ready_under_names_that_stay_in_their_folder(tmp_path: Path) -> None:
    data = b64encode(b"noi dung").decode()
    names = ["../../ngoai.pdf", "van-ban.pdf", "van-ban.pdf", "viec.json", "..", "/etc/x"]
    files = [{"name": name, "content_base64": data} for name in names]
    what = load_contract().operations["issue"]
    task = lay_ready(
        tmp_path / "viec" / "1", what, {"document": {"subject": "Thử", "files": files}}, ("", "")
    )
    laid = sorted(path.name for path in task.folder.iterdir())
    assert laid == sorted(
        ["ngoai.pdf", "van-ban.pdf", "2-van-ban.pdf", "3-viec.json", "tep-4", "x", "viec.txt", "viec.json"]
    )
    assert not (tmp_path / "ngoai.pdf").exists()
    assert "content_base64" not in (task.folder / "viec.json").read_text("utf-8")
    assert str(task.folder) in task.vi


@pytest.mark.parametrize(
    ("form", "typed", "value"),
    [
        (Form.YES_NO, "Có", True), (Form.YES_NO, "n", False), (Form.INTEGER, "1.234", 1234), (Form.COUNT, "0", 0),
        (Form.TEXT, "  ợ ", "ợ"), (Form.CHOICE, "b", "B"),
    ],
)  # fmt: skip
def test_what_is_typed_has_a_value(form: Form, typed: str, value: Any) -> None:
    assert Question("k", form, "?", "?", (("B", "bê", "b"),)).read(typed) == value


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        (Form.YES_NO, "có lẽ"), (Form.INTEGER, "mười"), (Form.INTEGER, "-1"), (Form.INTEGER, "²"),
        (Form.COUNT, "9999999"),
        (Form.TEXT, ""), (Form.TEXT, "x" * 5000), (Form.CHOICE, "z"), (Form.FILE, "/khong/co"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_told_in_both_languages(form: Form, typed: str) -> None:
    with pytest.raises(AnswerError) as found:
        Question("k", form, "?", "?", (("B", "bê", "b"),)).read(typed)
    assert found.value.vi
    assert found.value.en


def test_a_record_asks_once_for_what_is_looked_at_and_remembers() -> None:
    asked: list[str] = []

    def ask(record: Told, member: str, shape: Shape) -> Any:
        asked.append(member)
        return "đã đến"

    record = Told(
        {"id": "1"}, load_contract().shape("schemas/incoming.schema.json#/$defs/IncomingRecord"), ask
    )
    assert (record.get("id"), "khong-co-trong-hop-dong" in record, asked) == ("1", False, [])
    assert (record["state_name"], record.get("state_name"), asked) == ("đã đến", "đã đến", ["state_name"])
    assert json.loads(json.dumps(record)) == {"id": "1", "state_name": "đã đến"}


def terminal(typed: str, lang: str = "vi") -> tuple[Terminal, io.StringIO]:
    shown = io.StringIO()
    return Terminal(io.StringIO(typed), shown, person="Lan", lang=lang, now=lambda: NOON), shown


ASKED = Question("k", Form.INTEGER, "Bao nhiêu?", "How many?")


def test_the_terminal_asks_again_until_there_is_an_answer() -> None:
    desk, shown = terminal("mười\n10\n")
    assert desk.ask(ASKED) == Reply(10, "10", "Lan", NOON)
    assert "gõ một số nguyên" in shown.getvalue()


def test_the_terminal_speaks_english_where_asked() -> None:
    desk, shown = terminal("x\n10\n", "en")
    desk.ask(ASKED)
    assert "How many?" in shown.getvalue()
    assert "whole number" in shown.getvalue()
    assert "Bao nhiêu" not in shown.getvalue()


def test_a_question_may_be_left_open_and_a_terminal_may_go() -> None:
    with pytest.raises(SkippedError, match="Bao nhiêu"):
        terminal("!\n")[0].ask(ASKED)
    with pytest.raises(PersonLeft):
        terminal("")[0].ask(ASKED)


def test_a_recorded_session_answers_in_its_order_and_then_no_more(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    kept = Recording(terminal("1\n2\n!\n")[0], path)
    kept.begin("KB-T-01", "thử")
    assert [kept.ask(ASKED).value for _ in range(2)] == [1, 2]
    with pytest.raises(SkippedError):
        kept.ask(ASKED)
    again = Replay(path, lambda: NOON)
    again.begin("KB-T-01", "thử")
    replies = [again.ask(ASKED) for _ in range(2)]
    assert [(one.value, one.by, one.replayed) for one in replies] == [(1, "Lan", True), (2, "Lan", True)]
    for _ in range(2):
        with pytest.raises(SkippedError):
            again.ask(ASKED)


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"scenario": "KB-T-01"}', '{"scenario": "a", "key": "b", "answer": 1}']
)
def test_a_broken_line_of_answers_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(AnswersError, match=r"answers\.jsonl:2"):
        Replay(path, lambda: NOON)
