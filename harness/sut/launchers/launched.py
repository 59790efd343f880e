"""What a launcher is told of the world, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol


def _runs_on() -> str:
    return ""


class Running(Protocol):
    """The least that is known of a running product."""

    @property
    def url(self) -> str: ...

    @property
    def token(self) -> str: ...

    def stop(self) -> None: ...


@dataclass(frozen=True)
class Launched:
    """A running product: where its driver listens, the token it wants, and how to end it.

    `gone` tells how it ended, empty while it runs or where nobody can tell. `restart` sets one up again that ended;
    DeclarationError if it does not come up. `set_clock` moves its clock from outside, and answers False if it had to be
    started anew for that. `log`: what it printed.
    """

    url: str
    token: str
    stop: Callable[[], None]
    gone: Callable[[], str] = _runs_on
    restart: Callable[[], None] | None = None
    set_clock: Callable[[datetime], bool] | None = None
    log: Path | None = None

    @classmethod
    def of(cls, product: Launched | Running) -> Launched:
        """A product that was started by other means, a null product for one."""
        return product if isinstance(product, Launched) else cls(product.url, product.token, product.stop)


@dataclass(frozen=True)
class Surroundings:
    """What the world tells a product that it starts.

    `environment`: variables; `log`: where its output goes; `secrets` never get there; `now`: the virtual time.
    """

    environment: Mapping[str, str] = field(default_factory=dict)
    log: Path = Path("product.log")
    secrets: tuple[str, ...] = ()
    now: datetime | None = None
