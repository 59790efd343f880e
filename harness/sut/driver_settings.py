"""How the harness makes a product act: the table `[driver]` of `sut.toml` (design §5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_KEYWORD = {"class": "class_name"}
"""A key that Python could not name so."""


@dataclass(frozen=True)
class DriverSettings:
    """How the harness reaches the product.

    `http`: `url`, `token`. `python`: `class_name` (`file.py:Class` beside `sut.toml`, or a name of the entry point
    group `kiemchuan.drivers`), `options` for its constructor. `guided`: a person acts; `person` is who, `answers` a
    recorded session to replay, `lang` the language of the terminal. `none`: nobody; the wire alone is judged (L0).
    `timeout_seconds` bounds one call of `http` and `python`.
    """

    kind: str = "embedded"
    url: str = ""
    token: str = ""
    class_name: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    person: str = ""
    answers: str = ""
    lang: str = "vi"
    timeout_seconds: float = 60.0


def driver_settings(table: Mapping[str, Any], *, launched: bool = False) -> DriverSettings:
    """Read `[driver]` after the schema of `sut.toml` has let it pass. ValueError names the key and what it must be.

    `launched`: the launcher tells the address.
    """
    settings = DriverSettings(**{_KEYWORD.get(key, key): value for key, value in table.items()})
    if settings.kind == "http" and not settings.url and not launched:
        raise ValueError("driver.url: the http driver needs an address")
    if settings.kind == "python" and not settings.class_name:
        raise ValueError(
            "driver.class: the python driver needs `file.py:Class`, or the name of an entry point"
        )
    return settings
