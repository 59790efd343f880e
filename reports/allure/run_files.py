"""What Allure wants beside the results: categories, environment, executor."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from harness.oracles.judgement import Reason
from reports.wording import wording


def run_files(header: Mapping[str, Any], footer: Mapping[str, Any] | None) -> dict[str, bytes]:
    """File name → content. Without footer the run was cut off."""
    return {
        "categories.json": _json(categories()),
        "environment.properties": environment(header, footer).encode("ascii"),
        "executor.json": _json(executor(header)),
        **_whole_run(header),
    }


def categories() -> list[dict[str, Any]]:
    """Failures of the product, faults of the harness, and every reason for not knowing: each apart.

    They look at the marker that `status.marker` puts into the first line of each message.
    """
    words = wording()
    rows = [
        ("Không đạt quy tắc bắt buộc", "failed", "failed: mandatory"),
        ("Không đạt quy tắc khuyến nghị", "failed", "failed: recommended"),
        ("Lỗi của kiemchuan, không phải của sản phẩm", "broken", "harness-error"),
    ]
    rows += [
        (f"Chưa kết luận: {words.reason(reason).vi}", "broken", f"inconclusive: {reason}")
        for reason in Reason
    ]
    rows += [
        ("Chưa kết luận: lý do khác", "broken", "inconclusive"),
        ("Không áp dụng", "skipped", "not-applicable"),
        ("Không kiểm được bằng máy", "skipped", "not-testable"),
    ]
    return [
        {"name": name, "matchedStatuses": [status], "messageRegex": f"[\\s\\S]*\\[{code}[\\]:][\\s\\S]*"}
        for name, status, code in rows
    ]


def environment(header: Mapping[str, Any], footer: Mapping[str, Any] | None) -> str:
    """Java properties, ASCII with escapes, as Allure 2 and 3 both read them."""
    run, sut = header["run"], header["sut"]
    complete = bool(footer and footer["complete"])
    certifiable = bool(complete and footer and footer["certifiable"])
    rows = {
        "Kết luận": f"{'đủ' if certifiable else 'chưa đủ'} điều kiện chứng nhận",
        "Chạy trọn vẹn": "có" if complete else "không",
        "Sản phẩm": f"{sut['name']} {sut['version']}", "Nhà cung cấp": sut["vendor"], "Vai": sut["role"],
        "Hồ sơ địa phương": run["profile"], "Xét theo ngày": run["as_of"], "Đồng hồ": run["clock"],
        "Phạm vi chạy": run["selection"], "Seed": str(run["seed"]), "Lượt chạy": run["id"],
        "Bộ tình huống (SHA-256)": run["suite_sha256"],
        "Bản khai (SHA-256)": run["declaration_sha256"], "Điều 11": "chưa đối chiếu bảng của QCVN 102",
        **{f"Công cụ {name}": version for name, version in header["tools"].items()},
    }  # fmt: skip
    return "".join(f"{_escaped(key, key=True)} = {_escaped(value)}\n" for key, value in rows.items())


def executor(header: Mapping[str, Any]) -> dict[str, Any]:
    run = header["run"]
    return {
        "name": "kiemchuan",
        "type": "kiemchuan",
        "buildName": run["id"],
        "reportName": f"Kiểm chuẩn QĐ 50/2018 – {header['sut']['name']} {header['sut']['version']}",
    }


def _whole_run(header: Mapping[str, Any]) -> dict[str, bytes]:
    """Attachments of the run itself: the readings in force (design §9) and the declaration, as they judged."""
    at = round(datetime.fromisoformat(header["run"]["started"]).timestamp() * 1000)
    files = {
        "kiemchuan-readings-attachment.csv": ("Cách hiểu đang áp dụng", "text/csv", _readings(header)),
        "kiemchuan-declaration-attachment.json": (
            "Bản khai năng lực", "application/json", _json({"sut": header["sut"], **header["declaration"]}),
        ),
    }  # fmt: skip
    links = [
        {"name": name, "source": source, "type": kind, "timestamp": at}
        for source, (name, kind, _) in files.items()
    ]
    return {
        "kiemchuan-globals.json": _json({"attachments": links, "errors": []}),
        **{source: data for source, (_, _, data) in files.items()},
    }


def _readings(header: Mapping[str, Any]) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("cách hiểu", "giá trị", "câu hỏi", "question"))
    for row in header["switches"]:
        rows.writerow(
            (f"{row['number']}. {row['name']}", row["value"], row["question_vi"], row["question_en"])
        )
    return out.getvalue().encode()


def _escaped(text: str, *, key: bool = False) -> str:
    out = []
    for char in text:
        if char in "\\=:#!" or (key and char == " "):
            out.append(f"\\{char}")
        elif " " <= char <= "~":
            out.append(char)
        else:
            units = char.encode("utf-16-be", "surrogatepass")
            out += [f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2)]
    return "".join(out)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
