"""Errors of the exchange protocol: values with a code, bilingual text, a place and a remedy."""

from __future__ import annotations


class ProtocolError(Exception):
    """What was handed in does not obey the exchange protocol.

    `code` identifies the error (stable, never compared as text); `vi` and `en` say it for people;
    `where` is a place in the input (XPath, line, header name); `hint` says what to do.
    """

    def __init__(
        self, code: str, vi: str, en: str, *, where: str | None = None, hint: str | None = None
    ) -> None:
        self.code = code
        self.vi = vi
        self.en = en
        self.where = where
        self.hint = hint
        super().__init__(f"{code}: {vi}" + (f" [{where}]" if where else ""))
