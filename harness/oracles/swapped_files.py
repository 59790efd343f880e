"""Files that all came through, but not each under its own name (Đ6.k2.a, Đ8.k1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from harness.oracles.carried_files import CarriedFile
from harness.oracles.pages import is_pdf
from harness.oracles.wording import words

_NUMBERED: Final = re.compile(r"(?: ?\([0-9]+\)|_[0-9]+)$")
"""How systems tell files of one name apart."""


def unnumbered(name: str) -> str:
    """A file name without the number that a system gave to the second of two equal ones (`a (2).docx`)."""
    stem, dot, extension = words(name).rpartition(".")
    return _NUMBERED.sub("", stem) + dot + extension


def is_content_of(wanted: CarriedFile, found: CarriedFile) -> bool:
    """Byte for byte; a PDF may have grown by signatures."""
    return found.data == wanted.data or (is_pdf(wanted.data) and found.data.startswith(wanted.data))


def under_anothers_name(
    wanted: Sequence[CarriedFile],
    found: Sequence[CarriedFile],
    same: Callable[[CarriedFile, CarriedFile], bool] = is_content_of,
) -> CarriedFile | None:
    """The first found file that is called as one of the wanted ones but holds another of them; None if there is none.

    A file under a name that nobody gave is no swap: how names come through is another rule's matter.
    """
    for one in found:
        called = [w for w in wanted if words(w.name) == words(one.name)]
        called = called or [w for w in wanted if unnumbered(w.name) == unnumbered(one.name)]
        holds = [w for w in wanted if same(w, one)]
        if called and holds and not any(w is held for w in called for held in holds):
            return one
    return None
