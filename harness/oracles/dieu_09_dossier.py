"""Oracle of Đ9.k2.c: the lead unit opens a dossier tied to the incoming document, and the link shows both ways."""

from __future__ import annotations

from datetime import date

from harness.oracles.dieu_16 import came_and_filed, came_and_not_filed
from harness.oracles.dossiers import dossier_shown
from harness.oracles.judgement import Judgement, Reason, check, inconclusive
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile


@check("D9.k2.c-3", "{dossier} và {doc} có liên kết hai chiều", reads=("incoming", "dossiers"))
def linked_both_ways(
    seen: Observations, profile: Profile, as_of: date, *, dossier: str, doc: str
) -> Judgement:
    """Đ9.k2.c: the dossier that was opened for the document holds it, and the document names the dossier."""
    shown = dossier_shown(seen, dossier)
    if isinstance(shown, Judgement):
        return shown
    if not shown.opened.data["request"].get("incoming"):
        return inconclusive(Reason.PRECONDITION, f"{dossier} không được lập cho văn bản đến nào")
    return came_and_filed(seen, doc, dossier)


@check("D9.k2.c-3", "{dossier} không bị gắn với {doc}", reads=("incoming", "dossiers"))
def not_linked(seen: Observations, profile: Profile, as_of: date, *, dossier: str, doc: str) -> Judgement:
    """Đ9.k2.c: another document that waits for an answer is not tied to the dossier."""
    return came_and_not_filed(seen, doc, dossier)
