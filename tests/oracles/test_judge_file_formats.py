"""The judge tells formats by content (Đ4.k4): every listed one, those that are not, names that lie, broken files."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.oracles.file_formats import LISTED, extension, format_of, is_listed, is_what_it_is_called
from simulators.agencies.papers.compound import compound_file
from simulators.agencies.papers.office import LISTED_KINDS, UNLISTED_KINDS, office_file
from simulators.protocol.files import is_listed_format, sniff


@pytest.mark.parametrize("kind", LISTED_KINDS)
def test_every_listed_format_is_known_by_its_content(kind: str) -> None:
    assert is_listed(f"tệp.{kind}", office_file(kind))
    assert is_listed(f"TỆP.{kind.upper()}", office_file(kind))


@pytest.mark.parametrize("kind", UNLISTED_KINDS)
def test_no_other_format_is_listed_under_any_name(kind: str) -> None:
    """A script is plain text: only its name says that it is none of the listed ones."""
    called = LISTED if kind != "js" else {"pdf", "docx", "doc", "jpeg"}
    assert not any(is_listed(f"tệp.{name}", office_file(kind)) for name in (*called, kind))


@pytest.mark.parametrize("kind", [*LISTED_KINDS, *UNLISTED_KINDS])
@pytest.mark.parametrize("called", ["pdf", "docx", "doc", "xls", "csv", "txt", "jpg", "png", "exe", ""])
def test_judge_and_reference_agree_on_names_and_contents(kind: str, called: str) -> None:
    """Two implementations that share no code come to the same listing."""
    name, data = f"tệp.{called}" if called else "tệp", office_file(kind)
    assert is_listed(name, data) == is_listed_format(name, sniff(data, name))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.PDF", "pdf"), ("a.pdf.exe", "exe"), ("bảng.v2.xlsx", "xlsx"), ("ảnh.jpg", "jpeg"), ("ảnh.JPEG", "jpeg"),
        ("phụ lục", ""), (".docx", ""), ("a.", ""), ("a.doc ", "doc"),
    ],
)  # fmt: skip
def test_the_last_extension_counts(name: str, said: str) -> None:
    assert extension(name) == said


def test_a_workbook_inside_a_word_document_does_not_make_it_one() -> None:
    """Streams of embedded objects lie below the root; here they lie beside it, and the first one decides."""
    both = compound_file({"WordDocument": b"w", "1Table": b"t"})
    assert format_of(both) == "doc"
    assert format_of(compound_file({"Workbook": b"x"})) == "xls"
    assert format_of(compound_file({"Something": b"x"})) == "ole"


def test_a_directory_that_bites_its_tail_ends() -> None:
    broken = bytearray(compound_file({"WordDocument": b"w"}))
    struct.pack_into("<I", broken, 512 + 4, 1)  # the first directory sector follows itself
    assert format_of(bytes(broken)) in ("doc", "ole")


@pytest.mark.parametrize("kind", ["doc", "xls", "docx", "ods", "pdf", "jpeg", "rtf"])
@pytest.mark.parametrize("kept", [4, 9, 80, 600])
def test_a_file_cut_short_is_told_without_an_error(kind: str, kept: int) -> None:
    format_of(office_file(kind)[:kept])


@given(
    st.binary(max_size=2000),
    st.sampled_from((b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"PK\x05\x06")),
)
def test_nothing_that_comes_in_raises(data: bytes, beginning: bytes) -> None:
    format_of(beginning + data)


@pytest.mark.parametrize("text", ["Số,Họ tên\n1,Lúa\n", "\ufeffghi chú", "x"])
def test_plain_text_is_what_plain_text_it_is_called(text: str) -> None:
    data = text.encode()
    assert is_what_it_is_called("a.txt", data) and is_what_it_is_called("a.csv", data)
    assert not is_what_it_is_called("a.docx", data)


def test_text_in_an_older_code_or_in_utf_16_is_text() -> None:
    assert format_of("Cộng hòa".encode("utf-16")) == "text"
    assert format_of(b"C\xe9ng h\xdfa x\xb7 h\xe9i") == "text"
    assert format_of(b"\x00\x01\x02") == ""
    assert format_of(b"") == ""
