"""From one run: every report, the certificate, the rulebook and the notebook say the same verdicts."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from certified_cases import Office
from lxml import etree
from record_cases import kiemchuan

from harness.jupyter.views import VERDICT_MIME
from reports.certificate.signing import ATTACHMENT
from reports.formats import FORMATS, write_formats
from reports.page.write import write_page
from reports.record import RunRecord

TR = {"t": "http://www.gitb.com/tr/v1/", "g": "http://www.gitb.com/core/v1/"}


@pytest.fixture(scope="module")
def written(good_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("formats")
    write_formats(good_run, list(FORMATS), into=out)
    return out


@pytest.fixture(scope="module")
def verdicts(written: Path) -> dict[str, str]:
    """Rule → verdict, as the summary has it."""
    told = json.loads((written / "summary.json").read_text("utf-8"))
    return {row["id"]: row["verdict"] for row in told["rules"]}


def test_rules_have_one_verdict_in_every_format(
    written: Path, verdicts: dict[str, str], issued: Path
) -> None:
    assert set(verdicts.values()) >= {"passed"}
    with (written / "rules.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["rule"]: row["verdict"] for row in csv.DictReader(file)} == verdicts
    details = etree.parse(written / "gitb.xml").iterfind(".//t:testDetails/t:testCase", TR)
    assert {d.get("id"): d.findtext(".//g:tag[@name='verdict']", namespaces=TR) for d in details} == verdicts
    graph: list[dict[str, Any]] = json.loads((written / "earl.jsonld").read_text("utf-8"))["graph"]
    earl = {
        node["test"].rpartition(":")[2]: node["result"]["verdict"]
        for node in graph
        if node["type"] == "earl:Assertion" and "scenario" not in node
    }
    assert earl == verdicts
    statement = json.loads((issued / ATTACHMENT).read_bytes())
    assert {row["id"]: row["verdict"] for row in statement["rules"]} == verdicts


def test_scenarios_have_one_verdict_in_every_format(written: Path) -> None:
    told = json.loads((written / "summary.json").read_text("utf-8"))
    scenarios = {row["id"]: row["verdict"] for row in told["scenarios"]}
    graph: list[dict[str, Any]] = json.loads((written / "earl.jsonld").read_text("utf-8"))["graph"]
    assert {n["identifier"]: n["verdict"] for n in graph if n["type"] == "earl:TestCase"} == scenarios
    junit = [
        case.get("name", "").partition(" ")[0] for case in etree.parse(written / "junit.xml").iter("testcase")
    ]
    assert set(scenarios) <= set(junit)
    allure = Counter(
        json.loads(path.read_text("utf-8"))["status"]
        for path in (written / "allure-results").glob("*-result.json")
    )
    assert allure["passed"] >= list(scenarios.values()).count("passed")
    assert not allure["failed"]


def test_page_rulebook_and_notebook_say_the_same(
    good_run: Path, verdicts: dict[str, str], written: Path, tmp_path: Path
) -> None:
    text = write_page(RunRecord.read(good_run), tmp_path / "page.html").read_text("utf-8")
    shown = re.findall(r'<details class="rule v-[a-z-]+" id="([^"]+)" data-verdict="([^"]+)"', text)
    assert dict(shown) == verdicts

    made = kiemchuan("rulebook", "--run", str(good_run), "--out", "so", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    edition = json.loads((tmp_path / "so" / "edition.json").read_text("utf-8"))["rules"]
    ours = {rule for rule in edition if rule in verdicts}
    assert {rule: edition[rule]["verdict"] for rule in ours} == {rule: verdicts[rule] for rule in ours}

    made = kiemchuan("notebook", "--run", str(good_run), "--article", "15", "--out", "x.ipynb", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    book = json.loads((tmp_path / "x.ipynb").read_text("utf-8"))
    outputs = [out["data"].get(VERDICT_MIME) for cell in book["cells"] for out in cell.get("outputs", ())]
    told = {out["rule"]: out["verdict"] for out in outputs if out}
    assert told
    assert told == {rule: verdicts[rule] for rule in told}


def test_a_report_writes_them_all_beside_each_other(good_copy: Path, office: Office) -> None:
    done = kiemchuan("report", str(good_copy), "--no-html", "--json", cwd=good_copy)
    assert done.returncode == 0, done.stderr
    names = {Path(path).name for path in json.loads(done.stdout).values()}
    assert {"summary.json", "junit.xml", "earl.jsonld", "gitb.xml", "rules.csv", "judgements.csv"} <= names
    assert kiemchuan("verify", ".", cwd=good_copy).returncode == 0
