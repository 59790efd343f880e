"""The judge shares no code with what it judges: a common mistake would pass for conformity (design §3)."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import harness.oracles

ROOT = Path(harness.oracles.__file__).parent
READERS = ("edxml", "identifiers", "pages", "signatures", "status_order", "times", "worktime")


def test_no_oracle_imports_a_simulator() -> None:
    """Nowhere, not even inside a function."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not any(name.partition(".")[0] in ("simulators", "reports") for name in names), path


def test_importing_the_readers_is_cheap_and_pulls_in_no_simulator() -> None:
    """pyHanko's validation costs half a second: only those who judge a signature pay it."""
    lines = [f"import harness.oracles.{name}" for name in READERS]
    lines.append(
        "import sys; print(sorted({m.split('.')[0] for m in sys.modules}), 'pyhanko.sign' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert "'harness'" in run.stdout
    assert "'simulators'" not in run.stdout
    assert run.stdout.strip().endswith("False")
