"""The notebook (sổ tay): Vietnamese Gherkin in cells, with the steps of the suite and the same judges.

`%load_ext harness.jupyter` gives `%%gherkin`, `%rule`, `%kiemchuan` and completion of step texts.
"""

from __future__ import annotations

from typing import Any


def load_ipython_extension(ipython: Any) -> None:
    """Called by `%load_ext harness.jupyter`."""
    from harness.jupyter.magics import register

    register(ipython)


def unload_ipython_extension(ipython: Any) -> None:
    """Called by `%unload_ext harness.jupyter`: the world stops."""
    from harness.jupyter.magics import unregister

    unregister(ipython)
