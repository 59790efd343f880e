"""`kiemchuan doctor`: is the attachment sound; every finding says whose side and what to do."""

from __future__ import annotations

import argparse
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("doctor", help="khám việc gắn sản phẩm / is the attachment sound")
    parser.add_argument("--sut", required=True, metavar="FILE")
    parser.set_defaults(function=doctor)


def doctor(options: argparse.Namespace) -> int:
    raise NotImplementedError
