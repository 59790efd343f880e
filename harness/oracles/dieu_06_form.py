"""Oracles of Đ6.k2.a (QĐ 28 Đ6.1, Đ6.4): whose a document is, how it is laid out, in which formats it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from harness.oracles.carried_files import handed_in, on_the_wire
from harness.oracles.dispatched import arrivals, dispatches, request_of, status_packets, tries
from harness.oracles.exchange import Packet
from harness.oracles.file_formats import format_of, is_listed
from harness.oracles.incoming import act
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.page_layout import Page, pages_of
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.pdf_text import is_same_document
from harness.oracles.profile import Profile
from harness.oracles.signatures import Signature, read_signatures


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


# ------------------------------------------------------------------------------------------------ nguồn gốc, Đ6.k2.a


@check("D6.k2.a-1", "cơ quan gửi ghi trên gói tin của {doc}, cơ quan ký số và cơ quan kết nối là một")
def one_origin(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a (QĐ 28 Đ6.1): From, the call's own sender, and the agency whose certificate sealed the document.

    Also of what the axis refused. Whether the signatures hold is Đ4.k5; a certificate need not name an agency code.
    """
    handed_over = tries(seen, doc)
    if not handed_over:
        return _unmet(f"không có gói tin nào của {doc}")
    for packet in handed_over:
        own = str(packet.row.data["own_id"])
        wrong = _other_sender(packet, own) or _other_seal(packet, own)
        if wrong is not None:
            return wrong
    return passed()


def _other_sender(packet: Packet, own: str) -> Judgement | None:
    stated, called = packet.message.sender.organ_id, str(packet.row.data["sender"])
    if stated != own:
        return failed("origin-other-agency", expected=own, observed=stated or "không ghi",
                      where=packet.message.where("From"))  # fmt: skip
    if called != own:
        return failed(
            "origin-other-call", expected=own, observed=called or "không ghi", where="sendEdoc from"
        )
    return None


def _other_seal(packet: Packet, own: str) -> Judgement | None:
    """The agency signs after the person with authority (NĐ 30 Đ32.2d); without its signature nothing shows it did."""
    where = packet.message.where("AttachmentEncoded")
    signed = [signatures for one in on_the_wire(packet) if (signatures := _signatures(one.data))]
    if not signed:
        return failed("origin-not-sealed", expected=f"chữ ký số của {own}", observed="không có", where=where)
    codes = {one.organ_id for signatures in signed for one in signatures if one.organ_id}
    if codes and own not in codes:
        return failed("origin-other-seal", expected=f"chứng thư số của {own}", observed=", ".join(sorted(codes)),
                      where=where)  # fmt: skip
    return None


def _signatures(data: bytes) -> tuple[Signature, ...]:
    try:
        return read_signatures(data) if is_pdf(data) else ()
    except UnreadablePdfError:
        return ()


@check("D6.k2.a-1", "mọi trạng thái của {doc} mà phần mềm báo đều ghi đúng cơ quan báo là mình")
def statuses_of_own_origin(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a: what an agency tells of a document is told in its own name."""
    told = list(status_packets(seen, seen.of("wire.sent", about=doc, message_type="status")))
    if not told or act(seen, doc, "accept") is None:
        return _unmet(f"{doc} chưa được tiếp nhận, hoặc phần mềm chưa báo trạng thái nào của nó")
    for one in told:
        own, stated = str(one.row.data["own_id"]), one.message.sender.organ_id
        if stated != own:
            return failed("origin-other-agency", expected=own, observed=stated or "không ghi",
                          where=one.message.where("From"))  # fmt: skip
        if one.row.data["sender"] != own:
            return failed("origin-other-call", expected=own, observed=one.row.data["sender"] or "không ghi",
                          where="sendEdoc from")  # fmt: skip
    return passed()


# ------------------------------------------------------------------------------------------------ thể thức, định dạng


@check("D6.k2.a-11", "{doc} đến các cơ quan nhận giữ nguyên khổ giấy, số trang và nội dung từng trang")
def layout_kept(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a (QĐ 28 Đ6.4): stamps and signatures are added; page by page nothing is taken away or moved to another.

    How the drafter has laid it out is the drafter's affair (Đ4.k1); seen is what the product does to it.
    """
    request, came = request_of(seen, doc), arrivals(seen, doc)
    if isinstance(request, Judgement):
        return request
    if not came:
        return _unmet(f"chưa cơ quan nào lấy được {doc}")
    original = seen.blob(request.row, f"file{request.main}")
    drawn = pages_of(original)
    for name, data, where in _documents(came, original):
        try:
            wrong = _other_layout(drawn, pages_of(data))
        except UnreadablePdfError as error:
            wrong = f"{name}: {error}"
        if wrong:
            return failed("layout-changed", expected="như bản đã trình", observed=wrong, where=where)
    return passed()


def _documents(came: Iterable[Packet], original: bytes) -> Iterable[tuple[str, bytes, str]]:
    """The document itself out of each packet, by its words, else by its place; once where recipients got the same."""
    once = {}
    for packet in came:
        files = [one for one in on_the_wire(packet) if is_pdf(one.data)]
        mine = next((one for one in files if _is_document(original, one.data)), None) or next(
            iter(files), None
        )
        if mine is not None:
            once[mine.sha256] = (mine.name, mine.data, mine.where)
    return once.values() or [("gói tin", b"", "AttachmentEncoded")]


def _is_document(original: bytes, data: bytes) -> bool:
    try:
        return is_same_document(original, data)
    except UnreadablePdfError:
        return False


def _other_layout(before: Iterable[Page], after: Iterable[Page]) -> str:
    """What differs, in words; empty where nothing does."""
    drawn, found = list(before), list(after)
    if len(drawn) != len(found):
        return f"{len(found)} trang thay vì {len(drawn)}"
    for number, (was, now) in enumerate(zip(drawn, found, strict=True), 1):
        if not was.same_paper(now):
            return f"trang {number} khổ {now.paper} thay vì {was.paper}"
        if was.words - now.words:
            return f"trang {number} thiếu “{' '.join(list(was.words - now.words)[:5])}”"
    return ""


@check("D6.k2.a-12", "gói tin của {doc} chỉ mang tệp thuộc định dạng quy định, nội dung đúng như tên gọi")
def only_listed_formats(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a (QĐ 28 Đ6.4): the formats of Đ4.k4, told by content; each file by itself is judged there, the
    encoding of the package by Đ4.k3."""
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    for packet in sent:
        wrong = _unlisted(packet)
        if wrong is not None:
            return wrong
    return passed()


def _unlisted(packet: Packet) -> Judgement | None:
    files = on_the_wire(packet)
    if len(files) != len(packet.message.attachments) or not files:
        return failed("format-not-laid-down", expected="mọi tệp giải mã được", observed=f"{len(files)} tệp",
                      where=packet.message.where("AttachmentEncoded"))  # fmt: skip
    for one in files:
        if not is_listed(one.name, one.data):
            observed = f"{one.name} (nội dung {format_of(one.data) or 'không rõ'})"
            return failed(
                "format-not-laid-down", expected="định dạng của khoản 4 Điều 4", observed=observed, where=one.where
            )  # fmt: skip
    return None


@check("D6.k2.a-12", "tệp ngoài định dạng quy định của {doc} không được gửi đi, còn {control} thì được gửi")
def unlisted_stays(seen: Observations, profile: Profile, as_of: date, *, doc: str, control: str) -> Judgement:
    """Đ6.k2.a: refused, or sent without it; a control issued later has left in the formats laid down."""
    request, sent = request_of(seen, doc), dispatches(seen, control)
    if isinstance(request, Judgement):
        return request
    if isinstance(sent, Judgement):
        return sent
    banned = [one for one in handed_in(seen, request) if not is_listed(one.name, one.data)]
    if not banned:
        return _unmet(f"mọi tệp của {doc} đều thuộc định dạng quy định")
    for packet in tries(seen, doc):
        carried = {one.sha256: one for one in on_the_wire(packet)}
        gone = next((one for one in banned if one.sha256 in carried), None)
        if gone is not None:
            return failed("format-not-laid-down", expected="không gửi tệp này", observed=gone.name,
                          where=carried[gone.sha256].where)  # fmt: skip
    refusal = seen.last("driver.refused", about=doc)
    if not tries(seen, doc) and (
        refusal is None or refusal.data.get("code") not in {"refused", "bad-request"}
    ):
        return _unmet(f"{doc} không được gửi, mà phần mềm cũng không từ chối phát hành")
    return next((wrong for one in sent if (wrong := _unlisted(one))), None) or passed()
