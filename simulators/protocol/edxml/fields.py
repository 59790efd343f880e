"""Values out of the tree of a message; what is missing or odd is noted, what is ambiguous is refused."""

from __future__ import annotations

import re

from simulators.protocol.edxml.forms import KNOWN_CHILDREN
from simulators.protocol.edxml.limits import EdxmlError
from simulators.protocol.edxml.tree import Node

SPACE = " \t\r\n"
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")


class Fields:
    """Reads children of nodes and collects problems, each `code: path`."""

    def __init__(self, root: Node, problems: list[str]) -> None:
        self.root = root
        self.problems = problems

    def text(self, node: Node | None, name: str) -> str:
        """Text of a child as it came; "" if there is none."""
        child = self.single(node, name, node.name) if node else None
        return child.text if child else ""

    def token(self, node: Node | None, name: str) -> str:
        """Text of a child without surrounding blanks: identifiers, codes, dates."""
        return self.text(node, name).strip(SPACE)

    def texts(self, node: Node | None, name: str) -> tuple[str, ...]:
        """Texts of all children of that name."""
        return tuple(child.text for child in node.all(name)) if node else ()

    def number(self, node: Node | None, name: str, path: str) -> int | None:
        """A whole number; None where there is none, a problem where there is something else."""
        text = self.token(node, name)
        if not text:
            return None
        if _NUMBER.fullmatch(text) is None:
            self.problem("bad-number", f"{path}/{name}")
            return None
        return int(text)

    def one_token(self, node: Node, name: str, path: str) -> str:
        """Text of a child that decides what the message is: two of them are an error."""
        self.one(node, name, path)
        return self.token(node, name)

    def needed(self, value: str, path: str) -> str:
        """The value; a problem if it is empty."""
        if not value.strip(SPACE):
            self.problem("missing-element", path)
        return value

    def one(self, node: Node, name: str, path: str) -> Node | None:
        """The child of that name; two of them make the message ambiguous, which is an error."""
        found = list(node.all(name))
        if len(found) > 1:
            raise duplicate(f"{path}/{name}", found[1].line)
        return found[0] if found else None

    def single(self, node: Node | None, name: str, path: str) -> Node | None:
        """The first child of that name; a second one is a problem to show."""
        found = list(node.all(name)) if node else []
        if len(found) > 1:
            self.problem("duplicate-element", f"{path}/{name}")
        return found[0] if found else None

    def no_twin(self, node: Node, path: str) -> None:
        """A block inside a block of the same name is a doubled tag."""
        for child in node.children:
            if child.name in KNOWN_CHILDREN and child.first(child.name) is not None:
                raise duplicate(f"{path}/{child.name}/{child.name}", child.line)

    def problem(self, code: str, path: str) -> None:
        """Note a problem, once."""
        entry = f"{code}: {path}"
        if entry not in self.problems:
            self.problems.append(entry)


def duplicate(path: str, line: int) -> EdxmlError:
    """The refusal of an element that occurs twice."""
    return EdxmlError(
        "duplicate-element",
        f"Phần tử lặp lại: {path}",
        f"Element occurs more than once: {path}",
        where=f"{path}, line {line}",
        hint="keep one",
    )
