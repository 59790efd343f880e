"""A schema of the contract seen from a value's side: what kind it is, which members or items it may have."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a value of a schema is to a person who is asked for it."""

    OBJECT = "object"
    LIST = "list"
    CHOICE = "choice"
    YES_NO = "yes-no"
    INTEGER = "integer"
    TEXT = "text"


class Shape:
    """One schema, references followed."""

    def __init__(self, contents: Mapping[str, Any], resolver: Any) -> None:
        contents, resolver = _followed(contents, resolver)
        self._contents = contents
        self._resolver = resolver

    @property
    def description(self) -> str:
        return str(self._contents.get("description", ""))

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a closed list allows; empty where the list is open."""
        return tuple(str(one) for one in self._contents.get("enum", ()) if one is not None)

    @property
    def kind(self) -> Kind:
        if self.choices:
            return Kind.CHOICE
        if self._contents.get("properties") or "object" in self._types:
            return Kind.OBJECT
        if "array" in self._types:
            return Kind.LIST
        if "boolean" in self._types:
            return Kind.YES_NO
        return Kind.INTEGER if "integer" in self._types else Kind.TEXT

    @property
    def members(self) -> tuple[str, ...]:
        return tuple(self._contents.get("properties", ()))

    def member(self, name: str) -> Shape:
        """The shape of a member. KeyError if the schema describes none of that name."""
        return Shape(self._contents["properties"][name], self._resolver)

    @property
    def item(self) -> Shape:
        """The shape of a list's items; a text where the schema is silent."""
        return Shape(self._contents.get("items", {"type": "string"}), self._resolver)

    @property
    def _types(self) -> tuple[str, ...]:
        said = self._contents.get("type", ())
        return (said,) if isinstance(said, str) else tuple(said)


def _followed(contents: Mapping[str, Any], resolver: Any) -> tuple[Mapping[str, Any], Any]:
    """A reference stands for what it names; of two alternatives, one of which is null, the other counts."""
    while True:
        if "$ref" in contents:
            found = resolver.lookup(contents["$ref"])
            contents, resolver = found.contents, found.resolver
            continue
        other = [one for one in contents.get("oneOf", ()) if one.get("type") != "null"]
        if len(other) != 1:
            return contents, resolver
        contents = other[0]
