"""What the harness adds: the same scenarios by `kiemchuan run`, and by bare pytest-bdd with the same step functions.

The baseline is pytest-bdd with one step definition that looks the text up in the registry and calls the very step
functions and oracles on the same kind of world, without events, evidence, Allure or verdicts.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from harness.catalogue import FEATURES, Selection
from harness.run.open import open_settings

ROUNDS = 3
FEATURE = FEATURES / "dieu_15" / "thoi-diem-nhan.feature"
TIMED = re.compile(r"TIMED (\d+) ([0-9.]+)")

BARE = """
import time
import pytest
from pytest_bdd import parsers, scenarios, step
from harness.catalogue.scenario import Step
from harness.oracles.observation import Observations
from harness.oracles.profile import load_profile
from harness.prove.trial import MemoryBlobs
from harness.run.world.agency_world import AgencyWorld
from harness.steps.registry import load_steps
from tests.bench.overhead import settings

scenarios({feature!r})
STEPS = load_steps()

class Nothing:
    def write(self, kind, /, **fields): pass

class Named:
    def __init__(self, name): self.id = name

@pytest.fixture(scope="session")
def world():
    chosen = settings()
    world = AgencyWorld(chosen, load_profile(chosen.profile), Nothing(), MemoryBlobs())
    world.start()
    yield world
    world.stop()

@pytest.fixture(autouse=True)
def clean(world, request):
    world.begin(Named(request.node.name))
    yield
    world.end()

class AnyText(parsers.StepParser):
    def is_matching(self, name): return name != "trace"
    def parse_arguments(self, name): return {{"text": name}}

@step(AnyText("*"))
def any_step(world, text):
    for kind in ("given", "when", "then"):
        try:
            match = STEPS.find(Step(kind, "", text))
        except Exception:
            continue
        break
    check = match.definition.check
    if check is None:
        match.definition.function(world, **match.words)
        world.settle()
        return
    for what in check.reads:
        world.read(what, match.words.get("doc", "văn bản"))
    judgement = check.oracle(world.observations(), world.profile, world.as_of, **match.words)
    assert judgement.verdict == "passed", judgement
"""

TIMER = '''
import time
class Timer:
    """Seconds per scenario, the first left out: it starts servers in one case and not in the other."""
    def pytest_runtest_logfinish(self, nodeid):
        self.last = time.perf_counter()
        if not hasattr(self, "started"):
            self.started, self.count = self.last, 0
        else:
            self.count += 1
    def pytest_sessionfinish(self):
        if getattr(self, "count", 0) == 0: return
        print(f"TIMED {self.count} {self.last - self.started:.6f}", flush=True)
'''


def settings(out: str = "unused") -> Any:
    """Settings of a run of the embedded reference, for benchmarks."""
    return open_settings(
        sut=None, role="agency", selection=Selection(), as_of=None, seed=0, shuffle=False, use_cache=True, out=out,
        started=datetime.now().astimezone(),
    )  # fmt: skip


def measure() -> dict[str, object]:
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_kiemchuan())
        theirs.append(_bare())
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    return {
        "kiemchuan, ms per scenario": f"{1000 * statistics.median(ours):.1f}",
        "bare pytest-bdd, ms per scenario": f"{1000 * statistics.median(theirs):.1f}",
        "ratio (median of pairs)": f"{ratio:.2f}",
    }


def _kiemchuan() -> float:
    code = TIMER + (
        "import sys, harness.run.progress as p\n"
        "from harness.cli import main\n"
        "class Both(Timer, p.Progress): pass\n"
        "p.Progress = Both\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    ids = re.findall(r"KB-D15-\d+", FEATURE.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        arguments = [part for name in ids for part in ("--scenario", name)]
        return _timed(
            [sys.executable, "-c", code, "run", "--quiet", "--out", f"{folder}/r", *arguments], folder
        )


def _bare() -> float:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "test_bare.py").write_text(BARE.format(feature=str(FEATURE)), "utf-8")
        code = TIMER + (
            "import sys, pytest\n"
            "options = ['test_bare.py', '-q', '-p', 'pytest_bdd.plugin', '-p', 'no:cacheprovider']\n"
            "sys.exit(pytest.main(options, plugins=[Timer()]))\n"
        )
        return _timed([sys.executable, "-c", code], folder, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")


def _timed(command: list[str], folder: str, **environment: str) -> float:
    root = str(FEATURES.parent)
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": root, **environment},
    )  # fmt: skip
    found = TIMED.search(done.stdout)
    if found is None:
        raise RuntimeError(done.stdout + done.stderr)
    return float(found[2]) / int(found[1])
