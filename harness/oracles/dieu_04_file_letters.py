"""Oracles of Đ4.k2, nội dung tệp: Vietnamese text of TCVN 6909:2001 inside the files.

Whoever wrote the file chose its letters. The product fails where it spoils Unicode letters on the way, and where it
calls right what is in an older code; one that does not look into files only gets a note. A scan has no letters, and
nothing is said of it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from harness.oracles.carried_files import CarriedFile, handed_in, held, is_kept, on_the_wire
from harness.oracles.dieu_04_letters import charset_result
from harness.oracles.exchange import asked, delivered, fetched, incoming_record, record_of
from harness.oracles.file_formats import extension
from harness.oracles.file_texts import FileText, text_of
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.vietnamese_text import has_vietnamese, is_composed, same_letters

_FLAGGED: Final = frozenset({"failed", "warning"})
_ENOUGH: Final = 0.9
"""Share of the words with Vietnamese letters that must still be there; stamps and line breaks cut some."""


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


@check("D4.k2-2", "chữ Việt trong các tệp của {doc} vẫn là Unicode khi đến cơ quan nhận")
def files_stay_unicode(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k2: after the product has converted, numbered, signed and stamped a file its letters are those it had."""
    request, packets = asked(seen, doc), delivered(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    compared, notes = 0, []
    for packet in packets:
        carried = on_the_wire(packet)
        for number, file in enumerate(handed_in(seen, request)):
            original = text_of(file.data)
            if not original.assessable or original.legacy or not has_vietnamese(original.text):
                notes.append(f"{file.name}: không có chữ để đánh giá")
                continue
            mine = _counterpart(file, carried, main=number == request.main)
            if mine is None:
                continue
            found = text_of(mine.data)
            if not found.assessable:
                return _unmet(f"{mine.name} không còn lớp chữ, không đánh giá được bộ mã")
            if found.legacy or not _keeps(original, found):
                return failed(
                    "legacy-text-in-file", expected=f"{file.name}: chữ Việt Unicode như khi soạn",
                    observed=", ".join(found.legacy) or "chữ có dấu bị mất, bị đổi", where=mine.where,
                )  # fmt: skip
            compared += 1
    return passed(*dict.fromkeys(notes)) if compared else _unmet(f"không có tệp nào của {doc} để so sánh")


def _counterpart(file: CarriedFile, carried: tuple[CarriedFile, ...], *, main: bool) -> CarriedFile | None:
    """The file of a package that a file became: its bytes, else its name; the document itself is the first PDF."""
    same = next((one for one in carried if is_kept(file, (one.data,))), None)
    named = next((one for one in carried if same_letters(one.name, file.name)), None)
    first = next((one for one in carried if extension(one.name) == "pdf"), None) if main else None
    return same or named or first


def _keeps(original: FileText, found: FileText) -> bool:
    """Whether the words with Vietnamese letters are still there, nearly all."""
    wanted = {word for word in original.text.split() if has_vietnamese(word)}
    there = "".join(found.text.split())
    return sum(word in there for word in wanted) >= _ENOUGH * len(wanted)


@check("D4.k2-2", "phần mềm không coi tệp theo bảng mã cũ của {doc} là đúng bộ mã", reads=("incoming-files",))
def legacy_file_not_called_sound(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k2: a file in an older code is told of, or nothing is said; it is not called right."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    old = [one for one in on_the_wire(packet) if text_of(one.data).legacy]
    if not old:
        return _unmet(f"không tệp nào của {doc} theo bảng mã cũ")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    result = charset_result(record)
    if result == "ok":
        betrayed = f"{old[0].name}: {', '.join(text_of(old[0].data).legacy[:3])}"
        return failed("legacy-file-called-sound", expected="charset: warning hoặc failed",
                      observed=f"charset: ok; {betrayed}", where="get_incoming.checks")  # fmt: skip
    if not all(is_kept(one, held(seen, doc)) for one in old):
        return _unmet(f"phần mềm không giữ tệp của {doc} như đã nhận")
    notes = () if result in _FLAGGED else ("phần mềm không cho biết tệp theo bảng mã cũ",)
    return record_of(packet, record) or passed(*notes)


@check("D4.k2-2", "phần mềm không coi tệp nào của {doc} là theo bảng mã cũ", reads=("incoming",))
def unicode_file_not_flagged(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """The counterpart: Unicode of any right shape, and a scan without letters, are not called legacy.

    Letters that are not composed, text that is not UTF-8 and scans may be warned of: there is something to say of them.
    """
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    files = [text_of(one.data) for one in on_the_wire(packet)]
    if any(one.legacy for one in files):
        return _unmet(f"{doc} có tệp theo bảng mã cũ")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    result = charset_result(record)
    if result == "failed" or (result == "warning" and all(map(_is_ordinary, on_the_wire(packet)))):
        return failed("unicode-file-called-legacy", expected="charset: ok", observed=f"charset: {result}",
                      where="get_incoming.checks")  # fmt: skip
    unread = sum(not one.assessable for one in files)
    notes = (f"{unread} tệp không có lớp chữ, không đánh giá được",) if unread else ()
    return record_of(packet, record) or passed(*notes)


def _is_ordinary(file: CarriedFile) -> bool:
    """Whether nothing at all is to be said of the letters of a file."""
    found = text_of(file.data)
    return (
        found.assessable and is_composed(found.text) and not file.data.startswith((b"\xff\xfe", b"\xfe\xff"))
    )
