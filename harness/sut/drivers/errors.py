"""What can go wrong between the harness and a product's driver: whose side it is decides the class."""

from __future__ import annotations


class DriverError(Exception):
    """A call of the driver did not give its answer. `code` is stable; `operation` is the operationId."""

    def __init__(self, operation: str, code: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{operation}: {code}: {message}" + (f" ({hint})" if hint else ""))
        self.operation = operation
        self.code = code
        self.message = message
        self.hint = hint


class DriverRefused(DriverError):
    """The product answered with an error of the contract (`refused`, `not-allowed`, `not-found`, …)."""

    def __init__(self, operation: str, code: str, message: str, *, status: int, hint: str = "") -> None:
        super().__init__(operation, code, message, hint=hint)
        self.status = status


class DriverUnsupported(DriverError):
    """The product does not implement the operation (`not-supported`)."""


class DriverUnreachable(DriverError):
    """No answer: the driver is not there, went away, or took too long (code `unreachable` or `timeout`)."""


class DriverMalformed(DriverError):
    """An answer that the contract does not allow: not JSON, not per schema, an unknown status or code."""


class DriverFault(DriverError):
    """The driver itself broke (an exception of a Python class): says nothing about the product behind it."""


class Refused(Exception):
    """For drivers written in Python: the product says no, and `code` tells how (as in the contract).

    `refused`: a business rule forbids the act; `not-allowed`: the wrong role or state; `not-found`, `bad-request`,
    `busy` as in HTTP. The message is what the product showed.
    """

    def __init__(self, code: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.hint = hint
