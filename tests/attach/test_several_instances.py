"""A product that stands already is judged at several places at once only where these prove to be apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.run.shares import jobs_for
from harness.sut.apart import why_not_apart
from harness.sut.declaration import Declaration, DeclarationError, load_declaration
from simulators.qlvb import Qlvb, QlvbConfig
from tests.attach.conftest import TOKEN, Attached, http

SELECTED = tuple(f"--scenario={one}" for one in ("KB-D08-220", "KB-D09-70", "KB-D15-09", "KB-D15-45"))
SECOND = "000.00.05.H01"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Two installations of one product, started by somebody else."""
    with ExitStack() as stack:
        addresses = []
        for name in ("a", "b"):
            product = Qlvb(QlvbConfig(database=tmp_path / f"{name}.sqlite", token=TOKEN))
            addresses.append(product.start())
            stack.callback(product.stop)
        yield addresses[0], addresses[1]


def instance(url: str, more: str = "") -> str:
    return f'[[instances]]\nurl = "{url}"\n{more}'


def declared(folder: Path, first: str, second: str, levels: str = '["L1", "L2"]') -> Declaration:
    path = folder / "two.toml"
    text = f'[product]\nname = "X"\nversion = "1"\n{http(first)}[declaration]\nlevels = {levels}\n{instance(second)}'
    path.write_text(text, "utf-8")
    return load_declaration(path)


def verdicts(run: Any) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    return {
        row["id"]: (row["verdict"], [(one["rule"], one["verdict"]) for one in row["judgements"]])
        for row in run.summary["scenarios"]
    }


def test_two_places_find_what_one_finds(two: tuple[str, str], judged: Attached) -> None:
    """The second plays an agency of its own; what it sent bears that agency's code."""
    places = instance(two[1], f'organ_id = "{SECOND}"\norgan_name = "Sở Thông tin và Truyền thông"\n')
    alone = judged(http(two[0]), *SELECTED, name="alone")
    both = judged(http(two[0]), *SELECTED, "--jobs=2", more=places, name="both")
    assert both.summary["complete"]
    assert verdicts(both) == verdicts(alone)
    assert {verdict for verdict, _ in verdicts(both).values()} == {"passed"}
    senders = {row["data"].get("sender") for row in both.events("observation") if row["kind"] == "wire.sent"}
    assert {"000.00.01.H01", SECOND} <= senders
    assert {row.get("instance") for row in both.events("scenario-start")} == {1, 2}
    assert {row.get("instance") for row in alone.events("scenario-start")} == {None}


def test_two_addresses_of_one_product_are_judged_one_after_the_other(
    reference: str, judged: Attached, capsys: pytest.CaptureFixture[str]
) -> None:
    """Side by side each would feel the other's clock, and rules would fail that are kept."""
    same = reference.replace("127.0.0.1", "localhost")
    run = judged(http(reference), *SELECTED, "--jobs=2", more=instance(same))
    assert "đồng hồ dùng chung" in capsys.readouterr().err
    assert {verdict for verdict, _ in verdicts(run).values()} == {"passed"}
    senders = {row["data"].get("sender") for row in run.events("observation") if row["kind"] == "wire.sent"}
    assert SECOND not in senders


def test_what_is_shared_is_named(reference: str, two: tuple[str, str], tmp_path: Path) -> None:
    same = declared(tmp_path, reference, reference.replace("127.0.0.1", "localhost"))
    unset = replace(same, capabilities=same.capabilities - {"set_clock"})
    assert "kết nối Trục dùng chung" in why_not_apart(unset.places)
    unread = replace(same, capabilities=same.capabilities - {"get_clock"})
    assert "get_clock" in why_not_apart(unread.places)
    apart = declared(tmp_path, *two)
    assert why_not_apart(apart.places) == ""
    hidden = replace(apart, capabilities=apart.capabilities - {"list_outgoing", "list_incoming"})
    assert "sổ" in why_not_apart(hidden.places)
    incoming_only = replace(apart, capabilities=apart.capabilities - {"list_outgoing"})
    assert why_not_apart(incoming_only.places) == ""


def test_shared_registers_are_seen(
    two: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two programs of one database: clock and connection are each one's own, the documents are not."""
    monkeypatch.setattr("harness.sut.apart._clocks", lambda _: None)
    monkeypatch.setattr("harness.sut.apart._connections", _connect_one)
    same = declared(tmp_path, two[0], two[0].replace("127.0.0.1", "localhost"))
    assert "sổ dùng chung" in why_not_apart(same.places)


def _connect_one(places: Any) -> None:
    places[0].driver.set_connection(**places[0].world.connection())


def test_a_place_where_nobody_answers_leaves_one(
    two: tuple[str, str], tmp_path: Path, free_port: int
) -> None:
    sut = declared(tmp_path, two[0], f"http://127.0.0.1:{free_port}")
    assert jobs_for(2, scenarios=9, sut=sut) == 1
    assert jobs_for(1, scenarios=9, sut=sut) == 1
    assert jobs_for(None, scenarios=900, sut=sut) == 1


def test_scenarios_that_act_on_a_whole_program_are_not_run_beside_others_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sut = declared(tmp_path, "http://127.0.0.1:9/so-noi-vu", "http://127.0.0.1:9/so-tu-phap")
    assert jobs_for(2, scenarios=9, sut=sut, asks=lambda: frozenset({"restart", "issue"})) == 1
    assert "restart" in capsys.readouterr().err


def test_no_more_processes_than_places(
    two: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jobs_for(5, scenarios=9, sut=declared(tmp_path, *two)) == 2
    assert "[[instances]]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{}], "url is missing"),
        ([{"url": "http://127.0.0.1:1/"}], "the same address"),
        ([{"url": "http://127.0.0.1:2"}, {"url": "http://127.0.0.1:2"}], "the same address"),
        ([{"address": "x"}], "instances[0].address"),
    ],
)
def test_places_that_cannot_be_told_apart_are_refused(
    rows: list[dict[str, str]], told: str, tmp_path: Path
) -> None:
    text = f'[product]\nname = "X"\nversion = "1"\n{http("http://127.0.0.1:1")}'
    for row in rows:
        text += "[[instances]]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in row.items())
    path = tmp_path / "sut.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DeclarationError) as error:
        load_declaration(path)
    assert told in str(error.value)


def test_a_product_that_kiemchuan_starts_needs_none(tmp_path: Path) -> None:
    path = tmp_path / "sut.toml"
    path.write_text(
        '[product]\nname = "X"\nversion = "1"\n[driver]\nkind = "http"\n[launcher]\nkind = "process"\n'
        f'command = ["x", "{{port}}"]\n{instance("http://127.0.0.1:1")}',
        "utf-8",
    )
    with pytest.raises(DeclarationError, match="has copies without them"):
        load_declaration(path)
