"""Live Allure results of scenarios: those that `report RUN` writes, no less, no more.

allure-pytest keeps the life cycle (`--alluredir`, plain tests beside the scenarios); what it would say of a
scenario is replaced by the mapping of the scenario's events. allure-pytest-bdd is never used.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import allure_commons
import pytest

from harness.run.plugin import EXECUTION, RUN
from harness.run.session import Run
from reports.allure.live import NAME
from reports.allure.mapping import Mapped, scenario_result
from reports.allure.rules import rule_results
from reports.allure.run_files import run_files
from reports.allure.writer import write_mapped
from reports.clauses import clauses
from reports.record import scenario_record, split_scenarios

EMPTIED = (
    "statusDetails",
    "description",
    "descriptionHtml",
    "links",
    "steps",
    "attachments",
    "parameters",
    "labels",
)
"""What allure-pytest may have filled and the mapping may leave out."""


def attach(config: pytest.Config) -> None:
    """Register on both sides, pytest's and allure's, for as long as the session lives."""
    live = LiveResults(config)
    config.pluginmanager.register(live, NAME)
    allure_commons.plugin_manager.register(live)
    config.add_cleanup(lambda: allure_commons.plugin_manager.unregister(live))
    _drop_containers(live)


def _drop_containers(live: LiveResults) -> None:
    """Keep fixtures of scenarios out of the report: allure's writers see only containers of other tests.

    pluggy cannot veto a call, so the writers' own implementations are wrapped.
    """
    for implementation in allure_commons.plugin_manager.hook.report_container.get_hookimpls():
        write = implementation.function

        def only_others(container: Any, write: Any = write) -> None:
            if live.keeps(container):
                write(container=container)

        implementation.function = only_others


class LiveResults:
    """Replaces the content of results while pytest runs; writes what concerns the whole run at its end."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._folder = Path(config.getoption("allure_report_dir")).absolute()
        self._listener: Any = config.pluginmanager.get_plugin("allure_listener")
        self._item: pytest.Item | None = None
        self._ours: set[str] = set()
        self._read = 0

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Know whose result allure reports: it does so inside the protocol of the item."""
        self._item = item
        try:
            return (yield)
        finally:
            self._item = None

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionfinish(self) -> Generator[None, Any, Any]:
        """After the run is closed: rules that no scenario judged, categories, environment, executor."""
        answer = yield
        run = self._run()
        if run is not None and hasattr(run, "events"):
            self._finish(run)
        return answer

    @allure_commons.hookimpl(tryfirst=True)
    def report_result(self, result: Any) -> None:
        """Give the result of a scenario the content of its events."""
        scenario = self._scenario_id()
        run = self._run()
        if scenario is None or run is None:
            return
        self._ours.add(result.uuid)
        mapped = self._map(run, scenario, result.start)
        if mapped is None:
            return
        for name, data in mapped.files.items():
            allure_commons.plugin_manager.hook.report_attached_data(body=data, file_name=name)
        for name in EMPTIED:
            setattr(result, name, None)
        for name, value in mapped.result.items():
            setattr(result, name, value)
        result.file_pattern = f"{mapped.result['uuid']}-result.json"

    def keeps(self, container: Any) -> bool:
        """Whether a container concerns any test that is not a scenario; scenarios are taken out."""
        if (
            self._scenario_id() is not None
            and (test := self._listener.allure_logger.get_test(None)) is not None
        ):
            self._ours.add(test.uuid)
        container.children = [uuid for uuid in container.children if uuid not in self._ours]
        return bool(container.children)

    def _run(self) -> Run | None:
        return self._config.stash.get(RUN, None)

    def _scenario_id(self) -> str | None:
        if self._item is None or EXECUTION not in self._item.stash:
            return None
        return self._item.stash[EXECUTION].scenario.id

    def _map(self, run: Run, scenario_id: str, start_ms: int) -> Mapped | None:
        header = json.loads(run.events.lines[0])
        parts = [
            part for part in split_scenarios(self._new_events(run)) if part[0]["scenario"] == scenario_id
        ]
        if not parts:
            return None
        return scenario_result(scenario_record(parts[-1]), header, clauses(), run.evidence.get, start_ms)

    def _new_events(self, run: Run) -> list[dict[str, Any]]:
        lines = run.events.lines[self._read :]
        self._read += len(lines)
        return [json.loads(line) for line in lines]

    def _finish(self, run: Run) -> None:
        header = json.loads(run.events.lines[0])
        last = self._new_events(run)
        clock = round(run.settings.started.timestamp() * 1000)
        rows = [event for event in last if event["type"] == "rule"]
        for mapped in rule_results(rows, header, clauses(), clock):
            write_mapped(self._folder, mapped)
        footer = last[-1] if last and last[-1]["type"] == "footer" else None
        for name, data in run_files(header, footer).items():
            (self._folder / name).write_bytes(data)
