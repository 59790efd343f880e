"""`junit.xml` is read by any CI, and tells failures of the product from open questions and faults of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree
from sample_run import VERDICTS, SampleRun

from reports.junit import junit
from reports.record import RunRecord

XSD = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


def tree(folder: Path) -> etree._Element:
    root = etree.fromstring(junit(RunRecord.read(folder)))
    XSD.assertValid(root)
    return root


def found_by(root: etree._Element, path: str) -> list[etree._Element]:
    """XPath to elements; the stubs of lxml know no kind of path."""
    elements: Any = root.xpath(path)
    return list(elements)


def case(root: etree._Element, name: str) -> etree._Element:
    (found,) = found_by(root, f"//testcase[starts-with(@name, '{name} ')]")
    return found


def problem(root: etree._Element, name: str) -> tuple[str, str] | None:
    children = [child for child in case(root, name) if child.tag != "system-out"]
    return (children[0].tag, children[0].get("type", "")) if children else None


def test_each_scenario_is_one_test_case_in_the_suite_of_its_article(finished: Path) -> None:
    (suite,) = found_by(tree(finished), "testsuite[starts-with(@name, 'Điều 15. ')]")
    assert [row.get("name", "")[:9] for row in suite.iter("testcase")] == sorted(VERDICTS)
    assert suite.get("tests") == str(len(VERDICTS))


def test_failed_is_a_failure_and_everything_unknown_an_error_with_its_type(finished: Path) -> None:
    """Design §6: inconclusive and harness-error are errors that can be told apart."""
    root = tree(finished)
    assert problem(root, "KB-D15-01") is None
    assert problem(root, "KB-D15-02") == ("failure", "failed")
    assert problem(root, "KB-D15-04") == ("error", "inconclusive: no-clock-control")
    assert problem(root, "KB-D15-05") == ("error", "harness-error")
    assert problem(root, "KB-D15-06") == ("skipped", "")


def test_each_case_says_through_what_its_rules_were_seen(finished: Path) -> None:
    """Also a passed one: what only the driver tells is not what the wire shows."""
    told = {
        row["rule"]: row["seen_by"]
        for one in RunRecord.read(finished).scenarios if one.id == "KB-D15-01"
        for row in one.judgements
    }  # fmt: skip
    said = case(tree(finished), "KB-D15-01").findtext("system-out") or ""
    assert told
    assert said.splitlines()[1:] == [f"{rule}: {link}" for rule, link in told.items()]


def test_the_text_of_a_failure_is_all_that_a_vendor_needs(finished: Path) -> None:
    """Clause, expected, observed, where, hint, rerun; what no XML can hold is escaped."""
    failure = case(tree(finished), "KB-D15-02")[0]
    assert failure.get("message", "").startswith("[D15.k2-2] Điều 15 khoản 2: ")
    text = failure.text or ""
    assert "Phải là / expected: 08:00" in text
    assert "Nhận được / observed: 07:00\\x00\\x1b[31m<script>alert(1)</script>&\\ufffe" in text
    assert "get_incoming.legal_receipt" in text
    assert text.endswith("kiemchuan run --scenario KB-D15-02 --seed 7")


def test_attested_rules_have_a_suite_of_their_own(finished: Path) -> None:
    (suite,) = found_by(tree(finished), "testsuite[@name = 'Chứng thực']")
    assert [row.get("name") for row in suite.iter("testcase")] == ["D18.k1-1 Điều 18 khoản 1"]
    assert suite.get("errors") == "0"


def test_rules_without_scenario_are_skipped_with_the_catalogues_reason_or_open(finished: Path) -> None:
    """Not testable: skipped. Mandatory for the product and open: one error a reason. Duties of others: out."""
    root = tree(finished)
    assert problem(root, "D4.k4.a") == ("skipped", "")
    assert "không có cách nào thấy được" in case(root, "D4.k4.a")[0].get("message", "")
    (still_open,) = found_by(root, "//error[@type = 'inconclusive: not-implemented']")
    assert still_open.text == "D9.k1.a-1"
    names = [row.get("name", "") for row in root.iter("testcase")]
    assert not [name for name in names if name.startswith(("D17.k1-1", "D6.k2.a-1"))]


def test_the_counts_are_those_of_the_cases(finished: Path) -> None:
    root = tree(finished)
    for tag, count in (
        ("failure", "failures"),
        ("error", "errors"),
        ("skipped", "skipped"),
        ("testcase", "tests"),
    ):
        assert root.get(count) == str(len(list(root.iter(tag))))
    assert [s.get("failures") for s in root if s.get("name", "").startswith("Điều 15")] == ["1"]


def test_scenarios_that_a_cut_off_run_never_reached_are_errors(cut_off: Path) -> None:
    """A shorter list would look like a smaller suite that passed."""
    root = tree(cut_off)
    (suite,) = found_by(root, "testsuite[@name = 'Lượt chạy bị cắt']")
    assert [row.get("name") for row in suite.iter("testcase")] == [
        "KB-D15-03", "KB-D15-04", "KB-D15-05", "KB-D15-06",
    ]  # fmt: skip
    assert {error.get("type") for error in suite.iter("error")} == {"not-run"}
    assert problem(root, "KB-D15-02") == ("error", "harness-error")


def test_a_run_of_nothing_is_still_a_valid_file(new_run: Callable[[], SampleRun]) -> None:
    sample = new_run()
    sample.scenarios = []
    assert tree(sample.begin().finish(rules=[])).get("tests") == "0"
