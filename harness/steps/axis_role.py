"""Steps for a product of role axis: agencies around it exchange documents (Điều 3, 6, 8, 17, 19)."""

from __future__ import annotations

from harness.oracles.language import SentenceError, attributes, names
from harness.steps.axis_role_world import AxisRoleWorld
from harness.steps.registry import STEPS

Table = tuple[tuple[str, ...], ...]
PLACES = {
    "trên gói tin": (True, False),
    "trên lời gọi": (False, True),
    "trên cả gói tin và lời gọi": (True, True),
}
"""Where another agency is named as the sender → (in the package, in the call)."""


# ------------------------------------------------------------------------------------------ documents


@STEPS.given("{agency} có {doc} cần gửi qua Trục cho {agencies}")
def has_document(
    world: AxisRoleWorld, agency: str, doc: str, agencies: str, table: Table | None = None
) -> None:
    """A valid signed document, ready to be sent; a table sets single attributes."""
    world.compose(doc, agency, names(agencies), attributes=attributes(table))


@STEPS.given("{agency} đã đưa lên Trục {doc} cho {agencies}")
def has_sent(world: AxisRoleWorld, agency: str, doc: str, agencies: str, table: Table | None = None) -> None:
    """Composed and handed over, before the scenario's own act."""
    world.compose(doc, agency, names(agencies), attributes=attributes(table))
    world.deliver(doc)


@STEPS.when("{agency} đưa {doc} lên Trục")
def sends(world: AxisRoleWorld, agency: str, doc: str) -> None:
    """A document that was prepared is handed over."""
    world.deliver(doc)


@STEPS.when("{agency} soạn {doc} và đưa lên Trục cho {agencies}")
def composes_and_sends(
    world: AxisRoleWorld, agency: str, doc: str, agencies: str, table: Table | None = None
) -> None:
    """Prepared and handed over at once."""
    world.compose(doc, agency, names(agencies), attributes=attributes(table))
    world.deliver(doc)


@STEPS.when("{agency} thử đưa lên Trục {doc} nhưng ghi cơ quan gửi {place} là {other}")
def sends_as_another(world: AxisRoleWorld, agency: str, doc: str, place: str, other: str) -> None:
    """By its own connection, in the name of an agency that this connection does not speak for."""
    if place not in PLACES:
        raise SentenceError(f"no place {place!r}; there are {', '.join(PLACES)}")
    package, call = PLACES[place]
    world.deliver_as(doc, other, package=package, call=call)


@STEPS.given("{agency} đang đưa lên Trục {doc} thì mất kết nối giữa chừng")
def loses_the_connection_while_sending(world: AxisRoleWorld, agency: str, doc: str) -> None:
    """Half of the package has left."""
    world.deliver_cut(doc)


@STEPS.when("{agency} báo về trạng thái {code} của {doc}")
def reports(world: AxisRoleWorld, agency: str, code: str, doc: str) -> None:
    """A recipient tells the sender how far it is."""
    world.report(agency, doc, code)


# ------------------------------------------------------------------------------------------ taking in


@STEPS.when("các cơ quan nhận lấy văn bản từ Trục")
def recipients_fetch(world: AxisRoleWorld) -> None:
    """Every connected agency, on both sides, takes in what its axis lists for it and says that it has it."""
    world.collect()


@STEPS.given("các cơ quan nhận đã lấy văn bản từ Trục")
def recipients_have_fetched(world: AxisRoleWorld) -> None:
    world.collect()


@STEPS.given("{agency} đã lấy văn bản từ Trục nhưng mất kết nối trước khi báo đã nhận")
def fetched_without_saying(world: AxisRoleWorld, agency: str) -> None:
    """The document has been handed out once; the axis does not know that it arrived."""
    world.take_without_saying(agency)


@STEPS.given("{agency} ngừng kết nối với Trục")
def disconnects(world: AxisRoleWorld, agency: str) -> None:
    world.disconnect(agency)


@STEPS.given("{agency} đã kết nối lại với Trục")
def has_reconnected(world: AxisRoleWorld, agency: str) -> None:
    world.connect(agency)


@STEPS.when("{agency} kết nối lại với Trục")
def reconnects(world: AxisRoleWorld, agency: str) -> None:
    world.connect(agency)


@STEPS.given("Trục liên thông văn bản quốc gia ngừng hoạt động")
def national_axis_goes_down(world: AxisRoleWorld) -> None:
    world.national_axis(up=False)


@STEPS.when("Trục liên thông văn bản quốc gia hoạt động trở lại")
def national_axis_comes_back(world: AxisRoleWorld) -> None:
    world.national_axis(up=True)


# ------------------------------------------------------------------------------------------ asking


@STEPS.when("{agency} hỏi Trục có bao nhiêu văn bản đang chờ mình")
def asks_how_many_wait(world: AxisRoleWorld, agency: str) -> None:
    world.count_waiting(agency)


@STEPS.when("một lời gọi {credentials} thay mặt {victim} để {act}, liên quan {doc}")
def someone_asks(world: AxisRoleWorld, credentials: str, victim: str, act: str, doc: str) -> None:
    """A call that does not prove to come from the agency in whose name it is made."""
    world.probe(act, credentials, victim, doc)
