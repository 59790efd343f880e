"""The papers of simulated agencies are real: they open, count right, and their Vietnamese reads back."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import date
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from simulators.agencies.papers import (
    DOCUMENT_TYPES,
    LETTER,
    LISTED_KINDS,
    UNLISTED_KINDS,
    office_file,
    official_faker,
    official_pdf,
    organ_abbreviation,
)
from simulators.agencies.papers.provider import place_and_date, printed_number
from simulators.protocol.edxml.model import Signer

ALPHABET = (
    "a á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ b c d đ e é è ẻ ẽ ẹ ê ế ề ể ễ ệ g h i í ì ỉ ĩ ị k l m n "
    "o ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ p q r s t u ú ù ủ ũ ụ ư ứ ừ ử ữ ự v x y ý ỳ ỷ ỹ ỵ"
)


def text_of(pdf: bytes) -> str:
    """The text of all pages, white space folded."""
    return " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("kind", ["Công văn", "Quyết định", "Báo cáo"])
@pytest.mark.parametrize("pages", [1, 2, 5, 12])
def test_a_paper_has_exactly_the_pages_asked_for(kind: str, pages: int) -> None:
    """The page count that a sender announces can be relied on, whatever the text."""
    for seed in range(3):
        pdf = official_pdf(
            "V/v báo cáo", pages, seed=seed, type_name=kind, recipients=("Sở Y tế", "Sở Tài chính")
        )
        assert len(PdfReader(io.BytesIO(pdf)).pages) == pages


def test_a_paper_of_no_page_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        official_pdf("V/v báo cáo", 0)


def test_a_paper_carries_every_element_of_its_layout() -> None:
    """Quốc hiệu, tiêu ngữ, number and symbol, place and date, subject, recipients and signer are there."""
    pdf = official_pdf(
        "V/v gửi, nhận văn bản điện tử",
        2,
        number=5,
        notation="SNV-TH",
        on=date(2019, 2, 5),
        signer=Signer("KT.", "Phó Giám đốc", "Lâm Thị Ngọc Ánh"),
        recipients=("Sở Y tế", "Ủy ban nhân dân huyện Chợ Mới"),
    )
    text = text_of(pdf)
    for expected in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN TỈNH AN GIANG SỞ NỘI VỤ",
        "Số: 05/SNV-TH",
        "An Giang, ngày 05 tháng 02 năm 2019",
        "V/v gửi, nhận văn bản điện tử",
        "- Ủy ban nhân dân huyện Chợ Mới.",
        "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lâm Thị Ngọc Ánh",
        "Nơi nhận:",
        "- Lưu: VT.",
    ):
        assert expected in text


def test_every_vietnamese_letter_can_be_read_back_from_the_page() -> None:
    """Each letter has a glyph and a Unicode value in the file, in the regular and in the bold face."""
    letters = ALPHABET + " " + ALPHABET.upper()
    for kind in ("Công văn", "Quyết định"):
        text = text_of(official_pdf(letters, seed=1, type_name=kind))
        missing = [letter for letter in letters.split() if letter not in text]
        assert missing == []
        assert letters in text


def test_fonts_are_inside_the_file() -> None:
    """The paper looks the same on a host without Vietnamese fonts."""
    page = PdfReader(io.BytesIO(official_pdf("V/v báo cáo"))).pages[0]
    resources: Any = page["/Resources"]
    fonts = {name: font.get_object() for name, font in resources["/Font"].items()}
    drawn = [font for font in fonts.values() if "SourceSerif" in font["/BaseFont"]]
    assert len(drawn) >= 2
    assert all("/FontFile2" in font["/FontDescriptor"] and "/ToUnicode" in font for font in drawn)


def test_page_numbers_start_on_the_second_page() -> None:
    """NĐ 30/2020, phụ lục I: the number stands in the middle of the top margin and is left out on page 1."""
    pages = PdfReader(io.BytesIO(official_pdf("V/v báo cáo", 3))).pages
    assert [page.extract_text().strip().splitlines()[0].strip() for page in pages][1:] == ["2", "3"]
    found: list[tuple[str, float, float]] = []

    def note(text: str, _: Any, matrix: list[float], __: Any, ___: Any) -> None:
        if text.strip():
            found.append((text.strip(), matrix[4], matrix[5]))

    pages[1].extract_text(visitor_text=note)
    number, left, up = next(item for item in found if item[0] == "2")
    assert number == "2"
    assert abs(left - 595.28 / 2) < 10
    assert up > 841.89 - 57
    assert "1" not in pages[0].extract_text().split()[:3]


def test_same_seed_same_bytes_other_seed_other_text() -> None:
    """Papers are reproducible to the byte, so that evidence of a run can be made again."""
    first = official_pdf("V/v báo cáo", 2, seed=7)
    assert official_pdf("V/v báo cáo", 2, seed=7) == first
    assert text_of(official_pdf("V/v báo cáo", 2, seed=8)) != text_of(first)


def test_a_subject_may_hold_any_character() -> None:
    """Markup characters of a subject are printed, not interpreted."""
    assert "A & B <c> “d”" in text_of(official_pdf("A & B <c> “d”"))


def test_people_and_subjects_are_nfc_and_follow_the_seed() -> None:
    """Vietnamese text is NFC everywhere; one seed draws the same people on every machine."""
    drawn = []
    for seed in range(40):
        fake: Any = official_faker(seed)
        kind = fake.document_type()
        signer = fake.official_signer("Sở Nội vụ")
        drawn.append((fake.official_subject(kind, 2019), fake.document_notation(kind, "Sở Nội vụ"), signer))
    texts = [text for subject, notation, signer in drawn for text in (subject, notation, signer.full_name)]
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)
    assert len({signer.full_name for _, _, signer in drawn}) > 30
    assert {signer.competence for _, _, signer in drawn} == {"", "KT.", "TL.", "TUQ."}
    assert all(len(notation) <= 30 and len(subject) <= 500 for subject, notation, _ in drawn)
    again: Any = official_faker(0)
    kind = again.document_type()
    signer = again.official_signer("Sở Nội vụ")
    assert (again.official_subject(kind, 2019), again.document_notation(kind, "Sở Nội vụ"), signer) == drawn[
        0
    ]


def test_symbols_are_built_as_clerks_build_them() -> None:
    """A decision names its type and its agency; a letter names its agency and the drafting unit."""
    assert organ_abbreviation("Sở Nội vụ tỉnh An Giang") == "SNV"
    assert organ_abbreviation("Sở Thông tin và Truyền thông") == "STTTT"
    assert organ_abbreviation("Ủy ban nhân dân tỉnh An Giang") == "UBND"
    assert organ_abbreviation("Cơ quan tự do Một (dành cho phần mềm kết nối)") == "CQTDM"
    assert organ_abbreviation("Văn phòng Chính phủ") == "VPCP"
    fake: Any = official_faker(1)
    decision = next(kind for kind in DOCUMENT_TYPES if kind.name == "Quyết định")
    assert fake.document_notation(decision, "Sở Nội vụ") == "QĐ-SNV"
    assert fake.document_notation(LETTER, "Ủy ban nhân dân tỉnh An Giang").startswith("UBND-")


def test_numbers_and_dates_are_printed_with_leading_zeros() -> None:
    """Numbers and days below ten, and the months 1 and 2, get a leading zero."""
    assert [printed_number(n) for n in (1, 9, 10, 123)] == ["01", "09", "10", "123"]
    assert place_and_date("An Giang", date(2019, 3, 9)) == "An Giang, ngày 09 tháng 3 năm 2019"
    assert place_and_date("An Giang", date(2019, 1, 31)) == "An Giang, ngày 31 tháng 01 năm 2019"


MAGIC = {
    "pdf": b"%PDF-1.", "rtf": b"{\\rtf1", "doc": bytes.fromhex("d0cf11e0"), "xls": bytes.fromhex("d0cf11e0"),
    "docx": b"PK\3\4", "docm": b"PK\3\4", "xlsx": b"PK\3\4", "odt": b"PK\3\4", "ods": b"PK\3\4",
    "zip": b"PK\3\4", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG", "tif": b"II*\0", "exe": b"MZ",
    "html": b"<!DOCTYPE html", "csv": b"\xef\xbb\xbf",
}  # fmt: skip


@pytest.mark.parametrize("kind", [*LISTED_KINDS, *UNLISTED_KINDS])
def test_each_file_is_of_its_kind_and_follows_the_seed(kind: str) -> None:
    """The content, not only the name, says what a file is."""
    data = office_file(kind, 3)
    assert data.startswith(MAGIC.get(kind, b""))
    assert office_file(kind, 3) == data
    assert office_file(kind, 4) != data
    assert office_file(kind, 2**48) != data


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'mp4'"):
        office_file("mp4")


@pytest.mark.parametrize("kind", ["docx", "docm", "xlsx", "odt", "ods"])
def test_packages_are_whole_and_their_parts_are_xml(kind: str) -> None:
    """Every part of a package is well-formed and its declared main part exists."""
    with zipfile.ZipFile(io.BytesIO(office_file(kind, 1))) as package:
        assert package.testzip() is None
        names = package.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    expected = {
        "docx": {"word/document.xml"}, "docm": {"word/document.xml", "word/vbaProject.bin"},
        "xlsx": {"xl/workbook.xml", "xl/worksheets/sheet1.xml"}, "odt": {"mimetype", "content.xml"},
        "ods": {"mimetype", "content.xml"},
    }  # fmt: skip
    assert expected[kind] <= set(names)


def test_vietnamese_survives_in_every_text_format() -> None:
    """The same seed gives the same sentence in each format; it can be found again in the bytes."""
    sentence = office_file("txt", 5).decode().splitlines()[0]
    with zipfile.ZipFile(io.BytesIO(office_file("docx", 5))) as package:
        assert sentence in package.read("word/document.xml").decode()
    with zipfile.ZipFile(io.BytesIO(office_file("odt", 5))) as package:
        assert sentence in package.read("content.xml").decode()
    assert sentence.encode("utf-16-le") in office_file("doc", 5)
    rich = office_file("rtf", 5).decode("ascii")
    assert "".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in sentence) in rich
    names = office_file("csv", 5).decode("utf-8-sig").splitlines()[1].split(",")[1]
    assert names.encode("utf-16-le") in office_file("xls", 5)


def test_pictures_are_pictures() -> None:
    """Images decode fully and have the resolution that digitised papers need (200 dpi)."""
    for kind, name in (("jpeg", "JPEG"), ("png", "PNG"), ("tif", "TIFF")):
        with Image.open(io.BytesIO(office_file(kind, 2))) as image:
            image.load()
            assert image.format == name
            assert [round(float(value)) for value in image.info["dpi"]] == [200, 200]
