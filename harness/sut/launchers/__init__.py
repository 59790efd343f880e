"""How a run starts the product, or finds it running (trình khởi chạy)."""

from __future__ import annotations

from typing import Any

from harness.sut.declaration import Declaration
from harness.sut.launchers.launched import Launched, Running, Surroundings

__all__ = ["Launched", "Running", "Surroundings", "launch"]


def launch(
    declaration: Declaration, *, parts: Any = None, judge: Any = None, around: Surroundings | None = None
) -> Launched:
    """Start or find the product; `parts` and `judge` are for the embedded reference only.

    DeclarationError if it does not start, or `sut.toml` says no known way to.
    """
    if declaration.driver.kind == "embedded":
        from harness.sut.launchers.embedded import start_reference

        return start_reference(parts, judge)
    around = around or Surroundings()
    match declaration.launcher.get("kind", "external"):
        case "container":
            from harness.sut.launchers.container import start_container

            return start_container(declaration, around)
        case "process":
            from harness.sut.launchers.process import start_process

            return start_process(declaration, around)
    return Launched(declaration.driver.url, declaration.driver.token, lambda: None)
