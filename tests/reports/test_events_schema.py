"""Every event that a run writes is described by `harness/run/events.schema.json`."""

from __future__ import annotations

import json
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from harness.catalogue import Selection
from harness.run.events import read_events
from harness.run.session import Run
from harness.run.settings import RunSettings
from harness.run.world.empty import EmptyWorld

SCHEMA = json.loads(files("harness.run").joinpath("events.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
KINDS = [part["$ref"].rpartition("/")[2] for part in SCHEMA["oneOf"]]


def problems(event: dict[str, Any]) -> list[str]:
    """What is wrong with an event, by the part of the schema that is meant for its type."""
    part = Draft202012Validator({**SCHEMA["$defs"][event["type"]], "$defs": SCHEMA["$defs"]})
    return [f"{event['type']} {error.json_path}: {error.message}" for error in part.iter_errors(event)]


def test_the_schema_is_a_valid_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_run_writes_only_events_of_the_schema(finished: Path) -> None:
    """Header, product, scenarios with every verdict, rules and footer."""
    events = list(read_events(finished / "events.jsonl"))
    assert [line for event in events for line in problems(event)] == []
    assert [event for event in events if not VALIDATOR.is_valid(event)] == []
    assert {event["type"] for event in events} == set(KINDS)


def test_a_session_writes_header_rules_and_footer_of_the_schema(tmp_path: Path) -> None:
    """The real session, over a rule that nobody can test, so that no world is needed."""
    settings = RunSettings(
        out=tmp_path / "run",
        run_id="r",
        started=datetime.fromisoformat("2026-11-23T09:00:00+07:00"),
        selection=Selection(rules=frozenset({"QD.D1"})),
    )
    run = Run(settings, lambda *_: EmptyWorld())  # type: ignore[arg-type]
    run.open()
    run.close()
    events = list(read_events(settings.out / "events.jsonl"))
    assert [line for event in events for line in problems(event)] == []
    assert events[0]["type"] == "header"
    assert events[-1]["type"] == "footer"


@pytest.mark.parametrize("kind", KINDS)
def test_an_event_without_one_of_its_fields_is_refused(finished: Path, kind: str) -> None:
    """The schema is no empty promise: it misses every field that is gone."""
    event = next(event for event in read_events(finished / "events.jsonl") if event["type"] == kind)
    for name in event:
        broken = {key: value for key, value in event.items() if key != name}
        assert not VALIDATOR.is_valid(broken), name


def test_a_failed_judgement_must_say_what_failed(finished: Path) -> None:
    """A verdict without its failure, or a failure without its verdict, is refused."""
    events = [event for event in read_events(finished / "events.jsonl") if event["type"] == "judgement"]
    bad = next(event for event in events if event["verdict"] == "failed")
    assert VALIDATOR.is_valid(bad)
    assert not VALIDATOR.is_valid({**bad, "failure": None})
    assert not VALIDATOR.is_valid({**bad, "verdict": "passed"})
    still_open = next(event for event in events if event["verdict"] == "inconclusive")
    assert not VALIDATOR.is_valid({**still_open, "reason": None})
    assert not VALIDATOR.is_valid({**still_open, "reason": "mood"})
