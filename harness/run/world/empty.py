"""A world with nothing in it, for a selection that runs no scenario."""

from __future__ import annotations

from typing import Any


class EmptyWorld:
    """Starts nothing and sees nothing."""

    def start(self) -> None:
        return

    def stop(self) -> None:
        return

    def sut_about(self) -> dict[str, Any]:
        return {}
