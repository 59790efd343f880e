"""Text of a message or record as numbered lines, with the line that a failure speaks of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_BULK = re.compile(r"(?<=>)[A-Za-z0-9+/=\s]{400,}(?=<)|[A-Za-z0-9+/=_-]{400,}")
_KEPT = 48
_WHERE = re.compile(r"^(?P<path>/[^,]*), line [0-9]+(?: \(no (?P<absent>[^)]+)\))?")
_STEP = re.compile(r"^(?P<name>[^\[\]/]+)(?:\[(?P<number>[0-9]+)\])?$")
_DECLARATION = re.compile(r"^\ufeff?<\?xml[^>]*\?>")
_LONGEST = 500
_DEEPEST = 30


def abridged(text: str) -> str:
    """The text with long base64 cut short. Lines before the cut keep their numbers."""
    return _BULK.sub(lambda found: f"{found[0][:_KEPT].strip()}…[+{len(found[0]) - _KEPT} base64]", text)


def xml_lines(text: str) -> tuple[str, bool]:
    """Abridged XML as shown, and whether it had to be broken into lines because it came in overlong ones."""
    short = abridged(text)
    if max(map(len, short.splitlines()), default=0) <= _LONGEST:
        return short, False
    root = _parsed(short, blanks=False)
    if root is None:
        return short, False
    etree.indent(root)
    return etree.tostring(root.getroottree(), encoding="unicode"), True


def xml_line(shown: str, where: str) -> int:
    """The line (from 1) of the element that `where` names in the text as shown; 0 if it is not there."""
    named = _WHERE.match(where)
    root = _parsed(shown, blanks=True) if named else None
    if named is None or root is None:
        return 0
    steps = [_STEP.match(part) for part in named["path"].strip("/").split("/")]
    element: Any = None
    for step in steps:
        if step is None:
            return 0
        number = int(step["number"] or 1)
        if element is None:
            alike = [root] if _local(root) == step["name"] else []
        else:
            alike = [child for child in element if _local(child) == step["name"]]
        if len(alike) < number:
            return 0
        element = alike[number - 1]
    return int(element.sourceline or 0)


def json_lines(value: Any) -> str:
    """A JSON value, one field to a line."""
    try:
        return json.dumps(value, ensure_ascii=False, indent=2)
    except RecursionError:
        return "…"


def json_line(value: Any, where: str) -> int:
    """The line (from 1) of the field that `where` (`get_incoming.history[0].at`) names, or of the nearest one above.

    The first part is the operation that the record came from; 0 if not even one field is there.
    """
    wanted = tuple(re.findall(r"[^.\[\]\s]+", where))[1:]
    best, found = 0, 0
    for number, path in enumerate(_paths(value, ()), start=1):
        named = tuple(part for part in path if not part.isdigit() or part in wanted)
        depth = len(named)
        if named and named == wanted[:depth] and depth > best:
            best, found = depth, number
    return found


def _paths(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The field that each line of `json_lines` belongs to. Below `_DEEPEST` lines are no longer told apart."""
    yield path
    if not isinstance(value, dict | list) or not value or len(path) > _DEEPEST:
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _paths(inner, (*path, str(key)))
    yield path


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _parsed(text: str, *, blanks: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=not blanks, huge_tree=False
    )
    try:
        return etree.fromstring(_DECLARATION.sub("", text).encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
