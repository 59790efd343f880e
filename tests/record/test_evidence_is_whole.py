"""A record holds what happened: every message and file, every driver call, every move of the clock, by its scenario."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from certified_cases import NOW, Office
from record_cases import Event

from harness.catalogue import Selection
from harness.run.events import read_events
from harness.run.evidence import EvidenceStore
from harness.run.open import world_factory
from harness.run.session import Run, run_all
from harness.run.settings import RunSettings


@pytest.fixture(scope="module")
def exchanged(office: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Any], list[str]]:
    """A run with what crossed the axis for the product, and the operations that its driver was asked for."""
    out = tmp_path_factory.mktemp("whole") / "r"
    settings = RunSettings(out=out, run_id="r", started=NOW, features=office.features, selection=Selection())
    run = Run(settings, world_factory(settings))
    run.open()
    world: Any = run.world
    asked: list[str] = []
    call = world.product._driver.call

    def listening(operation: str, **arguments: Any) -> Any:
        asked.append(operation)
        return call(operation, **arguments)

    world.product._driver.call = listening
    run_all(run)
    entries = [
        entry
        for entry in world._servers.axis.journal.since(0)
        if entry.system_id == settings.sut.identity.organ_id and entry.sha256
    ]
    run.close()
    return out, entries, asked


def observations(folder: Path) -> list[Event]:
    return [row for row in read_events(folder / "events.jsonl") if row["type"] == "observation"]


def test_every_message_of_the_product_is_in_the_evidence_of_a_scenario(
    exchanged: tuple[Path, list[Any], list[str]],
) -> None:
    folder, entries, _ = exchanged
    assert len(entries) > 10
    kept: dict[str, set[str]] = {}
    for row in observations(folder):
        for digest in row["blobs"].values():
            kept.setdefault(digest, set()).add(row["scenario"])
    lost = [(entry.seq, entry.op, entry.doc_id) for entry in entries if not any(kept.get(entry.sha256, ()))]
    assert lost == []


def test_every_blob_that_an_observation_names_is_in_the_store_and_every_file_of_it_is_named(
    exchanged: tuple[Path, list[Any], list[str]],
) -> None:
    folder, _, _ = exchanged
    named = {digest for row in observations(folder) for digest in row["blobs"].values()}
    store = EvidenceStore(folder / "evidence")
    assert all(store.get(digest) for digest in named)
    assert {path.name for path in (folder / "evidence").glob("*/*")} == named


def test_every_driver_call_left_an_observation_but_those_that_only_carry_one(
    exchanged: tuple[Path, list[Any], list[str]],
) -> None:
    """Reads are told by what they read (`driver.record`), a moved clock by the clock; the rest by its operation."""
    folder, _, asked = exchanged
    reads = {"list_incoming", "get_incoming", "get_incoming_file", "list_outgoing", "get_outgoing",
             "get_outgoing_file", "register", "list_paper", "notices", "statistics"}  # fmt: skip
    told = [
        row["data"]["op"]
        for row in observations(folder)
        if row["kind"] in ("driver.answer", "driver.refused")
    ]
    assert asked
    assert [
        op for op in asked if op not in reads and op != "set_clock" and told.count(op) < asked.count(op)
    ] == []
    kinds = {row["kind"] for row in observations(folder)}
    assert {"driver.record", "clock.moved", "clock.reset"} <= kinds


def test_the_clock_never_moves_without_being_told(exchanged: tuple[Path, list[Any], list[str]]) -> None:
    """Each step begins at the time that the record says it is."""
    folder, _, _ = exchanged
    now = datetime.fromisoformat("2019-12-17T08:00:00+07:00")
    steps = 0
    for event in read_events(folder / "events.jsonl"):
        if event["type"] == "observation" and event["source"] == "clock":
            now = datetime.fromisoformat(event["data"]["to"])
        elif event["type"] == "step-start":
            steps += 1
            assert datetime.fromisoformat(event["at"]) == now, (event["scenario"], event["text"])
    assert steps > 50
