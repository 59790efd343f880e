"""How many pages a PDF really has, counted leaf by leaf (số lượng trang, Đ9.k1.a); safe on hostile files."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader

_MAX_NODES: Final = 200_000

# Faults of a judged file are findings, not log lines of the library.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


class UnreadablePdfError(Exception):
    """A file that can't be read as a PDF: `code` is `not-pdf`, `encrypted-pdf` or `malformed-pdf`."""

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(f"{code}: {detail}" if detail else code)


def is_pdf(data: bytes) -> bool:
    """Whether a file begins as a PDF does, white space before it forgiven."""
    return data[:1024].lstrip()[:5] == b"%PDF-"


def page_count(pdf: bytes) -> int:
    """The number of leaves of the page tree, whatever /Count says. UnreadablePdfError if untellable."""
    if not is_pdf(pdf):
        raise UnreadablePdfError("not-pdf")
    try:
        reader = PdfReader(BytesIO(pdf), strict=False)
        if reader.is_encrypted:
            raise UnreadablePdfError("encrypted-pdf")
        return _leaves(reader.root_object["/Pages"].get_object())
    except UnreadablePdfError:
        raise
    except Exception as error:  # hostile input: whatever the library raises, the file is at fault
        raise UnreadablePdfError("malformed-pdf", f"{type(error).__name__}: {error}") from error


def _leaves(top: Any) -> int:
    """Count without recursion; a node that comes twice, or too many of them, is a malformed tree."""
    waiting, leaves = [top], 0
    met: set[object] = set()
    while waiting:
        node = waiting.pop()
        reference = getattr(node, "indirect_reference", None)
        key = (reference.idnum, reference.generation) if reference is not None else id(node)
        if key in met or len(met) >= _MAX_NODES:
            raise UnreadablePdfError("malformed-pdf", "the page tree is no tree")
        met.add(key)
        if "/Kids" in node:
            kids = node["/Kids"]
            if len(kids) > _MAX_NODES:
                raise UnreadablePdfError("malformed-pdf", "the page tree is no tree")
            waiting += [kid.get_object() for kid in kids]
        elif node.get("/Type", "/Page") == "/Page":
            leaves += 1
    return leaves
