"""`python -m tests.bench`: prints every ratio with its goal, and where a scenario's time goes."""

from __future__ import annotations

import json
import sys

from tests.bench import axis, overhead, signing, spending


def main() -> int:
    table: dict[str, dict[str, object]] = {}
    for name, measure in (
        (
            "harness overhead per scenario / bare pytest-bdd with the same steps (goal ≤ 1.5)",
            overhead.measure,
        ),
        ("sendEdoc of 200 KB / bare starlette writing the same bytes to SQLite (goal ≥ 0.6)", axis.measure),
        ("PDF signatures", signing.measure),
        ("where a scenario's time goes", spending.measure),
    ):
        print(f"\n{name}", flush=True)
        table[name] = measure()
        for key, value in table[name].items():
            print(f"  {key:44} {value}")
    if "--json" in sys.argv:
        print(json.dumps(table, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
