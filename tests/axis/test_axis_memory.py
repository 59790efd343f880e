"""A message of 100 MB passes through the axis without staying in its memory (design §4)."""

from __future__ import annotations

import base64
import hashlib
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from axis_world import A, B, document
from big_server import axis_process

from simulators.sdk import VxpClient

ClientOf = Callable[..., VxpClient]
SIZE = 100 * 1024 * 1024


def big_message(place: Path) -> int:
    """A document message with an attachment of 100 MB, written piece by piece; its size."""
    small = document(size=3)
    start = small.index(b"ContentTransferEncoded")
    start = small.index(b">", start) + 1
    end = small.index(b"<", start)
    piece = base64.b64encode(bytes(range(256)) * 12 * 1024)
    with place.open("wb") as target:
        target.write(small[:start])
        while target.tell() < SIZE * 4 // 3:
            target.write(piece)
        target.write(small[end:])
        return target.tell()


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_hundred_megabytes_pass_through_in_constant_memory(tmp_path: Path, client_of: ClientOf) -> None:
    """Send, list, getEdoc, downloadEdoc: the peak of the serving process grows by less than 64 MB, far below the
    goal of three times the message; what comes out is what went in, plus one hop."""
    place = tmp_path / "big.edxml"
    size = big_message(place)
    with axis_process(tmp_path / "axis.sqlite3") as axis:
        a, b = client_of(axis.endpoint, A, timeout=120), client_of(axis.endpoint, B, timeout=120)
        a.send(document(), from_=A, message_type="edoc")
        before = axis.memory("VmHWM")
        peaks = {}
        assert a.send(place, from_=A, message_type="edoc").ok
        peaks["send"] = axis.memory("VmHWM") - before
        item = b.received("edoc")[-1]
        peaks["list"] = axis.memory("VmHWM") - before
        served = tmp_path / "served.edxml"
        with served.open("wb") as target:
            b.download(item.doc_id, target)
        peaks["download"] = axis.memory("VmHWM") - before
        fetched = b.fetch(item.doc_id)
        peaks["get"] = axis.memory("VmHWM") - before
    assert max(peaks.values()) < 64 * 1024 * 1024, peaks
    with served.open("rb") as written:
        assert hashlib.file_digest(written, "sha256").digest() == hashlib.sha256(fetched).digest()
    assert size < len(fetched) < size + 500
    assert fetched.endswith(place.read_bytes()[-1000:])


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_large_message_that_is_refused_costs_no_memory_either(tmp_path: Path, client_of: ClientOf) -> None:
    """Broken at its very end: code 22, nothing listed."""
    place = tmp_path / "big.edxml"
    size = big_message(place)
    with place.open("r+b") as broken:
        broken.truncate(size - 20)
    with axis_process(tmp_path / "axis.sqlite3") as axis:
        a = client_of(axis.endpoint, A, timeout=120)
        a.send(document(), from_=A, message_type="edoc")
        before = axis.memory("VmHWM")
        assert a.send(io.BytesIO(place.read_bytes()), from_=A, message_type="edoc").code == "22"
        assert axis.memory("VmHWM") - before < 64 * 1024 * 1024
        assert client_of(axis.endpoint, B).count("edoc") == 1
