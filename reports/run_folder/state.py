"""The state of every file of a run folder, so that nothing in it is taken for what it is not (`kiemchuan verify RUN`).

Sealed files are held to the seal. Reports are written again from the record and compared byte by byte: no seal covers
them, so nobody has to believe them. Whatever is left over is named as no part of the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from harness.run.events import EventsError
from harness.run.record_files import EVENTS, SUMS, files_below, is_record, record_files
from harness.run.seal import COVERS, Tampering, tampering
from harness.run.world.guiding import TASKS
from harness.run.world.open_faces import ROOT_FILE
from reports.certificate.practice import ROOTS as PRACTICE_ROOTS
from reports.record import RunRecord
from reports.run_folder.certificates import certificate_state, is_certificate
from reports.run_folder.derived import FOLDERS, REPORTS, Derived, derived
from reports.run_folder.states import FileState, State

BAD = frozenset({State.ALTERED, State.MISSING, State.ADDED, State.DIFFERS, State.OTHER_RUN})
_OF_CHANGE = {"altered": State.ALTERED, "missing": State.MISSING, "unknown": State.ADDED}
_LAID_OUT = (f"{TASKS}/", ROOT_FILE, PRACTICE_ROOTS)


class Standing(StrEnum):
    """What a run folder is worth as a whole."""

    ALTERED = "altered"
    DIFFERS = "reports-differ"
    INCOMPLETE = "incomplete"
    VALID = "valid"


@dataclass(frozen=True)
class FolderState:
    """Every file by name, what was found wrong first; `root` is the hash tree's, None of a run that was cut off."""

    files: tuple[FileState, ...]
    root: str | None
    complete: bool

    @property
    def bad(self) -> tuple[FileState, ...]:
        return tuple(file for file in self.files if file.state in BAD)

    @property
    def standing(self) -> Standing:
        states = {file.state for file in self.files}
        if states & {State.ALTERED, State.MISSING, State.ADDED}:
            return Standing.ALTERED
        if states & BAD:
            return Standing.DIFFERS
        return Standing.VALID if self.complete else Standing.INCOMPLETE

    def of(self, state: State) -> tuple[FileState, ...]:
        return tuple(file for file in self.files if file.state is state)


def folder_state(folder: Path) -> FolderState:
    """Look at every file of a run folder. EventsError if its events are not those of a run, though nothing changed."""
    tampered = tampering(folder)
    record = _record(folder, tampered)
    wrong = [_tampered(item) for item in tampered]
    named = {file.name.partition(":")[0] for file in wrong}
    told = Derived({}, ()) if tampered or record is None else derived(record)
    found = list(_found(folder, record, told, named, bool(tampered)))
    there = {file.name for file in found}
    lost = [
        FileState(name, State.DIFFERS, "đã mất / is gone")
        for name in told.files
        if name not in there and name.partition("/")[0] in told.folders
    ]
    footer = record.footer if record else None
    root = footer.get("evidence_root") if footer else None
    return FolderState((*wrong, *lost, *found), root, bool(record and record.complete))


def _record(folder: Path, tampered: Sequence[Tampering]) -> RunRecord | None:
    try:
        return RunRecord.read(folder)
    except (EventsError, OSError):
        if tampered:
            return None
        raise


def _tampered(item: Tampering) -> FileState:
    return FileState(item.name, _OF_CHANGE[item.change], item.detail)


def _found(
    folder: Path, record: RunRecord | None, told: Derived, named: set[str], tampered: bool
) -> Iterator[FileState]:  # fmt: skip
    sealed = _sealed(folder, record)
    for file in files_below(folder):
        if is_record(file.name):
            if file.name not in named:
                yield FileState(file.name, State.SEALED if file.name in sealed else State.NOT_SEALED)
        elif not file.plain:
            yield FileState(file.name, State.STRAY, "không phải tệp thường / not a plain file")
        elif is_certificate(file.name):
            yield certificate_state(file, folder / EVENTS)
        elif tampered and _is_report(file.name):
            words = "bản ghi đã bị sửa, không có gì để đối chiếu / the record was altered: nothing to compare with"
            yield FileState(file.name, State.NOT_COMPARED, words)
        elif file.name in told.files:
            yield told.held_against(file)
        elif _is_report(file.name):
            yield FileState(file.name, *told.unforeseen(file))
        elif file.name.startswith(_LAID_OUT):
            yield FileState(file.name, State.LAID_OUT)
        else:
            yield FileState(file.name, State.STRAY)


def _sealed(folder: Path, record: RunRecord | None) -> set[str]:
    """Names that the footer's seal covers; none of a run that was cut off."""
    if record is None or record.footer is None:
        return set()
    narrow = record.footer.get("record") != COVERS
    return {EVENTS, SUMS, *(file.name for file in record_files(folder, narrow=narrow))}


def _is_report(name: str) -> bool:
    return name in REPORTS or name.partition("/")[0] in FOLDERS


def as_json(state: FolderState) -> dict[str, Any]:
    """The state for a program: standing, what is wrong in words, the root, every file."""
    return {
        "standing": state.standing,
        "findings": [str(file) for file in state.bad],
        "evidence_root": state.root,
        "files": [{"name": file.name, "state": file.state, "detail": file.detail} for file in state.files],
    }
