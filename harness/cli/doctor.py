"""`kiemchuan doctor`: is the attachment sound; every finding says whose side it is on and what to do.

It looks at declaration, disk, ports, launcher, the driver operation by operation, the clock, the way from the product
to the simulated axis, a document there and back, and the signatures on what the product issued. What was not looked
at is listed as such, never as sound.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("doctor", help="khám việc gắn sản phẩm / is the attachment sound")
    parser.add_argument("--sut", required=True, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=doctor)


def doctor(options: argparse.Namespace) -> int:
    """0 looked at and sound · 1 something wrong · 2 `sut.toml` is wrong · 3 sound so far, not all looked at."""
    from harness.sut.declaration import load_declaration
    from harness.sut.doctor import examine

    found = examine(load_declaration(Path(options.sut)), lambda line: print(line, file=sys.stderr))
    if options.json:
        rows = {
            "findings": [asdict(f) for f in found.findings], "looked_at": found.looked, "not_looked_at": found.unseen,
        }  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for finding in found.findings:
            print(f"{finding}\n    {finding.en}")
        for line in found.looked:
            print(f"đã khám / looked at: {line}")
        for line in found.unseen:
            print(f"CHƯA KHÁM / NOT LOOKED AT: {line}")
        print(_conclusion(found.wrong, bool(found.unseen), options.sut))
    return 1 if found.wrong else 3 if found.unseen else 0


def _conclusion(wrong: bool, unseen: bool, sut: str) -> str:
    if wrong:
        return "CHƯA ỔN: sửa các mục [error] rồi khám lại / mend the errors, then look again"
    after = f"kiemchuan run --sut {sut} --article 15"
    if unseen:
        return f"Phần đã khám thì ổn; còn mục chưa khám. Tiếp theo / next: {after}"
    return f"ỔN. Tiếp theo / next: {after}"
