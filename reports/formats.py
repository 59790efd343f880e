"""Formats by name for `kiemchuan report --format`: each written from the events of a run, into one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reports.record import RunRecord

Writer = Callable[[RunRecord, Path, str], list[Path]]
"""Writes into a folder, with the separator of spreadsheet cells; says which files."""


def _summary(record: RunRecord, folder: Path, _: str) -> list[Path]:
    from reports.summary import write_summary

    return [write_summary(record, folder / "summary.json")]


def _junit(record: RunRecord, folder: Path, _: str) -> list[Path]:
    from reports.junit import write_junit

    return [write_junit(record, folder / "junit.xml")]


def _allure(record: RunRecord, folder: Path, _: str) -> list[Path]:
    from reports.allure.writer import write_allure_results

    return [write_allure_results(record, folder / "allure-results")]


def _earl(record: RunRecord, folder: Path, _: str) -> list[Path]:
    from reports.earl import write_earl

    return [write_earl(record, folder / "earl.jsonld")]


def _gitb(record: RunRecord, folder: Path, _: str) -> list[Path]:
    from reports.gitb import write_gitb

    return [write_gitb(record, folder / "gitb.xml")]


def _csv(record: RunRecord, folder: Path, separator: str) -> list[Path]:
    from reports.spreadsheet import write_judgements_csv, write_rules_csv

    return [
        write_rules_csv(record, folder / "rules.csv", separator),
        write_judgements_csv(record, folder / "judgements.csv", separator),
    ]


FORMATS: Mapping[str, Writer] = {
    "summary": _summary, "junit": _junit, "allure": _allure, "earl": _earl, "gitb": _gitb, "csv": _csv,
}  # fmt: skip


def write_formats(
    run: Path, names: Sequence[str], *, into: Path | None = None, separator: str = ","
) -> dict[str, list[Path]]:
    """Write the formats named into `into` (default: the run folder itself). KeyError for a name there is none of."""
    record = RunRecord.examined(run)
    folder = into or run
    folder.mkdir(parents=True, exist_ok=True)
    return {name: FORMATS[name](record, folder, separator) for name in dict.fromkeys(names)}
