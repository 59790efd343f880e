"""Whoever changes a byte of a run's record or of its evidence is found out, and the place is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.run.seal import EVENTS, PROFILE_COPY, SUMS, footer_seal, tampering

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
