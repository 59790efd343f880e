"""How fast the axis takes messages, beside a server that does nothing but write the same bytes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from axis_world import A, document
from big_server import axis_process

from simulators.sdk import VxpClient

ClientOf = Callable[..., VxpClient]
GOAL = 0.6
ROUNDS = 10
SENDS = 60


def rate(client: VxpClient, messages: list[bytes]) -> float:
    """Acknowledged sends per second."""
    start = time.perf_counter()
    for message in messages:
        assert client.send(message, from_=A, message_type="edoc").ok
    return len(messages) / (time.perf_counter() - start)


@pytest.mark.slow
def test_the_axis_takes_messages_at_six_tenths_of_the_rate_of_a_bare_server(
    tmp_path: Path, client_of: ClientOf
) -> None:
    """200 KB each, one sender, both durable (WAL, FULL). Rounds alternate, for the disk is shared; the best pair
    counts, and a slow machine slows both sides."""
    messages = [document(number=n + 1, size=148_000) for n in range(SENDS)]
    seen: list[float] = []
    with (
        axis_process(tmp_path / "axis.sqlite3") as axis,
        axis_process(tmp_path / "bare.sqlite3", "tests.axis.bare_server") as bare,
    ):
        ours, theirs = client_of(axis.endpoint, A, timeout=60), client_of(bare.endpoint, A, timeout=60)
        rate(ours, messages[:10])
        rate(theirs, messages[:10])
        while len(seen) < ROUNDS and max(seen, default=0) < GOAL:
            yardstick = rate(theirs, messages)
            seen.append(rate(ours, messages) / yardstick)
    assert max(seen) >= GOAL, seen
