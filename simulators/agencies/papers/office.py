"""Small real files of each format of Đ4.k4, and of formats the regulation does not list.

Listed: .pdf, .txt .rtf .doc .docx .odt (text), .csv .xls .xlsx .ods (tables), .jpeg (graphics). Not listed:
.exe .docm .png .tif .html .js .zip. Same kind and seed, same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw

from simulators.agencies.papers.archive import archive
from simulators.agencies.papers.excel_binary import Cell, excel_workbook
from simulators.agencies.papers.office_xml import excel_package, macro_word_package, word_package
from simulators.agencies.papers.open_document import spreadsheet, text_document
from simulators.agencies.papers.pages import official_pdf
from simulators.agencies.papers.provider import lent_faker
from simulators.agencies.papers.vocabulary import LETTER
from simulators.agencies.papers.word_binary import word_document

LISTED_KINDS = ("pdf", "txt", "rtf", "doc", "docx", "odt", "csv", "xls", "xlsx", "ods", "jpeg")
"""Formats of Đ4.k4."""
UNLISTED_KINDS = ("exe", "docm", "png", "tif", "html", "js", "zip")
"""Formats that Đ4.k4 does not list."""


def office_file(kind: str, seed: int = 0) -> bytes:
    """A file of format `kind`, an extension without the dot (`jpg` is `jpeg`). ValueError names the kinds there are."""
    maker = _MAKERS.get("jpeg" if kind == "jpg" else kind)
    if maker is None:
        raise ValueError(f"no file of kind {kind!r}; there are {', '.join(sorted(_MAKERS))}")
    return maker(seed)


def _lines(seed: int) -> list[str]:
    fake: Any = lent_faker(seed)
    subject = fake.official_subject(LETTER, 2019)
    return [subject, *(fake.official_paragraph("Sở Nội vụ") for _ in range(3)), fake.official_name()]


def _rows(seed: int) -> list[list[Cell]]:
    fake: Any = lent_faker(seed)
    head: list[Cell] = ["STT", "Họ và tên", "Đơn vị", "Số văn bản"]
    people = [[n, fake.official_name(), fake.official_unit(), fake.random_int(1, 400)] for n in range(1, 6)]
    return [head, *people]


def _plain_text(seed: int) -> bytes:
    return "".join(f"{line}\n" for line in _lines(seed)).encode()


def _rich_text(seed: int) -> bytes:
    def control(letter: str) -> str:
        if " " <= letter < "\x7f" and letter not in "\\{}":
            return letter
        units = letter.encode("utf-16-le")
        return "".join(
            f"\\u{int.from_bytes(units[n : n + 2], 'little', signed=True)}?" for n in range(0, len(units), 2)
        )

    paragraphs = "".join(f"{''.join(map(control, line))}\\par\n" for line in _lines(seed))
    head = "{\\rtf1\\ansi\\ansicpg1258\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\f0\\fs27 "
    return f"{head}{paragraphs}}}".encode("ascii")


def _separated_values(seed: int) -> bytes:
    target = io.StringIO()
    csv.writer(target).writerows(_rows(seed))
    return target.getvalue().encode("utf-8-sig")


def _picture(format_name: str, seed: int) -> bytes:
    image = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(image)
    fake: Any = lent_faker(seed)
    for n in range(6):
        pen.rectangle(
            (40 + n * 95, 360 - fake.random_int(40, 320), 100 + n * 95, 360), fill=(30 + 25 * n, 80, 150)
        )
    pen.line((30, 360, 610, 360), fill="black", width=3)
    target = io.BytesIO()
    compression = {"compression": "tiff_lzw"} if format_name == "TIFF" else {}
    image.save(target, format_name, dpi=(200, 200), **compression)
    return target.getvalue()


def _program(seed: int) -> bytes:
    """The first bytes of a Windows program; it holds no code."""
    stub = b"MZ" + (seed & 0xFFFFFFFF).to_bytes(4, "little") + bytes(54) + (64).to_bytes(4, "little")
    return stub + b"PE\0\0" + (0x14C).to_bytes(2, "little") + bytes(242)


def _web_page(seed: int) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in _lines(seed))
    head = '<meta charset="utf-8"><title>Công văn</title>'
    return f'<!DOCTYPE html><html lang="vi"><head>{head}</head><body>{body}</body></html>'.encode()


def _script(seed: int) -> bytes:
    return f'"use strict";\nconst soVanBan = {seed + 1};\nconsole.log(`Số: ${{soVanBan}}`);\n'.encode()


def _nested_archive(seed: int) -> bytes:
    inner = archive({"van-ban.txt": _plain_text(seed)})
    return archive({"ben-trong.zip": inner, "van-ban.txt": _plain_text(seed + 1)})


_MAKERS: dict[str, Callable[[int], bytes]] = {
    "pdf": lambda seed: official_pdf("V/v gửi tài liệu kèm theo", seed=seed),
    "txt": _plain_text,
    "rtf": _rich_text,
    "doc": lambda seed: word_document("\n".join(_lines(seed))),
    "docx": lambda seed: word_package(_lines(seed)),
    "odt": lambda seed: text_document(_lines(seed)),
    "csv": _separated_values,
    "xls": lambda seed: excel_workbook(_rows(seed)),
    "xlsx": lambda seed: excel_package(_rows(seed)),
    "ods": lambda seed: spreadsheet(_rows(seed)),
    "jpeg": lambda seed: _picture("JPEG", seed),
    "exe": _program,
    "docm": lambda seed: macro_word_package(_lines(seed)),
    "png": lambda seed: _picture("PNG", seed),
    "tif": lambda seed: _picture("TIFF", seed),
    "html": _web_page,
    "js": _script,
    "zip": _nested_archive,
}
