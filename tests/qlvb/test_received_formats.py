"""Formats, letters and legal value of what comes in, formats of what goes out (Đ4, Điều 5)."""

from __future__ import annotations

import pytest

from harness.sut.drivers import DriverRefused, HttpDriver
from harness.sut.drivers.records import IncomingRecord
from simulators.agencies import AnnexRequest
from simulators.agencies.papers import office_file
from simulators.agencies.papers.legacy import legacy_file, scan, unusual_unicode
from tests.qlvb.conftest import CLERK, World, pdf_file, request_body


def receive(product: HttpDriver) -> IncomingRecord:
    assert product.sync()["errors"] == []
    return product.list_incoming()["items"][-1]


def result(record: IncomingRecord, name: str) -> tuple[str, str]:
    found = next(check for check in record["checks"] if check["name"] == name)
    return found["result"], found["detail"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", legacy_file("docx", "tcvn3"), ".VnTime"), ("a.pdf", legacy_file("pdf", "vni"), "VNI-Times"),
        ("a.rtf", legacy_file("rtf", "tcvn3"), ".VnTime"), ("a.txt", legacy_file("txt", "tcvn3"), "hßa"),
    ],
)  # fmt: skip
def test_a_file_in_an_older_code_is_told_of_and_bars_nothing(
    world: World, name: str, data: bytes, code: str
) -> None:
    """Đ4.k2: it says by what it was betrayed; văn thư accepts it all the same."""
    product = world.product()
    world.peer().send_document([world.own()], annexes=(AnnexRequest(name, data),))
    record = receive(product)
    found, detail = result(record, "charset")
    assert found == "warning" and name in detail and code in detail
    assert product.accept(record["id"], CLERK)["state"] == "accepted"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", unusual_unicode("txt")),
        ("a.docx", unusual_unicode("docx")),
        ("a.pdf", scan()),
        ("a.doc", None),
    ],
)
def test_unicode_of_any_shape_and_what_cannot_be_read_raise_nothing(
    world: World, name: str, data: bytes | None
) -> None:
    product = world.product()
    world.peer().send_document([world.own()], annexes=(AnnexRequest(name, data),))
    assert result(receive(product), "charset")[0] == "ok"


@pytest.mark.parametrize(
    ("variation", "value"),
    [("", "as-paper"), ("unsigned", "for-reference"), ("altered-after-signing", "undetermined"),
     ("untrusted-root", "undetermined")],
)  # fmt: skip
def test_the_label_of_legal_value_follows_the_signatures_and_stays(
    world: World, variation: str, value: str
) -> None:
    """Điều 5: acceptance makes nothing of it, paper makes nothing of it."""
    product = world.product()
    world.peer().send_document([world.own()], variation=variation or None)
    record = receive(product)
    assert record["legal_value"] == value
    assert product.accept(record["id"], CLERK, override=True)["legal_value"] == value


@pytest.mark.parametrize("kind", ["exe", "docm", "png", "html", "zip"])
def test_what_the_list_does_not_have_is_refused_going_out_and_told_of_coming_in(
    world: World, kind: str
) -> None:
    """Đ4.k4: on the way out nothing is numbered, on the way in nothing is barred."""
    product = world.product()
    world.peer().send_document([world.own()], annexes=(AnnexRequest(f"a.{kind}"),))
    assert result(receive(product), "formats")[0] == "warning"
    odd = {**pdf_file(f"a.{kind}", main=False), **_content(kind)}
    with pytest.raises(DriverRefused) as refusal:
        product.issue(CLERK, {**request_body(), "files": [pdf_file(), odd]})
    assert refusal.value.code == "refused"


def _content(kind: str) -> dict[str, str]:
    from base64 import b64encode

    return {"content_base64": b64encode(office_file(kind)).decode()}
