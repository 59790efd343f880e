"""`kiemchuan release`: write the manifest of a released suite, by which certificates know it; for maintainers."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser(
        "release", help="lập bản kê bộ kiểm phát hành (cho người bảo trì) / for maintainers"
    )
    parser.add_argument("--version", metavar="X.Y.Z", help="mặc định: của kiemchuan này")
    parser.add_argument("--into", metavar="DIR", help="mặc định: fixtures/releases")
    parser.set_defaults(function=release)


def release(options: argparse.Namespace) -> int:
    """0 written; 2 if that version has a manifest: a released suite is never changed under its number."""
    from importlib.metadata import version

    from harness.catalogue import FIXTURES
    from harness.oracles.profile import load_profile
    from harness.run.settings import suite_files, suite_sha256
    from reports.certificate.errors import ReleaseError
    from reports.certificate.releases import RELEASES, Release

    number = options.version or version("kiemchuan")
    folder = Path(options.into) if options.into else RELEASES
    path = folder / f"{number}.toml"
    if path.exists():
        raise ReleaseError(f"{path} is there: a released suite is not changed; give --version")
    profiles = [load_profile(each) for each in sorted((FIXTURES / "profiles").glob("*.toml"))]
    made = Release(
        number,
        datetime.now().astimezone().date(),
        suite_sha256(suite_files()),
        tuple((each.name, each.sha256) for each in profiles),
    )
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(made.as_toml(), "utf-8")
    print(f"{path}: {made.suite_sha256}")
    return 0
