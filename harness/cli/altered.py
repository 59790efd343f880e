"""What every command that reads a run says first, where the run is not as it was left."""

from __future__ import annotations

import sys
from pathlib import Path

_SHOWN = 20


def tell_if_altered(folder: Path) -> bool:
    """Name on stderr what of a run was altered; False, and not a word, if nothing was."""
    from harness.run.seal import tampering
    from reports.printable import one_line

    found = tampering(folder)
    if not found:
        return False
    print(f"kiemchuan: {folder}: BẢN GHI ĐÃ BỊ SỬA / THE RECORD WAS ALTERED", file=sys.stderr)
    for item in found[:_SHOWN]:
        print(f"kiemchuan: {one_line(str(item))}", file=sys.stderr)
    if len(found) > _SHOWN:
        print(f"kiemchuan: … và {len(found) - _SHOWN} nữa / more: kiemchuan verify {folder}", file=sys.stderr)
    return True
