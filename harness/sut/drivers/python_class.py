"""The driver as a Python class of the vendor's: loaded by name, called in its own thread, its answers held to the
contract like those of an HTTP driver."""

from __future__ import annotations

import importlib.util
import json
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from harness.sut.contract import Operation, load_contract, number
from harness.sut.drivers.base import operations_of
from harness.sut.drivers.errors import (
    DriverError,
    DriverFault,
    DriverMalformed,
    DriverRefused,
    DriverUnreachable,
    DriverUnsupported,
    Refused,
)
from harness.sut.drivers.http import ERROR_STATUS
from harness.sut.drivers.worker import Worker

GROUP = "kiemchuan.drivers"
"""The entry point group in which a package may name its driver."""


class DriverNotFound(Exception):
    """`driver.class` names nothing that can be had: says what was looked for and where."""


def load_class(name: str, folder: Path) -> type:
    """`file.py:Class` below `folder`, or the entry point of that name. DriverNotFound says which part is missing."""
    path, colon, attribute = name.rpartition(":")
    if colon and path.endswith(".py"):
        return _of_file((folder / path).resolve(), attribute)
    found = entry_points(group=GROUP)
    if name not in found.names:
        known = ", ".join(sorted(found.names)) or "none is installed"
        raise DriverNotFound(
            f"driver.class: {name!r} is neither `file.py:Class` nor an entry point of {GROUP} ({known})"
        )
    try:
        return _checked(found[name].load(), name)
    except (ImportError, AttributeError) as error:
        raise DriverNotFound(f"driver.class: entry point {name} does not load: {error}") from error


def _of_file(path: Path, attribute: str) -> type:
    if not path.is_file():
        raise DriverNotFound(f"driver.class: there is no file {path}")
    spec = importlib.util.spec_from_file_location(f"kiemchuan_driver_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses and pickles look their module up there
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # the vendor's code, whatever it does
        raise DriverNotFound(
            f"driver.class: {path} does not load: {type(error).__name__}: {error}{_place(error)}"
        ) from error
    if not hasattr(module, attribute):
        raise DriverNotFound(f"driver.class: {path} has no class {attribute}")
    return _checked(getattr(module, attribute), f"{path.name}:{attribute}")


def _checked(found: Any, name: str) -> type:
    if not isinstance(found, type):
        raise DriverNotFound(f"driver.class: {name} is no class")
    return found


class PythonDriver:
    """Calls an object's methods by operationId. Thread-safe; one thread of its own unless the class is `parallel`."""

    def __init__(self, made: type, options: Mapping[str, Any], *, timeout: float = 60.0) -> None:
        """DriverFault if the constructor fails."""
        self._contract = load_contract()
        self._timeout = timeout
        self._name = made.__name__
        self._worker = Worker(f"driver {made.__name__}")
        self._object = self._outcome("about", lambda: made(**options))
        self._alone = not getattr(made, "parallel", False)
        self.operations = operations_of(self._object)

    def close(self) -> None:
        close = getattr(self._object, "close", None)
        if callable(close):
            with suppress(Exception):  # nothing depends on a driver that is let go of
                self._worker.do(close, self._timeout)
        self._worker.stop()

    def call(self, operation: str, /, **arguments: Any) -> Any:
        """Perform one operation. Arguments that are None are left out. Raises a DriverError."""
        what = self._contract.operations[operation]
        if operation not in self.operations:
            raise DriverUnsupported(
                operation, "not-supported", f"lớp {self._name} không có phương thức {operation}",
                hint="override it, or leave it out of the declaration",
            )  # fmt: skip
        given = {name: value for name, value in arguments.items() if value is not None}
        method = getattr(self._object, operation)
        value = self._outcome(operation, lambda: method(**given), alone=self._alone)
        return self._checked(what, value)

    def _outcome(self, operation: str, work: Any, *, alone: bool = True) -> Any:
        try:
            return self._worker.do(work, self._timeout) if alone else work()
        except TimeoutError as error:
            raise DriverUnreachable(
                operation, "timeout", f"lớp {self._name}: không xong trong {self._timeout:g} giây",
                hint="an operation must not wait for time to pass",
            ) from error  # fmt: skip
        except Refused as refusal:
            raise self._refused(operation, refusal) from refusal
        except NotImplementedError as error:
            raise DriverUnsupported(operation, "not-supported", str(error) or operation) from error
        except DriverError:
            raise
        except BaseException as error:  # the vendor's code, whatever it does; only we may end the run
            if isinstance(error, KeyboardInterrupt):
                raise
            raise DriverFault(
                operation, "driver-fault", f"{type(error).__name__}: {error}{_place(error)}",
                hint=f"class {self._name} raised it; the product behind it was not judged by this",
            ) from error  # fmt: skip

    def _refused(self, operation: str, refusal: Refused) -> DriverError:
        if refusal.code == "not-supported":
            return DriverUnsupported(operation, refusal.code, refusal.message, hint=refusal.hint)
        if refusal.code not in ERROR_STATUS:
            return DriverMalformed(
                operation, "bad-error", f"Refused({refusal.code!r}): no code of the contract",
                hint=", ".join(ERROR_STATUS),
            )  # fmt: skip
        status = ERROR_STATUS[refusal.code][0]
        return DriverRefused(operation, refusal.code, refusal.message, status=status, hint=refusal.hint)

    def _checked(self, what: Operation, value: Any) -> Any:
        if what.answer_schema is None:
            if isinstance(value, bytes):
                return value
            raise DriverMalformed(what.name, "bad-answer", f"{type(value).__name__}, not bytes", hint="bytes")
        try:
            plain = json.loads(json.dumps(value), parse_float=number)
        except (TypeError, ValueError, RecursionError) as error:
            raise DriverMalformed(
                what.name, "not-json", str(error), hint="plain dict, list, str, …"
            ) from error
        problems = self._contract.check_answer(plain, what.answer_schema)
        if problems:
            text = "; ".join(f"{problem.where}: {problem.what}" for problem in problems[:5])
            raise DriverMalformed(what.name, "bad-answer", text, hint=f"schema {what.answer_schema}")
        return plain


def _place(error: BaseException) -> str:
    """Where in the vendor's code: file and line of the innermost frame."""
    frames = traceback.extract_tb(error.__traceback__)
    return f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""


__all__ = ["GROUP", "DriverNotFound", "PythonDriver", "load_class"]
