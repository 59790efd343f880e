"""The answer of a run: certifiable or not, what stands in the way, and one next step. Text and pages tell it alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.oracles.judgement import Verdict
from harness.run.verdicts import GREEN
from reports.wording import Words, wording

Row = Mapping[str, Any]


@dataclass(frozen=True)
class NextStep:
    """What to do now; `command` to type, if there is one."""

    words: Words
    command: str = ""


def judged(summary: Row, verdict: str) -> Iterator[tuple[Row, Row]]:
    """Every judgement of that verdict with its scenario; `detail` is there even if empty."""
    for scenario in summary["scenarios"]:
        for row in scenario["judgements"]:
            if row["verdict"] == verdict:
                yield scenario, {"detail": "", **row}


def failures_by_code(summary: Row) -> dict[tuple[str, str], list[tuple[Row, Row]]]:
    """Failed judgements by rule and failure code, each with its scenario: one entry per thing to mend."""
    groups: dict[tuple[str, str], list[tuple[Row, Row]]] = {}
    for scenario, row in judged(summary, Verdict.FAILED):
        groups.setdefault((row["rule"], (row["failure"] or {}).get("code", "")), []).append((scenario, row))
    return groups


def is_duty(rule: Row) -> bool:
    """Whether a rule binds an agency or an authority: its attestation does not decide a product's certificate."""
    return rule["scope"] in ("deployment", "authority")


def is_binding(rule: Row) -> bool:
    """Whether a rule decides certifiability: a mandatory rule of the product."""
    return bool(rule["scope"] == "product" and rule["severity"] == "mandatory")


def in_the_way(summary: Row) -> dict[tuple[str, str], list[str]]:
    """Mandatory product rules that are not green, by verdict and reason; without those not selected."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in summary["rules"]:
        if is_binding(row) and row["verdict"] not in GREEN and row["reason"] != "not-selected":
            found.setdefault((row["verdict"], row["reason"] or ""), []).append(row["id"])
    return dict(sorted(found.items(), key=lambda item: list(map(str, Verdict)).index(item[0][0])))


def next_step(summary: Row, run_dir: Path) -> NextStep:
    """The one thing that helps most now: mend a failure, report our error, answer the commonest open reason."""
    if summary.get("altered"):
        return NextStep(
            Words(
                "bản ghi đã bị sửa: xem chỗ nào, rồi lấy lại bản gốc hoặc chạy mới",
                "the record was altered: see where, then get the original back or run anew",
            ),
            f"kiemchuan verify {run_dir}",
        )
    if not summary["complete"]:
        return NextStep(
            Words(
                f"chạy tiếp: cùng lệnh với --out {run_dir} --resume; hoặc chạy lại từ đầu với một thư mục --out mới",
                f"take it up: the same command with --out {run_dir} --resume; or run again into a new --out folder",
            )
        )
    for scenario, row in judged(summary, Verdict.FAILED):
        rule = row["rule"]
        return NextStep(Words(f"sửa {rule} rồi chạy lại", f"mend {rule}, then run again"), scenario["rerun"])
    if any(True for _ in judged(summary, Verdict.HARNESS_ERROR)):
        words = _remedy("harness-error")
        return NextStep(Words(f"{words.vi}: {run_dir}", f"{words.en}: {run_dir}"))
    duties = {row["id"] for row in summary["rules"] if is_duty(row)}
    open_now = (row for _, row in judged(summary, Verdict.INCONCLUSIVE) if row["rule"] not in duties)
    reasons = Counter(row["reason"] for row in open_now if row["reason"])
    if not reasons:
        reasons = Counter({reason: len(ids) for (_, reason), ids in in_the_way(summary).items() if reason})
    if reasons:
        return NextStep(_remedy(reasons.most_common(1)[0][0]))
    if summary["run"]["selection"] != "all":
        return NextStep(_remedy("not-selected"))
    if summary["certifiable"] and not summary["sut"].get("reference", True):
        return NextStep(
            Words("lập giấy chứng nhận, ký bằng khóa của đơn vị", "certify it, signed by the office's key"),
            f"kiemchuan certify {run_dir} --key KHOA.p12 --conducted-by TÊN",
        )
    return NextStep(
        Words("dựng các trang để xem và lưu", "write the pages to read and keep"),
        f"kiemchuan report {run_dir}",
    )


def _remedy(code: str) -> Words:
    return wording().remedy(code) or Words(code, code)
