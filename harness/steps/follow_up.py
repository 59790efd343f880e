"""Steps of following up what was issued (Điều 10.3): answers of other agencies, reminders."""

from __future__ import annotations

from harness.oracles.dispatched import agencies
from harness.steps.actors import SPECIALIST
from harness.steps.registry import STEPS
from harness.steps.stops import Precondition
from harness.steps.world import World


@STEPS.given("{agency} đã gửi văn bản trả lời {doc}")
def has_answered(world: World, agency: str, doc: str) -> None:
    _answer(world, agency, doc)


@STEPS.when("{agency} gửi văn bản trả lời {doc}")
def answers(world: World, agency: str, doc: str) -> None:
    _answer(world, agency, doc)


@STEPS.when("chuyên viên đôn đốc {receivers} trả lời {doc}, nội dung “{text}”")
def reminds_agencies(world: World, receivers: str, doc: str, text: str) -> None:
    found = agencies(world.observations(), receivers)
    world.attempt(
        "remind_outgoing", doc, actor=SPECIALIST, organ_ids=[one.organ_id for one in found], text=text
    )


def _answer(world: World, agency: str, doc: str) -> None:
    """A document of the agency whose ResponseFor names the product's, as the wire knows it; the product polls."""
    packets = world.observations().of("wire.sent", about=doc, message_type="edoc", accepted=True)
    if not packets:
        raise Precondition(f"không có gói tin nào của {doc} trên Trục nên không có gì để trả lời")
    label = f"văn bản trả lời của {agency}"
    answered = {"trả lời văn bản": str(packets[0].data["document_id"])}
    world.compose(label, agency, attributes=answered)
    world.deliver(label)
    world.sync()
