"""Words: the glossary's word for a thing and no other, no words of screens or programs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from harness.catalogue import FIXTURES
from harness.lint.finding import Finding
from harness.lint.suite import Suite

_RULE = re.compile(r"\[[A-Z][A-Za-z0-9.\-]*\]")


@dataclass(frozen=True)
class Glossary:
    """Forbidden words by the kind of finding, each with the term that stands for it (empty for none)."""

    terms: tuple[str, ...]
    forbidden: Mapping[str, tuple[str, str]]
    """Word in lower case → finding code and term."""

    @classmethod
    def read(cls, path: Path = FIXTURES / "glossary.toml") -> Glossary:
        table = tomllib.loads(path.read_text("utf-8"))
        found = {word.lower(): ("program-word", "") for word in table.get("program", {}).get("words", ())}
        found |= {
            word.lower(): ("interface-word", "") for word in table.get("interface", {}).get("words", ())
        }
        for term in table["term"]:
            found |= {word.lower(): ("forbidden-word", term["term_vi"]) for word in term["forbidden"]}
        return cls(tuple(term["term_vi"] for term in table["term"]), found)

    def hits(self, text: str) -> Iterator[tuple[str, str, str]]:
        """Forbidden words in a line: finding code, the word as written, the term instead.

        A word inside a longer term of the glossary is part of that term.
        """
        allowed = [found.span() for found in self._terms.finditer(text)]
        for found in self._words.finditer(text):
            start, end = found.span()
            if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in allowed):
                code, term = self.forbidden[found[0].lower()]
                yield code, found[0], term

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return _whole_words(self.forbidden)

    @cached_property
    def _terms(self) -> re.Pattern[str]:
        return _whole_words(self.terms)


def _whole_words(words: Mapping[str, object] | tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, the longest first, never inside another word."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)


def glossary_words(suite: Suite) -> Iterator[Finding]:
    """Every line that a reader of the suite reads; comments, tags and rule ids are not among them."""
    glossary = Glossary.read()
    for path, lines in suite.lines.items():
        for number, line in enumerate(lines, 1):
            if line.lstrip().startswith(("#", "@")):
                continue
            for code, word, term in glossary.hits(_RULE.sub("", line)):
                yield Finding.at(code, path, number, word=word, term=term)
