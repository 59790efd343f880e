"""What strangers may send: a clear error each, nothing lost, nothing half stored, the product still up."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from simulators.agencies.hostile import HOSTILE
from simulators.protocol.edxml import write_document
from simulators.protocol.edxml.model import Attachment, DocumentMessage, Organ, Reference
from tests.qlvb.conftest import CLERK, NEIGHBOUR, OWN, World, request_body

STOPPED_BY_AXIS = sorted(name for name, one in HOSTILE.items() if one.stopped_by == "axis")
STOPPED_BY_RECEIVER = sorted(name for name, one in HOSTILE.items() if one.stopped_by == "receiver")


@pytest.mark.parametrize("name", STOPPED_BY_AXIS)
def test_a_message_that_no_axis_should_pass_on_is_kept_and_reported_or_shown_flawed(
    world: World, name: str
) -> None:
    """Unreadable: bytes kept, axis told fail, error of the sync. Readable: a record whose checks failed."""
    product, axis = world.lenient_product()
    hostile = HOSTILE[name].make(world.peer().prepare([world.own()]))
    axis.offer("hostile", hostile)
    axis.offer("good", world.peer().prepare([world.own()]).wire())
    outcome = product.sync()
    records = product.list_incoming()["items"]
    assert records[-1]["check_summary"] == "ok"
    if axis.acknowledged["hostile"] == "fail":
        assert [error["code"] for error in outcome["errors"]] == ["unreadable-message"]
        assert len(records) == 1
        kept = world.products[0].office.store.packets.unreadable()
        (stored,) = kept
        assert world.products[0].office.store.files.read(stored.raw) == hostile
    else:
        assert len(records) == 2
        assert records[0]["check_summary"] == "failed"
    assert axis.acknowledged["good"] == "done"
    assert product.sync()["errors"] == []


@pytest.mark.parametrize("name", STOPPED_BY_RECEIVER)
def test_a_message_that_the_axis_must_not_look_into_is_recorded_and_shown_flawed(
    world: World, name: str
) -> None:
    """Bombs, paths in names, bad base64, disguised files: the document is held, the flaw is seen."""
    product, axis = world.lenient_product()
    hostile = HOSTILE[name].make(world.peer().prepare([world.own()]))
    axis.offer("hostile", hostile)
    assert product.sync()["errors"] == []
    (record,) = product.list_incoming()["items"]
    flawed = [c["name"] for c in record["checks"] if c["result"] in {"failed", "warning"}]
    safe = all("/" not in f["name"] and "\\" not in f["name"] and f["name"] != ".." for f in record["files"])
    assert safe
    assert flawed or name in HARMLESS, record["checks"]
    for file in record["files"]:
        data = product.get_incoming_file(record["id"], file["index"])
        assert hashlib.sha256(data).hexdigest() == file["sha256"]


HARMLESS = {
    *("path-in-name", "windows-path-in-name", "device-name", "endless-name"),
    *("endless-subject", "many-recipients"),
}
"""Made harmless by cleaning the name, or harmless by themselves."""


def test_a_fetch_that_is_cut_off_leaves_nothing_and_succeeds_later(world: World) -> None:
    """Half a body is no message: nothing is stored, nothing acknowledged."""
    product, axis = world.lenient_product()
    wire = world.peer().prepare([world.own()]).wire()
    tries = []

    def body() -> bytes:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("cut")
        return wire

    axis.waiting["a"] = ("edoc", NEIGHBOUR, body)
    outcome = product.sync()
    assert [error["code"] for error in outcome["errors"]] == ["axis-unreachable"]
    assert axis.acknowledged == {}
    assert product.list_incoming()["items"] == []
    assert product.sync()["fetched"] == 1
    assert axis.acknowledged == {"a": "done"}


def test_an_acknowledgement_that_fails_is_repeated_without_a_second_record(world: World) -> None:
    """axis-api §8.21."""
    from simulators.carrier import Fault

    product = world.product()
    sent = world.peer().send_document([world.own()])
    world.axis.faults.set(Fault.BAD_GATEWAY_HTML, op="updateStatus", times=1)
    assert product.sync()["errors"]
    assert product.sync() == {"fetched": 0, "statuses": 0, "sent": 0, "errors": []}
    assert len(product.list_incoming()["items"]) == 1
    assert world.client(OWN).received("edoc") == []
    world.peer().poll()
    assert len(world.peer().statuses_about(sent.document_id)) == 1


def test_a_hundred_megabytes_pass_through_in_flat_memory(world: World, tmp_path: Path) -> None:
    """An attachment of 100 MB is received byte for byte; the process grows by far less."""
    size = 100 * 1024 * 1024
    block = os.urandom(1 << 20)
    digest = hashlib.sha256()
    for _ in range(100):
        digest.update(block)
    big = tmp_path / "lon.zip"
    with big.open("wb") as stream:
        for _ in range(100):
            stream.write(block)
    message = DocumentMessage(
        sender=Organ(NEIGHBOUR),
        recipients=(world.own(),),
        document_id="000.00.02.H01-2019.900",
        subject="Tệp lớn",
        references=(Reference("1", "lớn.zip", "application/zip"),),
        attachments=(
            Attachment("1", "lớn.zip", "application/zip", size, digest.hexdigest(), lambda: big.open("rb")),
        ),
    )
    wire = tmp_path / "lon.edxml"
    with wire.open("wb") as target:
        write_document(message, target)
    big.unlink()
    process = subprocess.Popen(
        [sys.executable, "-m", "simulators.qlvb", "--db", str(tmp_path / "big.sqlite"), "--token", "t"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        import json

        from harness.sut.drivers import HttpDriver

        driver = HttpDriver(json.loads(process.stdout.readline())["driver"], "t", timeout=120)
        driver.set_connection(**world.connection())
        driver.sync()
        before = _rss(process.pid)
        world.client(NEIGHBOUR).send(wire, from_=NEIGHBOUR, message_type="edoc")
        assert driver.sync()["fetched"] == 1
        peak = _peak(process.pid)
        (record,) = driver.list_incoming()["items"]
        assert record["files"][0]["size"] == size
        assert record["files"][0]["sha256"] == digest.hexdigest()
        assert peak - before < 60 * 1024 * 1024
        driver.close()
    finally:
        process.terminate()
        process.wait(10)


def _rss(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()


def _peak(pid: int) -> int:
    line = next(x for x in Path(f"/proc/{pid}/status").read_text().splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


@pytest.mark.parametrize(
    "subject", ["a\u0000b", "a\u0008b", "tab\u000bdoc", "\ufffe"], ids=["nul", "backspace", "vt", "fffe"]
)
def test_control_characters_are_refused_at_the_driver(world: World, subject: str) -> None:
    """They cannot be written in XML; a clear error, no number taken."""
    from harness.sut.drivers import DriverRefused

    product = world.product()
    with pytest.raises(DriverRefused) as refusal:
        product.issue(CLERK, request_body(subject=subject))
    assert (refusal.value.code, refusal.value.status) == ("bad-request", 400)
    assert product.issue(CLERK, request_body())["document_id"].endswith(".1")


def test_text_is_composed_before_it_is_kept_or_sent(world: World) -> None:
    """Đ4.k2: NFC on the record and on the wire."""
    import unicodedata

    subject = "Về việc tiếp nhận văn bản"
    record = world.product().issue(CLERK, request_body(subject=unicodedata.normalize("NFD", subject)))
    assert record["subject"] == subject
    (received,) = world.peer(NEIGHBOUR).poll()
    assert received.message.subject == subject


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "C:\\tmp\\a.pdf", "a\u202efdp.pdf", "." * 3 + ".pdf", "con.pdf"]
)
def test_a_file_name_is_only_a_name(world: World, name: str) -> None:
    from tests.qlvb.conftest import pdf_file

    record = world.product().issue(CLERK, request_body(files=[pdf_file(name)]))
    shown = record["files"][0]["name"]
    assert "/" not in shown
    assert "\\" not in shown
    assert "\u202e" not in shown
    assert shown.endswith(".pdf")
    assert BytesIO(shown.encode()).getvalue()
