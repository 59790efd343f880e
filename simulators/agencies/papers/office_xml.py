"""Minimal Office Open XML packages: .docx, .xlsx, and .docm, which carries a macro part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from simulators.agencies.papers.archive import archive, xml_part
from simulators.agencies.papers.excel_binary import Cell
from simulators.agencies.papers.word_binary import word_document

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument"
_VBA = "application/vnd.ms-office.vbaProject"


def word_package(paragraphs: Sequence[str]) -> bytes:
    """A .docx of plain paragraphs."""
    types = {"/word/document.xml": f"{_KIND}.wordprocessingml.document.main+xml"}
    return _package("word/document.xml", types, {"word/document.xml": _word_body(paragraphs)})


def macro_word_package(paragraphs: Sequence[str]) -> bytes:
    """A .docm: the same, declared macro-enabled, with a macro part (which holds no code that runs)."""
    types = {
        "/word/document.xml": "application/vnd.ms-word.document.macroEnabled.main+xml",
        "/word/vbaProject.bin": _VBA,
    }
    link = '<Relationship Id="m1" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
    parts = {
        "word/document.xml": _word_body(paragraphs),
        "word/_rels/document.xml.rels": _relationships(f'{link} Target="vbaProject.bin"/>'),
        "word/vbaProject.bin": word_document("Sub AutoOpen()\nEnd Sub"),
    }
    return _package("word/document.xml", types, parts)


def excel_package(rows: Sequence[Sequence[Cell]]) -> bytes:
    """An .xlsx with one sheet."""
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    sheet = f'<worksheet xmlns="{_SHEET}"><sheetData>{lines}</sheetData></worksheet>'
    listed = '<sheet name="Danh sách" sheetId="1" r:id="s1"/>'
    book = f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    link = f'<Relationship Id="s1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    types = {
        "/xl/workbook.xml": f"{_KIND}.spreadsheetml.sheet.main+xml",
        "/xl/worksheets/sheet1.xml": f"{_KIND}.spreadsheetml.worksheet+xml",
    }
    parts = {
        "xl/workbook.xml": xml_part(book),
        "xl/_rels/workbook.xml.rels": _relationships(link),
        "xl/worksheets/sheet1.xml": xml_part(sheet),
    }
    return _package("xl/workbook.xml", types, parts)


def _word_body(paragraphs: Sequence[str]) -> bytes:
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in paragraphs
    )
    return xml_part(f'<w:document xmlns:w="{_WORD}"><w:body>{lines}<w:sectPr/></w:body></w:document>')


def _cell(value: Cell) -> str:
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def _package(main: str, types: Mapping[str, str], parts: Mapping[str, bytes]) -> bytes:
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items())
    content = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    root = _relationships(f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="{main}"/>')
    return archive({"[Content_Types].xml": xml_part(content), "_rels/.rels": root, **parts})


def _relationships(links: str) -> bytes:
    return xml_part(f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>')
