"""The single-file HTML page: made by Allure 3, cleared of foreign requests, given Vietnamese letters."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from reports.allure.history import history_lines
from reports.allure.node import AllureError, Program, find_allure
from reports.allure.run_files import categories
from reports.history import PastRun
from reports.web.fonts import font_css

GROUP_BY = "epic,feature,story"
HIDDEN = ("parentSuite", "suite", "subSuite", "framework", "language")
"""Labels that only other viewers need."""
_ANALYTICS = re.compile(
    r"<script[^>]*\bsrc=\"https?://[^\"]*\"[^>]*>\s*</script>|"
    r"<script>(?:(?!</script>).)*?window\.dataLayer(?:(?!</script>).)*?</script>",
    re.DOTALL,
)
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; "
    "style-src 'unsafe-inline' data: blob:; img-src data: blob:; font-src data:; media-src data: blob:; "
    "frame-src data: blob:; connect-src data: blob:; worker-src data: blob:; object-src data: blob:; "
    "form-action 'none'"
)
FONTS = '"KC Sans", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", Arial, "DejaVu Sans", sans-serif'
MONO = f'"Cascadia Mono", "Consolas", "Menlo", "Noto Sans Mono", "Liberation Mono", {FONTS}'
"""Without DejaVu Sans Mono, which many Linux machines take for `monospace`: it misplaces Vietnamese accents."""


def write_html(
    results: Path, target: Path, program: Program | None = None, *, history: Sequence[PastRun] = ()
) -> Path:
    """Make `target` out of a folder of Allure results; `history`: earlier runs of the same product, oldest first.

    AllureError if there is no allure to do it.
    """
    allure = program or find_allure()
    with TemporaryDirectory(prefix="kiemchuan-allure-") as temporary:
        folder = Path(temporary)
        config = folder / "allurerc.json"
        past = folder / "history.jsonl"
        past.write_text(history_lines(history), "utf-8")
        settings = {**_config(results), "historyPath": str(past)}
        config.write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
        out = folder / "out"
        options = ["--config", str(config), "-o", str(out), "--single-file", "--group-by", GROUP_BY]
        allure.run(["awesome", str(results.absolute()), *options], folder)
        page = out / "index.html"
        if not page.exists():
            raise AllureError("allure ended without a page / allure không tạo ra trang nào")
        target.write_text(mended(page.read_text("utf-8"), _title(results)), "utf-8")
    return target


def mended(page: str, title: str) -> str:
    """The page without requests to anyone, titled, in fonts that have every Vietnamese letter."""
    page = _ANALYTICS.sub("", page)
    page = re.sub(
        r"<title>.*?</title>", lambda _: f"<title>{_escaped(title)}</title>", page, count=1, flags=re.DOTALL
    )
    style = f":root{{--font-family:{FONTS} !important;--font-family-mono:{MONO} !important}}"
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<style>{font_css()}{style}</style>'
    )
    return re.sub(
        r"(<head[^>]*>\s*<meta charset=[^>]*>)", lambda found: f"{found[1]}\n    {head}", page, count=1
    )


def _config(results: Path) -> dict[str, object]:
    """Allure 3 takes categories from its configuration, not from the results."""
    rules = [
        {
            "id": f"kiemchuan-{number}",
            "name": row["name"],
            "matchers": {"statuses": row["matchedStatuses"], "message": row["messageRegex"]},
            "groupByMessage": False,
        }
        for number, row in enumerate(categories())
    ]
    return {"name": _title(results), "categories": rules, "appendHistory": False, "hideLabels": list(HIDDEN)}


def _title(results: Path) -> str:
    try:
        told = json.loads((results / "executor.json").read_text("utf-8"))
    except (OSError, ValueError):
        return "Kiểm chuẩn QĐ 50/2018"
    return str(told.get("reportName") or "Kiểm chuẩn QĐ 50/2018")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
