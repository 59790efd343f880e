"""`kiemchuan rulebook`: the rules as a site to read, link to and print."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser(
        "rulebook", help="sổ tay quy tắc: trang web tĩnh / the rules as a static site"
    )
    parser.add_argument("--out", metavar="DIR", required=True)
    parser.add_argument(
        "--run", metavar="RUN", help="lần chạy cho biết kết luận / the run that gives the verdicts"
    )
    parser.add_argument(
        "--proof", metavar="FILE", help="proof.json của kiemchuan prove (mặc định: fixtures/proved.toml)"
    )
    parser.add_argument(
        "--previous", metavar="DIR", help="ấn bản trước, để biết điều gì thay đổi / the last edition"
    )
    parser.add_argument(
        "--regulation", metavar="FILE",
        help="nguyên văn Quy chế (văn bản UTF-8), in cạnh mỗi quy tắc / its own words beside each rule",
    )  # fmt: skip
    parser.add_argument("--pdf", action="store_true", help="kèm một tệp PDF để in / also one PDF to print")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=rulebook)


def rulebook(options: argparse.Namespace) -> int:
    """0 when the site is written; 2 if a source cannot be used."""
    from harness.cli.errors import USAGE
    from reports.proof import ProofError
    from reports.rulebook.edition import EditionError
    from reports.rulebook.law import LawError
    from reports.rulebook.write import Sources, write_rulebook

    def path(name: str | None) -> Path | None:
        return Path(name) if name else None

    if options.run and not (Path(options.run) / "events.jsonl").exists():
        raise FileNotFoundError(f"{options.run} is no run folder: it has no events.jsonl")
    sources = Sources(
        path(options.run), path(options.proof), path(options.previous), path(options.regulation)
    )
    try:
        written = write_rulebook(sources, Path(options.out), pdf=options.pdf)
    except (EditionError, LawError, ProofError) as error:
        print(f"kiemchuan: {error}", file=sys.stderr)
        return USAGE
    if options.json:
        print(json.dumps({name: str(place) for name, place in written.items()}, ensure_ascii=False, indent=1))
    else:
        for name, place in written.items():
            print(f"  {name:12} {place}")
    return 0
