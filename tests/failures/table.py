"""`python -m tests.failures.table --write`: writes the review table of all failure texts, to be read by people.

Each code is shown as the terminal shows it, with a real example where one was gathered (`gather.py`), else with
values put in for the purpose, which the table says. Faults of harness, network and
driver stand at the end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from harness.catalogue import ROOT
from harness.oracles.judgement import CHECKS, Failure, Reason, Verdict, failure_texts
from harness.steps.registry import load_steps
from reports.clauses import clauses
from reports.failure_text import failure_lines
from reports.record import rerun_command

TABLE = Path(__file__).with_name("table.md")
EXAMPLES = Path(__file__).with_name("examples.json")
_HEADER: Mapping[str, Any] = {
    "run": {"seed": 0, "as_of": "2019-12-17"}, "sut": {"role": "agency", "source": "sut.toml"},
}  # fmt: skip
_BLAMELESS = (
    (Reason.CONNECTION_LOST, "driver không trả lời khi gọi sync: sync: timeout: no answer within 60 s"),
    (Reason.PRECONDITION, "driver trả lời ngoài hợp đồng khi gọi about: about: not-json: HTTP 502"),
    (Reason.NO_ANSWER, "trong 120 giây (hai chu kỳ lấy văn bản) phần mềm không gọi Trục lần nào"),
    (Reason.NO_CLOCK_CONTROL, "phần mềm không cho đặt đồng hồ (set_clock)"),
    (Reason.CAPABILITY_NOT_DECLARED, "bản khai năng lực không có thao tác take_back"),
    (Reason.TOOL_MISSING, "clamd"),
)


@cache
def sources() -> Mapping[str, str]:
    """Text of the modules that judge, by module name."""
    load_steps()
    folder = ROOT / "harness" / "oracles"
    return {f"harness.oracles.{path.stem}": path.read_text("utf-8") for path in sorted(folder.glob("*.py"))}


def rule_of(code: str) -> str:
    """A rule whose oracles may come to this code, where no example tells."""
    homes = {name for name, text in sources().items() if f'"{code}"' in text}
    users = {
        name for name, text in sources().items()
        if name in homes or any(f"from {home} import" in text for home in homes)
    }  # fmt: skip
    direct = sorted(check.rule for check in CHECKS.values() if check.oracle.__module__ in homes)
    around = sorted(check.rule for check in CHECKS.values() if check.oracle.__module__ in users)
    return next(iter(direct or around), "")


def examples() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = json.loads(EXAMPLES.read_text("utf-8"))
    return found


def entry(code: str) -> str:
    """One code as the terminal shows it."""
    seen = examples().get(code)
    rule = seen["rule"] if seen and seen["rule"] in clauses().rules else rule_of(code)
    values = seen or {"expected": "(điều cần)", "observed": "(điều thấy)", "where": "(chỗ)"}
    failure = Failure(code, values["expected"], values["observed"], values["where"])
    judgement = {
        "rule": rule,
        "verdict": "failed",
        "reason": None,
        "detail": "",
        "failure": failure.as_json(),
    }
    lines = [*failure_lines(judgement, clauses()), f"Chạy lại / rerun: {rerun(rule)}"]
    made_up = "" if seen else " (ví dụ đặt ra / made up)"
    return f"## {code}{made_up}\n\n" + "\n".join(f"    {line}" for line in lines)


@cache
def scenario_of(rule: str) -> str:
    from harness.catalogue import Catalogue

    found = Catalogue.load().scenarios_of.get(rule, ())
    return next(iter(found), "KB-D15-01")


def rerun(rule: str) -> str:
    return rerun_command(_HEADER, scenario_of(rule))


def blameless() -> Iterator[str]:
    """What is nobody's failure, or ours: said with a remedy, never held against the product."""
    rows = [(Verdict.INCONCLUSIVE, reason, detail) for reason, detail in _BLAMELESS]
    rows.append((Verdict.HARNESS_ERROR, None, "KeyError: 'x'"))  # type: ignore[arg-type]
    for verdict, reason, detail in rows:
        judgement = {
            "rule": "D15.k2-2",
            "verdict": verdict,
            "reason": reason,
            "detail": detail,
            "failure": None,
        }
        lines = [*failure_lines(judgement, clauses()), f"Chạy lại / rerun: {rerun('D15.k2-2')}"]
        yield f"## {reason or verdict}\n\n" + "\n".join(f"    {line}" for line in lines)


def table() -> str:
    parts = [
        "# Lời của mọi kết luận không đạt / the words of every failure",
        "Do `python -m tests.failures.table --write` viết; người đọc soát. / Written by it; read by people.",
        *(entry(code) for code in sorted(failure_texts())),
        "# Không phải lỗi của sản phẩm / not the product's fault",
        *blameless(),
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        TABLE.write_text(table(), "utf-8")
    else:
        sys.stdout.write(table())
