"""The judge's reading of identifiers: what it says of each departure, and agreement with the simulators' own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.oracles.identifiers import read_agency, read_document_id, read_dossier_code
from simulators.protocol.codes import AgencyCode, CodeError, DocumentId, DossierCode, document_id_form

LAW = "000.00.01.H01-2019.1"


@pytest.mark.parametrize("number", ["1", "9", "10", "100", "123456789012345678901234567890"])
def test_the_form_of_the_law_is_read_in_its_parts(number: str) -> None:
    reading = read_document_id(f"000.00.01.H01-2019.{number}")
    assert (reading.form, reading.why_not) == ("law", ())
    assert (reading.agency, reading.year, reading.number) == ("000.00.01.H01", 2019, int(number))


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("", [("empty", "D8.k2.b-1")]),
        (LAW + " ", [("surrounding-space", "D8.k3-1")]),
        ("000.00.01.H01-2019.1.2", [("extra-part", "D8.k3-1")]),
        ("000.00.01.H01-2019.1/QĐ", [("extra-part", "D8.k3-1")]),
        ("000.00.01.H01-2019.0", [("number-zero", "D8.k3-4")]),
        ("000.00.01.H01-2019.01", [("leading-zero", "D8.k3-4")]),
        ("000.00.01.H01-2019.-1", [("number-not-natural", "D8.k3-4")]),
        ("000.00.01.H01-2019.", [("number-not-natural", "D8.k3-4")]),
        ("000.00.01.H01-2019.A", [("number-not-natural", "D8.k3-4")]),
        ("000.00.01.H01-2019.١", [("number-not-natural", "D8.k3-4")]),
        ("000.00.01.H01-2019,1", [("separator-of-number", "D8.k3-10")]),
        ("000.00.01.H01-2019/1", [("separator-of-number", "D8.k3-10")]),
        ("000.00.01.H01-2019 1", [("separator-of-number", "D8.k3-10")]),
        ("000.00.01.H01–2019.1", [("separator-of-agency", "D8.k3-11")]),
        ("000.00.01.H01_2019.1", [("separator-of-agency", "D8.k3-11")]),
        ("000.00.01.H01.2019.1", [("separator-of-agency", "D8.k3-11")]),
        ("000.00.01.H01-19.1", [("year", "D8.k3-3")]),
        ("000.00.01.H01-20190.1", [("year", "D8.k3-3")]),
        ("000.00.01.h01-2019.1", [("agency-code", "D8.k3-2")]),
    ],
)
def test_each_departure_is_named_with_its_rule(text: str, flaws: list[tuple[str, str]]) -> None:
    """One departure, one flaw: a rule is blamed for what it says and nothing else."""
    reading = read_document_id(text)
    assert reading.form == "other"
    assert [(flaw.code, flaw.rule) for flaw in reading.why_not] == flaws


def test_what_is_readable_of_a_flawed_identifier_is_given() -> None:
    reading = read_document_id("000.00.01.H01_2019.07")
    assert (reading.agency, reading.year, reading.number) == ("000.00.01.H01", 2019, 7)


def test_the_practice_form_is_told_from_other_departures() -> None:
    """Real identifiers of the axis carry impossible dates; they are read all the same (switch 18)."""
    reading = read_document_id("000.00.00.G22,2014/02/30,7806/VPCP-TTĐT")
    assert (reading.form, reading.agency, reading.year) == ("practice", "000.00.00.G22", 2014)
    assert reading.code == "7806/VPCP-TTĐT"
    assert reading.why_not[0].code == "practice-form"


def test_the_number_of_an_administrative_file_is_no_document_id() -> None:
    """TT 01/2018/TT-VPCP Đ19 looks alike: code-YYMMDD-XXXX."""
    assert read_document_id("000.00.01.H01-191217-0001").form == "other"


@pytest.mark.parametrize(
    ("text", "form", "levels"),
    [
        ("000.00.01.H01", "2016", ("H01", "01")),
        ("000.06.16.G09", "2016", ("G09", "16", "06")),
        ("000.00.00.H01", "2016", ("H01",)),
        ("H37.DN.001", "2020", ("H37", "DN", "001")),
        ("G12", "2020", ("G12",)),
        ("28.22.H17", "other", ()),
        ("Z01", "other", ()),
        ("", "other", ()),
        ("000.00.01.H01 ", "other", ()),
        ("A00." + "X" * 32, "other", ()),
    ],
)
def test_agency_codes(text: str, form: str, levels: tuple[str, ...]) -> None:
    reading = read_agency(text)
    assert (reading.form, reading.levels) == (form, levels)
    assert bool(reading.why_not) == (form != "2016")


def test_why_an_agency_code_is_none_is_said_in_characters_and_groups() -> None:
    assert read_agency("000.00.01H01").why_not == ("dài 12 ký tự, không phải 13", "3 nhóm, không phải 4")
    assert read_agency("000.00.01.h01").why_not == ("ký tự thứ 11 là “h”, không phải chữ hoa A–Z",)


def test_both_writings_of_a_dossier_code_are_read() -> None:
    """The regulation's own example has no dot before the notation, TT 01/2019/TT-BNV has one (switch 7)."""
    plain, dotted = (
        read_dossier_code("000.00.01.H01.2018.01TH"),
        read_dossier_code("000.06.16.G09.2010.01.TH"),
    )
    assert (plain.valid, plain.dotted, plain.number, plain.notation) == (True, False, "01", "TH")
    assert (dotted.valid, dotted.dotted, dotted.year, dotted.agency) == (True, True, 2010, "000.06.16.G09")
    assert not read_dossier_code("000.00.01.H01-2018.01TH").valid


near_law = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", " ", "x"]),
        st.sampled_from(["000.00.01.H01", "123.45.67.A89", "000.00.01.h01", "H01.01", "000.00.01H01"]),
        st.sampled_from(["-", "–", ".", "_", "", ","]),
        st.from_regex(r"[0-9]{3,5}", fullmatch=True),
        st.sampled_from([".", ",", "", "/"]),
        st.from_regex(r"0?[0-9]{0,6}[A-Z]?", fullmatch=True),
        st.sampled_from(["", " ", "\n", ".1"]),
    ),
)
practice = st.from_regex(
    r"[0-9A-Z.]{2,36},[0-9]{4}/[0-9]{2}/[0-9]{2},[0-9]{0,3}/?[A-ZĐ]{0,3}", fullmatch=True
)
dossiers = st.from_regex(
    r"(000\.00\.01\.H01|000\.00\.01\.h01)[.-][0-9]{3,5}\.[0-9]{0,5}\.?[A-ZĐ]{0,3}-?[A-Z0-9]{0,3}",
    fullmatch=True,
)
agencies = st.text(st.sampled_from("0019AHZ.h-"), max_size=40) | st.from_regex(
    r"[0-9A-Z.]{13}", fullmatch=True
)


@given(near_law | practice)
def test_judge_and_reference_tell_the_same_forms(text: str) -> None:
    reading = read_document_id(text)
    assert reading.form == document_id_form(text)
    assert (reading.form == "law") == (not reading.why_not)
    if reading.form == "law":
        parsed = DocumentId.parse(text)
        assert (reading.agency, reading.year, reading.number) == (
            str(parsed.agency),
            parsed.year,
            parsed.number,
        )


@given(agencies)
def test_judge_and_reference_read_agencies_alike(text: str) -> None:
    reading = read_agency(text)
    try:
        parsed = AgencyCode.parse(text)
    except CodeError:
        assert reading.form == "other"
    else:
        assert (reading.form, reading.levels) == (parsed.form, parsed.levels)


@given(dossiers)
def test_judge_and_reference_read_dossier_codes_alike(text: str) -> None:
    reading = read_dossier_code(text)
    try:
        parsed = DossierCode.parse(text)
    except CodeError:
        assert not reading.valid
    else:
        assert reading.valid
        assert (reading.year, reading.number, reading.notation) == (
            parsed.year,
            parsed.number,
            parsed.notation,
        )
        assert reading.dotted == parsed.dotted


@given(st.text(max_size=60))
def test_no_text_makes_a_reading_fail(text: str) -> None:
    """Identifiers come from products: whatever it is, the judge says what is wrong with it."""
    assert read_document_id(text).why_not or read_document_id(text).form == "law"
    assert read_agency(text).text == read_dossier_code(text).text == text
