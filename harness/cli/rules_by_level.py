"""`kiemchuan rules coverage --level L1`: which rules a product at a level of the driver contract opens."""

from __future__ import annotations

from typing import Any

from harness.catalogue import Catalogue
from harness.steps.levels import ALL_LEVELS, Opened, RuleNeeds, level_of, opened, operations_up_to, rule_needs
from harness.steps.registry import load_steps

_WORDS = {
    "L0": "chỉ trỏ địa chỉ Trục / only the axis endpoint",
    "L1": "phát hành, nhận, từ chối, đọc; đồng hồ / issue, receive, refuse, read; the clock",
    "L2": "dự thảo, ký, cập nhật, phân công, sổ / drafting, signing, assigning, registers",
    "L3": "bản giấy, thư, đôn đốc, thống kê / paper, mail, reminders, statistics",
}


def needs() -> dict[str, RuleNeeds]:
    """What every automatic rule of an agency's product needs, walked through now."""
    return rule_needs(Catalogue.load(), load_steps())


def operations() -> tuple[str, ...]:
    """Every operation that may be declared."""
    return tuple(sorted(operations_up_to(ALL_LEVELS[-1])))


def level_json(level: str) -> dict[str, Any]:
    """One level as a value: rules by how far they are judged, with what the others still want."""
    found = opened(needs(), level)
    having = found.operations
    return {
        "level": level,
        "operations": sorted(having),
        "whole": [one.rule.id for one in found.whole],
        "part": [
            {"rule": one.rule.id, "scenarios": list(one.touched_with(having)),
             "of": len(one.scenarios), "missing": list(one.missing(having))} for one in found.part
        ],
        "closed": [
            {"rule": one.rule.id, "level": one.level, "missing": list(one.missing(having))}
            for one in found.closed
        ],
    }  # fmt: skip


def level_text(level: str) -> str:
    """What a level gives, and what one level more would give."""
    by_level = {name: opened(found, name) for found in [needs()] for name in ALL_LEVELS}
    lines = [
        "Mức / level: quy tắc xét trọn vẹn, một phần, chưa mở / judged by all, some, none of their scenarios"
    ]
    lines += [
        f"{'→' if name == level else ' '} {_count(one)}  {_WORDS[name]}" for name, one in by_level.items()
    ]
    chosen = by_level[level]
    lines += ["", f"Xét trọn vẹn ở {level} / judged in whole ({len(chosen.whole)}):"]
    lines += [f"  {one.rule.id:14} {one.rule.text_vi}" for one in chosen.whole]
    lines += ["", f"Xét một phần / in part ({len(chosen.part)}):"]
    lines += [f"  {one.rule.id:14} {_part(one, chosen)}" for one in chosen.part]
    lines += ["", f"Chưa mở, mở trọn vẹn từ mức / closed, whole from ({len(chosen.closed)}):"]
    lines += [f"  {one.rule.id:14} {one.level}  {_missing(one, chosen)}" for one in chosen.closed]
    return "\n".join(lines)


def operation_json(operation: str) -> dict[str, Any]:
    """What declaring one operation is worth: the rules that it takes part in, and those that need nothing higher."""
    mine = [one for one in needs().values() if operation in one.operations]
    level = level_of({operation})
    return {
        "operation": operation, "level": level, "rules": [one.rule.id for one in mine],
        "whole_from_this_level": [one.rule.id for one in mine if one.level == level],
    }  # fmt: skip


def operation_text(operation: str) -> str:
    found = operation_json(operation)
    head = f"{operation} ({found['level']}): {len(found['rules'])} quy tắc cần tới / rules need it"
    whole = f"xét trọn vẹn từ mức ấy / in whole from it: {len(found['whole_from_this_level'])}"
    return f"{head}; {whole}\n  {', '.join(found['rules'])}"


def rule_lines(rule: str) -> list[str]:
    """For `rules show`: which operations open a rule, and from which level it is judged in whole."""
    found = needs().get(rule)
    if found is None:
        return []
    wanted = ", ".join(sorted(found.operations)) or "không cần thao tác nào / none"
    at_once = found.touched_with(frozenset())
    wire = f"; chỉ nhìn đường truyền (L0) / by the wire alone: {', '.join(at_once)}" if at_once else ""
    return [
        f"  xét trọn vẹn từ mức {found.level} / judged in whole from; thao tác cần khai / declare: {wanted}{wire}"
    ]


def rule_json(rule: str) -> dict[str, Any]:
    found = needs().get(rule)
    if found is None:
        return {}
    by_scenario = {one: sorted(found.of(one)) for one in found.scenarios}
    return {
        "opened_at": found.level,
        "operations": sorted(found.operations),
        "operations_by_scenario": by_scenario,
    }


def _count(found: Opened) -> str:
    return f"{found.level}: {len(found.whole):3} · {len(found.part):3} · {len(found.closed):3}"


def _part(one: RuleNeeds, found: Opened) -> str:
    judged = len(one.touched_with(found.operations))
    return f"{judged}/{len(one.scenarios)} tình huống; còn cần / wants {_missing(one, found)}"


def _missing(one: RuleNeeds, found: Opened) -> str:
    return ", ".join(one.missing(found.operations))
