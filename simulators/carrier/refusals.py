"""Why an axis refuses a call: the error set of the vxp face, and the words that go with each code."""

from __future__ import annotations

from simulators.protocol.errors import ProtocolError
from simulators.protocol.vxp import VxpCode

NOT_FOUND = "25"
"""Local code: no message of the caller has this docId."""
BAD_TRANSITION = "26"
"""Local code: the retrieval status may not move that way (axis-api §7, delivery state machine)."""
BAD_PARAMETER = "27"
"""Local code: a parameter is missing or unreadable."""
UNKNOWN_OPERATION = "28"
"""Local code: no such operation, or not with this HTTP method."""


class RefusalError(ProtocolError):
    """A call that the axis refuses. `code` is the ErrorCode of the answer, `vi` its ErrorDesc."""

    def __init__(
        self,
        code: str,
        vi: str,
        en: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        http: int = 200,
    ) -> None:
        super().__init__(str(code), vi, en, where=where, hint=hint)
        self.http = http


def bad_credentials(detail: str) -> RefusalError:
    """The headers do not prove a registered system (code 15)."""
    return RefusalError(VxpCode.BAD_CREDENTIALS, VxpCode.BAD_CREDENTIALS.label, f"Bad credentials: {detail}")


def foreign_sender(sender: str, system_id: str) -> RefusalError:
    """The sender is not an agency of the calling system (axis-api §1.4, code 19)."""
    return RefusalError(
        VxpCode.UNKNOWN_SENDER,
        f"Đơn vị gửi {sender} không đúng với mã đã đăng ký: {system_id}",
        f"{sender} is not registered under system {system_id}",
        where="from",
        hint="register the agency under this system id first (registerAgency)",
    )


def unknown_sender(sender: str) -> RefusalError:
    """No agency of the directory has the sender's code (code 19)."""
    return RefusalError(
        VxpCode.UNKNOWN_SENDER,
        f"Đơn vị gửi không đăng ký: {sender}",
        f"Sender {sender} is not registered",
        where="from",
    )


def unknown_recipient(recipient: str) -> RefusalError:
    """No connected agency has the recipient's code (code 18)."""
    return RefusalError(
        VxpCode.UNKNOWN_RECIPIENT,
        f"Đơn vị nhận không tồn tại: {recipient}",
        f"Recipient {recipient} does not exist on this axis",
        where="to",
        hint="see getAgenciesList",
    )


def unconnected_recipient(recipient: str) -> RefusalError:
    """The recipient is in the directory but has no software on the axis (code 18)."""
    return RefusalError(
        VxpCode.UNKNOWN_RECIPIENT,
        f"Đơn vị nhận chưa kết nối Trục: {recipient}",
        f"Recipient {recipient} is not connected to the axis",
        where="to",
    )


def locked_recipient(recipient: str) -> RefusalError:
    """The recipient is locked (code 23)."""
    return RefusalError(
        VxpCode.LOCKED, f"Đơn vị nhận đã khóa: {recipient}", f"Recipient {recipient} is locked", where="to"
    )


def bad_edxml(vi: str, en: str, where: str | None = None) -> RefusalError:
    """The message is not edXML as the axis needs it (code 22)."""
    place = f" ({where})" if where and where not in vi else ""
    return RefusalError(
        VxpCode.BAD_EDXML, f"edXML không đúng chuẩn: {vi}{place}", f"Bad edXML: {en}{place}", where=where
    )


def bad_file(vi: str, en: str) -> RefusalError:
    """The body is no file at all: empty, cut off, or too large (code 10)."""
    return RefusalError(VxpCode.BAD_FILE, f"File không hợp lệ: {vi}", f"Bad file: {en}", where="body")


def hash_mismatch() -> RefusalError:
    """`hash-file` does not fit the body (local code 24)."""
    return RefusalError(
        VxpCode.HASH_MISMATCH,
        VxpCode.HASH_MISMATCH.label,
        "hash-file does not match the body",
        where="hash-file",
        hint="SHA-256 in hex of the edXML file, without the CRLF that ends the body",
    )


def not_found(doc_id: str) -> RefusalError:
    """The caller has no message with this docId (local code 25)."""
    return RefusalError(
        NOT_FOUND,
        f"Không có văn bản với docId {doc_id!r}",
        f"No message with docId {doc_id!r}",
        where="docId",
    )


def bad_transition(current: str, asked: str) -> RefusalError:
    """The retrieval status may not move that way (local code 26)."""
    return RefusalError(
        BAD_TRANSITION,
        f"Không chuyển được trạng thái {current} sang {asked}",
        f"Status may not move from {current} to {asked}",
        where="status",
    )


def bad_parameter(name: str, vi: str, en: str) -> RefusalError:
    """A parameter is missing or unreadable (local code 27)."""
    return RefusalError(BAD_PARAMETER, f"Tham số {name}: {vi}", f"Parameter {name}: {en}", where=name)


def unknown_operation(op: str, http: int = 404) -> RefusalError:
    """No such operation (404), or not with this HTTP method (405); local code 28."""
    return RefusalError(
        UNKNOWN_OPERATION,
        f"Không có thao tác {op!r}" if http == 404 else f"Thao tác {op} không dùng phương thức này",
        f"No operation {op!r}" if http == 404 else f"Operation {op} is not called with this method",
        hint="POST {endpoint}/<operation>; downloadEdoc is GET",
        http=http,
    )
