"""The suite's own rules: what a feature file must keep so that a lawyer can read it and a verdict can be trusted."""

from harness.lint.finding import Finding
from harness.lint.lock import IdLock
from harness.lint.rules import lint
from harness.lint.suite import Suite

__all__ = ["Finding", "IdLock", "Suite", "lint"]
