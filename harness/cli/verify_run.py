"""`kiemchuan verify RUN`: of each file of a run folder, what it is: sealed and true, derived and equal, or no part."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from harness.run.record_files import EVENTS
from reports.printable import one_line
from reports.run_folder import state as run_folder
from reports.run_folder.states import WORDS, FileState, State

CODES = {"valid": 0, "altered": 1, "reports-differ": 1, "incomplete": 4}
_ANSWERS = {
    "valid": "NGUYÊN VẸN / INTACT",
    "altered": "ĐÃ BỊ SỬA / ALTERED",
    "reports-differ": "BẢN GHI NGUYÊN VẸN, BÁO CÁO BÊN CẠNH KHÔNG KHỚP / RECORD INTACT, REPORTS BESIDE IT DIFFER",
    "incomplete": "LƯỢT CHẠY DỞ DANG, KHÔNG DÙNG ĐỂ KẾT LUẬN / INCOMPLETE RUN, CONCLUDES NOTHING",
}
_SHOWN = 40


def verify_run(folder: Path, *, as_json: bool) -> int:
    """Exit code. FileNotFoundError if it is no run folder."""
    if not (folder / EVENTS).exists() and not (folder / EVENTS).is_symlink():
        raise FileNotFoundError(f"{folder} is no run folder: it has no {EVENTS}")
    seen = run_folder.folder_state(folder)
    if as_json:
        print(json.dumps(run_folder.as_json(seen), ensure_ascii=False))
        return CODES[seen.standing]
    for file in seen.bad[:_SHOWN]:
        print(one_line(str(file)), file=sys.stderr)
    if len(seen.bad) > _SHOWN:
        print(f"… và {len(seen.bad) - _SHOWN} nữa / more (--json)", file=sys.stderr)
    print(f"{folder}: {_ANSWERS[seen.standing]}")
    counted = Counter(file.state for file in seen.files if file not in seen.bad)
    for kind in (State.SEALED, State.NOT_SEALED, State.DERIVED):
        if counted[kind]:
            print(f"  {counted[kind]:6} {WORDS[kind]}")
        for file in seen.of(kind):
            if file.detail:
                print(one_line(f"         {file.name}: {file.detail}"))
    for kind in (State.CERTIFICATE, State.NOT_COMPARED, State.LAID_OUT, State.STRAY):
        for line in _by_place(seen.of(kind)):
            print(one_line(f"         {line}"))
    if seen.root and seen.standing in ("valid", "reports-differ"):
        print(f"  gốc cây băm / root of the hash tree: {seen.root}")
        print(
            "  ai viết lại được cả thư mục thì niêm phong lại được; giấy chứng nhận giữ gốc này dưới chữ ký / "
            "whoever can rewrite all of it can seal it anew; a certificate holds this root under a signature: "
            "kiemchuan verify CERTIFICATE --run RUN"
        )
    return CODES[seen.standing]


def _by_place(files: Sequence[FileState]) -> list[str]:
    """One line a file, but one for all in the same folder."""
    places: dict[str, list[FileState]] = {}
    for file in files:
        head, slash, _ = file.name.partition("/")
        places.setdefault(head + slash, []).append(file)
    lines = [
        str(group[0]) if len(group) == 1 else f"{place} ({len(group)}): {WORDS[group[0].state]}"
        for place, group in places.items()
    ]
    return [*lines[:_SHOWN], *([f"… +{len(lines) - _SHOWN}"] if len(lines) > _SHOWN else [])]
