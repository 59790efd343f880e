"""The world's scanner of malware: handed to the product, watched, and made to fail when a scenario says so (Đ18.k2)."""

from __future__ import annotations

from collections.abc import Callable

from harness.run.world.product import Product
from harness.run.world.sink import ObservationSink
from harness.steps.stops import Precondition
from simulators.antivirus import Clamd, Mood


class Scanning:
    """Lives as long as the world; the scanner is started when a scenario first wants it.

    Observations: `scan` (source wire, blob `stream`: what was handed to the scanner; `answer` as sent, `finding`,
    `axis_entry`: the last entry of the axis' journal when the stream had come in), `input.scanner` (its mood).
    """

    def __init__(
        self, product: Product, sink: ObservationSink, host: str, axis_entry: Callable[[], int]
    ) -> None:
        self._product = product
        self._sink = sink
        self._host = host
        self._axis_entry = axis_entry
        self._clamd: Clamd | None = None
        self._seen = 0
        self._in_use = False

    def use(self) -> None:
        self._product.demand("set_antivirus")
        if self._clamd is None:
            self._clamd = Clamd(host=self._host, mark=self._axis_entry).start()
        answer = self._product.must("set_antivirus", clamd_url=self._clamd.address)
        self._in_use = True
        self._sink.add("input.scanner", "input", mood=self._clamd.mood.value)
        if answer.get("clamd_url") is None:
            raise Precondition(
                "phần mềm không dùng máy quét được trao (clamd_url)", operation="set_antivirus"
            )

    def offer(self) -> None:
        if self._product.declaration.declares("set_antivirus"):
            self.use()

    def behaves(self, mood: str) -> None:
        if self._clamd is None:
            raise Precondition("máy quét của bộ kiểm chưa được trao cho phần mềm", operation="set_antivirus")
        self._clamd.mood = Mood(mood)
        self._sink.add("input.scanner", "input", mood=mood)

    def settle(self) -> None:
        for scan in self._clamd.journal.since(self._seen) if self._clamd else ():
            self._seen = scan.number
            self._sink.add(
                "scan", "wire", blobs={"stream": scan.data}, answer=scan.answer, finding=scan.finding,
                axis_entry=scan.mark,
            )  # fmt: skip

    def end(self) -> None:
        if self._in_use and self._clamd is not None:
            self._clamd.mood = Mood.WELL
            self._product.call("set_antivirus", record=False)
            self._seen = self._clamd.journal.last
            self._clamd.journal.forget()
        self._in_use = False

    def stop(self) -> None:
        if self._clamd is not None:
            self._clamd.stop()
