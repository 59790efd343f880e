"""Silent: takes everything in, says that everything is done, and never sends a byte."""

from __future__ import annotations

from simulators.defects.nulls.product import NullProduct


class Silent(NullProduct):
    """Looks into the axis and nothing more: no document goes out, no status, no acknowledgement, no moment."""

    name = "silent"
