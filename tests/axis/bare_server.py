"""The yardstick of the rate test: a starlette server that writes the bytes it gets to SQLite, and nothing else."""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import threading
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from simulators.serving import LoopbackServer


def main() -> None:
    """Serve until killed; the same first line as `simulators.axis`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", type=Path)
    options, _ = parser.parse_known_args()
    database = sqlite3.connect(options.store, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE body (id INTEGER PRIMARY KEY, content BLOB)")

    async def take(request: Request) -> JSONResponse:
        database.execute("INSERT INTO body (content) VALUES (?)", (await request.body(),))
        return JSONResponse({"status": "OK", "ErrorCode": "0", "ErrorDesc": "", "DocId": "1"})

    server = LoopbackServer(Starlette(routes=[Route("/sendEdoc", take, methods=["POST"])])).start()
    sys.stdout.write(json.dumps({"endpoint": server.url}) + "\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main()
