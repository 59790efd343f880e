"""Where the product is not as declared, as lines for a person; like findings share one entry.

A product of level L3 declared as L1 differs in forty operations: one sentence with forty names, not forty sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.printable import one_line

_MOST_ENTRIES = 12
_ALONE = 3
"""So many findings of one kind are still told one by one."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class _Entry:
    said: str
    remedy: str


@dataclass(frozen=True)
class _Shared:
    """Words for many operations at once."""

    vi: str
    en: str
    remedy: str


_SHARED = {
    "told-not-declared": _Shared(
        "Sản phẩm nói có {n} thao tác mà bản khai không có, quy tắc cần chúng bị bỏ ngỏ",
        "the product has {n} operations that are not declared, rules that need them stay open",
        "thêm vào [declaration]: levels, hoặc capabilities / declare them: levels, or capabilities",
    ),
    "declared-not-told": _Shared(
        "Bản khai có {n} thao tác mà about của sản phẩm không kể",
        "{n} operations are declared, and the product's about does not list them",
        "cho bản khai (levels, without) và about khớp nhau / make the declaration and about agree",
    ),
}


def findings_text(found: Sequence[Row]) -> str:
    """The section of `summary.txt`, empty if nothing differs. `found` is `findings` of `summary.json`."""
    if not found:
        return ""
    entries = list(_entries(found))
    lines = [f"BẢN KHAI KHÁC THỰC TẾ / NOT AS DECLARED ({len(found)})"]
    for entry in entries[:_MOST_ENTRIES]:
        lines += [f"  ≠ {entry.said}", f"      Cách xử lý / remedy: {entry.remedy}"]
    if len(entries) > _MOST_ENTRIES:
        lines.append(f"  … và {len(entries) - _MOST_ENTRIES} nữa, xem summary.json / more in summary.json")
    return "\n".join(lines)


def _entries(found: Sequence[Row]) -> Iterator[_Entry]:
    """In the order of the first finding of each kind."""
    told: set[str] = set()
    for row in found:
        words = _SHARED.get(row["code"])
        alike = [other for other in found if other["code"] == row["code"]]
        if words is None or len(alike) <= _ALONE:
            yield _single(row)
        elif row["code"] not in told:
            told.add(row["code"])
            names = ", ".join(one_line(other["about"]) for other in alike)
            counts = {"n": len(alike)}
            said = f"{words.vi.format(**counts)} / {words.en.format(**counts)}: {names}"
            yield _Entry(said, words.remedy)


def _single(row: Row) -> _Entry:
    times = f" (×{row['times']})" if row["times"] > 1 else ""
    return _Entry(
        f"{one_line(row['vi'])}{times} / {one_line(row['en'])}", f"{row['remedy_vi']} / {row['remedy_en']}"
    )
