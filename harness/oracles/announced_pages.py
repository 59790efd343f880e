"""Số trang as a package announces it (OtherInfo/PageAmount) against the pages that it really carries (Đ11, Đ9.k1.a)."""

from __future__ import annotations

from harness.oracles.edxml import Document, MessageError
from harness.oracles.file_formats import format_of
from harness.oracles.package_values import WrongValue
from harness.oracles.pages import UnreadablePdfError, page_count


def wrong_pages(message: Document, entered: int | None) -> WrongValue | None:
    """The announced number that no way of counting explains; None where one does, or where nobody can tell.

    It may be that of a PDF, of several together, or the one that a person `entered`; files without pages of their
    own (docx) may add any number to it. A receiver that counts (Đ9.k1.a) finds any other number wrong. 0: not stated.
    """
    announced = message.page_amount
    if not announced or announced == entered:
        return None
    counted, countless = [], False
    for file in message.attachments:
        try:
            data = file.payload.data
            if format_of(data) != "pdf":
                countless = True
                continue
            counted.append(page_count(data))
        except (MessageError, UnreadablePdfError):
            return None  # what is wrong with a file is told by the rules about files
    if not counted or announced in counted or announced == sum(counted):
        return None
    if announced > min(counted) and (countless or len(counted) > 2):
        return None
    return WrongValue(
        f"PageAmount là số trang của văn bản: {counted[0]}",
        str(announced),
        message.where("OtherInfo/PageAmount"),
    )
