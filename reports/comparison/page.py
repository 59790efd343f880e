"""A comparison as one page that asks nobody for anything (`kiemchuan diff A B --html FILE`)."""

from __future__ import annotations

from markupsafe import Markup

from reports.clauses import clauses
from reports.comparison.values import WORSE, Comparison, Kind
from reports.comparison.words import answer, fact_words, kind_words, shortened, told
from reports.page.write import asset
from reports.web.fonts import font_css
from reports.web.policy import policy
from reports.web.templates import templates


def comparison_page(found: Comparison) -> str:
    """The page as text."""
    places = clauses()
    style, script = font_css() + asset("base.css") + asset("diff.css"), asset("controls.js")
    groups = [
        {
            "kind": str(kind),
            "words": kind_words(kind),
            "worse": kind in WORSE,
            "rows": [
                {"rule": item.rule, "citation": places.citation(item.rule), "text": places.text(item.rule),
                 "told": told(item)}
                for item in found.of(kind)
            ],
        }
        for kind in Kind
        if found.of(kind)
    ]  # fmt: skip
    return templates().get_template("diff.html").render(
        policy=policy([script], [style]),
        style=Markup(style), script=Markup(script),  # noqa: S704 - our own files
        answer=answer(found), state="bad" if found.worse or found.altered or not found.complete else "good",
        runs=[found.first, found.second], same=found.same, left_out=len(found.not_compared), groups=groups,
        facts=[(fact_words(n), shortened(n, a), shortened(n, b)) for n, a, b in found.circumstances],
    )  # fmt: skip
