"""The trend over runs: a column per run, product rules by verdict from below, a mark where it was certifiable."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from reports.history import PastRun, names
from reports.plots.svg import element, number
from reports.wording import wording

_ORDER = (
    "passed", "attested", "not-applicable", "not-testable", "inconclusive", "harness-error", "failed",
)  # fmt: skip
_LEFT, _WIDTH, _HEIGHT, _FOOT = 34, 700, 150, 20


def trend(runs: Sequence[PastRun]) -> Markup:
    """Columns from the oldest to the newest run."""
    tallest = max((sum(run.rules.values()) for run in runs), default=1) or 1
    step = (_WIDTH - _LEFT) / max(len(runs), 6)
    parts = [
        element("text", str(tallest), x=_LEFT - 6, y=10, class_="map-scale", text_anchor="end"),
        element("text", "0", x=_LEFT - 6, y=_HEIGHT, class_="map-scale", text_anchor="end"),
    ]
    labels = list(names(list(runs)))
    every = max(1, len(runs) // 8)
    for n, run in enumerate(runs):
        x = _LEFT + n * step
        top = float(_HEIGHT)
        for code in _ORDER:
            if count := run.rules.get(code, 0):
                height = count / tallest * (_HEIGHT - 4)
                top -= height
                title = element("title", f"{run.id}: {count} {wording().verdict(code).vi}")
                parts.append(
                    element(
                        "rect", title, x=number(x), y=number(top), width=number(step * 0.78),
                        height=number(height), class_=f"v-{code}",
                    )
                )  # fmt: skip
        if n % every == 0 or n == len(runs) - 1:
            middle = number(x + step * 0.39)
            foot = _HEIGHT + 14
            parts.append(
                element("text", labels[n], x=middle, y=foot, class_="map-scale", text_anchor="middle")
            )
    spoken = f"Quy tắc của sản phẩm qua {len(runs)} lượt chạy / product rules over {len(runs)} runs"
    return element(
        "svg", element("title", spoken), *parts, viewBox=f"0 0 {_WIDTH} {_HEIGHT + _FOOT}", class_="map",
        role="img", aria_label=spoken,
    )  # fmt: skip
