"""A copy of a run for others, without personal data of the product's own; judged again, it says what the run said.

Hidden are the members of `fixtures/masking.toml` where their value is the product's own, and those values wherever else
the product repeats them. What scenarios, inputs and requests of the harness say is test data and stays: checks compare
with it. Stand-ins are keyed hashes (the key is thrown away), equal for equal values. Where a check would still judge
otherwise, the observations of that scenario stay as they were, and are named. Evidence bytes stay: signatures and
hashes are judged on them, and they are messages and files of test documents.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from typing import Any

from harness.run.events import EventsError, event_line, is_complete, read_events
from harness.run.masking import MaskingTable, masking_table, replaced
from harness.run.rejudge import Rejudged, rejudge
from harness.run.seal import EVENTS, PROFILE_COPY, seal

Event = dict[str, Any]
_LONG_ENOUGH = 5
"""A hidden value this long is hidden inside longer texts as well."""
_OF_PRODUCT = frozenset({"driver", "wire", "file", "person"})
_REPEATING = frozenset({"judgement", "step-end", "scenario-end", "sut"})


@dataclass(frozen=True)
class MaskedCopy:
    """What was made: values hidden, and scenarios whose observations had to stay as they were."""

    hidden: int
    kept: tuple[str, ...]


def masked_copy(run: Path, out: Path, table: MaskingTable | None = None) -> MaskedCopy:
    """Write the copy. EventsError if `run` is no complete run; FileExistsError if `out` holds one."""
    if (out / EVENTS).exists():
        raise FileExistsError(f"{out} already holds a run")
    events = list(read_events(run / EVENTS))
    if not is_complete(events):
        raise EventsError(f"{run}: only a complete run is copied")
    mask = _PersonalMask(events, table or masking_table())
    out.mkdir(parents=True, exist_ok=True)
    shutil.copytree(run / "evidence", out / "evidence", dirs_exist_ok=True)
    shutil.copyfile(run / PROFILE_COPY, out / PROFILE_COPY)
    _write(out, mask.events(events, kept=frozenset()))
    before = list(rejudge(run))
    kept = _judged_otherwise(out, before)
    if kept:
        _write(out, mask.events(events, kept=kept))
        if still := _judged_otherwise(out, before):
            raise EventsError(
                f"{run}: judged otherwise even unmasked: {', '.join(sorted(still))}; see rejudge"
            )
    return MaskedCopy(len(mask.hidden), tuple(sorted(kept)))


def _judged_otherwise(folder: Path, before: Iterable[Rejudged]) -> frozenset[str]:
    """Scenarios of a copy in which today's checks do not say what they say of the original."""
    return frozenset(
        there.scenario
        for there, here in zip(before, rejudge(folder), strict=True)
        if (there.now, there.now_code) != (here.now, here.now_code)
    )


def _write(out: Path, events: Iterable[Event]) -> None:
    rows = list(events)
    footer = {
        key: value
        for key, value in rows.pop().items()
        if key not in ("type", "record", "evidence_root", "seal")
    }
    lines = [event_line(row).encode() for row in rows]
    lines.append(event_line({"type": "footer", **seal(lines, out, footer)}).encode())
    (out / EVENTS).write_bytes(b"".join(line + b"\n" for line in lines))


class _PersonalMask:
    """Knows the values to hide, found in one pass over the events, and the events without them."""

    def __init__(self, events: Iterable[Event], table: MaskingTable) -> None:
        self._table = table
        self._key = token_bytes(32)
        self.hidden: dict[str, str] = {}
        rows = list(events)
        given = frozenset(_given(rows))
        said = "\n".join(given)
        for value in _personal(rows, table):
            if value and value not in given and value not in said:
                self.hidden[value] = self._stand_in(value)
        long = sorted((value for value in self.hidden if len(value) >= _LONG_ENOUGH), key=len, reverse=True)
        self._inside = re.compile("|".join(map(re.escape, long))) if long else None

    def events(self, events: Iterable[Event], *, kept: frozenset[str]) -> Iterator[Event]:
        """Every event as it stands in the copy; those of scenarios `kept` as they were."""
        for event in events:
            if event["type"] == "header":
                yield {**event, "run": {**event["run"], "masked": True}}
            elif event.get("scenario") in kept:
                yield event
            elif event["type"] == "observation" and event["source"] in _OF_PRODUCT:
                yield {**event, "data": replaced(event["data"], self._member, self._text)}
            elif event["type"] in _REPEATING:
                yield replaced(event, _left, self._text)
            else:
                yield event

    def _member(self, name: str, value: Any, beside: Mapping[str, Any]) -> Any:
        if isinstance(value, str) and _is_personal(name, beside, self._table):
            return self.hidden.get(value, value)
        if isinstance(value, list) and _is_personal(name, beside, self._table):
            items = [self.hidden.get(each, each) if isinstance(each, str) else each for each in value]
            return items if items != value else value
        return value

    def _text(self, text: str) -> str:
        return self._inside.sub(lambda found: self.hidden[found[0]], text) if self._inside else text

    def _stand_in(self, value: str) -> str:
        return f"ẩn-{hmac.new(self._key, value.encode('utf-8', 'replace'), hashlib.sha256).hexdigest()[:12]}"


def _left(name: str, value: Any, beside: Mapping[str, Any]) -> Any:
    return value


def _is_personal(name: str, beside: Mapping[str, Any], table: MaskingTable) -> bool:
    return name in table.personal or (name in table.beside and table.beside[name] in beside)


def _personal(events: Iterable[Event], table: MaskingTable) -> Iterator[str]:
    """Values of personal members in what the product showed; the harness's own requests are no such thing."""
    for event in events:
        if event["type"] == "observation" and event["source"] in _OF_PRODUCT:
            yield from _members({k: v for k, v in event["data"].items() if k != "request"}, table)


def _members(value: Any, table: MaskingTable) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            if _is_personal(name, value, table):
                yield from (
                    each for each in (item if isinstance(item, list) else [item]) if isinstance(each, str)
                )
            yield from _members(item, table)
    elif isinstance(value, list):
        for item in value:
            yield from _members(item, table)


def _given(events: Iterable[Event]) -> Iterator[str]:
    """Texts that the harness itself put in: steps, words of checks, inputs, requests to the driver."""
    for event in events:
        match event["type"]:
            case "step-start":
                yield from _texts([event["text"], event["table"], event["docstring"]])
            case "judgement":
                yield from _texts(event["words"])
            case "header":
                yield from _texts(event["sut"])
            case "observation" if event["source"] == "input":
                yield from _texts(event["data"])
            case "observation":
                yield from _texts(event["data"].get("request"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
