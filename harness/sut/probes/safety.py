"""Probes of the scanner, accounts and sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

from harness.sut.check_case import Case, Probe
from harness.sut.drivers import DriverRefused
from harness.sut.finding import Finding
from harness.sut.probes.expectations import found, gaps


def _scanner(case: Case) -> Iterator[Finding]:
    """An address where nobody listens is taken as told: whether a scanner answers shows when a file is scanned."""
    address = "tcp://127.0.0.1:9"
    told = case.driver.set_antivirus(address)
    gone = case.driver.set_antivirus()
    if told["clamd_url"] != address:
        yield found(
            "set_antivirus",
            "other-scanner",
            f"Đặt máy quét {address} nhưng phần mềm dùng {told['clamd_url']}",
            f"the scanner set was {address}, in force is {told['clamd_url']}",
            "use the scanner that was handed over, even while it does not answer",
        )
    if gone["clamd_url"]:
        yield found(
            "set_antivirus",
            "scanner-not-off",
            "Bỏ máy quét nhưng phần mềm vẫn còn dùng",
            "the scanner was taken away, yet it is in force",
            "without clamd_url go back to what the product had",
        )


def _given(case: Case) -> tuple[str, str]:
    """User name and password of a new account."""
    user_name, password = f"kiem.tra.{uuid4().hex[:12]}", f"Kiem-chuan-{uuid4().hex[:12]}"
    case.driver.create_account(
        actor=case.actor("create_account"), user_name=user_name, password=password, person_name="Người Kiểm Tra",
        role="van-thu", unit="Văn phòng",
    )  # fmt: skip
    return user_name, password


def _session(case: Case) -> str:
    return str(case.driver.login(*_given(case))["session"])


def _let_in(operation: str, call: Callable[[], object]) -> Iterator[Finding]:
    """A finding if somebody gets in who may not."""
    try:
        call()
    except DriverRefused as error:
        if error.code == "not-allowed":
            return
    yield found(
        operation,
        "let-in",
        f"«{operation}» không từ chối người không có quyền vào bằng 403 not-allowed",
        f"{operation} does not answer 403 not-allowed to somebody who may not enter",
        "only the right password of an account in use, or a session that is alive",
    )


def _account(case: Case) -> Iterator[Finding]:
    user_name, _ = _given(case)
    other = f"Kiem-chuan-{uuid4().hex[:12]}"
    try:
        case.driver.create_account(
            actor=case.actor("create_account"), user_name=user_name, password=other, person_name="Người Khác",
            role="van-thu",
        )  # fmt: skip
    except DriverRefused:
        return
    yield found(
        "create_account",
        "name-given-twice",
        f"Tên người dùng «{user_name}» được cấp hai lần",
        f"user name {user_name!r} was given twice",
        "answer 409 refused",
    )


def _accounts(case: Case) -> Iterator[Finding]:
    user_name, _ = _given(case)
    rows = [row for row in case.driver.list_accounts()["items"] if row["user_name"] == user_name]
    if not rows:
        yield found(
            "list_accounts",
            "account-not-listed",
            f"Tài khoản vừa cấp «{user_name}» không có trong danh sách",
            f"the account just given, {user_name!r}, is not listed",
            "list every account",
        )
    for row in rows:
        yield from gaps(case, "list_accounts", row, "schemas/security.schema.json#/$defs/Account")


def _policy(case: Case) -> Iterator[Finding]:
    schema = "schemas/security.schema.json#/$defs/AccountPolicy"
    yield from gaps(case, "account_policy", case.driver.account_policy(), schema)


def _lock(case: Case) -> Iterator[Finding]:
    user_name, password = _given(case)
    case.driver.lock_account(case.actor("lock_account"), user_name, "kiểm tra")
    yield from _let_in("lock_account", lambda: case.driver.login(user_name, password))
    yield from not_by_clerk(case, "lock_account", user_name=user_name)


def _unlock(case: Case) -> Iterator[Finding]:
    user_name, password = _given(case)
    case.driver.lock_account(case.actor("lock_account"), user_name, "kiểm tra")
    case.driver.unlock_account(case.actor("unlock_account"), user_name)
    case.driver.login(user_name, password)
    yield from not_by_clerk(case, "unlock_account", user_name=user_name)


def _reset(case: Case) -> Iterator[Finding]:
    user_name, password = _given(case)
    fresh = f"Kiem-chuan-{uuid4().hex[:12]}"
    case.driver.reset_password(case.actor("reset_password"), user_name, fresh)
    case.driver.login(user_name, fresh)
    yield from _let_in("reset_password", lambda: case.driver.login(user_name, password))
    yield from not_by_clerk(case, "reset_password", user_name=user_name, new_password=password)


def not_by_clerk(case: Case, operation: str, **given: str) -> Iterator[Finding]:
    """Acts of the administrator are nobody else's."""
    clerk = {"role": "van-thu", "name": "Lê Thị Hoa", "unit": "Văn phòng"}
    yield from _let_in(operation, lambda: case.driver.call(operation, actor=clerk, **given))


def _login(case: Case) -> Iterator[Finding]:
    user_name, password = _given(case)
    case.driver.login(user_name, password)
    yield from _let_in("login", lambda: case.driver.login(user_name, password + "x"))
    yield from _let_in("login", lambda: case.driver.login("khong.co.nguoi.nay", password))


def _use(case: Case) -> Iterator[Finding]:
    case.driver.use_session(_session(case))
    yield from _let_in("use_session", lambda: case.driver.use_session("phien-khong-co"))


def _logout(case: Case) -> Iterator[Finding]:
    session = _session(case)
    case.driver.logout(session)
    yield from _let_in("logout", lambda: case.driver.use_session(session))


def _change(case: Case) -> Iterator[Finding]:
    user_name, password = _given(case)
    session = str(case.driver.login(user_name, password)["session"])
    fresh = f"Kiem-chuan-{uuid4().hex[:12]}"
    case.driver.change_password(session, password, fresh)
    case.driver.login(user_name, fresh)
    yield from _let_in("change_password", lambda: case.driver.login(user_name, password))


SAFETY_PROBES: tuple[Probe, ...] = (
    Probe("set_antivirus", _scanner),
    Probe("create_account", _account),
    Probe("list_accounts", _accounts),
    Probe("account_policy", _policy),
    Probe("login", _login),
    Probe("use_session", _use),
    Probe("logout", _logout),
    Probe("change_password", _change),
    Probe("lock_account", _lock),
    Probe("unlock_account", _unlock),
    Probe("reset_password", _reset),
)
