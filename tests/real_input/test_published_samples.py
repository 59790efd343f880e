"""Published messages of the national SDK, sent through a real axis into the reference, with a reviewed fate each.

The samples are not the project's; they lie in `../shared/samples` beside a checkout, or in `$KIEMCHUAN_SAMPLES`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from harness.sut.drivers import HttpDriver
from simulators.carrier import Agency, Carrier, CarrierConfig
from simulators.clock import VirtualClock, parse_moment
from simulators.qlvb import Qlvb, QlvbConfig
from simulators.sdk import SendResult, VxpClient

SAMPLES = Path(
    os.environ.get("KIEMCHUAN_SAMPLES") or Path(__file__).resolve().parents[3] / "shared" / "samples"
)
CLOCK = VirtualClock(parse_moment("2019-12-17T08:00"))
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="NOT RUN: the published samples are not beside this checkout"
)


@dataclass(frozen=True)
class Fate:
    """What becomes of one message: the axis' code, the statuses that come back, the checks that do not pass."""

    axis: str
    answers: tuple[str, ...]
    open_checks: frozenset[str]
    why: str


CUT = frozenset({"pages", "completeness", "integrity", "authenticity", "formats"})
QUIET = Fate(
    "0", (), frozenset(), "trạng thái của văn bản mà phần mềm không có: nhận, báo Trục, không trả lời gì"
)
FATES = {
    "annotated-template.edxml": Fate(
        "19", (), frozenset(), "bản mẫu: OrganId là câu chú thích, không phải mã cơ quan"
    ),
    "edoc_new.edxml": Fate("0", ("01",), CUT, "tệp bị cắt khỏi mẫu nên không còn nội dung, chữ ký, số trang"),
    "edoc_replacement.edxml": Fate("0", ("01",), CUT, "văn bản thay thế đến như văn bản mới, tệp bị cắt"),
    "edoc_revocation.edxml": Fate("0", ("16",), frozenset(), "thu hồi văn bản mà phần mềm chưa từng nhận"),
    "edoc_update.edxml": Fate("0", ("16",), frozenset(), "cập nhật văn bản mà phần mềm chưa từng nhận"),
    "status_acceptance_03.edxml": QUIET,
    "status_assignment_04.edxml": QUIET,
    "status_cancellation_13.edxml": Fate(
        "0", ("16",), frozenset(), "lấy lại văn bản mà phần mềm chưa từng nhận"
    ),
    "status_change-acceptance_15.edxml": QUIET,
    "status_change-rejection_16.edxml": QUIET,
    "status_finish_06.edxml": QUIET,
    "status_inbox__01.edxml": QUIET,
    "status_processing_05.edxml": QUIET,
    "status_rejection_02.edxml": QUIET,
}


@contextmanager
def exchange(raw: bytes, folder: Path) -> Iterator[tuple[SendResult, VxpClient, dict[str, Any], list[Any]]]:
    """Send one message through an axis that knows its agencies, into the reference in its recipient's place."""
    text = raw.decode()
    codes = [c for c in re.findall(r"OrganId>([^<]*)<", text) if c.isascii() and c.strip()] or [
        "000.00.00.H01"
    ]
    sender = codes[0]
    response = re.search(r"ResponseFor>.*?OrganId>([^<]*)<", text, re.DOTALL)
    status = "BussinessDocType" not in text
    receiver = response[1] if status and response else next(iter(codes[1:]), sender)
    book = [Agency(code, code, f"sys-{n}", "s") for n, code in enumerate(dict.fromkeys([sender, *codes]))]
    axis = Carrier(CarrierConfig("Trục thử", "00.00.W00", lambda _: True), folder / "axis", CLOCK, book)
    endpoint = axis.start()
    product = Qlvb(QlvbConfig(database=folder / "q.sqlite", token="t", clock=CLOCK))
    driver = HttpDriver(product.start(), "t")
    try:
        with VxpClient(endpoint, system_id="sys-0", secret="s", clock=CLOCK) as client:
            sent = client.send(raw, from_=sender, message_type="status" if status else "edoc")
            own = next(agency for agency in book if agency.organ_id == receiver)
            driver.call(
                "set_connection", endpoint=endpoint, organ_id=receiver, organ_name="Cơ quan nhận",
                system_id=own.system_id, secret="s",
            )  # fmt: skip
            tally = driver.call("sync")
            yield sent, client, tally, driver.call("list_incoming", list="all")["items"]
    finally:
        driver.close()
        product.stop()
        axis.stop()


@pytest.mark.parametrize("name", sorted(FATES))
def test_each_published_message_has_its_reviewed_fate(name: str, tmp_path: Path) -> None:
    fate = FATES[name]
    with exchange((SAMPLES / name).read_bytes(), tmp_path) as (sent, client, tally, records):
        assert sent.code == fate.axis, fate.why
        assert tally["errors"] == []
        answers = [client.fetch(item.doc_id) for item in client.received("status")] if sent.ok else []
        codes = [re.search(rb"StatusCode>(\w+)<", body) for body in answers]
        assert tuple(found[1].decode() for found in codes if found) == fate.answers, fate.why
        shown = frozenset(c["name"] for r in records for c in r["checks"] if c["result"] != "ok")
        assert shown == fate.open_checks, fate.why


def test_the_table_names_every_published_message() -> None:
    assert sorted(path.name for path in SAMPLES.glob("*.edxml")) == sorted(FATES)


MALFORMED = {
    "leading text": lambda raw: b"1212" + raw,
    "doubled From": lambda raw: re.sub(
        rb"(<edXML:From>.*?</edXML:From>)", rb"\1\1", raw, count=1, flags=re.DOTALL
    ),
    "undeclared prefix": lambda raw: raw.replace(
        b"<edXML:edXMLManifest", b'<edXML:edXMLManifest xlink:href=""', 1
    ),
}


@pytest.mark.parametrize("kind", sorted(MALFORMED))
def test_real_malformed_kinds_are_refused_cleanly_and_the_axis_goes_on(kind: str, tmp_path: Path) -> None:
    raw = (SAMPLES / "edoc_new.edxml").read_bytes()
    spoiled = MALFORMED[kind](raw)
    assert spoiled != raw
    with exchange(spoiled, tmp_path) as (sent, client, _, records):
        assert (sent.ok, records) == (False, [])
        assert sent.code in {"10", "22"}
        assert sent.description
        assert client.send(raw, from_="000.00.00.A80", message_type="edoc").ok
