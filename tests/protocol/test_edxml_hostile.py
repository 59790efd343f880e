"""Nothing that a stranger sends makes the reader, the axis' scan or the trace do harm; each gets a clear
error.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import edxml_cases as cases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulators.protocol.edxml import (
    EdxmlError,
    ReadLimits,
    append_trace,
    check_schema,
    read_message,
    scan_envelope,
)
from simulators.protocol.edxml.model import NAMESPACE
from simulators.protocol.errors import ProtocolError

GOOD = cases.message()
NOON = datetime(2019, 12, 17, 5, tzinfo=UTC)


def with_dtd(dtd: str, text: str = "x") -> bytes:
    return GOOD.replace(b"<edXML ", f"{dtd}<edXML ".encode(), 1).replace("kiểm tra".encode(), text.encode())


def trace(data: bytes) -> bytes:
    target = BytesIO()
    append_trace(BytesIO(data), target, organ_id="00.01.H01", at=NOON)
    return target.getvalue()


READERS: list[Callable[[bytes], object]] = [read_message, scan_envelope, trace, check_schema]

HOSTILE = {
    "external entity": (
        with_dtd('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "&x;"),
        "dtd-forbidden",
    ),
    "entity bomb": (
        with_dtd(
            '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>', "&c;"
        ),
        "dtd-forbidden",
    ),
    "parameter entity": (
        with_dtd('<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>'),
        "dtd-forbidden",
    ),
    "external subset": (with_dtd('<!DOCTYPE edXML SYSTEM "http://127.0.0.1:9/x.dtd">'), "dtd-forbidden"),
    "bare doctype": (with_dtd("<!DOCTYPE edXML>"), "dtd-forbidden"),
    "undeclared entity": (GOOD.replace("kiểm tra".encode(), b"&secret;"), "entity-forbidden"),
    "deep nesting": (GOOD.replace("kiểm tra".encode(), b"<a>" * 300 + b"</a>" * 300), "too-deep"),
    "deep nesting without end": (GOOD[: GOOD.index(b"<edXML:From>")] + b"<a>" * 100_000, "too-deep"),
    "giant field": (GOOD.replace("kiểm tra".encode(), b"x" * 1_200_000), "too-large"),
    "giant attribute": (
        GOOD.replace(b"<edXML:Subject>", b'<edXML:Subject a="' + b"x" * 4_000_000 + b'">'),
        "too-large",
    ),
    "giant comment": (
        GOOD.replace(b"<edXML:Subject>", b"<!--" + b"x" * 4_000_000 + b"--><edXML:Subject>"),
        "too-large",
    ),
    "giant element name": (GOOD.replace(b"<edXML:Subject>", b"<" + b"x" * 4_000_000), "too-large"),
    "many elements": (GOOD.replace("kiểm tra".encode(), b"<a/>" * 120_000), "too-large"),
    "text before the declaration": (b"1212" + GOOD, "leading-text"),
    "blank before the declaration": (b"\n " + GOOD, "leading-text"),
    "undeclared prefix": (
        GOOD.replace(b"<edXML:Reference>", b'<edXML:Reference xlink:href="">'),
        "undeclared-prefix",
    ),
    "undeclared element prefix": (GOOD.replace("kiểm tra".encode(), b"<q:a/>"), "undeclared-prefix"),
    "cut in the header": (GOOD[:400], "truncated"),
    "cut in the attachment": (GOOD[: GOOD.index(b"JVBE") + 3], "truncated"),
    "cut before the last tag": (GOOD[: -len(b"</edXML>")], "truncated"),
    "cut inside a tag": (GOOD[:-3], "truncated"),
    "nothing": (b"", "not-xml"),
    "blanks only": (b" \r\n\r\n", "not-xml"),
    "binary": (bytes(range(128, 256)) * 10, "not-xml"),
    "plain text": (b"Unauthorized", "not-xml"),
    "an HTML page": (b"<!DOCTYPE html><html><body>502</body></html>", "dtd-forbidden"),
    "another XML": (b"<html><body>502</body></html>", "unknown-root"),
    "old namespace": (GOOD.replace(NAMESPACE.encode(), b"http://www.go.vn/eDoc"), "unknown-root"),
    "root without namespace": (GOOD.replace(f' xmlns="{NAMESPACE}"'.encode(), b"", 1), "unknown-root"),
    "control character": (GOOD.replace("kiểm tra".encode(), b"a\x0bb"), "not-xml"),
    "NUL character": (GOOD.replace("kiểm tra".encode(), b"a\x00b"), "not-xml"),
    "reference to a control character": (GOOD.replace("kiểm tra".encode(), b"a&#11;b"), "not-xml"),
    "bytes that are no UTF-8": (GOOD.replace("kiểm tra".encode(), b"ki\xd3m"), "not-xml"),
    "surrogate in UTF-8": (GOOD.replace("kiểm tra".encode(), b"\xed\xa0\x80"), "not-xml"),
    "legacy code declared": (GOOD.replace(b"UTF-8", b"windows-1258"), "bad-encoding"),
    "Latin-1 declared": (GOOD.replace(b"UTF-8", b"ISO-8859-1"), "bad-encoding"),
    "unknown code declared": (GOOD.replace(b"UTF-8", b"x-mystery"), "bad-encoding"),
    "UTF-16 declared on UTF-8 bytes": (GOOD.replace(b"UTF-8", b"UTF-16"), "bad-encoding"),
    "UTF-7 declared": (GOOD.replace(b"UTF-8", b"UTF-7"), "bad-encoding"),
    "mismatched tags": (GOOD.replace(b"</edXML:Subject>", b"</edXML:Subjekt>"), "not-xml"),
    "a second root": (GOOD + GOOD[len(cases.DECLARATION) :], "not-xml"),
    "junk after the end": (GOOD + b"\x00\x00", "not-xml"),
    "attribute twice": (GOOD.replace(b'version="1.0">', b'version="1.0" version="2">'), "not-xml"),
}


def expected() -> list[tuple[str, Callable[[bytes], object], str]]:
    """Every bad input with every reader. Adding a hop does not ask for the root: the scan did so before."""
    return [
        (name, reader, "schema" if reader is check_schema and code == "unknown-root" else code)
        for name, (_, code) in HOSTILE.items()
        for reader in READERS
        if not (reader is trace and code == "unknown-root")
    ]


@pytest.mark.parametrize(
    ("name", "reader", "code"), expected(), ids=lambda value: getattr(value, "__name__", str(value))
)
def test_hostile_input_gets_its_own_error_from_every_reader(
    name: str, reader: Callable[[bytes], object], code: str
) -> None:
    """The same code from all: what the axis lets through, the receiver must not choke on."""
    data = HOSTILE[name][0]
    began = time.perf_counter()
    with pytest.raises(EdxmlError) as refused:
        reader(data)
    assert refused.value.code == code
    assert refused.value.vi
    assert refused.value.en
    assert isinstance(refused.value, ProtocolError)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("name", ["giant field", "cut in the header", "undeclared prefix", "bare doctype"])
def test_an_error_names_its_place(name: str) -> None:
    """XPath and line, so that a vendor finds it."""
    with pytest.raises(EdxmlError) as refused:
        read_message(HOSTILE[name][0])
    assert "line " in (refused.value.where or "")


def test_an_error_stays_short_whatever_a_stranger_writes() -> None:
    """Names a megabyte long are not repeated in logs and answers."""
    name = b"x" * 500_000
    for data in (
        GOOD.replace(b"<edXML:Subject>", b"<" + name + b">&secret;"),
        b"<" + name + b"/>",
        GOOD.replace(b"UTF-8", name),
    ):
        with pytest.raises(EdxmlError) as refused:
            read_message(data)
        assert len(f"{refused.value} {refused.value.en} {refused.value.where} {refused.value.hint}") < 2000


@pytest.mark.parametrize("step", [1, 7, 4096])
@pytest.mark.parametrize(
    "name", ["text before the declaration", "plain text", "undeclared prefix", "cut inside a tag"]
)
def test_the_verdict_does_not_hang_on_how_the_bytes_arrive(name: str, step: int) -> None:
    """A slow sender gets the same error as a fast one."""
    data, code = HOSTILE[name]
    with pytest.raises(EdxmlError) as refused:
        scan_envelope(Slow(data, step))
    assert refused.value.code == code


def test_a_limit_on_the_whole_message_holds() -> None:
    """Bytes are counted as they come, not after."""
    endless = Endless(GOOD[: GOOD.index(b"JVBE")], b"JVBE" * 1000)
    with pytest.raises(EdxmlError) as refused:
        read_message(endless, limits=ReadLimits(max_bytes=3_000_000))
    assert refused.value.code == "too-large"
    assert endless.served < 3_200_000


def test_refused_messages_leave_no_spool_file_open() -> None:
    """Nothing is half-stored."""
    spools: list[BytesIO] = []

    def spool() -> BinaryIO:
        spools.append(BytesIO())
        return spools[-1]

    with pytest.raises(EdxmlError):
        read_message(GOOD[:-20], spool=spool)
    assert len(spools) == 1
    assert all(file.closed for file in spools)


def test_content_inside_content_does_not_confuse_the_spool() -> None:
    """A second ContentTransferEncoded inside the first is ignored."""
    inner = "<ContentTransferEncoded>WFhY</ContentTransferEncoded>"
    found = read_message(cases.message(attachments=cases.attachment(f"JVBE{inner}Ri0x")))
    assert found.attachments[0].read() == b"%PDF-1"  # type: ignore[union-attr]


def test_more_attachments_than_allowed_are_refused() -> None:
    """A message of a million empty files costs nothing."""
    with pytest.raises(EdxmlError) as refused:
        read_message(cases.message(attachments=cases.attachment() * 6), limits=ReadLimits(max_attachments=5))
    assert refused.value.code == "too-large"


def test_names_of_attachments_are_only_text() -> None:
    """A path in a name is read as it is: what to do with it is decided where files are written."""
    data = GOOD.replace("<AttachmentName>thông báo.pdf".encode(), b"<AttachmentName>../../etc/x")
    assert read_message(data).attachments[0].name == "../../etc/x"  # type: ignore[union-attr]


@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_refused_and_never_crash(data: bytes) -> None:
    """Whatever comes, the answer is an EdxmlError."""
    for reader in (read_message, scan_envelope, trace):
        with pytest.raises(EdxmlError):
            reader(data)


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 40), st.binary(max_size=12))
def test_a_damaged_message_is_read_or_refused_and_never_crashes(at: int, length: int, patch: bytes) -> None:
    """One piece of a good message replaced by anything."""
    data = GOOD[:at] + patch + GOOD[at + length :]
    for reader in (read_message, scan_envelope, trace):
        try:
            reader(data)
        except EdxmlError as refused:
            assert refused.code


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 40), st.binary(max_size=12))
def test_whatever_the_axis_carries_a_receiver_can_read(at: int, length: int, patch: bytes) -> None:
    """A message that passes the scan is readable, before and after a hop was added, and names the same
    parties.
    """
    data = GOOD[:at] + patch + GOOD[at + length :]
    try:
        envelope = scan_envelope(data)
    except EdxmlError:
        return
    for copy in (data, trace(data)):
        found = read_message(copy)
        assert found.sender.organ_id == envelope.sender_id
        if envelope.kind == "edoc":
            assert tuple(r.organ_id for r in found.recipients) == envelope.recipient_ids  # type: ignore[union-attr]
            assert found.document_id == envelope.document_id  # type: ignore[union-attr]


def test_no_file_of_the_host_is_ever_read(tmp_path: Path) -> None:
    """An external entity with the address of a real file leaves no trace of its content in the error."""
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật 12345")
    data = with_dtd(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>', "&x;")
    with pytest.raises(EdxmlError) as refused:
        read_message(data)
    assert "12345" not in str(refused.value)


class Slow(BytesIO):
    """Gives at most `step` bytes at a time."""

    def __init__(self, data: bytes, step: int) -> None:
        super().__init__(data)
        self._step = step

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self._step)


class Endless(BytesIO):
    """A beginning, then the same bytes for ever."""

    def __init__(self, head: bytes, tail: bytes) -> None:
        super().__init__()
        self._next = head
        self._tail = tail
        self.served = 0

    def read(self, size: int | None = -1) -> bytes:
        chunk, self._next = self._next, self._tail
        self.served += len(chunk)
        return chunk
