"""One thread that runs another's code in order, each call bounded in time: what hangs there hangs nobody else."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

Work = tuple[Callable[[], Any], Future[Any]]


class Worker:
    """Started with its first work. After a call that did not end in time it takes no more."""

    def __init__(self, name: str) -> None:
        self._work: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._stuck = False

    def do(self, work: Callable[[], Any], seconds: float) -> Any:
        """The result of `work`, or what it raised. TimeoutError after `seconds`, and from then on at once."""
        if self._stuck:
            raise TimeoutError("an earlier call has not ended")
        if not self._thread.is_alive():
            self._thread.start()
        future: Future[Any] = Future()
        self._work.put((work, future))
        try:
            return future.result(seconds)
        except TimeoutError:
            self._stuck = not future.done()
            raise

    def stop(self) -> None:
        self._work.put(None)

    def _run(self) -> None:
        while (item := self._work.get()) is not None:
            work, future = item
            try:
                future.set_result(work())
            except BaseException as error:  # whatever a stranger's code raises belongs to whoever asked
                future.set_exception(error)
