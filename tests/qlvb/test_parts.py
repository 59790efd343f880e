"""Each rule of Điều 8, 9.1, 10.2, 11 and 15 has its home: one overridable method that a small deviation can break."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from simulators.qlvb import Parts
from simulators.qlvb.part import Part
from tests.qlvb.conftest import CLERK, NEIGHBOUR, World, request_body

HOMES: dict[str, str] = {
    "D8.k1-1": "builder.files",
    "D8.k1-2": "builder.attachments",
    "D8.k2.a-1": "builder.sender",
    "D8.k2.a-2": "builder.sender",
    "D8.k2.b-1": "builder.document_id",
    "D8.k2.b-2": "numbering.document_id",
    "D8.k2.c": "builder.code_number",
    "D8.k2.d": "builder.promulgation_date",
    "D8.k2.dd": "builder.type_name",
    "D8.k2.e": "builder.subject",
    "D8.k2.g": "presentation.listed_files",
    "D8.k2.h-1": "status_writer.arrived",
    "D8.k2.h-2": "status_writer.accepted",
    "D8.k2.h-3": "status_writer.assigned",
    "D8.k2.h-4": "status_writer.started",
    "D8.k2.h-5": "status_writer.completed",
    "D8.k2.h-6": "status_writer.refused",
    "D8.k2.h-7": "recall_handler.cancelled_state",
    "D8.k2.h-8": "processing.deleted_state",
    "D8.k2.h-9": "status_reader.is_forward",
    "D8.k2.i": "builder.signer",
    "D8.k2.k-1": "presentation.incoming_priority",
    "D8.k2.k-2": "filing.priority",
    "D8.k2.l": "filing.sender",
    "D8.k2.m": "builder.recipients",
    "D8.k2.n-1": "presentation.outgoing_sent_at",
    "D8.k2.n-2": "receipt.received_at",
    "D8.k2.o": "builder.due_date",
    "D8.k2.p": "presentation.history",
    "D8.k2.q": "filing.unknown",
    "D8.k3-1": "numbering.document_id",
    "D8.k3-2": "numbering.agency_text",
    "D8.k3-3": "numbering.year_of_issue",
    "D8.k3-4": "numbering.ordinal_text",
    "D8.k3-5": "numbering.take_ordinal",
    "D8.k3-6": "numbering.first_ordinal",
    "D8.k3-7": "numbering.next_ordinal",
    "D8.k3-8": "numbering.ordinal_text",
    "D8.k3-9": "registers.enter_outgoing",
    "D8.k3-10": "numbering.ordinal_separator",
    "D8.k3-11": "numbering.agency_separator",
    "D9.k1.a-1": "checks.count",
    "D9.k1.a-2": "checks.pages",
    "D9.k1.a-3": "checks.completeness",
    "D9.k1.a-4": "checks.integrity",
    "D9.k1.a-5": "checks.authenticity",
    "D9.k1.a-6": "reception.accept",
    "D9.k1.a-7": "status_writer.refused",
    "D9.k1.a-8": "reception.escalate",
    "D9.k1.b": "registers.incoming_row",
    "D9.k1.c-1": "status_writer.report",
    "D9.k1.c-2": "recall_handler.cancel",
    "D9.k1.c-3": "recall_handler.answer",
    "D10.k2.a-1": "issuing.dispatch",
    "D10.k2.a-2": "registers.outgoing_row",
    "D10.k2.b-1": "status_reader.follow",
    "D10.k2.b-2": "outbox.document_addressees",
    "D10.k2.b-3": "recalls.recipients_to_tell",
    "D10.k2.c-1": "drafting.reply_request",
    "D10.k2.c-2": "drafting.require_deadline",
    "D10.k2.d": "builder.response_for",
    "D11-1": "builder.references",
    "D11-2": "builder.wire_day",
    "D11-3": "builder.write",
    "D11-4": "inbox.read",
    "D15.k1-1": "deliveries.moment_of_sending",
    "D15.k1-2": "outbox.is_acknowledged",
    "D15.k2-1": "receipt.received_at",
    "D15.k2-2": "receipt.legal_received_at",
    "D15.k3-1": "builder.sending_time",
    "D15.k3-2": "presentation.moment",
    "D15.k3-3": "status_writer.timestamp",
}


@pytest.mark.parametrize(("rule", "home"), HOMES.items())
def test_a_rule_has_its_home_in_one_method(rule: str, home: str) -> None:
    part, _, method = home.partition(".")
    kind = getattr(Parts(), part)
    assert callable(getattr(kind, method)), rule


def test_there_are_homes_for_all_72_rules() -> None:
    assert len(HOMES) == 72


def test_every_part_is_a_part_and_every_one_can_be_replaced() -> None:
    for one in fields(Parts):
        assert issubclass(getattr(Parts(), one.name), Part)
        broken = type("Broken", (getattr(Parts(), one.name),), {})
        assert getattr(replace(Parts(), **{one.name: broken}), one.name) is broken


def test_a_deviation_of_three_lines_shows_on_the_wire_and_in_the_record(world: World) -> None:
    """A product with another part behaves differently in that part only."""
    parts = Parts()

    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def ordinal_separator(self) -> str:
            return "/"

    record = world.product(parts=replace(parts, numbering=Numbering)).issue(CLERK, request_body())
    assert record["document_id"] == "000.00.01.H01-2019/1"
    (received,) = world.peer(NEIGHBOUR).poll()
    assert received.message.document_id == record["document_id"]
