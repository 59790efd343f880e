"""Files that a scenario wants with a document: names as the table gives them, contents of the kind it says (Đ4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Final

from pypdf import PdfWriter

from harness.catalogue import CatalogueError
from harness.oracles.language import names
from simulators.agencies import papers as drawn
from simulators.agencies.documents import AnnexRequest
from simulators.agencies.papers import legacy

FILES: Final = "tệp gửi kèm"
CONTENT: Final = "nội dung tệp gửi kèm"
LEFT_OUT: Final = frozenset({"không có", "không ghi"})
"""What a table says of an attribute that the document does not have."""

_CONTENTS: Final = {
    "chương trình máy tính": "exe",
    "mã HTML": "html",
    "tệp Word": "docx",
    "tệp PDF": "pdf",
    "ảnh PNG": "png",
    "văn bản thuần": "txt",
}
"""What a scenario says is inside a file, whatever its name → kind of `office_file`."""
_LETTERS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "chữ theo bảng mã TCVN3": lambda kind: legacy.legacy_file(kind, "tcvn3"),
    "chữ theo bảng mã VNI": lambda kind: legacy.legacy_file(kind, "vni"),
    "bản quét không có lớp chữ": lambda kind: legacy.scan(),
    "chữ Unicode UTF-16": legacy.unusual_unicode,
    "chữ Unicode tổ hợp": legacy.unusual_unicode,
}
"""What it says of the letters in a file, which is of the kind of its name."""


def annexes(wanted: Mapping[str, str]) -> tuple[AnnexRequest, ...]:
    """`3 tệp`, names separated by commas, or none; of the kind of their extension unless the table says another."""
    said = wanted.get(FILES, "không có")
    content = wanted.get(CONTENT, "")
    if said in LEFT_OUT:
        return ()
    if said.endswith(" tệp"):
        count = int(said.split(maxsplit=1)[0])
        return tuple(AnnexRequest(f"phụ lục {n:02d}.docx") for n in range(1, count + 1))
    return tuple(AnnexRequest(name, _made(name, content, n)) for n, name in enumerate(names(said)))


def _made(name: str, content: str, number: int) -> bytes | None:
    """The bytes of a content that a table names; None leaves it to the extension."""
    if not content:
        return None
    if content in _LETTERS:
        return _LETTERS[content](AnnexRequest(name).kind)
    if content not in _CONTENTS:
        raise CatalogueError(
            f"no content {content!r} of a file; there are {', '.join((*_CONTENTS, *_LETTERS))}"
        )
    return drawn.office_file(_CONTENTS[content], number)


def annex_bytes(annex: AnnexRequest, number: int) -> bytes:
    """What the file holds: what was said, else a small real file of the kind of its extension."""
    return annex.data if annex.data is not None else drawn.office_file(annex.kind, number)


MAIN: Final = "tệp văn bản"
_FORMS: Final[Mapping[str, tuple[str, str]]] = {
    "tệp Word": ("van-ban.docx", "docx"),
    "tệp Word đặt tên .pdf": ("van-ban.pdf", "docx"),
    "ảnh JPEG": ("van-ban.jpeg", "jpeg"),
}
"""A document itself that is no PDF → its name, the kind of its content."""


def _locked(pdf: bytes) -> bytes:
    """The paper under a password that nobody has."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.encrypt("không-ai-biết", algorithm="AES-256")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


_SPOILT: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "tệp PDF khóa mật khẩu": _locked,
    "tệp PDF hỏng": lambda pdf: pdf[: len(pdf) // 3],
}
"""A PDF that nobody can sign, made of the ready paper."""


@lru_cache(maxsize=4)
def _decision(pages: int) -> bytes:
    return drawn.official_pdf("Ban hành Quy chế phối hợp", pages, type_name="Quyết định")


def main_file(wanted: Mapping[str, str], ready: bytes) -> tuple[str, bytes]:
    """Name and bytes of the document itself, of `ready` unless the table says what it is."""
    said = wanted.get(MAIN, "")
    if not said:
        return "van-ban.pdf", ready
    if said == "quyết định quy phạm pháp luật":
        return "van-ban.pdf", _decision(int(wanted.get("số trang", "1")))
    if said == "có tên viết hoa":
        return "VĂN BẢN.PDF", ready
    if said in _SPOILT:
        return "van-ban.pdf", _SPOILT[said](ready)
    if said in _FORMS:
        name, kind = _FORMS[said]
        return name, drawn.office_file(kind)
    raise CatalogueError(f"no document itself of form {said!r}")
