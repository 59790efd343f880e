"""The catalogue's data: complete, consistent, in good words, and true to the structure of the regulation."""

from __future__ import annotations

import os
import re
import tomllib
import unicodedata
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Row = dict[str, Any]

FIELDS = {
    "id", "article", "clause", "point", "text_vi", "text_en", "subject", "roles", "scope", "link",
    "severity", "basis", "method", "observable_by", "level", "capabilities", "applies_when",
    "applies_when_en", "transition", "entails", "entails_reason", "instruments", "why_not_vi",
    "why_not_en", "note",
}  # fmt: skip
ATTESTATION = {"instruction_vi", "instruction_en", "evidence_vi", "evidence_en", "signer_vi", "valid_months"}
VALUES = {
    "subject": {"agency-software", "axis", "clerk", "organisation", "authority"},
    "scope": {"product", "deployment", "authority"},
    "link": {"direct", "enabling", ""},
    "severity": {"mandatory", "recommended"},
    "basis": {"law", "wire-practice", "one-vendor"},
    "method": {"automatic", "attestation", "not-testable"},
    "observable_by": {"wire", "driver", "attestation", ""},
    "level": {"L0", "L1", "L2", "L3", ""},
}
OPERATIONS = {
    "L1": {
        "about", "sync", "get_clock", "set_clock", "set_working_hours", "set_connection", "issue", "recall",
        "list_outgoing", "get_outgoing", "get_outgoing_file", "list_incoming", "get_incoming",
        "get_incoming_file", "accept", "refuse",
    },
    "L2": {
        "draft", "submit", "return_draft", "approve", "sign", "release", "cancel_draft", "update", "replace",
        "resend", "take_back", "assign", "start", "complete", "escalate", "delete_incoming", "register",
        "submit_incoming", "check_format", "delegate",
    },
    "L3": {
        "set_dossier_list", "open_dossier", "list_dossiers", "get_dossier", "add_to_dossier", "close_dossier",
        "delete_dossier", "export_dossier",
        "search", "restart", "clear_store", "set_backup_schedule", "backup", "list_backups", "get_backup", "restore",
         "set_antivirus", "notices",
        "create_account", "list_accounts", "account_policy", "lock_account", "unlock_account", "reset_password",
        "login", "logout", "use_session", "change_password",
        "statistics", "set_paper_list", "send_paper", "receive_paper", "list_paper", "set_mail",
        "remind_incoming", "remind_outgoing",
    },
}  # fmt: skip
LEVEL_OF = {name: level for level, names in OPERATIONS.items() for name in names}


def _read(path: Path) -> Row:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _rules() -> list[Row]:
    return [row for path in sorted(ROOT.glob("features/dieu_*/rules.toml")) for row in _read(path)["rule"]]


RULES = _rules()
BY_ID = {row["id"]: row for row in RULES}
MAP = _read(ROOT / "fixtures/regulation-map.toml")["unit"]
UNITS = [(unit["article"], unit["clause"], unit["point"]) for unit in MAP]
GLOSSARY = _read(ROOT / "fixtures/glossary.toml")


def _cites(row: Row) -> tuple[int, str, str]:
    return row["article"], row["clause"], row["point"]


def _having(**wanted: object) -> list[Row]:
    return [row for row in RULES if all(row[field] == value for field, value in wanted.items())]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _texts(row: Row, language: str) -> list[str]:
    keys = {"vi": ["text_vi", "applies_when", "why_not_vi", "note", "entails_reason"]}.get(
        language, ["text_en", "applies_when_en", "why_not_en"]
    )
    extra = [v for k, v in row.get("attestation", {}).items() if k.endswith(f"_{language}")]
    return [row[key] for key in keys if row[key]] + extra


# --- how much there is


def test_catalogue_has_each_rule_once_with_every_field_and_no_other() -> None:
    """251 rules; a rule with a missing or misspelt field would silently take a default."""
    assert len(RULES) == len(BY_ID) == 251
    assert [row["id"] for row in RULES if set(row) - {"attestation"} != FIELDS] == []


def test_catalogue_judges_173_rules_by_machine_60_by_attestation_and_18_not_at_all() -> None:
    counted = Counter(row["method"] for row in RULES)
    assert counted == {"automatic": 173, "attestation": 60, "not-testable": 18}


def test_exchange_and_time_hold_72_automatic_rules() -> None:
    """Điều 8, 9.1, 10.2, 11 and 15: the part that is done first."""
    first = [
        row
        for row in _having(method="automatic")
        if row["article"] in {8, 11, 15} or (row["article"], row["clause"]) in {(9, "1"), (10, "2")}
    ]
    assert len(first) == 72


@pytest.mark.parametrize("field", sorted(VALUES))
def test_field_has_only_known_values(field: str) -> None:
    assert {row[field] for row in RULES} <= VALUES[field]


# --- where each rule stands


def test_rule_stands_in_the_folder_of_its_article() -> None:
    for path in sorted(ROOT.glob("features/dieu_*/rules.toml")):
        assert {row["article"] for row in _read(path)["rule"]} == {int(path.parent.name[-2:])}


def test_id_says_the_clause_that_the_rule_cites() -> None:
    """`D15.k2-2` is Điều 15 khoản 2; `dd` stands for điểm đ; `k5bis` for the second khoản 5 of Điều 20."""
    for row in RULES:
        clause = {"5 (thứ nhất)": "5", "5 (thứ hai)": "5bis"}.get(row["clause"], row["clause"])
        stem: str = f"QD.D{clause}" if row["article"] == 0 else f"D{row['article']}"
        if row["article"] and clause:
            stem += f".k{clause}"
        if row["point"]:
            stem += ".dd" if row["point"] == "đ" else f".{row['point']}"
        assert re.fullmatch(re.escape(stem) + r"(-\d+)?", row["id"]), row["id"]


def test_map_lists_exactly_the_rules_of_each_unit_of_the_regulation() -> None:
    """A điều or khoản lists those of its parts too; no unit is empty; no rule cites an unknown unit."""
    for unit in MAP:
        article, clause, point = unit["article"], unit["clause"], unit["point"]
        expected = [
            row["id"]
            for row in RULES
            if row["article"] == article and clause in ("", row["clause"]) and point in ("", row["point"])
        ]
        assert unit["rules"] == expected != [], unit
    assert len(set(UNITS)) == len(UNITS)
    assert {_cites(row) for row in RULES} <= set(UNITS)


# --- who is judged, how, and on what ground


def test_only_product_rules_name_a_role() -> None:
    for row in RULES:
        assert set(row["roles"]) <= {"agency", "axis"}
        assert bool(row["roles"]) == (row["scope"] == "product"), row["id"]


def test_automatic_rules_are_about_products_and_say_how_they_bind() -> None:
    for row in _having(method="automatic"):
        assert (row["scope"], row["link"] != "") == ("product", True), row["id"]


def test_automatic_rules_say_what_shows_them_and_others_need_no_driver() -> None:
    for row in RULES:
        automatic = row["method"] == "automatic"
        assert (row["observable_by"] in {"wire", "driver"}) == automatic, row["id"]
        assert bool(row["level"]) == automatic, row["id"]
        assert automatic or row["capabilities"] == [], row["id"]


def test_level_is_that_of_the_highest_operation_needed() -> None:
    for row in _having(method="automatic"):
        assert set(row["capabilities"]) <= set(LEVEL_OF), row["id"]
        assert row["level"] == max((LEVEL_OF[name] for name in row["capabilities"]), default="L0"), row["id"]
        assert len(set(row["capabilities"])) == len(row["capabilities"]), row["id"]


def test_what_only_a_driver_shows_needs_a_driver() -> None:
    assert [row["id"] for row in _having(observable_by="driver") if row["level"] == "L0"] == []


def test_an_operation_on_an_incoming_document_comes_with_finding_it() -> None:
    needing = {"accept", "refuse", "assign", "start", "complete", "escalate", "delete_incoming"}
    for row in RULES:
        assert not needing & set(row["capabilities"]) or "list_incoming" in row["capabilities"], row["id"]


def test_axis_is_judged_from_the_wire_alone() -> None:
    for row in RULES:
        if row["roles"] == ["axis"]:
            assert (row["observable_by"], row["capabilities"]) == ("wire", []), row["id"]


def test_derived_rules_are_never_mandatory_and_say_that_they_are_derived() -> None:
    derived = [row for row in RULES if row["note"].startswith("Suy ra")]
    assert len(derived) == 6
    for row in derived:
        assert row["severity"] == "recommended"
        assert "suy ra" in row["text_vi"]
        assert "derived" in row["text_en"]


def test_recommended_rules_use_a_soft_verb_and_mandatory_rules_do_not() -> None:
    soft = {"nên", "khuyến"}
    for row in _having(method="automatic") + _having(method="attestation"):
        assert bool(soft & set(_words(row["text_vi"]))) == (row["severity"] == "recommended"), row["id"]
        assert ("should" in _words(row["text_en"])) == (row["severity"] == "recommended"), row["id"]


def test_rule_resting_on_one_vendor_is_only_the_disputed_paper_mark() -> None:
    assert [row["id"] for row in _having(basis="one-vendor")] == ["D14.k2-3"]


def test_article_11_rests_on_wire_practice_and_says_so() -> None:
    """The tables of QCVN 102 were not at hand; no verdict of Điều 11 may look like one of the law itself."""
    for row in _having(article=11):
        assert row["basis"] == "wire-practice"
        assert "Chưa đối chiếu bảng của QCVN 102" in row["note"]


def test_transition_of_article_22_covers_acknowledgement_classification_and_archival_dossiers() -> None:
    assert {row["id"] for row in _having(transition=True)} == {
        "D15.k1-2", "D14.k2-3", "D13.k3-1", "D13.k3-2", "D13.k3-3", "D16.k1-1", "D16.k1-2", "D16.k1-3",
    }  # fmt: skip


def test_conditions_cite_their_clause_in_both_languages() -> None:
    conditional = [row for row in RULES if row["applies_when"]]
    assert len(conditional) == 13
    for row in conditional:
        assert f"Điều {row['article']}" in row["applies_when"], row["id"]
        assert f"Article {row['article']}" in row["applies_when_en"], row["id"]
    assert [row["id"] for row in RULES if bool(row["applies_when"]) != bool(row["applies_when_en"])] == []


# --- one rule inside another


def test_entailments_point_to_other_rules_give_a_reason_and_never_circle() -> None:
    graph: dict[str, list[str]] = {}
    for row in RULES:
        assert set(row["entails"]) <= set(BY_ID) - {row["id"]}, row["id"]
        assert bool(row["entails"]) == bool(row["entails_reason"]), row["id"]
        graph[row["id"]] = row["entails"]
    assert len(list(TopologicalSorter(graph).static_order())) == 251


def test_entailments_of_judged_rules_stay_among_judged_rules() -> None:
    for row in _having(method="automatic"):
        assert {BY_ID[other]["method"] for other in row["entails"]} <= {"automatic"}, row["id"]


# --- what people must do


def test_every_attested_rule_says_what_to_do_show_and_who_signs() -> None:
    for row in RULES:
        assert ("attestation" in row) == (row["method"] == "attestation"), row["id"]
        for_person = row.get("attestation")
        if for_person:
            assert set(for_person) == ATTESTATION, row["id"]
            assert all(for_person[key] for key in ATTESTATION), row["id"]
            assert 6 <= for_person["valid_months"] <= 24, row["id"]


def test_every_untested_rule_has_a_reason_in_both_languages_and_no_other_rule_has() -> None:
    for row in RULES:
        expected = row["method"] == "not-testable"
        assert (bool(row["why_not_vi"]), bool(row["why_not_en"])) == (expected, expected), row["id"]


# --- words


def test_all_texts_are_nfc_without_stray_spaces() -> None:
    for path in [*ROOT.glob("features/dieu_*/rules.toml"), ROOT / "fixtures/glossary.toml"]:
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path
    for row in RULES:
        for text in _texts(row, "vi") + _texts(row, "en"):
            assert text == " ".join(text.split()), (row["id"], text)


def test_each_rule_is_one_sentence_in_each_language_and_no_two_are_the_same() -> None:
    for language in ("text_vi", "text_en"):
        for row in RULES:
            text = row[language]
            assert text[0].isupper(), text
            assert text.endswith("."), text
            assert not re.search(r"\. [A-ZĐÀ-Ỹ]", text), text
            assert len(text) <= 260, (row["id"], len(text))
        assert [text for text, n in Counter(row[language] for row in RULES).items() if n > 1] == []


def test_rules_keep_to_the_words_of_the_glossary() -> None:
    forbidden = [word for term in GLOSSARY["term"] for word in term["forbidden"]]
    forbidden += GLOSSARY["interface"]["words"]
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, forbidden)) + r")(?!\w)", re.IGNORECASE)
    for row in RULES:
        assert [hit for text in _texts(row, "vi") for hit in pattern.findall(text)] == [], row["id"]


def test_glossary_gives_each_term_once_in_three_ways() -> None:
    terms = GLOSSARY["term"]
    for key in ("term_vi", "term_en"):
        assert len({term[key] for term in terms}) == len(terms) >= 50
    assert all(term["meaning_vi"].endswith(".") for term in terms)
    names = {term["term_vi"].lower() for term in terms}
    assert {word for term in terms for word in term["forbidden"]} & names == set()


def test_corrections_name_rules_that_exist() -> None:
    named = re.findall(r"^\| (\S+) \|", (ROOT / "features/CORRECTIONS.md").read_text("utf-8"), re.MULTILINE)
    rows = [name for name in named if name not in {"id", "---"}]
    assert rows
    assert set(rows) <= set(BY_ID)


# --- beside the text of the regulation, where it is at hand


@pytest.fixture(scope="module")
def regulation() -> str:
    """The text of QĐ 50/2018: the file that KIEMCHUAN_REGULATION names, or `shared/regulation/` beside us."""
    named = os.environ.get("KIEMCHUAN_REGULATION")
    path = Path(named) if named else ROOT.parent / "shared/regulation/qd-50-2018.txt"
    if not path.is_file():
        pytest.skip("NOT RUN: no text of QĐ 50/2018; set KIEMCHUAN_REGULATION to a UTF-8 file of it")
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))


def _units_of(text: str) -> list[tuple[int, str, str]]:
    """Every điều, khoản, điểm in order; the Decision's own articles are article 0."""
    decision, regulation = re.split(r"^QUY CHẾ$", text, maxsplit=1, flags=re.MULTILINE)
    units = [(0, number, "") for number in re.findall(r"^Điều (\d+)\.", decision, re.MULTILINE)]
    article, clause = 0, ""
    for line in regulation.splitlines():
        if found := re.match(r"\s*Điều (\d+)\.", line):
            article, clause = int(found[1]), ""
            units.append((article, "", ""))
        elif found := re.match(r"\s*(\d+)\. ", line):
            clause = found[1]
            units.append((article, clause, ""))
        elif found := re.match(r"\s*([a-zđ])\) ", line):
            units.append((article, clause, found[1]))
    return units


def _tell_apart(units: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Name the khoản that occur twice in one điều as first and second, with the điểm below them."""
    total = Counter((article, clause) for article, clause, point in units if clause and not point)
    seen: Counter[tuple[int, str]] = Counter()
    told = []
    for article, clause, point in units:
        if not point:
            seen[article, clause] += 1
        ordinal = {1: "thứ nhất", 2: "thứ hai"}[seen[article, clause]] if total[article, clause] > 1 else ""
        told.append((article, f"{clause} ({ordinal})" if ordinal else clause, point))
    return told


def test_map_has_every_article_clause_and_point_of_the_regulation(regulation: str) -> None:
    assert _tell_apart(_units_of(regulation)) == UNITS


def test_rules_are_in_our_own_words(regulation: str) -> None:
    """Names of laws and lists of terms may coincide; a run of 17 words would be a quotation."""
    running = " ".join(_words(regulation))
    for row in RULES:
        for text in _texts(row, "vi"):
            words = _words(text)
            runs = (" ".join(words[i : i + 17]) for i in range(len(words) - 16))
            assert not any(run in running for run in runs), row["id"]
