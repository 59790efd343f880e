"""Backup, loss, restore and restart of the reference (Đ13.k1, k2): byte for byte, and nothing on a bad copy."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from base64 import b64encode
from datetime import datetime
from typing import Any

import pytest

from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.clock import VIETNAM
from tests.qlvb.conftest import ADMINISTRATOR, CLERK, DRAFTER, NEIGHBOUR, World, request_body


def everything(product: HttpDriver) -> dict[str, Any]:
    """Records, registers, dossiers, and the hash of every file."""
    outgoing, incoming = product.list_outgoing()["items"], product.list_incoming("all")["items"]
    files = [product.get_outgoing_file(r["id"], f["index"]) for r in outgoing for f in r["files"]]
    files += [product.get_incoming_file(r["id"], f["index"]) for r in incoming for f in r["files"]]
    return {
        "outgoing": outgoing, "incoming": incoming, "dossiers": product.list_dossiers()["items"],
        "registers": [product.register("incoming", 2019), product.register("outgoing", 2019)],
        "files": [hashlib.sha256(data).hexdigest() for data in files],
    }  # fmt: skip


@pytest.fixture
def product(world: World) -> HttpDriver:
    """A product that has issued, received, accepted and filed."""
    driver = world.product()
    world.peer().send_document([world.own()])
    driver.sync()
    key = driver.list_incoming("all")["items"][0]["id"]
    driver.accept(key, CLERK)
    driver.issue(CLERK, request_body(NEIGHBOUR))
    entry = {"number": "01", "symbol": "TH", "title": "Tổng hợp", "retention": {"years": 10}}
    driver.set_dossier_list(2019, [entry])
    driver.open_dossier(DRAFTER, {"number": "01", "symbol": "TH"}, incoming=key)
    return driver


def copy_of(product: HttpDriver) -> bytes:
    made = product.backup(ADMINISTRATOR)
    data = product.get_backup(made["id"])
    assert (made["size"], made["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    return data


def restore(product: HttpDriver, data: bytes) -> None:
    product.restore(ADMINISTRATOR, b64encode(data).decode())


def test_what_was_lost_comes_back_and_numbers_go_on(product: HttpDriver) -> None:
    before, data = everything(product), copy_of(product)
    product.clear_store(ADMINISTRATOR)
    lost = everything(product)
    assert [lost[name] for name in ("outgoing", "incoming", "dossiers", "files")] == [[], [], [], []]
    restore(product, data)
    assert everything(product) == before
    assert product.issue(CLERK, request_body(NEIGHBOUR))["document_id"].endswith("-2019.2")


def test_a_restart_keeps_everything_and_the_agency_is_known_before_the_first_call(
    product: HttpDriver,
) -> None:
    before = everything(product)
    product.restart(ADMINISTRATOR)
    product.set_clock("2019-12-17T08:00:00+07:00")
    assert everything(product) == before
    assert before["outgoing"][0]["sender"]["organ_id"] == "000.00.01.H01"
    assert product.sync()["errors"] == []


def _without(data: bytes, dropped: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if not name.startswith(dropped):
                new.writestr(name, old.read(name))
    return target.getvalue()


def _forged(data: bytes) -> bytes:
    """A database that is none, under a manifest that says that it is."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        sums = {
            **json.loads(old.read("manifest.json")),
            "store.sqlite": hashlib.sha256(b"no database").hexdigest(),
        }
        new.writestr("manifest.json", json.dumps(sums))
        for name in old.namelist()[1:]:
            new.writestr(name, b"no database" if name == "store.sqlite" else old.read(name))
    return target.getvalue()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :],
        lambda data: _without(data, "files/"),
        lambda data: _without(data, "manifest"),
        lambda data: _without(data, "store"),
        _forged,
    ],
    ids=["empty", "cut", "one-bit", "no-files", "no-manifest", "no-database", "forged"],
)
def test_a_damaged_copy_is_refused_and_nothing_is_lost(product: HttpDriver, damage: Any) -> None:
    before, data = everything(product), copy_of(product)
    with pytest.raises(DriverRefused) as refusal:
        restore(product, damage(data))
    assert refusal.value.code == "refused"
    assert everything(product) == before


def test_copies_are_made_by_the_clock_and_the_newest_two_are_kept(world: World) -> None:
    product = world.product()
    product.set_backup_schedule(24)
    seen = []
    for day, hour in ((18, 7), (18, 8), (18, 20), (19, 8), (20, 9)):
        world.clock.set(datetime(2019, 12, day, hour, tzinfo=VIETNAM))
        product.sync()
        seen.append([copy["id"] for copy in product.list_backups()["items"]])
    assert seen == [[], ["bs-1"], ["bs-1"], ["bs-1", "bs-2"], ["bs-2", "bs-3"]]
    assert product.list_backups()["items"][-1]["automatic"] is True
    product.set_backup_schedule(0)
    world.clock.set(datetime(2020, 1, 20, 9, tzinfo=VIETNAM))
    product.sync()
    assert len(product.list_backups()["items"]) == 2


@pytest.mark.parametrize("operation", ["restart", "clear_store", "backup"])
def test_only_an_administrator_may(world: World, operation: str) -> None:
    product = world.product()
    with pytest.raises(DriverRefused) as refusal:
        product.call(operation, actor=CLERK)
    assert refusal.value.status == 403
