"""The judge's page count: leaves of the page tree, on good and hostile files."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfWriter

from harness.oracles.pages import UnreadablePdfError, page_count
from simulators.protocol.files import FileError, pdf_pages


def pdf(*objects: str) -> bytes:
    """A PDF of hand-written objects, numbered from 1; the first is the catalogue."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    xref = out.tell()
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF".encode())
    return out.getvalue()


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


@pytest.mark.parametrize("pages", [1, 2, 9, 120])
def test_pages_are_counted_as_the_reference_counts_them(pages: int, paper: Callable[..., bytes]) -> None:
    assert page_count(paper(pages)) == pdf_pages(paper(pages)) == pages


def test_the_count_that_a_file_states_is_not_believed() -> None:
    """/Count 99 above one page is one page: the number is the product's claim, the leaves are the fact."""
    assert page_count(pdf(CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 99 >>", PAGE)) == 1


def test_a_nested_tree_is_counted_through() -> None:
    nested = "<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 5 0 R] /Count 2 >>"
    tree = pdf(CATALOG, "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 3 >>", nested, PAGE, PAGE, PAGE)
    assert page_count(tree) == 3


def test_a_tree_that_bites_its_tail_ends_in_an_error() -> None:
    with pytest.raises(UnreadablePdfError, match="no tree"):
        page_count(pdf(CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"))


def test_a_tree_that_doubles_at_each_level_ends_in_an_error() -> None:
    """Thirty levels of two same kids would be a billion pages."""
    levels = [f"<< /Type /Pages /Kids [{n} 0 R {n} 0 R] /Count 2 >>" for n in range(3, 33)]
    with pytest.raises(UnreadablePdfError, match="no tree"):
        page_count(pdf(CATALOG, *levels, PAGE))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-pdf"),
        (b"MZ\x90\x00", "not-pdf"),
        (b"PK\x03\x04" + b"%PDF-1.7", "not-pdf"),
        (b"%PDF-1.7", "malformed-pdf"),
        (b"%PDF-1.7\n" + b"[" * 30_000, "malformed-pdf"),
        (pdf("<< /Type /Catalog >>"), "malformed-pdf"),
        (pdf(CATALOG, "<< /Type /Pages /Kids 7 /Count 1 >>"), "malformed-pdf"),
    ],
    ids=["empty", "program", "zip", "head only", "deep", "no pages", "kids no list"],
)
def test_what_has_no_countable_pages_is_told_why(data: bytes, code: str) -> None:
    with pytest.raises(UnreadablePdfError) as caught:
        page_count(data)
    assert caught.value.code == code
    with pytest.raises(FileError):
        pdf_pages(data)


def test_an_encrypted_file_is_told(paper: Callable[..., bytes]) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(paper()))
    writer.encrypt("mat khau")
    output = io.BytesIO()
    writer.write(output)
    with pytest.raises(UnreadablePdfError, match="encrypted-pdf"):
        page_count(output.getvalue())


def test_a_file_cut_in_its_middle_never_crashes(paper: Callable[..., bytes]) -> None:
    """A lenient library may rebuild part of it; then a number comes, else the one error."""
    whole = paper(5)
    for cut in range(8, len(whole), 97):
        try:
            assert page_count(whole[:cut]) <= 5
        except UnreadablePdfError as error:
            assert error.code == "malformed-pdf"
