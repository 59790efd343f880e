"""Observations of issued documents, made by hand for tests of the oracles of Đ8.k3."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from harness.catalogue import FIXTURES
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile, load_profile
from harness.oracles.times import VIETNAM
from simulators.protocol.edxml import write_document
from simulators.protocol.edxml.model import DocumentMessage, Organ

OWN, OTHER = "000.00.01.H01", "000.00.04.H01"
NOON = datetime(2019, 12, 17, 12, tzinfo=VIETNAM)
LAW: Profile = load_profile(FIXTURES / "profiles" / "an-giang-2018.toml")


class Story:
    """A scenario in which documents are issued, told step by step; `seen` is what an oracle gets."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at
        self._rows: list[Observation] = []
        self._blobs: dict[str, bytes] = {}

    def issue(self, label: str, *ids: str, sender: str = OWN, subject: str = "", **entered: Any) -> Story:
        """A document asked for, and one packet for each of `ids`; `subject` where the packet bears another."""
        asked = {"subject": f"Về việc {label}", **entered}
        self.add("driver.answer", "driver", label, op="issue", request={"document": asked}, answer={})
        for text in ids:
            self.packet(label, text, sender=sender, subject=subject or asked["subject"])
        return self

    def packet(self, label: str, document_id: str, *, sender: str = OWN, subject: str) -> Story:
        raw = write_document(
            DocumentMessage(
                Organ(sender, "Cơ quan"), (Organ(OTHER, "Sở Tài chính"),), document_id, subject=subject
            )
        )
        assert raw is not None
        name = f"blob{len(self._blobs)}"
        self._blobs[name] = raw
        return self.add("wire.sent", "wire", label, {"message": name}, message_type="edoc", accepted=True, own_id=OWN,
                        document_id=document_id, subject=subject)  # fmt: skip

    def year(self, ids: Sequence[str], year: int = 2019) -> Story:
        """The product's list of the outgoing documents of a year."""
        items = [{"document_id": text} for text in ids]
        return self.add("driver.record", "driver", "", what="all-outgoing", year=year, items=items)

    def add(
        self, kind: str, source: str, about: str, blobs: dict[str, str] | None = None, **data: Any
    ) -> Story:
        seq = len(self._rows) + 1
        self._rows.append(
            Observation(seq, "KB-T-01", kind, source, self.at.isoformat(), about, data, blobs or {})
        )
        return self

    @property
    def seen(self) -> Observations:
        return Observations(self._rows, self._blobs.__getitem__)


def numbered(*numbers: int | str, year: int | str = 2019) -> Story:
    """One document for each number, issued in that order."""
    story = Story()
    for place, number in enumerate(numbers, 1):
        story.issue(f"văn bản thứ {place}", f"{OWN}-{year}.{number}")
    return story
