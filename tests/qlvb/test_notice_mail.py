"""E-mail tells of documents and carries none (Đ6.k1.b); trouble with mail never stops a document."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default

import pytest

from harness.run.world.mailbox import Mailbox
from harness.sut.drivers import DriverRefused
from tests.qlvb.conftest import CLERK, NEIGHBOUR, World, request_body

READER = "van-thu@co-quan.example"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox("127.0.0.1").start()
    yield box
    box.stop()


def test_a_notice_goes_to_those_who_want_it_and_has_no_file(world: World, mailbox: Mailbox) -> None:
    product = world.product()
    assert product.set_mail(mailbox.url, [READER], "thu@kiemchuan.example")["test_sent"] is True
    product.issue(CLERK, request_body(subject="Về việc\nhọp giao ban", number="15"))
    test, notice = mailbox.take()
    assert test.recipients == ("thu@kiemchuan.example",)
    assert notice.recipients == (READER,)
    message = message_from_bytes(notice.message, policy=default)
    assert "15/SNV-VP" in message["Subject"]
    assert not list(message.iter_attachments())
    assert "họp giao ban" in message.get_content()


def test_without_a_mail_server_no_mail_is_sent(world: World, mailbox: Mailbox) -> None:
    product = world.product()
    product.set_mail(mailbox.url, [READER])
    assert product.set_mail() == {"smtp_url": None, "test_sent": False}
    product.issue(CLERK, request_body())
    assert list(mailbox.take()) == []


def test_a_mail_server_that_is_gone_stops_no_document(world: World) -> None:
    product = world.product()
    assert product.set_mail("smtp://127.0.0.1:1", [READER], "thu@kiemchuan.example")["test_sent"] is False
    assert product.issue(CLERK, request_body())["send_state"] == "sent"
    assert len(world.peer(NEIGHBOUR).poll()) == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:25", "smtp://127.0.0.1", "smtp://127.0.0.1:70000", "x"])
def test_an_address_that_is_no_mail_server_is_refused(world: World, url: str) -> None:
    with pytest.raises(DriverRefused) as refusal:
        world.product().set_mail(url)
    assert refusal.value.code == "bad-request"
