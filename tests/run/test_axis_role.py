"""Role axis as its users see it: the embedded axis, an axis in another process, deviating and null axes."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from harness.catalogue import Catalogue, Selection, role_of
from harness.oracles.judgement import Verdict
from harness.prove.campaign import null_products
from harness.prove.plan import Plan
from harness.prove.proof import judge_control, judge_defect, judge_null
from harness.prove.trial import Prover, until_refuted
from harness.run.events import read_events
from harness.run.open import open_settings
from harness.run.rejudge import rejudge
from harness.steps.registry import load_steps
from harness.sut.axis_declaration import AxisAgency, separate_systems
from harness.sut.declaration import ClockSettings, DeclarationError, embedded_declaration, load_declaration
from simulators.defects.index import load_all
from simulators.defects.registry import CONTROLS, DEFECTS, reference_parts

RULES = {"D3.k2-1", "D3.k2-2", "D6.k2.a-1", "D6.k2.a-3", "D8.k2.p", "D17.k1-1", "D17.k1-2", "D19.k5-2"}
BOTH = {"D6.k2.a-1", "D6.k2.a-3", "D8.k2.p"}
AGENCIES = ("000.00.21.H01", "000.00.02.H01", "000.00.03.H01")


def kiemchuan(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "harness.cli", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def verdicts(run: Path) -> dict[str, str]:
    summary = json.loads((run / "summary.json").read_text("utf-8"))
    return {row["id"]: row["verdict"] for row in summary["rules"]}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole run of the embedded axis by the command line."""
    folder = tmp_path_factory.mktemp("axis")
    done = kiemchuan("run", "--role", "axis", "--out", "r", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "r"


# ------------------------------------------------------------------------------------------ a run


def test_the_embedded_axis_passes_every_rule_of_its_role(finished: Path) -> None:
    found = verdicts(finished)
    assert {rule for rule, verdict in found.items() if verdict == "passed"} == RULES
    assert found["D15.k2-2"] == "not-applicable"


def test_the_record_names_the_role_and_holds_no_secret(finished: Path) -> None:
    header = next(iter(read_events(finished / "events.jsonl")))
    assert header["sut"]["role"] == "axis"
    secrets = [path for path in finished.rglob("*") if path.is_file() and b"test-secret" in path.read_bytes()]
    assert secrets == []


def test_a_stored_run_is_judged_again_with_every_socket_closed(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("judging opened a socket")

    monkeypatch.setattr(socket, "socket", no_socket)
    rows = list(rejudge(finished))
    assert len(rows) > 60
    assert [row for row in rows if row.changed] == []


def test_a_run_of_role_agency_leaves_the_scenarios_of_the_axis_alone(catalogue: Catalogue) -> None:
    for role in ("agency", "axis"):
        rules, scenarios = catalogue.select(Selection(rules=frozenset(BOTH)), role=role)
        assert {rule.id for rule in rules} == BOTH
        assert {role_of(scenario) for scenario in scenarios} <= {role}
    assert {r for s in catalogue.scenarios.values() if role_of(s) == "axis" for r in s.rules} == RULES


# ------------------------------------------------------------------------------------------ an axis of its own


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """Another copy of the axis as its own process, told beforehand where the national axis will be."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "simulators.axis", "--store", str(tmp_path / "axis.db"),
         "--upstream", f"http://127.0.0.1:{port}/XrdAdapter/adapter"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    yield json.loads(process.stdout.readline())["endpoint"], port
    process.terminate()
    assert process.wait(20) == 0


def declaration(endpoint: str, port: int, agencies: tuple[str, ...] = AGENCIES, more: str = "") -> str:
    rows = "".join(
        f'\n[[axis.agencies]]\norgan_id = "{code}"\nsystem_id = "{code}"\nsecret = "test-secret-{code}"\n'
        for code in agencies
    )
    return (
        '[product]\nname = "Trục thứ hai"\nversion = "1"\nvendor = "kiemchuan"\nrole = "axis"\n'
        f'[clock]\npoll_seconds = 2\n[ports]\nnational = {port}\n{more}[axis]\nendpoint = "{endpoint}"\n{rows}'
    )


@pytest.mark.slow
def test_an_axis_in_another_process_is_judged_over_its_face_in_real_time(
    standing: tuple[str, int], tmp_path: Path
) -> None:
    (tmp_path / "sut.toml").write_text(declaration(*standing), "utf-8")
    wanted = ("D3.k2-2", "D6.k2.a-1", "D8.k2.p", "D17.k1-2", "D19.k5-2")
    chosen = [part for rule in wanted for part in ("--rule", rule)]
    done = kiemchuan("run", "--sut", "sut.toml", *chosen, "--out", "r", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {verdicts(tmp_path / "r")[rule] for rule in wanted} == {"passed"}
    assert f":{standing[1]}/" in done.stderr  # the address that the axis has to know is told


def test_an_axis_that_speaks_for_single_agencies_only_is_not_asked_to_speak_for_two(
    standing: tuple[str, int], tmp_path: Path
) -> None:
    (tmp_path / "sut.toml").write_text(declaration(*standing), "utf-8")
    done = kiemchuan(
        "run", "--sut", "sut.toml", "--scenario", "KB-D06-401", "--out", "r", "--json", cwd=tmp_path
    )
    summary = json.loads(done.stdout)
    assert [row["verdict"] for row in summary["scenarios"]] == ["not-applicable"]


def test_an_axis_that_is_not_there_is_inconclusive_never_green(tmp_path: Path) -> None:
    text = declaration(f"http://127.0.0.1:{free_port()}/x", 0).replace(
        "poll_seconds = 2", "poll_seconds = 0.1"
    )
    (tmp_path / "sut.toml").write_text(text, "utf-8")
    done = kiemchuan("run", "--sut", "sut.toml", "--rule", "D3.k2-1", "--out", "r", "--json", cwd=tmp_path)
    assert done.returncode == 3, done.stdout + done.stderr
    row = next(row for row in json.loads(done.stdout)["rules"] if row["id"] == "D3.k2-1")
    assert (row["verdict"], row["reason"]) == ("inconclusive", "connection-lost")


# ------------------------------------------------------------------------------------------ the declaration


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (declaration("http://127.0.0.1:1/x", 0, AGENCIES[:2]), "at least 3 agencies"),
        (declaration("http://127.0.0.1:1/x", 0, (*AGENCIES, AGENCIES[0])), "occurs twice"),
        (declaration("127.0.0.1:1", 0), "axis.endpoint"),
        (declaration("http://127.0.0.1:1/x", 0, more='[declaration]\nlevels = ["L1"]\n'), "levels"),
        (declaration("http://127.0.0.1:1/x", 0, more='[declaration]\ncapabilities = ["issue"]\n'), "issue"),
        (declaration("http://x/y", 0).replace("poll_seconds = 2", 'mode = "virtual"'), "clock.mode"),
        (declaration("http://x/y", 0).replace('system_id = "000.00.02.H01"', ""), "system_id"),
        (declaration("http://x/y", 0).replace("[axis]", "[axle]").replace("[[axis.", "[[axle."), "axis"),
    ],
)  # fmt: skip
def test_a_wrong_declaration_of_an_axis_says_which_entry(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "sut.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DeclarationError, match=says):
        load_declaration(path)


def test_an_axis_may_declare_the_operations_of_its_driver(tmp_path: Path) -> None:
    path = tmp_path / "sut.toml"
    path.write_text(
        declaration("http://x/y", 0, more='[declaration]\ncapabilities = ["statistics", "journal"]\n'),
        "utf-8",
    )
    declared = load_declaration(path)
    assert declared.capabilities == {"statistics", "journal"}
    assert declared.clock.mode == "real"
    assert "test-secret" not in json.dumps(sorted(declared.capabilities)) + declared.sha256


def test_agency_a_is_one_whose_system_also_speaks_for_another() -> None:
    """So the scenario of a branch runs wherever it can."""
    single, head, branch = (
        AxisAgency(code, system, "s") for code, system in (("1", "x"), ("2", "y"), ("3", "y"))
    )
    other = AxisAgency("4", "z", "s")
    assert separate_systems((single, head, branch, other)) == (head, single, other)


# ------------------------------------------------------------------------------------------ what it proves


@pytest.fixture(scope="module")
def prover() -> Prover:
    """Trials whose agencies lose their patience soon."""
    return losing_patience_after(0.4)


@pytest.fixture(scope="module")
def impatient() -> Prover:
    """For an axis that passes nothing anyway: what comes late is not what it is asked."""
    return losing_patience_after(0.1)


def losing_patience_after(seconds: float) -> Prover:
    load_all()
    settings = open_settings(
        sut=None, role="agency", selection=Selection(), as_of=None, seed=0, shuffle=False, use_cache=True,
        out="unused", started=datetime.now().astimezone(),
    )  # fmt: skip
    hasty = replace(embedded_declaration("axis"), clock=ClockSettings(poll_seconds=seconds))
    return Prover(settings, load_steps(), axis=hasty)


def test_every_rule_of_the_role_has_a_defect_and_a_control(prover: Prover) -> None:
    assert {entry.rule for entry in DEFECTS.values() if entry.role == "axis"} == RULES
    assert {entry.rule for entry in CONTROLS.values() if entry.role == "axis"} == RULES


@pytest.mark.parametrize(
    "name",
    [
        "D3.k2-1/axis-seen-by-third-agency",
        "D17.k1-1/axis-listed-again",
        "D6.k2.a-1/axis-package-not-compared",
    ],
)
def test_a_deviating_axis_is_caught_by_its_own_rule(name: str, prover: Prover, catalogue: Catalogue) -> None:
    entry = DEFECTS[name]
    chosen = Plan(catalogue, {}, "axis").own(entry.rule)
    trial = prover.trial(chosen, parts=entry.build(reference_parts("axis")), role="axis")
    assert judge_defect(catalogue, name, entry.rule, trial).verdict == "killed"


def test_an_axis_that_words_things_otherwise_is_not_blamed(prover: Prover, catalogue: Catalogue) -> None:
    name = "D8.k2.p/axis-nameless-hop"
    mine = [s for s in catalogue.scenarios.values() if role_of(s) == "axis" and "D8.k2.p" in s.rules]
    trial = prover.trial(mine, parts=CONTROLS[name].build(reference_parts("axis")), role="axis")
    assert judge_control(name, "D8.k2.p", trial).verdict == "survived"
    notes = {note for result in trial.results for one in result.judged for note in one.judgement.notes}
    assert notes == {"chặng của Trục không ghi mã cơ quan"}


@pytest.mark.slow
@pytest.mark.parametrize("name", list(null_products("axis")))
def test_a_null_axis_passes_no_rule(name: str, impatient: Prover, catalogue: Catalogue) -> None:
    scenarios = [s for s in catalogue.scenarios.values() if role_of(s) == "axis"]
    product: Any = null_products("axis")[name]
    trial = impatient.trial(scenarios, product=product, role="axis", needed=until_refuted)
    proof = judge_null(name, dict.fromkeys(RULES, ()), trial)
    assert proof.passed_rules == ()
    assert all(trial.refuted([rule]) for rule in RULES)


def test_an_axis_that_takes_everything_and_hands_out_nothing_gave_no_answer(
    prover: Prover, catalogue: Catalogue
) -> None:
    """Absence is failed only beside something that came later (design §5): here nothing ever came."""
    product: Any = null_products("axis")["axis/black-hole"]
    trial = prover.trial([catalogue.scenarios["KB-D03-01"]], product=product, role="axis")
    assert {(j.judgement.verdict, str(j.judgement.reason)) for r in trial.results for j in r.judged} == {
        (Verdict.INCONCLUSIVE, "no-answer")
    }
