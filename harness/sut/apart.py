"""Do the instances of a product really stand apart: whoever is judged beside another must not feel it.

Two addresses of one clock, one connection or one register would give wrong verdicts without a sign. So before a run
takes several at once, each is told another time and another axis, is made to issue and to receive, and is looked at.
What cannot be looked at is taken for shared. Records are left behind, as by `doctor`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from harness.sut.check_world import SimulatedWorld, simulated_world
from harness.sut.declaration import Declaration, DeclarationError
from harness.sut.doctor.wire import calls
from harness.sut.drivers import DriverError
from harness.sut.drivers.opening import open_driver
from harness.sut.drivers.records import Actor
from harness.sut.drivers.typed import TypedDriver

_SENDER: Final = "000.00.04.H01"
"""Sở Tài chính sends what the instances receive; no product plays it."""
_STEP: Final = timedelta(minutes=11)
_LONGEST: Final = 60.0
_CLERK: Final[Actor] = {"role": "van-thu", "name": "Văn thư thử nghiệm", "unit": "Văn phòng"}


class _Shared(Exception):
    """Something is shared, or cannot be seen to be apart; the text says what, in both languages."""


@dataclass(frozen=True)
class _Place:
    """One instance, attached to an axis of its own."""

    sut: Declaration
    driver: TypedDriver
    world: SimulatedWorld

    @property
    def name(self) -> str:
        return f"{self.sut.driver.url} ({self.sut.identity.organ_id})".lstrip()


def why_not_apart(instances: Sequence[Declaration]) -> str:
    """Why these cannot be judged at the same time, in both languages; empty if nothing of one reaches another."""
    try:
        with ExitStack() as stack:
            places = [_open(sut, stack) for sut in instances]
            _clocks(places)
            _connections(places)
            _registers(places)
    except _Shared as why:
        return str(why)
    except (DriverError, DeclarationError, OSError, KeyError) as error:
        return f"không xem được các bản có tách nhau không: {error} / not all of them answer"
    return ""


def _open(sut: Declaration, stack: ExitStack) -> _Place:
    world = stack.enter_context(
        simulated_world(
            sut.identity.organ_id, _SENDER, axis_port=sut.ports.axis, control_port=sut.ports.control,
            virtual=sut.clock.mode == "virtual",
        )
    )  # fmt: skip
    caller = open_driver(sut, sut.driver.url, sut.driver.token)
    stack.callback(caller.close)
    return _Place(sut, TypedDriver(caller), world)


def _clocks(places: Sequence[_Place]) -> None:
    """Each is set to another time; all must still show their own when the last is set."""
    if places[0].sut.clock.mode != "virtual" or not places[0].sut.declares("set_clock"):
        return
    if not places[0].sut.declares("get_clock"):
        raise _Shared("không khai get_clock nên không biết mỗi bản có đồng hồ riêng / clocks cannot be read")
    set_to = [place.world.clock.now() + number * _STEP for number, place in enumerate(places)]
    for place, moment in zip(places, set_to, strict=True):
        place.driver.set_clock(moment.isoformat())
    for place, moment in zip(places, set_to, strict=True):
        shown = datetime.fromisoformat(place.driver.get_clock()["now"])
        if abs(shown - moment) >= _STEP / 2:
            raise _Shared(f"đồng hồ dùng chung: {place.name} / the clock is shared")
    for place in places:
        place.driver.set_clock(place.world.clock.now().isoformat())


def _connections(places: Sequence[_Place]) -> None:
    """Each is connected to an axis of its own; each axis must be called, and by nobody else."""
    for place in places:
        if place.sut.declares("set_connection"):
            place.driver.set_connection(**place.world.connection())
        elif not place.sut.ports.axis:
            raise _Shared(
                f"không khai set_connection và không có cổng axis cố định: {place.name} / nobody tells it its axis"
            )
    for place in places:
        _let_it_ask(place)
    for place in places:
        systems = {row.system_id for row in calls(place.world)}
        if systems != {place.world.product.system_id}:
            told = ", ".join(sorted(map(str, systems))) or "không ai / nobody"
            raise _Shared(
                f"kết nối Trục dùng chung: Trục của {place.name} được gọi bởi {told} / connection shared"
            )


def _let_it_ask(place: _Place) -> None:
    if place.sut.declares("sync"):
        place.driver.sync()
        return
    journal, own = place.world.journal, place.world.product.system_id
    journal.wait(lambda row: row.system_id == own, 0, min(2 * place.sut.clock.poll_seconds, _LONGEST))


def _registers(places: Sequence[_Place]) -> None:
    """What one issues or receives must not stand in the lists of another."""
    out = places[0].sut.declares("issue") and places[0].sut.declares("list_outgoing")
    came = places[0].sut.declares("list_incoming")
    if not (out or came):
        raise _Shared(
            "không khai list_outgoing, list_incoming nên không xem được sổ / registers cannot be read"
        )
    for place in places:
        if out:
            _only_here(place, places, _issue, lambda other: other.driver.list_outgoing())
        if came:
            _only_here(place, places, _receive, lambda other: other.driver.list_incoming())


def _issue(place: _Place) -> None:
    place.driver.issue(_CLERK, place.world.ready_document())


def _receive(place: _Place) -> None:
    place.world.deliver()
    _let_it_ask(place)


def _only_here(
    place: _Place, places: Sequence[_Place], act: Callable[[_Place], None], read: Callable[[_Place], Any]
) -> None:
    """The act adds a record to the list of its place, and to no other's."""

    def records() -> list[set[str]]:
        return [{str(row.get("id")) for row in read(each)["items"]} for each in places]

    before = records()
    act(place)
    for other, then, now in zip(places, before, records(), strict=True):
        if other is place and now <= then:  # else nobody's list would show it, and all would look apart
            raise _Shared(
                f"{place.name} không cho thấy văn bản của chính nó / does not show its own document"
            )
        if other is not place and not now <= then:
            raise _Shared(f"sổ dùng chung: {other.name} có văn bản của {place.name} / registers are shared")
