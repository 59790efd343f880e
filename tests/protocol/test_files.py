"""Files of Đ4.k4 by content, safe names, counted pages, transport ZIPs that cannot explode."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from simulators.protocol.files import (
    LISTED_EXTENSIONS,
    FileError,
    Listing,
    UnpackLimits,
    is_listed_format,
    is_safe_name,
    is_transport_zip,
    listing,
    pack_for_transport,
    pdf_pages,
    safe_name,
    sniff,
    unpack_transport_zip,
)


def label(value: object) -> str | None:
    """Test ids: bytes by length and start, text escaped."""
    if isinstance(value, bytes):
        return f"{len(value)}B:{value[:4].hex()}"
    return ascii(value)[1:-1] if isinstance(value, str) and not value.isprintable() else None


def pdf(pages: int = 1) -> bytes:
    output = io.BytesIO()
    canvas = Canvas(output, invariant=1)
    for number in range(pages):
        canvas.drawString(72, 700, f"trang {number + 1}")
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def package(*parts: tuple[str, bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return output.getvalue()


def open_xml(main: str) -> bytes:
    part = f'<Types><Override ContentType="application/vnd.{main}.main+xml"/></Types>'
    return package(("[Content_Types].xml", part.encode()), ("_rels/.rels", b"<Relationships/>"))


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + f"{stream}\0".encode("utf-16-le") + bytes(500)


DOCX = open_xml("openxmlformats-officedocument.wordprocessingml.document")
XLSX = open_xml("openxmlformats-officedocument.spreadsheetml.sheet")
DOCM = open_xml("ms-word.document.macroEnabled")
ODT = package(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>"))
ODS = package(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>"))
VIETNAMESE = "Kính gửi: Ủy ban nhân dân tỉnh An Giang\r\n".encode()
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40)

EVERY_LISTED = [
    ("a.pdf", pdf(), "pdf"),
    ("a.txt", VIETNAMESE, "txt"),
    ("a.rtf", rb"{\rtf1\ansi x}", "rtf"),
    ("a.doc", ole("WordDocument"), "doc"),
    ("a.docx", DOCX, "docx"),
    ("a.odt", ODT, "odt"),
    ("a.csv", b"a,b\n1,2\n", "csv"),
    ("a.xls", ole("Workbook"), "xls"),
    ("a.xlsx", XLSX, "xlsx"),
    ("a.ods", ODS, "ods"),
    ("a.jpeg", JPEG, "jpeg"),
    ("A.JPG", JPEG, "jpeg"),
]


@pytest.mark.parametrize(("name", "data", "extension"), EVERY_LISTED, ids=label)
def test_every_format_of_the_clause_is_known_by_its_content_and_listed(
    name: str, data: bytes, extension: str
) -> None:
    """Đ4.k4: the eleven extensions, and .jpg as .jpeg (design §9.5)."""
    kind = sniff(data, name)
    assert kind.extension == extension
    assert kind.trusted_by == ("name" if extension in {"txt", "csv"} else "content")
    assert is_listed_format(name, kind)


def test_the_listed_extensions_are_those_of_the_clause() -> None:
    assert {"jpeg" if e == "jpg" else e for e in LISTED_EXTENSIONS} == {kind for _, _, kind in EVERY_LISTED}


@pytest.mark.parametrize(
    ("name", "data", "verdict"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(20), Listing.NOT_LISTED),
        ("a.tif", b"II*\x00" + bytes(20), Listing.NOT_LISTED),
        ("a.zip", package(("x.txt", b"x")), Listing.NOT_LISTED),
        ("a.docm", DOCM, Listing.NOT_LISTED),
        ("a", pdf(), Listing.NOT_LISTED),
        (".pdf", pdf(), Listing.NOT_LISTED),
        ("a.pdf.exe", b"MZ" + bytes(60), Listing.NOT_LISTED),
        ("a.pdf", b"MZ" + bytes(60), Listing.CONTENT_DIFFERS),
        ("a.pdf", DOCX, Listing.CONTENT_DIFFERS),
        ("a.docx", DOCM, Listing.CONTENT_DIFFERS),
        ("a.docx", package(("x.txt", b"x")), Listing.CONTENT_DIFFERS),
        ("a.doc", ole("Workbook"), Listing.CONTENT_DIFFERS),
        ("a.doc", ole("EncryptedPackage"), Listing.CONTENT_DIFFERS),
        ("a.txt", b"<!DOCTYPE html><script>1</script>", Listing.CONTENT_DIFFERS),
        ("a.txt", b"text\x00\x01\x02", Listing.CONTENT_DIFFERS),
        ("a.txt", b"", Listing.CONTENT_DIFFERS),
        ("a.odt", DOCX, Listing.CONTENT_DIFFERS),
        ("a.jpeg", b"\x89PNG\r\n\x1a\n", Listing.CONTENT_DIFFERS),
    ],
    ids=label,
)
def test_other_formats_and_disguises_are_told(name: str, data: bytes, verdict: Listing) -> None:
    assert listing(name, sniff(data, name)) is verdict


def test_a_document_with_an_embedded_workbook_is_still_a_document() -> None:
    assert sniff(ole("Workbook") + "WordDocument\0".encode("utf-16-le"), "a.doc").extension == "doc"


def test_a_stream_is_sniffed_and_left_at_its_start() -> None:
    stream = io.BytesIO(DOCX)
    stream.seek(7)
    assert sniff(stream, "x").extension == "docx"
    assert stream.tell() == 0


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.text(max_size=20))
def test_no_bytes_make_the_look_at_content_fail(data: bytes, name: str) -> None:
    for prefix in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"):
        assert sniff(prefix + data, name).mime


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Quyết định số 01.pdf", "Quyết định số 01.pdf"),
        (unicodedata.normalize("NFD", "Quyết định.pdf"), "Quyết định.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\a.exe", "a.exe"),
        ("/tmp/a.pdf", "a.pdf"),
        ("C:\\a.pdf", "a.pdf"),
        ("..", "tep-dinh-kem"),
        ("", "tep-dinh-kem"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ("hoso\u202efdp.exe", "hosofdp.exe"),
        ("CON", "_CON"),
        ("nul.pdf", "_nul.pdf"),
        ("a.pdf. ", "a.pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
    ],
    ids=label,
)
def test_names_lose_what_is_dangerous(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert is_safe_name(safe)


def test_long_names_keep_their_extension() -> None:
    name = safe_name("ệ" * 300 + ".docx")
    assert len(name.encode()) <= 180
    assert name.endswith("ệ.docx")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_a_safe_name_is_one_plain_file_name_and_stays_so(name: str) -> None:
    safe = safe_name(name)
    assert safe not in ("", ".", "..")
    assert not set(safe) & set("/\\\0")
    assert len(safe.encode()) <= 180
    assert safe_name(safe) == safe


def test_pages_are_those_that_are_there() -> None:
    assert pdf_pages(pdf(1)) == 1
    assert pdf_pages(pdf(7)) == 7


def test_a_lying_count_is_not_believed() -> None:
    data = pdf(2)
    assert data.count(b"/Count 2") == 1
    assert pdf_pages(data.replace(b"/Count 2", b"/Count 9")) == 2


def test_pages_that_loop_end_in_an_error() -> None:
    reader = PdfReader(io.BytesIO(pdf(1)))
    writer = PdfWriter(clone_from=reader)
    tree: Any = writer._root_object["/Pages"].get_object()
    tree["/Kids"].append(writer._root_object.raw_get("/Pages"))
    output = io.BytesIO()
    writer.write(output)
    with pytest.raises(FileError) as refused:
        pdf_pages(output.getvalue())
    assert refused.value.code == "malformed-pdf"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-pdf"),
        (DOCX, "not-pdf"),
        (b"<html>%PDF-1.4</html>", "not-pdf"),
        (b"%PDF-1.4\n", "malformed-pdf"),
        (b"%PDF-1.4\n1 0 obj\n<<>>\ntrailer <</Root 1 0 R>>\n%%EOF", "malformed-pdf"),
    ],
    ids=label,
)
def test_what_is_no_pdf_has_no_pages(data: bytes, code: str) -> None:
    with pytest.raises(FileError) as refused:
        pdf_pages(data)
    assert refused.value.code == code
    assert refused.value.vi


def test_an_encrypted_pdf_is_told() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(1))))
    writer.encrypt("mật khẩu", algorithm="AES-256")
    output = io.BytesIO()
    writer.write(output)
    with pytest.raises(FileError) as refused:
        pdf_pages(output.getvalue())
    assert refused.value.code == "encrypted-pdf"


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a.docx", "a.zip", "a.PDF"])
def test_office_files_travel_as_they_are(name: str) -> None:
    packed = pack_for_transport(name, b"as is")
    assert (packed.name, packed.data) == (name, b"as is")
    assert packed.content_type == f"application/{name[2:].lower()}"


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.txt", "a.jpeg", "a.odt", "Báo cáo"])
def test_everything_else_travels_in_a_zip_of_one_entry(name: str) -> None:
    """The SDK zips even .xls and .xlsx, having misspelt them in its list."""
    data = VIETNAMESE * 50
    packed = pack_for_transport(name, data)
    assert (packed.name, packed.content_type) == (name, "application/zip")
    with zipfile.ZipFile(io.BytesIO(packed.data)) as archive:
        (entry,) = archive.namelist()
    assert entry.rpartition(".")[2] == name.rpartition(".")[2] or "." not in name
    assert packed == pack_for_transport(name, data)
    assert is_transport_zip(packed.data, name=name, content_type=packed.content_type)
    assert unpack_transport_zip(packed.data) == data


@pytest.mark.parametrize(
    ("data", "name", "content_type", "wrapped"),
    [
        (package(("x.txt", b"x")), "a.txt", "application/zip", True),
        (package(("uuid.pdf", pdf())), "a.pdf", "application/pdf", True),
        (package(("uuid.txt", b"x")), "a.txt", "text/plain", True),
        (package(("x.txt", b"x")), "a.zip", "application/zip", False),
        (DOCX, "a.docx", "application/zip", False),
        (package(("x.txt", b"x"), ("y.txt", b"y")), "a.pdf", "application/pdf", False),
        (pdf(), "a.pdf", "application/zip", False),
    ],
    ids=label,
)
def test_a_transport_zip_is_told_from_files_that_are_zips(
    data: bytes, name: str, content_type: str, wrapped: bool
) -> None:
    assert is_transport_zip(data, name=name, content_type=content_type) is wrapped


def test_a_zip_bomb_is_stopped_by_what_comes_out() -> None:
    bomb = package(("x.txt", bytes(30 << 20)))
    assert len(bomb) < 64 << 10
    target = io.BytesIO()
    with pytest.raises(FileError) as refused:
        unpack_transport_zip(bomb, target)
    assert refused.value.code == "too-large"
    assert len(target.getvalue()) <= 17 << 20


def test_a_bomb_that_lies_about_its_size_is_stopped_too() -> None:
    data = bytearray(package(("x.txt", bytes(4 << 20))))
    start = data.rindex(b"PK\x01\x02")
    data[start + 24 : start + 28] = struct.pack("<L", 10)
    with pytest.raises(FileError) as refused:
        unpack_transport_zip(bytes(data), limits=UnpackLimits(size=1 << 20, free=1 << 20))
    assert refused.value.code in {"too-large", "bad-zip"}


@pytest.mark.parametrize("path", ["../a.txt", "/etc/passwd", "a/../../b.txt", "..\\a.txt", "C:\\a.txt"])
def test_a_path_that_leaves_its_folder_is_refused(path: str) -> None:
    with pytest.raises(FileError) as refused:
        unpack_transport_zip(package((path, b"x")))
    assert refused.value.code == "unsafe-path"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 broken", "bad-zip"),
        (b"", "bad-zip"),
        (package(("a", b"x"))[:-10], "bad-zip"),
        (package(), "many-entries"),
        (package(("a", b"x"), ("b", b"y")), "many-entries"),
    ],
    ids=label,
)
def test_a_damaged_or_crowded_zip_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileError) as refused:
        unpack_transport_zip(data)
    assert refused.value.code == code


def test_damage_inside_an_entry_is_noticed() -> None:
    data = bytearray(package(("a.txt", VIETNAMESE * 20)))
    data[40] ^= 0xFF
    with pytest.raises(FileError) as refused:
        unpack_transport_zip(bytes(data))
    assert refused.value.code == "bad-zip"


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(package(("a.txt", b"x" * 40)))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    with pytest.raises(FileError) as refused:
        unpack_transport_zip(bytes(data))
    assert refused.value.code == "bad-zip"
