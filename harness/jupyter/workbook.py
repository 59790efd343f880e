"""Workbooks (sổ tay): an executable one per điều, and an executed one of a stored run, as evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from harness.catalogue import Catalogue, CatalogueError, Rule, Scenario, Step, role_of
from harness.jupyter.shown import told_readings, waiting
from harness.jupyter.views import RuleView, ScenarioView
from harness.oracles.profile import Switch, load_profile
from harness.run.evidence import EvidenceMissing, EvidenceStore
from harness.run.open import profile_path
from reports.clauses import clauses
from reports.failure_text import reason_line
from reports.record import RunRecord, ScenarioRecord
from reports.web.templates import clean
from reports.wording import wording

_KERNEL = {"display_name": "Python 3 (kiemchuan)", "language": "python", "name": "python3"}
_SETUP = "%load_ext harness.jupyter\n%kiemchuan"


@dataclass(frozen=True)
class Source:
    """What a workbook is made of: the catalogue, the readings in force, and a run where it shows one."""

    catalogue: Catalogue
    switches: tuple[Switch, ...]
    run: RunRecord | None = None

    def scenarios_of(self, rule: Rule) -> list[Scenario]:
        return [self.catalogue.scenarios[name] for name in self.catalogue.scenarios_of.get(rule.id, ())]

    @cached_property
    def records(self) -> Mapping[str, ScenarioRecord]:
        """What the run shows, by scenario."""
        return {record.id: record for record in self.run.scenarios} if self.run else {}

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str, Any]]:
        """What the run says of each rule, by its id."""
        return {row["id"]: row for row in self.run.rules} if self.run else {}

    @cached_property
    def evidence(self) -> Callable[[str], bytes]:
        """Reads a blob of the run; one that is gone or was changed is told in its place."""
        assert self.run is not None
        store = EvidenceStore(self.run.folder / "evidence")

        def read(digest: str) -> bytes:
            try:
                return store.get(digest)
            except EvidenceMissing as error:
                return f"(bằng chứng không còn nguyên / {error})".encode()

        return read


def workbook(source: Source, articles: Sequence[int] = ()) -> nbformat.NotebookNode:
    """A workbook of some điều (all where none is named): clause, rule, scenarios, room to try variations.

    With a run its outputs are what that run showed, and nothing needs to be executed. CatalogueError on an điều that
    the regulation does not have.
    """
    rules = _rules(source, articles)
    cells = [_title(source, rules), _executed(new_code_cell(_SETUP), source, 1)]
    article = -1
    for rule in rules:
        if rule.article != article:
            article = rule.article
            cells.append(new_markdown_cell(f"## {clauses().article_title(article)}"))
        cells += _rule_cells(source, rule, len(cells))
    book: nbformat.NotebookNode = new_notebook(
        cells=cells, metadata={"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    )
    book.metadata["kiemchuan"] = _origin(source)
    for number, cell in enumerate(book.cells):
        cell["id"] = f"o-{number:04d}"
    nbformat.validate(book)
    return book


def write_workbook(book: nbformat.NotebookNode, path: Path) -> Path:
    """Write it as a .ipynb file, UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, path)
    return path


def gherkin(scenario: Scenario) -> str:
    """The scenario as text for a cell: placeholders of an outline filled in, its own id as a tag."""
    lines = [f"@{scenario.id}", f"Tình huống: {scenario.name}"]
    for step in scenario.steps:
        lines += _step_lines(step)
    return "\n".join(lines)


def _step_lines(step: Step) -> Iterable[str]:
    yield f"  {step.keyword} {step.text}"
    for row in step.table or ():
        yield f"    | {' | '.join(cell.replace(chr(92), chr(92) * 2).replace('|', chr(92) + '|') for cell in row)} |"
    if step.docstring is not None:
        yield from ('    """', *(f"    {line}" for line in step.docstring.splitlines()), '    """')


def _rules(source: Source, articles: Sequence[int]) -> list[Rule]:
    known = {rule.article for rule in source.catalogue.rules}
    for article in articles:
        if article not in known:
            raise CatalogueError(
                f"không có Điều {article} trong quy chế / no Điều {article} in the regulation"
            )
    return [rule for rule in source.catalogue.rules if not articles or rule.article in articles]


def _title(source: Source, rules: Sequence[Rule]) -> Any:
    numbers = list(dict.fromkeys(rule.article for rule in rules))
    about = f"Điều {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} điều"
    lines = [
        f"# Sổ tay kiểm chuẩn – {about}",
        "Quyết định 50/2018/QĐ-UBND (An Giang): mỗi quy tắc, cách hiểu, tình huống và vết phán xét. "
        "*A workbook: every rule, how it is read, its scenarios and the trace of its judging.*",
    ]
    if source.run:
        run, sut = source.run.run, source.run.sut
        complete = "" if source.run.complete else " **Lượt chạy bị cắt dở / the run was cut off.**"
        lines.append(
            f"Bằng chứng của lượt chạy `{run['id']}` trên {_md(sut['name'])} {_md(sut['version'])} "
            f"({_md(sut['vendor'])}), xét theo ngày {run['as_of']}. "
            f"*Executed: outputs are those of that run.*{complete}"
        )
    else:
        lines.append("Chạy từng ô từ trên xuống. *Run the cells from the top.*")
    return new_markdown_cell("\n\n".join(lines))


def _rule_cells(source: Source, rule: Rule, number: int) -> list[Any]:
    executable = [scenario for scenario in source.scenarios_of(rule) if role_of(scenario)]
    cells = [new_markdown_cell(_rule_words(source, rule))]
    ran = _executed(new_code_cell(f"%rule {rule.id}"), source, number)
    if source.run:
        ran["outputs"] = [_shown(_rule_view(source, rule, executable))]
    cells.append(ran)
    if executable and not source.run:
        cells += [
            new_markdown_cell(
                "Sửa rồi chạy lại tình huống này để thử một biến thể. *Change it and run it again.*"
            ),
            new_code_cell(f"%%gherkin\n{gherkin(executable[0])}"),
        ]
    return cells


def _rule_words(source: Source, rule: Rule) -> str:
    lines = [f"### {rule.id} · {rule.citation}", _md(rule.text_vi), f"*{_md(rule.text_en)}*"]
    readings = told_readings(rule, source.switches)
    lines += [f"- Cách hiểu: {_md(question)} → **{_md(value)}**" for question, value in readings]
    if why := waiting(rule, () if rule.method != "automatic" else source.scenarios_of(rule), True):
        lines.append(f"> {_md(why)}")
    return "\n\n".join(lines)


def _rule_view(source: Source, rule: Rule, scenarios: Sequence[Scenario]) -> RuleView:
    assert source.run is not None
    records = [source.records[s.id] for s in scenarios if s.id in source.records]
    missing = [s.id for s in scenarios if s.id not in source.records]
    why = f"không chạy trong lượt này / not run: {', '.join(missing)}" if missing else ""
    row = source.rows.get(rule.id)
    if row is not None and not records:
        verdict = wording().verdict(row["verdict"]).vi
        why = f"{verdict}: {reason_line(row['reason'])}" if row["reason"] else why or verdict
    view = None
    if records:
        view = ScenarioView(tuple(records), clauses(), source.evidence, source.run.sut["role"])
    return RuleView(rule, told_readings(rule, source.switches), view, why)


def _executed(cell: Any, source: Source, number: int) -> Any:
    if source.run:
        cell["execution_count"] = number
    return cell


def _shown(view: RuleView) -> Any:
    return new_output("display_data", data=view._repr_mimebundle_(), metadata={})


def _origin(source: Source) -> dict[str, Any]:
    """What the notebook says of where it comes from, for programs."""
    if source.run is None:
        return {"schema": "kiemchuan/notebook/1", "executed": False}
    footer = source.run.footer or {}
    return {
        "schema": "kiemchuan/notebook/1", "executed": True, "run": source.run.run["id"],
        "complete": source.run.complete, "suite_sha256": source.run.run["suite_sha256"],
        "evidence_root": footer.get("evidence_root", ""),
    }  # fmt: skip


def _md(text: object) -> str:
    """Text of anyone for a markdown cell: nothing in it is markup, a link or an element."""
    told = clean(text)
    for letter in "\\`*_{}[]<>#|!&":
        told = told.replace(letter, f"&#{ord(letter)};") if letter != "&" else told
    return told


def source_of(*, run: Path | None, profile: str) -> Source:
    """The material of a workbook. EventsError or OSError if the run can't be read."""
    switches = tuple(load_profile(profile_path(profile)).switches.values())
    return Source(Catalogue.load(), switches, RunRecord.read(run) if run else None)
