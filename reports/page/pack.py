"""Packing for a page that must stay small: JSON, compressed, as letters that no parser of HTML takes for markup."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any


def packed(value: Any) -> str:
    """Base64 of gzip of JSON; the same value gives the same text. A browser unpacks it with DecompressionStream."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), compresslevel=9, mtime=0)).decode()


def in_script(value: Any) -> str:
    """JSON that may stand between script tags."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
