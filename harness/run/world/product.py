"""The gateway to the product: every driver call is an observation, every refusal a value (design §5)."""

from __future__ import annotations

import copy
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from harness.run.world.sink import ObservationSink
from harness.steps.stops import CapabilityNotDeclared, ConnectionLost, Precondition
from harness.sut.declaration import Declaration
from harness.sut.drivers import (
    DriverError,
    DriverMalformed,
    DriverRefused,
    DriverUnreachable,
    DriverUnsupported,
    HttpDriver,
)


@dataclass(frozen=True)
class Answer:
    """What the product answered: a value, or the error that it gave."""

    value: Any = None
    error: DriverError | None = None


class Product:
    """Calls the driver's operations by name, as declared; records request and answer without file bytes."""

    def __init__(self, declaration: Declaration, driver: HttpDriver, sink: ObservationSink) -> None:
        self.declaration = declaration
        self._driver = driver
        self._sink = sink

    def demand(self, operation: str) -> None:
        """CapabilityNotDeclared if the declaration leaves the operation out."""
        if not self.declaration.declares(operation):
            raise CapabilityNotDeclared(
                f"bản khai năng lực không có thao tác {operation}", operation=operation
            )

    def call(self, operation: str, *, about: str = "", record: bool = True, **arguments: Any) -> Answer:
        """One call. A business refusal is an answer; a lost product is ConnectionLost."""
        self.demand(operation)
        request, blobs = _without_bytes(arguments)
        try:
            value = getattr(self._driver, operation)(**arguments)
        except DriverUnreachable as error:
            self._sink.add(
                "driver.lost", "driver", about=about, op=operation, request=request, error=str(error)
            )
            raise ConnectionLost(
                f"driver không trả lời khi gọi {operation}: {error}", operation=operation
            ) from error
        except (DriverRefused, DriverUnsupported, DriverMalformed) as error:
            self._sink.add(
                "driver.refused", "driver", about=about, blobs=blobs, op=operation, request=request,
                code=error.code, message=str(error),
            )  # fmt: skip
            return Answer(error=error)
        if record:
            shown = (
                value
                if isinstance(value, dict)
                else {"bytes": len(value)}
                if isinstance(value, bytes)
                else None
            )
            self._sink.add(
                "driver.answer",
                "driver",
                about=about,
                blobs=blobs,
                op=operation,
                request=request,
                answer=shown,
            )
        return Answer(value=value)

    def must(self, operation: str, *, about: str = "", **arguments: Any) -> Any:
        """One call that the scenario cannot do without: Precondition if the product refuses."""
        answer = self.call(operation, about=about, **arguments)
        if answer.error is not None:
            raise Precondition(f"phần mềm không thực hiện {operation}: {answer.error}", operation=operation)
        return answer.value

    def set_clock(self, moment: datetime) -> None:
        self.call("set_clock", record=False, now=moment.isoformat())


def _without_bytes(arguments: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The request with the bytes of its files taken out, and those bytes by file name."""
    document = arguments.get("document")
    if not isinstance(document, Mapping) or "files" not in document:
        return dict(arguments), {}
    request = copy.deepcopy(dict(arguments))
    blobs = {}
    for number, file in enumerate(request["document"]["files"]):
        blobs[f"file{number}"] = b64decode(file.pop("content_base64"))
    return request, blobs
