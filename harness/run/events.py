"""The event stream of a run (`events.jsonl`): one JSON object a line, header first, footer last, the single source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.run.masking import SecretMask
from harness.run.record_files import NotPlain, content

SCHEMA = "kiemchuan/events/1"
_WORDS_OF_A_PRODUCT = {
    "sut": ("about",), "judgement": ("detail", "failure", "notes"), "step-end": ("message",), "scenario-end": ("stop",),
}  # fmt: skip
"""Where other events may repeat what a product said; observations come without secrets (`ObservationSink`)."""


class EventsError(Exception):
    """The stream cannot be read: says which line and why."""


class EventWriter:
    """Appends events; every line is flushed, so that a cut-off run shows all that happened before the cut."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._lines: list[bytes] = []
        self.mask = SecretMask()
        """Knows the secrets that observations held; hides them where words of a product come in by other ways."""

    def write(self, kind: str, /, **fields: Any) -> None:
        if said := _WORDS_OF_A_PRODUCT.get(kind):
            fields |= self.mask.without({name: fields[name] for name in said if name in fields})
        line = event_line({"type": kind, **fields})
        self._file.write(line + "\n")
        self._file.flush()
        self._lines.append(line.encode())

    @property
    def lines(self) -> list[bytes]:
        """Every line so far, as hashed into the footer's evidence root."""
        return self._lines

    def close(self) -> None:
        self._file.close()


def event_line(event: Mapping[str, Any]) -> str:
    """An event as it stands in the stream, without the line end."""
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))


def read_events(path: Path) -> Iterator[dict[str, Any]]:
    """Events in order. EventsError on a broken line; a last line that was cut off is dropped."""
    try:
        lines = content(path).decode("utf-8").split("\n")
    except NotPlain as error:
        raise EventsError(str(error)) from error
    except UnicodeDecodeError as error:
        if b"\n" not in error.object[error.start :]:  # cut off inside a letter
            lines = error.object[: error.start].decode("utf-8").split("\n")
        else:
            raise EventsError(f"{path.name}: not UTF-8 at byte {error.start}") from error
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            event = json.loads(line)
        except json.JSONDecodeError as error:
            if number == len(lines):
                return
            raise EventsError(f"{path.name}:{number}: {error}") from error
        except RecursionError as error:
            raise EventsError(f"{path.name}:{number}: nested too deep") from error
        if not isinstance(event, dict) or not isinstance(event.get("type"), str):
            raise EventsError(f"{path.name}:{number}: no event: an object with a type is one")
        yield event


def is_complete(events: list[dict[str, Any]]) -> bool:
    """A run is complete only if its last event is the footer and says so; a cut-off run never is."""
    return bool(events) and events[-1]["type"] == "footer" and bool(events[-1]["complete"])
