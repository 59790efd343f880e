"""The driver contract: `openapi.yaml` and `schemas/` are its formal text; this package reads them."""

from harness.sut.contract.contract import Contract, Operation, SchemaFinding, load_contract, number

__all__ = ["Contract", "Operation", "SchemaFinding", "load_contract", "number"]
