"""The reference scans before it issues (Đ18.k2): what is infected, carries code or could not be scanned stays."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest

from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.agencies.papers import office_file
from simulators.agencies.papers.infected import infected_file
from simulators.antivirus import Clamd, Mood
from tests.qlvb.conftest import CLERK, DRAFTER, LEADER, NEIGHBOUR, UNIT_LEADER, World, request_body


@pytest.fixture
def clamd() -> Iterator[Clamd]:
    with Clamd() as running:
        yield running


@pytest.fixture
def product(world: World, clamd: Clamd) -> HttpDriver:
    driver = world.product()
    assert driver.set_antivirus(clamd.address) == {"clamd_url": clamd.address, "reached": True}
    return driver


def with_file(name: str, data: bytes) -> dict[str, Any]:
    asked = request_body()
    asked["files"].append({"name": name, "content_base64": b64encode(data).decode(), "main": False})
    return asked


def sent(world: World) -> int:
    return sum(1 for entry in world.axis.journal.since(0) if entry.op == "sendEdoc")


def test_a_clean_document_is_scanned_file_by_file_then_issued(
    world: World, clamd: Clamd, product: HttpDriver
) -> None:
    paper = office_file("docx")
    record = product.issue(CLERK, with_file("phụ lục.docx", paper))
    assert record["state"] == "issued"
    report = record["antivirus"]
    assert report is not None and report["result"] == "clean"
    assert [file["name"] for file in report["files"]] == [file["name"] for file in record["files"]]
    assert paper in [scan.data for scan in clamd.journal.since(0)]


@pytest.mark.parametrize(
    "kind",
    [
        "tệp văn bản thô là tệp thử EICAR",
        "tệp docx nhúng gói nén hai lớp chứa tệp thử EICAR",
        "tệp văn bản thô mang chữ ký thử",
    ],
)
def test_an_infected_document_is_not_issued_and_takes_no_number(
    world: World, product: HttpDriver, kind: str
) -> None:
    with pytest.raises(DriverRefused) as refusal:
        product.issue(CLERK, with_file(*infected_file(kind)))
    assert refusal.value.code == "refused"
    assert infected_file(kind)[0] in str(refusal.value)
    assert sent(world) == 0
    assert product.list_outgoing()["items"] == []
    assert product.issue(CLERK, request_body())["document_id"].endswith(".1")


@pytest.mark.parametrize(
    "kind", ["tệp docx có macro vô hại", "tệp PDF có mã JavaScript vô hại", "tệp PDF gọi chạy chương trình"]
)
@pytest.mark.parametrize("scanner", [True, False])
def test_code_that_runs_when_a_file_is_opened_does_not_leave(
    world: World, clamd: Clamd, kind: str, scanner: bool
) -> None:
    """With or without a scanner: the product looks for itself."""
    driver = world.product()
    if scanner:
        driver.set_antivirus(clamd.address)
    with pytest.raises(DriverRefused, match="mã nhúng"):
        driver.issue(CLERK, with_file(*infected_file(kind)))
    assert sent(world) == 0


@pytest.mark.parametrize(
    "mood", [Mood.DOWN, Mood.FAILING, Mood.MUTE, Mood.GARBLED], ids=lambda mood: mood.value
)
def test_what_could_not_be_scanned_waits_until_it_can(
    world: World, clamd: Clamd, product: HttpDriver, mood: Mood
) -> None:
    clamd.mood = mood
    with pytest.raises(DriverRefused, match="chưa quét được"):
        product.issue(CLERK, request_body())
    assert sent(world) == 0
    clamd.mood = Mood.WELL
    assert product.issue(CLERK, request_body())["state"] == "issued"


def test_a_slow_scanner_is_waited_for(world: World, clamd: Clamd, product: HttpDriver) -> None:
    clamd.mood = Mood.SLOW
    assert product.issue(CLERK, request_body())["state"] == "issued"
    with pytest.raises(DriverRefused):
        product.issue(CLERK, with_file(*infected_file("tệp văn bản thô là tệp thử EICAR")))


def test_a_draft_is_scanned_when_it_is_released_and_shows_what_was_found(
    world: World, clamd: Clamd, product: HttpDriver
) -> None:
    name, data = infected_file("tệp docx nhúng tệp thử EICAR")
    key = product.draft(DRAFTER, with_file(name, data))["id"]
    product.submit(key, DRAFTER)
    product.approve(key, UNIT_LEADER)
    product.sign(key, LEADER)
    with pytest.raises(DriverRefused, match=name):
        product.release(key, CLERK)
    record = product.get_outgoing(key)
    assert record["state"] == "signed" and not record["document_id"]
    report = record["antivirus"]
    assert report is not None and report["result"] == "infected"
    assert {"name": name, "result": "infected", "finding": "Eicar-Test-Signature"} in report["files"]


def test_without_a_scanner_nothing_is_said_of_one(world: World) -> None:
    record = world.product().issue(CLERK, request_body())
    assert record["antivirus"] is None


def test_the_scanner_outlives_a_restart_and_can_be_taken_away(world: World, clamd: Clamd) -> None:
    database = world.folder / "bền" / "qlvb.sqlite"
    world.product(database=database).set_antivirus(clamd.address)
    world.products[-1].stop()
    again = world.product(database=database)
    with pytest.raises(DriverRefused):
        again.issue(CLERK, with_file(*infected_file("tệp văn bản thô là tệp thử EICAR")))
    assert again.set_antivirus() == {"clamd_url": None, "reached": False}
    assert again.issue(CLERK, request_body())["state"] == "issued"


@pytest.mark.parametrize("url", ["tcp://", "tcp://127.0.0.1", "tcp://127.0.0.1:0", "tcp://a:99999999"])
def test_an_address_that_is_none_is_refused(world: World, url: str) -> None:
    with pytest.raises(DriverRefused) as refusal:
        world.product().set_antivirus(url)
    assert refusal.value.code == "bad-request"


def test_neighbours_never_see_what_was_held_back(world: World, product: HttpDriver) -> None:
    with pytest.raises(DriverRefused):
        product.issue(CLERK, with_file(*infected_file("tệp văn bản thô là tệp thử EICAR")))
    product.issue(CLERK, request_body())
    assert len(world.client(NEIGHBOUR).received("edoc")) == 1
