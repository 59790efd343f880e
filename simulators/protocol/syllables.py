"""Whether a run of letters is a Vietnamese syllable: onset, rime and at most one tone."""

from __future__ import annotations

import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONSETS = (
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "q", "qu", "r", "s", "t", "th", "tr", "v", "x", "",
)  # fmt: skip
_FRONT = frozenset("eêiy")
_SPELLED_APART = frozenset(("gi", "gin", "giêng", "giêt", "qui", "quy"))
"""Syllables in which the i or u of the onset is also the vowel."""
_RIME_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oen oeo oet
    oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ya yêm yên yêng yêt yêu ych ym yn ynh yt yu
"""
_RIMES = frozenset(_RIME_TABLE.split())


def is_syllable(letters: str) -> bool:
    """True for `quyết`, `Giang`, `YÊN`; False for `CéNG`, `ViÖt`, `Müller`. Case and normal form play no
    part.
    """
    plain, tones = _without_tone(letters.lower())
    if tones > 1:
        return False
    return plain in _SPELLED_APART or any(
        plain.startswith(onset) and plain[len(onset) :] in _RIMES and _fits(onset, plain[len(onset)])
        for onset in _ONSETS
    )


def _fits(onset: str, vowel: str) -> bool:
    """The sounds of c, g and ng are written k, gh and ngh before a front vowel, and only there."""
    if onset in ("c", "g", "ng"):
        return vowel not in _FRONT
    return onset not in ("k", "gh", "ngh") or vowel in _FRONT


def _without_tone(letters: str) -> tuple[str, int]:
    decomposed = unicodedata.normalize("NFD", letters)
    plain = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return plain, sum(c in _TONES for c in decomposed)
