"""Whoever changes a byte of a run's record or of its evidence is found out, and the place is named."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_run import SampleRun

from harness.run.events import EventsError, read_events
from harness.run.evidence import EvidenceMissing, EvidenceStore
from harness.run.seal import EVENTS, PROFILE_COPY, SUMS, footer_seal, leaves, root_of, tampering

Names = set[str]


@pytest.fixture
def sealed(finished: Path) -> Path:
    assert tampering(finished) == []
    return finished


def record_files(folder: Path) -> list[Path]:
    return [folder / EVENTS, folder / SUMS, *sorted((folder / "evidence").glob("*/*"))]


def named(folder: Path) -> Names:
    return {found.name for found in tampering(folder)}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_changed_byte_is_found_and_its_file_named(sealed: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(record_files(sealed)), label="file")
    raw = path.read_bytes()
    at = data.draw(st.integers(0, len(raw) - 1), label="at")
    other = data.draw(st.integers(1, 255), label="xor")
    path.write_bytes(raw[:at] + bytes([raw[at] ^ other]) + raw[at + 1 :])
    try:
        found = named(sealed)
    finally:
        path.write_bytes(raw)
    name = path.relative_to(sealed).as_posix()
    assert any(each == name or each.startswith(f"{name}:") for each in found), found


@pytest.mark.parametrize("number", [1, 5, -2])
def test_a_changed_event_is_named_by_its_line(sealed: Path, number: int) -> None:
    lines = (sealed / EVENTS).read_text("utf-8").split("\n")[:-1]
    place = number % len(lines) if number < 0 else number - 1
    lines[place] = lines[place].replace('"type"', '"typé"')
    (sealed / EVENTS).write_text("\n".join(lines) + "\n", "utf-8")
    assert named(sealed) == {f"{EVENTS}:{place + 1}"}


@pytest.mark.parametrize(
    ("change", "word"),
    [(lambda lines: [*lines[:3], *lines[4:]], "missing"), (lambda lines: [*lines[:3], "{}", *lines[3:]], "unknown")],
    ids=["taken out", "put in"],
)  # fmt: skip
def test_an_event_taken_out_or_put_in_is_one_finding_at_its_place(
    sealed: Path, change: Callable[[list[str]], list[str]], word: str
) -> None:
    lines = (sealed / EVENTS).read_text("utf-8").split("\n")
    (sealed / EVENTS).write_text("\n".join(change(lines)), "utf-8")
    (found,) = tampering(sealed)
    assert (found.name, found.change) == (f"{EVENTS}:4", word)


def test_evidence_taken_away_or_slipped_in_is_named(sealed: Path) -> None:
    gone = next((sealed / "evidence").glob("*/*"))
    gone.unlink()
    more = sealed / "evidence" / "00" / ("0" * 64)
    more.parent.mkdir(exist_ok=True)
    more.write_bytes(b"more")
    assert {(found.name, found.change) for found in tampering(sealed)} == {
        (gone.relative_to(sealed).as_posix(), "missing"),
        (more.relative_to(sealed).as_posix(), "unknown"),
    }


def test_a_footer_that_says_certifiable_after_all_is_found(sealed: Path) -> None:
    text = (sealed / EVENTS).read_text("utf-8")
    (sealed / EVENTS).write_text(text.replace('"certifiable":false', '"certifiable":true'), "utf-8")
    (found,) = tampering(sealed)
    assert found.detail == "footer"


def test_a_root_replaced_with_its_seal_is_found(sealed: Path) -> None:
    """Whoever makes the footer anew, but not the whole tree, is found."""
    lines = (sealed / EVENTS).read_text("utf-8").split("\n")
    footer = json.loads(lines[-2])
    footer["evidence_root"] = "0" * 64
    footer["seal"] = footer_seal(footer)
    lines[-2] = json.dumps(footer, ensure_ascii=False, separators=(",", ":"))
    (sealed / EVENTS).write_text("\n".join(lines), "utf-8")
    assert tampering(sealed)


def test_a_profile_that_was_swapped_is_named(sealed: Path) -> None:
    (sealed / PROFILE_COPY).write_text("name = 'khác'\n", "utf-8")
    assert named(sealed) == {PROFILE_COPY}


def test_a_footer_taken_away_does_not_make_a_run_look_cut_off(sealed: Path) -> None:
    lines = (sealed / EVENTS).read_text("utf-8").split("\n")
    (sealed / EVENTS).write_text("\n".join([*lines[:-2], ""]), "utf-8")
    assert "footer" in tampering(sealed)[0].detail


def test_of_a_cut_off_run_the_evidence_is_still_held_to_its_names(cut_off: Path) -> None:
    assert tampering(cut_off) == []
    path = next((cut_off / "evidence").glob("*/*"))
    path.write_bytes(path.read_bytes() + b".")
    assert named(cut_off) == {path.relative_to(cut_off).as_posix()}


def test_sums_made_to_fit_an_altered_event_are_named(sealed: Path) -> None:
    """Whoever alters an event and its row in `tree.sums` cannot hide it: the footer holds another root."""
    lines = (sealed / EVENTS).read_bytes().split(b"\n")[:-1]
    lines[4] = lines[4].replace(b"KB-D15-01", b"KB-D15-99")
    (sealed / EVENTS).write_bytes(b"".join(line + b"\n" for line in lines))
    (sealed / SUMS).write_text("".join(f"{row}\n" for row in leaves(lines[:-1], sealed)), "utf-8")
    assert SUMS in named(sealed)


def test_two_evidence_files_swapped_are_both_named(sealed: Path) -> None:
    a, b = sorted((sealed / "evidence").glob("*/*"))[:2]
    first, second = a.read_bytes(), b.read_bytes()
    a.write_bytes(second)
    b.write_bytes(first)
    assert named(sealed) == {path.relative_to(sealed).as_posix() for path in (a, b)}


@pytest.fixture
def with_its_surroundings(new_run: Callable[[], SampleRun]) -> Path:
    """A run that was left once, whose product printed something and whose person answered."""
    sample = new_run().begin().run()
    for name in ("product.log", "answers.jsonl", "events-1.left.jsonl"):
        (sample.folder / name).write_text(f"{name}\n", "utf-8")
    return sample.finish()


@pytest.mark.parametrize("name", ["product.log", "answers.jsonl", "events-1.left.jsonl"])
def test_what_a_run_leaves_beside_its_evidence_is_sealed_with_it(
    with_its_surroundings: Path, name: str
) -> None:
    assert tampering(with_its_surroundings) == []
    path = with_its_surroundings / name
    path.write_bytes(path.read_bytes() + b".")
    assert [(found.name, found.change) for found in tampering(with_its_surroundings)] == [(name, "altered")]
    path.unlink()
    assert [(found.name, found.change) for found in tampering(with_its_surroundings)] == [(name, "missing")]


def test_a_run_sealed_before_its_surroundings_were_covered_still_holds(sealed: Path) -> None:
    (sealed / "product.log").write_text("in ra sau cùng\n", "utf-8")
    assert named(sealed) == {"product.log"}
    lines = (sealed / EVENTS).read_bytes().split(b"\n")[:-1]
    footer = json.loads(lines[-1])
    del footer["record"]
    (sealed / EVENTS).write_bytes(b"".join([*(line + b"\n" for line in lines[:-1]), _line(footer)]))
    assert tampering(sealed) == []


def _line(footer: dict[str, object]) -> bytes:
    told = {**footer, "seal": footer_seal(footer)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@pytest.mark.parametrize("kind", ["link", "pipe", "folder link", "name that is no text"])
def test_what_is_no_plain_file_is_named_and_never_opened(sealed: Path, kind: str) -> None:
    """A folder from elsewhere may hold a pipe that hangs, a link that leads out, a name that is no text."""
    stored = next((sealed / "evidence").glob("*/*"))
    wanted = stored.relative_to(sealed).as_posix()
    match kind:
        case "link":
            outside = sealed.parent / "outside"
            stored.rename(outside)
            stored.symlink_to(outside)
        case "pipe":
            stored.unlink()
            os.mkfifo(stored)
        case "folder link":
            stored.parent.rename(sealed.parent / "moved")
            stored.parent.symlink_to(sealed.parent / "moved")
            wanted = stored.parent.relative_to(sealed).as_posix()
        case _:
            Path(os.fsdecode(os.fsencode(sealed / "evidence") + b"/\xff\n\x1b[31m")).write_bytes(b"x")
            wanted = "evidence/\\udcff\\x0a\\x1b[31m"
    assert wanted in named(sealed)


@pytest.mark.parametrize("digest", ["../../../etc/passwd", "/dev/zero", "", "00" * 31 + "zz"])
def test_a_hash_that_leads_out_of_the_store_is_not_followed(sealed: Path, digest: str) -> None:
    with pytest.raises(EvidenceMissing):
        EvidenceStore(sealed / "evidence").get(digest)


@pytest.mark.parametrize(
    "line", [b"[]", b"7", b'{"a": 1}', b"[" * 200_000 + b"]" * 200_000, b"\xff\xfe"],
    ids=["list", "number", "no type", "too deep", "no text"],
)  # fmt: skip
def test_events_that_are_none_are_refused_in_words(sealed: Path, line: bytes) -> None:
    (sealed / EVENTS).write_bytes(line + b"\n" + (sealed / EVENTS).read_bytes())
    with pytest.raises(EventsError):
        list(read_events(sealed / EVENTS))
    assert tampering(sealed)


def test_half_a_file_of_a_killed_process_is_written_anew(tmp_path: Path) -> None:
    """A run that is taken up must not build on what a full disk or a kill left of a file."""
    store = EvidenceStore(tmp_path)
    digest = store.put(b"whole content")
    (tmp_path / digest[:2] / digest).write_bytes(b"whole")
    assert EvidenceStore(tmp_path).put(b"whole content") == digest
    assert EvidenceStore(tmp_path).get(digest) == b"whole content"


def test_the_root_of_the_sums_is_the_root_of_the_footer(sealed: Path) -> None:
    rows = (sealed / SUMS).read_text("utf-8").splitlines()
    assert root_of(rows) == list(read_events(sealed / EVENTS))[-1]["evidence_root"]
