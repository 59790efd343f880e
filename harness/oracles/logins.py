"""Who got in: logins and uses of sessions in the evidence, by the name that the scenario gives a session.

Passwords and tokens are not in the evidence; marks and fingerprints stand in their place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from harness.oracles.incoming import said_by
from harness.oracles.judgement import Judgement, Reason, failed, inconclusive
from harness.oracles.observation import Observation, Observations

_OUTCOMES: Final = ("driver.answer", "driver.refused", "driver.absent")
_NOT_A_REFUSAL: Final = frozenset({"busy", "internal", "not-supported"})
"""Codes that say that the product could not, not that it would not."""


def newest(seen: Observations, operation: str, about: str) -> Observation | None:
    """What came of the newest call of an operation under that name."""
    found = [seen.last(kind, about=about, op=operation) for kind in _OUTCOMES]
    return max((row for row in found if row is not None), key=lambda row: row.seq, default=None)


def answer_of(row: Observation | None) -> Mapping[str, Any] | None:
    """The answer of a call that was carried out; None if it was refused or never made."""
    answer = row.data.get("answer") if row is not None and row.kind == "driver.answer" else None
    return answer if isinstance(answer, Mapping) else None


def was_refused(row: Observation) -> bool:
    """Whether the product would not: a fault of it is no refusal."""
    return row.kind == "driver.refused" and row.data.get("code") not in _NOT_A_REFUSAL


def must_be_refused(row: Observation | None, code: str, *, expected: str) -> Judgement | None:
    """None if a call was made and refused; a failure `code` if it was carried out; inconclusive otherwise."""
    if row is None:
        return inconclusive(Reason.PRECONDITION, f"chưa có lần thử nào: {expected}")
    if row.kind == "driver.answer":
        return failed(code, expected=expected, observed="phần mềm chấp nhận", where=str(row.data["op"]))
    if row.kind == "driver.refused" and not was_refused(row):
        return inconclusive(Reason.PRECONDITION, f"phần mềm không trả lời được: {said_by(row)}")
    return None


def account_of(seen: Observations, person: str) -> str | None:
    """The user name under which somebody was last given an account; None if nobody was."""
    answer = answer_of(newest(seen, "create_account", person))
    name = answer.get("user_name") if answer else None
    return name if isinstance(name, str) else None


def must_be_inside(seen: Observations, person: str, session: str) -> Judgement | None:
    """None if the right password opened a session, and it is the person's own desk that it opened."""
    login, desk = newest(seen, "login", session), newest(seen, "use_session", session)
    for row, what in ((login, "đăng nhập bằng mật khẩu đúng"), (desk, "mở bàn làm việc bằng phiên của mình")):
        if row is None:
            return inconclusive(Reason.PRECONDITION, f"{person} chưa {what}")
        if row.kind != "driver.answer":
            return failed(
                "shut-out", expected=f"{person} {what} được", observed=said_by(row), where=str(row.data["op"])
            )
    return must_be_own_desk(seen, person, desk)


def must_be_own_desk(seen: Observations, person: str, row: Observation | None) -> Judgement | None:
    """None if what was opened belongs to that person."""
    name, answer = account_of(seen, person), answer_of(row)
    if name is None or answer is None:
        return inconclusive(Reason.PRECONDITION, f"không biết tên người dùng hoặc bàn làm việc của {person}")
    if not same_user_name(str(answer.get("user_name") or ""), name):
        return failed(
            "others-desk", expected=name, observed=answer.get("user_name"), where="use_session.user_name"
        )
    return None


def same_user_name(a: str, b: str) -> bool:
    """Whether nobody could tell two user names apart: compositions, widths, capitals and what is not seen aside."""
    return plain(a) == plain(b)


def plain(user_name: str) -> str:
    """A user name as it looks: without blanks and letters of no width."""
    folded = unicodedata.normalize("NFKC", user_name).casefold()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))


def looks_the_same(a: str, b: str) -> bool:
    """As `same_user_name`, but capitals count: these can be told apart."""
    return _looks(a) == _looks(b)


def _looks(user_name: str) -> str:
    text = unicodedata.normalize("NFKC", user_name)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))
