"""Accounts and sessions of the reference (Đ3.k3, Đ18.k3, Đ20.k5): who gets in, how long, and who no longer."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import Any

import pytest

from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.qlvb import passwords
from tests.qlvb.conftest import ADMINISTRATOR, CLERK, START, World

SECRET = "Đồng-tháp-10-cánh"


@pytest.fixture
def product(world: World) -> HttpDriver:
    return world.product()


def account(product: HttpDriver, user_name: str = "sen.tran", password: str = SECRET) -> dict[str, Any]:
    return dict(
        product.create_account(
            actor=ADMINISTRATOR, user_name=user_name, password=password, person_name="Trần Thị Sen", role="van-thu"
        )
    )  # fmt: skip


def refused(code: str, call: Any, *given: Any) -> None:
    with pytest.raises(DriverRefused) as refusal:
        call(*given)
    assert refusal.value.code == code


def test_a_person_logs_in_works_and_logs_out(product: HttpDriver) -> None:
    account(product)
    token = product.login("sen.tran", SECRET)["session"]
    desk = product.use_session(token)
    assert (desk["user_name"], desk["person_name"], desk["documents"]) == ("sen.tran", "Trần Thị Sen", [])
    assert product.logout(token) == {"ended": True}
    refused("not-allowed", product.use_session, token)


@pytest.mark.parametrize("again", ["sen.tran", "SEN.TRAN", "Sen.Tran"])
def test_a_name_that_is_taken_is_taken_however_it_is_written(product: HttpDriver, again: str) -> None:
    account(product)
    refused("refused", account, product, again)
    assert [row["user_name"] for row in product.list_accounts()["items"]] == ["sen.tran"]


@pytest.mark.parametrize(
    "odd",
    [
        "sen.tran ",
        " sen.tran",
        "sen tran",
        "sen.tran\u00a0",
        "sen\u200b.tran",
        "ｓｅｎ.tran",
        "",
        ".",
        "a" * 65,
    ],
)
def test_names_that_look_like_others_or_like_nothing_are_not_given(product: HttpDriver, odd: str) -> None:
    refused("refused", account, product, odd)


def test_a_name_with_marks_is_one_in_either_composition(product: HttpDriver) -> None:
    account(product, "bảy.núi")
    refused("refused", account, product, "bảy.núi")
    assert product.login("bảy.núi", SECRET)["user_name"] == "bảy.núi"


@pytest.mark.parametrize("wrong", ["", SECRET[:-1], SECRET + "x", SECRET.upper(), "x" * 10_000])
def test_a_wrong_password_opens_nothing(product: HttpDriver, wrong: str) -> None:
    account(product)
    refused("not-allowed", product.login, "sen.tran", wrong)
    refused("not-allowed", product.login, "khong.co", SECRET)
    refused("not-allowed", product.login, "", "")


def test_a_password_typed_in_the_other_composition_is_the_same(product: HttpDriver) -> None:
    account(product)
    assert product.login("sen.tran", "Đồng-tháp-10-cánh")["user_name"] == "sen.tran"


@pytest.mark.parametrize("weak", ["", "1234567", "sen.tran", "SEN.TRAN", "12345678", "Password", "x" * 257])
def test_weak_passwords_are_not_taken(product: HttpDriver, weak: str) -> None:
    refused("refused", account, product, "sen.tran", weak)
    assert account(product, "sen.tran", "bảy-núi8")["state"] == "active"


def test_five_wrong_logins_lock_the_account_for_a_while_and_no_session(
    world: World, product: HttpDriver
) -> None:
    account(product)
    inside = product.login("sen.tran", SECRET)["session"]
    for _ in range(4):
        refused("not-allowed", product.login, "sen.tran", "sai")
    assert product.login("sen.tran", SECRET)["session"], "four wrong logins are not five"
    for _ in range(5):
        refused("not-allowed", product.login, "sen.tran", "sai")
    refused("not-allowed", product.login, "sen.tran", SECRET)
    assert product.use_session(inside)["user_name"] == "sen.tran", "a stranger's guesses throw nobody out"
    (row,) = product.list_accounts()["items"]
    assert (row["state"], row["locked_by"]) == ("locked", None)
    product.set_clock((START + timedelta(minutes=15)).isoformat())
    assert product.login("sen.tran", SECRET)["session"]


def test_an_unused_session_ends_to_the_second(product: HttpDriver) -> None:
    account(product)
    first, second = (product.login("sen.tran", SECRET) for _ in range(2))
    assert first["session"] != second["session"]
    assert first["expires_at"] == (START + timedelta(minutes=30)).isoformat()
    product.set_clock((START + timedelta(minutes=30, seconds=-1)).isoformat())
    prolonged = product.use_session(first["session"])["expires_at"]
    assert prolonged == (START + timedelta(minutes=60, seconds=-1)).isoformat()
    product.set_clock((START + timedelta(minutes=30)).isoformat())
    refused("not-allowed", product.use_session, second["session"])
    assert product.use_session(first["session"])["user_name"] == "sen.tran"


def test_a_changed_password_voids_the_old_one(product: HttpDriver) -> None:
    account(product)
    token = product.login("sen.tran", SECRET)["session"]
    refused("not-allowed", product.change_password, token, "sai", "Mật-khẩu-mới-1")
    refused("not-allowed", product.change_password, token, SECRET, SECRET)
    refused("refused", product.change_password, token, SECRET, "ngắn")
    assert product.login("sen.tran", SECRET)["session"]
    product.change_password(token, SECRET, "Mật-khẩu-mới-1")
    refused("not-allowed", product.login, "sen.tran", SECRET)
    assert product.login("sen.tran", "Mật-khẩu-mới-1")["session"]


def test_a_password_grows_old(product: HttpDriver) -> None:
    account(product)
    product.set_clock((START + timedelta(days=90, seconds=-1)).isoformat())
    assert product.login("sen.tran", SECRET)["must_change"] is False
    product.set_clock((START + timedelta(days=90)).isoformat())
    assert product.login("sen.tran", SECRET)["must_change"] is True


def test_a_locked_account_is_out_at_once_and_it_is_written_down(product: HttpDriver) -> None:
    account(product)
    account(product, "lua.le")
    mine, other = product.login("sen.tran", SECRET)["session"], product.login("lua.le", SECRET)["session"]
    shown = product.lock_account(ADMINISTRATOR, "sen.tran", "mất máy")
    assert (shown["state"], shown["locked_by"], shown["locked_at"]) == (
        "locked",
        ADMINISTRATOR,
        START.isoformat(),
    )
    refused("not-allowed", product.use_session, mine)
    refused("not-allowed", product.change_password, mine, SECRET, "Mật-khẩu-mới-1")
    refused("not-allowed", product.login, "sen.tran", SECRET)
    assert product.use_session(other)["user_name"] == "lua.le"
    product.unlock_account(ADMINISTRATOR, "sen.tran")
    refused("not-allowed", product.use_session, mine)
    assert product.login("sen.tran", SECRET)["session"]


def test_a_reset_password_throws_out_who_had_the_old_one(product: HttpDriver) -> None:
    account(product)
    stolen = product.login("sen.tran", SECRET)["session"]
    product.lock_account(ADMINISTRATOR, "sen.tran", "mất máy")
    product.reset_password(ADMINISTRATOR, "sen.tran", "Mật-khẩu-mới-1")
    refused("not-allowed", product.login, "sen.tran", "Mật-khẩu-mới-1")
    product.unlock_account(ADMINISTRATOR, "sen.tran")
    refused("not-allowed", product.use_session, stolen)
    refused("not-allowed", product.login, "sen.tran", SECRET)
    assert product.login("sen.tran", "Mật-khẩu-mới-1")["session"]


@pytest.mark.parametrize("act", ["lock_account", "unlock_account", "reset_password"])
def test_only_the_administrator_has_other_peoples_accounts(product: HttpDriver, act: str) -> None:
    account(product)
    more = {"new_password": "Mật-khẩu-mới-1"} if act == "reset_password" else {}
    with pytest.raises(DriverRefused) as refusal:
        product.call(act, actor=CLERK, user_name="sen.tran", **more)
    assert (refusal.value.code, refusal.value.status) == ("not-allowed", 403)
    with pytest.raises(DriverRefused) as unknown:
        product.call(act, actor=ADMINISTRATOR, user_name="khong.co", **more)
    assert unknown.value.code == "not-found"


def test_neither_answers_nor_the_database_hold_a_password_or_token(world: World, product: HttpDriver) -> None:
    account(product)
    session = product.login("sen.tran", SECRET)["session"]
    assert SECRET not in str(product.list_accounts()) + str(product.use_session(session))
    with sqlite3.connect(world.folder / "qlvb-0" / "qlvb.sqlite") as database:
        dump = "\n".join(database.iterdump())
    assert "scrypt$" in bytes.fromhex(dump.partition("X'")[2].partition("'")[0]).decode()
    held = [text for text in (SECRET, session) if text in dump or text.encode().hex().upper() in dump.upper()]
    assert held == []


@pytest.mark.parametrize("token", ["", "x", "a" * 10_000, "phiên"])
def test_a_made_up_session_opens_nothing(product: HttpDriver, token: str) -> None:
    refused("not-allowed", product.use_session, token)


def test_two_digests_of_one_password_differ_and_both_match() -> None:
    one, two = passwords.digest("mật khẩu", 4), passwords.digest("mật khẩu", 4)
    assert one != two
    assert passwords.matches("mật khẩu", one) and passwords.matches("mật khẩu", two)
    assert not passwords.matches("mật khâu", one)
