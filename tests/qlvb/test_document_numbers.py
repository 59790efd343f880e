"""The numbers of the reference product beyond what scenarios issue: 9, 10, 99, 100 and clerks at the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from harness.oracles.identifiers import read_document_id
from simulators.clock import VIETNAM, VirtualClock
from simulators.protocol.edxml.model import Signer
from simulators.qlvb import Parts, QlvbConfig
from simulators.qlvb.office import Office
from simulators.qlvb.records import Outgoing

OWN = "000.00.01.H01"
START = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
PAPER = Outgoing("Công văn", "SNV-VP", "An Giang", "Về việc", Signer("", "Giám đốc", "Bảy"), (), (), START)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(QlvbConfig(database=tmp_path / "qlvb.db", clock=VirtualClock(START)), Parts())
    yield office
    office.close()


def take(office: Office, year: int) -> str:
    """One identifier, as issuing takes it: in a transaction."""
    with office.store.transaction():
        return office.numbering.document_id(OWN, year, office.numbering.take_ordinal(PAPER, year))


def test_a_thousand_documents_of_a_year_are_numbered_without_gap_or_padding(office: Office) -> None:
    ids = [take(office, 2019) for _ in range(1001)]
    readings = [read_document_id(text) for text in ids]
    assert {reading.form for reading in readings} == {"law"}
    assert [reading.number for reading in readings] == list(range(1, 1002))
    assert (ids[8], ids[9], ids[99]) == (f"{OWN}-2019.9", f"{OWN}-2019.10", f"{OWN}-2019.100")


def test_every_year_begins_with_one_and_the_old_one_goes_on(office: Office) -> None:
    """A document of the old year that is issued late by another clerk does not disturb the new one."""
    assert [take(office, 2019), take(office, 2020), take(office, 2019), take(office, 2020)] == [
        f"{OWN}-2019.1", f"{OWN}-2020.1", f"{OWN}-2019.2", f"{OWN}-2020.2",
    ]  # fmt: skip


def test_clerks_at_the_same_moment_get_every_number_once(office: Office) -> None:
    with ThreadPoolExecutor(8) as clerks:
        ids = list(clerks.map(lambda _: take(office, 2019), range(200)))
    assert sorted(read_document_id(text).number or 0 for text in ids) == list(range(1, 201))


def test_an_issue_that_fails_takes_no_number(office: Office) -> None:
    take(office, 2019)
    with pytest.raises(RuntimeError), office.store.transaction():
        office.numbering.take_ordinal(PAPER, 2019)
        raise RuntimeError("the seal could not be set")
    assert take(office, 2019) == f"{OWN}-2019.2"
