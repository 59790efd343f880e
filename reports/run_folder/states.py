"""The values: what one file of a run folder is, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What a file is. The first five are not as they should be."""

    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    DIFFERS = "differs"
    OTHER_RUN = "other-run"
    SEALED = "sealed"
    NOT_SEALED = "not-sealed"
    DERIVED = "derived"
    CERTIFICATE = "certificate"
    NOT_COMPARED = "not-compared"
    LAID_OUT = "laid-out"
    STRAY = "stray"


WORDS = {
    State.ALTERED: "bị sửa / altered",
    State.MISSING: "bị mất / missing",
    State.ADDED: "thêm vào / added later",
    State.DIFFERS: "không nói điều bản ghi nói / does not say what the record says",
    State.OTHER_RUN: "của lần chạy khác / of another run",
    State.SEALED: "thuộc bản ghi, đúng như lúc niêm phong / sealed record, as it was",
    State.NOT_SEALED: "không có niêm phong nào che / covered by no seal",
    State.DERIVED: "báo cáo, bằng điều bản ghi cho / report, equal to what the record gives",
    State.CERTIFICATE: "của giấy chứng nhận cho lần chạy này / of a certificate of this run",
    State.NOT_COMPARED: "không đối chiếu / not compared",
    State.LAID_OUT: "bày ra cho người làm, sản phẩm dùng lúc chạy / laid out for person or product",
    State.STRAY: "không thuộc bản ghi / no part of the record",
}


@dataclass(frozen=True)
class FileState:
    """One file: its name in the folder, its state, more words where they help."""

    name: str
    state: State
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {WORDS[self.state]}{f' ({self.detail})' if self.detail else ''}"
