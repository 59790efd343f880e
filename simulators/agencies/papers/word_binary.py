"""A minimal .doc (Word 97 binary): text in one Unicode piece, found through the file information block.

It has what a reader needs to get the text (FIB, piece table) and no formatting; readers that insist on style
sheets and section tables may refuse it.
"""

from __future__ import annotations

import struct

from simulators.agencies.papers.compound import compound_file

_FIB_SIZE = 898
_TEXT_AT = 1024
_FC_CLX = 33
"""Index of the piece table among the offset and length pairs of the FIB."""


def word_document(text: str) -> bytes:
    """The document as a compound file; each newline becomes a paragraph mark."""
    characters = text.replace("\n", "\r").rstrip("\r") + "\r"
    body = characters.encode("utf-16-le")
    count = len(body) // 2
    pieces = struct.pack("<II", 0, count) + struct.pack("<HIH", 0, _TEXT_AT, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    pairs = [(0, 0)] * 93
    pairs[_FC_CLX] = (0, len(table))
    fib = struct.pack("<HHHHHHHI", 0xA5EC, 0x00C1, 0, 0x042A, 0, 0x1200, 0x00BF, 0)
    fib += struct.pack("<BBHHII", 0, 0, 0, 0, _TEXT_AT, _TEXT_AT + len(body))
    fib += struct.pack("<H28x", 14)
    numbers = [0] * 22
    numbers[0] = _TEXT_AT + len(body)
    numbers[3] = count
    fib += struct.pack("<H", 22) + struct.pack("<22I", *numbers)
    fib += struct.pack("<H", 93) + b"".join(struct.pack("<II", *pair) for pair in pairs)
    fib += struct.pack("<H", 0)
    assert len(fib) == _FIB_SIZE + 2, len(fib)
    return compound_file({"WordDocument": fib.ljust(_TEXT_AT, b"\0") + body, "1Table": table})
