"""`kiemchuan notebook`: a workbook to execute, or an executed one of a stored run, as Jupyter files."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("notebook", help="sổ tay Jupyter theo điều / Jupyter workbooks")
    parser.add_argument(
        "--article", action="append", type=int, default=[], metavar="N", help="điều (lặp lại được)"
    )
    parser.add_argument(
        "--run", metavar="RUN", help="sổ tay đã chạy, lấy từ một lượt chạy / executed, from a run"
    )
    parser.add_argument("--profile", default="an-giang-2018", metavar="NAME|FILE", help="hồ sơ địa phương")
    parser.add_argument("--out", metavar="FILE", help="tệp .ipynb (mặc định so-tay….ipynb)")
    parser.add_argument("--force", action="store_true", help="ghi đè tệp đã có / overwrite")
    parser.add_argument(
        "--install-kernel", action="store_true",
        help="cài kernel «Gherkin tiếng Việt» vào môi trường này / install the kernel for plain Vietnamese Gherkin",
    )  # fmt: skip
    parser.set_defaults(function=notebook)


def notebook(options: argparse.Namespace) -> int:
    """0 written · 2 usage: no such điều or run, or the file exists."""
    if options.install_kernel:
        return _install_kernel()
    from harness.jupyter.workbook import source_of, workbook, write_workbook

    named = "-".join(f"dieu-{number:02d}" for number in options.article) or "tat-ca"
    target = Path(options.out or f"so-tay-{named}.ipynb")
    if target.exists() and not options.force:
        print(
            f"kiemchuan: {target} đã có; dùng --force để ghi đè / exists; --force overwrites it",
            file=sys.stderr,
        )
        return 2
    source = source_of(run=Path(options.run) if options.run else None, profile=options.profile)
    write_workbook(workbook(source, options.article), target)
    print(target)
    if not options.run and not all(importlib.util.find_spec(name) for name in ("IPython", "ipykernel")):
        print("Để chạy sổ tay: pip install 'kiemchuan[notebook]' / to execute it", file=sys.stderr)
    return 0


def _install_kernel() -> int:
    if importlib.util.find_spec("ipykernel") is None:
        print("kiemchuan: cần ipykernel: pip install 'kiemchuan[notebook]'", file=sys.stderr)
        return 2
    from harness.jupyter.kernel import install

    print(install(Path(sys.prefix)))
    return 0
