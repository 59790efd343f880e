"""Of every file of a run folder it is said what it is; nothing beside a record is taken for what the record says."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_run import SampleRun

from harness.cli import main
from harness.run.events import event_line
from harness.run.record_files import files_below
from harness.run.seal import EVENTS, seal
from reports import write_all
from reports.formats import write_formats
from reports.record import RunRecord
from reports.run_folder.derived import derived
from reports.run_folder.state import Standing, folder_state
from reports.run_folder.states import State


@pytest.fixture
def reported(finished: Path) -> Path:
    """A complete run with every report but Allure's page."""
    write_all(finished, html=False, page=True)
    write_formats(finished, ("earl", "gitb", "csv"), separator=";")
    return finished


def states(folder: Path) -> dict[str, State]:
    return {file.name: file.state for file in folder_state(folder).files}


def test_what_the_run_left_is_sealed_and_every_report_is_what_the_record_gives(reported: Path) -> None:
    seen = folder_state(reported)
    assert (seen.standing, {file.state for file in seen.files}) == (
        Standing.VALID,
        {State.SEALED, State.DERIVED},
    )
    assert {"kiemchuan.html", "rules.csv", "summary.txt", "gitb.xml", "scenarios/index.json"} <= {
        file.name for file in seen.of(State.DERIVED)
    }


def test_a_folder_keeps_its_reports_under_another_name(reported: Path) -> None:
    other = reported.rename(reported.with_name("khác"))
    assert folder_state(other).standing is Standing.VALID


def test_one_changed_byte_in_any_report_is_found_and_named(reported: Path) -> None:
    """Begin, middle, end, appended, cut: of every report."""
    told = derived(RunRecord.read(reported))
    reports = [file for file in files_below(reported) if file.name in told.files]
    assert len(reports) > 30
    for file in reports:
        raw = file.path.read_bytes()
        file.path.unlink()  # not through a hard link into the evidence
        places = {0, len(raw) // 3, len(raw) // 2, len(raw) - 1}
        changed = [raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :] for at in places]
        for other in [*changed, raw + b"\n", raw[:-1], b""]:
            file.path.write_bytes(other)
            assert told.held_against(file).state is State.DIFFERS, (file.name, other[:40])
        file.path.write_bytes(raw)


@pytest.mark.parametrize("name", ["scenarios/KB-D15-01/index.json", "allure-results/environment.properties"])
def test_a_report_taken_out_of_its_folder_or_slipped_in_is_named(reported: Path, name: str) -> None:
    path = reported / name
    path.rename(path.with_name("thêm"))
    seen = states(reported)
    assert (seen[name], seen[path.with_name("thêm").relative_to(reported).as_posix()]) == (
        State.DIFFERS, State.DIFFERS,
    )  # fmt: skip


def test_what_belongs_to_nothing_is_named_and_does_no_harm(reported: Path) -> None:
    (reported / "ghi chú.txt").write_text("của tôi", "utf-8")
    os.mkfifo(reported / "ống")
    (reported / "report.html").write_text("<p>đạt</p>", "utf-8")
    seen = folder_state(reported)
    assert seen.standing is Standing.VALID
    found = {file.name: file.state for file in seen.files}
    assert [found[name] for name in ("ghi chú.txt", "ống", "report.html")] == [
        State.STRAY, State.STRAY, State.NOT_COMPARED,
    ]  # fmt: skip


def test_a_page_that_shows_another_trend_than_it_says_is_named(reported: Path) -> None:
    page = reported / "kiemchuan.html"
    text = page.read_text("utf-8")
    past = '[{"id":"x","started":"2019-01-01T00:00:00+07:00","rules":{"passed":9}}]'
    page.write_text(text.replace('"past":[]', f'"past":{past}'), "utf-8")
    assert states(reported)["kiemchuan.html"] is State.DIFFERS


def test_reports_of_an_altered_record_are_compared_with_nothing(reported: Path) -> None:
    raw = (reported / EVENTS).read_bytes()
    (reported / EVENTS).write_bytes(raw.replace(b"KB-D15-01", b"KB-D15-77", 1))
    seen = folder_state(reported)
    assert seen.standing is Standing.ALTERED
    assert {file.state for file in seen.files if file.name.startswith(("scenarios/", "summary"))} == {
        State.NOT_COMPARED
    }


def test_of_a_run_that_was_cut_off_it_is_said_that_nothing_is_sealed(
    cut_off: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(cut_off)]) == 4
    assert "INCOMPLETE RUN" in capsys.readouterr().out
    assert set(states(cut_off).values()) == {State.NOT_SEALED}


def test_events_that_are_sealed_but_none_of_a_run_are_refused_in_words(
    reported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever seals anew what is no run gets one clear line, no traceback."""
    lines = (reported / EVENTS).read_bytes().split(b"\n")[:-1]
    footer = {
        key: value for key, value in json.loads(lines[-1]).items() if key not in ("type", "seal", "record")
    }
    lines[1:-1] = [b'{"type":"scenario-start"}']
    sealed = event_line({"type": "footer", **seal(lines[:-1], reported, footer)}).encode()
    (reported / EVENTS).write_bytes(b"".join(line + b"\n" for line in [*lines[:-1], sealed]))
    assert main(["verify", str(reported)]) == 2
    assert "events.jsonl" in capsys.readouterr().err


def test_the_command_tells_root_and_files(
    reported: Path, capsys: pytest.CaptureFixture[str], new_run: Callable[[], SampleRun]
) -> None:
    assert main(["verify", str(reported), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["standing"], told["findings"]) == ("valid", [])
    assert told["evidence_root"] == RunRecord.read(reported).footer["evidence_root"]  # type: ignore[index]
    assert {file["name"] for file in told["files"]} == {file.name for file in files_below(reported)}


@pytest.fixture
def altered(finished: Path) -> Path:
    raw = (finished / EVENTS).read_bytes()
    (finished / EVENTS).write_bytes(raw.replace(b"KB-D15-01", b"KB-D15-77", 1))
    return finished


def test_reports_of_an_altered_record_say_so_and_where(
    altered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(altered), "--no-html"]) == 4
    told = capsys.readouterr()
    assert "ALTERED" in told.err
    assert "events.jsonl:1" in told.err
    texts = [(altered / name).read_text("utf-8") for name in ("kiemchuan.html", "summary.txt")]
    assert all("events.jsonl:1" in text for text in [told.out, *texts])
    summary = json.loads((altered / "summary.json").read_text("utf-8"))
    assert (summary["certifiable"], len(summary["altered"])) == (False, 1)


@pytest.mark.parametrize("command", [("report", "--format", "csv"), ("rejudge",), ("mask", "--out", "che")])
def test_every_command_on_an_altered_run_says_so_first(
    altered: Path,
    command: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(altered.parent)
    assert main([command[0], "run", *command[1:]]) == 4
    assert "ALTERED" in capsys.readouterr().err


def test_a_comparison_with_an_altered_run_is_worth_nothing_and_says_so(
    altered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = altered.parent / "so.html"
    assert main(["diff", str(altered), str(altered), "--html", str(page)]) == 4
    told = capsys.readouterr()
    assert "A RECORD WAS ALTERED" in told.out
    assert "ALTERED" in told.err
    assert "A RECORD WAS ALTERED" in page.read_text("utf-8")
    assert main(["diff", str(altered), str(altered), "--json"]) == 4
    assert len(json.loads(capsys.readouterr().out)["altered"]) == 2
