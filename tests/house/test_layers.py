"""The arrows of the house point only downward (ARCHITECTURE.md, design §3)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LAYERS: list[set[str]] = [
    {"simulators.protocol", "simulators.shelf", "simulators.plain_http"},
    {"simulators.clock", "simulators.pki", "simulators.antivirus", "simulators.serving", "simulators.sdk"},
    {"simulators.carrier"},
    {"simulators.axis", "simulators.national", "simulators.qlvb", "simulators.agencies"},
    {"simulators.defects", "simulators.standing"},
    {"harness.catalogue", "harness.oracles", "harness.sut"},
    {"harness.steps"},
    {"harness.run"},
    {"reports"},
    {"harness.prove", "harness.explore", "harness.jupyter", "harness.lint"},
    {"harness.cli"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
PEERS = {"simulators.axis", "simulators.national", "simulators.qlvb", "simulators.agencies"}


def room(module: str) -> str | None:
    """The room of the house that a module lives in."""
    parts = module.split(".")
    for size in (2, 1):
        name = ".".join(parts[:size])
        if name in RANK:
            return name
    return None


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def modules() -> list[tuple[str, Path]]:
    paths = [p for top in ("simulators", "harness", "reports") for p in sorted((ROOT / top).rglob("*.py"))]
    return [(".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), p) for p in paths]


def crossings() -> list[str]:
    wrong = []
    for name, path in modules():
        mine = room(name)
        if mine is None:
            continue
        for other in sorted({found for found in map(room, imports(path)) if found and found != mine}):
            upward = RANK[other] > RANK[mine] and not (
                mine.startswith("harness") and other.startswith("simulators")
            )
            sideways = mine in PEERS and other in PEERS
            if upward or sideways:
                wrong.append(f"{name} imports {other}")
    return wrong


def test_no_module_imports_a_room_above_it() -> None:
    assert crossings() == []


def test_simulators_know_nothing_of_the_harness() -> None:
    wrong = [name for name, path in modules() if name.startswith("simulators")
             and any(i.split(".")[0] in ("harness", "reports") for i in imports(path))]  # fmt: skip
    assert wrong == []


def test_the_judge_shares_no_code_with_the_judged() -> None:
    wrong = [name for name, path in modules() if name.startswith("harness.oracles")
             and any(i.startswith("simulators") for i in imports(path))]  # fmt: skip
    assert wrong == []


def test_every_room_is_ranked() -> None:
    unknown = sorted(
        {".".join(name.split(".")[:2]) for name, _ in modules() if room(name) is None and "." in name}
    )
    assert unknown == []


@pytest.mark.parametrize("word", ["utils", "helpers", "manager", "common", "misc"])
def test_no_room_is_a_box_room(word: str) -> None:
    assert [name for name, _ in modules() if word in name.split(".")] == []
