"""What may be wrong with what somebody hands in; each says which file or part, and what to do."""

from __future__ import annotations


class RecordError(Exception):
    """Something given for a certificate cannot be used; a user can mend it."""


class CredentialError(RecordError):
    """The key, its certificate or the time stamp cannot be used."""


class ReleaseError(RecordError):
    """A manifest cannot be read, or is there already."""


class RevocationError(RecordError):
    """A revocation list cannot be used."""


class StatementError(RecordError):
    """Bytes that are no statement of ours as it was made; `where` names the part that is not."""

    def __init__(self, where: str, detail: str) -> None:
        self.where = where
        super().__init__(f"{where}: {detail}")
