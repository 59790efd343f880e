"""One thing changed in what a driver answers: the rule that it breaks fails; harmless changes fail nothing."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from harness.catalogue import Catalogue
from harness.oracles.judgement import Verdict
from harness.oracles.language import VIETNAM
from harness.oracles.profile import load_profile
from harness.prove.trial import MemoryBlobs, OperationLog
from harness.run.execution import ScenarioResult, execute
from harness.run.settings import RunSettings
from harness.run.world.agency_world import AgencyWorld
from harness.steps.registry import StepRegistry, load_steps
from harness.sut.drivers import Caller

Change = Callable[[str, Any], Any]
"""From an operation and the value of its answer to the value that the harness is given."""

INCOMING = frozenset({"get_incoming", "list_incoming"})
OUTGOING = frozenset({"get_outgoing", "list_outgoing"})
PAPER = frozenset({"list_paper"})
FINE = (Verdict.PASSED, Verdict.NOT_APPLICABLE)


class LyingDriver:
    """Stands between harness and driver; `change` is what it does to an answer."""

    def __init__(self, inner: Caller) -> None:
        self._inner = inner
        self.change: Change | None = None

    def call(self, operation: str, /, **arguments: Any) -> Any:
        value = copy.deepcopy(self._inner.call(operation, **arguments))
        return self.change(operation, value) if self.change else value

    def close(self) -> None:
        self._inner.close()


@dataclass(frozen=True)
class Bench:
    """A world with a reference product behind a driver that can be made to lie."""

    world: AgencyWorld
    driver: LyingDriver
    catalogue: Catalogue
    registry: StepRegistry

    def run(self, scenario: str, change: Change) -> ScenarioResult:
        self.driver.change = change
        try:
            return execute(self.catalogue.scenarios[scenario], self.world, self.registry, OperationLog())
        finally:
            self.driver.change = None


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    out: Path = tmp_path_factory.mktemp("driver")
    settings = RunSettings(out=out, run_id="driver", started=datetime(2019, 12, 17, 8, tzinfo=VIETNAM))
    world = AgencyWorld(settings, load_profile(settings.profile), OperationLog(), MemoryBlobs())
    try:
        world.start()
        driver = LyingDriver(world.product._driver)
        world.product.use(driver)
        yield Bench(world, driver, Catalogue.load(settings.features), load_steps())
    finally:
        world.stop()


def _records(operations: frozenset[str], edit: Callable[[dict[str, Any]], object]) -> Change:
    def change(operation: str, value: Any) -> Any:
        if operation in operations:
            for record in value.get("items", [value]):
                edit(record)
        return value

    return change


def _events(name: str, edit: Callable[[dict[str, Any]], object]) -> Change:
    """Every line of a history with this name."""
    return _records(
        INCOMING | OUTGOING, lambda r: [edit(line) for line in r["history"] if line["event"] == name]
    )


def _rows(edit: Callable[[dict[str, Any]], object]) -> Change:
    def change(operation: str, value: Any) -> Any:
        for row in value["rows"] if operation == "register" else ():
            edit(row)
        return value

    return change


def _found(edit: Callable[[list[dict[str, Any]]], object]) -> Change:
    def change(operation: str, value: Any) -> Any:
        if operation == "search":
            edit(value["items"])
        return value

    return change


def _moved(record: dict[str, Any], field: str, by: timedelta) -> None:
    if record.get(field):
        record[field] = (datetime.fromisoformat(record[field]) + by).isoformat()


def _owed_a_day_later(operation: str, value: Any) -> Any:
    for row in value["answers"] if operation == "statistics" else ():
        _moved(row, "due_date", timedelta(days=1))
        row["due_date"] = row["due_date"][:10]
    return value


def _overview(group: str, edit: Callable[[dict[str, Any]], object]) -> Change:
    """Every row of one group of the overview of what is owed or late."""

    def change(operation: str, value: Any) -> Any:
        for row in value[group] if operation == "statistics" else ():
            edit(row)
        return value

    return change


def _listed_twice(operation_with_items: str) -> Change:
    def change(operation: str, value: Any) -> Any:
        return {**value, "items": value["items"] * 2} if operation == operation_with_items else value

    return change


def _no_reports_owed(operation: str, value: Any) -> Any:
    return {**value, "reports": []} if operation == "statistics" else value


def _everywhere(edit: Callable[[dict[str, Any]], dict[str, Any]]) -> Change:
    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return edit({name: walk(one) for name, one in value.items()})
        return [walk(one) for one in value] if isinstance(value, list) else value

    return lambda _operation, value: walk(value)


def _other_state(record: dict[str, Any], true: str, told: str) -> None:
    if record["state"] == true:
        record["state"] = told


_HOUR = timedelta(hours=1)

HARMFUL: dict[str, tuple[str, Change]] = {
    "incoming number": ("D8.k2.c", _records(INCOMING, lambda r: r.update(number="9999"))),
    "incoming symbol": ("D8.k2.c", _records(INCOMING, lambda r: r.update(symbol="ZZ-ZZ"))),
    "incoming date": ("D8.k2.d", _records(INCOMING, lambda r: r.update(date="2019-12-01"))),
    "incoming type": ("D8.k2.dd", _records(INCOMING, lambda r: r.update(type_name="Thông báo khác"))),
    "incoming subject cut": ("D8.k2.e", _records(INCOMING, lambda r: r.update(subject=r["subject"][:-5]))),
    "incoming signer": ("D8.k2.i", _records(INCOMING, lambda r: r["signer"].update(full_name="Người Khác"))),
    "incoming sender": ("D8.k2.l", _records(INCOMING, lambda r: r["sender"].update(organ_id="000.00.99.H01"))),
    "incoming recipients lost": ("D8.k2.m", _records(INCOMING, lambda r: r.update(recipients=[]))),
    "incoming files lost": ("D8.k2.g", _records(INCOMING, lambda r: r.update(files=[]))),
    "received in another zone": ("D15.k2-1", _records(INCOMING, lambda r: _moved(r, "received_at", 7 * _HOUR))),
    "legal receipt an hour late": ("D15.k2-2", _records(INCOMING, lambda r: _moved(r, "legal_received_at", _HOUR))),
    "two hours over lunch": ("D6.k2.b-1", _records(INCOMING, lambda r: _moved(r, "handle_by", _HOUR))),
    "assigned in time, told late": (
        "D6.k2.b-3", _records(INCOMING, lambda r: r.update(assign_late=not r["assign_late"])),
    ),
    "accepted, shown as arrived": (
        "D8.k2.h-2", _records(INCOMING, lambda r: _other_state(r, "accepted", "arrived")),
    ),
    "refused, shown as arrived": ("D8.k2.h-6", _records(INCOMING, lambda r: _other_state(r, "refused", "arrived"))),
    "finished, shown as processing": (
        "D8.k2.h-5", _records(INCOMING, lambda r: _other_state(r, "finished", "processing")),
    ),
    "register number": ("D9.k1.b", _rows(lambda r: r.update(number="9999"))),
    "register arrival number": (
        "D9.k1.b", _rows(lambda r: r.update(arrival_number=(r.get("arrival_number") or 0) + 1)),
    ),
    "register received an hour late": ("D9.k1.b", _rows(lambda r: _moved(r, "received_at", _HOUR))),
    "register legal receipt": ("D9.k1.b", _rows(lambda r: _moved(r, "legal_received_at", _HOUR))),
    "register file nobody sent": ("D9.k1.b", _rows(lambda r: r["file_names"].append("thêm.docx"))),
    "register recipient nobody chose": (
        "D6.k2.c-2", _rows(lambda r: r["recipients"].append({"organ_id": "000.00.99.H01", "name": "Khác"})),
    ),
    "register X": ("D6.k2.c-2", _rows(lambda r: r.update(x=(r.get("x") or 0) + 1))),
    "register sent in another zone": ("D6.k2.c-2", _rows(lambda r: _moved(r, "sent_at", 7 * _HOUR))),
    "sent in another zone": ("D15.k1-1", _records(OUTGOING, lambda r: _moved(r, "sent_at", 7 * _HOUR))),
    "acknowledged an hour later": ("D15.k1-2", _records(OUTGOING, lambda r: _moved(r, "acknowledged_at", _HOUR))),
    "no zone in the history": (
        "D15.k3-2", _records(INCOMING | OUTGOING, lambda r: [e.update(at=e["at"][:19]) for e in r["history"]]),
    ),
    "history lost": ("D8.k2.p", _records(INCOMING | OUTGOING, lambda r: r.update(history=[]))),
    "history newest first": ("D8.k2.p", _records(INCOMING | OUTGOING, lambda r: r["history"].reverse())),
    "history lines twice": (
        "D8.k2.p", _records(INCOMING | OUTGOING, lambda r: r.update(history=[e for e in r["history"] for _ in "12"])),
    ),
    "accepted by somebody else": (
        "D8.k2.p", _events("accepted", lambda e: e.update(actor={"role": "van-thu", "name": "Người Khác"})),
    ),
    "accepted, the line says arrived": ("D8.k2.p", _events("accepted", lambda e: e.update(state="arrived"))),
    "issued, the line says draft": ("D8.k2.p", _events("issued", lambda e: e.update(state="draft"))),
    "issued half a day ago": ("D8.k2.p", _events("issued", lambda e: _moved(e, "at", -4 * _HOUR))),
    "last status half a day later": (
        "D8.k2.p", _records(OUTGOING, lambda r: _moved(r["history"][-1], "at", 4 * _HOUR)),
    ),
    "status before the last dropped": ("D8.k2.p", _records(OUTGOING, lambda r: r["history"].pop(-2))),
    "overdue in the list, not on the record": (
        "D9.k2.c-1", _records(INCOMING, lambda r: r.update(overdue=not r["overdue"])),
    ),
    "handed over by another": (
        "D9.k2.a-3", _records(INCOMING, lambda r: (r["assignment"] or {}).get("actor", {}).update(name="Người Khác")),
    ),
    "recall answered 15, told 16": (
        "D9.k1.c-3", _records(INCOMING, lambda r: r["recall"] and r["recall"].update(answer="16")),
    ),
    "refused in another role": (
        "D6.k1.d-2", _records(INCOMING, lambda r: r["refusal"] and r["refusal"]["actor"].update(role="quan-tri")),
    ),
    "issue an hour later": ("D15.k1-1", _records(OUTGOING, lambda r: _moved(r, "issued_at", _HOUR))),
    "search gives each twice": ("D13.k1-3", _found(lambda items: items.extend(copy.deepcopy(items)))),
    "search gives one that does not fit": (
        "D13.k1-3", _found(lambda items: items.append({**items[0], "record": "x", "document_id": "x", "number": "9"})),
    ),
    "answer owed a day later": ("D10.k3.b-3", _owed_a_day_later),
    "mark without paper": ("D14.k2-2", _records(OUTGOING, lambda r: r.update(no_paper=not r["no_paper"]))),
    "paper under another number": ("D14.k3-2", _records(PAPER, lambda r: r.update(number="999"))),
    "paper of another sender": ("D14.k3-2", _records(PAPER, lambda r: r["sender"].update(organ_id="000.99.99.H01"))),
    "report owed, not in the overview": ("D9.k2.c-2", _no_reports_owed),
    "report owed by another unit": ("D9.k2.c-2", _overview("reports", lambda r: r["lead"].update(unit="Khác"))),
    "report a day later than it is": ("D9.k2.c-2", _overview("reports", lambda r: r.update(days_late=1))),
    "reminder of an answer counted twice": ("D10.k3.b-2", _overview("answers", lambda r: r.update(reminders=2))),
    "one reminder, two notices": ("D9.k2.c-2", _listed_twice("notices")),
    "late list with an hour more": ("D6.k2.b-1", _overview("late", lambda r: _moved(r, "due", _HOUR))),
    "late list names another document": ("D6.k2.b-1", _overview("late", lambda r: r.update(document_id="x"))),
}  # fmt: skip

HARMLESS: dict[str, Change] = {
    "members nobody asked for": _everywhere(lambda d: {**d, "x_vendor": [1, None, "ă"]}),
    "members in another order": _everywhere(lambda d: dict(reversed(d.items()))),
    "fractions of a second": _everywhere(
        lambda d: {k: v.replace(":00+07:00", ":00.000+07:00") if isinstance(v, str) else v for k, v in d.items()}
    ),
    "recipients and checks in another order": _everywhere(
        lambda d: {k: v[::-1] if k in ("recipients", "checks") else v for k, v in d.items()}
    ),
    "checks of its own": _everywhere(
        lambda d: {**d, "checks": [*d["checks"], {"name": "x", "result": "ok"}]} if "checks" in d else d
    ),
    "no detail in the history": _everywhere(lambda d: {**d, "detail": None} if "event" in d else d),
    "a person's lines without the person": _everywhere(
        lambda d: {**d, "actor": None, "state": None} if d.get("event") == "accepted" else d
    ),
    "no sizes": _everywhere(lambda d: {k: v for k, v in d.items() if k not in ("size", "content_type", "form")}),
}  # fmt: skip

SCENARIOS: dict[str, str] = {
    "incoming number": "KB-D08-030",
    "incoming symbol": "KB-D08-030",
    "incoming date": "KB-D08-030",
    "incoming type": "KB-D08-030",
    "incoming subject cut": "KB-D08-030",
    "incoming signer": "KB-D08-041",
    "incoming sender": "KB-D08-030",
    "incoming recipients lost": "KB-D08-041",
    "incoming files lost": "KB-D08-075",
    "received in another zone": "KB-D15-32",
    "legal receipt an hour late": "KB-D15-05",
    "two hours over lunch": "KB-D06-103",
    "assigned in time, told late": "KB-D06-120",
    "accepted, shown as arrived": "KB-D08-202",
    "refused, shown as arrived": "KB-D08-207",
    "finished, shown as processing": "KB-D08-206",
    "register number": "KB-D09-90",
    "register arrival number": "KB-D09-90",
    "register received an hour late": "KB-D09-90",
    "register legal receipt": "KB-D09-90",
    "register file nobody sent": "KB-D09-90",
    "register recipient nobody chose": "KB-D06-350",
    "register X": "KB-D06-350",
    "register sent in another zone": "KB-D06-350",
    "sent in another zone": "KB-D15-20",
    "acknowledged an hour later": "KB-D15-20",
    "no zone in the history": "KB-D15-41",
    "history lost": "KB-D08-095",
    "history newest first": "KB-D08-095",
    "history lines twice": "KB-D08-096",
    "accepted by somebody else": "KB-D08-096",
    "accepted, the line says arrived": "KB-D08-096",
    "issued, the line says draft": "KB-D08-095",
    "issued half a day ago": "KB-D08-095",
    "last status half a day later": "KB-D08-095",
    "status before the last dropped": "KB-D08-095",
    "overdue in the list, not on the record": "KB-D09-455",
    "handed over by another": "KB-D09-410",
    "recall answered 15, told 16": "KB-D09-101",
    "refused in another role": "KB-D06-010",
    "issue an hour later": "KB-D15-20",
    "search gives each twice": "KB-D13-001",
    "search gives one that does not fit": "KB-D13-001",
    "answer owed a day later": "KB-D10-471",
    "mark without paper": "KB-D06-041",
    "paper under another number": "KB-D14-010",
    "paper of another sender": "KB-D14-010",
    "report owed, not in the overview": "KB-D09-470",
    "report owed by another unit": "KB-D09-470",
    "report a day later than it is": "KB-D09-474",
    "reminder of an answer counted twice": "KB-D10-461",
    "one reminder, two notices": "KB-D09-473",
    "late list with an hour more": "KB-D06-102",
    "late list names another document": "KB-D06-102",
}
"""Where each of them is seen: a scenario of the rule."""


@pytest.mark.parametrize("name", HARMFUL)
def test_a_driver_that_misstates_one_thing_fails_the_rule_of_it(bench: Bench, name: str) -> None:
    rule, change = HARMFUL[name]
    result = bench.run(SCENARIOS[name], change)
    assert Verdict.FAILED in {one.judgement.verdict for one in result.judged if one.rule == rule}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_driver_that_says_the_same_otherwise_fails_nothing(bench: Bench, name: str) -> None:
    for scenario in sorted({*SCENARIOS.values()})[::4]:
        result = bench.run(scenario, HARMLESS[name])
        assert {one.judgement.verdict for one in result.judged} <= {*FINE}, scenario
