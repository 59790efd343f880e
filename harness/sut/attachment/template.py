"""The commented `sut.toml` that `kiemchuan init` writes: fragments chosen by role, driver and launcher."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

_FRAGMENTS: Final = Path(__file__).with_name("templates")

DRIVERS: Final = ("http", "python", "guided", "none")
LAUNCHERS: Final = ("external", "process", "container")


def sut_template(
    role: str = "agency", driver: str = "http", launcher: str = "external", *, url: str = "", token: str = ""
) -> str:
    """A file that validates as it stands. `driver` and `launcher` mean nothing for role axis: it runs already.

    `url` and `token` of the driver are filled in where they are known.
    """
    if role == "axis":
        names = ["head", "product-axis"]
    else:
        own_clock = driver in ("http", "python")
        declares = {"guided": "guided", "none": "none"}.get(driver, "full")
        names = [
            "head", "product-agency", f"driver-{driver}", "clock-virtual" if own_clock else "clock-real",
            f"declaration-{declares}", "ports-any" if own_clock else "ports-fixed", f"launcher-{launcher}",
        ]  # fmt: skip
    text = "".join((_FRAGMENTS / f"{name}.toml").read_text("utf-8") for name in names).rstrip() + "\n"
    for entry, value in (("url", url), ("token", token)):
        if value:
            line = f"{entry} = {_quoted(value)}".replace("\\", r"\\")
            text = re.sub(rf'^{entry} = "[^"]*"', line, text, flags=re.M)
    return text


def _quoted(value: str) -> str:
    """A basic string of TOML, which JSON's is, too."""
    return json.dumps(value, ensure_ascii=False)
