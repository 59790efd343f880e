"""Prepares documents that agencies exchange through an axis under test."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from harness.oracles.language import names
from harness.run.settings import RunSettings
from harness.run.world.axis_case import AxisCase, AxisPaper
from harness.run.world.axis_cast import AxisCast
from harness.run.world.papers import IncomingPapers
from simulators.agencies.documents import Workshop
from simulators.protocol.edxml import read_message, write_document
from simulators.protocol.edxml.model import DocumentMessage, Organ, TraceHop
from simulators.protocol.edxml.moments import wire_time

FORM = "cách viết gói tin"
HOPS = "các chặng đã qua"
_OWN_FORM = "theo bộ công cụ Java"
_NO_HOP = "chưa chặng nào"
_BETWEEN_HOPS = timedelta(minutes=7)
_SECONDS_APART = 1000


class AxisPapers:
    """Each document has an identifier that no other has; with `fresh`, none of an earlier run either.

    Papers of the same label, sender and recipients look alike, so that they are laid out and signed once.
    """

    def __init__(self, workshop: Workshop, cast: AxisCast, settings: RunSettings, *, fresh: bool) -> None:
        self._workshop = workshop
        self._cast = cast
        self._seed = settings.seed
        self._ordinal = int(settings.started.timestamp()) * _SECONDS_APART if fresh else 1000

    def compose(
        self, case: AxisCase, label: str, sender: str, recipients: Sequence[str], wanted: Mapping[str, str],
        at: datetime, turn: int,
    ) -> tuple[AxisPaper, str]:  # fmt: skip
        """A signed document as it goes onto the wire, and how its sender's software writes."""
        member = self._cast[sender]
        organs = [self._cast[name].organ for name in recipients]
        self._ordinal += 1
        facts = dict(wanted)
        form, hops = facts.pop(FORM, _OWN_FORM), facts.pop(HOPS, _NO_HOP)
        facts["mã định danh văn bản"] = f"{member.organ.organ_id}-{at.year}.{self._ordinal}"
        facts["số"] = str(len(case.papers) + 1)
        if len(organs) > 1:
            facts["cơ quan cùng nhận"] = ", ".join(recipients[1:])
        papers = IncomingPapers(self._workshop, organs[0], self._seed, lambda name: self._cast[name].organ)
        variation = "" if form == _OWN_FORM else form
        prepared = papers.compose(member, at, label, facts, variation)
        if hops != _NO_HOP:
            traces = self._hops(hops, at)
            prepared = prepared.with_message(traces=(*traces, *prepared.message.traces))
        codes = tuple(organ.organ_id for organ in organs)
        return AxisPaper(label, sender, codes, prepared.message.document_id, prepared.wire()), form

    def _hops(self, said: str, at: datetime) -> tuple[TraceHop, ...]:
        """Earlier hops of the agencies named, the first the longest ago."""
        organs = [self._cast[name].organ for name in names(said)]
        return tuple(
            TraceHop(organ.organ_id, wire_time(at - (len(organs) - n) * _BETWEEN_HOPS))
            for n, organ in enumerate(organs)
        )

    def renamed(self, paper: AxisPaper, other: Organ) -> bytes:
        """The same package with another agency in From, and nothing else changed."""
        message = read_message(io.BytesIO(paper.message))
        assert isinstance(message, DocumentMessage)
        written = write_document(replace(message, sender=other))
        assert written is not None
        return written
