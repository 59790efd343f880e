"""What the pages of a certificate say, from its statement alone: a reader of the paper learns what the JSON says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from harness.oracles.language import VIETNAM
from reports.certificate.attested import roots
from reports.certificate.sheet import (
    BODY,
    FINDING,
    HEADING,
    SMALL,
    SUBTITLE,
    TITLE,
    WARNING,
    Foot,
    build,
    heading,
    paragraph,
    register_fonts,
    table,
)  # fmt: skip
from reports.clauses import Clauses
from reports.wording import wording

_ROLES = {"agency": "phần mềm QLVB của cơ quan (agency)", "axis": "trục kết nối liên thông tỉnh (axis)"}
_LINKS = {
    "wire": ("đường truyền", "thấy trên đường truyền / on the wire"),
    "driver": ("driver", "do phần mềm tự trả lời qua driver / told by the product through its driver"),
    "person": ("người", "do người xác nhận / seen by a person"),
    "attestation": ("chứng thực", "theo bản chứng thực có ký / by a signed attestation"),
}
_NAME = 160
_SCOPES = {"product": "sản phẩm", "deployment": "cơ quan", "authority": "Sở, UBND"}


def certificate_pdf(told: Mapping[str, Any], places: Clauses) -> bytes:
    """The unsigned PDF; the place of the visible signature on its first page is `SEAL_BOX`."""
    register_fonts()
    title = "GIẤY CHỨNG NHẬN KIỂM CHUẨN" if told["official"] else "BẢN GHI KẾT QUẢ KIỂM CHUẨN"
    english = "Certificate of conformance testing" if told["official"] else "Record of a conformance run"
    story: list[Flowable] = [
        paragraph(title, TITLE),
        paragraph(f"{english} · {told['regulation']}", SUBTITLE),
        *_unofficial(told),
        *_finding(told),
        _about(told),
        *_counts(told),
        *_limits(told),
        PageBreak(),
        *_annex(told, places),
    ]
    root, suite = str(told["evidence"]["root"]), told["suite"]["sha256"]
    foot = Foot(
        f"{told['number']} · bằng chứng {root[:16]}… · bộ kiểm {suite[:16]}…", marked=not told["official"]
    )
    return build(story, title=f"{title} {told['number']}", author=told["conducted_by"], foot=foot)


def _unofficial(told: Mapping[str, Any]) -> Iterator[Flowable]:
    if told["official"]:
        return
    yield paragraph("KHÔNG CHÍNH THỨC – tài liệu này không chứng nhận sản phẩm, vì:", WARNING)
    for reason in told["unofficial_because"]:
        names = reason["names"]
        more = f" và {len(names) - 6} mục nữa" if len(names) > 6 else ""
        yield paragraph(
            f"– {reason['vi']} / {reason['en']}{': ' if names else ''}{', '.join(names[:6])}{more}", SMALL
        )
    yield Spacer(1, 2 * mm)


def _finding(told: Mapping[str, Any]) -> Iterator[Flowable]:
    """The sentence that is certified: only what was seen, of this version, on this date."""
    product, counted = _named(told["product"]), told["counts"]
    green, whole = sum(counted["seen_by"].values()), sum(counted["deciding"].values())
    verb, verb_en = (
        ("đáp ứng", "complies with") if told["official"] else ("được thấy là đạt", "was seen to pass")
    )
    maker = f" của {product['vendor']}" if product["vendor"] else ""
    yield paragraph(
        f"{product['name']} phiên bản {product['version']}{maker}, vai {_ROLES[product['role']]}, {verb} {green} "
        f"trong số {whole} quy tắc bắt buộc đối với sản phẩm của {told['regulation']}; các quy tắc bắt buộc còn lại: "
        f"{_rest(counted['deciding'])}.",
        FINDING,
    )
    yield paragraph(
        f"The product {verb_en} {green} of {whole} mandatory product rules; the others as listed.", SMALL
    )
    yield Spacer(1, 2 * mm)


def _named(product: Mapping[str, str]) -> dict[str, str]:
    """A product's words about itself, short enough to leave what is said of it on the page."""
    return {
        key: f"{value[:_NAME]}… (+{len(value) - _NAME})" if len(value) > _NAME else value
        for key, value in product.items()
    }


def _rest(deciding: Mapping[str, int]) -> str:
    rest = {verdict: count for verdict, count in deciding.items() if verdict not in ("passed", "attested")}
    told = [f"{count} {wording().verdict(verdict).vi}" for verdict, count in sorted(rest.items())]
    return ", ".join(told) or "không có"


def _about(told: Mapping[str, Any]) -> Flowable:
    run, product = told["run"], _named(told["product"])
    ran = f"{run['id']}, bắt đầu {_moment(run['started'])}, đồng hồ {run['clock']}, seed {run['seed']}"
    expires = _day(told["expires"]) if told["expires"] else "không ghi hạn / no date set"
    rows = [
        ("Số / number", told["number"]),
        ("Sản phẩm / product", f"{product['name']} {product['version']}"),
        ("Nhà cung cấp / vendor", product["vendor"] or "–"),
        ("Tiến hành / conducted by", told["conducted_by"] or "–"),
        ("Chứng kiến / witnessed by", ", ".join(told["witnessed_by"]) or "–"),
        ("Lập ngày / issued", _moment(told["issued"])),
        ("Có giá trị đến / expires", expires),
        ("Lượt chạy / run", ran),
        ("Xét theo ngày / as of", _day(run["as_of"])),
        (
            "Bản chứng thực xét theo ngày / attestations as of",
            _day(run.get("attestations_as_of", run["as_of"])),
        ),
        ("Hồ sơ địa phương / profile", told["profile"]["name"]),
        ("Bộ kiểm / suite", told["suite"]["version"] or "chưa phát hành / not released"),
    ]
    return table(rows, (0.27, 0.73), head=False)


def _counts(told: Mapping[str, Any]) -> Iterator[Flowable]:
    yield from heading("Kết quả theo quy tắc / Verdicts by rule")
    deciding, others = told["counts"]["deciding"], told["counts"]["others"]
    verdicts = [code for code in wording().verdicts if deciding.get(code) or others.get(code)]
    rows = [
        ("Kết luận", "Bắt buộc đối với sản phẩm", "Khuyến nghị, và nghĩa vụ của cơ quan, cấp có thẩm quyền")
    ]
    rows += [(_both(code), str(deciding.get(code, 0)), str(others.get(code, 0))) for code in verdicts]
    yield table(rows, (0.4, 0.24, 0.36))
    yield Spacer(1, 2 * mm)
    seen = [("Quy tắc bắt buộc đã đạt, theo mắt xích yếu nhất / passed, by the weakest link", "Số quy tắc")]
    seen += [(_LINKS[link][1], str(count)) for link, count in sorted(told["counts"]["seen_by"].items())]
    yield table(seen, (0.76, 0.24))


def _limits(told: Mapping[str, Any]) -> Iterator[Flowable]:
    """What is not claimed, said as loudly as what is."""
    limits = told["limits"]
    lines = [
        f"Điều 11: {limits['article_11']['vi']} / {limits['article_11']['en']}.",
        _list("Quy tắc khuyến nghị không đạt / recommended rules that failed", limits["recommended_failed"]),
        _list("Quy tắc khuyến nghị chưa kết luận được / recommended, open", limits["recommended_open"]),
        _list(
            "Không kiểm được bằng máy nên không nói gì / not testable, nothing claimed",
            limits["not_testable"],
        ),
        _list("Chỉ theo bản chứng thực / by attestation only", limits["attested"]),
        f"Nghĩa vụ của cơ quan, cấp có thẩm quyền chưa có chứng thực: {len(limits['duties_open'])} (phụ lục).",
        "Chỉ đúng với phiên bản, bản khai năng lực, hồ sơ địa phương và ngày nêu trên. / Of this version, declaration, "
        "profile and date alone.",
    ]
    block: list[Flowable] = [paragraph("Giấy này không nói / What this does not say", HEADING)]
    block += [paragraph(f"– {line}", SMALL) for line in lines if line]
    yield KeepTogether(block)


def _list(title: str, ids: Sequence[str]) -> str:
    if not ids:
        return f"{title}: không có / none."
    return f"{title}: {', '.join(ids[:24])}{f' … (+{len(ids) - 24}, phụ lục)' if len(ids) > 24 else ''}."


def _annex(told: Mapping[str, Any], places: Clauses) -> Iterator[Flowable]:
    again = told["judged_again"]
    yield from heading("Phụ lục 1. Mã băm và công cụ / Hashes and tools")
    rows = [
        ("Gốc cây băm bằng chứng / evidence root", told["evidence"]["root"]),
        ("events.jsonl (SHA-256)", told["evidence"]["events_sha256"]),
        ("Bộ kiểm / suite", told["suite"]["sha256"]),
        ("Danh mục quy tắc / rules", told["suite"]["rules_sha256"]),
        ("Hồ sơ địa phương / profile", told["profile"]["sha256"]),
        ("Bản khai năng lực / declaration", told["declaration"]["sha256"]),
        ("Phán xét lại / judged again", f"{again['checks']} phép kiểm, 0 thay đổi; {again['by']}"),
        ("Công cụ / tools", ", ".join(f"{name} {version}" for name, version in sorted(told["tools"].items()))),
    ]  # fmt: skip
    yield table(rows, (0.3, 0.7), head=False)
    yield from heading("Phụ lục 2. Bản khai năng lực / Declaration")
    declared = told["declaration"]
    features = [name for name, has in sorted(declared["features"].items()) if has]
    names = ", ".join(declared["capabilities"]) or "–"
    yield paragraph(f"Thao tác / operations: {names}", SMALL, most=6000)
    yield paragraph(
        f"Tính năng / features: {', '.join(features) or '–'}; ký số: {declared['signing']}", SMALL
    )
    yield from heading("Phụ lục 3. Cách hiểu quy định đang dùng / Readings in force")
    switches = [("#", "Điểm / switch", "Giá trị / value")]
    switches += [(str(s["number"]), s["name"], _value(s["value"])) for s in told["switches"]]
    yield table(switches, (0.07, 0.4, 0.53))
    yield from _attestations(told.get("attestations", []))
    yield from heading("Phụ lục 5. Từng quy tắc / Every rule")
    yield paragraph(
        "«Thấy bởi»: mắt xích yếu nhất mà kết luận dựa vào. / «Seen by»: the weakest link that the verdict rests on.",
        BODY,
    )
    heads = ("Quy tắc", "Nội dung", "Đối với", "Kết luận", "Thấy bởi", "Ghi chú")
    yield table([heads, *(_rule(row, places) for row in told["rules"])], (0.12, 0.36, 0.1, 0.14, 0.1, 0.18))


def _attestations(rows: Sequence[Mapping[str, Any]]) -> Iterator[Flowable]:
    """Who stated what, until when, and under which root the signers stand: whoever trusts it not trusts these not."""
    yield from heading("Phụ lục 4. Bản chứng thực / Attestations")
    if not rows:
        yield paragraph(
            "Không quy tắc nào dựa vào bản chứng thực. / No verdict rests on an attestation.", BODY
        )
        return
    for digest, name in sorted(roots(rows).items(), key=lambda item: item[1]):
        yield paragraph(
            f"Gốc được tin cho người ký / root trusted for the signers: {name}, SHA-256 {digest}", SMALL
        )
    heads = ("Quy tắc", "Người ký, chức vụ", "Xác nhận", "Từ", "Đến hết", "Gốc")
    told = [
        (
            row["rule"], f"{row['signer_name']}, {row['signer_post']}", row["statement"],
            _day(row["date"]), _day(row["expires"]), row["root"] or "–",
        )
        for row in rows
    ]  # fmt: skip
    yield table([heads, *told], (0.11, 0.22, 0.31, 0.1, 0.1, 0.16))


def _rule(row: Mapping[str, Any], places: Clauses) -> tuple[str, ...]:
    reason = wording().reason(row["reason"]).vi if row["reason"] else ""
    recommended = "khuyến nghị" if row["severity"] == "recommended" else ""
    says = f"{places.citation(row['id'])}. {places.text(row['id'])[0]}"
    return (
        row["id"], says, _SCOPES.get(row["scope"], row["scope"]),
        wording().verdict(row["verdict"]).vi, _LINKS[row["seen_by"]][0] if row["seen_by"] else "–",
        "; ".join(part for part in (recommended, reason, row.get("caveat", "")) if part),
    )  # fmt: skip


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _both(code: str) -> str:
    found = wording().verdict(code)
    return f"{found.vi} / {found.en}"


def _moment(text: str) -> str:
    """A moment as it is told in Vietnam."""
    return datetime.fromisoformat(text).astimezone(VIETNAM).strftime("%H:%M:%S ngày %d/%m/%Y (+07:00)")


def _day(text: str) -> str:
    return date.fromisoformat(text).strftime("%d/%m/%Y")
