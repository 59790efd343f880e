"""Turns expected errors into one clear line that says what to do, and exit code 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from harness.catalogue import CatalogueError
from harness.oracles.profile import ProfileError
from harness.run.attestation.file import AttestationError
from harness.run.events import EventsError
from harness.sut.declaration import DeclarationError
from reports.certificate.errors import RecordError

USAGE = 2
EXPECTED = (
    CatalogueError, DeclarationError, ProfileError, EventsError, AttestationError, RecordError, FileExistsError,
    FileNotFoundError, PermissionError,
)  # fmt: skip


def told(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command. What a user can mend is one line and code 2; anything else is ours and keeps its traceback."""
    try:
        return command(options)
    except EXPECTED as error:
        print(f"kiemchuan: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return 0
