"""Oracles of the second khoản 5 of Đ20: passwords are changed, accounts out of control are taken back.

Both are enabling: the duty is the person's, the product has to let it be done and to do it rightly.
"""

from __future__ import annotations

from datetime import date

from harness.oracles.acts import name_in
from harness.oracles.dieu_03_accounts import shown_account
from harness.oracles.dieu_18_accounts import policy
from harness.oracles.incoming import said_by
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.logins import answer_of, must_be_inside, must_be_refused, newest
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_name


@check("D20.k5bis.b-1", "{person} đổi được mật khẩu: mật khẩu mới vào được, mật khẩu cũ hết hiệu lực")
def password_changed(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ20.k5bis.b: the person's own change, and what it is for."""
    changed = newest(seen, "change_password", f"phiên của {person}")
    if changed is None:
        return inconclusive(Reason.PRECONDITION, f"{person} chưa đổi mật khẩu")
    if changed.kind != "driver.answer":
        return failed(
            "password-not-changed", expected="đổi được mật khẩu", observed=said_by(changed), where="change_password"
        )  # fmt: skip
    old = newest(seen, "login", "phiên bằng mật khẩu cũ")
    alive = must_be_refused(old, "old-password-lives", expected="từ chối mật khẩu cũ")
    return alive or must_be_inside(seen, person, "phiên bằng mật khẩu mới") or passed()


@check("D20.k5bis.b-1", "chưa đến hạn thì phần mềm chưa đòi {person} đổi mật khẩu")
def not_asked_before_term(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ20.k5bis.b: the term is the product's own word; it holds to it."""
    return _asked(seen, person, wanted=False)


@check("D20.k5bis.b-1", "quá hạn thì phần mềm đòi {person} đổi mật khẩu")
def asked_after_term(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ20.k5bis.b says regularly, and no number: a product without a term is advised, one that misstates it fails."""
    return _asked(seen, person, wanted=True)


def _asked(seen: Observations, person: str, *, wanted: bool) -> Judgement:
    days = policy(seen).get("password_days")
    login = newest(seen, "login", f"phiên của {person}")
    if login is None:
        return inconclusive(Reason.PRECONDITION, f"{person} chưa đăng nhập")
    if login.kind != "driver.answer":
        # A product may let nobody in whose password is too old, but not before.
        if wanted and isinstance(days, int):
            return passed("phần mềm không cho vào khi mật khẩu quá hạn")
        return failed("shut-out", expected=f"{person} đăng nhập được", observed=said_by(login), where="login")
    if not isinstance(days, int):
        return passed("phần mềm không công bố hạn đổi mật khẩu; nên có để người dùng thường xuyên đổi")
    asked = (answer_of(login) or {}).get("must_change")
    if (asked is True) is not wanted:
        return failed(
            "password-age-misstated", expected=f"must_change = {str(wanted).lower()} (hạn {days} ngày)",
            observed=asked, where="login.must_change",
        )  # fmt: skip
    return passed()


# ------------------------------------------------------------------------------------------------ out of control


@check("D20.k5bis.b-3", "khóa rồi thì {session} chấm dứt ngay và {person} không đăng nhập được")
def locked_out_at_once(
    seen: Observations, profile: Profile, as_of: date, *, session: str, person: str
) -> Judgement:
    """Đ20.k5bis.b: whoever has the account in their hands loses it at once, wherever they are logged in."""
    locked = _done(seen, "lock_account", person)
    if isinstance(locked, Judgement):
        return locked
    used = newest(seen, "use_session", session)
    if used is None or used.seq < locked.seq or newest(seen, "login", session) is None:
        return inconclusive(Reason.PRECONDITION, f"{session} chưa được dùng sau khi khóa")
    alive = must_be_refused(used, "locked-session-lives", expected=f"{session} chấm dứt")
    if alive is not None:
        return alive
    again = newest(seen, "login", "phiên bằng mật khẩu đúng")
    return must_be_refused(again, "locked-account-opens", expected="từ chối đăng nhập") or passed()


@check("D20.k5bis.b-3", "việc khóa không đụng đến {other}")
def others_untouched(seen: Observations, profile: Profile, as_of: date, *, other: str) -> Judgement:
    """Đ20.k5bis.b: one account is locked, not the office."""
    return must_be_inside(seen, other, f"phiên của {other}") or passed()


@check("D20.k5bis.b-3", "phần mềm ghi ai khóa tài khoản của {person} và khóa lúc nào", reads=("accounts",))
def lock_recorded(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ20.k5bis.b: what was done to set it right can be told afterwards."""
    locked = _done(seen, "lock_account", person)
    if isinstance(locked, Judgement):
        return locked
    account = shown_account(seen, person)
    if isinstance(account, Judgement):
        return account
    who, when = str(locked.data["request"]["actor"]["name"]), iso_moment(account.get("locked_at"))
    if account.get("state") != "locked":
        return failed(
            "lock-not-recorded", expected="locked", observed=account.get("state"), where="list_accounts.state"
        )
    if not same_name(name_in(account, "locked_by"), who):
        return failed(
            "lock-not-recorded", expected=who, observed=name_in(account, "locked_by") or "không ghi",
            where="list_accounts.locked_by",
        )  # fmt: skip
    if when is None or not same_time(when, locked.moment, profile.tolerance):
        return failed(
            "lock-not-recorded", expected=locked.at, observed=account.get("locked_at") or "không ghi",
            where="list_accounts.locked_at",
        )  # fmt: skip
    return passed()


@check(
    "D20.k5bis.b-3",
    "{person} lấy lại được tài khoản bằng mật khẩu được cấp lại, mật khẩu cũ và phiên cũ hết hiệu lực",
)
def account_given_back(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ20.k5bis.b: để khắc phục, the owner is back in and whoever had the old password is not."""
    reset = _done(seen, "reset_password", person)
    if isinstance(reset, Judgement):
        return reset
    old = newest(seen, "login", "phiên bằng mật khẩu cũ")
    alive = must_be_refused(old, "old-password-lives", expected="từ chối mật khẩu cũ")
    if alive is not None:
        return alive
    used = newest(seen, "use_session", f"phiên của {person}")
    if used is None or used.seq < reset.seq:
        return inconclusive(Reason.PRECONDITION, "phiên cũ chưa được dùng sau khi cấp lại mật khẩu")
    stale = must_be_refused(used, "locked-session-lives", expected="phiên cũ chấm dứt")
    return stale or must_be_inside(seen, person, "phiên bằng mật khẩu đúng") or passed()


def _done(seen: Observations, operation: str, person: str) -> Observation | Judgement:
    """The administrator's act, carried out."""
    row = newest(seen, operation, person)
    if row is None:
        return inconclusive(Reason.PRECONDITION, f"quản trị chưa thực hiện {operation}")
    if row.kind != "driver.answer":
        return failed("administrator-cannot", expected=operation, observed=said_by(row), where=operation)
    return row
