"""Certificates that lie beside a run: of this record or of another. Their signatures are looked at by `verify FILE`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from harness.run.record_files import Found, content
from reports.certificate.errors import StatementError
from reports.certificate.issuing import PDF
from reports.certificate.signing import ATTACHMENT
from reports.certificate.statement import MOST_BYTES, read_statement
from reports.certificate.verification import MOST_PDF_BYTES, attachment
from reports.run_folder.states import FileState, State

_SIGNATURE = f"{ATTACHMENT}.p7s"


def is_certificate(name: str) -> bool:
    return name in (PDF, ATTACHMENT, _SIGNATURE)


def certificate_state(file: Found, events: Path) -> FileState:
    """Whether what a certificate states is over these very events; of a signature alone nothing is told here."""
    if file.name == _SIGNATURE:
        return FileState(file.name, State.CERTIFICATE, f"kiemchuan verify {ATTACHMENT}")
    try:
        raw = content(file.path, MOST_PDF_BYTES if file.name == PDF else MOST_BYTES)
        statement = attachment(raw) if file.name == PDF else raw
        if statement is None:
            return FileState(file.name, State.OTHER_RUN, f"không mang {ATTACHMENT} / carries none")
        told = read_statement(statement)["evidence"]["events_sha256"]
    except (OSError, StatementError, KeyError, TypeError) as error:
        return FileState(file.name, State.OTHER_RUN, f"không đọc được / unreadable: {error}")
    if told != hashlib.sha256(content(events)).hexdigest():
        return FileState(file.name, State.OTHER_RUN)
    return FileState(file.name, State.CERTIFICATE, f"chữ ký / its signature: kiemchuan verify {file.name}")
