"""The commented `sut.toml` that `kiemchuan init` writes: fragments chosen by role, driver and launcher."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_FRAGMENTS: Final = Path(__file__).with_name("templates")

DRIVERS: Final = ("http", "python", "guided", "none")
LAUNCHERS: Final = ("external", "process", "container")


def sut_template(
    role: str = "agency",
    driver: str = "http",
    launcher: str = "external",
    known: Mapping[str, Any] | None = None,
) -> str:
    """A file that validates as it stands. `driver` and `launcher` mean nothing for role axis: it runs already.

    `known`: entries whose value is known (`url`, `token`, `name`, `levels`, …), each found by its name alone.
    """
    if role == "axis":
        names = ["head", "product-axis"]
    else:
        own_clock = driver in ("http", "python")
        told_time = own_clock and (known or {}).get("mode", "virtual") == "virtual"
        declares = {"guided": "guided", "none": "none"}.get(driver, "full")
        names = [
            "head", "product-agency", f"driver-{driver}", "clock-virtual" if told_time else "clock-real",
            f"declaration-{declares}", "ports-any" if own_clock else "ports-fixed", f"launcher-{launcher}",
        ]  # fmt: skip
    text = "".join((_FRAGMENTS / f"{name}.toml").read_text("utf-8") for name in names).rstrip() + "\n"
    for entry, value in (known or {}).items():
        text = _filled(text, entry, value)
    return text


def _filled(text: str, entry: str, value: Any) -> str:
    """`text` with the first `entry = …` saying `value`; the comment behind it stays where there is room for it."""

    def line(found: re.Match[str]) -> str:
        said = f"{entry} = {_toml(value)}"
        return f"{said:<40} {found['comment']}".rstrip() if found["comment"] else said

    return re.sub(rf"^{re.escape(entry)} = [^#\n]*?[ ]*(?P<comment>#.*)?$", line, text, count=1, flags=re.M)


def _toml(value: Any) -> str:
    """A value as TOML: a string, a boolean, a list, a table in one line."""
    match value:
        case Mapping():
            inside = ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _toml(name)
