"""Vietnamese in an older code is recognised by its words; Unicode Vietnamese and foreign text never are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulators.protocol.charset import detect_legacy, from_tcvn3, is_nfc, outside_tcvn6909, to_nfc
from simulators.protocol.syllables import is_syllable

SENTENCES = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Về việc báo cáo tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội năm 2019",
    "Ủy ban nhân dân tỉnh An Giang; “Quyết định” số 50/2018/QĐ-UBND ngày 17/12/2018",
    "Giữ gìn, nghiêng, thuở, khuya, quýt, yểu điệu, giếng, khoảnh khắc, ngoằn ngoèo, Đắk Lắk",
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
TCVN3_BYTES = (
    "b5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbaeccd0cecfd1aad2d5d3d4d6d7ddd8dcdedfe3e1e2e4abe5e8e6e7e9aceaedebecee"
    "eff3f1f2f4adf5f8f6f7f9fafdfbfcfe"
)


def in_tcvn3(text: str) -> bytes:
    table = dict(zip(UNICODE, bytes.fromhex(TCVN3_BYTES), strict=True))
    return bytes(table.get(c, ord(c)) for c in text.lower() if c in table or ord(c) < 256)


def in_cp1258(text: str) -> bytes:
    """Windows-1258 writes the tone of a vowel apart."""
    pieces = []
    for char in text:
        apart = unicodedata.normalize("NFD", char)
        tone = "".join(c for c in apart if c in TONES)
        base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
        pieces.append((base + tone).encode("cp1258", "ignore"))
    return b"".join(pieces)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_vietnamese_is_never_suspected(sentence: str, form: str) -> None:
    """Composed or not, as text and as UTF-8 bytes, with or without a byte order mark."""
    text = unicodedata.normalize(form, sentence)  # type: ignore[arg-type]
    assert detect_legacy(text) is None
    assert detect_legacy(text.encode()) is None
    assert detect_legacy(text.encode("utf-8-sig")) is None
    assert detect_legacy(text.encode("utf-16")) is None


@pytest.mark.parametrize(
    "text",
    ["", "Plain English text", "Müller und Söhne", "Café crème à la carte", "São Paulo, señor Nuñez", "Zoë, Łódź",
     "ASEAN® © 2019 § 5 ± 2°C", "naïve", "Привет", "日本", "ISO/IEC 27001:2013", "x² + y² = 5·10³"],
)  # fmt: skip
def test_foreign_text_is_never_suspected(text: str) -> None:
    """Names of partners and symbols occur in official documents."""
    assert detect_legacy(text) is None


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tcvn3_is_recognised_and_repaired(sentence: str) -> None:
    """Fonts `.Vn*` (TCVN 5712), as bytes and as text read in Latin-1."""
    data = in_tcvn3(sentence)
    for given_text in (data, data.decode("latin-1")):
        found = detect_legacy(given_text)
        assert found is not None
        assert found.code == "tcvn3"
        assert found.words
    assert from_tcvn3(data.decode("latin-1")) == "".join(c for c in sentence.lower() if c not in "“”")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Quyeát ñònh cuûa UÛy ban nhaân daân tænh", "Quyết định của Ủy ban nhân dân tỉnh"),
        ("Trích yeáu noäi dung vaên baûn ñöôïc göûi", "Trích yếu nội dung văn bản được gửi"),
    ],
)
def test_vni_is_recognised_and_repaired(text: str, meant: str) -> None:
    """A vowel with its mark behind it."""
    found = detect_legacy(text)
    assert found is not None
    assert (found.code, found.meant) == ("vni", meant)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_windows_1258_is_recognised_and_repaired(sentence: str) -> None:
    """As bytes and as text read in Windows-1252."""
    data = in_cp1258(sentence)
    for given_text in (data, data.decode("cp1252")):
        found = detect_legacy(given_text)
        assert found is not None
        assert (found.code, found.meant) == ("cp1258", to_nfc(sentence))


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_utf_8_read_in_a_wrong_code_is_recognised_and_repaired(sentence: str, form: str) -> None:
    """The commonest corruption: bytes of UTF-8 shown as Latin-1."""
    text = unicodedata.normalize(form, sentence).encode().decode("latin-1")  # type: ignore[arg-type]
    found = detect_legacy(text)
    assert found is not None
    assert (found.code, found.meant) == ("mojibake", sentence)


def test_lost_letters_are_a_finding() -> None:
    """U+FFFD stands where a letter was (axis-api §8.6)."""
    found = detect_legacy("Th\ufffd\ufffdnh c\ufffd\ufffdng")
    assert found is not None
    assert (found.code, found.words, found.meant) == ("replaced", ("Th\ufffd\ufffdnh", "c\ufffd\ufffdng"), "")


def test_bytes_that_are_no_unicode_are_a_finding_even_without_a_guess() -> None:
    """Not UTF-8 is not the code of TCVN 6909 in exchange (Đ4.k2)."""
    found = detect_legacy(b"abc \x81\x9d\xff")
    assert found is not None
    assert (found.code, found.meant) == ("unknown", "")


def test_one_legacy_word_among_good_ones_is_found() -> None:
    """A field pasted together from two sources."""
    found = detect_legacy("Thông báo về việc ®¨ng ký")
    assert found is not None
    assert (found.code, found.words) == ("tcvn3", ("®¨ng",))


@given(st.text())
def test_any_text_is_looked_at_without_failing(text: str) -> None:
    """Whatever comes, there is an answer, and a finding names words of the text unless nothing is left of
    them.
    """
    found = detect_legacy(text)
    assert found is None or found.words
    assert is_nfc(to_nfc(text))


@given(st.binary())
def test_any_bytes_are_looked_at_without_failing(data: bytes) -> None:
    """Hostile bytes included."""
    detect_legacy(data)


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        (" ".join(SENTENCES), ()),
        (UNICODE.upper(), ()),
        ("a\u0301 ₫ – “x” ½ €", ()),
        ("Łódź", ("Ł", "ź")),
        ("Việt \u200bNam\x07", ("\u200b", "\x07")),
    ],
)
def test_letters_outside_the_vietnamese_repertoire_are_named(text: str, outside: tuple[str, ...]) -> None:
    """Combining tones are inside, punctuation never counts, control characters do."""
    assert outside_tcvn6909(text) == outside


@pytest.mark.parametrize(
    "word", ["quyết", "Giang", "YÊN", "nghiêng", "gì", "giếng", "uý", "Ủy", "khuỷu", "ngoẹo", "đồng"]
)
def test_vietnamese_syllables(word: str) -> None:
    """Case and the place of the tone mark play no part."""
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["CéNG", "ViÖt", "Müller", "quyeát", "w", "ngh", "ắấ", "đx", ""])
def test_what_is_no_vietnamese_syllable(word: str) -> None:
    """Foreign letters, two tones, no vowel."""
    assert not is_syllable(word)
