"""The catalogue as compiled once: reading 250 rules and 500 scenarios again costs a tenth of a short run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from harness.catalogue import rule as rule_module
from harness.catalogue import scenario as scenario_module
from harness.catalogue.rule import Rule
from harness.catalogue.scenario import Scenario
from simulators.shelf import default_cache_dir, put


class Compiled(msgspec.Struct):
    """What came of a features folder that held no trap."""

    rules: list[Rule]
    scenarios: list[Scenario]


def compiled_path(features: Path) -> Path:
    """Where the folder's compiled form is kept: named by the bytes of every file in it and of the compilers."""
    digest = hashlib.sha256(str(features).encode())
    for path in (
        *_sources(),
        *sorted(features.glob("dieu_*/*.feature")),
        *sorted(features.glob("dieu_*/rules.toml")),
    ):
        data = path.read_bytes()
        digest.update(f"\0{path.parent.name}/{path.name}\0{len(data)}\0".encode())
        digest.update(data)
    return default_cache_dir() / "catalogue" / f"{digest.hexdigest()}.json"


def _sources() -> Iterable[Path]:
    return (Path(module.__file__ or "") for module in (rule_module, scenario_module))


def take(path: Path) -> Compiled | None:
    """What is kept there; None if nothing is, or nothing usable."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Compiled, dec_hook=_path)
    except (OSError, msgspec.DecodeError):
        return None


def keep(path: Path, compiled: Compiled) -> None:
    """Keep it for later runs; a folder that can't be written to only costs time."""
    try:
        put(path, msgspec.json.encode(compiled, enc_hook=str))
    except OSError:
        return


def _path(kind: type, value: Any) -> Any:
    if kind is Path:
        return Path(value)
    raise NotImplementedError(kind)
