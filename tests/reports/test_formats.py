"""EARL, GITB and CSV say of a run what `summary.json` says, each in a form that its own readers take."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pyld import jsonld
from sample_run import SampleRun, rule

from reports.earl import outcome
from reports.formats import FORMATS, write_formats
from reports.gitb import result
from reports.record import RunRecord
from reports.spreadsheet import cell
from reports.summary import summary

EARL = "http://www.w3.org/ns/earl#"
TR = {"tr": "http://www.gitb.com/tr/v1/", "gitb": "http://www.gitb.com/core/v1/"}
OUTCOMES = {f"{EARL}{word}" for word in ("passed", "failed", "cantTell", "inapplicable", "untested")}


@pytest.fixture
def said(finished: Path) -> dict[str, Any]:
    """What the summary says: the measure of every other format."""
    return summary(RunRecord.read(finished))


def written(folder: Path, name: str) -> Path:
    return write_formats(folder, [name])[name][0]


def judgements(said: dict[str, Any]) -> Counter[tuple[str, str, str]]:
    return Counter(
        (row["id"], judged["rule"], judged["verdict"])
        for row in said["scenarios"]
        for judged in row["judgements"]
    )


# ---- EARL


def refuse(url: str, options: Any) -> Any:
    raise AssertionError(f"EARL asks the network for {url}")


def expanded(folder: Path) -> list[dict[str, Any]]:
    """The nodes of the document; a key that its context does not know is a failure, not a silent loss."""
    lost: list[Any] = []
    document = json.loads(written(folder, "earl").read_text("utf-8"))
    nodes = jsonld.expand(
        document, {"documentLoader": refuse, "processingMode": "json-ld-1.1"}, on_property_dropped=lost.append
    )
    assert lost == []
    return list(nodes)


def typed(nodes: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [node for node in nodes if f"{EARL}{kind}" in node.get("@type", [])]


def value(node: dict[str, Any], name: str) -> str:
    (found,) = node[name]
    return str(found.get("@value", found.get("@id")))


def test_earl_is_linked_data_that_needs_no_network(finished: Path) -> None:
    nodes = expanded(finished)
    assert {kind for node in nodes for kind in node["@type"]} >= {
        f"{EARL}{name}" for name in ("Assertion", "TestSubject", "TestRequirement", "TestCase", "Software")
    }
    assert all(":" in key or key.startswith("@") for node in nodes for key in node)


def test_every_assertion_of_earl_says_who_of_what_by_which_test_with_which_outcome(finished: Path) -> None:
    nodes = expanded(finished)
    known = {node["@id"] for node in nodes}
    for node in typed(nodes, "Assertion"):
        for name in ("assertedBy", "subject", "test"):
            assert value(node, f"{EARL}{name}") in known
        (found,) = node[f"{EARL}result"]
        assert value(found, f"{EARL}outcome") in OUTCOMES
        assert value(node, f"{EARL}mode").startswith(EARL)
    assert len(known) == len(nodes), "an id is used twice"


def test_earl_says_of_every_rule_what_the_summary_says(finished: Path, said: dict[str, Any]) -> None:
    told = {}
    for node in typed(expanded(finished), "Assertion"):
        if "urn:kiemchuan:qd-50-2018:terms#scenario" not in node:
            (found,) = node[f"{EARL}result"]
            verdict = value(found, "urn:kiemchuan:qd-50-2018:terms#verdict")
            word = value(found, f"{EARL}outcome").removeprefix(EARL)
            told[value(node, f"{EARL}test").rpartition(":")[2]] = (verdict, word)
    assert told == {r["id"]: (r["verdict"], outcome(r["verdict"], r["reason"] or "")) for r in said["rules"]}


def test_earl_has_every_judgement_of_the_summary(finished: Path, said: dict[str, Any]) -> None:
    told: Counter[tuple[str, str, str]] = Counter()
    terms = "urn:kiemchuan:qd-50-2018:terms#"
    for node in typed(expanded(finished), "Assertion"):
        if f"{terms}scenario" in node:
            (found,) = node[f"{EARL}result"]
            names = (value(node, f"{terms}scenario"), value(node, f"{EARL}test"))
            scenario, rule = (name.rpartition(":")[2] for name in names)
            told[scenario, rule, value(found, f"{terms}verdict")] += 1
    assert told == judgements(said)


@pytest.mark.parametrize(
    ("verdict", "reason", "word"),
    [
        ("passed", "", "passed"), ("attested", "", "passed"), ("failed", "", "failed"),
        ("inconclusive", "no-answer", "cantTell"), ("harness-error", "", "cantTell"),
        ("inconclusive", "not-implemented", "untested"), ("inconclusive", "not-selected", "untested"),
        ("not-applicable", "role", "inapplicable"), ("not-testable", "vì", "untested"),
    ],
)  # fmt: skip
def test_earl_never_passes_what_was_not_settled(verdict: str, reason: str, word: str) -> None:
    assert outcome(verdict, reason) == word


# ---- GITB


def gitb(folder: Path) -> etree._Element:
    """The report as its readers read it: against the schema of the test bed (own transcription, see its head)."""
    tree = etree.parse(written(folder, "gitb"))
    etree.XMLSchema(etree.parse(Path(__file__).with_name("gitb_tr.xsd"))).assertValid(tree)
    return tree.getroot()


def texts(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path, namespaces=TR)
    assert isinstance(found, list)
    return [str(each) for each in found]


def test_gitb_is_a_conformance_statement_that_says_what_the_summary_says(
    finished: Path, said: dict[str, Any]
) -> None:
    root = gitb(finished)
    told = dict(
        zip(
            texts(root, "//tr:testDetails/tr:testCase/@id"),
            texts(root, "//tr:testDetails/tr:testCase//gitb:tag[@name='verdict']/text()"),
            strict=True,
        )
    )
    assert told == {row["id"]: row["verdict"] for row in said["rules"]}
    words = dict(
        zip(
            texts(root, "//tr:testOverview//@ref"),
            texts(root, "//tr:testCases/tr:testCase/tr:result/text()"),
            strict=True,
        )
    )
    assert words == {
        row["id"]: result(row["verdict"], recommended=row["severity"] == "recommended")
        for row in said["rules"]
    }
    assert texts(root, "//tr:summary/tr:status/text()") == ["FAILURE"]


def test_gitb_has_every_judgement_of_the_rules_of_the_run(finished: Path, said: dict[str, Any]) -> None:
    root, told = gitb(finished), Counter[tuple[str, str, str]]()
    for step in root.iter(f"{{{TR['tr']}}}step"):
        rules, verdicts = texts(step, ".//tr:assertionID/text()"), texts(step, ".//tr:type/text()")
        told.update(
            (str(step.get("id")), rule, verdict) for rule, verdict in zip(rules, verdicts, strict=True)
        )
    assert told == judgements(said)


def test_gitb_holds_a_recommendation_against_nobody() -> None:
    assert result("failed", recommended=True) == "WARNING"
    assert result("failed") == "FAILURE"
    assert {result(v) for v in ("inconclusive", "harness-error", "not-applicable", "not-testable")} == {
        "UNDEFINED"
    }


# ---- CSV


def rows(path: Path, separator: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def test_a_spreadsheet_shows_the_verdicts_of_the_summary(finished: Path, said: dict[str, Any]) -> None:
    rules, judged = (rows(path) for path in write_formats(finished, ["csv"])["csv"])
    assert {row["rule"]: row["verdict"] for row in rules} == {
        row["id"]: row["verdict"] for row in said["rules"]
    }
    assert Counter((row["scenario"], row["rule"], row["verdict"]) for row in judged) == judgements(said)
    assert {row["verdict_vi"] for row in rules} >= {"đạt", "không đạt"}


def test_excel_is_told_that_the_file_is_utf_8(finished: Path) -> None:
    for path in write_formats(finished, ["csv"])["csv"]:
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_cells_may_be_parted_by_a_semicolon_as_excel_in_vietnamese_wants(
    finished: Path, tmp_path: Path
) -> None:
    paths = write_formats(finished, ["csv"], into=tmp_path / "khác", separator=";")["csv"]
    assert [len(rows(path, ";")) for path in paths] == [
        8,
        len(rows(write_formats(finished, ["csv"])["csv"][1])),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 296",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        '=HYPERLINK("http://x","y")',
        " =1",
        "'=1",
        "＝1",
        "\u200b=1",
    ],
)
def test_a_cell_is_never_a_formula(text: str) -> None:
    shown = cell(text)
    assert not shown.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert "\n" not in shown


def test_words_of_a_product_stay_in_their_cell(finished: Path) -> None:
    """The sample's product answers with control characters and a script."""
    _, judged = (rows(path) for path in write_formats(finished, ["csv"])["csv"])
    (bad,) = [row for row in judged if row["verdict"] == "failed"]
    assert "<script>" in bad["observed"]
    assert not set(bad["observed"]) & set("\x00\x1b\n\r\ufffe")


# ---- all of them


def test_a_cut_off_run_is_reported_in_every_format_and_passes_nothing(cut_off: Path) -> None:
    """Its second scenario was killed: what it judged before counts, what it owed is not green."""
    write_formats(cut_off, list(FORMATS))
    said = summary(RunRecord.read(cut_off))
    assert not said["complete"]
    assert {row["rule"]: row["verdict"] for row in rows(cut_off / "rules.csv")} == {
        row["id"]: row["verdict"] for row in said["rules"]
    }
    (property_,) = texts(gitb(cut_off), "//tr:property[@name='complete']/text()")
    assert property_ == "false"
    run = next(node for node in expanded(cut_off) if "urn:kiemchuan:qd-50-2018:terms#Run" in node["@type"])
    assert value(run, "urn:kiemchuan:qd-50-2018:terms#complete") == "False"


def test_article_11_is_never_shown_without_its_caveat(new_run: Callable[[], SampleRun]) -> None:
    folder = new_run().begin().run().finish([rule("D11.k1-1", "passed", seen_by="wire")])
    caveat = "chưa đối chiếu bảng của QCVN 102"
    assert rows(write_formats(folder, ["csv"])["csv"][0])[0]["note_vi"] == caveat
    assert texts(gitb(folder), "//tr:testDetails/tr:testCase/tr:message/text()") == [caveat]
    assert caveat in written(folder, "earl").read_text("utf-8")


def test_the_command_writes_just_what_was_asked_for(finished: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "harness.cli", "report", str(finished)]
    wanted = ["--format", "gitb", "--format", "earl", "--into", str(tmp_path / "ra"), "--json"]
    done = subprocess.run([*command, *wanted], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == ["earl.jsonld", "gitb.xml"]
    assert set(json.loads(done.stdout)) == {"gitb", "earl"}
