"""Whether a product can be had several times at once."""

from __future__ import annotations

from harness.sut.declaration import Declaration


def copies(declaration: Declaration) -> bool:
    """A process that is told its port: each copy gets one of its own, and an empty folder for its data."""
    words = " ".join(str(word) for word in declaration.launcher.get("command", ()))
    return declaration.launcher.get("kind") == "process" and "{port}" in words and not declaration.driver.url
