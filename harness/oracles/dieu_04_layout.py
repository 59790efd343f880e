"""Oracles of Đ4.k1: the product leaves the form and layout that people gave a document as it is.

The clause binds whoever writes the document. The product fails only where it spoils what it was handed: another paper
size, words gone, fonts that no longer travel with the file, page numbers gone or put on the first page. That the
document was laid out rightly in the first place is not judged; its margins are only told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from harness.oracles.carried_files import CarriedFile, on_the_wire
from harness.oracles.exchange import asked, delivered
from harness.oracles.file_formats import extension
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.profile import Profile
from harness.oracles.typesetting import PageLayout, layout_of

_TOLERANCE: Final = 3.0
"""Points by which a size may differ: rounding of engines."""
_NATION: Final = "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM"
_MOTTO: Final = "Độclập-Tựdo-Hạnhphúc"
_SCOPE: Final = "chỉ xét khổ giấy, chữ, phông chữ, số trang mà máy đọc được"

Compare = Callable[[int, PageLayout, PageLayout, str], Judgement | None]


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


@check(
    "D4.k1-1",
    "{doc} đến cơ quan nhận giữ khổ giấy, nội dung từng trang, phông chữ và cách đánh số trang như khi soạn",
    reads=("outgoing-files",),
)
def normative_layout_kept(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k1 (NĐ 34/2016 Đ76): page numbers are Arabic, in the middle of the upper margin, none on the first page."""
    return _kept(seen, doc, (_same_size, _same_words, _same_fonts, _same_numbers))


@check(
    "D4.k1-2",
    "{doc} đến cơ quan nhận giữ khổ giấy, Quốc hiệu, Tiêu ngữ, phông chữ và nội dung từng trang như khi soạn",
    reads=("outgoing-files",),
)
def administrative_layout_kept(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k1 (TT 01/2011/TT-BNV)."""
    return _kept(seen, doc, (_same_heading, _same_size, _same_words, _same_fonts))


def _kept(seen: Observations, doc: str, comparisons: Sequence[Compare]) -> Judgement:
    """What every recipient fetched, and what the product itself holds, beside the paper that was handed in."""
    request, packets = asked(seen, doc), delivered(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    try:
        original = layout_of(seen.blob(request.row, f"file{request.main}"))
    except UnreadablePdfError as error:
        return _unmet(f"tệp đã đưa vào không đọc được: {error}")
    files = [file for packet in packets for file in _documents(on_the_wire(packet))[:1]]
    if len(files) < len(packets):
        return failed(
            "layout-unreadable", expected="tệp PDF của văn bản", observed="không có tệp PDF", where="sendEdoc"
        )
    for file in {one.sha256: one for one in [*files, *_own_copy(seen, doc)]}.values():
        wrong = _compared(original, file, comparisons)
        if wrong is not None:
            return wrong
    return passed(_SCOPE, *_margins(original))


def _documents(files: Sequence[CarriedFile]) -> list[CarriedFile]:
    return [one for one in files if extension(one.name) == "pdf" and is_pdf(one.data)]


def _own_copy(seen: Observations, doc: str) -> Iterator[CarriedFile]:
    """The document as the product itself hands it out; nothing where it does not."""
    reading = seen.last("driver.record", about=doc, what="outgoing-files")
    if reading is not None and "file0" in reading.blobs:
        data = seen.blob(reading, "file0")
        if is_pdf(data):
            yield CarriedFile("bản phần mềm lưu", data, "get_outgoing_file")


def _compared(
    original: tuple[PageLayout, ...], file: CarriedFile, comparisons: Sequence[Compare]
) -> Judgement | None:
    try:
        found = layout_of(file.data)
    except UnreadablePdfError as error:
        return failed(
            "layout-unreadable",
            expected="tệp PDF đọc được",
            observed=f"{file.name}: {error}",
            where=file.where,
        )
    if len(found) < len(original):
        return failed(
            "page-gone", expected=f"{len(original)} trang", observed=f"{len(found)} trang", where=file.where
        )
    for number, (before, after) in enumerate(zip(original, found, strict=False), 1):
        for compare in comparisons:
            wrong = compare(number, before, after, file.where)
            if wrong is not None:
                return wrong
    return None


# ------------------------------------------------------------------------------------------------ one page, one respect


def _same_size(number: int, before: PageLayout, after: PageLayout, where: str) -> Judgement | None:
    if abs(before.width - after.width) <= _TOLERANCE and abs(before.height - after.height) <= _TOLERANCE:
        return None
    return failed(
        "page-size-changed", expected=_size(number, before), observed=_size(number, after), where=where
    )


def _size(number: int, page: PageLayout) -> str:
    return f"trang {number}: {page.width * 25.4 / 72:.0f} × {page.height * 25.4 / 72:.0f} mm"


def _same_words(number: int, before: PageLayout, after: PageLayout, where: str) -> Judgement | None:
    """Every word is still on its page; what was added (a number, a date, a stamp) is no fault."""
    letters = after.letters
    gone = sorted(word for word in before.words if word not in letters)
    if not gone:
        return None
    return failed("words-gone", expected=f"trang {number} còn đủ chữ như khi soạn",
                  observed=f"mất: {', '.join(gone[:8])}", where=where)  # fmt: skip


def _same_fonts(number: int, before: PageLayout, after: PageLayout, where: str) -> Judgement | None:
    """The fonts that travelled with the file still do; that of a line stamped on it may be any."""
    travelled = set(before.fonts) - set(before.loose_fonts)
    lost = travelled & set(after.loose_fonts)
    if not lost and after.loose_fonts and not travelled & set(after.fonts):
        lost = set(after.loose_fonts)  # written anew, in other fonts
    if not lost:
        return None
    return failed("font-not-embedded", expected=f"trang {number}: phông chữ được nhúng",
                  observed=", ".join(sorted(lost)), where=where)  # fmt: skip


def _same_numbers(number: int, before: PageLayout, after: PageLayout, where: str) -> Judgement | None:
    if set(before.numbers) - set(after.numbers):
        return failed("page-number-gone", expected=f"trang {number}: số {', '.join(before.numbers)} ở giữa lề trên",
                      observed=", ".join(after.numbers) or "không có", where=where)  # fmt: skip
    if number == 1 and set(after.numbers) - set(before.numbers):
        return failed("first-page-numbered", expected="trang 1 không đánh số", observed=", ".join(after.numbers),
                      where=where)  # fmt: skip
    return None


def _same_heading(number: int, before: PageLayout, after: PageLayout, where: str) -> Judgement | None:
    if number != 1:
        return None
    for name, text in (("Quốc hiệu", _NATION), ("Tiêu ngữ", _MOTTO)):
        if text in before.letters and text not in after.letters:
            return failed("heading-gone", expected=name, observed="không còn", where=where)
    return None


def _margins(pages: Sequence[PageLayout]) -> tuple[str, ...]:
    """Margins of the paper that was handed in: told, never judged."""
    first = pages[0].extents if pages else None
    if first is None:
        return ()
    return (
        f"lề của bản soạn: trái {first.left:.0f} mm, trên {first.top:.0f} mm, dưới {first.bottom:.0f} mm",
    )
