"""Vietnamese text as the judge sees it: Unicode of TCVN 6909:2001, or words of an older code, or letters lost (Đ4.k2).

A word of TCVN3, VNI or Windows-1258, or of UTF-8 read in a wrong code, is no Vietnamese syllable as it stands, and is
one once put right. Foreign words are neither. Letters and tones may be composed, decomposed, or half of each: TCVN 6909
has marks that combine (its clauses on them could not be read), so only the shape is noted, nothing fails.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

_TONES: Final = "\u0300\u0301\u0309\u0303\u0323"
_ONSET: Final = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_VOWEL: Final = "aăâeêioôơuưy"
_NUCLEUS: Final = (
    "oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|iêu|yêu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ"
    "|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|ya|yu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_CODA: Final = r"(?:ch|ng|nh|[cmnpt])?"
_SYLLABLE: Final = re.compile(f"(?:{_ONSET}(?:{_NUCLEUS}){_CODA}|gin|giêng|giêt|gi)")
_PIECE: Final = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’…–—]+")

_TCVN3: Final = {
    "a": "b5b8b6b7b9", "ă": "bbbebcbdc6", "â": "c7cac8c9cb", "e": "ccd0cecfd1", "ê": "d2d5d3d4d6", "i": "d7ddd8dcde",
    "o": "dfe3e1e2e4", "ô": "e5e8e6e7e9", "ơ": "eaedebecee", "u": "eff3f1f2f4", "ư": "f5f8f6f7f9", "y": "fafdfbfcfe",
}  # fmt: skip
"""TCVN 5712, the code of the `.Vn…` fonts: the five tones of a vowel in the order of `_TONES`."""
_TCVN3_PLAIN: Final = {0xA8: "ă", 0xA9: "â", 0xAA: "ê", 0xAB: "ô", 0xAC: "ơ", 0xAD: "ư", 0xAE: "đ",
                       0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ"}  # fmt: skip
_VNI_MARKS: Final = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302", "á": "\u0302\u0301",
    "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306",
    "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def legacy_words(text: str) -> tuple[str, ...]:
    """Words that betray an older code, or letters already lost (U+FFFD); empty for Unicode Vietnamese and foreign text.

    Few repaired words among many strange ones prove nothing: a text counts only if most of its strange words are.
    """
    composed = unicodedata.normalize("NFC", text)
    if "\ufffd" in composed:
        return tuple(piece for piece in _pieces(composed) if "\ufffd" in piece)
    strange = [piece for piece in _pieces(composed) if not piece.isascii() and not _is_vietnamese(piece)]
    best: tuple[str, ...] = ()
    for repair in _REPAIRS:
        found = tuple(piece for piece in strange if _is_put_right(piece, repair))
        best = max(best, found, key=len)
    return best if 2 * len(best) > len(strange) else ()


def same_letters(a: str, b: str) -> bool:
    """Whether two texts hold the same letters, composed or not; white space aside."""
    return "".join(unicodedata.normalize("NFC", a).split()) == "".join(
        unicodedata.normalize("NFC", b).split()
    )


def has_lost_letters(original: str, shown: str) -> bool:
    """Whether `shown` is `original` with its Vietnamese letters spoilt: marks gone, `?` or other signs instead.

    Another text altogether is no spoilt one.
    """
    if same_letters(original, shown) or len(shown) > 3 * len(original) + 9:
        return False
    wanted, seen = ("".join(_bare(text).split()) for text in (original, shown))
    if wanted == seen:
        return True
    plain = re.compile(
        "".join(re.escape(c) if c.isascii() else ".{0,3}" for c in _squeezed(original)), re.DOTALL
    )
    return not original.isascii() and plain.fullmatch(_squeezed(shown)) is not None


def is_composed(text: str) -> bool:
    """Dựng sẵn: in NFC."""
    return unicodedata.is_normalized("NFC", text)


def has_vietnamese(text: str) -> bool:
    """Whether a text has any letter that only Vietnamese text needs."""
    return any(not c.isascii() and c.isalpha() for c in unicodedata.normalize("NFC", text))


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _bare(text: str) -> str:
    """Letters without their marks, đ as d."""
    apart = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in apart if not unicodedata.combining(c))


def _pieces(text: str) -> Iterator[str]:
    return (found[0] for found in _PIECE.finditer(text))


def _is_vietnamese(piece: str) -> bool:
    """Whether every run of letters reads as a syllable, and nothing else that is not ASCII stands beside them."""
    runs = re.findall(r"[^\W\d_]+", piece)
    rest = re.sub(r"[^\W\d_]+", "", piece)
    return bool(runs) and rest.isascii() and all(run.isascii() or _is_syllable(run) for run in runs)


def _is_syllable(run: str) -> bool:
    apart = unicodedata.normalize("NFD", run.lower())
    tones = [c for c in apart if c in _TONES]
    plain = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
    return len(tones) <= 1 and any(c in _VOWEL for c in plain) and _SYLLABLE.fullmatch(plain) is not None


def _is_put_right(piece: str, repair: Callable[[str], str]) -> bool:
    meant = repair(piece)
    return meant != piece and not meant.isascii() and all(map(_is_vietnamese, _pieces(meant)))


def _from_tcvn3(text: str) -> str:
    table = dict(_TCVN3_PLAIN)
    for vowel, codes in _TCVN3.items():
        for tone, code in zip(_TONES, bytes.fromhex(codes), strict=True):
            table[code] = unicodedata.normalize("NFC", vowel + tone)
    return text.translate(table)


def _from_vni(text: str) -> str:
    letters: list[str] = []
    for c in text:
        low = c.lower()
        if letters and low in _VNI_MARKS and letters[-1].lower() in "aeoơuưy":
            joined = unicodedata.normalize("NFC", letters[-1] + _VNI_MARKS[low])
            if len(joined) == 1:
                letters[-1] = joined
                continue
        letters.append(_VNI_LETTERS.get(low, low) if low == c else _VNI_LETTERS.get(low, low).upper())
    return "".join(letters)


def _from_windows(text: str) -> str:
    return _read_again(text, "cp1258")


def _from_mojibake(text: str) -> str:
    return _read_again(text, "utf-8")


def _read_again(text: str, code: str) -> str:
    """The bytes that were read in Windows-1252, read in another code; the text itself if they are none."""
    try:
        raw = b"".join(c.encode("latin-1") if ord(c) < 0xA0 else c.encode("cp1252") for c in text)
        return unicodedata.normalize("NFC", raw.decode(code))
    except UnicodeError:
        return text


_REPAIRS: Final = (_from_mojibake, _from_tcvn3, _from_vni, _from_windows)
