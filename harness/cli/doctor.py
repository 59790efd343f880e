"""`kiemchuan doctor`: is the attachment sound; every finding says whose side it is on and what to do.

It looks at what it says it looked at: declaration, disk, ports, the driver operation by operation, and, where the
product takes its connection through the driver, a document there and back on a simulated axis. What was not looked
at (a product without a driver, a clock that cannot be set) is listed as such, never as sound.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

_MIN_FREE = 500 * 1024 * 1024


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("doctor", help="khám việc gắn sản phẩm / is the attachment sound")
    parser.add_argument("--sut", required=True, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=doctor)


def doctor(options: argparse.Namespace) -> int:
    """0 looked at and sound · 1 something wrong · 2 `sut.toml` is wrong · 3 sound so far, not all looked at."""
    from harness.sut.declaration import load_declaration
    from harness.sut.finding import Weight

    declaration = load_declaration(Path(options.sut))
    looked: list[str] = ["sut.toml"]
    unseen: list[str] = []
    findings = [*_machine(declaration, looked), *_driver(declaration, looked, unseen)]
    if declaration.clock.mode != "virtual" or not declaration.declares("set_clock"):
        unseen.append(
            "đồng hồ: sản phẩm không cho đặt giờ, quy tắc cần nhảy giờ sẽ là no-clock-control / clock"
        )
    wrong = any(finding.weight is Weight.ERROR for finding in findings)
    if options.json:
        rows = {"findings": [asdict(f) for f in findings], "looked_at": looked, "not_looked_at": unseen}
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(finding)
        print(f"đã khám / looked at: {', '.join(looked)}")
        for line in unseen:
            print(f"chưa khám / not looked at: {line}")
        print(_conclusion(wrong, bool(unseen), options.sut))
    return 1 if wrong else 3 if unseen else 0


def _conclusion(wrong: bool, unseen: bool, sut: str) -> str:
    if wrong:
        return "CHƯA ỔN: sửa các mục [error] rồi khám lại / mend the errors, then look again"
    after = f"kiemchuan run --sut {sut} --article 15"
    if unseen:
        return f"Phần đã khám thì ổn; còn mục chưa khám. Tiếp theo / next: {after}"
    return f"ỔN. Tiếp theo / next: {after}"


def _machine(declaration: Any, looked: list[str]) -> Iterator[Any]:
    """Disk and the ports that the world was asked to use."""
    from harness.sut.finding import Finding, Side, Weight

    looked.append("đĩa và cổng")
    free = shutil.disk_usage(Path.cwd()).free
    if free < _MIN_FREE:
        yield Finding(
            "disk", "disk-full", Weight.ERROR, Side.CONFIGURATION, f"Đĩa còn {free // 2**20} MB",
            f"{free // 2**20} MB left on this disk", "free 500 MB, or run in another folder",
        )  # fmt: skip
    for name in ("axis", "control", "national"):
        port = getattr(declaration.ports, name)
        if port and not _free(port):
            yield Finding(
                "ports", "port-taken", Weight.ERROR, Side.CONFIGURATION,
                f"Cổng {port} ({name}) đang có chương trình khác dùng", f"port {port} ({name}) is taken",
                f"stop what listens on {port}, or change [ports] {name}",
            )  # fmt: skip


def _free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _driver(declaration: Any, looked: list[str], unseen: list[str]) -> Iterator[Any]:
    if declaration.role == "axis" or declaration.driver.kind != "http":
        unseen.append(
            f"driver: loại {declaration.driver.kind!r}, vai {declaration.role} / no http driver to look at"
        )
        return
    from harness.sut.check_world import simulated_world
    from harness.sut.contract_check import check_driver

    about = {"declared": declaration.capabilities, "timeout": 30.0}
    url, token = declaration.driver.url, declaration.driver.token
    if declaration.declares("set_connection"):
        looked.append("driver từng thao tác, một văn bản đi và về qua Trục mô phỏng")
        print("đang khám driver trên Trục mô phỏng …", file=sys.stderr)
        with simulated_world() as world:
            yield from check_driver(url, token, world=world, **about)
    else:
        looked.append("driver, các thao tác không cần Trục")
        unseen.append(
            "văn bản đi và về: sản phẩm không có set_connection, hãy trỏ địa chỉ Trục bằng tay / probe document"
        )
        yield from check_driver(url, token, **about)
