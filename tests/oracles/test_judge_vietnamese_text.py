"""The judge tells Unicode Vietnamese from older codes (Đ4.k2), in texts and files, as the reference does by itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.oracles.dieu_04_encoding import encoding_of
from harness.oracles.file_texts import text_of
from harness.oracles.vietnamese_text import has_lost_letters, legacy_words, same_letters
from simulators.agencies.letters import tones_apart
from simulators.agencies.papers import vocabulary
from simulators.agencies.papers.legacy import LINES, legacy_file, scan, unusual_unicode
from simulators.agencies.papers.office import LISTED_KINDS, office_file
from simulators.protocol.charset import detect_legacy, from_tcvn3, from_vni, to_tcvn3, to_vni
from simulators.protocol.files import sniff
from simulators.protocol.files.letters import old_letters

TEXTS = [
    *LINES,
    *vocabulary.MATTERS,
    *(kind.name for kind in vocabulary.DOCUMENT_TYPES),
    *vocabulary.CLOSINGS,
]
FOREIGN = [
    "Müller và Gödel",
    "São Paulo",
    "Ångström",
    "café, résumé",
    "Straße",
    "Nestlé Việt Nam",
    "naïve",
    "Łódź",
    "Београд",
]


@pytest.mark.parametrize("text", TEXTS)
def test_official_vietnamese_is_no_older_code_in_any_shape(text: str) -> None:
    for shape in (text, unicodedata.normalize("NFD", text), tones_apart(text), text.upper()):
        assert legacy_words(shape) == ()


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign_words_are_no_older_code(text: str) -> None:
    assert legacy_words(text) == ()


@pytest.mark.parametrize("text", [text for text in TEXTS if not text.isascii()])
def test_judge_and_reference_see_every_older_code(text: str) -> None:
    """A word or two may by chance be right Vietnamese in the older code as well: then neither sees anything."""
    for old in (to_tcvn3(text), to_vni(text)):
        assert bool(legacy_words(old)) == (detect_legacy(old) is not None), old


@pytest.mark.parametrize("text", LINES)
def test_text_read_in_a_wrong_code_is_seen(text: str) -> None:
    assert legacy_words(text.encode().decode("latin-1"))
    assert legacy_words(tones_apart(text).encode("cp1258").decode("cp1252"))


@given(st.lists(st.sampled_from([word for text in TEXTS for word in text.split()]), min_size=1, max_size=8))
def test_text_in_an_older_code_can_be_read_back(words: list[str]) -> None:
    text = " ".join(words)
    assert from_vni(to_vni(text.lower())) == text.lower()
    assert from_tcvn3(to_tcvn3(text.lower())) == text.lower()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    legacy_words(text)
    has_lost_letters(text, text[::-1])


@pytest.mark.parametrize(
    ("shown", "lost"),
    [
        ("Về việc báo cáo", False), (unicodedata.normalize("NFD", "Về việc báo cáo"), False),
        (tones_apart("Về việc báo cáo"), False), ("Ve viec bao cao", True), ("V? vi?c b?o c?o", True),
        ("Vê viêc bao cao", True), ("V\ufffd vi\ufffdc b\ufffdo c\ufffdo", True), (to_tcvn3("Về việc báo cáo"), True),
        (to_vni("Về việc báo cáo"), True), ("Về việc khác hẳn", False), ("", False), ("x" * 5000, False),
    ],
)  # fmt: skip
def test_spoilt_letters_are_told_from_another_text(shown: str, lost: bool) -> None:
    assert has_lost_letters("Về việc báo cáo", shown) is lost


def test_composed_decomposed_and_half_of_each_are_the_same_letters() -> None:
    text = "Ủy ban nhân dân xã Vĩnh Thạnh Trung"
    for shape in (unicodedata.normalize("NFD", text), tones_apart(text)):
        assert shape != text and same_letters(text, shape)


@pytest.mark.parametrize("code", ["tcvn3", "vni"])
@pytest.mark.parametrize("kind", ["txt", "docx", "rtf", "pdf"])
def test_judge_and_reference_see_older_codes_in_files(kind: str, code: str) -> None:
    data = legacy_file(kind, code)
    assert sniff(data, f"a.{kind}").extension == kind
    assert text_of(data).legacy and old_letters(data, kind)


@pytest.mark.parametrize("kind", LISTED_KINDS)
def test_papers_of_today_are_unicode(kind: str) -> None:
    data = office_file(kind)
    assert text_of(data).legacy == () == old_letters(data, kind)


def test_unusual_unicode_and_scans_are_no_older_code() -> None:
    for kind in ("txt", "docx"):
        data = unusual_unicode(kind)
        assert text_of(data).assessable and text_of(data).legacy == () == old_letters(data, kind)
    assert not text_of(scan()).assessable and old_letters(scan(), "pdf") == ()


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from((b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1", b"\xff\xfe")))
def test_a_hostile_file_tells_nothing_and_raises_nothing(data: bytes, beginning: bytes) -> None:
    text_of(beginning + data)
    for kind in ("pdf", "docx", "rtf", "txt"):
        old_letters(beginning + data, kind)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("<a>Sở</a>".encode(), "UTF-8"), (b"\xef\xbb\xbf<a/>", "UTF-8"),
        ('<?xml version="1.0" encoding="utf-8"?><a>Sở</a>'.encode(), "UTF-8"),
        ('<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"), "UTF-16"),
        ("<a/>".encode("utf-16-be"), "UTF-16"), (b'<?xml version="1.0" encoding="windows-1258"?><a/>', "WINDOWS-1258"),
        (b"<a>S\xf3</a>", "khai UTF-8, byte 4 không phải UTF-8"),
    ],
    ids=["bare", "marked", "declared", "utf-16", "utf-16-unmarked", "windows", "not what it says"],
)  # fmt: skip
def test_the_encoding_of_a_package_is_read_from_its_bytes(raw: bytes, encoding: str) -> None:
    assert encoding_of(raw) == encoding
