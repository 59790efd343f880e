"""Signed PDFs, good and bad in one respect each, with what any judge must say of them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pyhanko.pdf_utils.generic import StreamObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper

from harness.oracles.times import VIETNAM
from simulators.clock import VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import sign_pdf

ORGAN = "000.00.01.H01"
SEAL, LEADER = f"seal:{ORGAN}", f"leader:{ORGAN}"
NOW = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
DAY = timedelta(days=1)

Said = tuple[str, str, str]
"""Field, verdict, code."""


@dataclass(frozen=True)
class Case:
    """A file, how it is judged, what must be said of it. `lists` None = those published at `at`."""

    name: str
    make: Callable[[Pki, bytes], bytes]
    said: tuple[Said, ...]
    at: datetime = NOW
    lists: tuple[datetime, ...] | None = None
    lists_after: tuple[str, ...] = field(default=())
    """Identities revoked at NOW + 1 day, after the file is made and before lists are published."""

    def prepare(self, pki: Pki, paper: bytes) -> tuple[bytes, tuple[bytes, ...]]:
        """The file and the revocation lists to judge it with."""
        pdf = self.make(pki, paper)
        for name in self.lists_after:
            pki.revoke(name, NOW + DAY)
        moments = (self.at,) if self.lists is None else self.lists
        return pdf, tuple(der for moment in moments for der in pki.crls_at(moment))


def signed(
    name: str, *, at: datetime = NOW, stamped: bool = False, by: str = "Seal"
) -> Callable[[Pki, bytes], bytes]:
    """Sign with an identity of the PKI, with a trusted time stamp if asked."""

    def make(pki: Pki, pdf: bytes) -> bytes:
        stamper = pki.timestamper(VirtualClock(at)) if stamped else None
        return sign_pdf(pdf, pki.identity(name), at=at, field_name=by, timestamper=stamper)

    return make


def leader_then_seal(pki: Pki, pdf: bytes) -> bytes:
    return signed(SEAL, at=NOW + timedelta(minutes=1))(pki, signed(LEADER, by="Leader")(pki, pdf))


def one_byte_altered(pki: Pki, pdf: bytes) -> bytes:
    made = leader_then_seal(pki, pdf)
    return made.replace(b"01/QD", b"91/QD", 1)


def page_added(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    content = writer.add_object(StreamObject(stream_data=b"BT ET"))
    writer.insert_page(PageObject(contents=content, media_box=(0, 0, 595, 842)))
    return _written(writer)


def language_set(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root["/Lang"] = pdf_string("vi")
    writer.update_root()
    return _written(writer)


def document_time_stamp(pki: Pki, pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stamper = PdfTimeStamper(pki.timestamper(VirtualClock(NOW)))
    out: bytes = stamper.timestamp_pdf(writer, "sha256", bytes_reserved=16384).getvalue()
    return out


def first_contents_zeroed(pdf: bytes) -> bytes:
    found = re.search(rb"/Contents <([0-9a-fA-F]+)>", pdf)
    assert found is not None
    return pdf[: found.start(1)] + b"0" * len(found[1]) + pdf[found.end(1) :]


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


GOOD: Said = ("Seal", "valid", "ok")
NOT_KNOWN: Said = ("Seal", "unknown", "revocation-unknown")
LEADER_NOT_KNOWN: Said = ("Leader", "unknown", "revocation-unknown")
LATER, STAMPED, OLD_LIST, DOC_STAMP = (
    f"{SEAL}/{tag}" for tag in ("sau", "sau, có dấu", "danh sách cũ", "tài liệu")
)
IN_2016 = datetime(2016, 6, 1, 8, tzinfo=VIETNAM)

CASES = (
    Case("unsigned", lambda _, pdf: pdf, ()),
    Case("seal", signed(SEAL), (GOOD,)),
    Case("seal with time stamp", signed(SEAL, stamped=True), (GOOD,)),
    Case("leader then seal", leader_then_seal, (("Leader", "valid", "ok"), GOOD)),
    Case("another agency", signed("seal:000.00.02.H01"), (GOOD,)),
    Case("expired", signed(f"expired-{SEAL}"), (("Seal", "invalid", "expired"),)),
    Case("expired, claimed in time", signed(f"expired-{SEAL}", at=IN_2016), (("Seal", "unknown", "expired"),)),
    Case("expired, proved in time", signed(f"expired-{SEAL}", at=IN_2016, stamped=True), (GOOD,)),
    Case("revoked before", signed(f"revoked-{SEAL}"), (("Seal", "invalid", "revoked"),)),
    Case("revoked before, stamped", signed(f"revoked-{SEAL}", stamped=True), (("Seal", "invalid", "revoked"),)),
    Case(
        "revoked after, time claimed",
        signed(LATER),
        (("Seal", "invalid", "revoked"),),
        NOW + 2 * DAY,
        None,
        (LATER,),
    ),
    Case("revoked after, time proved", signed(STAMPED, stamped=True), (GOOD,), NOW + 2 * DAY, None, (STAMPED,)),
    Case(
        "revoked after, document time stamp",
        lambda pki, pdf: document_time_stamp(pki, signed(DOC_STAMP)(pki, pdf)),
        (GOOD,),
        NOW + 2 * DAY,
        None,
        (DOC_STAMP,),
    ),
    Case(
        "an older list beside the newer",
        signed(OLD_LIST),
        (("Seal", "invalid", "revoked"),),
        NOW + DAY + timedelta(hours=1),
        (NOW + DAY - timedelta(hours=1), NOW + DAY + timedelta(hours=1)),
        (OLD_LIST,),
    ),
    Case("self-signed", signed(f"self-signed-{SEAL}"), (("Seal", "invalid", "untrusted"),)),
    Case("untrusted root", signed(f"untrusted-{SEAL}"), (("Seal", "invalid", "untrusted"),)),
    Case("RSA-1024", signed(f"weak-{SEAL}"), (("Seal", "invalid", "weak-algorithm"),)),
    Case("SHA-1", signed(f"sha1-{SEAL}"), (("Seal", "invalid", "weak-algorithm"),)),
    Case("no lists", leader_then_seal, (LEADER_NOT_KNOWN, NOT_KNOWN), lists=()),
    Case("stale lists", signed(SEAL), (NOT_KNOWN,), lists=(NOW - 30 * DAY,)),
    Case("no lists, stamped", signed(SEAL, stamped=True), (NOT_KNOWN,), lists=()),
    Case("untrusted, no lists", signed(f"untrusted-{SEAL}"), (("Seal", "invalid", "untrusted"),), lists=()),
    Case("one byte altered", one_byte_altered, (("Leader", "invalid", "altered"), ("Seal", "invalid", "altered"))),
    Case(
        "page added after",
        lambda pki, pdf: page_added(leader_then_seal(pki, pdf)),
        (("Leader", "invalid", "changed-after"), ("Seal", "invalid", "changed-after")),
    ),
    Case(
        "page added between",
        lambda pki, pdf: signed(SEAL)(pki, page_added(signed(LEADER, by="Leader")(pki, pdf))),
        (("Leader", "invalid", "changed-after"), GOOD),
    ),
    Case(
        "catalogue changed after",
        lambda pki, pdf: language_set(signed(SEAL)(pki, pdf)),
        (("Seal", "invalid", "changed-after"),),
    ),
    Case("white space appended", lambda pki, pdf: signed(SEAL)(pki, pdf) + b"\r\n", (GOOD,)),
    Case(
        "bytes appended",
        lambda pki, pdf: signed(SEAL)(pki, pdf) + b"\n% x\n",
        (("Seal", "invalid", "changed-after"),),
    ),
    Case(
        "signature zeroed",
        lambda pki, pdf: first_contents_zeroed(signed(SEAL)(pki, pdf)),
        (("Seal", "invalid", "malformed"),),
    ),
)  # fmt: skip
