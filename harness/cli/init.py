"""`kiemchuan init`: a commented `sut.toml` to begin with."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from harness.sut.attachment.template import DRIVERS, LAUNCHERS


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("init", help="viết tệp sut.toml mẫu / write a commented sut.toml")
    parser.add_argument("file", nargs="?", default="sut.toml", metavar="FILE")
    parser.add_argument("--role", choices=("agency", "axis"), default="agency", help="vai của sản phẩm")
    parser.add_argument(
        "--driver", choices=DRIVERS, default="http",
        help="làm cho sản phẩm hành động bằng gì: hợp đồng http, lớp Python, một người, không gì cả",
    )  # fmt: skip
    parser.add_argument(
        "--launcher", choices=LAUNCHERS, default="external", help="chạy sẵn, hay kiemchuan khởi chạy"
    )
    parser.add_argument(
        "--url", default="", metavar="URL",
        help="địa chỉ driver http; hỏi about ở đó để điền sẵn bản khai / where the driver listens, asked who it is",
    )  # fmt: skip
    parser.add_argument("--token", default="", metavar="TOKEN", help="khóa của driver http / its token")
    parser.add_argument("--force", action="store_true", help="ghi đè tệp đã có / overwrite")
    parser.add_argument(
        "--schema", action="store_true", help="in JSON Schema của sut.toml / print its schema"
    )
    parser.set_defaults(function=init)


def init(options: argparse.Namespace) -> int:
    """0 written · 2 the file is there already, or its folder is not."""
    from harness.sut.attachment.template import sut_template
    from harness.sut.declaration import schema_of_sut

    if options.schema:
        print(json.dumps(schema_of_sut(), ensure_ascii=False, indent=1))
        return 0
    path = Path(options.file)
    known, told = _known(options)
    text = sut_template(options.role, options.driver, options.launcher, known)
    try:
        with path.open("w" if options.force else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        told = (
            f"{path} đã có; --force để ghi đè, hoặc nêu tên khác / is there already; --force, or another name"
        )
        print(f"kiemchuan: {told}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"kiemchuan: {path}: không ghi được / cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    print(f"Đã viết / written: {path}")
    print(told, end="")
    print(f"Sửa tệp ấy rồi / edit it, then: kiemchuan doctor --sut {path}")
    return 0


_PATIENCE: Final = 4.0
"""Seconds that a product which is just starting has until its driver listens."""


def _known(options: argparse.Namespace) -> tuple[dict[str, Any], str]:
    """Entries whose value is known, and what to tell the engineer about them."""
    known = {entry: value for entry in ("url", "token") if (value := getattr(options, entry))}
    if not options.url or options.driver != "http" or options.role != "agency":
        return known, ""
    from harness.sut.drivers import DriverError
    from harness.sut.introduction import ask_who_it_is

    try:
        who = ask_who_it_is(options.url, options.token, patience=_PATIENCE)
    except DriverError as error:
        return known, (
            "Chưa hỏi được sản phẩm là ai, bản khai là bản mẫu: tự sửa [product] và [declaration], hoặc chạy sản phẩm "
            f"rồi init --force / it could not be asked who it is, fill in by hand: {error}\n"
        )
    known |= {
        "name": who.name, "version": who.version, "vendor": who.vendor, "levels": who.levels, "without": who.without,
        "capabilities": who.capabilities, "features": who.features,
    }  # fmt: skip
    if not who.sets_clock:
        known["mode"] = "real"
    return known, (
        f"Bản khai theo lời sản phẩm / declared as it says: {who.name} {who.version}, {', '.join(who.levels) or 'L0'}"
        f"{', không có / without ' + ', '.join(who.without) if who.without else ''}\n"
    )
