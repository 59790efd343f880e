"""What a person needs to point a product at the simulated axis, where no driver does it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

FILE = "ket-noi.txt"


def tell_connection(
    folder: Path, endpoint: str, agency: Any, *, material_url: str, material_token: str
) -> Path:
    """Write the connection into the run folder, and say it on the terminal; the secret is one of the test world."""
    text = (
        "Trỏ phần mềm vào Trục mô phỏng / point the product at the simulated axis:\n"
        f"  địa chỉ Trục / endpoint : {endpoint}\n"
        f"  mã cơ quan / organ id   : {agency.organ_id}  ({agency.name})\n"
        f"  systemId                : {agency.system_id}\n"
        f"  secretKey               : {agency.secret}\n"
        "Khóa, gốc tin cậy, CRL, OCSP, dấu thời gian / keys, roots, CRL, OCSP, time stamps:\n"
        f"  GET {material_url}\n"
        f"  Authorization: Bearer {material_token}\n"
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    path.write_text(text, "utf-8")
    sys.stderr.write(text)
    sys.stderr.flush()
    return path
