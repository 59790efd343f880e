"""Scenarios (tình huống) as compiled from the feature files: the one form that every front end executes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from gherkin.errors import ParserError
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from harness.catalogue.rule import CatalogueError

SCENARIO_ID = re.compile(r"KB-[A-Z]+[0-9]*-[0-9]{2,4}")
RULE_REFERENCE = re.compile(r"^\[(?P<rule>[A-Z][A-Za-z0-9.\-]*)\] ")
ID_COLUMN = "mã"
TAGS = frozenset({
    "chứng-thực", "vai-trò-trục", "đối-chứng", "phần-mềm", "việc-của-cơ-quan", "việc-của-cấp-có-thẩm-quyền",
})  # fmt: skip
"""What a scenario may be marked with beside its id. Marks decide who runs it: a slip would move it unseen."""
_KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}


@dataclass(frozen=True)
class Step:
    """One step: kind given, when or then; the keyword as written; the text after substitution."""

    kind: str
    keyword: str
    text: str
    table: tuple[tuple[str, ...], ...] | None = None
    docstring: str | None = None
    line: int = 0

    @property
    def rule(self) -> str | None:
        """The rule that a Then judges: the id in brackets at the start of its text."""
        found = RULE_REFERENCE.match(self.text)
        return found["rule"] if found else None


@dataclass(frozen=True)
class Scenario:
    """One scenario, or one row of an outline (each row has its own id in the column `mã`)."""

    id: str
    name: str
    feature: str
    group: str
    path: Path
    line: int
    steps: tuple[Step, ...]
    row: tuple[tuple[str, str], ...] = ()
    tags: frozenset[str] = frozenset()

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that its Thens judge, in order, each once."""
        return tuple(dict.fromkeys(step.rule for step in self.steps if step.rule))


def read_feature(path: Path) -> list[Scenario]:
    """Parse one feature file. CatalogueError names file, line and the trap (BOM, NFD, no id, no When, …)."""
    raw = path.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        raise CatalogueError(f"{path}: starts with a byte order mark; save it as UTF-8 without BOM [bom]")
    return compile_feature(raw.decode("utf-8"), path)


def compile_feature(text: str, path: Path) -> list[Scenario]:
    """The scenarios of a feature's text; `path` names it in errors. CatalogueError as `read_feature`."""
    if not unicodedata.is_normalized("NFC", text):
        line = next(
            n for n, part in enumerate(text.splitlines(), 1) if not unicodedata.is_normalized("NFC", part)
        )
        raise CatalogueError(f"{path}:{line}: text is not NFC; normalise the file [nfd]")
    document = _parsed(text, path)
    scenarios = list(_scenarios(document, path))
    for first, second in _same_names(document):
        raise CatalogueError(
            f"{path}:{second}: same scenario name as line {first}; one would be lost [same-name]"
        )
    return scenarios


def compile_steps(text: str, path: Path) -> tuple[Step, ...]:
    """The steps of the one scenario in a feature's text, complete or not. CatalogueError `gherkin` if it has none."""
    document = _parsed(text, path)
    nodes = {step["id"]: step for node in _walk(document) for step in node["steps"]}
    pickles = cast(list[dict[str, Any]], Compiler().compile(cast(Any, document)))
    if len(pickles) != 1:
        raise CatalogueError(f"{path}: {len(pickles)} scenarios where one was expected [gherkin]")
    return tuple(_step(step, nodes) for step in pickles[0]["steps"])


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        document: dict[str, Any] = dict(Parser().parse(text))
    except ParserError as error:
        raise CatalogueError(f"{path}: {error} [gherkin]") from error
    document["uri"] = str(path)
    return document


def _same_names(document: dict[str, Any]) -> Iterator[tuple[int, int]]:
    seen: dict[str, int] = {}
    for node in _walk(document):
        name, line = node["name"], node["location"]["line"]
        if name in seen:
            yield seen[name], line
        seen[name] = line


def _walk(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for child in (document.get("feature") or {}).get("children", []):
        if "scenario" in child:
            yield child["scenario"]
        for inner in child.get("rule", {}).get("children", []):
            if "scenario" in inner:
                yield inner["scenario"]


def _groups(document: dict[str, Any]) -> dict[str, str]:
    names = {}
    for child in (document.get("feature") or {}).get("children", []):
        for inner in child.get("rule", {}).get("children", []):
            if "scenario" in inner:
                names[inner["scenario"]["id"]] = child["rule"]["name"]
    return names


def _scenarios(document: dict[str, Any], path: Path) -> Iterator[Scenario]:
    feature = document.get("feature")
    if feature is None:
        raise CatalogueError(f"{path}: holds no feature [gherkin]")
    groups = _groups(document)
    nodes = {node["id"]: node for node in _walk(document)}
    step_nodes = {}
    backgrounds = [c["background"] for c in feature["children"] if "background" in c]
    for child in feature["children"]:
        backgrounds += [
            i["background"] for i in child.get("rule", {}).get("children", []) if "background" in i
        ]
    for owner in [*nodes.values(), *backgrounds]:
        step_nodes.update({step["id"]: step for step in owner["steps"]})
    rows = {
        row["id"]: dict(
            zip(
                (c["value"] for c in block["tableHeader"]["cells"]),
                (c["value"] for c in row["cells"]),
                strict=True,
            )
        )
        for node in nodes.values()
        for block in node.get("examples", [])
        if block.get("tableHeader")
        for row in block["tableBody"]
    }
    for node in nodes.values():
        if not node["steps"]:
            raise CatalogueError(f"{path}:{node['location']['line']}: scenario without steps [no-steps]")
    pickles = cast(list[dict[str, Any]], Compiler().compile(cast(Any, document)))
    compiled = {pickle["astNodeIds"][0] for pickle in pickles}
    for key, node in nodes.items():
        if key not in compiled:
            raise CatalogueError(
                f"{path}:{node['location']['line']}: outline without rows: nothing of it would run [no-rows]"
            )
    for pickle in pickles:
        node = nodes[pickle["astNodeIds"][0]]
        row = rows.get(pickle["astNodeIds"][1], {}) if len(pickle["astNodeIds"]) > 1 else {}
        line = node["location"]["line"]
        steps = tuple(_step(step, step_nodes) for step in pickle["steps"])
        tags = frozenset(tag["name"].removeprefix("@") for tag in pickle["tags"])
        marks = _marks(tags, path, line)
        yield Scenario(
            id=_identity(tags, row, path, line),
            name=pickle["name"],
            feature=feature["name"],
            group=groups.get(node["id"], ""),
            path=path,
            line=line,
            steps=_complete(steps, path, line),
            row=tuple((k, v) for k, v in row.items() if k != ID_COLUMN),
            tags=marks,
        )


def _step(step: dict[str, Any], nodes: dict[str, Any]) -> Step:
    node = nodes[step["astNodeIds"][0]]
    argument = step.get("argument") or {}
    table = argument.get("dataTable")
    return Step(
        kind=_KINDS.get(step.get("type", ""), "unknown"),
        keyword=node["keyword"].strip(),
        text=step["text"],
        table=tuple(tuple(c["value"] for c in r["cells"]) for r in table["rows"]) if table else None,
        docstring=(argument.get("docString") or {}).get("content"),
        line=node["location"]["line"],
    )


def _identity(tags: frozenset[str], row: dict[str, str], path: Path, line: int) -> str:
    found = [row[ID_COLUMN]] if ID_COLUMN in row else [tag for tag in tags if SCENARIO_ID.fullmatch(tag)]
    if len(found) != 1 or not SCENARIO_ID.fullmatch(found[0]):
        raise CatalogueError(
            f"{path}:{line}: give the scenario exactly one id, as a tag @KB-D15-07 or, for an outline, "
            f"in a column `{ID_COLUMN}` of each row [no-id]"
        )
    return found[0]


def _marks(tags: frozenset[str], path: Path, line: int) -> frozenset[str]:
    marks = frozenset(tag for tag in tags if not SCENARIO_ID.fullmatch(tag))
    if unknown := sorted(marks - TAGS):
        known = ", ".join(f"@{tag}" for tag in sorted(TAGS))
        raise CatalogueError(
            f"{path}:{line}: @{unknown[0]} is no mark of the suite; known: {known} [no-such-tag]"
        )
    return marks


def _complete(steps: tuple[Step, ...], path: Path, line: int) -> tuple[Step, ...]:
    kinds = {step.kind for step in steps}
    if "unknown" in kinds:
        raise CatalogueError(f"{path}:{line}: a step is neither Biết/Cho, Khi nor Thì [no-kind]")
    for kind, word in (("when", "Khi"), ("then", "Thì")):
        if kind not in kinds:
            raise CatalogueError(
                f"{path}:{line}: scenario without a {word}: it would pass unseen [no-{kind}]"
            )
    for step in steps:
        if step.kind == "then" and step.rule is None:
            raise CatalogueError(f"{path}:{step.line}: a Thì begins with its rule, e.g. [D15.k2-2] [no-rule]")
    return steps
