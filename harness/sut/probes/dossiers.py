"""Probes of dossiers: the year's list, opening, filling, closing, deleting, exporting (Đ16, Đ13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from lxml import etree

from harness.sut.check_case import Case, NotReachedError, Probe
from harness.sut.finding import Finding
from harness.sut.probes.expectations import NO_SUCH, found, gaps, role, unknown_id, wrong_state

_DOSSIER = "schemas/dossiers.schema.json#/$defs/Dossier"
_PAPER = {"kind": "ý kiến chỉ đạo", "title": "Kiểm tra hợp đồng driver", "text": "Kiểm tra"}
_REASON = "Kiểm tra hợp đồng driver"
_SYMBOL = "KTHD"


def _year(case: Case) -> int:
    assert case.world is not None
    return datetime.fromisoformat(case.world.now()).year


def _entry(case: Case, number: int) -> dict[str, Any]:
    title = f"Kiểm tra hợp đồng driver {number}"
    return {"number": f"{number:02d}", "symbol": _SYMBOL, "title": title, "retention": {"years": 10}}


def _listed(case: Case) -> dict[str, str]:
    """A fresh entry of the current year's list; NotReachedError where there can be none: reported already."""
    if not {"set_dossier_list", "open_dossier"} <= case.declared:
        raise NotReachedError
    numbers = [0]
    if "list_dossiers" in case.declared:
        rows = case.driver.list_dossiers(_year(case))["items"]
        numbers += [
            int(row["number"]) for row in rows if row.get("symbol") == _SYMBOL and row["number"].isdecimal()
        ]
    entry = _entry(case, max(numbers) + 1)
    case.driver.set_dossier_list(_year(case), [entry])
    return {"number": entry["number"], "symbol": entry["symbol"]}


def _opened(case: Case) -> Mapping[str, Any]:
    return case.driver.open_dossier(case.actor("open_dossier"), _listed(case))


def _set_list(case: Case) -> Iterator[Finding]:
    items = [_entry(case, 1)]
    shown = case.driver.set_dossier_list(_year(case), items)["items"]
    if [(row["number"], row["symbol"], row["title"]) for row in shown] != [
        ("01", _SYMBOL, items[0]["title"])
    ]:
        yield found(
            "set_dossier_list",
            "other-list",
            "Danh mục trả lại khác danh mục vừa đặt",
            "the list answered is not the list set",
            "answer the list in force",
        )


def _open(case: Case) -> Iterator[Finding]:
    entry = _listed(case)
    yield from role(case, "open_dossier", lambda actor: case.driver.open_dossier(actor, entry))
    dossier = case.driver.open_dossier(case.actor("open_dossier"), entry)
    yield from gaps(case, "open_dossier", dossier, _DOSSIER)
    if not dossier["code"]:
        yield found(
            "open_dossier", "no-code", "Hồ sơ vừa lập không có mã", "the dossier just opened has no code",
            "`code` is given when the dossier is opened",
        )  # fmt: skip


def _get(case: Case) -> Iterator[Finding]:
    dossier = _opened(case)
    if case.driver.get_dossier(dossier["id"])["code"] != dossier["code"]:
        yield found(
            "get_dossier", "other-dossier", "Hồ sơ đọc lại mang mã khác", "the dossier read again has another code",
            "an id stands for one dossier for ever",
        )  # fmt: skip
    yield from unknown_id("get_dossier", lambda: case.driver.get_dossier(NO_SUCH))


def _list(case: Case) -> Iterator[Finding]:
    dossier = _opened(case)
    if dossier["id"] not in {row["id"] for row in case.driver.list_dossiers(_year(case))["items"]}:
        yield found(
            "list_dossiers", "dossier-not-listed", "Hồ sơ vừa lập không có trong danh sách",
            "the dossier just opened is not listed", "list every dossier of the year",
        )  # fmt: skip


def _add(case: Case) -> Iterator[Finding]:
    dossier = _opened(case)
    key = dossier["id"]
    yield from role(
        case, "add_to_dossier", lambda actor: case.driver.add_to_dossier(key, actor, paper=_PAPER)
    )
    items = case.driver.add_to_dossier(key, case.actor("add_to_dossier"), paper=_PAPER)["items"]
    if [row["kind"] for row in items] != ["related"]:
        yield found(
            "add_to_dossier", "item-not-listed", "Tài liệu vừa đưa vào không có trong hồ sơ",
            "the paper just added is not in the dossier", "one entry of `items` for each",
        )  # fmt: skip


def _close(case: Case) -> Iterator[Finding]:
    key = _opened(case)["id"]
    yield from role(case, "close_dossier", lambda actor: case.driver.close_dossier(key, actor))
    closed = case.driver.close_dossier(key, case.actor("close_dossier"))
    if closed.get("state") != "closed":
        yield wrong_state("close_dossier", str(closed.get("state")), "closed")


def _delete(case: Case) -> Iterator[Finding]:
    """Only that a stranger may not: whether the product deletes at all is a matter of a rule."""
    key = _opened(case)["id"]
    clerk = {"role": "van-thu", "name": "Lê Thị Hoa", "unit": "Văn phòng"}
    try:
        case.driver.delete_dossier(key, clerk, _REASON)  # type: ignore[arg-type]
    except Exception as error:
        if getattr(error, "code", "") in ("not-allowed", "refused"):
            return
        raise
    yield found(
        "delete_dossier", "role-not-checked", "Văn thư xóa được hồ sơ", "văn thư may delete a dossier",
        "x-roles: quan-tri; anyone else 403 not-allowed",
    )  # fmt: skip


def _export(case: Case) -> Iterator[Finding]:
    data = case.driver.export_dossier(_opened(case)["id"])
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        yield found(
            "export_dossier", "not-xml", f"Bản xuất không phải XML: {error}", f"the export is no XML: {error}",
            "well-formed XML in UTF-8",
        )  # fmt: skip


DOSSIER_PROBES: tuple[Probe, ...] = (
    Probe("set_dossier_list", _set_list),
    Probe("open_dossier", _open),
    Probe("get_dossier", _get),
    Probe("list_dossiers", _list),
    Probe("add_to_dossier", _add),
    Probe("close_dossier", _close),
    Probe("delete_dossier", _delete),
    Probe("export_dossier", _export),
)
