"""`kiemchuan serve`: the simulated world, standing, for whoever connects (design §8)."""

from __future__ import annotations

import argparse
from typing import Any

PARTS = ("axis", "national", "agencies", "qlvb")


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("serve", help="mở thế giới mô phỏng / the simulators, standing")
    parser.add_argument("--port", type=int, default=0, help="cổng của Trục tỉnh (mặc định: cổng trống)")
    parser.add_argument(
        "--with", dest="parts", default="axis,national", metavar="axis,national,agencies,qlvb"
    )
    parser.set_defaults(function=serve)


def serve(options: argparse.Namespace) -> int:
    """Stays until SIGTERM or Ctrl-C; prints one line of JSON when everything answers."""
    from simulators.standing import serve as stand

    parts = tuple(part for part in options.parts.split(",") if part)
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise FileNotFoundError(f"--with {','.join(unknown)}: parts are {', '.join(PARTS)}")
    return int(stand(port=options.port, parts=parts))
