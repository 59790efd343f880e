"""The scanner finds what it knows wherever it lies in a file, leaves clean papers alone, and is beaten by no bomb."""

from __future__ import annotations

import io
import subprocess
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from simulators.agencies.papers import LISTED_KINDS, office_file, official_pdf
from simulators.agencies.papers.infected import (
    INFECTED,
    infected_file,
    macro_container,
    pdf_with_launch,
    pdf_with_script,
)
from simulators.antivirus import Engine, Limits, active_content, eicar_file, is_eicar, load_signatures
from simulators.antivirus.macros import decompress

ROOT = Path(__file__).resolve().parents[2]
MALWARE = [kind for kind in INFECTED if "vô hại" not in kind and "gọi chạy" not in kind]
CODE = [kind for kind in INFECTED if kind not in MALWARE]


@pytest.mark.parametrize("kind", MALWARE)
def test_it_finds_what_is_hidden_in_a_paper(kind: str) -> None:
    name, data = infected_file(kind)
    finding = Engine().scan(data)
    assert finding is not None, name
    assert finding.name == "Eicar-Test-Signature" or finding.name.startswith("Kiemchuan.Thu.")


@pytest.mark.parametrize("kind", LISTED_KINDS)
@pytest.mark.parametrize("seed", range(3))
def test_clean_papers_are_clean(kind: str, seed: int) -> None:
    data = office_file(kind, seed)
    assert Engine().scan(data) is None
    assert active_content(data) is None


@pytest.mark.parametrize("kind", CODE)
def test_harmless_code_is_no_virus_but_is_seen_as_code(kind: str) -> None:
    _, data = infected_file(kind)
    assert Engine().scan(data) is None
    assert active_content(data) is not None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (office_file("docm"), "macro"),
        (infected_file("tệp docx có macro vô hại")[1], "macro"),
        (pdf_with_script("app.alert(1)", compressed=False), "javascript"),
        (pdf_with_script("app.alert(1)").replace(b"/JavaScript", b"/Java#53cript"), "javascript"),
        (pdf_with_launch("cmd.exe"), "launch"),
    ],
    ids=["docm", "docx with macros", "script", "escaped name", "launch"],
)
def test_code_is_named_by_its_kind(data: bytes, kind: str) -> None:
    found = active_content(data)
    assert found is not None
    # A .docm of ours has a macro part by name; others are told by their streams.
    assert found.kind == kind


def test_actions_inside_an_object_stream_are_seen() -> None:
    """PDF 1.5 packs dictionaries into compressed streams, where a search of the raw bytes finds nothing."""
    objects = zlib.compress(b"7 0 << /S /JavaScript /JS (app.alert(1)) >>")
    packed = b"%PDF-1.5\n1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n" + objects
    assert active_content(packed + b"\nendstream endobj\n%%EOF") is not None


def test_words_about_scripts_are_no_scripts() -> None:
    text = "Hướng dẫn dùng /JavaScript và /Launch trong tài liệu".encode()
    assert active_content(text) is None


@pytest.mark.parametrize("tail", [b"", b"\n", b"\r\n", b" \t\x1a", b" " * 60], ids=ascii)
def test_the_test_file_may_end_in_blanks(tail: bytes) -> None:
    assert is_eicar(eicar_file() + tail)


@pytest.mark.parametrize(
    "data",
    [
        b" " + eicar_file(),
        eicar_file() + b" " * 61,
        eicar_file() + b"x",
        eicar_file()[:-1],
        eicar_file().lower(),
    ],
    ids=["blank in front", "longer than 128", "text behind", "cut short", "small letters"],
)
def test_nothing_else_is_the_test_file(data: bytes) -> None:
    assert not is_eicar(data)
    assert Engine().scan(data) is None


def test_the_test_file_stands_nowhere_whole_in_the_project() -> None:
    """Or scanners of those who check the project out would take it for infected."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    whole = eicar_file()
    files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    assert [str(path) for path in files if path.is_file() and whole in path.read_bytes()] == []


def test_signatures_are_invented_and_each_is_found() -> None:
    book = load_signatures()
    assert book.signatures
    for signature in book.signatures:
        assert b"kiemchuan" in signature.pattern
        finding = Engine().scan(b"truoc " + signature.pattern + b" sau")
        assert finding is not None and finding.name == signature.name


def test_macro_source_comes_back_from_its_container() -> None:
    source = b"Sub AutoOpen()\r\n" + b"' mot dong chu thich\r\n" * 400 + b"End Sub\r\n"
    assert decompress(macro_container(source), 1 << 20) == source


def test_macro_source_with_copy_tokens_comes_back() -> None:
    """The example of [MS-OVBA] 3.2.2: repeated letters, as office programs compress them."""
    container = bytes.fromhex("012fb0002361616162636465820066006774686967680062"[:46])
    assert decompress(container, 100).startswith(b"#aaabcde")


def _zip(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return target.getvalue()


def _nested(depth: int) -> bytes:
    data = eicar_file()
    for level in range(depth):
        data = _zip({f"{level}.zip": data})
    return data


@pytest.mark.parametrize(
    ("data", "bound"),
    [
        (_zip({"bom.bin": bytes(80 << 20)}), "MaxScanSize"),
        (_zip({f"{n}.txt": b"x" for n in range(2100)}), "MaxFiles"),
        (_nested(12), "MaxRecursion"),
        (b"\x1f\x8b" + zlib.compressobj(9, zlib.DEFLATED, 31).compress(b"")[2:] + b"", None),
        (b"%PDF-1.4\nstream\n" + zlib.compress(bytes(80 << 20)) + b"\nendstream", "MaxScanSize"),
    ],
    ids=["large", "many", "deep", "empty gzip", "PDF stream"],
)
def test_a_bomb_is_stopped_and_named(data: bytes, bound: str | None) -> None:
    began = time.monotonic()
    finding = Engine().scan(data)
    assert (finding.name if finding else None) == (bound and f"Heuristics.Limits.Exceeded.{bound}")
    assert time.monotonic() - began < 5


def test_what_lies_as_deep_as_allowed_is_still_found() -> None:
    limits = Limits(depth=4)
    inside = Engine(limits=limits).scan(_nested(4))
    beyond = Engine(limits=limits).scan(_nested(5))
    assert inside is not None and inside.name == "Eicar-Test-Signature"
    assert beyond is not None and beyond.name == "Heuristics.Limits.Exceeded.MaxRecursion"


@pytest.mark.parametrize(
    "damage",
    [
        lambda d: d[:-30],
        lambda d: d[:200],
        lambda d: d.replace(b"PK\x01\x02", b"PK\xff\xff"),
        lambda d: d[::-1],
    ],
    ids=["end cut", "cut short", "directory damaged", "backwards"],
)
@pytest.mark.parametrize("kind", ["docx", "doc", "odt", "pdf", "xls"])
def test_damaged_papers_are_scanned_without_falling_over(kind: str, damage: object) -> None:
    assert callable(damage)
    assert Engine().scan(damage(office_file(kind))) is None


def test_an_ordinary_paper_is_scanned_in_little_time() -> None:
    paper = official_pdf("Về việc báo cáo", 3)
    began = time.monotonic()
    for _ in range(10):
        Engine().scan(paper)
        active_content(paper)
    assert time.monotonic() - began < 2
