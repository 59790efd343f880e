"""What can go wrong between a client and an axis, each with a code of its own.

The national SDK blurs these (an HTML error page becomes an empty inbox, axis-api §8.3); this client does not.
"""

from __future__ import annotations

from simulators.protocol.errors import ProtocolError


class VxpCallError(ProtocolError):
    """A call that brought no usable answer.

    Codes: `connection` (nobody listens), `cut` (the connection ended without an answer; the axis may have
    carried the call out), `timeout` (likewise), `http` (a status other than 200), `html` (a page instead of
    JSON), `empty` (nothing), `malformed` (no JSON, or not the envelope), `refused` (a FAIL answer;
    `error_code` is its ErrorCode).
    """

    def __init__(
        self,
        code: str,
        vi: str,
        en: str,
        *,
        where: str | None = None,
        http_status: int = 0,
        error_code: str = "",
    ) -> None:
        super().__init__(code, vi, en, where=where)
        self.http_status = http_status
        self.error_code = error_code

    @property
    def is_of_the_line(self) -> bool:
        """Whether no usable answer of the axis came: nobody there, cut, an error page; not its own refusal."""
        if self.code == "http":
            return self.http_status >= 500 or self.http_status == 429
        return self.code in ("connection", "cut", "timeout", "html", "empty")

    @property
    def may_have_happened(self) -> bool:
        """Whether the axis may have carried the call out although no answer came."""
        return self.code in ("cut", "timeout", "html", "empty", "malformed") or (
            self.code == "http" and self.http_status >= 500
        )
