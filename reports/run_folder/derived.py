"""Reports of a run written again from its record, to be compared byte by byte with those that lie in its folder.

What a page took from elsewhere (the trend over neighbouring runs, the marks of a proof, the name of the folder) it
says itself; it is written again with that. Allure's own page is made by a foreign program, never twice alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from harness.run.record_files import Found, content
from reports.allure.writer import write_allure_results
from reports.earl import write_earl
from reports.everything import ALLURE_PAGE
from reports.gitb import write_gitb
from reports.junit import write_junit
from reports.page.write import NAME as PAGE
from reports.page.write import given_to, page
from reports.record import RunRecord
from reports.run_folder.states import FileState, State
from reports.scenario_folders import NAME as SCENARIOS
from reports.scenario_folders import write_scenario_folders
from reports.spreadsheet import BOM, JUDGEMENT_HEADS, RULE_HEADS, write_judgements_csv, write_rules_csv
from reports.summary import summary, write_summary
from reports.text import summary_text

ALLURE, TEXT = "allure-results", "summary.txt"
FOLDERS = (ALLURE, SCENARIOS)
MOST_BYTES = 200_000_000
_CSV = {"rules.csv": (RULE_HEADS, write_rules_csv), "judgements.csv": (JUDGEMENT_HEADS, write_judgements_csv)}
REPORTS = ("summary.json", "junit.xml", "earl.jsonld", "gitb.xml", *_CSV, PAGE, TEXT, ALLURE_PAGE)
_WRITERS: Mapping[str, Callable[[RunRecord, Path], Path]] = {
    "summary.json": write_summary, "junit.xml": write_junit, "earl.jsonld": write_earl, "gitb.xml": write_gitb,
}  # fmt: skip
_ANEW = "bị sửa, hay do bản kiemchuan khác viết; viết lại / altered, or by another version; anew: kiemchuan report RUN"


@dataclass(frozen=True)
class Derived:
    """What a record gives: for each report that lies in the folder, whether given bytes are what it must hold.

    `folders`: those whose files must all be there.
    """

    files: Mapping[str, Callable[[bytes], bool]]
    folders: tuple[str, ...]
    cut_off: bool = False

    def held_against(self, file: Found) -> FileState:
        """A report of the folder beside what the record gives."""
        try:
            same = self.files[file.name](content(file.path, MOST_BYTES))
        except OSError as error:
            return FileState(file.name, State.DIFFERS, str(error))
        if not same:
            return FileState(file.name, State.DIFFERS, _ANEW)
        return FileState(file.name, State.DERIVED, _own_words(file) if file.name == PAGE else "")

    def unforeseen(self, file: Found) -> tuple[State, str]:
        """What is to be said of a file among the reports that the record does not give."""
        if file.name == ALLURE_PAGE:
            return (
                State.NOT_COMPARED,
                "trang do Allure làm; viết lại / made by Allure; anew: kiemchuan report RUN",
            )
        if self.cut_off and file.name.startswith(f"{ALLURE}/"):
            return State.NOT_COMPARED, "viết dở lúc bị cắt / half written when it was cut off"
        return State.DIFFERS, f"bản ghi không cho tệp này / the record gives no such file; {_ANEW}"


def derived(record: RunRecord) -> Derived:
    """Write again every report that lies in the record's folder."""
    folder = record.folder
    files: dict[str, Callable[[bytes], bool]] = {}
    cut_off = record.footer is None
    wanted = [SCENARIOS] if cut_off else FOLDERS  # Allure's results are written while a run goes on
    there = tuple(name for name in wanted if (folder / name).is_dir() and not (folder / name).is_symlink())
    with TemporaryDirectory(prefix="kiemchuan-verify-") as temporary:
        made = Path(temporary)
        for name, write in _WRITERS.items():
            if (folder / name).exists():
                files[name] = _equals(write(record, made / name).read_bytes())
        if ALLURE in there:
            write_allure_results(record, made / ALLURE)
        if SCENARIOS in there:
            write_scenario_folders(record, made / SCENARIOS)
        for name in there:
            for path in (made / name).rglob("*"):
                if path.is_file():
                    files[path.relative_to(made).as_posix()] = _equals(path.read_bytes())
    for name in _CSV:
        files[name] = _table(record, name)
    files[PAGE] = lambda raw: page(record, given=given_to(raw.decode("utf-8", "replace"))).encode() == raw
    files[TEXT] = _text(record)
    return Derived(files, there, cut_off)


def _own_words(file: Found) -> str:
    """What of a page is from elsewhere: told by the page, compared with nothing."""
    given = given_to(content(file.path, MOST_BYTES).decode("utf-8", "replace"))
    if not given.past and not given.proved:
        return ""
    vi = f"{len(given.past)} lượt chạy trước, {len(given.proved)} dấu đã chứng minh: trang tự nêu"
    return f"{vi} / earlier runs and marks of proof are the page's own word"


def _equals(expected: bytes) -> Callable[[bytes], bool]:
    return lambda raw: raw == expected


def _table(record: RunRecord, name: str) -> Callable[[bytes], bool]:
    """A table is compared with the separator that it was written with."""
    heads, write = _CSV[name]
    first = f"{BOM}{heads[0]}".encode()

    def same(raw: bytes) -> bool:
        separator = raw[len(first) : len(first) + 8].decode("utf-8", "ignore")[:1]
        if not raw.startswith(first) or not separator or separator in '"\r\n':
            return False
        with TemporaryDirectory(prefix="kiemchuan-verify-") as temporary:
            return write(record, Path(temporary) / name, separator).read_bytes() == raw

    return same


def _text(record: RunRecord) -> Callable[[bytes], bool]:
    """The text names the folder as it was called when it was written: any one name, the same throughout."""
    folder = record.folder.resolve()
    first, *rest = (f"{summary_text(summary(record), folder)}\n").split(str(folder))
    names = [r"(?P<folder>[^\n]{1,4096}?)", *[r"(?P=folder)"] * len(rest)]
    pattern = re.escape(first) + "".join(
        f"{name}{re.escape(part)}" for name, part in zip(names, rest, strict=False)
    )
    return lambda raw: re.fullmatch(pattern, raw.decode("utf-8", "replace")) is not None
