"""A message of 100 MB is written, scanned, carried and read without holding it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import hashlib, json, random, resource, sys
from datetime import UTC, datetime
from pathlib import Path
from simulators.protocol.edxml import append_trace, read_message, scan_envelope, write_document
from simulators.protocol.edxml.model import Attachment, DocumentMessage, Organ

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

folder = Path(sys.argv[1])
content, message, carried = folder / "c", folder / "m", folder / "t"
block = random.Random(1).randbytes(1 << 20)
digest = hashlib.sha256()
with content.open("wb") as file:
    for _ in range(100):
        file.write(block)
        digest.update(block)
paper = Attachment("f1", "lớn.zip", "", 100 << 20, digest.hexdigest(), lambda: content.open("rb"))
sent = DocumentMessage(Organ("000.00.01.H01"), (Organ("000.00.02.H01"),), "x-2019.1", attachments=(paper,))
before = peak()
with message.open("wb") as target:
    write_document(sent, target)
scan_envelope(message)
with message.open("rb") as source, carried.open("wb") as target:
    append_trace(source, target, organ_id="00.01.H01", at=datetime(2019, 12, 17, tzinfo=UTC))
got = read_message(carried)
with got.attachments[0].open() as stream:
    again = hashlib.file_digest(stream, "sha256").hexdigest()
same = again == digest.hexdigest() == got.attachments[0].sha256
print(json.dumps({"growth_mb": peak() - before, "bytes": message.stat().st_size, "same": same}))
"""


@pytest.mark.slow
def test_memory_stays_flat_for_a_message_of_100_mb(tmp_path: Path) -> None:
    """Write, scan, add a hop, read, and read the attachment again: the process grows by less than 30 MB."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        timeout=120,
    )
    seen = json.loads(done.stdout)
    assert seen["bytes"] > 133_000_000
    assert seen["same"] is True
    assert seen["growth_mb"] < 30
