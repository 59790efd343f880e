"""The single-file report opens on the answer, holds every rule and scenario of the run, and stays small."""

from __future__ import annotations

import base64
import gzip
import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from sample_run import HOSTILE, SampleRun, rule

from harness.cli import main
from harness.run.evidence import EvidenceStore
from reports import write_all
from reports.page.exchange import Arrow, Lane, arrow
from reports.page.lines import json_line, json_lines, xml_line, xml_lines
from reports.page.write import page
from reports.record import RunRecord
from reports.summary import summary


class Read(HTMLParser):
    """What a page says, and what in it could act."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.acting: list[str] = []
        self.text = ""
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside = tag if tag in ("script", "style") else self._inside
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.acting += [
            f"{tag} {name}" for name in given if name.startswith("on") or name in ("src", "style")
        ]

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        self.text += "" if self._inside else data + " "


def unpacked(text: str) -> list[dict[str, Any]]:
    """Every scenario of a page, as its script reads them."""
    chunks = re.findall(r'<script type="application/octet-stream" id="chunk-\d+">([^<]+)</script>', text)
    return [row for chunk in chunks for row in json.loads(gzip.decompress(base64.b64decode(chunk)))]


def test_it_opens_on_the_answer_and_one_next_step(finished: Path) -> None:
    told = Read(page(RunRecord.read(finished))).text
    answer = told.index("Chưa đủ điều kiện chứng nhận")
    obstacle = told.index("1 quy tắc bắt buộc không đạt")
    assert answer < obstacle < told.index("D15.k2-2", obstacle) < told.index("Bước tiếp theo")
    assert told.index("kiemchuan run --scenario KB-D15-02 --seed 7") < told.index("Còn vướng ở đâu")


def test_a_cut_off_run_concludes_nothing(cut_off: Path) -> None:
    told = Read(page(RunRecord.read(cut_off))).text
    assert "Chưa kết luận được" in told
    assert "Lượt chạy bị cắt ngang" in told
    assert "Đủ điều kiện chứng nhận" not in told


def test_a_certifiable_product_is_told_so(new_run: Callable[[], SampleRun]) -> None:
    folder = new_run().begin().run("KB-D15-01").finish([rule("D15.k2-2", "passed")], certifiable=True)
    told = Read(page(RunRecord.read(folder))).text
    assert "Đủ điều kiện chứng nhận" in told
    assert "Còn vướng ở đâu" not in told


def test_every_rule_and_scenario_stands_in_it_with_the_verdict_of_the_summary(finished: Path) -> None:
    record = RunRecord.read(finished)
    text = page(record)
    told = summary(record)
    shown = dict(re.findall(r'<details class="rule v-[a-z-]+" id="([^"]+)" data-verdict="([^"]+)"', text))
    assert shown == {row["id"]: row["verdict"] for row in told["rules"]}
    assert {row["id"]: row["verdict"] for row in unpacked(text)} == {
        row["id"]: row["verdict"] for row in told["scenarios"]
    }


def test_ids_are_unique_and_links_lead_somewhere(finished: Path) -> None:
    text = page(RunRecord.read(finished))
    found = Read(text)
    assert len(found.ids) == len(set(found.ids))
    scenarios = {row["id"] for row in unpacked(text)}
    assert [link for link in found.links if link != "#" and link[1:] not in {*found.ids, *scenarios}] == []


def test_the_same_run_gives_the_same_page(finished: Path) -> None:
    assert page(RunRecord.read(finished)) == page(RunRecord.read(finished))


def test_nothing_in_it_can_act_but_its_own_script(finished: Path) -> None:
    """No handler, no address to load from, no inline style; a policy that allows one script by its hash."""
    text = page(RunRecord.read(finished))
    assert Read(text).acting == []
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-") or "&#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert "<script>alert" not in text
    assert not re.search(r"(src|href)=[\"']?(https?:|//|javascript:)", text)


def test_what_a_product_wrote_is_shown_with_escapes(finished: Path) -> None:
    """Control characters and turned text of a product cannot disguise a line of the report."""
    assert "\x1b" in HOSTILE
    told = Read(page(RunRecord.read(finished))).text
    assert "07:00\\x00\\x1b[31m<script>alert(1)</script>&\\ufffe" in told


def test_a_thousand_scenarios_with_messages_that_do_not_compress_stay_below_ten_megabytes(
    finished: Path,
) -> None:
    """Texts of scenarios that passed give way first, to the place of the evidence; nothing is left out silently."""
    record = RunRecord.read(finished)
    store = EvidenceStore(finished / "evidence")
    letters = random.Random(1)
    passed, failed = (next(s for s in record.scenarios if s.verdict == v) for v in ("passed", "failed"))
    many = []
    for number in range(1000):
        text = "".join(
            chr(letters.randrange(0x4E00, 0x9FFF)) + ("\n" if n % 60 == 0 else "") for n in range(9000)
        )
        base = failed if number % 10 == 0 else passed
        seen = [{**row, "blobs": {"message": store.put(f"<edXML>{text}</edXML>".encode())}}
                for row in base.outside]  # fmt: skip
        path = f"dieu_15/{number // 20}.feature"
        many.append(replace(base, id=f"KB-D15-{number:04}", outside=tuple(seen), path=path))
    text = page(replace(record, scenarios=tuple(many)))
    assert len(text.encode()) < 10_000_000
    rows = unpacked(text)
    assert len(rows) == 1000
    blobs = [blob for row in rows for seen in row["seen"] for blob in seen["blobs"]]
    assert all(re.fullmatch(r"evidence/[0-9a-f]{2}/[0-9a-f]{64}", blob["place"]) for blob in blobs)
    assert 0 < sum("text" in blob for blob in blobs) < len(blobs)


def test_it_is_written_beside_the_other_reports(finished: Path) -> None:
    written = write_all(finished, html=False, page=True)
    assert written["page"] == finished / "kiemchuan.html"
    assert written["page"].read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_map_marks_the_rules_that_were_proved(
    finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"id": "a", "rule": "D15.k1-1", "verdict": "killed", "killed_by": []},
        {"id": "b", "rule": "D15.k2-2", "verdict": "survived", "killed_by": []},
    ]
    proof = tmp_path / "proof.json"
    proof.write_text(json.dumps({"defects": rows}), "utf-8")
    assert main(["report", str(finished), "--no-html", "--proof", str(proof)]) == 0
    text = (finished / "kiemchuan.html").read_text("utf-8")
    assert text.count('class="map-proof"') == 2  # the rule, and the legend
    assert "D15.k1-1: đạt / passed · đã chứng minh / proved" in text
    proof.write_text("{}", "utf-8")
    assert main(["report", str(finished), "--no-html", "--proof", str(proof)]) == 2
    assert "not a proof.json" in capsys.readouterr().err


# ---- who sent what to whom


def seen(kind: str, **data: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "data": data,
        "about": "văn bản",
        "at": "2019-12-17T08:00:00+07:00",
        "blobs": {},
        "seq": 1,
    }


@pytest.mark.parametrize(
    ("row", "sender", "receiver", "words"),
    [
        (seen("wire.sent", message_type="edoc", document_id="1.2019"), Lane.SOFTWARE, Lane.AXIS, "Văn bản · 1.2019"),
        (seen("wire.sent", status_code="03"), Lane.SOFTWARE, Lane.AXIS, "Trạng thái · 03 · văn bản"),
        (seen("wire.fetched"), Lane.AXIS, Lane.SOFTWARE, "Lấy về · văn bản"),
        (seen("driver.answer", op="accept"), Lane.PEOPLE, Lane.SOFTWARE, "tiếp nhận · văn bản"),
        (seen("axis.call", op="sendEdoc", http_status=200, agency="A"), Lane.PEERS, Lane.AXIS, "sendEdoc · 200 · A"),
        (seen("clock.moved", to="2019-12-17T17:00:00+07:00"), "", "", "Đồng hồ: 17:00 17/12/2019"),
        (seen("of.tomorrow"), "", "", "of.tomorrow · văn bản"),
    ],
)  # fmt: skip
def test_an_observation_is_an_arrow_between_those_who_took_part(
    row: dict[str, Any], sender: str, receiver: str, words: str
) -> None:
    found = arrow(row)
    assert (found.sender, found.receiver, found.label.vi) == (sender, receiver, words)


def test_what_was_refused_is_drawn_as_broken() -> None:
    assert arrow(seen("wire.sent", accepted=False)).broken
    assert arrow(seen("driver.refused", op="accept", code="refused")).broken
    assert arrow(seen("wire.sent", accepted=True)) == Arrow(
        Lane.SOFTWARE, Lane.AXIS, arrow(seen("wire.sent")).label
    )


# ---- the offending line


MESSAGE = """<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="urn:x">
  <Header>
    <To>A</To>
    <To>B</To>
  </Header>
</edXML>"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("/edXML/Header/To[2], line 5", 5),
        ("/edXML/Header, line 3 (no From)", 3),
        ("/edXML/Header/To[3], line 9", 0),
        ("sendEdoc", 0),
        ("", 0),
    ],
)
def test_the_line_is_found_by_the_path_that_the_judge_named(where: str, line: int) -> None:
    assert xml_line(MESSAGE, where) == line


def test_a_message_on_one_line_is_broken_into_lines_and_still_marked() -> None:
    one = "<edXML>" + "".join(f"<Field>{n}</Field>" for n in range(60)) + "</edXML>"
    shown, reflowed = xml_lines(one)
    assert reflowed
    assert shown.splitlines()[xml_line(shown, "/edXML/Field[7], line 1") - 1].strip() == "<Field>6</Field>"


def test_long_base64_is_cut_and_says_by_how_much() -> None:
    shown, _ = xml_lines(f"<edXML><File>{'QUJD' * 500}</File></edXML>")
    assert len(shown) < 200
    assert "…[+1952 base64]" in shown


def test_a_message_that_expands_without_end_is_not_read() -> None:
    """A hostile DTD is shown as it came; no entity is ever resolved."""
    bomb = '<!DOCTYPE a [<!ENTITY b "' + "c" * 600 + '">]><a>&b;&b;</a>'
    shown, _ = xml_lines(bomb)
    assert "&b;" in shown


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("get_incoming.record.history[1].at", '"at": 2'),
        ("get_incoming.record.history", '"history": ['),
        ("get_incoming.record.nowhere", '"record": {'),
    ],
)
def test_the_field_of_a_record_is_found_or_the_nearest_above(where: str, told: str) -> None:
    value = {"what": "incoming", "record": {"id": "1", "history": [{"at": 1}, {"at": 2}], "empty": []}}
    assert json_lines(value).splitlines()[json_line(value, where) - 1].strip().startswith(told)


def test_a_record_nested_without_end_is_shown_without_falling_over() -> None:
    deep: Any = 1
    for _ in range(5000):
        deep = [deep]
    assert json_lines(deep) == "…"
    assert json_line({"record": deep}, "get.record.x") == 2
