"""`kiemchuan mask RUN --out DIR`: a copy for others without personal data, which is judged the same."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("mask", help="bản sao đã che dữ liệu cá nhân / a copy without personal data")
    parser.add_argument("run", metavar="RUN", help="thư mục của lần chạy")
    parser.add_argument("--out", required=True, metavar="DIR", help="thư mục của bản sao")
    parser.set_defaults(function=mask)


def mask(options: argparse.Namespace) -> int:
    """0 the copy is written and judged the same · 2 no complete run there, or one already in DIR · 4 altered."""
    from harness.cli.altered import tell_if_altered
    from harness.run.events import EventsError
    from harness.run.masked_copy import masked_copy
    from harness.run.seal import EVENTS

    folder, out = Path(options.run), Path(options.out)
    if not (folder / EVENTS).exists():
        raise EventsError(f"{folder} holds no {EVENTS}")
    if tell_if_altered(folder):
        return 4
    made = masked_copy(folder, out)
    print(f"{out}: {made.hidden} giá trị được che / values hidden; phán xét lại như cũ / judged the same")
    if made.kept:
        print(f"giữ nguyên để không đổi kết luận / kept as they were: {', '.join(made.kept)}")
    return 0
