"""A failure is not held against a product while the line between it and the axis is known to be broken.

No clause of the regulation says that a line never breaks. `line` observations (`harness/run/world/line.py`) tell when
it broke and when it worked again; stored runs are judged again by the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from harness.oracles.judgement import Check, Judgement, Reason, Verdict, inconclusive
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile


def judge(
    check: Check, seen: Observations, profile: Profile, as_of: date, words: Mapping[str, str]
) -> Judgement:
    """What the check's oracle says; where it fails the product behind a broken line, that nothing is known."""
    judgement = check.oracle(seen, profile, as_of, **words)
    if not isinstance(judgement, Judgement) or judgement.verdict is not Verdict.FAILED:
        return judgement
    if not any(row.kind == "line" for row in seen):
        return judgement
    line = seen.last("line")
    if line is None or not line.data["broken"]:
        return judgement
    return inconclusive(Reason.CONNECTION_LOST, str(line.data["broken"]))
