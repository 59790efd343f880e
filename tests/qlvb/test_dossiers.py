"""Dossiers of the reference: the year's list, the code, what is put in, how long it is kept (Đ13, Đ16)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from lxml import etree

from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.clock import VIETNAM
from tests.qlvb.conftest import ADMINISTRATOR, CLERK, DRAFTER, NEIGHBOUR, World, request_body

ENTRY = {"number": "01", "symbol": "TH", "title": "Tổng hợp <& khác>", "retention": {"years": 10}}
PAPER = {"kind": "ý kiến chỉ đạo", "title": "Ý kiến", "text": "Làm ngay", "date": "2019-12-17"}


def opened(product: HttpDriver, **changes: Any) -> Any:
    product.set_dossier_list(2019, [{**ENTRY, **changes}])
    return product.open_dossier(DRAFTER, {"number": "01", "symbol": "TH"})


def arrived(world: World, product: HttpDriver) -> str:
    world.peer().send_document([world.own()])
    product.sync()
    return str(product.list_incoming("all")["items"][-1]["id"])


def refusal(call: Any, *arguments: Any, **named: Any) -> str:
    with pytest.raises(DriverRefused) as refused:
        call(*arguments, **named)
    return refused.value.code


def test_the_code_is_that_of_the_regulations_example(world: World) -> None:
    """Đ16.k2: agency, year, number and symbol, between dots."""
    dossier = opened(world.product())
    assert dossier["code"] == "000.00.01.H01.2019.01TH"
    assert dossier["retention"] == {"years": 10, "permanent": False, "name": "10 năm"}
    assert (dossier["state"], dossier["creator"]["name"]) == ("open", DRAFTER["name"])


def test_a_dossier_outside_the_list_or_opened_twice_is_refused(world: World) -> None:
    product = world.product()
    opened(product)
    assert refusal(product.open_dossier, DRAFTER, {"number": "02", "symbol": "TH"}) == "refused"
    assert refusal(product.open_dossier, DRAFTER, {"number": "01", "symbol": "TH"}) == "refused"
    assert refusal(product.open_dossier, CLERK, {"number": "01", "symbol": "TH"}) == "not-allowed"


def test_an_entry_without_a_retention_period_is_no_entry(world: World) -> None:
    product = world.product()
    assert refusal(product.set_dossier_list, 2019, [{**ENTRY, "retention": {}}]) == "bad-request"


def test_the_year_is_that_of_vietnam(world: World) -> None:
    product = world.product()
    world.clock.set(datetime(2020, 1, 1, 0, 0, 1, tzinfo=VIETNAM))
    product.set_dossier_list(2020, [ENTRY])
    product.set_dossier_list(2019, [])
    assert product.open_dossier(DRAFTER, {"number": "01", "symbol": "TH"})["code"].split(".")[4] == "2020"


def test_documents_and_papers_are_numbered_and_the_link_holds_both_ways(world: World) -> None:
    product = world.product()
    key, came = opened(product)["id"], arrived(world, product)
    sent = product.issue(CLERK, request_body(NEIGHBOUR))["id"]
    product.add_to_dossier(key, DRAFTER, document=came)
    product.add_to_dossier(key, DRAFTER, paper=PAPER)
    product.add_to_dossier(key, DRAFTER, document=sent)
    again = product.add_to_dossier(key, DRAFTER, document=sent)
    assert [(i["ordinal"], i["kind"]) for i in again["items"]] == [
        (1, "incoming"),
        (2, "related"),
        (3, "outgoing"),
    ]
    assert product.get_incoming(came)["dossier_codes"] == [again["code"]]
    assert product.get_outgoing(sent)["dossier_codes"] == [again["code"]]
    assert again["items"][1]["text"] == PAPER["text"]


def test_exactly_one_thing_is_put_in_at_a_time_and_it_has_to_exist(world: World) -> None:
    product = world.product()
    key = opened(product)["id"]
    assert refusal(product.add_to_dossier, key, DRAFTER) == "bad-request"
    assert refusal(product.add_to_dossier, key, DRAFTER, document="den-9", paper=PAPER) == "bad-request"
    assert refusal(product.add_to_dossier, key, DRAFTER, document="den-9") == "not-found"
    assert refusal(product.add_to_dossier, key, DRAFTER, document="hs-1") == "not-found"
    assert refusal(product.get_dossier, "hs-9") == "not-found"


def test_a_closed_dossier_takes_nothing_more_and_is_kept_for_its_period(world: World) -> None:
    """Đ13.k5: ten years after the year in which the work ended; on the last day still, then no more."""
    product = world.product()
    key = opened(product)["id"]
    assert refusal(product.delete_dossier, key, ADMINISTRATOR, "Thừa") == "refused"
    closed = product.close_dossier(key, DRAFTER)
    assert (closed["state"], closed["retain_until"]) == ("closed", "2029-12-31")
    assert refusal(product.add_to_dossier, key, DRAFTER, paper=PAPER) == "not-allowed"
    assert refusal(product.close_dossier, key, DRAFTER) == "not-allowed"
    world.clock.set(datetime(2029, 12, 31, 23, 59, 59, tzinfo=VIETNAM))
    assert refusal(product.delete_dossier, key, ADMINISTRATOR, "Thừa") == "refused"
    world.clock.set(datetime(2030, 1, 1, tzinfo=VIETNAM))
    assert product.delete_dossier(key, ADMINISTRATOR, "Hết hạn")["state"] == "deleted"
    assert refusal(product.delete_dossier, key, ADMINISTRATOR, "Hết hạn") == "not-allowed"


def test_what_is_permanent_is_never_deleted_nor_are_its_documents(world: World) -> None:
    product = world.product()
    came = arrived(world, product)
    key = opened(product, retention={"permanent": True})["id"]
    product.add_to_dossier(key, DRAFTER, document=came)
    assert product.close_dossier(key, DRAFTER)["retain_until"] is None
    world.clock.set(datetime(2119, 1, 1, tzinfo=VIETNAM))
    assert refusal(product.delete_dossier, key, ADMINISTRATOR, "Cũ") == "refused"
    assert refusal(product.delete_incoming, came, ADMINISTRATOR, "Cũ") == "refused"


def test_dossiers_are_listed_by_their_year(world: World) -> None:
    product = world.product()
    key = opened(product)["id"]
    assert [row["id"] for row in product.list_dossiers(2019)["items"]] == [key]
    assert product.list_dossiers(2020)["items"] == []
    assert refusal(product.call, "list_dossiers", year="MMXIX") == "bad-request"


def test_the_export_is_xml_with_the_fields_of_the_standard(world: World) -> None:
    """Đ13.k3: words with special signs stand in it as they are."""
    product = world.product()
    key = opened(product)["id"]
    product.add_to_dossier(key, DRAFTER, document=arrived(world, product))
    root = etree.fromstring(product.export_dossier(key))
    fields = {element.tag: element.text for element in root.iter() if not len(element)}
    assert fields["Title"] == ENTRY["title"]
    assert (fields["OrganId"], fields["FileCatalog"], fields["FileNotation"]) == (
        "000.00.01.H01",
        "2019",
        "01TH",
    )
    assert (fields["Maintenance"], fields["DocTotal"]) == ("10 năm", "1")
    assert int(fields["PageTotal"] or 0) >= 1
