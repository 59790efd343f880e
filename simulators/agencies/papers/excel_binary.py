"""A minimal .xls (Excel 97 binary, BIFF8): one sheet of text and numbers in a compound file."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from simulators.agencies.papers.compound import compound_file

Cell = str | int | float


def excel_workbook(rows: Sequence[Sequence[Cell]], *, sheet: str = "Trang tính 1") -> bytes:
    """The workbook with `rows` from cell A1; strings are kept as labels, numbers as IEEE doubles."""
    cells = b"".join(
        _number(row, column, value) if isinstance(value, int | float) else _label(row, column, value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
    )
    width = max((len(values) for values in rows), default=0)
    dimensions = _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    page = _bof(0x0010) + dimensions + cells + _record(0x000A)
    title = _unicode(sheet, "<B")
    before = _bof(0x0005) + _record(0x0042, struct.pack("<H", 1200)) + _fonts_and_formats()
    sheet_record_size = 4 + 6 + len(title)
    page_at = len(before) + sheet_record_size + 4
    boundary = _record(0x0085, struct.pack("<IBB", page_at, 0, 0) + title)
    return compound_file({"Workbook": before + boundary + _record(0x000A) + page})


def _fonts_and_formats() -> bytes:
    font = _record(
        0x0031, struct.pack("<HHHHHBBBB", 220, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _unicode("Arial", "<B")
    )
    style = _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, 0, 0xFFF5, 0x20, 0, 0, 0, 0, 0, 0x20C0))
    cell = _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, 0, 0x0001, 0x20, 0, 0, 0, 0, 0, 0x20C0))
    normal = _record(0x0293, struct.pack("<HBB", 0x8000, 0, 0xFF))
    return font * 4 + style * 15 + cell + normal


def _bof(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def _label(row: int, column: int, value: str) -> bytes:
    return _record(0x0204, struct.pack("<HHH", row, column, 15) + _unicode(value, "<H"))


def _number(row: int, column: int, value: float) -> bytes:
    return _record(0x0203, struct.pack("<HHHd", row, column, 15, value))


def _unicode(text: str, length_format: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack(length_format, len(encoded) // 2) + b"\x01" + encoded


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
