"""Completion of step texts: what the suite's steps say, found with or without diacritics."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from harness.catalogue import Step
from harness.jupyter.cells import STEP_WORDS
from harness.steps.registry import StepRegistry

_PLACE = re.compile(r"\{(\w+)\}")
_KINDS = {"Biết": "given", "Cho": "given", "Khi": "when", "Thì": "then"}
_MOST = 40


def plain(text: str) -> str:
    """Lower case without diacritics: `Đồng hồ` → `dong ho`."""
    marks = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def shown(pattern: str) -> str:
    """A step's text with its places as a person fills them: `{doc}` → `<doc>`."""
    return _PLACE.sub(r"<\1>", pattern)


def texts(registry: StepRegistry, kind: str) -> list[str]:
    """Every step text of a kind, in alphabetical order."""
    return sorted({shown(one.pattern) for one in registry if one.kind == kind})


def kind_at(lines: Iterable[str]) -> str:
    """The kind of the last line's step: its own word, else (Và, Nhưng, *) that of the last step before."""
    kind = ""
    for line in lines:
        word = line.split(maxsplit=1)[0] if line.split() else ""
        kind = _KINDS.get(word, kind)
    return kind


def typed(line: str) -> str | None:
    """What stands after the step word of a line; None where the line is no step."""
    for word in STEP_WORDS:
        if line.lstrip().startswith(word + " "):
            return line.lstrip()[len(word) + 1 :]
    return None


def complete(registry: StepRegistry, before: str) -> tuple[str, list[str]]:
    """The part typed of the step under the cursor (all of `before` it in the cell), and texts that go on from it."""
    lines = before.splitlines() or [""]
    fragment = typed(lines[-1])
    kind = kind_at(lines)
    if fragment is None or not kind:
        return "", []
    words = plain(fragment).split()
    found = [text for text in texts(registry, kind) if all(word in plain(text) for word in words)]
    found.sort(key=lambda text: (not plain(text).startswith(plain(fragment)), text))
    return fragment, found[:_MOST]


def nearest(registry: StepRegistry, step: Step) -> list[str]:
    """The texts most like a step that nobody knows."""
    known = {plain(text): text for text in texts(registry, step.kind)}
    return [known[one] for one in difflib.get_close_matches(plain(step.text), known, n=3, cutoff=0.4)]
