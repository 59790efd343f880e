"""Turns expected errors into one clear line that says what to do, and exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from harness.catalogue import CatalogueError
from harness.oracles.profile import ProfileError
from harness.run.events import EventsError
from harness.sut.declaration import DeclarationError


@dataclass
class Teller:
    """The exit code of a command that ended in an expected error."""

    code: int = 2


@contextmanager
def told() -> Iterator[Teller]:
    """Catch what a user can mend; anything else is our fault and keeps its traceback."""
    teller = Teller()
    try:
        yield teller
    except (CatalogueError, DeclarationError, ProfileError, EventsError, FileExistsError, FileNotFoundError) as error:
        print(f"kiemchuan: {error}", file=sys.stderr)
    except BrokenPipeError:
        teller.code = 0
