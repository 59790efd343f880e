"""The regulation as a map: a row per điều, a block per khoản, a square per rule; verdict as colour, proof as a dot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.clauses import Clauses
from reports.plots.svg import element, number
from reports.wording import Words, wording

_SIDE, _GAP, _BETWEEN = 15, 3, 9
_LEFT, _WIDTH, _LINE, _CHAPTER = 74, 700, 24, 34


@dataclass(frozen=True)
class RuleMark:
    """One rule on the map; `verdict` may be empty (nothing known), `proved` says that a defect of it was killed."""

    id: str
    verdict: str
    proved: bool = False


@dataclass(frozen=True)
class _Block:
    article: int
    clause: str
    marks: tuple[RuleMark, ...]

    @property
    def width(self) -> int:
        return len(self.marks) * (_SIDE + _GAP) - _GAP


def coverage_map(marks: Iterable[RuleMark], places: Clauses, link: Callable[[int, str], str]) -> Markup:
    """The map; `link` gives the address of a khoản from điều and khoản. Marks come in the order of the regulation."""
    blocks = _blocks(list(marks), places)
    parts: list[Markup] = []
    y = 0
    chapter = ""
    for article in dict.fromkeys(block.article for block in blocks):
        title = places.chapters.get(article, "Quy chế")
        if title != chapter:
            chapter = title
            y += _CHAPTER
            parts.append(element("text", title, x=0, y=y - 12, class_="map-chapter"))
        name = f"Điều {article}" if article else "Quyết định"
        parts.append(element("text", name, x=0, y=y + 12, class_="map-article"))
        x = _LEFT
        for block in (b for b in blocks if b.article == article):
            if x > _LEFT and x + block.width > _WIDTH:
                x, y = _LEFT, y + _LINE
            drawn, x, y = _block(block, x, y)
            parts.append(
                element(
                    "a", *drawn, href=link(block.article, block.clause), aria_label=_spoken(block, places)
                )
            )
        y += _LINE
    head = element("title", "Bản đồ phủ Quy chế / Coverage of the regulation")
    return element(
        "svg", head, *parts, viewBox=f"0 0 {_WIDTH} {y + 4}", class_="map", role="group",
        aria_label="Bản đồ phủ Quy chế theo điều, khoản",
    )  # fmt: skip


def coverage_counts(marks: Iterable[RuleMark], places: Clauses) -> list[tuple[str, dict[str, int], int]]:
    """The same as a table, for who cannot see the map: điều, rules by verdict, rules proved."""
    found: dict[str, tuple[dict[str, int], int]] = {}
    for mark in marks:
        title = places.article_title(places.article_of(mark.id))
        counts, proved = found.get(title, ({}, 0))
        found[title] = ({**counts, mark.verdict: counts.get(mark.verdict, 0) + 1}, proved + mark.proved)
    return [(title, counts, proved) for title, (counts, proved) in found.items()]


def _blocks(marks: Sequence[RuleMark], places: Clauses) -> list[_Block]:
    groups: dict[tuple[int, str], list[RuleMark]] = {}
    for mark in marks:
        groups.setdefault(places.numbers(mark.id), []).append(mark)
    return [_Block(article, clause, tuple(found)) for (article, clause), found in groups.items()]


def _block(block: _Block, x: int, y: int) -> tuple[list[Markup], int, int]:
    """A khoản as squares, broken into lines where it is longer than one; the place after it."""
    drawn: list[Markup] = []
    for mark in block.marks:
        if x + _SIDE > _WIDTH:
            x, y = _LEFT, y + _LINE
        drawn.append(_square(mark, x, y))
        x += _SIDE + _GAP
    return drawn, x - _GAP + _BETWEEN, y


def _square(mark: RuleMark, x: int, y: int) -> Markup:
    verdict = mark.verdict or "unknown"
    words = _verdict(mark.verdict)
    proved = " · đã chứng minh / proved" if mark.proved else ""
    parts = [
        element("title", f"{mark.id}: {words.vi} / {words.en}{proved}"),
        element("rect", x=x, y=y, width=_SIDE, height=_SIDE, rx=3, class_=f"v-{verdict}"),
    ]
    if mark.proved:
        middle = _SIDE / 2
        parts.append(
            element("circle", cx=number(x + middle), cy=number(y + middle), r=2.6, class_="map-proof")
        )
    return element("g", *parts)


def _spoken(block: _Block, places: Clauses) -> str:
    counts: dict[str, int] = {}
    for mark in block.marks:
        counts[mark.verdict] = counts.get(mark.verdict, 0) + 1
    name = f"Điều {block.article}" + (f" khoản {block.clause}" if block.clause else "")
    told = ", ".join(f"{count} {_verdict(code).vi}" for code, count in counts.items())
    return f"{name}: {told}"


def _verdict(code: str) -> Words:
    return wording().verdict(code) if code else Words("chưa chạy", "not run")
