"""`kiemchuan revoke CERTIFICATE`: put a certificate on the signed list of those taken back."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    from harness.cli.certify import add_key_options

    parser = commands.add_parser("revoke", help="thu hồi một giấy chứng nhận / take a certificate back")
    parser.add_argument(
        "certificate", metavar="NUMBER|FILE", help="số KC-…, hoặc tệp JSON, PDF của giấy chứng nhận"
    )
    parser.add_argument("--reason", required=True, metavar="TEXT", help="lý do thu hồi")
    parser.add_argument(
        "--list", required=True, metavar="FILE", help="danh sách, lập mới hoặc ghi thêm; ký ở FILE.p7s"
    )
    add_key_options(parser)
    parser.set_defaults(function=revoke)


def revoke(options: argparse.Namespace) -> int:
    """0 when the list is written and signed anew; 2 when something given is wrong."""
    from harness.cli.certify import credential_of
    from reports.certificate.revocations import Revocation, list_bytes, rows_of
    from reports.certificate.signing import sign_statement

    now, path = datetime.now().astimezone(), Path(options.list)
    number = _number(options.certificate)
    rows = rows_of(path.read_bytes(), path)[1] if path.exists() else ()
    by = credential_of(options)
    kept = [row for row in rows if row.number != number]
    raw = list_bytes([*kept, Revocation(number, now.date(), options.reason)], now)
    signature = sign_statement(raw, by, at=now)
    path.write_bytes(raw)
    path.with_name(path.name + ".p7s").write_bytes(signature)
    print(f"{path}: {number} đã thu hồi / revoked; {len(kept) + 1} số, {by.name} ký")
    return 0


def _number(given: str) -> str:
    """The number itself, or that of the certificate in a file. RevocationError, StatementError."""
    from reports.certificate.errors import RevocationError
    from reports.certificate.revocations import NUMBER
    from reports.certificate.statement import read_statement
    from reports.certificate.verification import attachment

    if NUMBER.fullmatch(given):
        return given
    path = Path(given)
    if not path.is_file():
        raise RevocationError(f"{given}: neither a number (KC- and 24 digits) nor a file")
    raw = path.read_bytes()
    statement = attachment(raw) if raw.lstrip()[:5] == b"%PDF-" else raw
    if statement is None:
        raise RevocationError(f"{given}: holds no statement of kiemchuan")
    return str(read_statement(statement)["number"])
