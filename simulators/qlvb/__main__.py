"""`python -m simulators.qlvb`: the reference as a process of its own. One JSON line when ready, ends on SIGTERM."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from pathlib import Path

import msgspec

from simulators.protocol.worktime import load_calendar
from simulators.qlvb.config import QlvbConfig
from simulators.qlvb.connection import ConnectionSettings
from simulators.qlvb.product import Qlvb


def main(arguments: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT. Exit codes: 0 ended, 2 wrong options or configuration."""
    options = _parser().parse_args(arguments)
    try:
        config = QlvbConfig(
            database=options.db,
            token=options.token,
            host=options.host,
            port=options.port,
            calendar=load_calendar(options.calendar) if options.calendar else None,
            connection=_connection(options.connection),
        )
        product = Qlvb(config)
        product.start()
    except (ValueError, OSError, Exception) as error:  # the last door: a message, not a traceback
        sys.stderr.write(f"simulators.qlvb: {error}\n")
        return 2
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    ready = {"schema": "kiemchuan/qlvb/1", "driver": product.url, "token": product.token}
    sys.stdout.write(json.dumps(ready) + "\n")
    sys.stdout.flush()
    ended.wait()
    product.stop()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulators.qlvb", description=__doc__)
    parser.add_argument("--db", type=Path, required=True, help="SQLite file; document bytes go beside it")
    parser.add_argument(
        "--token", default="", help="bearer token of the driver (default: a random one, printed)"
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: any free port, printed")
    parser.add_argument(
        "--calendar", type=Path, help="working hours and days off (TOML, as in fixtures/calendar)"
    )
    parser.add_argument(
        "--connection", help="Connection of the driver contract: JSON, or the name of a file with it"
    )
    return parser


def _connection(text: str | None) -> ConnectionSettings | None:
    if not text:
        return None
    source = text if text.lstrip().startswith("{") else Path(text).read_text("utf-8")
    return msgspec.json.decode(source, type=ConnectionSettings)


if __name__ == "__main__":
    sys.exit(main())
