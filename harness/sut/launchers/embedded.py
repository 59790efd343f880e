"""The embedded reference: the reference QLVB in this process, reached only over HTTP like any product."""

from __future__ import annotations

from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from harness.sut.launchers import Launched
from harness.sut.scratch import scratch_folder

_PASSWORD_COST = 10
"""Of a product that lives for one run: a log-in takes milliseconds."""


def start_reference(parts: Any = None, judge: Any = None) -> Launched:
    """Start the reference with a fresh database; `parts` replaces some of its classes (defects, controls).

    `judge` stands in for `judge_pdf`: one that remembers, where trial after trial receives the same files.
    """
    from simulators.protocol.signing import judge_pdf
    from simulators.qlvb import Parts, Qlvb, QlvbConfig

    folder = scratch_folder("kiemchuan-qlvb-")
    token = token_urlsafe(16)
    config = QlvbConfig(
        database=Path(folder.name) / "qlvb.sqlite",
        token=token,
        judge=judge or judge_pdf,
        password_cost=_PASSWORD_COST,
    )
    product = Qlvb(config, parts=parts or Parts())
    url = product.start()

    def stop() -> None:
        product.stop()
        folder.cleanup()

    return Launched(url, token, stop)
