"""Why a scenario stops before its end: each is an exception that carries the reason of the verdict (design §6)."""

from __future__ import annotations

from harness.oracles.judgement import Reason, Verdict


class Stop(Exception):
    """The scenario cannot go on; its rules not yet judged get this verdict and reason."""

    verdict = Verdict.INCONCLUSIVE
    reason: Reason | None = None

    def __init__(self, detail: str, *, operation: str = "") -> None:
        self.detail = detail
        self.operation = operation
        super().__init__(detail)


class Precondition(Stop):
    """A Given or When that the product could not perform; names the operation or rule that stopped it."""

    reason = Reason.PRECONDITION


class CapabilityNotDeclared(Stop):
    """The declaration leaves out an operation that the scenario needs."""

    reason = Reason.CAPABILITY_NOT_DECLARED


class NoClockControl(Stop):
    """The scenario needs a jump in time and the product follows the host's clock."""

    reason = Reason.NO_CLOCK_CONTROL


class NoAnswer(Stop):
    """The product did nothing that could be seen within twice its declared poll interval."""

    reason = Reason.NO_ANSWER


class ConnectionLost(Stop):
    """The product's driver or the product itself went away."""

    reason = Reason.CONNECTION_LOST


class ToolMissing(Stop):
    """A foreign tool that the scenario needs is not on this machine."""

    reason = Reason.TOOL_MISSING


class NotApplicable(Stop):
    """The rule does not apply to this product (the catalogue's `applies_when`, with its clause)."""

    verdict = Verdict.NOT_APPLICABLE


class HarnessFault(Stop):
    """Our own fault; never the vendor's."""

    verdict = Verdict.HARNESS_ERROR
