"""Steps in which văn thư looks again: after what is signed and unsent, at the files of a document (Đ6.k2.a, d)."""

from __future__ import annotations

from harness.steps.registry import STEPS
from harness.steps.world import World


@STEPS.given("văn thư đã xem việc gửi {doc}")
def has_looked_after(world: World, doc: str) -> None:
    """What the product shows of it at this point, for a Then to judge later."""
    world.read("outgoing", doc)


@STEPS.when("văn thư xem việc gửi {doc}")
def looks_after(world: World, doc: str) -> None:
    world.read("outgoing", doc)


@STEPS.given("văn thư đã mở các tệp của {doc}")
def has_opened_files(world: World, doc: str) -> None:
    """Every file, byte for byte as the product hands it out now, to compare later ones with."""
    world.read("incoming-files", doc)


@STEPS.when("văn thư mở lại các tệp của {doc}")
def opens_files_again(world: World, doc: str) -> None:
    world.read("incoming-files", doc)
