"""A run is certified only if nothing stands in the way; what does is named, and some of it for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from certified_cases import Office, run_of
from record_cases import Event, kiemchuan, rewrite

from harness.catalogue import Selection
from harness.run.seal import EVENTS

Change = Callable[[Event], Event | None]


def codes(office: Office, run: Path) -> dict[str, bool]:
    """Codes of the refusals, and whether each is final."""
    return {refusal.code: refusal.final for refusal in office.examine(run).refusals}


def test_a_sound_whole_run_of_a_released_suite_is_certified(office: Office, good_run: Path) -> None:
    seen = office.examine(good_run)
    assert seen.refusals == ()
    assert seen.stands(unofficial=False)
    assert seen.judged_again > 10


def test_a_cut_off_run_is_not_even_recorded_unofficially(office: Office, good_copy: Path) -> None:
    lines = (good_copy / EVENTS).read_text("utf-8").splitlines()
    (good_copy / EVENTS).write_text("\n".join(lines[: len(lines) // 2]) + "\n", "utf-8")
    (good_copy / "tree.sums").unlink()
    assert codes(office, good_copy)["incomplete"]
    assert not office.examine(good_copy).stands(unofficial=True)


def test_an_altered_record_is_refused_for_good_and_what_is_altered_named(
    office: Office, good_copy: Path
) -> None:
    path = next((good_copy / "evidence").glob("*/*"))
    path.write_bytes(b"x")
    (refusal,) = [each for each in office.examine(good_copy).refusals if each.code == "altered"]
    assert refusal.final
    assert refusal.names == (path.relative_to(good_copy).as_posix(),)


def test_the_suite_must_be_one_that_was_released(office: Office, good_run: Path) -> None:
    assert [each.code for each in office.examine(good_run, releases=()).refusals] == ["unknown-suite"]


def test_the_profile_must_be_one_of_the_release(office: Office, good_run: Path) -> None:
    other = replace(office.releases[0], profiles=(("an-giang-2018", "0" * 64),))
    assert [each.code for each in office.examine(good_run, releases=(other,)).refusals] == ["unknown-profile"]


def test_somebody_must_have_conducted_it(office: Office, good_run: Path) -> None:
    assert [each.code for each in office.examine(good_run, conducted_by=" ").refusals] == ["nobody-conducted"]


def test_a_part_is_not_certified(office: Office, tmp_path: Path) -> None:
    part = run_of(office.features, tmp_path / "r", selection=Selection(rules=frozenset({"D15.k2-2"})))
    found = codes(office, part)
    assert found == {"partial": False, "not-certifiable": False}


def header(**values: object) -> Change:
    def change(event: Event) -> Event:
        if event["type"] == "header":
            for name, value in values.items():
                part, _, key = name.partition("__")
                event[part][key] = value
        return event

    return change


def verdicts(verdict: str, reason: str | None = None) -> Change:
    """Every judgement and every row of a rule is written over, and the folder sealed anew."""

    def change(event: Event) -> Event:
        if event["type"] in ("judgement", "rule"):
            event["verdict"], event["reason"] = verdict, reason
        return event

    return change


def rows(event: Event) -> Event:
    if event["type"] == "rule" and event["id"] == "D15.k2-2":
        event["seen_by"] = "person"
    return event


def without_a_scenario(event: Event) -> Event | None:
    if event["type"] == "header":
        event["scenarios"].remove("KB-D15-07")
    return None if event.get("scenario") == "KB-D15-07" else event


def without_a_judgement(event: Event) -> Event | None:
    gone = event["type"] == "judgement" and event["scenario"] == "KB-D15-07"
    return None if gone else event


def without_a_check(event: Event) -> Event:
    if event["type"] == "judgement":
        event["check"] = ""
    return event


@pytest.mark.parametrize(
    ("change", "code", "final"),
    [
        (header(run__baseline="known.toml"), "baseline", False),
        (header(sut__source=""), "reference", False),
        (verdicts("inconclusive", "no-answer"), "judged-otherwise", True),
        (without_a_check, "unchecked", True),
        (rows, "rules-do-not-follow", True),
        (without_a_scenario, "rules-do-not-follow", True),
        (without_a_judgement, "rules-do-not-follow", True),
    ],
)
def test_a_record_sealed_anew_by_a_forger_is_refused_for_what_it_says(
    office: Office, good_copy: Path, change: Change, code: str, final: bool
) -> None:
    rewrite(good_copy, change)
    found = codes(office, good_copy)
    assert found[code] is final
    assert "altered" not in found


def test_the_command_says_why_and_makes_nothing(sound_run: Path, office: Office, tmp_path: Path) -> None:
    """A part of the reference's own run, of a suite that nobody released."""
    (tmp_path / "pw").write_text("thu", "utf-8")
    key = ("--key", str(office.key()), "--password-file", "pw", "--out", "ra", "--releases", str(tmp_path))
    done = kiemchuan("certify", str(sound_run), *key, cwd=tmp_path)
    assert done.returncode == 1
    for words in (
        "only a part was run",
        "no released manifest",
        "kiemchuan's own reference",
        "--conducted-by",
    ):
        assert words in done.stderr
    assert not (tmp_path / "ra").exists()


def test_unofficially_the_same_run_gives_a_record_that_says_what_it_is(
    sound_run: Path, office: Office, tmp_path: Path
) -> None:
    (tmp_path / "pw").write_text("thu", "utf-8")
    key = ("--key", str(office.key()), "--password-file", "pw", "--out", "ra", "--releases", str(tmp_path))
    done = kiemchuan("certify", str(sound_run), *key, "--unofficial", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "KHÔNG CHÍNH THỨC" in done.stdout
    seen = kiemchuan("verify", "ra/kiemchuan-chung-nhan.pdf", "--roots", str(office.roots()), cwd=tmp_path)
    assert seen.returncode == 4, seen.stdout + seen.stderr
    assert "UNOFFICIAL" in seen.stdout


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--key", "absent.p12"), "absent.p12"),
        (("--key", "junk.p12"), "opens with this password"),
        (("--key", "key.pem"), "PEM"),
    ],
)
def test_a_key_that_cannot_be_used_is_one_clear_line(
    sound_run: Path, tmp_path: Path, options: tuple[str, ...], says: str
) -> None:
    (tmp_path / "pw").write_text("sai", "utf-8")
    (tmp_path / "junk.p12").write_bytes(b"junk")
    (tmp_path / "key.pem").write_text(
        "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n", "utf-8"
    )
    more = ("--password-file", "pw", "--unofficial", "--out", "ra")
    done = kiemchuan("certify", str(sound_run), *options, *more, cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "ra").exists()
