"""The words of reports: verdicts, reasons and remedies by code, in two languages (`wording.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Words:
    """One thing said twice."""

    vi: str
    en: str


@dataclass(frozen=True)
class Wording:
    """All words by code. An unknown code, from a newer or older record, stands for itself."""

    verdicts: Mapping[str, Words]
    reasons: Mapping[str, Words]
    remedies: Mapping[str, Words]
    observations: Mapping[str, Words]
    operations: Mapping[str, Words]
    bases: Mapping[str, Words]

    def basis(self, code: str) -> Words:
        """What a verdict on a rule rests on (design §4)."""
        return self.bases.get(code, Words(code, code))

    def verdict(self, code: str) -> Words:
        return self.verdicts.get(code, Words(code, code))

    def reason(self, code: str) -> Words:
        return self.reasons.get(code, Words(code, code))

    def observation(self, kind: str) -> str:
        """A kind of observation in Vietnamese, or the kind itself."""
        return self.seen(kind).vi

    def seen(self, kind: str) -> Words:
        """A kind of observation in both languages, or the kind itself."""
        return self.observations.get(kind, Words(kind, kind))

    def operation(self, name: str) -> Words:
        """An operation of the driver contract in a clerk's words, or its name."""
        return self.operations.get(name, Words(name, name))

    def remedy(self, code: str) -> Words | None:
        return self.remedies.get(code)


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The words as read from `wording.toml`."""
    table = tomllib.loads(files("reports").joinpath("wording.toml").read_text("utf-8"))
    return Wording(
        verdicts=_pairs(table["verdict"]),
        reasons=_pairs(table["reason"]),
        remedies=_pairs(table["remedy"]),
        observations=_pairs(table["observation"]),
        operations=_pairs(table["operation"]),
        bases=_pairs(table["basis"]),
    )


def _pairs(rows: Mapping[str, Mapping[str, str] | str]) -> dict[str, Words]:
    """A plain text says the same in both languages."""
    return {code: Words(row, row) if isinstance(row, str) else Words(**row) for code, row in rows.items()}
