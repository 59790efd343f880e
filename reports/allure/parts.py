"""Parts that every Allure result has: identity, labels, the text of a rule."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from reports.clauses import Clauses, Place

ATTESTED = "[chứng thực]"


def identity(header: Mapping[str, Any], name: str) -> dict[str, str]:
    """uuid of this run's result; historyId, testCaseId and fullName from the id of the scenario or rule alone."""
    stable = hashlib.sha256(f"kiemchuan/{name}".encode()).hexdigest()[:32]
    return {
        "uuid": str(uuid5(NAMESPACE_OID, f"{header['run']['id']}/{name}")),
        "historyId": stable,
        "testCaseId": stable,
        "fullName": f"kiemchuan#{name}",
    }


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
