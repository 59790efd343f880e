"""The rulebook: a page for every rule, what was seen and proved of it, and what changed since the last edition."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pypdf
import pytest
from sample_run import SampleRun
from test_page import Read

from harness.catalogue import FEATURES, Rules
from harness.cli import main
from reports.proof import proved_rules, read_proof
from reports.record import RunRecord
from reports.rulebook.edition import changes, read_manifest
from reports.rulebook.law import LawError, read_law
from reports.rulebook.write import Sources, write_rulebook
from reports.summary import summary

LAW = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Điều 1. Ban hành một quy chế bịa ra để thử.

Nơi nhận:
- Lưu.

QUY CHẾ
Chương I
TÊN CHƯƠNG

Điều 15. Tên điều

1. Câu mở đầu của khoản một.

2. Câu của khoản hai <script>alert(1)</script>:

a) Câu của điểm a.
Dòng nối của điểm a.

đ) Câu của điểm đ.

5. Khoản năm.

5. Khoản năm nữa.

Chương II
TÊN CHƯƠNG HAI

Điều 16. Không chia khoản

Câu duy nhất.
"""


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules.load(FEATURES)


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "quy-che.txt"
    path.write_text(LAW, "utf-8")
    return path


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    rows = [
        {"id": "a", "rule": "D15.k2-2", "verdict": "killed", "killed_by": ["KB-D15-07"]},
        {"id": "b", "rule": "D15.k2-2", "verdict": "killed", "killed_by": ["KB-D15-08"]},
        {"id": "c", "rule": "D15.k1-1", "verdict": "killed", "killed_by": ["KB-D15-20"]},
        {"id": "d", "rule": "D15.k1-1", "verdict": "survived", "killed_by": []},
    ]
    path = tmp_path / "proof.json"
    path.write_text(
        json.dumps({"schema": "kiemchuan/proof/1", "defects": rows, "controls": [], "nulls": []}), "utf-8"
    )
    return path


def text(path: Path) -> str:
    return " ".join(Read(path.read_text("utf-8")).text.split())


def test_every_rule_has_a_page_and_every_link_leads_to_a_place(
    tmp_path: Path, finished: Path, law: Path
) -> None:
    out = tmp_path / "book"
    write_rulebook(Sources(run=finished, regulation=law), out, pdf=False)
    assert {path.stem for path in (out / "quy-tac").iterdir()} == set(Rules.load(FEATURES).by_id)
    pages = {path.resolve(): Read(path.read_text("utf-8")) for path in out.rglob("*.html")}
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path.name
        for link in page.links:
            address, fragment = urldefrag(link)
            target = (path.parent / address).resolve() if address else path
            assert target.exists(), (path.name, link)
            assert not fragment or fragment in pages[target].ids, (path.name, link)


def test_a_rule_says_what_was_seen_and_proved(tmp_path: Path, finished: Path, proof: Path) -> None:
    out = tmp_path / "book"
    write_rulebook(Sources(run=finished, proof=proof), out, pdf=False)
    told = text(out / "quy-tac" / "D15.k2-2.html")
    assert "Điều 15 khoản 2" in told
    assert "không đạt" in told
    assert "2/2 lỗi cấy bị phép kiểm của quy tắc phát hiện" in told
    assert "Giờ hành chính là giờ nào" in told
    assert "Thì [D15.k2-2] thời điểm tiếp nhận tính theo giờ hành chính" in told
    half = text(out / "quy-tac" / "D15.k1-1.html")
    assert "1/2 lỗi cấy" in half
    assert "✓ 1/2" not in half


def test_it_says_of_every_rule_what_the_summary_says(tmp_path: Path, finished: Path) -> None:
    out = tmp_path / "book"
    write_rulebook(Sources(run=finished), out, pdf=False)
    said = {row["id"]: row["verdict"] for row in summary(RunRecord.read(finished))["rules"]}
    told = {rule: row["verdict"] for rule, row in read_manifest(out)["rules"].items() if row["verdict"]}
    assert told == said
    for rule, verdict in said.items():
        page = (out / "quy-tac" / f"{rule}.html").read_text("utf-8")
        assert re.findall('class="badge v-([a-z-]+)"', page) == [verdict]


def test_a_rule_that_no_machine_can_test_says_why(tmp_path: Path, rules: Rules) -> None:
    write_rulebook(Sources(), tmp_path / "book", pdf=False)
    rule = next(rule for rule in rules if rule.method == "not-testable")
    told = text(tmp_path / "book" / "quy-tac" / f"{rule.id}.html")
    assert rule.why_not_vi in told
    assert rule.why_not_en in told


def test_without_the_regulation_it_is_only_cited(tmp_path: Path) -> None:
    out = tmp_path / "book"
    write_rulebook(Sources(), out, pdf=False)
    assert not any("blockquote" in path.read_text("utf-8") for path in out.rglob("*.html"))
    assert read_manifest(out)["regulation_sha256"] is None


def test_with_it_the_words_of_the_clause_stand_beside_and_the_file_is_named(
    tmp_path: Path, law: Path
) -> None:
    out = tmp_path / "book"
    write_rulebook(Sources(regulation=law), out, pdf=False)
    page = (out / "quy-tac" / "D15.k2-2.html").read_text("utf-8")
    assert "2. Câu của khoản hai &lt;script&gt;alert(1)&lt;/script&gt;:" in page
    assert "Câu mở đầu của khoản một" not in page
    known = read_law(law).sha256
    assert known in page
    assert read_manifest(out)["regulation_sha256"] == known


def test_the_regulation_is_read_by_its_articles_clauses_and_points(law: Path) -> None:
    found = read_law(law)
    assert found.of(15, "2", "a") == (
        "2. Câu của khoản hai <script>alert(1)</script>:",
        "a) Câu của điểm a.\nDòng nối của điểm a.",
    )
    assert found.of(15, "2", "đ")[1] == "đ) Câu của điểm đ."
    assert found.of(15, "5 (thứ nhất)", "") == ("5. Khoản năm.",)
    assert found.of(15, "5 (thứ hai)", "") == ("5. Khoản năm nữa.",)
    assert found.of(16, "", "") == ("Câu duy nhất.",)
    assert found.of(0, "1", "") == ("Ban hành một quy chế bịa ra để thử.",)
    assert found.of(99, "1", "") == ()


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", "Thư không phải quy chế.".encode()], ids=["binary", "letter"]
)
def test_a_file_that_is_no_regulation_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    with pytest.raises(LawError):
        read_law(path)


def test_the_real_regulation_gives_words_to_every_rule(rules: Rules) -> None:
    real = Path("/").joinpath("work", "shared", "regulation", "qd-50-2018.txt")
    if not real.exists():
        pytest.skip("the text of the regulation is not on this machine")
    found = read_law(real)
    assert [rule.id for rule in rules if not found.of(rule.article, rule.clause, rule.point)] == []
    assert [
        rule.id for rule in rules if rule.point and not found.point(rule.article, rule.clause, rule.point)
    ] == []


def test_the_same_sources_give_the_same_edition(tmp_path: Path, finished: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for out in (first, second):
        write_rulebook(Sources(run=finished), out, pdf=False)
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert len(files) > 270
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in files)


def test_what_changed_since_the_last_edition_is_told(tmp_path: Path, finished: Path) -> None:
    write_rulebook(Sources(), tmp_path / "old", pdf=False)
    manifest = tmp_path / "old" / "edition.json"
    old = json.loads(manifest.read_text("utf-8"))
    old["rules"]["D15.k1-1"]["words"] = "0" * 64
    old["rules"]["D15.k1-2"]["scenarios"] = {"KB-D15-999": "1"}
    old["rules"]["D99.k1"] = old["rules"].pop("D15.k3-1")
    manifest.write_text(json.dumps(old), "utf-8")
    out = tmp_path / "new"
    write_rulebook(Sources(run=finished, previous=tmp_path / "old"), out, pdf=False)
    found = {row.rule: [words.vi for words in row.what] for row in changes(old, read_manifest(out))}
    assert found["D15.k1-1"] == ["câu chữ", "kết luận: – → passed"]
    assert "bỏ tình huống: KB-D15-999" in found["D15.k1-2"]
    assert found["D15.k3-1"] == ["quy tắc mới"]
    assert found["D99.k1"] == ["quy tắc không còn"]
    assert found["D15.k2-2"] == ["kết luận: – → failed"]
    told = text(out / "thay-doi.html")
    assert "quy tắc không còn" in told
    assert "câu chữ" in text(out / "quy-tac" / "D15.k1-1.html")


def test_an_equal_edition_changed_nothing(tmp_path: Path) -> None:
    write_rulebook(Sources(), tmp_path / "a", pdf=False)
    write_rulebook(Sources(previous=tmp_path / "a"), tmp_path / "b", pdf=False)
    assert "Không có gì thay đổi" in text(tmp_path / "b" / "thay-doi.html")
    assert read_manifest(tmp_path / "a")["sha256"] == read_manifest(tmp_path / "b")["sha256"]


@pytest.mark.slow
def test_the_printed_book_holds_every_rule_in_vietnamese(
    tmp_path: Path, finished: Path, rules: Rules
) -> None:
    written = write_rulebook(Sources(run=finished), tmp_path / "book", pdf=True)
    book = pypdf.PdfReader(written["pdf"])
    told = "".join(page.extract_text() for page in book.pages)
    assert [rule.id for rule in rules if rule.id not in told] == []
    assert "Thời điểm gửi, nhận văn bản điện tử" in told
    assert len(book.outline) > 20


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = tmp_path / "site" / "index.html"
    foreign.parent.mkdir()
    foreign.write_text("của người khác", "utf-8")
    assert main(["rulebook", "--out", str(foreign.parent)]) == 2
    assert "no rulebook" in capsys.readouterr().err
    assert foreign.read_text("utf-8") == "của người khác"


@pytest.mark.parametrize(
    ("option", "content"),
    [("--proof", "{}"), ("--proof", "["), ("--regulation", "không có gì"), ("--previous", "x")],
)
def test_a_source_that_cannot_be_used_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, content: str
) -> None:
    source = tmp_path / "source"
    source.write_text(content, "utf-8")
    out = tmp_path / "book"
    assert main(["rulebook", option, str(source), "--out", str(out)]) == 2
    assert "source" in capsys.readouterr().err
    assert not out.exists()


def test_nothing_that_a_product_wrote_can_act(tmp_path: Path, new_run: Callable[[], SampleRun]) -> None:
    name = "</title><script>window.pwned=1</script>\u202e<img src=x onerror=alert(1)>"
    sut: dict[str, Any] = {"name": name, "version": name, "vendor": name, "role": "agency"}
    folder = new_run().begin(sut=sut).run("KB-D15-01").finish()
    write_rulebook(Sources(run=folder), tmp_path / "book", pdf=False)
    for path in (tmp_path / "book").rglob("*.html"):
        page = path.read_text("utf-8")
        assert Read(page).acting == ["script src"]
        assert len(re.findall("<script", page)) == 1
        assert "\u202e" not in page


def test_a_proof_is_read_by_rule(proof: Path) -> None:
    found = read_proof(proof)
    assert (found["D15.k2-2"].proved, found["D15.k1-1"].proved) == (True, False)
    assert proved_rules(proof) == {"D15.k2-2"}
    assert found["D15.k2-2"].killed_by == ("KB-D15-07", "KB-D15-08")
