"""What stands in a `%%gherkin` cell: whole scenarios, or loose steps that go on from the cell before."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from harness.catalogue import CatalogueError, Scenario, Step
from harness.catalogue.scenario import SCENARIO_ID, compile_feature, compile_steps

CELL = Path("sổ tay")
"""Names a cell in errors."""
STEP_WORDS = ("Biết", "Cho", "Khi", "Thì", "Và", "Nhưng", "*")
_HEADING = re.compile(
    r"^\s*(Tính năng|Chức năng|Quy tắc|Tình huống|Kịch bản|Khung tình huống|Khung kịch bản)\s*:", re.M
)
_FEATURE = re.compile(r"^\s*(Tính năng|Chức năng)\s*:", re.M)
_SCENARIO = re.compile(r"^(?P<indent>\s*)(?=(Tình huống|Kịch bản)\s*:)", re.M)
_LANGUAGE = "# language: vi\n"


@dataclass(frozen=True)
class Cell:
    """What a cell holds: `scenarios`, or else loose `steps`."""

    scenarios: tuple[Scenario, ...] = ()
    steps: tuple[Step, ...] = ()


def read_cell(text: str, *, previous: str = "", numbered: int = 1) -> Cell:
    """Parse a cell. `previous` is the kind of the step before (given, when, then), for a cell that begins with «Và»;
    `numbered` is the number of the first scenario without an id of its own (`KB-SOTAY-01`).

    CatalogueError names the line and what to do.
    """
    text = unicodedata.normalize("NFC", text).strip("\ufeff\n") + "\n"
    if not text.strip():
        raise CatalogueError(
            "ô trống: viết một tình huống hoặc vài bước / the cell is empty: write a scenario, or some steps"
        )
    if _HEADING.search(text):
        return Cell(scenarios=tuple(compile_feature(_feature(text, numbered), CELL)))
    return Cell(steps=_loose(text, previous))


def _feature(text: str, numbered: int) -> str:
    """The text as a feature file, each scenario with an id."""
    head = "" if _FEATURE.search(text) else f"{_LANGUAGE}Tính năng: Sổ tay\n"
    if not head and not text.lstrip().startswith("#"):
        text = _LANGUAGE + text
    lines: list[str] = []
    tags = ""
    for line in text.splitlines():
        if _SCENARIO.match(line) and not SCENARIO_ID.search(tags):
            lines.append(f"  @KB-SOTAY-{numbered:02d}")
            numbered += 1
        tags = line if line.lstrip().startswith("@") else ""
        lines.append(line)
    return head + "\n".join(lines) + "\n"


def _loose(text: str, previous: str) -> tuple[Step, ...]:
    steps = compile_steps(f"{_LANGUAGE}Tính năng: Sổ tay\n  Tình huống: ô\n{text}", CELL)
    kind, told = previous, []
    for step in steps:
        kind = step.kind if step.kind != "unknown" else kind
        if not kind:
            raise CatalogueError(
                f"«{step.keyword} {step.text}»: bước đầu tiên phải bắt đầu bằng Biết, Cho, Khi hoặc Thì / "
                "the first step begins with Biết, Cho, Khi or Thì [no-kind]"
            )
        if kind == "then" and step.rule is None:
            raise CatalogueError(
                f"«{step.text}»: một Thì bắt đầu bằng quy tắc, ví dụ [D15.k2-2] / a Thì begins with its rule [no-rule]"
            )
        told.append(replace(step, kind=kind))
    if not told:
        raise CatalogueError(
            "ô không có bước nào: mỗi dòng bắt đầu bằng Biết, Khi, Thì, Và hoặc Nhưng / no step in the cell [gherkin]"
        )
    return tuple(told)
