"""Where a rule stands in the regulation (chương, điều, khoản): from the catalogue, or from its id alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from harness.catalogue import Catalogue, Rule

_ID = re.compile(r"D(?P<article>[0-9]+)(\.k(?P<clause>[0-9]+))?(\.(?P<point>[a-z]{1,2}))?(-[0-9]+)?")
_LETTERS = {"dd": "đ"}
_FOLDER = re.compile(r"dieu_([0-9]{2})/")


@dataclass(frozen=True)
class Place:
    """A place in the regulation, in words: chapter and article with their titles, clause as `Khoản 2`."""

    chapter: str
    article: str
    clause: str


@dataclass(frozen=True)
class Clauses:
    """The regulation as reports need it. A rule that the catalogue no longer has is read from its id."""

    rules: Mapping[str, Rule]
    chapters: Mapping[int, str]
    articles: Mapping[int, str]

    def citation(self, rule_id: str) -> str:
        """`Điều 15 khoản 2`, or the id itself where it says nothing."""
        if rule_id in self.rules:
            return self.rules[rule_id].citation
        parts = _parts(rule_id)
        words = ("Điều", "khoản", "điểm")
        return " ".join(f"{word} {part}" for word, part in zip(words, parts, strict=True) if part) or rule_id

    def place(self, rule_id: str, *, article: int | None = None) -> Place:
        """Chapter, article and clause of a rule; `article` overrides the rule's own."""
        number, clause = self.numbers(rule_id)
        if article is not None and article != number:
            number, clause = article, ""
        return Place(
            chapter=self.chapters.get(number, "Quy chế"),
            article=self._article(number),
            clause=f"Khoản {clause}" if clause else "Không chia khoản",
        )

    def article_of_path(self, path: str) -> int | None:
        """The điều that a feature file belongs to, by its folder (`dieu_15/…`)."""
        found = _FOLDER.search(path)
        return int(found[1]) if found else None

    def article_title(self, number: int | None) -> str:
        return self._article(number) if number is not None else "Ngoài các điều"

    def _article(self, number: int) -> str:
        title = self.articles.get(number, "")
        if number == 0:
            return title
        return f"Điều {number}. {title}".removesuffix(". ")

    def article_of(self, rule_id: str) -> int:
        return self.numbers(rule_id)[0]

    def numbers(self, rule_id: str) -> tuple[int, str]:
        """Điều and khoản of a rule; 0 and "" where its id says nothing."""
        if rule_id in self.rules:
            return self.rules[rule_id].article, self.rules[rule_id].clause
        article, clause, _ = _parts(rule_id)
        return int(article or 0), clause

    def text(self, rule_id: str) -> tuple[str, str]:
        """What the rule says, in Vietnamese and English; empty for a rule the catalogue no longer has."""
        rule = self.rules.get(rule_id)
        return (rule.text_vi, rule.text_en) if rule else ("", "")


def _parts(rule_id: str) -> tuple[str, str, str]:
    found = _ID.fullmatch(rule_id)
    if found is None:
        return "", "", ""
    point = found["point"] or ""
    return found["article"], found["clause"] or "", _LETTERS.get(point, point)


@lru_cache(maxsize=1)
def clauses() -> Clauses:
    """The catalogue of this kiemchuan with the headings of `regulation.toml`."""
    table = tomllib.loads(files("reports").joinpath("regulation.toml").read_text("utf-8"))
    chapters: dict[int, str] = {}
    articles: dict[int, str] = {}
    for chapter in table["chapter"]:
        for number, title in chapter["articles"].items():
            chapters[int(number)] = chapter["title"]
            articles[int(number)] = title
    return Clauses(dict(Catalogue.load().rules.by_id), chapters, articles)
