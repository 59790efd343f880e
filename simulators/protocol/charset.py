"""Vietnamese text on the wire: Unicode of TCVN 6909:2001, and what betrays an older code (Đ4.k2).

A text in TCVN3, VNI or Windows-1258, or UTF-8 read in a wrong code, is recognised by its words: as they
stand they are no Vietnamese syllables, and after conversion they are. Correct Vietnamese and foreign names
have no such words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from simulators.protocol.syllables import is_syllable

LegacyCode = Literal["tcvn3", "vni", "cp1258", "mojibake", "replaced", "unknown"]

_LETTERS = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
)
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_REPERTOIRE = frozenset(_LETTERS + _TONE_MARKS + "₫\t\r\n").union(map(chr, range(0x20, 0x7F)))

_TCVN3 = dict(
    zip(
        "\xb5\xb8\xb6\xb7\xb9\xa8\xbb\xbe\xbc\xbd\xc6\xa9\xc7\xca\xc8\xc9\xcb\xae\xcc\xd0\xce\xcf\xd1\xaa\xd2"
        "\xd5\xd3\xd4\xd6\xd7\xdd\xd8\xdc\xde\xdf\xe3\xe1\xe2\xe4\xab\xe5\xe8\xe6\xe7\xe9\xac\xea\xed\xeb\xec"
        "\xee\xef\xf3\xf1\xf2\xf4\xad\xf5\xf8\xf6\xf7\xf9\xfa\xfd\xfb\xfc\xfe\xa1\xa2\xa7\xa3\xa4\xa5\xa6",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
"""The code of the `.Vn*` fonts (TCVN 5712), as it looks when read in Latin-1."""

_WINDOWS = {
    byte: char
    for byte in range(0x80, 0xA0)
    if (char := bytes([byte]).decode("cp1252", "replace")) != "\ufffd"
}
"""What Windows-1252 puts where Latin-1 has control characters."""

_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
"""A VNI font writes the mark of a vowel as a second character after it."""
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ì": "ì", "í": "í"}
_VNI_PAIR = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)


@dataclass(frozen=True)
class LegacyFinding:
    """Text that is not Unicode Vietnamese: which code it seems to be in, the words that show it, what was
    meant.

    `code` is tcvn3, vni, cp1258, mojibake (UTF-8 read in a wrong code), replaced (letters already lost as
    U+FFFD) or unknown (bytes that are no Unicode); `meant` is the repaired text, "" where it cannot be
    known.
    """

    code: LegacyCode
    words: tuple[str, ...]
    meant: str


def is_nfc(text: str) -> bool:
    """Whether every letter is in composed form (`dựng sẵn`)."""
    return unicodedata.is_normalized("NFC", text)


def to_nfc(text: str) -> str:
    """The same text in composed form."""
    return unicodedata.normalize("NFC", text)


def outside_tcvn6909(text: str) -> tuple[str, ...]:
    """Letters, marks and control characters that Vietnamese text of TCVN 6909 does not use, each once.

    Combining tone marks are inside; punctuation and symbols are never counted. Clauses 5 and 6 of the
    standard were not available, so this is a note for people, not a verdict (regulation facts c).
    """
    composed = to_nfc(text)
    return tuple(
        dict.fromkeys(c for c in composed if c not in _REPERTOIRE and unicodedata.category(c)[0] in "LMC")
    )


def detect_legacy(text: str | bytes) -> LegacyFinding | None:
    """What betrays an older code in a text or in raw bytes; None for Unicode Vietnamese and for foreign
    text.
    """
    if isinstance(text, bytes | bytearray | memoryview):
        return _detect_bytes(bytes(text))
    composed = to_nfc(text)
    if "\ufffd" in composed:
        return LegacyFinding("replaced", tuple(w for w in composed.split() if "\ufffd" in w), "")
    suspects = [word for word in _words(composed) if not word.isascii() and not _is_vietnamese(word)]
    if not suspects:
        return None
    found = [
        LegacyFinding(code, repaired, convert(composed))
        for code, convert in _CONVERSIONS
        if (repaired := _repaired(suspects, convert))
    ]
    best = max(found, key=lambda finding: len(finding.words), default=None)
    return best if best is not None and 2 * len(best.words) > len(suspects) else None


def from_tcvn3(text: str) -> str:
    """Text of a `.Vn*` font, read in Latin-1, as Unicode."""
    return "".join(_TCVN3.get(c, c) for c in text)


def from_vni(text: str) -> str:
    """Text of a VNI font, read in Latin-1, as Unicode."""

    def compose(pair: re.Match[str]) -> str:
        vowel = _VNI_LETTERS.get(pair[1].lower(), pair[1].lower())
        letter = unicodedata.normalize("NFC", vowel + _VNI_MARKS[pair[2].lower()])
        return letter.upper() if pair[1].isupper() else letter

    pieces: list[str] = []
    at = 0
    for pair in _VNI_PAIR.finditer(text):
        pieces += [_vni_letters(text[at : pair.start()]), compose(pair)]
        at = pair.end()
    return "".join(pieces) + _vni_letters(text[at:])


def from_cp1258(text: str) -> str:
    """Windows-1258 bytes that were read in Windows-1252, as Unicode; the text itself if it is no such
    thing.
    """
    try:
        return to_nfc(_single_bytes(text).decode("cp1258"))
    except ValueError:
        return text


def from_mojibake(text: str) -> str:
    """UTF-8 bytes that were read in Windows-1252 or Latin-1, as Unicode; the text itself if it is no such
    thing.
    """
    try:
        return to_nfc(_single_bytes(text).decode("utf-8"))
    except ValueError:
        return text


_CONVERSIONS: tuple[tuple[LegacyCode, Callable[[str], str]], ...] = (
    ("mojibake", from_mojibake),
    ("tcvn3", from_tcvn3),
    ("vni", from_vni),
    ("cp1258", from_cp1258),
)


def _detect_bytes(data: bytes) -> LegacyFinding | None:
    for encoding in ("utf-16", "utf-8-sig") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return detect_legacy(data.decode(encoding))
        except ValueError:
            continue
    return detect_legacy("".join(_WINDOWS.get(byte, chr(byte)) for byte in data)) or LegacyFinding(
        "unknown", (), ""
    )


def _repaired(suspects: list[str], convert: Callable[[str], str]) -> tuple[str, ...]:
    """The suspect words that the conversion turns into Vietnamese."""
    return tuple(
        word
        for word in suspects
        if (meant := convert(word)) != word
        and not meant.isascii()
        and all(map(_is_vietnamese, _words(meant)))
    )


def _is_vietnamese(word: str) -> bool:
    """Whether every run of letters in a word is a Vietnamese syllable, and nothing but ASCII stands beside
    them.
    """
    runs = re.findall(r"[^\W\d_]+", word)
    rest = re.sub(r"[^\W\d_]+", "", word)
    return rest.isascii() and bool(runs) and all(run.isascii() or is_syllable(run) for run in runs)


def _words(text: str) -> Iterator[str]:
    """Pieces between ASCII blanks, without punctuation that Unicode text has around words."""
    for piece in re.split(r"[ \t\r\n]+", text):
        for word in re.split(r"[/,;:()\[\]\"'!?.\-+=<>&*#@|\\\u2010-\u2027\u2030-\u205e]+", piece):
            if word:
                yield word


def _vni_letters(text: str) -> str:
    return "".join(
        (new.upper() if c.isupper() else new) if (new := _VNI_LETTERS.get(c.lower())) else c for c in text
    )


def _single_bytes(text: str) -> bytes:
    """The bytes that Windows-1252 reads as this text; C1 controls stand for themselves, as programs leave
    them.
    """
    return b"".join(c.encode("latin-1") if ord(c) < 0xA0 else c.encode("cp1252") for c in text)


def to_tcvn3(text: str) -> str:
    """Unicode as the `.Vn*` fonts want it, read in Latin-1; capitals with a tone lose it, as they do there."""
    codes = {letter: code for code, letter in _TCVN3.items()}
    return "".join(codes.get(c, codes.get(c.lower(), c)) for c in to_nfc(text))


def to_vni(text: str) -> str:
    """Unicode as the VNI fonts want it, read in Latin-1."""
    letters = {meant: code for code, meant in _VNI_LETTERS.items()}
    marks = {mark: code for code, mark in _VNI_MARKS.items()}
    return "".join(_vni_code(c, letters, marks) for c in to_nfc(text))


def _vni_code(letter: str, letters: dict[str, str], marks: dict[str, str]) -> str:
    low = letter.lower()
    if low.isascii():
        return letter
    code = letters.get(low)
    if code is None:
        base, *rest = list(unicodedata.normalize("NFD", low))
        if rest[:1] == ["\u031b"]:  # the horn of ơ and ư
            base, rest = letters[to_nfc(base + rest[0])], rest[1:]
        code = base + marks.get("".join(sorted(rest, key=lambda mark: mark in _TONE_MARKS)), "")
    return code.upper() if letter.isupper() else code
