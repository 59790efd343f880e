"""ZIP archives whose bytes depend on their entries alone, for office packages and nested archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_WHEN = (2019, 12, 17, 8, 0, 0)
"""Date of every entry."""


def archive(entries: Mapping[str, bytes], *, stored: frozenset[str] = frozenset({"mimetype"})) -> bytes:
    """An archive of `entries` in their order; those named in `stored` are not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            file.writestr(info, data)
    return target.getvalue()


def xml_part(text: str) -> bytes:
    """An XML part of a package: the declaration, then `text`."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'.encode()
