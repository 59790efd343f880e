"""Papers that carry the EICAR test file, an invented signature of the test scanner, or code that runs when opened.

Nothing here does harm: EICAR and the signatures are harmless by construction, macros and scripts are never run.
"""

from __future__ import annotations

import base64
import io
import struct
import textwrap
from collections.abc import Callable, Mapping
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

from simulators.agencies.papers.archive import archive
from simulators.agencies.papers.compound import compound_file
from simulators.agencies.papers.office import office_file
from simulators.agencies.papers.office_xml import excel_package
from simulators.agencies.papers.pages import official_pdf
from simulators.antivirus.eicar import eicar_file
from simulators.antivirus.signatures import load_signatures

_CHUNK: Final = 4096


def infected_file(kind: str) -> tuple[str, bytes]:
    """Name and bytes of one of `INFECTED`. KeyError names no such kind."""
    name, make = INFECTED[kind]
    return name, make()


def invented(name: str) -> str:
    """The pattern of an invented signature, by the middle part of its name: `TaiVe`."""
    return next(s.pattern.decode() for s in load_signatures().signatures if f".{name}-" in s.name)


def with_part(package: bytes, name: str, data: bytes) -> bytes:
    """A zip package with one more part; the other parts keep their order."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return archive({**{part: source.read(part) for part in source.namelist()}, name: data})


def macro_project(source: str) -> bytes:
    """A vbaProject.bin with one module of that source, compressed as office programs do (literals only)."""
    return compound_file(
        {"VBA": b"", "_VBA_PROJECT": b"\xcc\x61\xff\xff", "Module1": macro_container(source.encode("cp1258"))}
    )


def macro_container(source: bytes) -> bytes:
    """[MS-OVBA] 2.4.1 with literal tokens alone: a reader of the format gets the source back."""
    container = b"\x01"
    for start in range(0, len(source), _CHUNK // 2):
        piece = source[start : start + _CHUNK // 2]
        tokens = b"".join(b"\0" + piece[n : n + 8] for n in range(0, len(piece), 8))
        container += struct.pack("<H", 0xB000 | (len(tokens) - 1)) + tokens
    return container


def pdf_with_attachment(name: str, data: bytes) -> bytes:
    """A page with a file inside it."""
    writer = _writer()
    writer.add_attachment(name, data)
    return _written(writer)


def pdf_with_script(source: str, *, compressed: bool = True) -> bytes:
    """A page whose opening runs a script, kept in a stream."""
    writer = _writer()
    script = StreamObject()
    script.set_data(source.encode())
    kept = script.flate_encode() if compressed else script
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): writer._add_object(kept)}
    )
    writer._root_object[NameObject("/OpenAction")] = writer._add_object(action)
    return _written(writer)


def pdf_with_launch(program: str) -> bytes:
    """A page whose opening starts a program."""
    writer = _writer()
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject(program)}
    )
    writer._root_object[NameObject("/OpenAction")] = writer._add_object(action)
    return _written(writer)


def _writer() -> PdfWriter:
    page = official_pdf("Về việc gửi tài liệu kèm theo", 1)
    return PdfWriter(clone_from=PdfReader(io.BytesIO(page)))


def _written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _twice_zipped() -> bytes:
    return archive({"hai.zip": archive({"ba.txt": eicar_file()})})


def _base64_text() -> bytes:
    lines = "\n".join(textwrap.wrap(base64.b64encode(eicar_file()).decode(), 76))
    return f"Nội dung mã hóa:\n\n{lines}\n\nHết.\n".encode()


def _marked_text() -> bytes:
    return f"Ghi chú\n{invented('TaiVe')}\n".encode()


def _word_with_stream() -> bytes:
    # A real program would open the document; a scanner looks into every stream.
    return compound_file({"WordDocument": b"\xec\xa5".ljust(4096, b"\0"), "Package": _twice_zipped()})


def _macro_workbook() -> bytes:
    source = f'Sub Auto_Open()\n  Shell "{invented("MacroTuChay")}"\nEnd Sub\n'
    return with_part(excel_package([["STT", "Họ và tên"]]), "xl/vbaProject.bin", macro_project(source))


def _macro_word() -> bytes:
    macro = macro_project("Sub AutoOpen()\n  MsgBox Date\nEnd Sub\n")
    return with_part(office_file("docx"), "word/vbaProject.bin", macro)


INFECTED: Final[Mapping[str, tuple[str, Callable[[], bytes]]]] = {
    "tệp văn bản thô là tệp thử EICAR": ("bang-ke.txt", eicar_file),
    "tệp docx nhúng tệp thử EICAR": (
        "to-trinh.docx",
        lambda: with_part(office_file("docx"), "word/embeddings/dinh-kem.txt", eicar_file()),
    ),
    "tệp docx nhúng gói nén hai lớp chứa tệp thử EICAR": (
        "bao-cao.docx",
        lambda: with_part(office_file("docx"), "word/embeddings/goi.zip", _twice_zipped()),
    ),
    "tệp odt nhúng tệp thử EICAR": (
        "de-an.odt",
        lambda: with_part(office_file("odt"), "Object 1/dinh-kem.txt", eicar_file()),
    ),
    "tệp xlsx có phần macro là tệp thử EICAR": (
        "danh-sach.xlsx",
        lambda: with_part(office_file("xlsx"), "xl/vbaProject.bin", eicar_file()),
    ),
    "tệp doc nhúng gói nén hai lớp chứa tệp thử EICAR": ("cong-van-cu.doc", _word_with_stream),
    "tệp PDF đính kèm tệp thử EICAR": ("phu-luc.pdf", lambda: pdf_with_attachment("x.txt", eicar_file())),
    "tệp văn bản thô chứa tệp thử EICAR mã hóa base64": ("ma-hoa.txt", _base64_text),
    "tệp xlsx có macro mang chữ ký thử": ("du-toan.xlsx", _macro_workbook),
    "tệp PDF có mã JavaScript mang chữ ký thử": (
        "bieu-mau.pdf",
        lambda: pdf_with_script(f"app.launchURL('{invented('MaTrongPdf')}');"),
    ),
    "tệp văn bản thô mang chữ ký thử": (
        "ghi-chu.txt",
        _marked_text,
    ),
    "tệp docx có macro vô hại": ("mau-don.docx", _macro_word),
    "tệp PDF có mã JavaScript vô hại": ("to-khai.pdf", lambda: pdf_with_script("app.alert('Xin chào');")),
    "tệp PDF gọi chạy chương trình": ("huong-dan.pdf", lambda: pdf_with_launch("cmd.exe")),
}
"""What a scenario says of a file → its name and how it is made."""
