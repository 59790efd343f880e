"""Names of files as records show and messages carry them: the author's name, without what could harm."""

from __future__ import annotations

import unicodedata

from simulators.protocol.files import extension_of, safe_name

LONGEST = 500
"""Characters of an AttachmentName (edxml §2.2)."""


def shown_name(name: str) -> str:
    """The last part of `name`, NFC, without control or direction-changing characters, at most 500 characters.

    Bytes are kept under their digest, so a name is never a path here; what is handed to a file system goes
    through `safe_name`, which is stricter.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    if not plain.strip(" ."):
        return safe_name(name)
    if len(plain) <= LONGEST:
        return plain
    extension = extension_of(plain)
    tail = f".{extension}" if extension and len(extension) <= 10 else ""
    return plain[: LONGEST - len(tail)].rstrip(" .") + tail
