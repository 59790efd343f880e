"""Minimal OpenDocument packages: .odt and .ods."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from simulators.agencies.papers.archive import archive, xml_part
from simulators.agencies.papers.excel_binary import Cell

_STEM = "urn:oasis:names:tc:opendocument:xmlns"


def text_document(paragraphs: Sequence[str]) -> bytes:
    """An .odt of plain paragraphs."""
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in paragraphs)
    return _package("text", body)


def spreadsheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    """An .ods with one table."""
    lines = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    return _package("spreadsheet", f'<table:table table:name="Danh sách">{lines}</table:table>')


def _cell(value: Cell) -> str:
    number = f' office:value="{value}"' if isinstance(value, int | float) else ""
    kind = "float" if number else "string"
    content = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{number}>{content}</table:table-cell>'


def _package(kind: str, body: str) -> bytes:
    mime = f"application/vnd.oasis.opendocument.{kind}"
    spaces = " ".join(f'xmlns:{name}="{_STEM}:{name}:1.0"' for name in ("office", "text", "table"))
    inner = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    content = f'<office:document-content {spaces} office:version="1.2">{inner}</office:document-content>'
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in (("/", mime), ("content.xml", "text/xml"))
    )
    space = f'xmlns:manifest="{_STEM}:manifest:1.0" manifest:version="1.2"'
    manifest = f"<manifest:manifest {space}>{listed}</manifest:manifest>"
    return archive(
        {
            "mimetype": mime.encode(),
            "content.xml": xml_part(content),
            "META-INF/manifest.xml": xml_part(manifest),
        }
    )
