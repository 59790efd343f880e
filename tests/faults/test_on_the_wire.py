"""One thing changed between product and axis: what breaks a rule fails that rule, what is harmless fails none."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from harness.catalogue import Catalogue
from harness.oracles.judgement import Verdict
from harness.run.settings import RunSettings
from harness.steps.registry import load_steps
from simulators.clock import VIETNAM
from tests.faults.wire import Change, WiredProver


def _sub(pattern: str, by: str) -> Change:
    return lambda message: re.sub(pattern.encode(), by.encode(), message, flags=re.DOTALL)


def _lost(mark: str) -> Change:
    return lambda message: None if mark.encode() in message else message


def _in_ascii(message: bytes) -> bytes:
    """Every other letter as a character reference."""
    return bytes(etree.tostring(etree.fromstring(message), encoding="US-ASCII", xml_declaration=True))


def _changed_tags(message: bytes) -> bytes:
    return message.replace(b"xmlns:edXML=", b"xmlns:vb=").replace(b"edXML:", b"vb:")


HARMFUL: dict[str, tuple[str, str, str, Change]] = {
    "subject cut": ("sent", "D8.k2.e", "KB-D08-001", _sub(r"(<edXML:Subject>)[^<]*", r"\1Về việc khác")),
    "type altered": ("sent", "D8.k2.dd", "KB-D08-001", _sub(r"(<edXML:TypeName>)[^<]*", r"\1Tờ trình")),
    "day shifted": ("sent", "D8.k2.d", "KB-D08-001", _sub(r"(<edXML:PromulgationDate>2019/12/)16", r"\g<1>15")),
    "signer altered": ("sent", "D8.k2.i", "KB-D08-010", _sub(r"(<edXML:FullName>)[^<]*", r"\1Người Khác")),
    "due date dropped": ("sent", "D8.k2.o", "KB-D08-010", _sub(r"<edXML:DueDate>[^<]*</edXML:DueDate>", "")),
    "urgency lowered": ("sent", "D8.k2.k-1", "KB-D08-010", _sub(r"(<edXML:Priority>)1", r"\g<1>0")),
    "X with zeros": ("sent", "D8.k3-1", "KB-D08-220", _sub(r"(H01-2019)\.", r"\1.12.")),
    "own hop dropped": ("sent", "D8.k2.p", "KB-D08-010", _sub(r"<edXML:TraceHeader>.*?</edXML:TraceHeader>", "")),
    "new called an update": (
        "sent", "D11-2", "KB-D11-01", _sub(r"(<edXML:BussinessDocType>)0", r"\g<1>2"),
    ),
    "one page too many": (
        "sent", "D11-2", "KB-D11-02", _sub(r"(<edXML:PageAmount>)(\d+)", r"\g<1>9\2"),
    ),
    "recipient under the sender's name": (
        "sent", "D8.k2.m", "KB-D08-010", _sub(r"(<edXML:To>.*?<edXML:OrganName>)[^<]*", r"\1Sở Nội vụ tỉnh An Giang"),
    ),
    "01 lost": ("sent", "D8.k2.h-1", "KB-D08-200", _lost("<edXML:StatusCode>01")),
    "status names another": (
        "sent", "D8.k2.h-1", "KB-D08-200", _sub(r"(<edXML:ResponseFor>.*?<edXML:Code>)[^<]*", r"\g<1>1/XX"),
    ),
    "status of no document": (
        "sent", "D11-1", "KB-D11-11", _sub(r"<edXML:ResponseFor>.*?</edXML:ResponseFor>", ""),
    ),
    "04 told as 05": ("sent", "D8.k2.h-3", "KB-D08-204", _sub(r"(<edXML:StatusCode>)04", r"\g<1>05")),
    "answer to a recall under a code of three digits": (
        "sent", "D11-2", "KB-D11-12", _sub(r"(<edXML:StatusCode>)15", r"\g<1>150"),
    ),
    "document lost": ("sent", "D15.k1-1", "KB-D15-20", _lost("<edXML:PromulgationInfo>")),
    "sender under another name": (
        "sent", "D8.k2.l", "KB-D08-010", _sub(r"(<edXML:From>.*?<edXML:OrganName>)[^<]*", r"\1Sở Y tế tỉnh An Giang"),
    ),
    "recall called a new document": (
        "sent", "D10.k2.b-3", "KB-D10-40", _sub(r"(<edXML:BussinessDocType>)1", r"\g<1>0"),
    ),
    "recall declined on the way": (
        "sent", "D9.k1.c-3", "KB-D09-101", _sub(r"(<edXML:StatusCode>)15", r"\g<1>16"),
    ),
    "02 told as 03": ("sent", "D8.k2.h-6", "KB-D08-207", _sub(r"(<edXML:StatusCode>)02", r"\g<1>03")),
    "reply to another document": (
        "sent", "D10.k2.d", "KB-D10-61", _sub(r"(<edXML:ResponseFor>.*?<edXML:DocumentId>[^<]*)(</)", r"\g<1>9\2"),
    ),
    "due date seen otherwise": (
        "fetched", "D8.k2.o", "KB-D08-040", _sub(r"(<edXML:DueDate>)[^<]*", r"\g<1>2020/02/02"),
    ),
    "number seen otherwise": ("fetched", "D8.k2.c", "KB-D08-030", _sub(r"(<edXML:CodeNumber>)[^<]*", r"\g<1>999")),
    "subject seen otherwise": ("fetched", "D8.k2.e", "KB-D08-031", _sub(r"(<edXML:Subject>)[^<]*", r"\1Về việc khác")),
}  # fmt: skip
"""Fault → direction, the rule that must fail, a scenario of it, the change."""

HARMLESS: dict[str, Change] = {
    "another prefix": _changed_tags,
    "ASCII with character references": _in_ascii,
    "a comment": _sub("(<edXML:MessageHeader>)", r"\1<!-- ghi chú -->"),
    "no line breaks": _sub(r">\s+<", "><"),
    "an unknown element": _sub("(</edXML:MessageHeader>)", r"<edXML:ExtraInfo>thêm</edXML:ExtraInfo>\1"),
}
SOUND = ("KB-D08-001", "KB-D08-010", "KB-D08-200", "KB-D11-02")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="module")
def prover(tmp_path_factory: pytest.TempPathFactory) -> WiredProver:
    out: Path = tmp_path_factory.mktemp("wire")
    return WiredProver(RunSettings(out, "wire", datetime(2019, 12, 17, 8, tzinfo=VIETNAM)), load_steps())


def _same(message: bytes) -> bytes:
    return message


def _in_utf_16(message: bytes) -> bytes:
    text = message[message.index(b"?>") + 2 :].decode("utf-8")
    return f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")


def test_every_scenario_of_the_table_is_sound_when_nothing_is_changed(
    catalogue: Catalogue, prover: WiredProver
) -> None:
    """Behind the same proxy: what fails below fails because of what was changed."""
    prover.sent = prover.fetched = _same
    scenarios = sorted({scenario for _, _, scenario, _ in HARMFUL.values()} | set(SOUND))
    trial = prover.trial([catalogue.scenarios[one] for one in scenarios])
    assert {result.verdict for result in trial.results} == {Verdict.PASSED}


def test_another_encoding_fails_the_rule_about_encoding_alone(
    catalogue: Catalogue, prover: WiredProver
) -> None:
    """UTF-16 is Unicode (TCVN 6909) and XML: only Đ4.k3, which leads to TT 39/2017, asks for UTF-8."""
    prover.sent, prover.fetched = _in_utf_16, _same
    rules = {"D4.k3-1", "D6.k2.a-12", "D11-2", "D4.k2-1"}
    chosen: dict[str, str] = {}
    for one in catalogue.scenarios.values():
        for rule in rules & set(one.rules):
            chosen.setdefault(rule, one.id)
    trial = prover.trial([catalogue.scenarios[one] for one in sorted(set(chosen.values()))])
    assert trial.failed_rules() == {"D4.k3-1"}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_breaks_a_rule_on_the_wire_fails_that_rule(
    name: str, catalogue: Catalogue, prover: WiredProver
) -> None:
    """The product is sound; what the other side gets, or what it gets itself, is not."""
    direction, rule, scenario, change = HARMFUL[name]
    prover.sent, prover.fetched = (change, _same) if direction == "sent" else (_same, change)
    assert rule in prover.trial([catalogue.scenarios[scenario]]).failed_rules()


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_harmless_on_the_wire_fails_nothing(
    name: str, catalogue: Catalogue, prover: WiredProver
) -> None:
    """Both ways, documents and statuses: every scenario passes as it does without the change."""
    prover.sent = prover.fetched = HARMLESS[name]
    trial = prover.trial([catalogue.scenarios[one] for one in SOUND])
    assert {result.verdict for result in trial.results} == {Verdict.PASSED}
