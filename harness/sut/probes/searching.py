"""The probe of search (Đ13.k1)."""

from __future__ import annotations

from collections.abc import Iterator

from harness.sut.check_case import Case, NotReachedError, Probe
from harness.sut.finding import Finding
from harness.sut.probes.expectations import found


def _search(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    document_id = case.world.deliver()
    case.driver.sync()
    held = case.driver.list_incoming(document_id=document_id)["items"]
    if not held:
        raise NotReachedError
    rows = case.driver.search(kind="incoming", document_id=document_id)["items"]
    if [row.get("id") or row.get("record") for row in rows] != [held[0]["id"]]:
        yield found(
            "search",
            "not-found",
            "Tìm theo mã định danh không ra đúng văn bản vừa nhận",
            "a search by identifier does not give the document just received",
            "criteria hold together; each item names its record",
        )


SEARCH_PROBES: tuple[Probe, ...] = (Probe("search", _search),)
