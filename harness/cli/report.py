"""`kiemchuan report RUN`: write every report of a run folder anew, the Allure page included."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("report", help="viết báo cáo của một lần chạy / write the reports of a run")
    parser.add_argument("run", metavar="RUN", help="thư mục của lần chạy")
    parser.add_argument("--no-html", action="store_true", help="không dựng trang Allure (không cần Node)")
    parser.add_argument(
        "--proof", metavar="FILE",
        help="proof.json cho biết quy tắc nào đã chứng minh (mặc định: fixtures/proved.toml) / which rules are proved",
    )  # fmt: skip
    parser.add_argument(
        "--format", action="append", default=[], choices=("summary", "junit", "allure", "earl", "gitb", "csv"),
        help="chỉ viết các dạng này (lặp lại được) / only these formats",
    )  # fmt: skip
    parser.add_argument("--into", metavar="DIR", help="thư mục cho --format (mặc định: của lần chạy)")
    parser.add_argument(
        "--separator", default=",", metavar="CHAR",
        help="dấu ngăn ô của csv; Excel tiếng Việt cần ';' / of csv; Excel in Vietnamese wants ';'",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=report)


def report(options: argparse.Namespace) -> int:
    """0 when the reports are written, whatever the verdicts; 2 if there is no run, or an option is wrong;
    4 written, of a record that was altered: they say so."""
    from harness.cli.altered import tell_if_altered
    from harness.cli.errors import USAGE
    from reports import write_all
    from reports.everything import HtmlError
    from reports.formats import write_formats
    from reports.proof import ProofError
    from reports.text import summary_text

    folder = Path(options.run)
    if not (folder / "events.jsonl").exists():
        raise FileNotFoundError(f"{folder} is no run folder: it has no events.jsonl")
    if len(options.separator) != 1:
        print("kiemchuan: --separator is one character", file=sys.stderr)
        return USAGE
    code = 4 if tell_if_altered(folder) else 0
    if options.format:
        return _formats(options, folder) or code
    try:
        proof = Path(options.proof) if options.proof else None
        written = write_all(folder, html=not options.no_html, page=True, proof=proof, examine=True)
    except ProofError as error:
        print(f"kiemchuan: {error}", file=sys.stderr)
        return USAGE
    except HtmlError as error:
        print(f"kiemchuan: {error}", file=sys.stderr)
        written = error.written
    more = write_formats(folder, ("earl", "gitb", "csv"), separator=options.separator)
    written |= {path.stem if name == "csv" else name: path for name, paths in more.items() for path in paths}
    if options.json:
        print(json.dumps({name: str(path) for name, path in written.items()}, ensure_ascii=False, indent=1))
        return code
    print(summary_text(json.loads(written["summary"].read_text("utf-8")), folder))
    for name, path in written.items():
        print(f"  {name:12} {path}")
    return code


def _formats(options: argparse.Namespace, folder: Path) -> int:
    """Only the formats asked for."""
    from reports.formats import write_formats

    into = Path(options.into) if options.into else None
    written = write_formats(folder, options.format, into=into, separator=options.separator)
    if options.json:
        told = {name: [str(path) for path in paths] for name, paths in written.items()}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for name, paths in written.items():
        print(f"  {name:12} {', '.join(map(str, paths))}")
    return 0
