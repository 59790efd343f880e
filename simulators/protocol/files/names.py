"""File names that come from elsewhere."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 180
_FALLBACK = "tep-dinh-kem"
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_FORBIDDEN = re.compile(r'[<>:"|?*]')


def extension_of(name: str) -> str:
    """The extension, lower case, without its dot; empty if there is none."""
    stem, dot, extension = name.rpartition(".")
    return extension.strip().lower() if dot and stem else ""


def safe_name(name: str) -> str:
    """A name that any file system takes as one file in one folder: NFC, no directories, no control or
    direction-changing characters, no reserved names, at most 180 bytes of UTF-8 with the extension kept."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    name = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C")
    name = _FORBIDDEN.sub("_", name).strip(" .")
    if not name:
        return _FALLBACK
    if _DEVICES.fullmatch(name):
        name = f"_{name}"
    return _shortened(name)


def is_safe_name(name: str) -> bool:
    """Whether `name` may be used as it is."""
    return safe_name(name) == name


def _shortened(name: str) -> str:
    if len(name.encode()) <= _LONGEST:
        return name
    extension = extension_of(name)
    tail = f".{extension}" if extension and len(extension.encode()) <= 10 else ""
    stem = name[: len(name) - len(tail)].encode()[: _LONGEST - len(tail.encode())]
    return stem.decode(errors="ignore").rstrip(" .") + tail
