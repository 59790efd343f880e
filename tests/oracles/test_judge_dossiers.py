"""The judge of dossier codes takes each part by itself; exports and dates are judged by the law of the day."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from harness.oracles import dieu_13_dossiers, dieu_13_export, dieu_13_retention, dieu_13_storage, dieu_16
from harness.oracles.dossier_codes import DossierCode, WantedCode
from harness.oracles.judgement import Judgement, Verdict
from harness.oracles.observation import Observation, Observations
from tests.oracles.exchanged_cases import LAW

OWN = "000.00.01.H01"
WANTED = WantedCode(OWN, 2019, "01", "TH")
AT = datetime.fromisoformat("2019-12-17T08:00:00+07:00")
AS_OF = date(2019, 12, 17)
LABEL = "hồ sơ “Tổng hợp”"
ACTOR = {"role": "chuyen-vien", "name": "Lê Văn Lúa"}

# --- the code


@pytest.mark.parametrize(
    ("code", "agency", "year", "number", "separators"),
    [
        ("000.00.01.H01.2019.01TH", True, True, True, True),
        ("000.00.01.H01.2019.01.TH", True, True, True, True),
        ("000.00.01.H01.2019.1TH", True, True, True, True),
        ("000.00.00.H01.2019.01TH", False, True, True, True),
        ("2019.01TH", False, True, True, True),
        ("000.00.01.H012.2019.01TH", False, True, True, True),
        ("000.00.01.H01.19.01TH", True, False, True, True),
        ("000.00.01.H01.2018.01TH", True, False, True, True),
        ("000.00.01.H01.01TH", True, False, True, True),
        ("000.00.01.H01.20190.01TH", True, False, True, True),
        ("000.00.01.H01.2019.TH", True, True, False, True),
        ("000.00.01.H01.2019.02TH", True, True, False, True),
        ("000.00.01.H01.2019.01TC", True, True, False, True),
        ("000.00.01.H01.2019.01THX", True, True, False, True),
        ("000.00.01.H01-2019.01TH", True, True, True, False),
        ("000.00.01.H01.2019/01TH", True, True, True, False),
        ("000.00.01.H01.2019.01/TH", True, True, True, False),
        ("000.00.01.H01.2019.01 TH", True, True, True, False),
        ("000.00.01.H01 2019 01TH", True, True, True, False),
        ("000.00.01.H01..2019.01TH", True, True, True, False),
        ("000.00.01.H01.201901TH", True, False, False, True),
        (" 000.00.01.H01.2019.01TH", True, True, True, False),
    ],
)
def test_one_fault_in_a_code_is_one_failure(
    code: str, agency: bool, year: bool, number: bool, separators: bool
) -> None:
    read = DossierCode(code, WANTED)
    found = (read.has_agency, read.has_year, read.has_number_and_symbol, not read.wrong_separators)
    assert found == (agency, year, number, separators)


@pytest.mark.parametrize("code", ["", "01/HS", "hồ sơ"])
def test_where_no_two_parts_can_be_told_apart_nothing_is_said_of_separators(code: str) -> None:
    assert DossierCode(code, WANTED).wrong_separators is None


def test_the_form_of_number_and_symbol_is_reported() -> None:
    """Switch 7: both forms are right, and which one it is stands in the report."""
    assert DossierCode(f"{OWN}.2019.01TH", WANTED).form == "viết liền"
    assert DossierCode(f"{OWN}.2019.01.TH", WANTED).form == "có dấu chấm ở giữa"


# --- a dossier in the evidence


class Desk:
    """Rows of one scenario, in their order."""

    def __init__(self) -> None:
        self._rows: list[Observation] = []
        self._blobs: dict[str, bytes] = {}

    def row(
        self,
        kind: str,
        about: str = LABEL,
        blobs: dict[str, bytes] | None = None,
        **data: Any,
    ) -> Desk:
        number = len(self._rows) + 1
        names = {name: f"{number}/{name}" for name in blobs or {}}
        self._blobs.update({names[name]: raw for name, raw in (blobs or {}).items()})
        source = kind.partition(".")[0]
        self._rows.append(Observation(number, "KB-T", kind, source, AT.isoformat(), about, data, names))
        return self

    def opens(self, **shown: Any) -> Desk:
        entry = {"number": "01", "symbol": "TH", "title": "Tổng hợp", "retention": {"years": 10}}
        self.row("input.dossier-list", "", year=2019, organ_id=OWN, items=[entry])
        request = {"actor": ACTOR, "dossier": {"number": "01", "symbol": "TH"}}
        return self.row("driver.answer", op="open_dossier", request=request, answer=dossier(**shown))

    def closes(self) -> Desk:
        return self.row("driver.answer", op="close_dossier", request={"actor": ACTOR}, answer={})

    def reads(self, **shown: Any) -> Desk:
        return self.row("driver.record", what="dossier", record=dossier(**shown))

    @property
    def seen(self) -> Observations:
        return Observations(self._rows, self._blobs.__getitem__)


def line(event: str) -> dict[str, Any]:
    return {"at": AT.isoformat(), "event": event, "actor": ACTOR}


def dossier(**changes: Any) -> dict[str, Any]:
    sound = {
        "id": "hs-1", "creator": ACTOR, "year": 2019, "number": "01", "symbol": "TH",
        "code": f"{OWN}.2019.01TH", "title": "Tổng hợp", "retention": {"years": 10},
        "retain_until": "2029-12-31", "state": "closed", "opened_at": AT.isoformat(), "closed_at": AT.isoformat(),
        "items": [], "history": [line("opened"), line("closed")],
    }  # fmt: skip
    return {**sound, **changes}


def code_of(judged: Judgement) -> str:
    return judged.failure.code if judged.failure else str(judged.verdict)


def test_the_code_given_at_the_opening_is_judged_as_well_as_the_one_shown_now() -> None:
    desk = Desk().opens(code="000.00.00.H01.2019.01TH").reads()
    assert code_of(dieu_16.agency_in_code(desk.seen, LAW, AS_OF, dossier=LABEL)) == "dossier-code-agency"


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        ({}, "passed"),
        ({"state": "open"}, "dossier-not-closed"),
        ({"closed_at": "2019-12-18T08:00:00+07:00"}, "dossier-moment-wrong"),
        ({"opened_at": None}, "dossier-moment-wrong"),
        ({"history": []}, "dossier-act-not-recorded"),
        ({"history": [{**line("mở"), "actor": {"name": "Người khác"}}]}, "dossier-act-not-recorded"),
        ({"history": [line("lập hồ sơ"), line("kết thúc")]}, "passed"),
        ({"creator": None}, "dossier-act-not-recorded"),
        ({"title": "Tổng hợp năm 2019"}, "passed"),
        ({"title": "Việc khác"}, "dossier-title-wrong"),
    ],
)
def test_the_life_of_a_dossier_is_judged_by_what_was_done(shown: dict[str, Any], verdict: str) -> None:
    desk = Desk().opens().closes().reads(**shown)
    assert code_of(dieu_13_dossiers.life_recorded(desk.seen, LAW, AS_OF, dossier=LABEL)) == verdict


@pytest.mark.parametrize(("as_of", "applies"), [(date(2019, 3, 9), False), (date(2019, 3, 10), True)])
def test_before_the_circular_there_is_nothing_to_apply(as_of: date, applies: bool) -> None:
    """Đ13.k3: TT 01/2019/TT-BNV takes effect on 10 March 2019."""
    desk = Desk().opens().closes().reads()
    judged = dieu_13_dossiers.life_recorded(desk.seen, LAW, as_of, dossier=LABEL)
    assert judged.verdict is (Verdict.PASSED if applies else Verdict.NOT_APPLICABLE)


def export(**changes: str) -> bytes:
    fields = {
        "OrganId": OWN, "FileCatalog": "2019", "FileNotation": "01TH", "Title": "Tổng hợp", "Maintenance": "10 năm",
        "Rights": "Không hạn chế", "Creator": "Lê Văn Lúa", "Language": "Tiếng Việt", "StartDate": "17/12/2019",
        "EndDate": "2019-12-17", "DocTotal": "0", "PageTotal": "0", **changes,
    }  # fmt: skip
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items() if value)
    return f'<?xml version="1.0"?><HoSo xmlns="urn:x">{inner}</HoSo>'.encode()


DECREE = date(2020, 3, 5)


@pytest.mark.parametrize(
    ("raw", "as_of", "verdict"),
    [
        (export(), AS_OF, "passed"),
        (export(), DECREE, "passed"),
        (export(Rights=""), AS_OF, "passed"),
        (export(Rights=""), DECREE - timedelta(days=1), "passed"),
        (export(Rights=""), DECREE, "export-field-missing"),
        (export(Title=""), AS_OF, "export-field-missing"),
        (export(Rights="x" * 31), DECREE - timedelta(days=1), "passed"),
        (export(Rights="x" * 30), DECREE, "passed"),
        (export(Rights="x" * 31), DECREE, "export-field-too-long"),
        (export(OrganId="000.00.02.H01"), AS_OF, "export-field-wrong"),
        (export(FileNotation="1.TH"), AS_OF, "passed"),
        (export(FileNotation="02TH"), AS_OF, "export-field-wrong"),
        (export(StartDate="18/12/2019"), AS_OF, "export-field-wrong"),
        (export(StartDate="2019-13-45"), AS_OF, "export-field-wrong"),
        (export(EndDate="17/12/2018"), AS_OF, "export-field-wrong"),
        (export(Maintenance="Vĩnh viễn"), AS_OF, "export-field-wrong"),
        (export(DocTotal="7"), AS_OF, "export-field-wrong"),
        (export(Creator="Người khác"), AS_OF, "export-field-wrong"),
        (b"<HoSo><Title>", AS_OF, "export-not-xml"),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><HoSo>&e;</HoSo>', AS_OF, "export-not-xml"),
    ],
    ids=range(20),
)
def test_an_export_is_judged_by_the_law_of_the_day(raw: bytes, as_of: date, verdict: str) -> None:
    desk = Desk().opens().reads().row("driver.record", what="dossier-export", blobs={"export": raw})
    assert code_of(dieu_13_export.exported(desk.seen, LAW, as_of, dossier=LABEL)) == verdict


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        ({}, "passed"),
        ({"retain_until": None}, "passed"),
        ({"retain_until": "2028-12-31"}, "passed"),
        ({"retain_until": "2028-12-30"}, "retention-end-wrong"),
        ({"retain_until": "2030-01-01"}, "passed"),
        ({"retain_until": "2030-01-02"}, "retention-end-wrong"),
        ({"retain_until": "khi hết hạn"}, "retention-end-wrong"),
        ({"retention": {"years": 20}, "retain_until": "2039-12-31"}, "passed"),
        ({"retention": {"permanent": True}, "retain_until": None}, "passed"),
        ({"retention": {"permanent": True}}, "retention-end-wrong"),
        ({"retention": {"years": 9}}, "retention-too-short"),
        ({"retention": None}, "retention-missing"),
        ({"retention": {"name": "10 năm"}}, "retention-missing"),
    ],
)
def test_a_retention_period_may_be_longer_never_shorter(shown: dict[str, Any], verdict: str) -> None:
    """Its last day may be counted with or without the year in which the work ended, no further."""
    desk = Desk().opens().closes().reads(**shown)
    assert (
        code_of(dieu_13_retention.retention_shown(desk.seen, LAW, AS_OF, dossier=LABEL, period="10 năm"))
        == verdict
    )


# --- what is stored


def stock(**changes: Any) -> bytes:
    whole = {
        "documents": {"văn bản": {"id": "den-1", "subject": "Về việc A", "history": [{"event": "arrived"}]}},
        "files": {"văn bản": {"file0": "aa"}}, "dossiers": {},
        "registers": {"incoming": [{"arrival_number": 1}], "outgoing": []},
    }  # fmt: skip
    return json.dumps({**whole, **changes}).encode()


NOTHING = stock(
    documents={"văn bản": None}, files={"văn bản": {}}, registers={"incoming": [], "outgoing": []}
)
CHANGED = {"id": "den-1", "subject": "Về việc B", "history": [{"event": "arrived"}]}
LONGER = {
    "id": "den-1",
    "subject": "Về việc A",
    "history": [{"event": "arrived"}, {"event": "restored"}],
    "new": 1,
}


@pytest.mark.parametrize(
    ("lost", "after", "verdict"),
    [
        (NOTHING, stock(), "passed"),
        (stock(), stock(), "inconclusive"),
        (NOTHING, NOTHING, "document-lost"),
        (NOTHING, stock(documents={"văn bản": CHANGED}), "document-changed"),
        (NOTHING, stock(documents={"văn bản": LONGER}), "passed"),
        (NOTHING, stock(files={"văn bản": {"file0": "bb"}}), "file-lost-or-changed"),
        (NOTHING, stock(files={"văn bản": {}}), "file-lost-or-changed"),
        (NOTHING, stock(registers={"incoming": [], "outgoing": []}), "register-changed"),
    ],
    ids=range(8),
)
def test_a_restore_counts_only_where_something_was_lost(lost: bytes, after: bytes, verdict: str) -> None:
    desk = Desk()
    for stage, raw in (("before", stock()), ("lost", lost)):
        desk.row("driver.stock", "", stage=stage, blobs={"stock": raw})
    desk.row("driver.answer", "", op="restore", request={}, answer={"restored": True})
    desk.row("driver.stock", "", stage="after", blobs={"stock": after})
    assert code_of(dieu_13_storage.restored(desk.seen, LAW, AS_OF)) == verdict
