"""A person reads where a product is not as declared, without the same sentence forty times."""

from __future__ import annotations

from reports.findings_text import findings_text


def finding(code: str, about: str, times: int = 1) -> dict[str, object]:
    return {
        "code": code, "about": about, "vi": f"{about}: khác bản khai", "en": f"{about} differs",
        "remedy_vi": "sửa bản khai", "remedy_en": "mend the declaration", "times": times,
    }  # fmt: skip


def test_many_operations_of_one_kind_are_one_entry_that_names_them_all() -> None:
    told = findings_text([finding("told-not-declared", f"op_{n}") for n in range(39)])
    assert told.count("≠") == 1
    assert "NOT AS DECLARED (39)" in told
    assert all(f"op_{n}" in told for n in range(39))


def test_few_of_a_kind_and_other_kinds_are_told_one_by_one() -> None:
    told = findings_text([
        finding("told-not-declared", "recall"), finding("version-differs", "product.version"),
        finding("declared-absent", "draft", times=3),
    ])  # fmt: skip
    assert told.count("≠") == 3
    assert "draft: khác bản khai (×3) / draft differs" in told


def test_names_from_a_product_never_reach_the_terminal_raw() -> None:
    """`about.capabilities` is the product's own list: anything may stand in it."""
    told = findings_text([finding("told-not-declared", f"op{n}\x1b[31m\n") for n in range(9)])
    assert "\x1b" not in told
    assert len(told.splitlines()) == 3


def test_a_summary_without_findings_has_no_such_section() -> None:
    assert findings_text([]) == ""
