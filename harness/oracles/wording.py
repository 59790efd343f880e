"""When two texts say the same: what the judge forgives where a document's data are written and shown (Đ8.k2)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SPACE: Final = re.compile(r"\s+")
_OLD_TONE_PLACES: Final = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa"}
_LABELS_OF_THE_ITEM: Final = ("mức độ khẩn", "độ khẩn", "không khẩn")


def words(text: str) -> str:
    """NFC, white space of any kind and amount counted as one space; letters and signs untouched."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def same_words(a: str, b: str) -> bool:
    """Whether both hold the same words in the same letters; line breaks and spaces aside."""
    return words(a) == words(b)


def same_name(a: str, b: str) -> bool:
    """The same, capitals aside: names, positions and types are often shown in capitals."""
    return words(a).casefold() == words(b).casefold()


def same_agency(a: str, b: str) -> bool:
    """Whether two names may stand for one agency: equal, or one the longer form of the other.

    `Sở Nội vụ` and `Sở Nội vụ tỉnh An Giang`; an empty name stands for none.
    """
    short, long = sorted((words(a).casefold(), words(b).casefold()), key=len)
    return bool(short) and short in long


def same_number(a: str, b: str) -> bool:
    """Whether two printed numbers are one: `5` is `05`; `01/2020` is only itself."""
    left, right = words(a), words(b)
    if left.isdecimal() and right.isdecimal():
        return left.lstrip("0") == right.lstrip("0")
    return left == right


def urgency_named(label: str) -> int:
    """The level 0–4 that words for an urgency mean (mức độ khẩn); words without a known level mean 0."""
    text = words(label).casefold()
    for old, new in _OLD_TONE_PLACES.items():
        text = text.replace(old, new)
    for heading in _LABELS_OF_THE_ITEM:
        text = text.replace(heading, "")
    if "hỏa tốc" in text:
        return 4 if "hẹn giờ" in text else 3
    if "thượng khẩn" in text:
        return 2
    return 1 if "khẩn" in text else 0
