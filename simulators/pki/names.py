"""Names of identities: what is wrong with a certificate, whose role it is for, and of which agency."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from simulators.pki.errors import PkiError

FLAWS = ("expired", "revoked", "self-signed", "untrusted", "weak", "sha1")
ROLES = ("seal", "leader")
_NAME = re.compile(
    rf"(?:(?P<flaw>{'|'.join(FLAWS)})-)?(?P<role>{'|'.join(ROLES)})"
    r":(?P<organ>[A-Za-z0-9][A-Za-z0-9.-]{0,34})"
    r"(?:/(?P<person>[^/\x00-\x1f]{1,64}))?"
)


@dataclass(frozen=True)
class IdentityName:
    """`[flaw-]role:organ[/holder]`, e.g. `seal:000.00.01.H01`, `revoked-leader:000.00.02.H01/Lê Mẫu`.

    `flaw` is "good" or one of FLAWS. A holder (NFC) makes a certificate of its own: a person's name, or for
    a seal any tag, so that a scenario can revoke a certificate that no other uses.
    """

    flaw: str
    role: str
    organ_id: str
    holder: str = ""

    @classmethod
    def parse(cls, text: str) -> IdentityName:
        """PkiError `bad-name` if it is none."""
        match = _NAME.fullmatch(unicodedata.normalize("NFC", text))
        if match is None:
            raise PkiError(
                "bad-name",
                f"tên định danh ký không hợp lệ: {text!r}",
                f"not the name of an identity: {text!r}",
                hint=f"[{'-|'.join(FLAWS)}-]{'|'.join(ROLES)}:<organ id>[/<holder>]",
            )
        return cls(match["flaw"] or "good", match["role"], match["organ"], match["person"] or "")

    def __str__(self) -> str:
        flaw = "" if self.flaw == "good" else f"{self.flaw}-"
        return f"{flaw}{self.role}:{self.organ_id}" + (f"/{self.holder}" if self.holder else "")

    @property
    def serial(self) -> int:
        """Serial number of its certificate: the same in every process."""
        return serial_of(str(self))


def serial_of(label: str) -> int:
    """A positive 63-bit number that depends on the label alone."""
    return int.from_bytes(hashlib.sha256(label.encode()).digest()[:8]) >> 1 | 1
