"""The judge's own reading of codes: agency, document, dossier (Đ8.k2.a, Đ8.k3, Đ16.k2; facts: edXML §5).

A reading never raises: it says which form a text has and, for the form of the law, every respect in which it
falls short, each with the atom of the clause that it offends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

_DIGITS: Final = frozenset("0123456789")
_CAPITALS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_AGENCY_MASK: Final = "999.99.99.A99"
_MAX_AGENCY: Final = 35


@dataclass(frozen=True)
class Flaw:
    """One departure of an identifier from the law's form: a code, the rule offended, what was seen."""

    code: str
    rule: str
    seen: str


@dataclass(frozen=True)
class AgencyReading:
    """Mã định danh cơ quan. `levels` run from level 1 down, unused groups of the 2016 form left out."""

    text: str
    form: Literal["2016", "2020", "other"]
    levels: tuple[str, ...] = ()
    why_not: tuple[str, ...] = ()
    """Why it is not the 13 characters of Đ8.k3 (form 2016); empty if it is."""


@dataclass(frozen=True)
class DocumentIdReading:
    """Mã định danh văn bản: `law` is `code-YYYY.X` of Đ8.k3, `practice` is `code,yyyy/MM/dd,no/symbol`."""

    text: str
    form: Literal["law", "practice", "other"]
    agency: str = ""
    year: int | None = None
    number: int | None = None
    """X of the law's form."""
    code: str = ""
    """Number and symbol of the practice form."""
    why_not: tuple[Flaw, ...] = ()
    """Every departure from the law's form; empty exactly if `form` is `law`."""

    def flaws_of(self, rule: str) -> tuple[Flaw, ...]:
        """The departures that offend one rule."""
        return tuple(flaw for flaw in self.why_not if flaw.rule == rule)


@dataclass(frozen=True)
class DossierReading:
    """Mã hồ sơ (Đ16.k2); `dotted` tells `01.TH` from the regulation's own `01TH` (switch 7)."""

    text: str
    valid: bool
    agency: str = ""
    year: int | None = None
    number: str = ""
    notation: str = ""
    dotted: bool = False


def read_agency(text: str) -> AgencyReading:
    """Which form an agency code has: 13 characters of 2016, or QĐ 20/2020 (level 1 first, at most 35)."""
    why_not = _agency_flaws(text)
    if not why_not:
        groups = list(reversed(text.split(".")))
        while len(groups) > 1 and set(groups[-1]) == {"0"}:
            del groups[-1]
        return AgencyReading(text, "2016", tuple(groups))
    if _is_2020(text):
        return AgencyReading(text, "2020", tuple(text.split(".")), why_not)
    return AgencyReading(text, "other", (), why_not)


def read_document_id(text: str) -> DocumentIdReading:
    """Read a document identifier; see `why_not` for what keeps it from the form of Đ8.k3.

    What is readable of a flawed identifier (agency, year, X) is given all the same.
    """
    parts = _Parts(text)
    practice = _practice(text)
    if practice is not None:
        agency, day, code = practice
        flaws = (Flaw("practice-form", "D8.k3-1", text), *parts.flaws)
        return DocumentIdReading(text, "practice", agency, int(day[:4]), None, code, flaws)
    form: Literal["law", "other"] = "other" if parts.flaws else "law"
    return DocumentIdReading(text, form, parts.agency, parts.year, parts.number, why_not=tuple(parts.flaws))


def read_dossier_code(text: str) -> DossierReading:
    """Read a dossier code: agency code, year, number and notation, dot-separated, the last dot free."""
    agency, rest = text[:13], text[13:]
    year, number_and_notation = rest[1:5], rest[6:]
    dots = rest[:1] + rest[5:6]
    if _agency_flaws(agency) or dots != ".." or not _all_digits(year):
        return DossierReading(text, valid=False)
    number = number_and_notation[: _digits_at_start(number_and_notation)]
    tail = number_and_notation[len(number) :]
    dotted = tail.startswith(".")
    notation = tail[1:] if dotted else tail
    if not 1 <= len(number) <= 4 or not _is_notation(notation):
        return DossierReading(text, valid=False)
    return DossierReading(text, True, agency, int(year), number, notation, dotted)


def _agency_flaws(text: str) -> tuple[str, ...]:
    flaws = []
    if len(text) != len(_AGENCY_MASK):
        flaws.append(f"dài {len(text)} ký tự, không phải 13")
    if text.count(".") != 3:
        flaws.append(f"{text.count('.') + 1} nhóm, không phải 4")
    if flaws:
        return tuple(flaws)
    for position, (seen, wanted) in enumerate(zip(text, _AGENCY_MASK, strict=True), 1):
        fits = seen in _DIGITS if wanted == "9" else seen in _CAPITALS if wanted == "A" else seen == "."
        if not fits:
            kind = {"9": "chữ số", "A": "chữ hoa A–Z", ".": "dấu chấm"}[wanted]
            flaws.append(f"ký tự thứ {position} là “{seen}”, không phải {kind}")
    return tuple(flaws)


def _is_2020(text: str) -> bool:
    groups = text.split(".")
    first = groups[0]
    if len(text) > _MAX_AGENCY or len(first) != 3 or first[0] not in _CAPITALS or not _all_digits(first[1:]):
        return False
    if first[0] == "Z" and len(groups) == 1:
        return False
    return all(group and (_DIGITS | _CAPITALS).issuperset(group) for group in groups[1:])


class _Parts:
    """Takes an identifier of the law's form apart from left to right, noting every departure."""

    def __init__(self, text: str) -> None:
        self.flaws: list[Flaw] = []
        self.agency = ""
        self.year: int | None = None
        self.number: int | None = None
        if not text:
            self._note("empty", "D8.k2.b-1", "")
            return
        if text != text.strip():
            self._note("surrounding-space", "D8.k3-1", repr(text))
        rest = self._take_agency(text.strip())
        if rest is not None:
            self._take_number(self._take_year(rest))

    def _note(self, code: str, rule: str, seen: str) -> None:
        self.flaws.append(Flaw(code, rule, seen))

    def _take_agency(self, text: str) -> str | None:
        agency, rest = text[:13], text[13:]
        whys = _agency_flaws(agency)
        for why in whys:
            self._note("agency-code", "D8.k3-2", why)
        if whys:
            return None
        self.agency = agency
        if rest[:1] != "-":
            self._note("separator-of-agency", "D8.k3-11", _name(rest[:1]))
        return rest[1:]

    def _take_year(self, text: str) -> str:
        year = text[: _digits_at_start(text)]
        if len(year) == 4:
            self.year = int(year)
        else:
            self._note("year", "D8.k3-3", repr(year))
        rest = text[len(year) :]
        if rest[:1] != ".":
            self._note("separator-of-number", "D8.k3-10", _name(rest[:1]))
        return rest[1:]

    def _take_number(self, text: str) -> None:
        number = text[: _digits_at_start(text)]
        if not number:
            self._note("number-not-natural", "D8.k3-4", repr(text))
            return
        self.number = _natural(number)
        if self.number == 0:
            self._note("number-zero", "D8.k3-4", number)
        elif number[0] == "0":
            self._note("leading-zero", "D8.k3-4", number)
        if len(number) < len(text):
            self._note("extra-part", "D8.k3-1", repr(text[len(number) :]))


def _practice(text: str) -> tuple[str, str, str] | None:
    parts = text.split(",", 2)
    if len(parts) != 3:
        return None
    agency, day, code = parts
    number, slash, symbol = code.partition("/")
    shaped = len(day) == 10 and day[4] == day[7] == "/" and _all_digits(day[:4] + day[5:7] + day[8:])
    if 3 <= len(agency) <= _MAX_AGENCY and shaped and number and slash and symbol:
        return agency, day, code
    return None


def _is_notation(text: str) -> bool:
    if not text or not text[0].isalpha():
        return False
    return all(part.isalnum() for part in text.split("-"))


def _natural(text: str) -> int:
    """The value of decimal digits, however many (int() refuses past 4300)."""
    value = 0
    for start in range(0, len(text), 4000):
        chunk = text[start : start + 4000]
        value = value * 10 ** len(chunk) + int(chunk)
    return value


def _all_digits(text: str) -> bool:
    return _DIGITS.issuperset(text)


def _digits_at_start(text: str) -> int:
    return next((index for index, char in enumerate(text) if char not in _DIGITS), len(text))


def _name(char: str) -> str:
    return f"{char!r} U+{ord(char):04X}" if char else "nothing"
