"""All rules of lint, in the order in which a writer of features mends things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from harness.lint.absence import controlled_absence
from harness.lint.binding import bound_steps
from harness.lint.coverage import covered_rules, known_rules
from harness.lint.finding import Finding
from harness.lint.ids import locked_ids, unique_ids
from harness.lint.shape import few_thens, parts_in_order, unique_names
from harness.lint.suite import Suite
from harness.lint.variations import declared_variations, made_variations
from harness.lint.words import glossary_words

LintRule = Callable[[Suite], Iterator[Finding]]

RULES: tuple[LintRule, ...] = (
    known_rules, unique_ids, unique_names, parts_in_order, few_thens, bound_steps, declared_variations,
    made_variations, controlled_absence, glossary_words, covered_rules, locked_ids,
)  # fmt: skip


def lint(suite: Suite, rules: Iterable[LintRule] = RULES) -> list[Finding]:
    """Everything to mend: first what could not be read, then rule by rule. Empty for a clean suite."""
    return [*suite.findings, *chain.from_iterable(rule(suite) for rule in rules)]
