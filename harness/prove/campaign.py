"""A whole proof: baseline on the reference, then every defect, control and null product, on all cores."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field
from typing import Any

from harness.catalogue import Catalogue, role_of
from harness.oracles.judgement import Verdict
from harness.prove.known_operations import KnownOperations
from harness.prove.plan import Plan
from harness.prove.proof import ControlProof, DefectProof, NullProof, judge_control, judge_defect, judge_null
from harness.prove.trial import Prover, until_killed, until_refuted
from harness.run.settings import RunSettings
from harness.steps.registry import load_steps

TIMEOUT_SECONDS = 120
ROLES = ("agency", "axis")


@dataclass(frozen=True)
class Job:
    """One trial to make: kind `defect`, `control` or `null`, and its id."""

    kind: str
    id: str
    rule: str
    scenarios: tuple[str, ...]
    role: str


@dataclass
class Proof:
    """All that was proved."""

    defects: list[DefectProof] = field(default_factory=list)
    controls: list[ControlProof] = field(default_factory=list)
    nulls: list[NullProof] = field(default_factory=list)
    baseline_failures: dict[str, str] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        return (
            not self.baseline_failures
            and all(d.verdict == "killed" for d in self.defects)
            and all(c.verdict == "survived" for c in self.controls)
            and not any(n.passed_rules or n.undeclared for n in self.nulls)
        )


_STATE: dict[str, Any] = {}
"""Of a worker process: its prover and catalogue, made once."""


def _prepare(settings: RunSettings) -> None:
    from simulators.defects.index import load_all

    load_all()
    _STATE["catalogue"] = Catalogue.load(settings.features)
    _STATE["prover"] = Prover(settings, load_steps())
    gc.freeze()  # modules and catalogue stay: trials make much garbage, and looking for it need not look there


def _baseline(role: str, scenario_ids: tuple[str, ...]) -> tuple[dict[str, set[str]], dict[str, str]]:
    catalogue, prover = _STATE["catalogue"], _STATE["prover"]
    trial = prover.trial((catalogue.scenarios[s] for s in scenario_ids), role=role)
    fine = (Verdict.PASSED, Verdict.NOT_APPLICABLE)
    bad = {r.scenario.id: str(r.verdict) for r in trial.results if r.verdict not in fine}
    return trial.operations, bad


def _work(job: Job) -> DefectProof | ControlProof | NullProof:
    from simulators.defects.registry import CONTROLS, DEFECTS, reference_parts

    catalogue, prover = _STATE["catalogue"], _STATE["prover"]
    scenarios = [catalogue.scenarios[s] for s in job.scenarios]
    try:
        if job.kind == "defect":
            defect = DEFECTS[job.id]
            parts = defect.build(reference_parts(defect.role))
            trial = prover.trial(scenarios, parts=parts, role=job.role, needed=until_killed(job.rule))
            return judge_defect(catalogue, job.id, job.rule, trial)
        if job.kind == "control":
            control = CONTROLS[job.id]
            parts = control.build(reference_parts(control.role))
            return judge_control(job.id, job.rule, prover.trial(scenarios, parts=parts, role=job.role))
        product = null_products(job.role)[job.id]
        trial = prover.trial(scenarios, product=product, role=job.role, needed=until_refuted)
        return judge_null(job.id, {r: () for s in scenarios for r in s.rules}, trial)
    except (
        Exception
    ) as error:  # a defect that breaks the reference itself is `broken`, not a crash of the proof
        if job.kind == "defect":
            return DefectProof(job.id, job.rule, "broken", detail=f"{type(error).__name__}: {error}")
        if job.kind == "control":
            return ControlProof(job.id, job.rule, "killed", f"{type(error).__name__}: {error}")
        raise


def prove(
    settings: RunSettings, rules: Iterable[str], *, full: bool = False, nulls: bool = True, jobs: int | None = None,
    progress: Callable[[int, int, Any], None] | None = None,
) -> Proof:  # fmt: skip
    """Prove the checks of some rules. The reference must pass all of their scenarios first."""
    _prepare(settings)
    catalogue: Catalogue = _STATE["catalogue"]
    wanted = set(rules)
    proof = Proof()
    workers = jobs or os.cpu_count() or 1
    pool = ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare, initargs=(settings,)
    )
    with pool:
        todo: list[Job] = []
        for role in ROLES:
            own = tuple(
                s.id for s in catalogue.scenarios.values() if role_of(s) == role and wanted & set(s.rules)
            )
            if not own:
                continue
            known = KnownOperations.of(settings, role)
            everything = [s.id for s in catalogue.scenarios.values() if role_of(s) == role]
            ids = everything if full or known.read() is None else list(own)
            shares = [tuple(share) for n in range(workers) if (share := ids[n::workers])]
            for found, bad in pool.map(_baseline, [role] * len(shares), shares):
                known.learn(found)
                proof.baseline_failures.update(bad)
            if ids is everything:
                known.keep()
            plan = Plan(catalogue, known.operations, role, full)
            todo += _jobs(catalogue, wanted, plan, nulls=nulls, own=own, role=role)
        futures = {pool.submit(_work, job): job for job in todo}
        for done, future in enumerate(as_completed(futures), 1):
            job = futures[future]
            try:
                result = future.result(timeout=TIMEOUT_SECONDS)
            except FutureTimeout:
                result = DefectProof(job.id, job.rule, "timeout")
            _file(proof, result)
            if progress:
                progress(done, len(todo), result)
    for table in (proof.defects, proof.controls, proof.nulls):
        table.sort(key=lambda row: row.id)
    return proof


def _jobs(
    catalogue: Catalogue, wanted: set[str], plan: Plan, *, nulls: bool, own: tuple[str, ...], role: str
) -> Iterator[Job]:  # fmt: skip
    from simulators.defects.registry import CONTROLS, DEFECTS

    if nulls:
        for name in null_products(role):
            yield Job("null", name, "", own, role)
    turns: Counter[str | None] = Counter()
    for defect in DEFECTS.values():
        if defect.rule in wanted and defect.role == role:
            about = plan.operation_of(defect.rule)
            chosen = plan.scenarios_for(defect.rule, turns[about])
            turns[about] += 1
            yield Job("defect", defect.id, defect.rule, tuple(s.id for s in chosen), role)
    for control in CONTROLS.values():
        if control.rule in wanted and control.role == role:
            mine = tuple(s.id for s in plan.own(control.rule))
            yield Job("control", control.id, control.rule, mine, role)


def null_products(role: str) -> Mapping[str, Callable[..., Any]]:
    """The null products of a role by name: each starts one."""
    if role == "axis":
        from simulators.defects.null_axes import NULL_AXES

        return NULL_AXES
    from simulators.defects.nulls import NULLS

    return NULLS


def _file(proof: Proof, result: DefectProof | ControlProof | NullProof) -> None:
    if isinstance(result, DefectProof):
        proof.defects.append(result)
    elif isinstance(result, ControlProof):
        proof.controls.append(result)
    else:
        proof.nulls.append(result)
