"""A folder per scenario that a person can open: `RUN/scenarios/KB-D15-07/`, its files numbered as seen.

The evidence store names its files by their hashes; here the same files (hard links: they cost no room, survive zip and
copying, and need no right on Windows; a copy where the disk knows no links) bear names that tell what they are.
Derived from events and evidence alone, written anew with every report; no part of the sealed record.

Names are made here of our own words. Whatever a product wrote names nothing, and no text of it gets an ending that
a browser would run: XML and HTML are `.txt`.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from harness.run.events import event_line
from reports.clauses import Clauses, clauses
from reports.failure_text import failure_lines
from reports.printable import one_line
from reports.record import RunRecord, ScenarioRecord, StepRecord, write_json
from reports.wording import wording

NAME: Final = "scenarios"
INDEX: Final = "index.json"
STORY: Final = "00-tinh-huong.txt"
SEEN: Final = "00-quan-sat.jsonl"
README: Final = "README.txt"
SCHEMA: Final = "kiemchuan/scenario-folder/1"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_HEAD: Final = 512
_LONGEST: Final = 40
_MARK: Final = "kiemchuan: thư mục theo tình huống / folders by scenario"
_TOLD: Final = f"""{_MARK}

Mỗi tình huống một thư mục: 00-tinh-huong.txt kể từng bước, kết luận và tệp của bước đó; các tệp còn lại đánh số theo
thứ tự quan sát; 00-quan-sat.jsonl là từng quan sát (cả câu trả lời của phần mềm); index.json cho máy đọc.
Các tệp là chính tệp trong evidence/ (liên kết cứng): chỉ đọc, đừng sửa, verify sẽ thấy. Cả thư mục này suy ra từ
events.jsonl và evidence/, không thuộc hồ sơ niêm phong; xóa đi thì `kiemchuan report RUN --no-html` viết lại.

One folder per scenario: 00-tinh-huong.txt tells each step, its verdict and its files; the other files are numbered in
the order they were seen; 00-quan-sat.jsonl has every observation (answers of the software as well); index.json is for
machines. The files are those of evidence/ themselves (hard links): read them, do not edit them, verify would notice.
All of it is derived from events.jsonl and evidence/ and no part of the sealed record; `kiemchuan report RUN --no-html`
writes it anew.

XML và HTML mang đuôi .txt để không gì tự chạy / XML and HTML end in .txt, so that nothing of them runs.
"""


@dataclass(frozen=True)
class _File:
    """One stored content as a scenario saw it. `name` is empty where the store no longer has it."""

    number: int
    name: str
    sha256: str
    step: int | None
    row: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        seen = {key: self.row[key] for key in ("seq", "kind", "source", "about", "at")}
        return {
            "number": self.number,
            "file": self.name or None,
            "sha256": self.sha256,
            "step": self.step,
            **seen,
        }


def write_scenario_folders(record: RunRecord, root: Path | None = None) -> Path | None:
    """Write `RUN/scenarios/` anew, or `root`. None if something of that name is there that is not ours: it is left."""
    root = root or record.folder / NAME
    if not _cleared(root):
        return None
    root.mkdir()
    (root / README).write_text(_TOLD, "utf-8")
    places = clauses()
    taken: set[str] = {README.casefold()}
    rows = []
    for scenario in record.scenarios:
        name = _folder_name(scenario.id, taken)
        _write(record, scenario, root / name, places)
        rows.append({"id": scenario.id, "folder": name, "verdict": str(scenario.verdict)})
    write_json(root / INDEX, {"schema": SCHEMA, "run": record.run["id"], "scenarios": rows})
    return root


def _cleared(root: Path) -> bool:
    """Take away what an earlier report wrote; True if the place is free."""
    if not os.path.lexists(root):
        return True
    if root.is_symlink() or not root.is_dir():
        return False
    try:
        ours = (root / README).read_text("utf-8").startswith(_MARK)
    except (OSError, UnicodeDecodeError):
        return False
    if ours:
        shutil.rmtree(root)
    return ours


def _write(record: RunRecord, scenario: ScenarioRecord, folder: Path, places: Clauses) -> None:
    folder.mkdir()
    files = list(_laid_out(record.folder / "evidence", scenario, folder))
    (folder / STORY).write_text("\n".join(_story(record, scenario, files, places)) + "\n", "utf-8")
    (folder / SEEN).write_text("".join(event_line(row) + "\n" for row in scenario.observations), "utf-8")
    told = {"schema": SCHEMA, "id": scenario.id, "verdict": str(scenario.verdict),
            "files": [file.as_json() for file in files]}  # fmt: skip
    (folder / INDEX).write_text(event_line(told) + "\n", "utf-8")


def _laid_out(store: Path, scenario: ScenarioRecord, folder: Path) -> Iterator[_File]:
    """Link the stored files of a scenario into its folder, in the order they were seen."""
    step_of = {row["seq"]: step.number for step in scenario.steps for row in step.observations}
    number = 0
    for row in scenario.observations:
        for key, digest in row["blobs"].items():
            number += 1
            source = _stored(store, digest)
            name = ""
            if source is not None:
                words = [wording().seen(row["kind"]).vi, row["about"], key if len(row["blobs"]) > 1 else ""]
                slug = "-".join(filter(None, map(_slug, words)))[: 2 * _LONGEST].rstrip("-")
                name = f"{number:02d}-{slug}{_ending(source)}"
                _link(source, folder / name)
            yield _File(number, name, str(digest), step_of.get(row["seq"]), row)


def _stored(store: Path, digest: object) -> Path | None:
    """The file of a hash; None where it is gone, or is anything but a plain file of the store."""
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        return None
    path = store / digest[:2] / digest
    try:
        plain = stat.S_ISREG(path.lstat().st_mode) and not path.parent.is_symlink()
    except OSError:
        return None
    return path if plain else None


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk without links, or a hash that is linked as often as the disk allows
        shutil.copyfile(source, target)


def _ending(path: Path) -> str:
    """What the bytes themselves say they are; anything that reads as text is `.txt`."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".zip"
    if b"\x00" in head or _is_binary(head):
        return ".bin"
    return ".xml.txt" if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") else ".txt"


def _is_binary(head: bytes) -> bool:
    try:
        head[: -3 if len(head) == _HEAD else None].decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        return error.start < len(head) - 8
    return False


def _slug(text: str) -> str:
    """ASCII letters and digits with dashes: a name that every disk and every archive takes."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")


def _folder_name(scenario_id: str, taken: set[str]) -> str:
    """The id itself where it is one of ours; a name of our own for anything else, or for an id told twice."""
    name = scenario_id if re.fullmatch(r"KB-[A-Z0-9]{1,8}-[0-9]{1,6}", scenario_id) else ""
    if not name or name.casefold() in taken:
        name = f"tinh-huong-{len(taken)}"
    taken.add(name.casefold())
    return name


# ---- the story


def _story(record: RunRecord, scenario: ScenarioRecord, files: list[_File], places: Clauses) -> Iterator[str]:
    yield one_line(f"{scenario.id}: {scenario.name}")
    words = wording().verdict(str(scenario.verdict))
    yield f"Kết luận / verdict: {words.vi} / {words.en}"
    if scenario.stop:
        yield one_line(f"Dừng vì / stopped: {scenario.stop}")
    yield f"Chạy lại / rerun: {one_line(record.rerun(scenario.id))}"
    yield one_line(f"Nguồn / source: {scenario.path}:{scenario.line}")
    yield ""
    yield from _file_lines(files, None)
    for step in scenario.steps:
        yield from _step_lines(step, places)
        yield from _file_lines(files, step.number)
    for row in scenario.owed:
        yield from (f"      {line}" for line in failure_lines(row, places))


def _step_lines(step: StepRecord, places: Clauses) -> Iterator[str]:
    yield one_line(f"{step.keyword.strip()} {step.text}")
    for cells in step.table or ():
        yield one_line(f"      | {' | '.join(cells)} |")
    if step.message:
        yield one_line(f"      {step.message}")
    for row in step.judgements:
        if row["verdict"] == "passed":
            yield one_line(f"      ✓ {row['rule']} {places.citation(row['rule'])}")
        else:
            yield from (f"      {line}" for line in failure_lines(row, places))


def _file_lines(files: list[_File], step: int | None) -> Iterator[str]:
    for file in files:
        if file.step == step:
            name = file.name or f"(không còn trong kho / no longer in the store) {one_line(file.sha256)[:64]}"
            yield f"      [{file.number:02d}] {name}"
