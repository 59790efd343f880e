"""Oracles of Đ3.k3: a user name for each person alone, and nobody in without name and password."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.logins import (
    account_of,
    looks_the_same,
    must_be_inside,
    must_be_refused,
    newest,
    plain,
    same_user_name,
    was_refused,
)
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.wording import same_name


@check("D3.k3-1", "{first} và {second} mỗi người có một tên người dùng của riêng mình", reads=("accounts",))
def names_of_their_own(
    seen: Observations, profile: Profile, as_of: date, *, first: str, second: str
) -> Judgement:
    """Đ3.k3: given, listed once each under the right person, and each opens the desk of its owner."""
    rows = listed(seen)
    if isinstance(rows, Judgement):
        return rows
    for person in (first, second):
        name = account_of(seen, person)
        if name is None:
            return inconclusive(Reason.PRECONDITION, f"{person} chưa được cấp tài khoản")
        mine = [row for row in rows if same_user_name(str(row.get("user_name") or ""), name)]
        if len(mine) != 1:
            return failed(
                "user-name-not-once", expected=f"{name}: một lần", observed=f"{len(mine)} lần", where="list_accounts"
            )  # fmt: skip
        [owner] = [row.data["person_name"] for row in seen.of("input.account", about=person)][-1:]
        shown = mine[0].get("person_name")
        if isinstance(shown, str) and not same_name(shown, owner):
            return failed(
                "user-name-of-another", expected=owner, observed=shown, where="list_accounts.person_name"
            )
        outside = must_be_inside(seen, person, f"phiên của {person}")
        if outside is not None:
            return outside
    taken = [plain(str(row.get("user_name") or "")) for row in rows]
    double = sorted({name for name in taken if taken.count(name) > 1})
    if double:
        return failed(
            "user-name-not-once",
            expected="mỗi tên một lần",
            observed=", ".join(double),
            where="list_accounts",
        )
    return passed()


@check("D3.k3-1", "{second} không được cấp tên người dùng trùng với {first}", reads=("accounts",))
def not_given_twice(
    seen: Observations, profile: Profile, as_of: date, *, first: str, second: str
) -> Judgement:
    """Đ3.k3: a name that nobody can tell from another one is the same name; a product may give another instead."""
    if account_of(seen, first) is None and not _either_refused(seen, first, second):
        return inconclusive(Reason.PRECONDITION, f"{first} chưa được cấp tài khoản")
    tried = newest(seen, "create_account", second)
    if tried is None or (tried.kind == "driver.refused" and not was_refused(tried)):
        return inconclusive(Reason.PRECONDITION, f"chưa thử cấp tài khoản cho {second}")
    held, given = account_of(seen, first), account_of(seen, second)
    if held is not None and given is not None and looks_the_same(held, given):
        asked = seen.of("input.account", about=second)[-1].data["spelling"]
        return failed(
            "user-name-given-twice", expected=f"từ chối “{held}” viết {asked}", observed=f"cấp “{given}”",
            where="create_account.user_name",
        )  # fmt: skip
    rows = listed(seen)
    if isinstance(rows, Judgement):
        return rows
    names = [str(row.get("user_name") or "") for row in rows]
    like = [name for name in names if held is not None and looks_the_same(name, held)]
    if held is not None and len(like) != 1:
        return failed(
            "user-name-not-once",
            expected=f"{held}: một lần",
            observed=f"{len(like)} lần",
            where="list_accounts",
        )
    outside = must_be_inside(seen, first, f"phiên của {first}") if held is not None else None
    return outside or passed()


def _either_refused(seen: Observations, first: str, second: str) -> bool:
    """A product may refuse both: letters with marks need not be allowed in user names."""
    rows = (newest(seen, "create_account", person) for person in (first, second))
    return any(row is not None and was_refused(row) for row in rows)


@check("D3.k3-1", "tên người dùng của {person} không mở tài khoản nào khác")
def name_opens_own_account(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ3.k3: whether capitals make another name is the product's choice; that one name is one account is not."""
    strange = newest(seen, "login", "phiên lạ")
    let_in = must_be_refused(strange, "wrong-login-let-in", expected="từ chối mật khẩu của người khác")
    if let_in is not None:
        return let_in
    return must_be_inside(seen, person, f"phiên của {person}") or passed()


# ------------------------------------------------------------------------------------------------ passwords


@check("D3.k3-2", "{person} vào được phần mềm bằng tên người dùng và mật khẩu của mình")
def gets_in(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ3.k3: name and password give the right to enter."""
    return must_be_inside(seen, person, f"phiên của {person}") or passed()


@check("D3.k3-2", "người lạ không vào được, còn {person} vẫn vào được")
def stranger_stays_out(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ3.k3: only name and password together; refusing everybody is no protection."""
    wrong = seen.of("input.login", about="phiên lạ")
    tried = ", ".join(str(row.data["password"]) for row in wrong) or "chưa thử"
    let_in = must_be_refused(
        newest(seen, "login", "phiên lạ"), "wrong-login-let-in", expected=f"từ chối đăng nhập với {tried}"
    )
    return let_in or must_be_inside(seen, person, f"phiên của {person}") or passed()


@check("D3.k3-2", "{session} không mở được bàn làm việc, còn {person} vẫn vào được")
def no_session_no_desk(
    seen: Observations, profile: Profile, as_of: date, *, session: str, person: str
) -> Judgement:
    """Đ3.k3: who has not logged in, or has logged out, sees no documents."""
    used = [row for row in seen if row.about == session and row.data.get("op") == "use_session"]
    for row in used:
        opened = must_be_refused(row, "entered-without-session", expected=f"từ chối {session}")
        if opened is not None:
            return opened
    if not used:
        return inconclusive(Reason.PRECONDITION, f"chưa thử {session}")
    return must_be_inside(seen, person, f"phiên của {person}, đăng nhập lại") or passed()


def listed(seen: Observations) -> list[Mapping[str, Any]] | Judgement:
    """Accounts as last listed; a failure where there is no list."""
    reading = seen.last("driver.record", what="accounts")
    items = reading.data.get("items") if reading else None
    if not isinstance(items, list):
        return failed(
            "accounts-not-listed", expected="danh sách tài khoản", observed="không có", where="list_accounts"
        )
    return [row for row in items if isinstance(row, Mapping)]


def shown_account(seen: Observations, person: str) -> Mapping[str, Any] | Judgement:
    """Somebody's account as last listed."""
    rows, name = listed(seen), account_of(seen, person)
    if isinstance(rows, Judgement):
        return rows
    if name is None:
        return inconclusive(Reason.PRECONDITION, f"{person} chưa được cấp tài khoản")
    mine = [row for row in rows if same_user_name(str(row.get("user_name") or ""), name)]
    if not mine:
        return failed(
            "user-name-not-once", expected=f"{name}: một lần", observed="0 lần", where="list_accounts"
        )
    return mine[0]
