"""The pages of the rulebook: an index with the map, a page per điều, per rule, of readings and of changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.clauses import Clauses
from reports.page.content import by_verdict
from reports.page.write import asset
from reports.plots.coverage_map import RuleMark, coverage_map
from reports.rulebook.edition import MANIFEST, Change, Edition, EditionError, Entry
from reports.rulebook.law import Law
from reports.web.fonts import font_css
from reports.web.templates import clause_id, templates

RULES = "quy-tac"
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""`file:` because a page opened from a disk has no `self` in every browser."""
_OURS = (RULES, "assets", "*.html", MANIFEST)


@dataclass(frozen=True)
class Site:
    """What the pages are made of. `changed` is None without a previous edition."""

    edition: Edition
    places: Clauses
    law: Law | None
    changed: Sequence[Change] | None


def write_site(site: Site, out: Path) -> Path:
    """Write every page anew and answer the index. An earlier edition in the folder is replaced.

    EditionError if something else than a rulebook stands there: nothing is taken away from it.
    """
    out.mkdir(parents=True, exist_ok=True)
    left = [path for pattern in _OURS for path in out.glob(pattern)]
    if left and not (out / MANIFEST).exists():
        raise EditionError(
            f"{out} holds {left[0].name} but no rulebook; name an empty folder / hãy chọn thư mục trống"
        )
    for path in left:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (out / RULES).mkdir()
    (out / "assets").mkdir()
    style = font_css() + asset("base.css") + asset("rulebook.css")
    (out / "assets" / "rulebook.css").write_text(style, "utf-8")
    (out / "assets" / "rulebook.js").write_text(asset("controls.js") + asset("rulebook.js"), "utf-8")
    manifest = site.edition.manifest()
    (out / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
    given = {
        "policy": POLICY,
        "law": site.law,
        "manifest": manifest,
        "places": site.places,
        "changed": site.changed,
    }
    for name, page in _pages(site).items():
        root = "../" if "/" in name else ""
        template = templates().get_template(page.pop("template"))
        (out / name).write_text(template.render(root=root, here=name, **given, **page), "utf-8")
    return out / "index.html"


def _pages(site: Site) -> dict[str, dict[str, Any]]:
    """File name → template and what it is given."""
    entries = site.edition.entries
    articles: dict[int, list[Entry]] = {}
    for entry in entries:
        articles.setdefault(entry.rule.article, []).append(entry)
    pages: dict[str, dict[str, Any]] = {
        "index.html": {
            "template": "rulebook-index.html", "map": _map(site), "articles": _contents(site, articles),
            "entries": entries, "counts": by_verdict(entry.verdict for entry in entries if entry.verdict),
            "proved": sum(entry.proved for entry in entries),
            "with_defects": sum(entry.proof is not None for entry in entries),
            "tested": sum(bool(entry.scenarios) for entry in entries),
            "scenarios": len({row.id for entry in entries for row in entry.scenarios}),
        },
        "cach-hieu.html": {"template": "rulebook-readings.html", "readings": _readings(site)},
        "thay-doi.html": {"template": "rulebook-changes.html", "known": {entry.rule.id for entry in entries}},
    }  # fmt: skip
    for number, found in articles.items():
        pages[f"dieu-{number}.html"] = {
            "template": "rulebook-article.html", "number": number, "clauses": _by_clause(found),
            "title": site.places.article_title(number), "chapter": site.places.chapters.get(number, ""),
        }  # fmt: skip
    for before, entry, after in zip((None, *entries), entries, (*entries[1:], None), strict=False):
        pages[f"{RULES}/{entry.rule.id}.html"] = {
            "template": "rulebook-rule.html", "entry": entry, "before": before, "after": after,
            "title": site.places.article_title(entry.rule.article), "words_of_law": words_of_law(site.law, entry),
            "changed_here": next((c for c in site.changed or () if c.rule == entry.rule.id), None),
        }  # fmt: skip
    return pages


def words_of_law(law: Law | None, entry: Entry) -> tuple[str, ...]:
    """The clause's own words for a rule, if the reader handed them in."""
    return law.of(entry.rule.article, entry.rule.clause, entry.rule.point) if law else ()


def _map(site: Site) -> str:
    marks = [RuleMark(entry.rule.id, entry.verdict, entry.proved) for entry in site.edition.entries]
    return coverage_map(
        marks, site.places, lambda article, clause: f"dieu-{article}.html#{clause_id(article, clause)}"
    )


def _contents(site: Site, articles: dict[int, list[Entry]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number, entries in articles.items():
        chapter = site.places.chapters.get(number, "Quy chế")
        if not found or found[-1]["chapter"] != chapter:
            found.append({"chapter": chapter, "articles": []})
        found[-1]["articles"].append(
            {"number": number, "title": site.places.article_title(number), "rules": len(entries),
             "counts": by_verdict(entry.verdict for entry in entries if entry.verdict)}
        )  # fmt: skip
    return found


def _by_clause(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.rule.clause, []).append(entry)
    return found


def _readings(site: Site) -> list[dict[str, Any]]:
    return [
        {"switch": switch, "rules": [e.rule.id for e in site.edition.entries if switch in e.readings]}
        for switch in site.edition.switches
    ]
