"""`python -m tests.failures.gather`: one real example of each failure code, from defects of the reference.

Only codes that `examples.json` lacks are looked for (`--anew`: all). A code is looked for with the defects of the rules
that the oracle modules in which it is written judge. What no defect shows, the oracles' own tests may:
`KIEMCHUAN_HARVEST=tests/failures/examples.json pytest -p tests.failures.harvest tests/oracles`. Then look at the
table: `python -m tests.failures.table`.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from harness.catalogue import ROOT, Catalogue, Scenario, role_of
from harness.oracles.judgement import CHECKS, failure_texts
from harness.prove.campaign import ROLES, null_products
from harness.prove.trial import Prover
from harness.run.settings import RunSettings
from harness.steps.registry import load_steps
from simulators.defects.index import load_all
from simulators.defects.registry import DEFECTS, Defect, reference_parts
from tests.failures import harvest

EXAMPLES = Path(__file__).with_name("examples.json")


def main() -> int:
    anew = "--anew" in sys.argv
    registry = load_steps()
    load_all()
    harvest.start()
    if not anew:
        harvest.read(EXAMPLES)
    settings = RunSettings(out=Path("runs/gather"), run_id="gather", started=datetime.now().astimezone())
    catalogue, prover = Catalogue.load(settings.features), Prover(settings, registry)
    for defect in DEFECTS.values():
        missing = set(failure_texts()) - harvest.codes()
        if not missing & codes_near(defect.rule):
            continue
        scenarios = [
            s for s in catalogue.scenarios.values() if defect.rule in s.rules and role_of(s) == defect.role
        ]
        _try(prover, defect, scenarios)
        sys.stdout.write(f"{defect.id}: {len(harvest.codes())} / {len(failure_texts())}\n")
        sys.stdout.flush()
        harvest.write(EXAMPLES, anew=anew)
    _nulls(prover, catalogue)
    harvest.write(EXAMPLES, anew=anew)
    left = sorted(set(failure_texts()) - harvest.codes())
    sys.stdout.write(f"without an example: {', '.join(left) or 'none'}\n")
    return int(bool(left))


def _nulls(prover: Prover, catalogue: Catalogue) -> None:
    """What no defect shows, a product that does nothing right may."""
    missing = set(failure_texts()) - harvest.codes()
    near = {check.rule for check in CHECKS.values() if missing & codes_near(check.rule)}
    for role in ROLES:
        scenarios = [s for s in catalogue.scenarios.values() if role_of(s) == role and near & set(s.rules)]
        for name, product in null_products(role).items():
            try:
                prover.trial(scenarios, product=product, role=role)
            except Exception as error:
                sys.stdout.write(f"{name}: {type(error).__name__}: {error}\n")
            sys.stdout.write(f"{name} ({role}): {len(harvest.codes())} / {len(failure_texts())}\n")
            sys.stdout.flush()


def _try(prover: Prover, defect: Defect, scenarios: list[Scenario]) -> None:
    try:
        prover.trial(scenarios, parts=defect.build(reference_parts(defect.role)), role=defect.role)
    except Exception as error:  # a defect that breaks the reference shows nothing here; prove tells
        sys.stdout.write(f"{defect.id}: {type(error).__name__}: {error}\n")


def codes_near(rule: str) -> set[str]:
    """Codes that are written in the modules whose oracles judge a rule, or in those that these import."""
    modules = {sys.modules[check.oracle.__module__] for check in CHECKS.values() if check.rule == rule}
    text = ""
    for module in modules:
        own = Path(str(module.__file__)).read_text("utf-8")
        beside = [
            name
            for name in sys.modules
            if name.startswith("harness.oracles.") and f"from {name} import" in own
        ]
        text += own + "".join(
            (ROOT / f"{name.replace('.', '/')}.py").read_text("utf-8")
            for name in beside
            if (ROOT / f"{name.replace('.', '/')}.py").exists()
        )
    return {code for code in failure_texts() if f'"{code}"' in text}


if __name__ == "__main__":
    sys.exit(main())
