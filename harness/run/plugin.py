"""The pytest front end: `.feature` files are collected, executed by pytest-bdd, told to the run's event stream.

pytest-bdd sees one step definition, `registry_step`, that hands every step to the neutral registry: so lookup
costs the same for five steps and for five hundred, and both front ends bind steps by the same rule.
The plugin sleeps until a feature folder of the suite is collected.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import parsers, scenario, step

from harness.catalogue import CatalogueError, Scenario, Selection, read_feature
from harness.catalogue.scenario import ID_COLUMN
from harness.oracles.judgement import Verdict
from harness.run.execution import ScenarioExecution, ScenarioResult, StepOutcome
from harness.run.session import Run
from harness.sut.declaration import DeclarationError

RUN = pytest.StashKey[Run]()
OWNED = pytest.StashKey[bool]()
"""Set when the command line made the run, and writes its reports itself."""
EXECUTION = pytest.StashKey[ScenarioExecution]()
_NEXT = pytest.StashKey[int]()
_SCENARIO = pytest.StashKey[Scenario]()


class ConformanceFailure(AssertionError):
    """A check failed: the product breaks a rule."""


class Inconclusive(Exception):
    """The scenario could not tell; the reason is of design §6's closed list."""


class HarnessError(Exception):
    """The harness itself is at fault; never the vendor."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("kiemchuan", "kiemchuan: conformance with Quyết định 50/2018/QĐ-UBND")
    group.addoption(
        "--sut", metavar="FILE", help="sut.toml of the product; without it the embedded reference"
    )
    group.addoption(
        "--role", choices=("agency", "axis"), help="role of the embedded reference (default agency)"
    )
    group.addoption("--rule", action="append", default=[], metavar="ID", help="only this rule (repeatable)")
    group.addoption("--article", action="append", type=int, default=[], metavar="N", help="only this điều")
    group.addoption("--scenario", action="append", default=[], metavar="ID", help="only this scenario")
    group.addoption("--as-of", type=date.fromisoformat, metavar="DATE", help="judge as of this date")
    group.addoption(
        "--seed", type=int, default=0, metavar="N", help="seed of people, papers and personalities"
    )
    group.addoption("--shuffle", action="store_true", help="run scenarios in an order drawn from the seed")
    group.addoption(
        "--jobs", type=int, metavar="N", help="processes (embedded reference only; default: every core)"
    )
    group.addoption(
        "--attestations", action="append", default=[], metavar="FILE", help="attestations (repeatable)"
    )
    group.addoption(
        "--attestation-roots", metavar="PEM", help="roots that signers of attestations must lead to"
    )
    group.addoption("--attestations-as-of", type=date.fromisoformat, metavar="DATE", help="default: --as-of")
    group.addoption("--no-cache", action="store_true", help="prepare keys and papers anew")
    group.addoption("--out", metavar="DIR", help="the run folder itself (default runs/<id>)")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FeatureModule | None:
    if file_path.suffix == ".feature" and (file_path.parent / "rules.toml").exists():
        return FeatureModule.from_parent(parent, path=file_path)
    return None


class FeatureModule(pytest.Module):
    """One feature file as a module: a test function per scenario, made by pytest-bdd."""

    def _scenarios(self, run: Run) -> list[Scenario]:
        """CollectError where the file holds scenarios that the run's own suite does not have."""
        known = [entry for entry in run.catalogue.scenarios.values() if entry.path == self.path]
        if not known and read_feature(self.path):
            raise self.CollectError(
                f"{self.path} không thuộc bộ kịch bản đang chạy / is not of the suite that runs: "
                f"pytest {run.settings.features}"
            )
        return known

    def _getobj(self) -> types.ModuleType:
        run = _run_of(self.config)
        module = types.ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        names: dict[str, list[Scenario]] = {}
        try:
            for entry in self._scenarios(run):
                names.setdefault(f"{entry.line}", []).append(entry)
        except CatalogueError as error:
            raise self.CollectError(str(error)) from error
        wanted = {entry.id for entry in run.own}
        for entries in names.values():
            if not wanted.intersection(entry.id for entry in entries):
                continue
            first = entries[0]
            template = first.name if not first.row else None
            name = template or _outline_name(self.path, first.line)
            bind = scenario(self.path.name, name, features_base_dir=str(self.path.parent))
            function = bind(_verdict_of_scenario)
            setattr(module, f"test_{first.id.replace('-', '_')}", function)
        return module

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """The items of the selected scenarios, each bound to its compiled form by id."""
        run = _run_of(self.config)
        by_id = {entry.id: entry for entry in run.own if entry.path == self.path}
        for item in super().collect():
            if isinstance(item, pytest.Function):
                found = by_id.pop(_id_of(item), None)
                if found is None:
                    continue
                item.stash[_SCENARIO] = found
            yield item
        if by_id:
            raise self.CollectError(f"{self.path}: pytest made no test of {', '.join(sorted(by_id))}")


def _id_of(item: pytest.Function) -> str:
    callspec = getattr(item, "callspec", None)
    example = callspec.params.get("_pytest_bdd_example", {}) if callspec else {}
    if ID_COLUMN in example:
        return str(example[ID_COLUMN])
    return str(item.originalname or item.name).removeprefix("test_").replace("_", "-")


def _outline_name(path: Path, line: int) -> str:
    text = path.read_text("utf-8").splitlines()[line - 1]
    return text.split(":", 1)[1].strip()


def _run_of(config: pytest.Config) -> Run:
    """The run of this session, made on first need; a wrong suite or option is a usage error."""
    if RUN not in config.stash:
        from harness.run.attestation.file import AttestationError
        from harness.run.open import open_settings, world_factory
        from harness.sut.declaration import DeclarationError

        try:
            settings = open_settings(
                sut=config.getoption("--sut"),
                role=config.getoption("--role"),
                selection=Selection(
                    frozenset(config.getoption("--rule")),
                    frozenset(config.getoption("--article")),
                    frozenset(config.getoption("--scenario")),
                ),
                as_of=config.getoption("--as-of"),
                seed=config.getoption("--seed"),
                shuffle=config.getoption("--shuffle"),
                jobs=config.getoption("--jobs"),
                use_cache=not config.getoption("--no-cache"),
                out=config.getoption("--out"),
                started=datetime.now().astimezone(),
                attestations=config.getoption("--attestations"),
                attestation_roots=config.getoption("--attestation-roots"),
                attestations_as_of=config.getoption("--attestations-as-of"),
            )
            config.stash[RUN] = Run(settings, world_factory(settings))
        except (CatalogueError, DeclarationError, AttestationError) as error:
            raise pytest.UsageError(str(error)) from error
    return config.stash[RUN]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if RUN not in config.stash:
        return
    order = {entry.id: n for n, entry in enumerate(config.stash[RUN].own)}
    items.sort(key=lambda item: order[item.stash[_SCENARIO].id] if _SCENARIO in item.stash else -1)


def pytest_collection_finish(session: pytest.Session) -> None:
    config = session.config
    if (
        RUN in config.stash
        and not config.option.collectonly
        and any(_SCENARIO in i.stash for i in session.items)
    ):
        try:
            config.stash[RUN].open()
        except (OSError, DeclarationError) as error:
            raise pytest.UsageError(f"kiemchuan: {error}") from error


def pytest_sessionfinish(session: pytest.Session) -> None:
    run = session.config.stash.get(RUN, None)
    if run is not None and hasattr(run, "world"):
        run.close()
        if OWNED not in session.config.stash:
            from harness.run.open import after_pytest

            after_pytest(run)


def pytest_unconfigure(config: pytest.Config) -> None:
    run = config.stash.get(RUN, None)
    if run is not None and hasattr(run, "world") and run.outcome is None:
        run.world.stop()


# ------------------------------------------------------------------------------------------------ one scenario


def pytest_bdd_before_scenario(request: pytest.FixtureRequest) -> None:
    item = request.node
    if _SCENARIO not in item.stash:
        return
    run = item.config.stash[RUN]
    execution = run.execution(item.stash[_SCENARIO])
    item.stash[EXECUTION] = execution
    item.stash[_NEXT] = 0
    execution.begin()


def pytest_bdd_after_scenario(request: pytest.FixtureRequest) -> None:
    item = request.node
    if EXECUTION in item.stash and not item.stash[EXECUTION].cut:
        item.config.stash[RUN].finish(item.stash[EXECUTION].end())


class _AnyStep(parsers.StepParser):
    """Matches every text: which definition is meant is the registry's business."""

    def is_matching(self, name: str) -> bool:
        return name != "trace"

    def parse_arguments(self, name: str) -> dict[str, Any]:
        return {"step_text": name}


@step(_AnyStep("*"))
def registry_step(request: pytest.FixtureRequest, step_text: str) -> None:
    """The one step definition that pytest-bdd knows."""
    item = request.node
    execution = item.stash[EXECUTION]
    number = item.stash[_NEXT]
    item.stash[_NEXT] = number + 1
    compiled = execution.scenario.steps[number]
    if compiled.text != step_text:
        raise HarnessError(f"pytest-bdd runs {step_text!r} where the compiled scenario has {compiled.text!r}")
    outcome = execution.run_step(number, compiled)
    item.config.hook.pytest_kiemchuan_step(item=item, number=number, outcome=outcome)


class _Hooks:
    @pytest.hookspec
    def pytest_kiemchuan_step(self, item: pytest.Item, number: int, outcome: StepOutcome) -> None:
        """A step of a scenario has ended."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    pluginmanager.add_hookspecs(_Hooks)


def _verdict_of_scenario(request: pytest.FixtureRequest) -> None:
    __tracebackhide__ = True
    result = request.node.stash[EXECUTION].result
    raise_for(result)


def raise_for(result: ScenarioResult) -> None:
    """Turn a scenario's verdict into pytest's words: failed, error, or skipped; nothing where it passed."""
    __tracebackhide__ = True
    if result.verdict in (Verdict.PASSED, Verdict.ATTESTED):
        return
    lines = [
        _line(item.rule, item.judgement)
        for item in result.judged
        if item.judgement.verdict not in (Verdict.PASSED, Verdict.ATTESTED)
    ]
    text = "\n".join(dict.fromkeys(lines))
    if result.verdict is Verdict.FAILED:
        raise ConformanceFailure(text)
    if result.verdict is Verdict.NOT_APPLICABLE:
        pytest.skip(text)
    if result.verdict is Verdict.HARNESS_ERROR:
        raise HarnessError(text)
    raise Inconclusive(text)


def _line(rule: str, judgement: Any) -> str:
    if judgement.failure:
        return f"[{rule}] {judgement.failure.as_json()['text_vi']}"
    return f"[{rule}] {judgement.verdict}: {judgement.reason or ''} {judgement.detail}".rstrip()
