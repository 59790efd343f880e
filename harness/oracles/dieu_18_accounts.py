"""Oracles of Đ18.k3: accounts are safe. Lockout, expiry and default passwords are the project's reading of it.

Numbers are the product's own word (`account_policy`), bounded by the profile where it says too much.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from harness.oracles.incoming import said_by
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.logins import answer_of, must_be_inside, must_be_refused, newest
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile

_PASSWORD, _DIGEST = "«mật khẩu của", "«băm của"
"""Marks that the world puts in place of a password and of its digests (`harness/run/world/accounts.py`)."""


@check("D18.k3-2", "tài khoản của {person} tạm khóa sau nhiều lần nhập sai mật khẩu")
def locked_after_guesses(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ18.k3: who guesses does not go on guessing; right after it even the right password is not taken."""
    limit, stated = int(profile.switch("lockout-limit")), policy(seen).get("max_failures")
    if isinstance(stated, int) and stated > limit:
        return failed(
            "locked-too-late", expected=f"chậm nhất sau {limit} lần sai", observed=f"{stated} lần",
            where="account_policy.max_failures",
        )  # fmt: skip
    guesses = [row for row in seen if row.about == "phiên lạ" and row.data.get("op") == "login"]
    for row in guesses:
        let_in = must_be_refused(row, "wrong-login-let-in", expected="từ chối mật khẩu sai")
        if let_in is not None:
            return let_in
    after = newest(seen, "login", f"phiên của {person}")
    if not guesses or after is None or after.seq < guesses[-1].seq:
        return inconclusive(Reason.PRECONDITION, "chưa có lần nhập sai nào, hoặc chưa đăng nhập lại sau đó")
    refused = must_be_refused(
        after, "not-locked", expected=f"từ chối cả mật khẩu đúng ngay sau {len(guesses)} lần sai liên tiếp"
    )
    return refused or passed(
        "«bảo đảm an toàn tài khoản» được hiểu là có tạm khóa: cách đọc của hồ sơ địa phương"
    )


@check("D18.k3-2", "{person} vẫn vào được khi số lần nhập sai chưa đến ngưỡng")
def not_locked_too_soon(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ18.k3: one wrong login less than the product says locks nobody out."""
    guesses = [row for row in seen if row.about == "phiên lạ" and row.data.get("op") == "login"]
    if not guesses:
        return inconclusive(Reason.PRECONDITION, "chưa có lần nhập sai nào")
    return must_be_inside(seen, person, f"phiên của {person}") or passed()


@check("D18.k3-2", "{session} còn dùng được trước giờ hết hạn mà phần mềm công bố")
def alive_before_expiry(seen: Observations, profile: Profile, as_of: date, *, session: str) -> Judgement:
    """Đ18.k3: the product holds to the time that it tells its user."""
    used = newest(seen, "use_session", session)
    if used is None:
        return inconclusive(Reason.PRECONDITION, f"chưa dùng {session}")
    if used.kind != "driver.answer":
        return failed(
            "session-ends-early", expected="còn hiệu lực", observed=said_by(used), where="use_session"
        )
    return passed()


@check(
    "D18.k3-2", "{session} hết hiệu lực sau giờ hết hạn mà phần mềm công bố, còn {person} đăng nhập lại được"
)
def dead_after_expiry(
    seen: Observations, profile: Profile, as_of: date, *, session: str, person: str
) -> Judgement:
    """Đ18.k3: a session that nobody uses does not stay open for whoever comes by."""
    opened = answer_of(newest(seen, "login", session))
    if opened is None:
        return inconclusive(Reason.PRECONDITION, f"chưa mở {session}")
    if opened.get("expires_at") is None:
        return failed(
            "session-never-ends", expected="giờ hết hạn", observed="không có", where="login.expires_at"
        )
    used = newest(seen, "use_session", session)
    alive = must_be_refused(
        used, "session-outlives-its-end", expected=f"hết hiệu lực sau {opened['expires_at']}"
    )
    return alive or must_be_inside(seen, person, "phiên bằng mật khẩu đúng") or passed()


@check("D18.k3-2", "không tài khoản nào mở được bằng mật khẩu mặc định, còn {person} vẫn vào được")
def no_default_passwords(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ18.k3: names and passwords that everybody knows open nothing."""
    tried = seen.of("input.login", person="")
    for attempt in tried:
        row = newest(seen, "login", attempt.about)
        let_in = must_be_refused(row, "default-password", expected=f"từ chối {attempt.data['password']}")
        if let_in is not None:
            return let_in
    if not tried:
        return inconclusive(Reason.PRECONDITION, "chưa thử mật khẩu mặc định nào")
    return must_be_inside(seen, person, f"phiên của {person}") or passed()


@check("D18.k3-2", "không trả lời nào của phần mềm làm lộ mật khẩu của {person}", reads=("accounts",))
def password_not_shown(seen: Observations, profile: Profile, as_of: date, *, person: str) -> Judgement:
    """Đ18.k3: neither the password nor a plain digest of it is shown to anyone."""
    outside = must_be_inside(seen, person, f"phiên của {person}")
    if outside is not None:
        return outside
    if not isinstance((seen.last("driver.record", what="accounts") or _NOTHING).data.get("items"), list):
        return inconclusive(Reason.PRECONDITION, "phần mềm không liệt kê tài khoản")
    for row in seen:
        if row.source != "driver":
            continue
        shown = json.dumps({name: row.data.get(name) for name in _SHOWN}, ensure_ascii=False)
        for mark, what in ((_PASSWORD, "mật khẩu"), (_DIGEST, "mã băm không có muối của mật khẩu")):
            if mark in shown:
                where = str(row.data.get("op") or row.data.get("what"))
                return failed("password-shown", expected="không có", observed=what, where=where)
    return passed()


class _Nothing:
    data: Mapping[str, Any] = {}


_NOTHING = _Nothing()
_SHOWN = ("answer", "message", "items")
"""Members of an observation that hold what the product said."""


@check("D18.k3-2", "mật khẩu {weakness} của {person} bị từ chối, còn mật khẩu đủ mạnh được nhận")
def weak_password_refused(
    seen: Observations, profile: Profile, as_of: date, *, weakness: str, person: str
) -> Judgement:
    """Đ18.k3: an account that everybody could open is no account; the length is the product's own word."""
    asked = seen.of("input.account", about=person, spelling=weakness)
    rows = [row for row in seen if row.about == person and row.data.get("op") == "create_account"]
    tried = [row for row in rows if asked and row.seq > asked[-1].seq]
    if not tried:
        return inconclusive(Reason.PRECONDITION, f"chưa thử mật khẩu {weakness}")
    taken = must_be_refused(tried[0], "weak-password-taken", expected=f"từ chối mật khẩu {weakness}")
    return taken or must_be_inside(seen, "anh Lúa", "phiên của anh Lúa") or passed()


@check("D18.k3-2", "khai sai mật khẩu hiện tại thì không đổi được mật khẩu của {person}")
def change_needs_present_password(
    seen: Observations, profile: Profile, as_of: date, *, person: str
) -> Judgement:
    """Đ18.k3: who finds a desk left open does not take the account over."""
    session = f"phiên của {person}"
    taken = must_be_refused(
        newest(seen, "change_password", session), "changed-without-password", expected="từ chối đổi mật khẩu"
    )
    if taken is not None:
        return taken
    for which, inside in (("đúng", True), ("mới", False)):
        row = newest(seen, "login", f"phiên bằng mật khẩu {which}")
        if row is None:
            return inconclusive(Reason.PRECONDITION, f"chưa đăng nhập bằng mật khẩu {which}")
        if inside is not (row.kind == "driver.answer"):
            return failed(
                "changed-without-password", expected="chỉ mật khẩu cũ mở được tài khoản",
                observed=f"đăng nhập bằng mật khẩu {which}: {'được' if row.kind == 'driver.answer' else said_by(row)}",
                where="login",
            )  # fmt: skip
    return passed()


@check("D18.k3-2", "{other} không khóa, không cấp lại được mật khẩu tài khoản của {person}")
def only_administrator(
    seen: Observations, profile: Profile, as_of: date, *, other: str, person: str
) -> Judgement:
    """Đ18.k3: one person's account is in nobody's hands but the administrator's."""
    rows = [
        row for row in seen
        if row.about.startswith(f"{person}, ") and row.data.get("op") in ("lock_account", "reset_password")
    ]  # fmt: skip
    if not rows:
        return inconclusive(Reason.PRECONDITION, f"{other} chưa thử")
    for row in rows:
        done = must_be_refused(
            row, "account-in-others-hands", expected=f"từ chối {other} thực hiện {row.data['op']}"
        )
        if done is not None:
            return done
    return must_be_inside(seen, person, f"phiên của {person}") or passed()


def policy(seen: Observations) -> Mapping[str, Any]:
    """What the product said of its account policy; empty if it was not asked."""
    row = seen.last("driver.answer", op="account_policy")
    return answer_of(row) or {}
