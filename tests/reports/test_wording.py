"""Every kind of observation that a run can hold has words in both languages, and a place in the picture of messages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import harness
from reports.page.exchange import arrow
from reports.wording import wording

_SOURCES = ("wire", "driver", "input", "person", "clock", "product", "attestation", "file")


def _kinds() -> set[str]:
    """The first argument of every `sink.add("kind", "source", …)` in the worlds of a run."""
    found = set()
    for path in (Path(harness.__file__).parent / "run").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="add"),
                    args=[ast.Constant(value=str(kind)), ast.Constant(value=str(source))],
                ) if source in _SOURCES:
                    found.add(kind)
    return found


KINDS = sorted(_kinds())


def test_the_kinds_are_found_in_the_source() -> None:
    assert {"wire.sent", "input.trust", "scan", "driver.stock"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_told_in_both_languages(kind: str) -> None:
    words = wording().observations[kind]
    assert words.vi
    assert words.en
    assert words.vi != words.en
    label = arrow({"kind": kind, "about": "văn bản", "data": {}}).label
    assert kind not in (label.vi, label.en)
