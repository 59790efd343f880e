"""Oracles of Đ3.k2, role axis: it carries documents in the province, and with the rest of the country."""

from __future__ import annotations

from datetime import date

from harness.oracles.judgement import Judgement, check, failed, passed
from harness.oracles.language import names
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.role_axis import (
    arrived,
    code_of,
    deliveries,
    is_national,
    prepared,
    statuses,
    strangers,
    taken,
)
from harness.oracles.same_document import changed


@check("D3.k2-1", "{agencies} nhận được {doc} với tệp và thông tin văn bản giữ nguyên")
def carried_unchanged(
    seen: Observations, profile: Profile, as_of: date, *, agencies: str, doc: str
) -> Judgement:
    """Đ3.k2: between different products in the province; files byte for byte, information by value."""
    return _unchanged(seen, agencies, doc)


@check("D3.k2-1", "{agency} nhận được {other} mà không nhận được {doc}")
def nobody_else_sees_it(
    seen: Observations, profile: Profile, as_of: date, *, agency: str, other: str, doc: str
) -> Judgement:
    """Đ3.k2: a document goes to its recipients; shown beside one that did come to this agency, sent later."""
    sent = taken(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    control = arrived(seen, other, agency)
    if isinstance(control, Judgement):
        return control
    found = deliveries(seen, doc, code_of(seen, agency), acknowledged=False)
    if found:
        return failed(
            "package-misdelivered", expected=f"{doc} chỉ tới cơ quan nhận", observed=f"tới cả {agency}",
            where="getReceivedEdocList",
        )  # fmt: skip
    return passed()


@check("D3.k2-1", "{agency} nhận được trạng thái {code} của {doc} đúng như {sender} báo")
def status_carried(
    seen: Observations, profile: Profile, as_of: date, *, agency: str, code: str, doc: str, sender: str
) -> Judgement:
    """Đ3.k2: what the recipient reports reaches the sender with its code, its agency and its document."""
    first = arrived(seen, doc, sender)
    if isinstance(first, Judgement):
        return first
    found = statuses(seen, doc, code_of(seen, agency), code)
    wanted = code_of(seen, sender)
    if not found:
        return failed(
            "status-lost", expected=f"trạng thái {code} của {doc} tới {agency}", observed="không tới",
            where="getReceivedEdocList status",
        )  # fmt: skip
    if found[-1].sender.organ_id != wanted or found[-1].document_id != first.message.document_id:
        return failed(
            "axis-changed-information", expected=f"{wanted}, {first.message.document_id}",
            observed=f"{found[-1].sender.organ_id}, {found[-1].document_id}", where=found[-1].where("From"),
        )  # fmt: skip
    return passed()


@check(
    "D3.k2-2",
    "{agencies} nhận được {doc} qua Trục liên thông văn bản quốc gia với tệp và thông tin văn bản giữ nguyên",
)
def carried_over_the_national_axis(
    seen: Observations, profile: Profile, as_of: date, *, agencies: str, doc: str
) -> Judgement:
    """Đ3.k2: out of the province and into it, over the national axis and unchanged."""
    judged = _unchanged(seen, agencies, doc)
    if judged.failure or judged.reason:
        return judged
    for agency in names(agencies):
        outward = is_national(seen, code_of(seen, agency))
        crossed = seen.of("wire.forwarded" if outward else "wire.collected", about=doc)
        if not [row for row in crossed if row.data.get("accepted", True)]:
            return failed(
                "national-axis-bypassed", expected=f"{doc} đi qua Trục liên thông văn bản quốc gia",
                observed="không thấy trên trục ấy", where="sendEdoc" if outward else "getEdoc",
            )  # fmt: skip
    return passed()


def _unchanged(seen: Observations, agencies: str, doc: str) -> Judgement:
    original = prepared(seen, doc)
    if isinstance(original, Judgement):
        return original
    for agency in names(agencies):
        one = arrived(seen, doc, agency)
        if isinstance(one, Judgement):
            return one
        if wrong := changed(original.message, one.message):
            return wrong
    return strangers(seen, doc, original.row.data["recipients"].values()) or passed()
