"""`kiemchuan verify FILE`: is a certificate what it was and does it still count; offline, by given roots."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

CODES = {"valid": 0, "altered": 1, "unknown": 3, "untrusted": 3, "unofficial": 4, "expired": 5, "revoked": 6}
WORDS = {
    "valid": "CÒN GIÁ TRỊ / VALID",
    "altered": "ĐÃ BỊ SỬA / ALTERED",
    "unknown": "CHƯA XÁC ĐỊNH ĐƯỢC / CANNOT BE TOLD",
    "untrusted": "NGƯỜI KÝ KHÔNG ĐƯỢC TIN / SIGNER NOT TRUSTED",
    "unofficial": "KHÔNG CHÍNH THỨC / UNOFFICIAL",
    "expired": "HẾT HẠN / EXPIRED",
    "revoked": "ĐÃ THU HỒI / REVOKED",
}


def add_parser(commands: Any) -> None:
    parser = commands.add_parser(
        "verify",
        help="kiểm tra giấy chứng nhận, hoặc thư mục của một lần chạy / verify a certificate, or a run",
    )
    parser.add_argument(
        "file", metavar="FILE", help="PDF, hoặc JSON có FILE.p7s bên cạnh; hoặc thư mục của lần chạy"
    )
    parser.add_argument(
        "--roots", metavar="PEM", help="gốc được tin, chứng thư trung gian, CRL / roots, intermediates, CRLs"
    )
    parser.add_argument("--revoked", metavar="LIST", help="danh sách thu hồi của kiemchuan, ký ở LIST.p7s")
    parser.add_argument("--run", metavar="RUN", help="thư mục của lần chạy: đối chiếu từng byte")
    parser.add_argument(
        "--releases", metavar="DIR", help="bản kê các bộ kiểm đã phát hành (mặc định: đi kèm)"
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=verify)


def verify(options: argparse.Namespace) -> int:
    """0 valid · 1 altered · 2 usage · 3 cannot be told, or not trusted · 4 unofficial · 5 expired · 6 revoked.

    Of a run folder: 0 intact · 1 altered, or a report beside it says otherwise · 4 cut off, never sealed.
    """
    from reports.certificate.releases import RELEASES, read_releases
    from reports.certificate.revocations import read_list
    from reports.certificate.trust import Trust
    from reports.certificate.verification import Against
    from reports.certificate.verification import verify as look_at

    path = Path(options.file)
    if path.is_dir():
        from harness.cli.verify_run import verify_run

        return verify_run(path, as_json=options.json)
    now = datetime.now().astimezone()
    trust = Trust.read(Path(options.roots)) if options.roots else Trust()
    listed = read_list(Path(options.revoked), trust, now) if options.revoked else None
    releases = read_releases(Path(options.releases) if options.releases else RELEASES)
    run = Path(options.run) if options.run else None
    seen = look_at(path, Against(trust, now, releases, listed, run))
    if options.json:
        print(json.dumps(_as_json(seen), ensure_ascii=False, indent=1))
    else:
        _tell(seen, path, listed)
    return CODES[seen.standing]


def _as_json(seen: Any) -> dict[str, Any]:
    told = seen.statement or {}
    return {
        "standing": seen.standing, "number": told.get("number"), "product": told.get("product"),
        "certifiable": told.get("certifiable"), "signer": seen.signer, "organisation": seen.organisation,
        "signed_at": seen.signed_at.isoformat() if seen.signed_at else None, "time_proved": seen.proved,
        "findings": [{"part": f.part, "standing": f.standing, "detail": f.detail} for f in seen.findings],
    }  # fmt: skip


def _tell(seen: Any, path: Path, listed: Any) -> None:
    print(f"{path}: {WORDS[seen.standing]}")
    if seen.statement is not None:
        told = seen.statement
        product = told["product"]
        print(_plain(f"  {told['number']} · {product['name']} {product['version']} · lập {told['issued']}"))
    if seen.signer:
        when = seen.signed_at.isoformat(timespec="seconds") if seen.signed_at else "?"
        proved = "có dấu thời gian / time-stamped" if seen.proved else "thời điểm tự khai / claimed"
        print(_plain(f"  {seen.signer} ({seen.organisation}) ký {when}, {proved}"))
    for item in seen.findings:
        print(_plain(f"  - {item.part}: {item.standing} {item.detail}"))
    if listed is not None:
        print(_plain(f"  danh sách thu hồi: {len(listed.rows)} số, lập {listed.issued}, {listed.signer} ký"))


def _plain(text: str) -> str:
    from reports.printable import one_line

    return one_line(text)
