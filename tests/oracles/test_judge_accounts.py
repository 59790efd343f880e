"""The judges of accounts beside hand-made facts: what was not tried passes nothing, a fault is no refusal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from harness.oracles import dieu_03_accounts as names
from harness.oracles import dieu_18_accounts as safety
from harness.oracles import dieu_20_accounts as duties
from harness.oracles.judgement import Judgement, Verdict
from harness.oracles.observation import Observation, Observations
from harness.steps.needs import load_default_profile

PROFILE, AS_OF = load_default_profile(), date(2019, 12, 17)
AT = "2019-12-17T08:00:00+07:00"
SEN, LUA = "chị Sen", "anh Lúa"
ADMINISTRATOR = {"role": "quan-tri", "name": "Võ Văn Sông"}
Row = tuple[str, str, dict[str, Any]]


def facts(*rows: Row) -> Observations:
    seen = [
        Observation(n, "KB", kind, "input" if kind.startswith("input") else "driver", AT, about, data)
        for n, (kind, about, data) in enumerate(rows, start=1)
    ]
    return Observations(seen, lambda digest: b"")


def done(operation: str, about: str, **answer: Any) -> Row:
    request = {"actor": ADMINISTRATOR}
    return "driver.answer", about, {"op": operation, "request": request, "answer": answer}


def refused(operation: str, about: str, code: str = "not-allowed") -> Row:
    return "driver.refused", about, {"op": operation, "request": {}, "code": code, "message": "không"}


def given(person: str, user_name: str) -> tuple[Row, Row]:
    asked = {"user_name": user_name, "person_name": person, "spelling": "", "like": ""}
    return ("input.account", person, asked), done("create_account", person, user_name=user_name)


def inside(person: str, user_name: str, session: str = "") -> tuple[Row, Row]:
    about = session or f"phiên của {person}"
    return done("login", about, session="#1", user_name=user_name), done(
        "use_session", about, user_name=user_name
    )


def accounts(*rows: dict[str, Any]) -> Row:
    return "driver.record", "", {"what": "accounts", "items": list(rows)}


def verdict(judged: Judgement) -> tuple[Verdict, str]:
    return judged.verdict, judged.failure.code if judged.failure else ""


def stranger(*rows: Row) -> tuple[Verdict, str]:
    seen = facts(*given(SEN, "sen"), *rows, *inside(SEN, "sen"))
    return verdict(names.stranger_stays_out(seen, PROFILE, AS_OF, person=SEN))


TRIED: Row = ("input.login", "phiên lạ", {"person": SEN, "password": "mật khẩu sai"})


def test_a_stranger_refused_and_the_owner_let_in_passes() -> None:
    assert stranger(TRIED, refused("login", "phiên lạ")) == (Verdict.PASSED, "")


@pytest.mark.parametrize("code", ["refused", "bad-request", "not-found", "unauthorized"])
def test_how_a_refusal_is_worded_does_not_matter(code: str) -> None:
    assert stranger(TRIED, refused("login", "phiên lạ", code)) == (Verdict.PASSED, "")


def test_a_stranger_let_in_fails() -> None:
    let_in = done("login", "phiên lạ", session="#2", user_name="sen")
    assert stranger(TRIED, let_in) == (Verdict.FAILED, "wrong-login-let-in")


@pytest.mark.parametrize("code", ["busy", "internal"])
def test_a_product_that_could_not_answer_has_not_refused(code: str) -> None:
    assert stranger(TRIED, refused("login", "phiên lạ", code))[0] is Verdict.INCONCLUSIVE


def test_nothing_tried_passes_nothing() -> None:
    assert stranger()[0] is Verdict.INCONCLUSIVE
    empty = facts()
    for judged in (
        names.gets_in(empty, PROFILE, AS_OF, person=SEN),
        safety.locked_after_guesses(empty, PROFILE, AS_OF, person=SEN),
        safety.no_default_passwords(empty, PROFILE, AS_OF, person=SEN),
        safety.only_administrator(empty, PROFILE, AS_OF, other="văn thư", person=SEN),
        duties.password_changed(empty, PROFILE, AS_OF, person=SEN),
        duties.locked_out_at_once(empty, PROFILE, AS_OF, session="phiên của chị Sen", person=SEN),
        duties.lock_recorded(empty, PROFILE, AS_OF, person=SEN),
    ):
        assert judged.verdict is Verdict.INCONCLUSIVE


def test_refusing_everybody_is_no_protection() -> None:
    seen = facts(
        *given(SEN, "sen"), TRIED, refused("login", "phiên lạ"), refused("login", "phiên của chị Sen"),
        refused("use_session", "phiên của chị Sen"),
    )  # fmt: skip
    assert verdict(names.stranger_stays_out(seen, PROFILE, AS_OF, person=SEN)) == (Verdict.FAILED, "shut-out")


def test_a_session_that_opens_another_desk_fails() -> None:
    seen = facts(*given(SEN, "sen"), *inside(SEN, "lua"))
    assert verdict(names.gets_in(seen, PROFILE, AS_OF, person=SEN)) == (Verdict.FAILED, "others-desk")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("sen", "user-name-given-twice"),
        ("sen ", "user-name-given-twice"),
        ("s\u200ben", "user-name-given-twice"),
        ("ｓen", "user-name-given-twice"),
        ("SEN", ""),
        ("sen2", ""),
    ],
)
def test_names_that_nobody_can_tell_apart_are_one(second: str, expected: str) -> None:
    """Capitals can be told apart; a product may also give another name than the one asked for."""
    listed = accounts({"user_name": "sen"}, {"user_name": second})
    seen = facts(*given(SEN, "sen"), *given(LUA, second), *inside(SEN, "sen"), listed)
    judged = names.not_given_twice(seen, PROFILE, AS_OF, first=SEN, second=LUA)
    assert verdict(judged) == (Verdict.FAILED if expected else Verdict.PASSED, expected)


@pytest.mark.parametrize(("stated", "expected"), [(10, ""), (11, "locked-too-late"), (None, "")])
def test_the_profile_bounds_what_a_product_says_of_itself(stated: int | None, expected: str) -> None:
    rows = [refused("login", "phiên lạ")] * 3
    seen = facts(
        done("account_policy", "", max_failures=stated), *rows, refused("login", "phiên của chị Sen")
    )
    judged = safety.locked_after_guesses(seen, PROFILE, AS_OF, person=SEN)
    assert verdict(judged) == (Verdict.FAILED if expected else Verdict.PASSED, expected)


def test_the_right_password_after_the_guesses_is_what_counts() -> None:
    late = facts(refused("login", "phiên lạ"), done("login", "phiên của chị Sen", session="#1"))
    assert verdict(safety.locked_after_guesses(late, PROFILE, AS_OF, person=SEN)) == (
        Verdict.FAILED,
        "not-locked",
    )
    early = facts(refused("login", "phiên của chị Sen"), refused("login", "phiên lạ"))
    assert safety.locked_after_guesses(early, PROFILE, AS_OF, person=SEN).verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("mark", ["«mật khẩu của chị Sen»", "«băm của mật khẩu của chị Sen»"])
def test_a_password_in_any_answer_is_seen(mark: str) -> None:
    clean = (*given(SEN, "sen"), *inside(SEN, "sen"), accounts({"user_name": "sen"}))
    told = accounts({"user_name": "sen", "note": f"mật khẩu: {mark}"})
    assert safety.password_not_shown(facts(*clean), PROFILE, AS_OF, person=SEN).verdict is Verdict.PASSED
    shown = safety.password_not_shown(facts(*clean, told), PROFILE, AS_OF, person=SEN)
    assert verdict(shown) == (Verdict.FAILED, "password-shown")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ""),
        ({"state": "active"}, "lock-not-recorded"),
        ({"locked_by": {"name": "Người khác"}}, "lock-not-recorded"),
        ({"locked_by": None}, "lock-not-recorded"),
        ({"locked_at": "2019-12-17T08:00:59+07:00"}, ""),
        ({"locked_at": "2019-12-17T01:00:00+00:00"}, ""),
        ({"locked_at": "2019-12-16T08:00:00+07:00"}, "lock-not-recorded"),
        ({"locked_at": None}, "lock-not-recorded"),
        ({"further": 1}, ""),
    ],
)
def test_who_locked_it_and_when_are_compared(changes: dict[str, Any], expected: str) -> None:
    account = {
        "user_name": "sen", "state": "locked", "locked_by": {"name": "VÕ VĂN SÔNG"}, "locked_at": AT, **changes,
    }  # fmt: skip
    seen = facts(*given(SEN, "sen"), done("lock_account", SEN), accounts(account))
    judged = duties.lock_recorded(seen, PROFILE, AS_OF, person=SEN)
    assert verdict(judged) == (Verdict.FAILED if expected else Verdict.PASSED, expected)


@pytest.mark.parametrize(
    ("days", "asked", "wanted", "expected"),
    [
        (90, True, True, ""), (90, False, True, "password-age-misstated"), (90, True, False, "password-age-misstated"),
        (90, False, False, ""), (90, None, True, "password-age-misstated"), (None, False, True, ""),
    ],
)  # fmt: skip
def test_a_term_that_is_stated_is_kept(
    days: int | None, asked: bool | None, wanted: bool, expected: str
) -> None:
    login = done("login", "phiên của chị Sen", session="#1", must_change=asked)
    seen = facts(done("account_policy", "", password_days=days), login)
    check = duties.asked_after_term if wanted else duties.not_asked_before_term
    judged = check(seen, PROFILE, AS_OF, person=SEN)
    assert verdict(judged) == (Verdict.FAILED if expected else Verdict.PASSED, expected)
