"""Run folders to report on; see `sample_run`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sample_run import FEATURE, MORNING, SampleRun, SmallWorld

from harness.catalogue import FIXTURES, read_feature
from harness.oracles.profile import Profile, load_profile
from harness.run.events import EventWriter
from harness.run.evidence import EvidenceStore
from harness.run.world.sink import ObservationSink


@pytest.fixture(scope="session")
def profile() -> Profile:
    return load_profile(FIXTURES / "profiles" / "an-giang-2018.toml")


@pytest.fixture
def new_run(tmp_path: Path, profile: Profile) -> Callable[[], SampleRun]:
    """Opens a run folder over the sample feature; nothing is written yet."""

    def make() -> SampleRun:
        feature = tmp_path / "features" / "dieu_15" / "mau.feature"
        feature.parent.mkdir(parents=True, exist_ok=True)
        feature.write_text(FEATURE, "utf-8")
        folder = tmp_path / "run"
        folder.mkdir()
        writer, store = EventWriter(folder / "events.jsonl"), EvidenceStore(folder / "evidence")
        world = SmallWorld(ObservationSink(writer.write, store, lambda: MORNING), profile)
        return SampleRun(folder, read_feature(feature), writer, store, world)

    return make


@pytest.fixture
def finished(new_run: Callable[[], SampleRun]) -> Path:
    """The folder of a complete run with every verdict in it."""
    return new_run().begin().run().finish()


@pytest.fixture
def cut_off(new_run: Callable[[], SampleRun]) -> Path:
    """The folder of a run that was killed inside its second scenario."""
    sample = new_run().begin().run("KB-D15-01", "KB-D15-02")
    sample.writer.close()
    path = sample.folder / "events.jsonl"
    lines = path.read_text("utf-8").splitlines()
    second = [n for n, line in enumerate(lines) if '"scenario-start"' in line][1]
    path.write_text("\n".join([*lines[: second + 3], lines[second + 3][:20]]), "utf-8")
    return sample.folder
