"""What a feature may not do: each rule of lint finds its fault at its line, and nothing in a clean suite."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

from harness.lint import Suite
from harness.lint.absence import ABSENCE, controlled_absence
from harness.lint.binding import bound_steps
from harness.lint.coverage import covered_rules, known_rules
from harness.lint.finding import texts
from harness.lint.ids import locked_ids, unique_ids
from harness.lint.rules import RULES
from harness.lint.shape import MOST_THENS, few_thens, parts_in_order, unique_names
from harness.lint.variations import declared_variations, made_variations
from harness.lint.words import Glossary, glossary_words

THEN = (
    "    Thì [D15.k2-2] thời điểm tiếp nhận tính theo giờ hành chính của văn bản là 09:15 ngày 17/12/2019\n"
)
AND_THEN = THEN.replace("Thì", "Và")


# --- a clean suite


def test_a_clean_suite_has_no_findings(suite: Any, scenario: Any) -> None:
    suite.write(scenario())
    suite.lock(KB_D15_01=("D15.k2-2",))
    assert suite.findings() == []


def test_every_finding_can_be_told_in_both_languages_and_says_what_to_do() -> None:
    for code, text in texts().items():
        assert all((text.vi, text.en, text.do_vi, text.do_en)), code
        assert unicodedata.is_normalized("NFC", text.vi + text.do_vi), code


def test_every_text_belongs_to_a_rule_that_can_find_it(suite: Any) -> None:
    """A code without a rule would be a promise that nobody keeps."""
    import inspect

    import harness.lint.suite as suite_module

    sources = "".join(inspect.getsource(inspect.getmodule(rule)) for rule in RULES)  # type: ignore[arg-type]
    sources += inspect.getsource(suite_module)
    assert [code for code in texts() if f'"{code}"' not in sources] == []


# --- what cannot be read


def test_a_file_with_a_trap_is_told_with_its_line_and_the_others_are_still_checked(
    suite: Any, scenario: Any
) -> None:
    suite.write(
        scenario().replace(
            "    Khi Sở Tài chính gửi văn bản qua Trục\n    Và phần mềm lấy", "    Và phần mềm lấy"
        )
    )
    suite.write(scenario("KB-D15-02", "Khác"), name="b")
    [trap] = [finding for finding in suite.findings() if finding.code == "trap"]
    assert dict(trap.words)["trap"] == "no-when"
    assert trap.line == 5
    assert [scenario.id for scenario in Suite.load(suite.folder).scenarios] == ["KB-D15-02"]


def test_text_that_is_not_nfc_is_told_once_with_its_line(suite: Any, scenario: Any) -> None:
    path = suite.write(scenario())
    path.write_text(
        path.read_text("utf-8").replace("Trong giờ", unicodedata.normalize("NFD", "Trong giờ")), "utf-8"
    )
    assert suite.codes(bound_steps) == [("nfd", 5)]


def test_a_rules_file_that_is_not_nfc_is_told_too(suite: Any) -> None:
    path = suite.home / "rules.toml"
    path.write_text(path.read_text("utf-8").replace("tắc", unicodedata.normalize("NFD", "tắc"), 1), "utf-8")
    assert [finding.code for finding in suite.findings(bound_steps)] == ["nfd"]


# --- rules


def test_a_rule_that_the_catalogue_lacks_is_found(suite: Any, scenario: Any) -> None:
    suite.write(scenario().replace("[D15.k2-2]", "[D15.k7]"))
    assert suite.codes(known_rules) == [("no-such-rule", 5)]


def test_a_rule_that_no_machine_judges_is_found(suite: Any, scenario: Any) -> None:
    suite.write(scenario().replace("[D15.k2-2]", "[D15.k9]"))
    assert suite.codes(known_rules) == [("rule-not-automatic", 5)]


def test_an_automatic_rule_without_a_scenario_is_found_unless_listed(suite: Any) -> None:
    """D15.k2-1 is listed as not yet built, D15.k2-2 is not; the attested rule needs no scenario."""
    [finding] = suite.findings(covered_rules)
    assert (finding.code, dict(finding.words)) == ("rule-without-scenario", {"rule": "D15.k2-2"})
    assert (finding.path, finding.line) == (suite.home / "rules.toml", 3)


def test_the_list_of_what_is_not_built_fails_the_other_way_too(suite: Any, scenario: Any) -> None:
    suite.write(scenario())
    (suite.folder / "not-yet.toml").write_text('rules = ["D15.k2-1", "D15.k2-2", "D15.k9", "D99"]\n', "utf-8")
    found = {dict(finding.words)["rule"]: finding.code for finding in suite.findings(covered_rules)}
    assert found == {"D15.k2-2": "not-yet-built", "D15.k9": "not-yet-unknown", "D99": "not-yet-unknown"}


# --- ids


def test_an_id_used_in_two_files_is_found(suite: Any, scenario: Any) -> None:
    suite.write(scenario())
    suite.write(scenario(name="Khác"), name="b")
    assert suite.codes(unique_ids) == [("same-id", 5)]


def test_a_new_id_must_be_locked(suite: Any, scenario: Any) -> None:
    suite.write(scenario())
    assert suite.codes(locked_ids) == [("id-not-locked", 5)]


def test_a_locked_id_that_is_gone_is_found(suite: Any, scenario: Any) -> None:
    suite.write(scenario())
    suite.lock(KB_D15_01=("D15.k2-2",), KB_D15_02=("D15.k2-2",))
    [finding] = suite.findings(locked_ids)
    assert (finding.code, dict(finding.words)["scenario"]) == ("id-gone", "KB-D15-02")


def test_a_retired_id_is_never_used_again(suite: Any, scenario: Any) -> None:
    suite.write(scenario())
    (suite.folder / "ids.lock").write_text(
        '[scenarios]\n[retired]\nKB-D15-01 = "gộp vào KB-D15-02"\n', "utf-8"
    )
    assert suite.codes(locked_ids) == [("id-reused", 5)]


def test_a_retired_id_has_its_reason(suite: Any) -> None:
    (suite.folder / "ids.lock").write_text('[scenarios]\n[retired]\nKB-D15-01 = " "\n', "utf-8")
    assert suite.codes(locked_ids) == [("retired-without-reason", 3)]


def test_another_scenario_under_an_old_id_is_found(suite: Any, scenario: Any) -> None:
    """It judges none of the rules that the id was locked with; a renamed or extended scenario keeps one."""
    suite.write(scenario())
    suite.lock(KB_D15_01=("D15.k2-1", "D9.k1.b"))
    assert suite.codes(locked_ids) == [("id-of-another", 5)]
    suite.lock(KB_D15_01=("D15.k2-1", "D15.k2-2"))
    assert suite.codes(locked_ids) == []


# --- names and shape


def test_a_scenario_name_is_used_once_in_the_suite(suite: Any, scenario: Any) -> None:
    suite.write(scenario())
    suite.write(scenario("KB-D15-02"), name="b")
    assert suite.codes(unique_names) == [("same-name", 5)]


def test_rows_of_one_outline_may_share_its_name(suite: Any) -> None:
    suite.write(
        "\n  Khung tình huống: Nhiều lúc\n    Khi đến lúc <giờ>\n    Thì [D15.k2-2] đúng <giờ>\n\n    Dữ liệu:\n"
        "      | mã        | giờ |\n      | KB-D15-01 | 7   |\n      | KB-D15-02 | 8   |\n"
    )
    assert suite.codes(unique_names) == []


@pytest.mark.parametrize(
    "later", ["    Khi phần mềm lấy văn bản từ Trục\n", "    Biết đồng hồ chỉ 10:00 ngày 17/12/2019\n"]
)
def test_nothing_is_done_after_something_was_judged(later: str, suite: Any, scenario: Any) -> None:
    suite.write(scenario() + later + THEN)
    assert suite.codes(parts_in_order) == [("out-of-order", 11)]


def test_a_given_after_a_when_is_found(suite: Any, scenario: Any) -> None:
    suite.write(scenario().replace(THEN, "    Biết đồng hồ chỉ 10:00 ngày 17/12/2019\n" + THEN))
    assert suite.codes(parts_in_order) == [("out-of-order", 10)]


def test_many_thens_are_more_than_one_idea(suite: Any, scenario: Any) -> None:
    suite.write(scenario() + AND_THEN * (MOST_THENS - 1))
    assert suite.codes(few_thens) == []
    suite.write(scenario() + AND_THEN * MOST_THENS)
    assert suite.codes(few_thens) == [("too-many-thens", 5)]


def test_a_step_that_the_harness_does_not_know_is_found(suite: Any, scenario: Any) -> None:
    suite.write(scenario().replace("gửi văn bản qua Trục", "ném văn bản qua cửa sổ"))
    assert suite.codes(bound_steps) == [("unbound-step", 8)]


# --- variations


def varied(scenario: str, variation: str) -> str:
    return scenario.replace("soạn văn bản hợp lệ", f"soạn văn bản chỉ khác một điều: {variation}")


def test_a_variation_is_one_of_the_declared(suite: Any, scenario: Any) -> None:
    suite.write(varied(scenario(), "thiếu trích yếu"))
    assert suite.codes(declared_variations) == []
    suite.write(varied(scenario(), "sai lung tung"))
    assert suite.codes(declared_variations) == [("undeclared-variation", 7)]


def test_every_declared_variation_can_be_made(
    suite: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert suite.codes(made_variations) == []
    table = tmp_path / "variations.toml"
    table.write_text('"thiếu mọi thứ" = "nothing-at-all"\n', "utf-8")
    monkeypatch.setattr("harness.lint.variations.SOURCE", table)
    assert suite.codes(made_variations) == [("variation-without-maker", 1)]


# --- words


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("forbidden-word", "Công văn đến"), ("forbidden-word", "tập tin"), ("forbidden-word", "người nhận"),
        ("interface-word", "màn hình"), ("interface-word", "Bấm"), ("program-word", "json"),
    ],
)  # fmt: skip
def test_a_word_that_the_glossary_forbids_is_found_whatever_its_case(
    code: str, word: str, suite: Any, scenario: Any
) -> None:
    suite.write(scenario(name=f"Có {word} ở đây"))
    [finding] = suite.findings(glossary_words)
    assert (finding.code, finding.line, dict(finding.words)["word"]) == (code, 5, word)


def test_words_in_tables_descriptions_and_feature_names_count(suite: Any, scenario: Any) -> None:
    path = suite.write(scenario())
    text = path.read_text("utf-8").replace("Tính năng: Thử\n", "Tính năng: Thử file\n  Mô tả có nút\n")
    path.write_text(
        text.replace("    Khi", "      | thuộc tính | giá trị |\n      | tệp | tab |\n    Khi"), "utf-8"
    )
    assert suite.codes(glossary_words) == [
        ("forbidden-word", 2),
        ("interface-word", 3),
        ("interface-word", 10),
    ]


def test_only_whole_words_count_and_neither_comments_nor_rule_ids_do(suite: Any, scenario: Any) -> None:
    suite.write("  # file, nút, JSON\n", scenario(name="Profile, tablet và nútri"))
    assert suite.codes(glossary_words) == []


def test_a_forbidden_word_inside_a_longer_term_is_part_of_that_term() -> None:
    glossary = Glossary(("mã định danh văn bản", "sổ file"), {"file": ("forbidden-word", "tệp")})
    assert list(glossary.hits("ghi vào sổ file")) == []
    assert list(glossary.hits("ghi vào file")) == [("forbidden-word", "file", "tệp")]


# --- absence


@pytest.mark.parametrize(
    "sentence",
    [
        "phần mềm không gửi trạng thái nào cho Sở Tài chính",
        "phần mềm chưa báo trạng thái “đã tiếp nhận”",
        "phần mềm không còn gửi văn bản",
        "không có gói tin nào của văn bản trên Trục",
        "không cơ quan nào khác nhận được văn bản",
        "cơ quan gửi không nhận được phản hồi",
    ],
)
def test_a_sentence_that_denies_something_on_the_wire_asserts_absence(sentence: str) -> None:
    assert ABSENCE.search(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "phần mềm chưa ghi văn bản đã gửi thành công",
        "văn bản không mở được",
        "danh sách xử lý không có văn bản",
        "phần mềm không báo lỗi",
        "văn thư không báo cáo ai",
        "phần mềm gửi trạng thái “đã đến”",
    ],
)
def test_a_sentence_about_what_the_product_shows_does_not(sentence: str) -> None:
    assert not ABSENCE.search(sentence)


ABSENT = "    Thì [D15.k2-2] phần mềm không gửi trạng thái nào cho Sở Tài chính\n"
SEND = "    Khi Sở Tài chính gửi văn bản qua Trục\n"
CONTROL = "    Và Sở Tài chính gửi văn bản đối chứng qua Trục\n"


def test_absence_without_a_control_is_found(suite: Any, scenario: Any) -> None:
    suite.write(scenario().replace(THEN, ABSENT))
    assert suite.codes(controlled_absence) == [("absence-without-control", 10)]


def test_absence_beside_a_later_control_stands(suite: Any, scenario: Any) -> None:
    suite.write(scenario().replace(THEN, ABSENT).replace(SEND, SEND + CONTROL))
    assert suite.codes(controlled_absence) == []


def test_a_control_that_goes_first_shows_nothing(suite: Any, scenario: Any) -> None:
    first = CONTROL.replace("Và", "Khi") + SEND.replace("Khi", "Và")
    suite.write(scenario().replace(THEN, ABSENT).replace(SEND, first))
    assert suite.codes(controlled_absence) == [("control-too-early", 11)]


def test_a_control_that_is_only_prepared_shows_nothing(suite: Any, scenario: Any) -> None:
    prepared = "    Và Sở Tài chính soạn văn bản đối chứng hợp lệ\n"
    suite.write(scenario().replace(THEN, ABSENT).replace(SEND, prepared + SEND))
    assert suite.codes(controlled_absence) == [("absence-without-control", 11)]


def test_the_tag_says_that_the_check_demands_its_own_control(suite: Any, scenario: Any) -> None:
    suite.write(scenario().replace(THEN, ABSENT).replace("@KB-D15-01", "@KB-D15-01 @đối-chứng"))
    assert suite.codes(controlled_absence) == []


def test_findings_are_readable_by_programs(suite: Any, scenario: Any) -> None:
    suite.write(scenario(name="Bấm"))
    [row] = [finding.as_json() for finding in suite.findings(glossary_words)]
    assert json.loads(json.dumps(row))["code"] == "interface-word"
    assert {"path", "line", "vi", "en", "do_vi", "do_en"} < set(row)
