"""The agency directory of an axis (axis-api §1.2): lists of both SDK versions, registration, deletion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axis_world import HUB, LOCKED, A, B, document

from simulators.axis import provincial_axis
from simulators.carrier import Carrier, load_agencies
from simulators.clock import VirtualClock
from simulators.protocol.codes import AgencyCode
from simulators.sdk import VxpCallError, VxpClient

ClientOf = Callable[..., VxpClient]
NEW = "000.00.31.H01"


def test_the_fixture_offers_free_agencies_and_obvious_secrets() -> None:
    """At least three free provincial and one free national (design §8), no secret that could be a real one, every
    code readable, every made-up agency marked synthetic."""
    book = load_agencies()
    assert len([agency for agency in book.provincial if agency.free]) >= 3
    assert [agency for agency in book.national if agency.free]
    assert (
        len([a for a in book.provincial if a.synthetic and not a.free and a.connected and not a.locked]) >= 8
    )
    everyone = (*book.provincial, *book.national, book.hub)
    assert all(agency.secret.startswith("test-secret-") for agency in everyone)
    assert {a.organ_id for a in everyone if not a.synthetic} == {
        *(A, "000.00.00.H01", "000.00.00.G09", "000.00.00.G22", "000.00.00.H14")
    }
    assert {AgencyCode.parse(a.organ_id).level_1 for a in book.provincial} == {"H01"}
    assert all(AgencyCode.parse(a.code_2020).form == "2020" for a in (*book.provincial, *book.national))


def test_the_lists_tell_what_both_sdk_versions_expect(axis: Carrier, client_of: ClientOf) -> None:
    """Codes of QCVN 102 and of QĐ 20/2020, parents, and a delta feed with versions."""
    client = client_of(axis, A)
    agencies = {agency.code: agency for agency in client.agencies()}
    assert agencies[A].name == "Sở Nội vụ tỉnh An Giang"
    assert agencies[A].parent_id == agencies["000.00.00.H01"].id
    assert ("H01.01", A) in {(agency.code, agency.code_102) for agency in client.agencies_qd20()}
    unit = next(unit for unit in client.units() if unit.code == A)
    assert (unit.version, unit.deleted, unit.is_agency, unit.center_code) == (1, False, True, HUB)


def test_a_registered_agency_can_send_and_receive_at_once(axis: Carrier, client_of: ClientOf) -> None:
    """Registered under the calling system, which may then speak for it; registering again changes it."""
    a, b = client_of(axis, A), client_of(axis, B)
    a.register(NEW, "Chi cục Thử nghiệm", parent=A, mail="chicuc@h01.example")
    assert a.send(document(sender=NEW), from_=NEW, message_type="edoc").ok
    assert b.send(document((NEW,), sender=B), from_=B, message_type="edoc").ok
    assert [item.to for item in a.received()] == [NEW]
    a.register(NEW, "Chi cục Đổi tên")
    unit = next(unit for unit in a.units() if unit.code == NEW)
    assert (unit.name, unit.version) == ("Chi cục Đổi tên", 2)


def test_a_deleted_agency_is_gone_but_stays_in_the_delta_feed(axis: Carrier, client_of: ClientOf) -> None:
    """Code 18 for whoever sends to it."""
    a, b = client_of(axis, A), client_of(axis, B)
    a.register(NEW, "Chi cục Thử nghiệm")
    a.delete(NEW)
    assert b.send(document((NEW,), sender=B), from_=B, message_type="edoc").code == "18"
    assert NEW not in {agency.code for agency in b.agencies()}
    assert [unit.deleted for unit in b.units() if unit.code == NEW] == [True]
    a.register(NEW, "Chi cục Trở lại")
    assert b.send(document((NEW,), sender=B), from_=B, message_type="edoc").ok


def test_nobody_registers_or_deletes_what_belongs_to_another(axis: Carrier, client_of: ClientOf) -> None:
    """Code 19; the agency is unharmed."""
    a = client_of(axis, A)
    for act in (lambda: a.register(B, "Chiếm mã"), lambda: a.delete(B)):
        with pytest.raises(VxpCallError) as told:
            act()
        assert told.value.error_code == "19"
    assert a.send(document((B,)), from_=A, message_type="edoc").ok


@pytest.mark.parametrize(
    ("code", "name"),
    [("", "Không mã"), ("000.00.00.G77", "Ngoài tỉnh"), ("000.00\n.32.H01", "x"), (NEW, ""), (NEW, "a\x00b")],
)
def test_a_registration_that_makes_no_sense_is_refused(
    axis: Carrier, client_of: ClientOf, code: str, name: str
) -> None:
    """Code 27; a code outside the province does not belong on the provincial axis."""
    with pytest.raises(VxpCallError) as told:
        client_of(axis, A).register(code, name)
    assert told.value.error_code == "27"


def test_locking_and_unlocking_takes_effect_at_once(
    axis: Carrier, clock: VirtualClock, client_of: ClientOf
) -> None:
    """Code 23 while locked."""
    a = client_of(axis, A)
    axis.directory.lock(LOCKED, clock.now(), locked=False)
    axis.directory.lock(B, clock.now())
    assert a.send(document((LOCKED,)), from_=A, message_type="edoc").ok
    assert a.send(document((B,)), from_=A, message_type="edoc").code == "23"


def test_the_directory_survives_a_restart(tmp_path: Path, clock: VirtualClock, client_of: ClientOf) -> None:
    """Registrations are kept, and the fixture does not overwrite them."""
    first = provincial_axis(tmp_path / "a.sqlite3", clock)
    client = client_of(first.start(), A)
    client.register(NEW, "Chi cục Thử nghiệm")
    client.register(A, "Sở Nội vụ (tên mới)")
    first.close()
    second = provincial_axis(tmp_path / "a.sqlite3", clock)
    names = {agency.code: agency.name for agency in client_of(second.start(), A).agencies()}
    second.close()
    assert (names[NEW], names[A]) == ("Chi cục Thử nghiệm", "Sở Nội vụ (tên mới)")
