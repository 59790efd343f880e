"""`kiemchuan.html`: one file that opens anywhere, asks nobody for anything and runs nothing of a product."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from markupsafe import Markup

from harness.run.evidence import EvidenceStore
from reports.clauses import Clauses, clauses
from reports.history import run_of
from reports.page import content
from reports.page.evidence import Allowance, EvidenceTexts
from reports.page.exchange import LANES
from reports.page.given import Given, given_to
from reports.page.pack import in_script, packed
from reports.page.scenario import scenario_json
from reports.plots.coverage_map import RuleMark, coverage_counts, coverage_map
from reports.plots.run_line import Bar, run_line
from reports.plots.trend import trend
from reports.record import RunRecord, ScenarioRecord
from reports.summary import summary
from reports.web.fonts import font_css
from reports.web.policy import policy
from reports.web.templates import clause_id, templates
from reports.wording import wording

__all__ = ["NAME", "Given", "asset", "given_to", "page", "write_page"]
NAME = "kiemchuan.html"
ROOMY, FULL = 5_000_000, 8_000_000
"""Packed bytes from which texts of passed scenarios, and from which all texts, are named instead of shown."""


def write_page(record: RunRecord, target: Path, proved: Collection[str] = ()) -> Path:
    """Write the page of a run beside its evidence, to which it points by relative paths.

    `proved`: rules of which every planted defect was found, for the map.
    """
    target.write_text(page(record, given=Given.beside(record, proved)), "utf-8")
    return target


def page(record: RunRecord, proved: Collection[str] = (), *, given: Given | None = None) -> str:
    """The page as text; `given`: what of it is not the record's own, by default what lies beside the run."""
    given = given or Given.beside(record, proved)
    proved = given.proved
    told, places = summary(record), clauses()
    script = asset("controls.js") + asset("report.js")
    style = font_css() + asset("base.css") + asset("report.css")
    index, chunks = _chunks(record)
    known = {row.id: (row.name, str(row.verdict)) for row in record.scenarios}
    found = content.answer(told)
    return templates().get_template("report.html").render(
        policy=policy([script], [style]),
        style=Markup(style), script=Markup(script),  # noqa: S704 - our own files
        sut=record.sut, run=record.run, header=record.header, footer=record.footer or {},
        answer=found, failed=content.failed_rules(told, places), groups=content.open_groups(told),
        next=content.next_of(told, Path(given.folder)),
        counts=content.by_verdict(r["verdict"] for r in told["rules"] if r["scope"] == "product"),
        duties=content.by_verdict(r["verdict"] for r in told["rules"] if r["scope"] != "product"),
        scenario_counts=content.by_verdict(str(row.verdict) for row in record.scenarios),
        chapters=content.chapters(told, places, known), not_run=record.not_run,
        verdicts=[str(code) for code in content.BAD_FIRST],
        pictures=_pictures(record, told, places, given), proved=bool(proved),
        index=Markup(in_script(index)), chunks=chunks,  # noqa: S704 - `<` is escaped there
        given=Markup(in_script(given.as_json())),  # noqa: S704
        words=Markup(in_script(_words(record))),  # noqa: S704
    )  # fmt: skip


def asset(name: str) -> str:
    """A style or script of ours."""
    return files("reports").joinpath("web", "pages", name).read_text("utf-8")


def _chunks(record: RunRecord) -> tuple[dict[str, int], list[str]]:
    """Scenarios of one feature file packed together: their messages resemble each other. Which one holds which."""
    groups: dict[str, list[ScenarioRecord]] = {}
    for scenario in record.scenarios:
        groups.setdefault(scenario.path, []).append(scenario)
    texts = EvidenceTexts(EvidenceStore(record.folder / "evidence").get)
    index: dict[str, int] = {}
    chunks: list[str] = []
    size = 0
    for group in sorted(groups.values(), key=lambda rows: all(row.verdict == "passed" for row in rows)):
        texts.forget()
        chunk = packed([scenario_json(record, scenario, texts) for scenario in group])
        index.update({scenario.id: len(chunks) for scenario in group})
        chunks.append(chunk)
        size += len(chunk)
        texts.allowance = (
            Allowance.ALL if size < ROOMY else Allowance.NEEDED if size < FULL else Allowance.NONE
        )
    return index, chunks


def _pictures(record: RunRecord, told: Mapping[str, Any], places: Clauses, given: Given) -> dict[str, Any]:
    order = {rule: n for n, rule in enumerate(places.rules)}
    rows = sorted(told["rules"], key=lambda row: order.get(row["id"], len(order)))
    marks = [RuleMark(row["id"], row["verdict"], row["id"] in given.proved) for row in rows]
    bars = [
        Bar(row.id, places.article_of_path(row.path), str(row.verdict), row.duration_ms)
        for row in record.scenarios
    ]
    runs = [*given.past, run_of(told)]
    return {
        "map": coverage_map(marks, places, lambda article, clause: f"#{clause_id(article, clause)}"),
        "table": [(title, content.by_verdict(_spread(counts))) for title, counts, _ in coverage_counts(marks, places)],
        "line": run_line(bars) if bars else "",
        "trend": trend(runs) if len(runs) > 1 else "",
    }  # fmt: skip


def _spread(counts: Mapping[str, int]) -> list[str]:
    return [code for code, count in counts.items() for _ in range(count)]


def _words(record: RunRecord) -> dict[str, Any]:
    """Words that the script needs: verdicts, reasons, kinds, lanes of the picture."""
    words = wording()
    return {
        "verdicts": {code: [row.vi, row.en] for code, row in words.verdicts.items()},
        "reasons": {code: [row.vi, row.en] for code, row in words.reasons.items()},
        "remedies": {code: [row.vi, row.en] for code, row in words.remedies.items()},
        "kinds": {code: [row.vi, row.en] for code, row in words.observations.items()},
        "lanes": [[str(lane), row.vi, row.en] for lane, row in LANES[record.sut["role"]].items()],
        "rules": {rule: clauses().citation(rule) for row in record.scenarios for rule in row.rules},
    }
