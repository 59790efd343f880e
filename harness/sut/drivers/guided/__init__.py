"""The driver that is a person: told what to do in the product, asked for what only a screen shows."""

from harness.sut.drivers.guided.desk import Desk, PersonLeft, Recording, Replay, Reply, SkippedError, Terminal
from harness.sut.drivers.guided.driver import GuidedDriver, Surroundings
from harness.sut.drivers.guided.questions import Question
from harness.sut.drivers.guided.told import ABSENT, Told

__all__ = [
    "ABSENT",
    "Desk",
    "GuidedDriver",
    "PersonLeft",
    "Question",
    "Recording",
    "Replay",
    "Reply",
    "SkippedError",
    "Surroundings",
    "Terminal",
    "Told",
]
