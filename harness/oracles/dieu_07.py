"""Oracles of Điều 7: which documents go through the software, which go with paper as well."""

from __future__ import annotations

from datetime import date

from harness.oracles.dieu_06_principles import left_out, shown_as_sent
from harness.oracles.exchange import outgoing_record
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import SentenceError
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.wording import same_name

WITH, WITHOUT = "gửi kèm văn bản giấy", "không gửi kèm văn bản giấy"


@check("D7.k1-2", "{doc} vẫn đến qua phần mềm ở mọi nơi đáp ứng việc liên thông: {receivers}")
def able_are_served(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, receivers: str
) -> Judgement:
    """Đ7.k1 (QĐ 28 Đ7.1): the exception holds for who lacks the means, and for nobody else."""
    return left_out(seen, doc, receivers) or passed()


@check("D7.k1-2", "phần mềm cho thấy {receivers} chưa nhận được {doc} qua Trục", reads=("outgoing",))
def unable_shown(seen: Observations, profile: Profile, as_of: date, *, receivers: str, doc: str) -> Judgement:
    """Đ7.k1: who has to be served in another way is known."""
    return shown_as_sent(seen, doc, receivers) or passed()


@check(
    "D7.k2.a", "phần mềm gửi được {doc} tới {receivers} và ghi nhận có kèm văn bản giấy", reads=("outgoing",)
)
def with_paper(seen: Observations, profile: Profile, as_of: date, *, doc: str, receivers: str) -> Judgement:
    """Đ7.k2.a: the e-document goes, and the record says that paper goes with it."""
    missing = left_out(seen, doc, receivers)
    if missing is not None:
        return missing
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("paper") is not True:
        return failed(
            "paper-not-recorded",
            expected="paper = true",
            observed=record.get("paper"),
            where="get_outgoing.paper",
        )
    return passed()


@check("D7.k2.b-2", "phần mềm coi {doc} là {kind}", reads=("outgoing",))
def by_the_list(seen: Observations, profile: Profile, as_of: date, *, doc: str, kind: str) -> Judgement:
    """Đ7.k2.b: where nobody says, the list in force on the day does.

    Off the list it is wrong only where both the entry and the mark «không gửi văn bản giấy» say paper.
    """
    if kind not in (WITH, WITHOUT):
        raise SentenceError(f"{kind!r} is neither {WITH!r} nor {WITHOUT!r}")
    request = seen.last("driver.answer", about=doc, op="draft")
    if request is None or seen.last("driver.answer", op="set_paper_list") is None:
        return inconclusive(Reason.PRECONDITION, "chưa có danh mục hoặc chưa có dự thảo")
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    wanted = str(request.data["request"]["document"]["type_name"])
    if not same_name(wanted, str(record.get("type_name") or "")):
        return inconclusive(Reason.PRECONDITION, f"bản ghi không phải của {doc}")
    if kind == WITH and record.get("paper") is not True:
        return failed(
            "list-not-applied", expected=WITH, observed=record.get("paper"), where="get_outgoing.paper"
        )
    if kind == WITHOUT and record.get("paper") is True and record.get("no_paper") is not True:
        return failed(
            "list-over-applied", expected=WITHOUT, observed="paper = true", where="get_outgoing.paper"
        )
    return passed()
