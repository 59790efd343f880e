"""The summary for a person: Vietnamese first, English beside; what failed, why, and one next step."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.oracles.judgement import Verdict
from reports.answer import NextStep, failures_by_code, in_the_way, is_duty, judged, next_step
from reports.clauses import Clauses, clauses
from reports.failure_text import failure_lines, reason_line
from reports.findings_text import findings_text
from reports.printable import one_line, printable
from reports.scenario_folders import NAME as FOLDERS
from reports.wording import wording

_SHOWN = 6
_DUTIES = (
    "NGHĨA VỤ CỦA CƠ QUAN, CẤP CÓ THẨM QUYỀN (không quyết định việc chứng nhận sản phẩm) / "
    "DUTIES OF AGENCIES AND AUTHORITIES"
)
Row = Mapping[str, Any]


def write_text(summary_path: Path, run_dir: Path) -> Path:
    """Write `summary.txt` beside `summary.json`, from which it is made."""
    path = run_dir / "summary.txt"
    path.write_text(summary_text(json.loads(summary_path.read_text("utf-8")), run_dir) + "\n", "utf-8")
    return path


def summary_text(summary: Mapping[str, Any], run_dir: Path) -> str:
    """The whole text. `summary` is the content of `summary.json`."""
    places = clauses()
    parts = [
        _head(summary),
        _failures(summary, places, run_dir),
        _harness_errors(summary, places),
        _open_questions(summary, "CHƯA KẾT LUẬN ĐƯỢC / INCONCLUSIVE", lambda row: not is_duty(row)),
        _open_questions(summary, _DUTIES, is_duty),
        findings_text(summary.get("findings", ())),
        _totals(summary),
        _certification(summary),
        f"Bước tiếp theo / next: {_told(next_step(summary, run_dir))}",
    ]
    return printable("\n\n".join(part for part in parts if part))


def _head(summary: Mapping[str, Any]) -> str:
    run, sut = summary["run"], summary["sut"]
    vendor = f" ({sut['vendor']})" if sut["vendor"] else ""
    return (
        f"{sut['name']} {sut['version']}{vendor} – vai {sut['role']}\n"
        f"Lượt chạy {run['id']} · hồ sơ {run['profile']} · xét theo ngày {run['as_of']} · "
        f"đồng hồ {run['clock']} · seed {run['seed']} · phạm vi {run['selection']}"
    )


# ---- what went wrong


def _failures(summary: Mapping[str, Any], places: Clauses, run_dir: Path) -> str:
    """One entry per rule and failure code: the first scenario in full, the others by id."""
    groups = failures_by_code(summary)
    if not groups:
        return ""
    severities = {row["id"]: row["severity"] for row in summary["rules"]}
    entries = []
    for (rule, _), found in groups.items():
        scenario, row = found[0]
        title, *lines = failure_lines(row, places)
        if severities.get(rule) == "recommended":
            title += " (khuyến nghị / recommended)"
        lines.append(f"Chạy lại / rerun: {scenario['rerun']}")
        if (folder := run_dir / FOLDERS / scenario["id"]).is_dir():
            lines.append(f"Bằng chứng / evidence: {folder}")
        others = list(dict.fromkeys(s["id"] for s, _ in found if s["id"] != scenario["id"]))
        if others:
            lines.append(f"Cũng vậy / likewise: {_some(others)}")
        entries.append("\n".join([f"  ✗ {title}", *(f"      {line}" for line in lines)]))
    return "\n".join([f"KHÔNG ĐẠT / FAILED ({len(entries)})", *entries])


def _harness_errors(summary: Mapping[str, Any], places: Clauses) -> str:
    entries = []
    for scenario, row in judged(summary, Verdict.HARNESS_ERROR):
        entries.append(
            f"  ! {scenario['id']} [{row['rule']}] {places.citation(row['rule'])}: {one_line(row['detail'])}"
        )
    if not entries:
        return ""
    title = "LỖI CỦA KIEMCHUAN, KHÔNG PHẢI CỦA SẢN PHẨM / HARNESS ERRORS"
    more = [f"  … và {len(entries) - _SHOWN} nữa"] if len(entries) > _SHOWN else []
    return "\n".join([f"{title} ({len(entries)})", *entries[:_SHOWN], *more])


def _open_questions(summary: Mapping[str, Any], title: str, concerns: Callable[[Row], bool]) -> str:
    """Inconclusive scenarios of the rules concerned, by reason, with a detail and the remedy."""
    left_out = {row["id"] for row in summary["rules"] if not concerns(row)}
    groups: dict[str, list[tuple[Row, Row]]] = {}
    for scenario, row in judged(summary, Verdict.INCONCLUSIVE):
        if row["rule"] not in left_out:
            groups.setdefault(row["reason"] or "", []).append((scenario, row))
    if not groups:
        return ""
    lines = [title]
    for reason, found in groups.items():
        ids = list(dict.fromkeys(scenario["id"] for scenario, _ in found))
        lines.append(f"  ? {reason_line(reason)} [{reason}]: {_some(ids)}")
        for detail, count in Counter(row["detail"] for _, row in found if row["detail"]).most_common(3):
            lines.append(f"      {one_line(detail)}" + (f" (×{count})" if count > 1 else ""))
        if remedy := wording().remedy(reason):
            lines.append(f"      Cách xử lý / remedy: {remedy.vi} / {remedy.en}")
    return "\n".join(lines)


def _some(names: Sequence[str]) -> str:
    more = f" … (+{len(names) - _SHOWN})" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


# ---- how it stands


def _totals(summary: Mapping[str, Any]) -> str:
    product = Counter(row["verdict"] for row in summary["rules"] if row["scope"] == "product")
    others = Counter(row["verdict"] for row in summary["rules"] if row["scope"] != "product")
    lines = [
        f"Tình huống / scenarios: {_counts(summary['totals']['scenarios'])}",
        f"Quy tắc của sản phẩm / product rules: {_counts(product)}",
    ]
    if others:
        lines.append(
            f"Quy tắc của cơ quan, Sở, UBND (không tính cho sản phẩm) / other rules: {_counts(others)}"
        )
    if any(row["id"].startswith("D11") and row["verdict"] == Verdict.PASSED for row in summary["rules"]):
        lines.append("Điều 11: chưa đối chiếu bảng của QCVN 102 / not compared with the tables of QCVN 102")
    return "\n".join(lines)


def _counts(counts: Mapping[str, int]) -> str:
    parts = [f"{counts[code]} {wording().verdict(code).vi}" for code in map(str, Verdict) if counts.get(code)]
    return " · ".join(parts) or "0"


def _certification(summary: Mapping[str, Any]) -> str:
    if summary["certifiable"]:
        return "ĐỦ ĐIỀU KIỆN CHỨNG NHẬN / CERTIFIABLE"
    lines = ["CHƯA ĐỦ ĐIỀU KIỆN CHỨNG NHẬN / NOT CERTIFIABLE, vì / because:"]
    if altered := summary.get("altered"):
        names = _some([one_line(name) for name in altered])
        lines.append(f"  - BẢN GHI ĐÃ BỊ SỬA / THE RECORD WAS ALTERED: {names}")
    if not summary["complete"]:
        lines.append("  - lượt chạy không trọn vẹn / the run is not complete")
    if summary["run"]["selection"] != "all":
        lines.append(f"  - chỉ chạy một phần / only a part was run: {summary['run']['selection']}")
    for (verdict, reason), ids in in_the_way(summary).items():
        why = f" ({reason_line(reason)})" if reason and verdict == Verdict.INCONCLUSIVE else ""
        words = wording().verdict(verdict)
        lines.append(f"  - {len(ids)} quy tắc bắt buộc {words.vi} / {words.en}{why}: {_some(ids)}")
    return "\n".join(lines)


def _told(step: NextStep) -> str:
    words = f"{step.words.vi} / {step.words.en}"
    return f"{words}: {step.command}" if step.command else words
