"""The command line: `kiemchuan COMMAND …`; one small module per command (design §8)."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

COMMANDS = (
    "init",
    "run",
    "rules",
    "prove",
    "serve",
    "report",
    "rulebook",
    "doctor",
    "lint",
    "rejudge",
    "diff",
    "mask",
    "attest",
    "certify",
    "verify",
    "revoke",
    "release",
    "notebook",
)


def parser() -> argparse.ArgumentParser:
    """The whole command line; each command module adds its own options."""
    top = argparse.ArgumentParser(
        prog="kiemchuan",
        description="Kiểm chuẩn phần mềm gửi nhận văn bản điện tử theo Quyết định 50/2018/QĐ-UBND An Giang. "
        "Conformance harness for Decision 50/2018 of An Giang.",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        importlib.import_module(f"harness.cli.{name}").add_parser(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code (2 usage or configuration)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    only = given[0] if given and given[0] in COMMANDS else None
    top = argparse.ArgumentParser(prog="kiemchuan") if only else parser()
    if only:  # import just the command that is asked for
        commands = top.add_subparsers(dest="command", required=True)
        importlib.import_module(f"harness.cli.{only}").add_parser(commands)
    options = top.parse_args(given)
    from harness.cli.errors import told

    return told(options.function, options)
