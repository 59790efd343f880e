"""When two texts say the same, and when one PDF is another one signed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from harness.oracles.pdf_text import is_same_document
from harness.oracles.wording import same_agency, same_name, same_number, same_words, urgency_named


def test_white_space_and_composition_of_letters_do_not_matter() -> None:
    assert same_words("Về việc\n thử  nghiệm ", unicodedata.normalize("NFD", "Về việc thử nghiệm"))


@pytest.mark.parametrize("other", ["Về việc thửnghiệm", "Về việc thư nghiệm", "về việc thử nghiệm", ""])
def test_letters_marks_and_gaps_matter(other: str) -> None:
    assert not same_words("Về việc thử nghiệm", other)


def test_names_may_be_in_capitals() -> None:
    assert same_name("Phó Giám đốc", "PHÓ GIÁM ĐỐC")
    assert not same_name("Phó Giám đốc", "Giám đốc")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("5", "05", True), ("15", "15", True), ("01/2020", "01/2020", True),
        ("5", "50", False), ("01/2020", "1/2020", False), ("", "5", False),
    ],
)  # fmt: skip
def test_a_printed_number_may_begin_with_zeros(a: str, b: str, same: bool) -> None:
    assert same_number(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Sở Nội vụ", "Sở Nội vụ tỉnh An Giang", True),
        ("SỞ NỘI VỤ TỈNH AN GIANG", "Sở Nội vụ", True),
        ("Sở Nội vụ", "Sở Tài chính", False),
        ("", "Sở Nội vụ", False),
    ],
)
def test_an_agency_may_be_called_by_its_longer_or_shorter_name(a: str, b: str, same: bool) -> None:
    assert same_agency(a, b) is same


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("Thường", 0), ("", 0), ("Không khẩn", 0), ("Mức độ khẩn: thường", 0), ("Khẩn", 1), ("Độ khẩn: Khẩn", 1),
        ("THƯỢNG KHẨN", 2), ("Hỏa tốc", 3), ("HOẢ TỐC", 3), ("Hỏa tốc hẹn giờ", 4),
    ],
)  # fmt: skip
def test_words_for_urgency(label: str, level: int) -> None:
    assert urgency_named(label) == level


def test_a_file_with_something_appended_is_the_same_document(paper: Callable[..., bytes]) -> None:
    original = paper(text="So: 01/QD-SNV ve viec hop")
    assert is_same_document(original, original + b"\n% signed")


def test_a_file_written_anew_with_a_stamp_is_the_same_document(paper: Callable[..., bytes]) -> None:
    assert is_same_document(paper(text="So: 01/QD-SNV hop"), paper(text="So: 01/QD-SNV hop SAO Y"))


def test_one_word_less_is_another_document(paper: Callable[..., bytes]) -> None:
    assert not is_same_document(paper(text="So: 01/QD-SNV hop"), paper(text="So: 02/QD-SNV hop"))
