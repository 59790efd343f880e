"""Letters for pages: small cuts of two families that have every Vietnamese letter, as CSS without any request."""

from __future__ import annotations

import base64
import hashlib
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro

from reports.allure.node import cache_dir

_LOWER = "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"  # the alphabet with its tones
LETTERS = "".join(map(chr, range(0x20, 0x7F))) + _LOWER + _LOWER.upper() + "–—·…«»“”‘’→←↑↓×✓•₫§°≥≤\u00a0"
"""Every character that the cut holds; others fall back to the fonts of the machine."""

_FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum")


@dataclass(frozen=True)
class Face:
    """One face: CSS family, weight and style, and the OpenType file it is cut from."""

    family: str
    weight: int
    style: str
    file: str


def faces() -> tuple[Face, ...]:
    """Sans for everything, serif for headings and the words of the law."""
    sans, serif = font_source_sans_pro.font_files_otf, font_source_serif_pro.font_files_otf
    return (
        Face("KC Sans", 400, "normal", sans["SourceSansPro"]),
        Face("KC Sans", 400, "italic", sans["SourceSansProIt"]),
        Face("KC Sans", 600, "normal", sans["SourceSansProSemibold"]),
        Face("KC Serif", 600, "normal", serif["SourceSerifProSemibold"]),
    )


def font_css(environment: Mapping[str, str] | None = None) -> str:
    """`@font-face` rules with the cuts inside (about 85 kB). Cut once per machine, kept in the cache."""
    home = cache_dir(os.environ if environment is None else environment) / "fonts"
    return "".join(_rule(face, _cut(face, home)) for face in faces())


def _rule(face: Face, data: bytes) -> str:
    source = f"data:font/woff;base64,{base64.b64encode(data).decode()}"
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};font-style:{face.style};"
        f"font-display:block;src:url({source}) format('woff')}}\n"
    )


def _cut(face: Face, home: Path) -> bytes:
    whole = Path(face.file).read_bytes()
    key = hashlib.sha256(whole + LETTERS.encode() + "".join(_FEATURES).encode()).hexdigest()[:24]
    kept = home / f"{key}.woff"
    try:
        return kept.read_bytes()
    except OSError:
        cut = subset(whole)
    try:
        home.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(cut)
        unfinished.replace(kept)
    except OSError:  # a machine without a home to write to cuts them each time
        pass
    return cut


def subset(font: bytes) -> bytes:
    """A WOFF with `LETTERS` alone, without hints and names that a screen does not need."""
    from fontTools import subset as cutter
    from fontTools.ttLib import TTFont

    options = cutter.Options()
    options.layout_features = list(_FEATURES)
    options.hinting = False
    options.drop_tables += ["FFTM", "DSIG"]
    loaded = TTFont(io.BytesIO(font))
    subsetter = cutter.Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(loaded)
    loaded.flavor = "woff"
    out = io.BytesIO()
    loaded.save(out)
    return out.getvalue()
