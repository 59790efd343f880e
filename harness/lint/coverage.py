"""Rules and scenarios belong together: no scenario without a rule, no automatic rule forgotten."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from harness.catalogue import CatalogueError, role_of
from harness.lint.finding import Finding, line_with
from harness.lint.suite import Suite

NAME = "not-yet.toml"
_HEAD = """\
# Quy tắc tự động chưa có tình huống. Thêm vào là một quyết định; `kiemchuan lint --update` chỉ bớt đi.
# Automatic rules without a scenario so far. Adding one is a decision; `kiemchuan lint --update` only takes away.
"""


def known_rules(suite: Suite) -> Iterator[Finding]:
    """A Then judges a rule of the catalogue that is judged by machine, or attested (tag @chứng-thực)."""
    for scenario in suite.scenarios:
        for rule_id in scenario.rules:
            found = partial(
                Finding.at, path=scenario.path, line=scenario.line, scenario=scenario.id, rule=rule_id
            )
            if rule_id not in suite.rules:
                yield found("no-such-rule")
            elif suite.rules[rule_id].method != ("automatic" if role_of(scenario) else "attestation"):
                yield found("rule-not-automatic", method=suite.rules[rule_id].method)


def covered_rules(suite: Suite) -> Iterator[Finding]:
    """Every automatic rule has a scenario, or is listed as not yet built; the list fails both ways."""
    path = suite.folder / NAME
    listed = read_not_yet(path)
    automatic = {rule.id: rule for rule in suite.rules if rule.method == "automatic"}
    built = _built(suite)
    for rule in automatic.values():
        if rule.id not in built and rule.id not in listed:
            source = suite.folder / f"dieu_{rule.article:02d}" / "rules.toml"
            yield Finding.at("rule-without-scenario", source, line_with(source, f'"{rule.id}"'), rule=rule.id)
    for rule_id in listed:
        here = (path, line_with(path, f'"{rule_id}"'))
        if rule_id not in automatic:
            yield Finding.at("not-yet-unknown", *here, rule=rule_id)
        elif rule_id in built:
            yield Finding.at("not-yet-built", *here, rule=rule_id)


def read_not_yet(path: Path) -> tuple[str, ...]:
    """Rule ids listed as not yet built; none if there is no list. CatalogueError if it cannot be read."""
    if not path.exists():
        return ()
    try:
        return tuple(map(str, tomllib.loads(path.read_text("utf-8"))["rules"]))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise CatalogueError(f'{path}: {error}; write rules = ["D3.k1-1", …]') from error


def still_not_built(suite: Suite) -> tuple[str, ...]:
    """What the list should hold now: those listed that have no scenario yet."""
    return tuple(rule for rule in read_not_yet(suite.folder / NAME) if rule not in _built(suite))


def write_not_yet(path: Path, rules: Iterable[str]) -> None:
    """In the order given, one a line."""
    lines = [_HEAD, "rules = [", *(f'  "{rule}",' for rule in rules), "]"]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _built(suite: Suite) -> set[str]:
    return {rule for scenario in suite.scenarios for rule in scenario.rules}
