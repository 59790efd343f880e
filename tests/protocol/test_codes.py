"""Codes are read strictly, in the forms that the clauses prescribe, and written back unchanged."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulators.protocol.codes import (
    AgencyCode,
    BusinessType,
    CodeError,
    DocumentId,
    DossierCode,
    PracticeDocumentId,
    Priority,
    StatusCode,
    document_id_form,
    level_1_of,
)
from simulators.protocol.vxp import VxpCode

LISTS = Path(__file__).resolve().parents[2] / "fixtures" / "codes"


@pytest.mark.parametrize(
    ("text", "form", "levels"),
    [
        ("000.00.01.H01", "2016", ("H01", "01")),
        ("000.00.00.H01", "2016", ("H01",)),
        ("000.06.16.G09", "2016", ("G09", "16", "06")),
        ("012.00.16.G09", "2016", ("G09", "16", "00", "012")),
        ("H01", "2020", ("H01",)),
        ("H37.02.02", "2020", ("H37", "02", "02")),
        ("H37.DN.001", "2020", ("H37", "DN", "001")),
        ("Z07.CTY", "2020", ("Z07", "CTY")),
    ],
)
def test_an_agency_code_is_read_in_both_forms(text: str, form: str, levels: tuple[str, ...]) -> None:
    """The 2016 form has level 1 last, that of 2020 first; levels come from the top down."""
    code = AgencyCode.parse(text)
    assert (code.form, code.levels, code.level, code.level_1, str(code)) == (
        form,
        levels,
        len(levels),
        levels[0],
        text,
    )


@pytest.mark.parametrize(
    "text",
    ["", "000.00.01.H1", "00.00.01.H01", "000.00.01.h01", "000-00-01-H01", "000.00.01.H01 ", "000.00.01.H01\n",
     "٠٠٠.00.01.H01", "28.22.H17", "H01.", "H01.a", "H01." + "0" * 32, "Z01", "vxp.saas.03"],
)  # fmt: skip
def test_what_has_neither_form_is_no_agency_code(text: str) -> None:
    """Case, blanks, other digits and other lengths are refused."""
    with pytest.raises(CodeError) as refused:
        AgencyCode.parse(text)
    assert refused.value.code == "bad-agency-code"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("000.00.01.H01", "H01"),
        ("28.22.H17", "H17"),
        ("H37.02", "H37"),
        ("G12", "G12"),
        ("vxp.saas.03", None),
        ("020100107370", None),
    ],
)
def test_the_province_of_any_code_on_the_wire_is_found(text: str, level: str | None) -> None:
    """Routing must also serve short and odd codes (edxml §5.2)."""
    assert level_1_of(text) == level


@given(
    st.integers(1, 10**9),
    st.integers(0, 9999),
    st.from_regex(r"\A[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}\Z"),
)
def test_a_document_identifier_is_written_as_it_is_read(number: int, year: int, agency: str) -> None:
    """`V1V2V3.Z1Z2.Y1Y2.MX1X2-YYYY.X` (Đ8.k3)."""
    text = f"{agency}-{year:04d}.{number}"
    parsed = DocumentId.parse(text)
    assert (parsed.agency.text, parsed.year, parsed.number, str(parsed)) == (agency, year, number, text)
    assert document_id_form(text) == "law"


@pytest.mark.parametrize(
    "text",
    ["000.00.01.H01-2019.0", "000.00.01.H01-2019.01", "000.00.01.H01-2019", "000.00.01.H01-2019.",
     "000.00.01.H01.2019.1", "000.00.01.H01-19.1", "000.00.01.H01-2019.1 ", "000.00.01.H01-2019.1a",
     "H01.01-2019.1", "000.00.01.H01-191217-0001", "000.00.01.H01,2019/12/17,7/QĐ-SNV", "", "000.00.01.H01-2019.１"],
)  # fmt: skip
def test_what_breaks_the_form_of_the_law_is_no_document_identifier(text: str) -> None:
    """X begins with 1, has no leading zero and nothing behind it; the dossier number of another circular
    is none.
    """
    with pytest.raises(CodeError) as refused:
        DocumentId.parse(text)
    assert refused.value.code == "bad-document-id"
    assert document_id_form(text) != "law"


def test_the_practice_form_of_the_axis_is_known() -> None:
    """`OrganId,yyyy/MM/dd,Số/Kýhiệu`, with dates that need not exist (edxml §5.3)."""
    text = "000.00.00.G22,2014/02/30,7806/VPCP-TTĐT"
    parsed = PracticeDocumentId.parse(text)
    assert (parsed.organ_id, parsed.date, parsed.code, str(parsed)) == (
        "000.00.00.G22",
        "2014/02/30",
        "7806/VPCP-TTĐT",
        text,
    )
    assert document_id_form(text) == "practice"
    assert document_id_form("0ab1c2d3-1111-2222-3333-444455556666") == "other"
    with pytest.raises(CodeError):
        PracticeDocumentId.parse("000.00.01.H01-2019.1")


@pytest.mark.parametrize(
    ("text", "number", "notation", "dotted"),
    [
        ("000.00.01.H01.2018.01TH", "01", "TH", False),
        ("000.06.16.G09.2010.01.TH", "01", "TH", True),
        ("000.00.01.H01.2018.123TĐ-KT", "123", "TĐ-KT", False),
    ],
)
def test_a_dossier_code_is_read_with_or_without_the_last_dot(
    text: str, number: str, notation: str, dotted: bool
) -> None:
    """Both forms are accepted and told apart (Đ16.k2, design §9.7)."""
    code = DossierCode.parse(text)
    assert (code.number, code.notation, code.dotted, str(code)) == (number, notation, dotted, text)
    assert code.agency.level_1 in ("H01", "G09")


@pytest.mark.parametrize(
    "text",
    ["000.00.01.H01-2018.01TH", "000.00.01.H01.2018.01/TH", "000.00.01.H01.2018.01 TH", "000.00.01.H01.2018.",
     "000.00.01.H01.2018.TH", "000.00.01.H01.2018.01", "000.00.01.H01.2018.01..TH", "000.00.01.H01.18.01TH"],
)  # fmt: skip
def test_a_dossier_code_with_other_separators_is_refused(text: str) -> None:
    """The parts are divided by dots, and none may be empty."""
    with pytest.raises(CodeError) as refused:
        DossierCode.parse(text)
    assert refused.value.code == "bad-dossier-code"


@pytest.mark.parametrize(
    ("text", "code"),
    [("05", StatusCode.PROCESSING), ("5", StatusCode.PROCESSING), (" 13 ", StatusCode.TAKE_BACK), ("07", None),
     ("", None), ("005", None), ("xx", None)],
)  # fmt: skip
def test_a_status_code_is_read_with_or_without_its_zero(text: str, code: StatusCode | None) -> None:
    """Codes that the exchange does not know are none (edxml §3)."""
    assert StatusCode.read(text) is code


def test_the_published_lists_equal_the_code() -> None:
    """fixtures/codes is what other programs read; the program itself uses the same values and labels."""
    lists = tomllib.loads((LISTS / "exchange.toml").read_text())
    assert {(row["code"], row["vi"]) for row in lists["status"]} == {(s.value, s.label) for s in StatusCode}
    assert {(row["code"], row["vi"]) for row in lists["business"]} == {
        (b.value, b.label) for b in BusinessType
    }
    assert {(row["code"], row["vi"]) for row in lists["priority"]} == {(p.value, p.label) for p in Priority}
    assert {(row["code"], row["vi"]) for row in lists["axis_error"]} == {(c.value, c.label) for c in VxpCode}


def test_document_types_are_numbered_without_gaps() -> None:
    """32 administrative types; names are unique."""
    types = tomllib.loads((LISTS / "document-types.toml").read_text())
    assert [row["number"] for row in types["administrative"]] == list(range(1, 33))
    assert len({row["name"] for row in types["administrative"]}) == 32
