"""A pytest plugin for a session over the sample features: the real session and plugin, the sample's world and steps."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import patch

import pytest
from sample_run import MORNING, SmallWorld, sample_registry

from harness.oracles.profile import Profile
from harness.run.events import EventWriter
from harness.run.evidence import EvidenceStore
from harness.run.plugin import RUN
from harness.run.session import Run
from harness.run.settings import RunSettings
from harness.run.world.sink import ObservationSink


def _world(
    settings: RunSettings, profile: Profile, events: EventWriter, evidence: EvidenceStore
) -> SmallWorld:
    return SmallWorld(ObservationSink(events.write, evidence, lambda: MORNING), profile)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    folder = Path(os.environ["SAMPLE_FOLDER"])
    settings = RunSettings(
        folder / "run", "20191217-0800-ab12", MORNING, features=folder / "features", seed=7
    )
    with patch("harness.run.session.load_steps", lambda rules: sample_registry()):
        config.stash[RUN] = Run(settings, _world)
