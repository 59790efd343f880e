"""Parts that every Allure result has: identity, labels, the text of a rule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from reports.clauses import Clauses, Place

ATTESTED = "[chứng thực]"


def identity(header: Mapping[str, Any], name: str) -> dict[str, str]:
    """uuid of this run's result; historyId, testCaseId and fullName from the id of the scenario or rule alone."""
    stable = known_as(name)
    return {
        "uuid": str(uuid5(NAMESPACE_OID, f"{header['run']['id']}/{name}")),
        "historyId": stable,
        "testCaseId": stable,
        "fullName": f"kiemchuan#{name}",
    }


def known_as(name: str) -> str:
    """The lasting id of a scenario or rule: a rename or another place keeps its history."""
    return hashlib.sha256(f"kiemchuan/{name}".encode()).hexdigest()[:32]


def rulebook_links(rules: Iterable[str], environment: Mapping[str, str]) -> list[dict[str, str]]:
    """Links to the pages of rules, where KIEMCHUAN_RULEBOOK says at what address the rulebook is published."""
    base = environment.get("KIEMCHUAN_RULEBOOK", "").rstrip("/")
    if not base.startswith(("https://", "http://")):
        return []
    return [{"type": "rulebook", "name": rule, "url": f"{base}/quy-tac/{rule}.html"} for rule in rules]


def owner(scopes: Iterable[str], header: Mapping[str, Any]) -> str:
    """Who has to act if it does not pass: the vendor, the agency that uses the product, or an authority."""
    found = set(scopes)
    if not found or "product" in found:
        return str(header["sut"]["vendor"] or header["sut"]["name"])
    return "Cơ quan sử dụng" if "deployment" in found else "Cấp có thẩm quyền"


def tree_labels(place: Place, suite: str) -> list[dict[str, str]]:
    """Where a result stands: chương, điều, khoản as epic, feature, story; and as suites for other viewers."""
    return [
        label("epic", place.chapter), label("feature", place.article), label("story", place.clause),
        label("parentSuite", place.chapter), label("suite", place.article), label("subSuite", suite),
        label("framework", "kiemchuan"), label("language", "gherkin-vi"),
    ]  # fmt: skip


def label(name: str, value: str) -> dict[str, str]:
    """One label."""
    return {"name": name, "value": value}


def rule_text(rule: str, vi: str, en: str, places: Clauses) -> str:
    """A rule in Markdown: id, clause, what it says in both languages."""
    told = f"**{rule}** ({places.citation(rule)}) {vi}".rstrip()
    return f"{told}\n\n_{en}_" if en else told
