"""Templates of pages: Jinja2 with everything escaped, and two languages as a value of their own."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports.printable import printable
from reports.wording import Words, wording


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The one environment. An unknown name in a template is an error, never an empty place on a page."""
    found = Environment(
        loader=PackageLoader("reports", "web/pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {"say": say, "label": label, "clause_id": clause_id}
    found.filters |= {"clean": clean, "verdict": lambda code: wording().verdict(str(code))}
    return found


def clean(text: object, limit: int = 2000) -> str:
    """Text of a product for a page: escapes for what hides or turns it, cut at `limit` characters."""
    told = unicodedata.normalize("NFC", str(text))
    left_out = len(told) - limit
    return printable(told[:limit]) + (f"… [+{left_out} ký tự / characters]" if left_out > 0 else "")


def say(words: Words | tuple[str, str], **attributes: Any) -> Markup:
    """A sentence in both languages: Vietnamese, then English beside it in the two-language view."""
    vi, en = _pair(words)
    if not en or vi == en:
        return Markup('<span lang="vi">{}</span>').format(vi)
    return Markup('<span class="vi" lang="vi">{}</span><span class="en beside" lang="en">{}</span>').format(
        vi, en
    )


def label(words: Words | tuple[str, str]) -> Markup:
    """A short label: one language at a time, Vietnamese in the two-language view."""
    vi, en = _pair(words)
    return Markup('<span class="vi" lang="vi">{}</span><span class="en" lang="en">{}</span>').format(vi, en)


def clause_id(article: int, clause: str) -> str:
    """The id of a khoản on a page: `dieu-15-khoan-2`; the second khoản 5 of an điều is `…-khoan-5-2`."""
    plain = clause.replace("(thứ hai)", "2").replace("(thứ nhất)", "")
    told = re.sub(r"[^0-9A-Za-z]+", "-", plain).strip("-")
    return f"dieu-{article}-khoan-{told}" if told else f"dieu-{article}-khoan"


def _pair(words: Words | tuple[str, str]) -> tuple[str, str]:
    vi, en = (words.vi, words.en) if isinstance(words, Words) else words
    return clean(vi, 20_000), clean(en, 20_000)
