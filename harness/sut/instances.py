"""Further places where one standing product can be judged at the same time: `[[instances]]` of `sut.toml` (design §5).

Each is the same product at a driver address of its own, playing an agency of its own or a second installation: with a
clock, a connection and registers that the others do not touch. `harness.sut.apart` looks whether that is so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Instance:
    """One further place; what is empty is as in the rest of `sut.toml`. `axis`, `control`: fixed ports of its world."""

    url: str = ""
    token: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    organ_id: str = ""
    organ_name: str = ""
    axis: int = 0
    control: int = 0

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.url, self.organ_id))) or "[[instances]]"


def read_instances(rows: Sequence[Mapping[str, Any]]) -> tuple[Instance, ...]:
    """Read `[[instances]]` after the schema of `sut.toml` has let it pass."""
    names = {entry.name for entry in fields(Instance)}
    return tuple(Instance(**{key: value for key, value in row.items() if key in names}) for row in rows)


def check_instances(
    instances: Sequence[Instance], *, driver: str, launcher: str, url: str, options: Mapping[str, Any]
) -> None:
    """ValueError if they cannot be told from one another, or stand where nobody calls them."""
    if driver not in ("http", "python") or launcher != "external":
        raise ValueError(
            f"instances: for a product that runs already and has a driver (http, python), not for driver {driver}, "
            f"launcher {launcher}; a process launcher with {{port}} and {{data}} has copies without them"
        )
    addresses = [address_of(url, options), *(address_of(one.url, one.options) for one in instances)]
    for number, address in enumerate(addresses[1:]):
        if not address:
            raise ValueError(f"instances[{number}]: {'url' if driver == 'http' else 'options'} is missing")
        if address in addresses[: number + 1]:
            raise ValueError(
                f"instances[{number}]: the same address as another; each needs a driver address of its own"
            )


def address_of(url: str, options: Mapping[str, Any]) -> str:
    """What tells one place from another: the address, or what a driver class is made with."""
    return url.rstrip("/") or (repr(sorted(options.items())) if options else "")


def one_process(urls: Sequence[str]) -> bool:
    """Whether several of these addresses are answered by one program: then an end of it is an end of all."""
    hosts = [urlsplit(url).netloc for url in urls]
    return len(set(hosts)) < len(hosts)
