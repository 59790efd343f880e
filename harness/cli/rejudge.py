"""`kiemchuan rejudge RUN`: today's oracles over yesterday's evidence, offline; says what changed and why."""

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
    parser.add_argument(
        "--profile", metavar="NAME|FILE", help="phán xét theo hồ sơ khác hồ sơ của lần chạy / another profile"
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=rejudge)


def rejudge(options: argparse.Namespace) -> int:
    """0 nothing changed · 1 a judgement changed · 2 no run there · 4 events or evidence missing or altered."""
    from harness.cli.altered import tell_if_altered
    from harness.oracles.profile import load_profile
    from harness.run.events import EventsError
    from harness.run.evidence import EvidenceMissing
    from harness.run.open import profile_path
    from harness.run.rejudge import rejudge as judge_again

    folder = Path(options.run)
    if not (folder / "events.jsonl").exists():
        raise EventsError(f"{folder} holds no events.jsonl")
    if tell_if_altered(folder):
        return 4
    other = profile_path(options.profile) if options.profile else None
    try:
        rows = list(judge_again(folder, load_profile(other) if other else None))
    except EvidenceMissing as error:
        print(f"kiemchuan: {error}", file=sys.stderr)
        return 4
    return _tell(options, folder, rows, other)


def _tell(options: argparse.Namespace, folder: Path, rows: list[Any], other: Path | None) -> int:
    from harness.run.causes import cause, suite_change
    from harness.run.events import read_events
    from harness.run.rejudge import kept_profile, rule_changes
    from harness.run.session import tool_versions
    from harness.run.settings import suite_files

    header = next(read_events(folder / "events.jsonl"))
    change = suite_change(
        header, suite_files(), tool_versions(), kept=kept_profile(folder, header), profile=other
    )
    changed = [row for row in rows if row.changed]
    if options.json:
        told = [
            asdict(row) | {"changed": row.changed, "cause": cause(row, change) if row.changed else None}
            for row in rows
        ]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 1 if changed else 0
    for row in changed:
        now = "phép kiểm không còn" if row.gone else row.now_code or row.now
        print(f"{row.scenario} [{row.rule}] {row.check}: {row.before_code or row.before} → {now}")
        if row.before_detail != row.now_detail and not row.gone:
            print(f"    {row.before_detail or '–'}  ⇒  {row.now_detail or '–'}")
        print(f"    vì / because: {cause(row, change)}")
    for rule in rule_changes(folder, rows):
        print(f"quy tắc / rule {rule.rule}: {rule.before} → {rule.now}")
    print(f"{len(rows)} phép kiểm phán xét lại, {len(changed)} thay đổi / judged again, changed")
    return 1 if changed else 0
