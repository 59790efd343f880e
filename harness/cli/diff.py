"""`kiemchuan diff A B`: two runs by rule id; what was mended, what broke, what is judged by less than before."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("diff", help="so hai lần chạy theo quy tắc / compare two runs")
    parser.add_argument("first", metavar="A", help="thư mục của lần chạy trước")
    parser.add_argument("second", metavar="B", help="thư mục của lần chạy sau")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--html", metavar="FILE", help="viết thêm một trang / also write a page")
    parser.set_defaults(function=diff)


def diff(options: argparse.Namespace) -> int:
    """0 nothing is worse · 1 broken, gone, fewer checks or a weaker link · 2 usage · 4 a run is cut off or altered."""
    from harness.cli.altered import tell_if_altered
    from reports.clauses import clauses
    from reports.comparison.text import comparison_json, comparison_text
    from reports.comparison.values import compare
    from reports.record import RunRecord

    folders = [Path(options.first), Path(options.second)]
    for folder in folders:
        if not (folder / "events.jsonl").exists():
            raise FileNotFoundError(f"{folder} is no run folder: it has no events.jsonl")
    found = compare(*map(RunRecord.examined, folders))
    altered = [tell_if_altered(folder) for folder in folders]
    if options.json:
        print(json.dumps(comparison_json(found), ensure_ascii=False, indent=1))
    else:
        print(comparison_text(found, clauses()))
    if options.html:
        from reports.comparison.page import comparison_page

        Path(options.html).write_text(comparison_page(found), "utf-8")
        print(options.html, file=sys.stderr)
    if any(altered) or not found.complete:
        return 4
    return 1 if found.worse else 0
