"""`kiemchuan rejudge RUN`: today's oracles over yesterday's evidence, offline; says what changed."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("rejudge", help="phán xét lại từ bằng chứng / judge a stored run again")
    parser.add_argument("run", metavar="RUN", help="thư mục của lần chạy")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=rejudge)


def rejudge(options: argparse.Namespace) -> int:
    """0 nothing changed · 1 a judgement changed · 2 no run there · 4 evidence missing or altered."""
    from harness.run.evidence import EvidenceMissing
    from harness.run.rejudge import rejudge as judge_again

    try:
        rows = list(judge_again(Path(options.run)))
    except EvidenceMissing as error:
        print(f"kiemchuan: {error}", file=sys.stderr)
        return 4
    changed = [row for row in rows if row.changed]
    if options.json:
        print(
            json.dumps([asdict(row) | {"changed": row.changed} for row in rows], ensure_ascii=False, indent=1)
        )
    else:
        for row in changed:
            was, now = (
                row.before_code or row.before,
                "phép kiểm không còn" if row.gone else row.now_code or row.now,
            )
            print(f"{row.scenario} [{row.rule}] {row.check}: {was} → {now}")
        print(f"{len(rows)} phép kiểm phán xét lại, {len(changed)} thay đổi / judged again, changed")
    return 1 if changed else 0
