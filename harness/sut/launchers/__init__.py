"""How a run starts the product, or finds it running (trình khởi chạy)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from harness.sut.declaration import Declaration, DeclarationError


@dataclass(frozen=True)
class Launched:
    """A running product: where its driver listens, the token it wants, and how to end it."""

    url: str
    token: str
    stop: Callable[[], None]


def launch(declaration: Declaration, *, parts: Any = None, judge: Any = None) -> Launched:
    """Start or find the product; `parts` and `judge` are for the embedded reference only.

    DeclarationError if it does not start, or `sut.toml` says no known way to.
    """
    if declaration.driver.kind == "embedded":
        from harness.sut.launchers.embedded import start_reference

        return start_reference(parts, judge)
    kind = declaration.launcher.get("kind", "external")
    if kind == "container":
        from harness.sut.launchers.container import start_container

        return start_container(declaration)
    if kind == "external":
        return Launched(declaration.driver.url, declaration.driver.token, lambda: None)
    raise DeclarationError(f"{declaration.source}: launcher.kind: {kind!r} is neither external nor container")
