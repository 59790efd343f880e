"""The axis reads addresses strictly: without sender, recipients or identifier nothing is carried."""

from __future__ import annotations

import edxml_cases as cases
import pytest

from simulators.protocol.edxml import EdxmlError, Envelope, scan_envelope, write_document
from simulators.protocol.edxml.model import Business


def test_the_address_side_of_a_document() -> None:
    """Kind, form, parties, identifier and business type are what an axis needs."""
    assert scan_envelope(cases.message()) == Envelope(
        "edoc", "V1", "000.00.01.H01", ("000.00.02.H01",), "000.00.01.H01-2019.7", business_type=0
    )


def test_the_address_side_of_a_status() -> None:
    """A status has no To: it goes to the agency in ResponseFor."""
    found = scan_envelope(cases.status())
    assert found == Envelope(
        "status", "V1", "000.00.02.H01", (), "000.00.01.H01-2019.7", "000.00.01.H01", status_code="03"
    )
    assert found.addressee_ids == ("000.00.01.H01",)


@pytest.mark.parametrize(
    ("data", "form"),
    [(cases.net_message(), "V1b"), (cases.prefixed_message(), "V1c"), (cases.bare_message(), "V5")],
)
def test_every_known_form_is_carried(data: bytes, form: str) -> None:
    """The axis is no judge of layout."""
    found = scan_envelope(data)
    assert (found.form, found.sender_id, found.document_id) == (form, "000.00.01.H01", "000.00.01.H01-2019.7")


def test_an_agency_named_twice_in_to_is_one_addressee() -> None:
    """`recipient_ids` says what was written, `addressee_ids` where it goes."""
    found = scan_envelope(cases.message(cases.HEAD.replace(cases.TO, cases.TO * 2)))
    assert found.recipient_ids == ("000.00.02.H01", "000.00.02.H01")
    assert found.addressee_ids == ("000.00.02.H01",)


@pytest.mark.parametrize(
    "head",
    [
        cases.HEAD.replace(cases.FROM, ""),
        cases.HEAD.replace("<e:OrganId>000.00.01.H01</e:OrganId>", "<e:OrganId> </e:OrganId>"),
        cases.HEAD.replace(cases.TO, ""),
        cases.HEAD.replace(cases.TO, "<e:To/>"),
        cases.HEAD.replace(cases.TO, cases.TO + "<e:To><e:OrganId/></e:To>"),
        cases.HEAD.replace(cases.DOCUMENT_ID, ""),
        cases.HEAD.replace(cases.DOCUMENT_ID, "<e:DocumentId/>"),
    ],
)
def test_a_document_without_sender_recipient_or_identifier_is_refused(head: str) -> None:
    """What can't be addressed or named can't be carried (design §4)."""
    with pytest.raises(EdxmlError) as refused:
        scan_envelope(cases.message(head))
    assert refused.value.code == "missing-element"


@pytest.mark.parametrize(
    "head",
    [
        cases.STATUS.replace("<e:From><e:OrganId>000.00.02.H01</e:OrganId></e:From>", ""),
        cases.STATUS.replace("<e:OrganId>000.00.01.H01</e:OrganId>", ""),
        cases.STATUS.replace("<e:StatusCode>03</e:StatusCode>", ""),
    ],
)
def test_a_status_without_sender_addressee_or_code_is_refused(head: str) -> None:
    """From, ResponseFor/OrganId and StatusCode are needed."""
    with pytest.raises(EdxmlError) as refused:
        scan_envelope(cases.status(head))
    assert refused.value.code == "missing-element"


@pytest.mark.parametrize(
    "data",
    [
        cases.message(cases.HEAD + cases.FROM),
        cases.message(cases.HEAD + cases.DOCUMENT_ID),
        cases.message(
            cases.HEAD.replace("<e:OrganId>000.00.02.H01", "<e:OrganId>x</e:OrganId><e:OrganId>000.00.02.H01")
        ),
        cases.message(
            cases.HEAD.replace("<e:From>", "<e:From><e:From>").replace("</e:From>", "</e:From></e:From>")
        ),
        cases.message(traces=cases.TRACES * 2),
        cases.message(traces=cases.TRACES.replace(cases.BUSINESS, cases.BUSINESS * 2)),
        cases.message(after=f"<e:MessageHeader>{cases.HEAD}</e:MessageHeader>"),
        cases.message(after=f"<e:Status>{cases.STATUS}</e:Status>"),
        cases.status(cases.STATUS + "<e:StatusCode>02</e:StatusCode>"),
        cases.status(cases.STATUS + "<e:ResponseFor><e:OrganId>y</e:OrganId></e:ResponseFor>"),
    ],
)
def test_an_ambiguous_message_is_refused(data: bytes) -> None:
    """Two senders, identifiers, headers or codes: axis and receiver might take different ones."""
    with pytest.raises(EdxmlError) as refused:
        scan_envelope(data)
    assert refused.value.code == "duplicate-element"


def test_attachments_are_not_looked_into() -> None:
    """Content that is no base64 is the receiver's affair."""
    assert scan_envelope(cases.message(attachments=cases.attachment("[BASE64 REMOVED]"))).kind == "edoc"


def test_identifiers_outside_their_places_do_not_count() -> None:
    """An OrganId in a trace, a staff block or a comment is no sender."""
    head = "<!-- <e:From><e:OrganId>giả</e:OrganId></e:From> -->" + cases.HEAD
    inner = "<e:From><e:OrganId>giả</e:OrganId></e:From>"
    hidden = f"<e:Bussiness><e:MessageHeader>{inner}</e:MessageHeader></e:Bussiness>"
    found = scan_envelope(cases.message(head, f"<e:TraceHeaderList>{cases.HOP}{hidden}</e:TraceHeaderList>"))
    assert found.sender_id == "000.00.01.H01"
    assert found.business_type is None


@pytest.mark.parametrize("doc_type", [0, 1, 2, 3])
def test_the_business_type_is_told(doc_type: int) -> None:
    """New, recall, update, replacement."""
    data = write_document(cases.document(business=Business(doc_type)))
    assert scan_envelope(data or b"").business_type == doc_type
