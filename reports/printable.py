"""Text of a product as a report may show it: nothing in it moves a cursor, colours a verdict or hides a line."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """Control, invisible and direction-changing characters as escapes; line ends and tabs stay."""
    return _HIDDEN.sub(lambda found: _escape(found[0]), text)


def one_line(text: str) -> str:
    """The same on one line, so that a product cannot write lines of its own into a report."""
    return printable(text).replace("\n", "⏎").replace("\t", " ")


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
