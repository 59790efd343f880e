"""The gateway to the product: every driver call is an observation, every refusal a value (design §5)."""

from __future__ import annotations

import copy
import hashlib
from base64 import b64decode
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from threading import Barrier
from typing import Any

from harness.run.world.sink import ObservationSink
from harness.steps.stops import CapabilityNotDeclared, ConnectionLost, Precondition, Stop
from harness.sut.declaration import Declaration
from harness.sut.drivers import (
    Caller,
    DriverError,
    DriverFault,
    DriverMalformed,
    DriverRefused,
    DriverUnreachable,
    DriverUnsupported,
    HttpDriver,
)
from harness.sut.drivers.http import stranger_to

Lost = DriverUnreachable | DriverFault | DriverUnsupported | DriverMalformed
"""Nothing was learnt about what was asked: the product went away, its driver broke or speaks another language, or the
operation is not there.
"""


@dataclass(frozen=True)
class Answer:
    """What the product answered: a value, or the error that it gave."""

    value: Any = None
    error: DriverError | None = None


class Product:
    """Calls the driver's operations by name, as declared; records request and answer without file bytes."""

    def __init__(
        self,
        declaration: Declaration,
        driver: Caller,
        sink: ObservationSink,
        *,
        gone: Callable[[], str] = str,
    ) -> None:
        """`gone` tells how the product ended, where its launcher knows. `lost`: it did not answer the last time."""
        self.declaration = declaration
        self.lost = False
        self.masks: dict[str, str] = {}
        """What must not be kept as evidence → what stands for it there: passwords and tokens of test accounts."""
        self._gone = gone
        self._driver = driver
        self._sink = sink

    def use(self, driver: Caller) -> None:
        """Call another driver of the same product from now on."""
        self._driver = driver

    def demand(self, operation: str) -> None:
        """CapabilityNotDeclared if the declaration leaves the operation out."""
        if not self.declaration.declares(operation):
            raise CapabilityNotDeclared(
                f"bản khai năng lực không có thao tác {operation}", operation=operation
            )

    def call(self, operation: str, *, about: str = "", record: bool = True, **arguments: Any) -> Answer:
        """One call. A business refusal is an answer; a lost product is ConnectionLost."""
        self.demand(operation)
        return self._tell(operation, about, arguments, self._ask(operation, arguments), record=record)

    def call_together(self, operation: str, requests: Mapping[str, Mapping[str, Any]]) -> dict[str, Answer]:
        """One operation for several documents at the same moment, each call in a thread of its own.

        `requests` are arguments by the document's label; the answers are recorded in that order, once all are there.
        """
        self.demand(operation)
        if self._sink.hands == "person":
            raise Precondition(f"một người không làm {operation} nhiều lần cùng một lúc", operation=operation)
        start = Barrier(len(requests))

        def ask(arguments: Mapping[str, Any]) -> Answer | Lost:
            start.wait()
            return self._ask(operation, arguments)

        with ThreadPoolExecutor(len(requests)) as threads:
            outcomes = dict(zip(requests, threads.map(ask, requests.values()), strict=True))
        return {
            label: self._tell(operation, label, requests[label], outcome, record=True)
            for label, outcome in outcomes.items()
        }

    def _ask(self, operation: str, arguments: Mapping[str, Any]) -> Answer | Lost:
        try:
            return Answer(value=self._driver.call(operation, **arguments))
        except (DriverUnreachable, DriverFault, DriverUnsupported, DriverMalformed) as error:
            return error
        except DriverRefused as error:
            return Answer(error=error)

    def _tell(
        self, operation: str, about: str, arguments: Mapping[str, Any], outcome: Answer | Lost,
        *, record: bool,
    ) -> Answer:  # fmt: skip
        """Make the outcome of a call an observation; stops the scenario where nothing was learnt."""
        request, blobs = _without_bytes(arguments)
        if not isinstance(outcome, Answer):
            kind, stop = _lost(operation, outcome, self._gone())
            self.lost = self.lost or isinstance(stop, ConnectionLost)
            self._sink.add(kind, "driver", about=about, op=operation, request=request, error=str(outcome))
            raise stop from outcome
        if outcome.error is not None:
            self._sink.add(
                "driver.refused", "driver", about=about, blobs=blobs, op=operation, request=request,
                code=outcome.error.code, message=self.masked(str(outcome.error)),
            )  # fmt: skip
        elif record:
            value = outcome.value
            size = {"bytes": len(value)} if isinstance(value, bytes) else None
            self._sink.add(
                "driver.answer", "driver", about=about, blobs=blobs, op=operation, request=request,
                answer=self.masked(value) if isinstance(value, dict) else size,
            )  # fmt: skip
        return outcome

    def masked(self, value: Any) -> Any:
        """The value with secrets replaced, wherever they stand in it; that they stood there remains to be seen."""
        if not self.masks:
            return value
        if isinstance(value, str):
            for secret, mark in self.masks.items():
                value = value.replace(secret, mark)
            return value
        if isinstance(value, list):
            return [self.masked(one) for one in value]
        if isinstance(value, dict):
            return {self.masked(name): self.masked(one) for name, one in value.items()}
        return value

    def must(self, operation: str, *, about: str = "", **arguments: Any) -> Any:
        """One call that the scenario cannot do without: Precondition if the product refuses."""
        answer = self.call(operation, about=about, **arguments)
        if answer.error is not None:
            raise Precondition(f"phần mềm không thực hiện {operation}: {answer.error}", operation=operation)
        return answer.value

    def strangers(self) -> dict[str, HttpDriver]:
        """Doors of people who are not authenticated, by who they are; none where no driver listens (Đ6.k2.a)."""
        if not isinstance(self._driver, HttpDriver):
            return {}
        return {
            "không xưng danh": stranger_to(self._driver, ""),
            "mã xác thực sai": stranger_to(self._driver, "khong-phai-ma-nay"),
        }

    def set_clock(self, moment: datetime) -> None:
        self.call("set_clock", record=False, now=moment.isoformat())


def _lost(operation: str, error: Lost, gone: str) -> tuple[str, Stop]:
    """The kind of the observation, and why the scenario cannot go on; none of it is held against the product."""
    if isinstance(error, DriverUnreachable):
        how = f"; {gone}" if gone else ""
        return "driver.lost", ConnectionLost(
            f"driver không trả lời khi gọi {operation}: {error}{how}", operation=operation
        )
    if isinstance(error, DriverFault):
        words = f"driver hỏng khi gọi {operation}, không phải lỗi của phần mềm: {error}"
        return "driver.fault", Precondition(words, operation=operation)
    if isinstance(error, DriverMalformed):
        words = f"driver trả lời ngoài hợp đồng khi gọi {operation}: {error}"
        return "driver.malformed", Precondition(words, operation=operation)
    words = f"bản khai có {operation} nhưng driver không có: {error}"
    return "driver.missing", Precondition(words, operation=operation)


def _without_bytes(arguments: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The request with the bytes of its files taken out, and those bytes by file name."""
    arguments = dict(arguments)
    if "content_base64" in arguments:
        data = b64decode(arguments["content_base64"])
        arguments["content_base64"] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    document = arguments.get("document")
    if not isinstance(document, Mapping) or "files" not in document:
        return dict(arguments), {}
    request = copy.deepcopy(dict(arguments))
    blobs = {}
    for number, file in enumerate(request["document"]["files"]):
        blobs[f"file{number}"] = b64decode(file.pop("content_base64"))
    return request, blobs
