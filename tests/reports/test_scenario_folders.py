"""A run leaves a folder per scenario that a person can open; nothing that came from a product names a file in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from harness.run.evidence import EvidenceStore
from harness.run.seal import tampering
from reports import write_all
from reports.record import RunRecord
from reports.scenario_folders import INDEX, NAME, SEEN, STORY, write_scenario_folders

HTML = b"<!doctype html><script>fetch('http://x')</script>"


def folders_of(run: Path) -> Path:
    written = write_scenario_folders(RunRecord.read(run))
    assert written == run / NAME
    return written


def index_of(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / INDEX).read_text("utf-8"))
    return told


def rewritten(run: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """The same run with its observations changed, as somebody may hand one in."""
    path = run / "events.jsonl"
    events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for event in events:
        if event["type"] == "observation":
            change(event)
    path.write_text("".join(json.dumps(event, ensure_ascii=False) + "\n" for event in events), "utf-8")


def test_every_scenario_has_its_story_and_its_files_in_order(finished: Path) -> None:
    write_all(finished, html=False)
    record = RunRecord.read(finished)
    seen_files = 0
    for scenario in record.scenarios:
        folder = finished / NAME / scenario.id
        story = (folder / STORY).read_text("utf-8")
        assert story.startswith(f"{scenario.id}: {scenario.name}")
        assert all(step.text in story for step in scenario.steps)
        assert record.rerun(scenario.id) in story
        assert len((folder / SEEN).read_text("utf-8").splitlines()) == len(scenario.observations)
        files = index_of(folder)["files"]
        assert [file["number"] for file in files] == list(range(1, len(files) + 1))
        for file in files:
            seen_files += 1
            assert file["file"] in story
            stored = finished / "evidence" / file["sha256"][:2] / file["sha256"]
            assert (folder / file["file"]).samefile(stored)
    assert seen_files > 0


def test_the_record_stays_sealed(finished: Path) -> None:
    folders_of(finished)
    assert tampering(finished) == []


def test_a_report_writes_them_anew_and_a_stranger_in_their_place_stays(finished: Path) -> None:
    first = folders_of(finished)
    (first / "KB-D99-99").mkdir()
    assert not (folders_of(finished) / "KB-D99-99").exists()
    (first / "README.txt").write_text("ghi chú của tôi", "utf-8")
    assert write_scenario_folders(RunRecord.read(finished)) is None
    assert (first / "README.txt").read_text("utf-8") == "ghi chú của tôi"


def test_a_link_in_their_place_is_not_followed(finished: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (finished / NAME).symlink_to(elsewhere, target_is_directory=True)
    assert write_scenario_folders(RunRecord.read(finished)) is None
    assert list(elsewhere.iterdir()) == []


def test_a_hostile_name_leads_nowhere(finished: Path) -> None:
    """A run that others hand in may name anything: the bytes it may have are its own evidence, by hash."""
    secret = finished.parent / "secret"
    secret.write_text("ngoài lượt chạy", "utf-8")
    digest = "ab" * 32
    (finished / "evidence" / "ab").mkdir(exist_ok=True)
    (finished / "evidence" / "ab" / digest).symlink_to(secret)

    def change(event: dict[str, Any]) -> None:
        event |= {"kind": "../../x\u202e", "about": "C:\\con\x00\n../../", "blobs": {
            "../../../dau": "../../../secret", "lien-ket": digest, "mat": "0" * 64}}  # fmt: skip

    rewritten(finished, change)
    before = {path for path in finished.parent.rglob("*") if NAME not in path.parts}
    root = folders_of(finished)
    assert before == {path for path in finished.parent.rglob("*") if NAME not in path.parts}
    for folder in filter(Path.is_dir, root.iterdir()):
        assert all(file["file"] is None for file in index_of(folder)["files"])
        assert {path.name for path in folder.iterdir()} == {INDEX, SEEN, STORY}
        assert "\u202e" not in (folder / STORY).read_text("utf-8")


def test_nothing_that_a_browser_would_run_bears_such_an_ending(finished: Path) -> None:
    kinds = {HTML: ".txt", b"<?xml version='1.0'?><svg/>": ".xml.txt", b"%PDF-1.7 x": ".pdf", b"PK\x03\x04x": ".zip",
             b"\x00\x01": ".bin", "Tiếng Việt".encode() * 99: ".txt", b"\xff\xfe<\x00h\x00": ".bin"}  # fmt: skip
    store = EvidenceStore(finished / "evidence")
    blobs = {f"f{n}.html": store.put(data) for n, data in enumerate(kinds)}
    rewritten(finished, lambda event: event.update(blobs=blobs))
    folder = next(folder for folder in sorted(folders_of(finished).iterdir()) if folder.is_dir())
    names = [file["file"] for file in index_of(folder)["files"]][: len(kinds)]
    assert [name[name.index(".") :] for name in names] == list(kinds.values())


def test_a_scenario_that_ran_twice_or_bears_a_strange_id_gets_a_name_of_ours(finished: Path) -> None:
    path = finished / "events.jsonl"
    text = path.read_text("utf-8")
    path.write_text(text.replace("KB-D15-02", "../KB").replace("KB-D15-03", "KB-D15-01"), "utf-8")
    root = folders_of(finished)
    assert all(
        folder.name.startswith(("KB-D15-", "tinh-huong-")) for folder in root.iterdir() if folder.is_dir()
    )
    assert len(index_of(root)["scenarios"]) == len(RunRecord.read(finished).scenarios)


def test_a_run_that_was_cut_off_has_them_as_well(cut_off: Path) -> None:
    assert (folders_of(cut_off) / "KB-D15-02" / STORY).is_file()
