"""The course of a run: scenarios as bars, one lane per điều, as long as they took; what was slow stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.plots.svg import element, number

_LEFT, _WIDTH, _LANE, _BAR = 74, 700, 18, 11


@dataclass(frozen=True)
class Bar:
    """One scenario: its lane, its verdict, how long it took in ms."""

    scenario: str
    article: int | None
    verdict: str
    duration_ms: int


def run_line(bars: Sequence[Bar]) -> Markup:
    """Scenarios one after the other in the order of the run (the events keep durations, not starting times)."""
    total = max(sum(bar.duration_ms for bar in bars), 1)
    lanes = {article: n for n, article in enumerate(dict.fromkeys(bar.article for bar in bars))}
    scale = (_WIDTH - _LEFT) / total
    parts = [
        element("text", f"Điều {article}" if article else "Khác", x=0, y=n * _LANE + 10, class_="map-article")
        for article, n in lanes.items()
    ]
    at = 0
    for bar in bars:
        words = element("title", f"{bar.scenario}: {bar.duration_ms} ms")
        x, width = _LEFT + at * scale, max(bar.duration_ms * scale - 0.3, 0.6)
        y = lanes[bar.article] * _LANE
        parts.append(
            element(
                "rect", words, x=number(x), y=y, width=number(width), height=_BAR, class_=f"v-{bar.verdict}"
            )
        )
        at += bar.duration_ms
    height = len(lanes) * _LANE + 18
    for part in range(5):
        x = _LEFT + (_WIDTH - _LEFT) * part / 4
        anchor = "start" if part == 0 else "end" if part == 4 else "middle"
        told = f"{total * part / 4000:.1f} s"
        parts.append(element("text", told, x=number(x), y=height - 2, class_="map-scale", text_anchor=anchor))
    spoken = f"{len(bars)} tình huống chạy trong {total / 1000:.1f} giây / scenarios in seconds"
    return element(
        "svg", element("title", spoken), *parts, viewBox=f"0 0 {_WIDTH} {height}", class_="map", role="img",
        aria_label=spoken,
    )  # fmt: skip
