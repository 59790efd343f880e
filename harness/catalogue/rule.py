"""A rule (quy tắc): one atomic obligation of the regulation, as read from `features/dieu_NN/rules.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class CatalogueError(Exception):
    """The catalogue itself is wrong: a rule or feature file must be mended. Says which file and what to do."""


@dataclass(frozen=True)
class Attestation:
    """What a person must do, show and sign for a rule that no machine can see (design §6, attested)."""

    instruction_vi: str
    instruction_en: str
    evidence_vi: str
    evidence_en: str
    signer_vi: str
    valid_months: int


@dataclass(frozen=True)
class Rule:
    """One row of the catalogue; the words are those of design §2. `entails`: rules that fail along with it."""

    id: str
    article: int
    clause: str
    point: str
    text_vi: str
    text_en: str
    subject: str
    roles: tuple[str, ...]
    scope: str
    link: str
    severity: str
    basis: str
    method: str
    observable_by: str
    level: str
    capabilities: tuple[str, ...]
    applies_when: str
    applies_when_en: str
    transition: bool
    entails: tuple[str, ...]
    entails_reason: str
    instruments: tuple[str, ...]
    why_not_vi: str
    why_not_en: str
    note: str
    attestation: Attestation | None = None

    @property
    def citation(self) -> str:
        """The clause as a lawyer cites it: `Điều 15 khoản 2`."""
        if self.article == 0:
            return f"Quyết định ban hành, {self.id.removeprefix('QD.')}"
        parts = [f"Điều {self.article}"]
        if self.clause:
            parts.append(f"khoản {self.clause}")
        if self.point:
            parts.append(f"điểm {self.point}")
        return " ".join(parts)

    def as_json(self) -> dict[str, Any]:
        """The public shape of `rules --json` (design §8), without scenarios and defects."""
        return {
            "id": self.id, "article": self.article, "clause": self.clause, "point": self.point,
            "text_vi": self.text_vi, "text_en": self.text_en, "subject": self.subject,
            "roles": list(self.roles), "scope": self.scope, "link": self.link, "severity": self.severity,
            "basis": self.basis, "method": self.method, "why_not": self.why_not_vi or None,
            "entails": list(self.entails),
        }  # fmt: skip


def _rule(row: Mapping[str, Any], source: Path) -> Rule:
    try:
        attestation = row.get("attestation")
        return Rule(
            id=row["id"],
            article=int(row["article"]),
            clause=str(row.get("clause", "")),
            point=str(row.get("point", "")),
            text_vi=row["text_vi"],
            text_en=row["text_en"],
            subject=row["subject"],
            roles=tuple(row.get("roles", ())),
            scope=row["scope"],
            link=row.get("link", ""),
            severity=row["severity"],
            basis=row.get("basis", "law"),
            method=row["method"],
            observable_by=row.get("observable_by", ""),
            level=row.get("level", ""),
            capabilities=tuple(row.get("capabilities", ())),
            applies_when=row.get("applies_when", ""),
            applies_when_en=row.get("applies_when_en", ""),
            transition=bool(row.get("transition", False)),
            entails=tuple(row.get("entails", ())),
            entails_reason=row.get("entails_reason", ""),
            instruments=tuple(row.get("instruments", ())),
            why_not_vi=row.get("why_not_vi", ""),
            why_not_en=row.get("why_not_en", ""),
            note=row.get("note", ""),
            attestation=Attestation(**attestation) if attestation else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogueError(f"{source}: rule {row.get('id', '?')}: {error!r}") from error


@dataclass(frozen=True)
class Rules:
    """All rules by id, in the order of the regulation."""

    by_id: Mapping[str, Rule] = field(default_factory=dict)

    @classmethod
    def load(cls, features: Path) -> Rules:
        """Read every `dieu_NN/rules.toml` under `features`. CatalogueError on a bad or doubled rule."""
        found: dict[str, Rule] = {}
        for source in sorted(features.glob("dieu_*/rules.toml")):
            try:
                rows = tomllib.loads(source.read_text("utf-8")).get("rule", [])
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise CatalogueError(f"{source}: {error}") from error
            for row in rows:
                rule = _rule(row, source)
                if rule.id in found:
                    raise CatalogueError(f"{source}: rule {rule.id} is declared twice")
                found[rule.id] = rule
        return cls(found)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self.by_id

    def __getitem__(self, rule_id: str) -> Rule:
        return self.by_id[rule_id]
