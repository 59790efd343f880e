"""What the product answers when it can't or won't: one error, its kind from the driver contract's closed list."""

from __future__ import annotations

from enum import Enum

from simulators.protocol.errors import ProtocolError


class ErrorKind(Enum):
    """Codes of the driver contract's `Error` with their HTTP status."""

    UNAUTHORIZED = ("unauthorized", 401)
    NOT_FOUND = ("not-found", 404)
    BAD_REQUEST = ("bad-request", 400)
    ROLE_FORBIDS = ("not-allowed", 403)
    STATE_FORBIDS = ("not-allowed", 409)
    REFUSED = ("refused", 409)
    NOT_SUPPORTED = ("not-supported", 501)
    BUSY = ("busy", 503)
    INTERNAL = ("internal", 500)

    def __init__(self, code: str, status: int) -> None:
        self.contract_code = code
        self.status = status


class QlvbError(ProtocolError):
    """The product refuses or cannot do what was asked.

    `kind` is what the driver answers; `code` (from ProtocolError) names the reason more finely, e.g.
    `main-not-pdf`, `checks-failed`, `axis-unreachable`.
    """

    def __init__(
        self,
        kind: ErrorKind,
        code: str,
        vi: str,
        en: str,
        *,
        where: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(code, vi, en, where=where, hint=hint)
        self.kind = kind


def bad_request(
    code: str, vi: str, en: str, *, where: str | None = None, hint: str | None = None
) -> QlvbError:
    """The request does not fit its schema."""
    return QlvbError(ErrorKind.BAD_REQUEST, code, vi, en, where=where, hint=hint)


def refused(code: str, vi: str, en: str, *, where: str | None = None, hint: str | None = None) -> QlvbError:
    """A business rule of the product says no."""
    return QlvbError(ErrorKind.REFUSED, code, vi, en, where=where, hint=hint)


def wrong_state(act: str, state: str, wanted: str) -> QlvbError:
    """The act is not possible in the record's state."""
    return QlvbError(
        ErrorKind.STATE_FORBIDS,
        "wrong-state",
        f"Không thực hiện được «{act}» khi văn bản ở trạng thái «{state}»",
        f"{act} is not possible in state {state}",
        hint=f"the state must be {wanted}",
    )


def not_found(what: str, key: str) -> QlvbError:
    """No such record or file."""
    return QlvbError(ErrorKind.NOT_FOUND, "not-found", f"Không có {what} «{key}»", f"no {what} {key!r}")
