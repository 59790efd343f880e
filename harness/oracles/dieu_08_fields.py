"""Oracles of Đ8.k2.c–e, i–m, o: the items of a document, on the packet and where the software shows them."""

from __future__ import annotations

from datetime import date

from harness.oracles.exchange import (
    asked,
    fetched,
    incoming_record,
    outgoing_record,
    record_of,
    sent,
    text,
)
from harness.oracles.items import (
    CODE,
    DATE,
    DUE_DATE,
    LEVELS,
    SENDER,
    SIGNER,
    SUBJECT,
    TYPE,
    URGENCY,
    received_and_shown,
    said,
    sent_and_shown,
)
from harness.oracles.judgement import Judgement, check, failed, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.wording import same_agency

# ------------------------------------------------------------------------------------------ what it is: c, d, đ, e


@check("D8.k2.c", "gói tin của {doc} và phần mềm thể hiện đúng số và ký hiệu văn bản", reads=("outgoing",))
def code_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.c: number and symbol as issued; a number left to the software is any that it also shows."""
    return sent_and_shown(seen, doc, CODE)


@check("D8.k2.c", "phần mềm thể hiện đúng số và ký hiệu mà gói tin của {doc} mang", reads=("incoming",))
def code_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.c, the receiving side."""
    return received_and_shown(seen, doc, CODE)


@check("D8.k2.d", "gói tin của {doc} và phần mềm thể hiện đúng ngày, tháng, năm văn bản", reads=("outgoing",))
def date_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.d: the date as entered, else the day of issue in Vietnam."""
    return sent_and_shown(seen, doc, DATE)


@check("D8.k2.d", "phần mềm thể hiện đúng ngày, tháng, năm mà gói tin của {doc} mang", reads=("incoming",))
def date_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.d, the receiving side."""
    return received_and_shown(seen, doc, DATE)


@check("D8.k2.dd", "gói tin của {doc} và phần mềm thể hiện đúng loại văn bản", reads=("outgoing",))
def type_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.đ: the name of the type; the number beside it is not reliable in practice and not judged."""
    return sent_and_shown(seen, doc, TYPE)


@check("D8.k2.dd", "phần mềm thể hiện đúng loại văn bản mà gói tin của {doc} mang", reads=("incoming",))
def type_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.đ, the receiving side."""
    return received_and_shown(seen, doc, TYPE)


@check("D8.k2.e", "gói tin của {doc} và phần mềm thể hiện nguyên vẹn trích yếu nội dung", reads=("outgoing",))
def subject_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.e: every word and sign; how lines break is free."""
    return sent_and_shown(seen, doc, SUBJECT)


@check("D8.k2.e", "phần mềm thể hiện nguyên vẹn trích yếu mà gói tin của {doc} mang", reads=("incoming",))
def subject_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.e, the receiving side."""
    return received_and_shown(seen, doc, SUBJECT)


# ------------------------------------------------------------------------------------------ who: i, l, m


@check(
    "D8.k2.i", "gói tin của {doc} và phần mềm thể hiện đúng chức vụ, họ và tên người ký", reads=("outgoing",)
)
def signer_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.i: position with the authority before it (TM., KT., TL., TUQ.), and the full name."""
    return sent_and_shown(seen, doc, SIGNER)


@check("D8.k2.i", "phần mềm thể hiện đúng người ký mà gói tin của {doc} mang", reads=("incoming",))
def signer_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.i, the receiving side."""
    return received_and_shown(seen, doc, SIGNER)


@check("D8.k2.l", "gói tin của {doc} và phần mềm thể hiện tên và mã của cơ quan gửi", reads=("outgoing",))
def sender_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.l: name and code in From and in the record; that the code in From is the right one is Đ8.k2.a."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    own = str(packets[-1].row.data["own_id"]), str(packets[-1].row.data["own_name"])
    for packet in packets:
        carried = SENDER.carried(packet.message)
        if carried is None or not same_agency(carried[1], own[1]):
            return failed(
                "sender-not-sent",
                expected=said(own),
                observed=said(carried),
                where=packet.message.where("From"),
            )
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    shown = SENDER.shown(record)
    if shown is None or not SENDER.same(own, shown):
        return failed(
            "sender-not-shown", expected=said(own), observed=said(shown), where="get_outgoing.sender"
        )
    return passed()


@check("D8.k2.l", "phần mềm thể hiện tên và mã của cơ quan đã gửi {doc}", reads=("incoming",))
def sender_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.l, the receiving side."""
    return received_and_shown(seen, doc, SENDER)


@check("D8.k2.m", "gói tin của {doc} và phần mềm thể hiện đủ các cơ quan nhận", reads=("outgoing",))
def recipients_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.m: every agency chosen stands in To (of one packet or of several) and in the record."""
    request, packets = asked(seen, doc), sent(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    chosen = [(str(one["organ_id"]), str(one.get("name") or "")) for one in request.document["recipients"]]
    named = [organ_id for packet in packets for organ_id in packet.message.recipient_ids]
    missing = [organ for organ in chosen if organ[0] not in named]
    if missing:
        return failed(
            "recipients-not-sent", expected=said(missing[0]), observed=", ".join(named) or "không có",
            where=packets[-1].message.where("To"),
        )  # fmt: skip
    for packet in packets:
        for organ in packet.message.recipients:
            if _named_as_another(organ.organ_id, organ.name, [*chosen, *_others(seen)]):
                return failed(
                    "recipients-misnamed", expected=said(next(one for one in chosen if one[0] == organ.organ_id)),
                    observed=organ.name, where=organ.where,
                )  # fmt: skip
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    repeated = sorted(
        {organ_id for organ_id in packets[-1].message.recipient_ids if named.count(organ_id) > 1}
    )
    notes = [f"ghi lặp lại cơ quan nhận {', '.join(repeated)}"] if repeated and len(packets) == 1 else []
    return _shows_recipients(chosen, record, "get_outgoing") or passed(*notes)


def _others(seen: Observations) -> list[tuple[str, str]]:
    """Agencies of the scenario and the sender itself: whose names are known, chosen or not."""
    played = [(str(row.data["organ_id"]), str(row.data["name"])) for row in seen.of("input.organ")]
    own = [(str(row.data["own_id"]), str(row.data["own_name"])) for row in seen.of("wire.sent")]
    return list(dict.fromkeys([*played, *own]))


def _named_as_another(organ_id: str, name: str, chosen: list[tuple[str, str]]) -> bool:
    """Whether an agency stands on a packet under the name of another one known; short forms of its own are free."""
    own = [known for code, known in chosen if code == organ_id]
    others = [known for code, known in chosen if code != organ_id]
    if not own or any(same_agency(name, known) for known in own):
        return False
    return any(same_agency(name, known) for known in others)


@check("D8.k2.m", "phần mềm thể hiện đủ các cơ quan nhận mà gói tin của {doc} ghi", reads=("incoming",))
def recipients_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.m, the receiving side: all of To, not only oneself."""
    packet, record = fetched(seen, doc), incoming_record(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if isinstance(record, Judgement):
        return record
    organs = [(organ.organ_id, organ.name) for organ in packet.message.recipients]
    return _shows_recipients(organs, record, "get_incoming") or passed()


def _shows_recipients(organs: list[tuple[str, str]], record: object, operation: str) -> Judgement | None:
    """None if a record shows each of these agencies, by code or by name."""
    listed = record.get("recipients") if isinstance(record, dict) else None
    shown = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
    for organ_id, name in organs:
        if not any(
            text(row, "organ_id") == organ_id or same_agency(text(row, "name"), name) for row in shown
        ):
            return failed(
                "recipients-not-shown", expected=said((organ_id, name)),
                observed=", ".join(text(row, "organ_id") for row in shown) or "không có",
                where=f"{operation}.recipients",
            )  # fmt: skip
    return None


# ------------------------------------------------------------------------------------------ how urgent: k, o


@check("D8.k2.k-1", "gói tin của {doc} và phần mềm thể hiện đúng mức độ khẩn", reads=("outgoing",))
def urgency_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.k: the level chosen; number and words must agree where both are shown."""
    return sent_and_shown(seen, doc, URGENCY)


@check("D8.k2.k-1", "phần mềm thể hiện đúng mức độ khẩn mà gói tin của {doc} mang", reads=("incoming",))
def urgency_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.k, the receiving side."""
    return received_and_shown(seen, doc, URGENCY)


@check("D8.k2.k-1", "phần mềm vẫn nhận {doc} mang mức độ khẩn {level}", reads=("incoming",))
def urgency_taken(seen: Observations, profile: Profile, as_of: date, *, doc: str, level: str) -> Judgement:
    """Đ8.k2.k: a level of the wire beside the three of the clause (thường, hỏa tốc hẹn giờ) stops nothing."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    shown = URGENCY.shown(record)
    return record_of(packet, record) or passed(*([] if shown == level else [f"thể hiện là “{shown}”"]))


@check("D8.k2.k-2", "gói tin của {doc} và phần mềm thể hiện đó là văn bản thường", reads=("outgoing",))
def normal_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.k, derived: a document issued without a level carries none (0 and silence are alike)."""
    return sent_and_shown(seen, doc, URGENCY)


@check("D8.k2.k-2", "phần mềm thể hiện {doc} là văn bản thường", reads=("incoming",))
def normal_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.k, derived: silence on the packet is no urgency; the record must be one of this very document."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    shown = URGENCY.shown(record)
    if shown != LEVELS[0]:
        return failed(
            "silence-shown-as-urgent", expected=LEVELS[0], observed=said(shown), where="get_incoming.priority"
        )
    return record_of(packet, record) or passed()


@check("D8.k2.o", "gói tin của {doc} và phần mềm thể hiện đúng thời hạn xử lý", reads=("outgoing",))
def due_date_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.o: the deadline set for the document."""
    return sent_and_shown(seen, doc, DUE_DATE)


@check("D8.k2.o", "phần mềm thể hiện đúng thời hạn xử lý mà gói tin của {doc} mang", reads=("incoming",))
def due_date_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.o, the receiving side."""
    return received_and_shown(seen, doc, DUE_DATE)


@check("D8.k2.o", "gói tin của {doc} được gửi khi văn bản không có thời hạn xử lý")
def no_due_date_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.o: a document without a deadline goes out; one that the software adds is only noted."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    added = packets[-1].message.due_date
    return passed(*([f"phần mềm tự ghi thời hạn {added} lên gói tin"] if added else []))


@check("D8.k2.o", "phần mềm vẫn nhận {doc} không có thời hạn xử lý", reads=("incoming",))
def no_due_date_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.o, the receiving side: nothing is owed where the packet has no deadline, but the document is taken."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    added = text(record, "due_date")
    return record_of(packet, record) or passed(*([f"phần mềm tự đặt thời hạn {added}"] if added else []))
