"""Named variations of a valid document, each in exactly one declared respect (design §7).

`Variation.respect` is the path (see `simulators.agencies.differences`) in which the document differs on
purpose; `follows` are the paths that can't stay the same then, named one by one. A test reads every
variation back and compares.
"""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from simulators.agencies import dialects, papers
from simulators.agencies.differences import Facts
from simulators.agencies.documents import PreparedDocument, Workshop, carried
from simulators.agencies.signed_files import LEADER_FIELD, SEAL_FIELD
from simulators.protocol.edxml.model import Organ, Reference
from simulators.protocol.edxml.moments import wire_date

Change = Callable[[Workshop, PreparedDocument], PreparedDocument]

_CONTENT = "file[0].content"
_SIGNATURES = "file[0].signatures"


@dataclass(frozen=True)
class Variation:
    """One way to differ from the valid document.

    In `follows` the index `+` stands for a file that the valid document does not have, `x.*` for all of x.
    `finding` is the verdict code of the seal's (or the only changed) signature where signatures are the
    respect. `harmless` variations must be accepted like the valid document. `least_files`: files the
    document must have.
    """

    name: str
    respect: str
    change: Change
    follows: tuple[str, ...] = ()
    finding: str | None = None
    harmless: bool = False
    least_files: int = 1

    def of(self, workshop: Workshop, prepared: PreparedDocument) -> PreparedDocument:
        """The varied document. ValueError if `prepared` has too few files to vary so."""
        if len(prepared.files) < self.least_files:
            raise ValueError(f"{self.name} needs a document with {self.least_files} files")
        return self.change(workshop, prepared)

    def explains(self, path: str, valid: Facts) -> bool:
        """Whether a difference in `path` is the declared respect or follows; `valid`: the original facts."""
        if path in {self.respect, *self.follows} or path.partition(".")[0] + ".*" in self.follows:
            return True
        return path not in valid and re.sub(r"\[\d+\]", "[+]", path) in self.follows


def variation(name: str) -> Variation:
    """The variation of that name; KeyError lists the names there are."""
    if name not in VARIATIONS:
        raise KeyError(f"no variation {name!r}; there are {', '.join(VARIATIONS)}")
    return VARIATIONS[name]


def altered(prepared: PreparedDocument) -> bytes:
    """The signed file with one digit of its creation date changed: a sound PDF, not what was signed."""
    data = bytearray(prepared.files[0].data)
    place = prepared.unsigned.index(b"/CreationDate (D:") + len(b"/CreationDate (D:")
    data[place + 3] = ord("1") if data[place + 3] != ord("1") else ord("2")
    return bytes(data)


def updated_after_signing(pdf: bytes) -> bytes:
    """`pdf` with a mark drawn on its first page in an update appended after the signatures."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    mark = generic.StreamObject(stream_data=b"q 0 g 90 500 200 14 re f Q")
    writer.add_stream_to_page(0, writer.add_object(mark))
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _sealed_by(flaw: str) -> Change:
    def change(workshop: Workshop, prepared: PreparedDocument) -> PreparedDocument:
        organ = prepared.request.sender.organ_id
        return _with_seal(workshop, prepared, f"{flaw}-seal:{organ}")

    return change


def _sealed_by_another_agency(workshop: Workshop, prepared: PreparedDocument) -> PreparedDocument:
    return _with_seal(workshop, prepared, f"seal:{_another(prepared.request.sender).organ_id}")


def _signed_by_another_agency(workshop: Workshop, prepared: PreparedDocument) -> PreparedDocument:
    """Leader and seal of another agency; the person's name stays, so only the agency differs."""
    own, other = prepared.request.sender.organ_id, _another(prepared.request.sender).organ_id
    signatures = [
        dataclasses.replace(one, identity=workshop.identity(one.identity.name.replace(own, other)))
        for one in prepared.signatures
    ]
    return workshop.resign(prepared, signatures)


def _with_seal(workshop: Workshop, prepared: PreparedDocument, name: str) -> PreparedDocument:
    identity = workshop.identity(name)
    signatures = [
        dataclasses.replace(one, identity=identity) if one.field == SEAL_FIELD else one
        for one in prepared.signatures
    ]
    return workshop.resign(prepared, signatures)


def _signed_only_in(*kept: str) -> Change:
    def change(workshop: Workshop, prepared: PreparedDocument) -> PreparedDocument:
        return workshop.resign(prepared, [one for one in prepared.signatures if one.field in kept])

    return change


def _sealed_first(workshop: Workshop, prepared: PreparedDocument) -> PreparedDocument:
    first, second = prepared.signatures
    swapped = (dataclasses.replace(second, at=first.at), dataclasses.replace(first, at=second.at))
    return workshop.resign(prepared, swapped)


def _another(organ: Organ) -> Organ:
    if organ.organ_id == "000.00.00.H01":
        return Organ("000.00.02.H01", "Sở Tư pháp tỉnh An Giang")
    return Organ("000.00.00.H01", "Ủy ban nhân dân tỉnh An Giang")


def _message(**changes: object) -> Change:
    return lambda _, prepared: prepared.with_message(**changes)


def _other_info(**changes: object) -> Change:
    return lambda _, prepared: prepared.with_other_info(**changes)


def _edited(edit: Callable[[bytes], bytes]) -> Change:
    return lambda _, prepared: prepared.with_edit(edit)


def _announces_one_more(_: Workshop, prepared: PreparedDocument) -> PreparedDocument:
    extra = Reference(
        "00000000-0000-4000-8000-000000000001", "phu-luc-thieu.pdf", "application/pdf", "Phụ lục"
    )
    return prepared.with_message(references=(*prepared.message.references, extra))


def _carries_one_more(_: Workshop, prepared: PreparedDocument) -> PreparedDocument:
    data = papers.office_file("txt", prepared.request.seed)
    extra = carried("00000000-0000-4000-8000-000000000002", "khong-thong-bao.txt", data)
    return prepared.with_message(attachments=(*prepared.message.attachments, extra))


def _pages_announced(off: int) -> Change:
    return lambda _, prepared: prepared.with_other_info(page_amount=prepared.request.pages + off)


def _not_addressed(_: Workshop, prepared: PreparedDocument) -> PreparedDocument:
    elsewhere = Organ("000.00.98.H01", "Cơ quan chưa kết nối Trục")
    return prepared.with_message(recipients=(elsewhere,))


def _contents_exchanged(_: Workshop, prepared: PreparedDocument) -> PreparedDocument:
    main, annex = prepared.files[0].data, prepared.files[1].data
    return prepared.with_file(0, annex).with_file(1, main)


def _mistyped(_: Workshop, prepared: PreparedDocument) -> PreparedDocument:
    kind = "text/plain"
    first, *rest = prepared.message.attachments
    announced, *others = prepared.message.references
    return prepared.with_message(
        attachments=(dataclasses.replace(first, content_type=kind), *rest),
        references=(dataclasses.replace(announced, content_type=kind), *others),
    )


def _practice_identifier(_: Workshop, prepared: PreparedDocument) -> PreparedDocument:
    code = f"{prepared.message.code_number}/{prepared.message.code_notation}"
    day = wire_date(prepared.request.at)
    return prepared.with_message(document_id=f"{prepared.request.sender.organ_id},{day},{code}")


_ALL = (
    Variation(
        "altered-after-signing",
        _SIGNATURES,
        lambda _, p: p.with_file(0, altered(p)),
        (_CONTENT,),
        finding="altered",
    ),
    Variation(
        "incremental-update",
        _SIGNATURES,
        lambda _, p: p.with_file(0, updated_after_signing(p.files[0].data)),
        (_CONTENT,),
        finding="changed-after",
    ),
    Variation("unsigned", _SIGNATURES, _signed_only_in(), (_CONTENT,)),
    Variation("no-seal", _SIGNATURES, _signed_only_in(LEADER_FIELD), (_CONTENT,)),
    Variation("no-leader-signature", _SIGNATURES, _signed_only_in(SEAL_FIELD), (_CONTENT,)),
    Variation("sealed-before-leader", _SIGNATURES, _sealed_first, (_CONTENT,)),
    Variation("expired-certificate", _SIGNATURES, _sealed_by("expired"), (_CONTENT,), finding="expired"),
    Variation("revoked-certificate", _SIGNATURES, _sealed_by("revoked"), (_CONTENT,), finding="revoked"),
    Variation("self-signed", _SIGNATURES, _sealed_by("self-signed"), (_CONTENT,), finding="untrusted"),
    Variation("untrusted-root", _SIGNATURES, _sealed_by("untrusted"), (_CONTENT,), finding="untrusted"),
    Variation("weak-algorithm", _SIGNATURES, _sealed_by("weak"), (_CONTENT,), finding="weak-algorithm"),
    Variation("weak-digest", _SIGNATURES, _sealed_by("sha1"), (_CONTENT,), finding="weak-algorithm"),
    Variation("other-agency-certificate", _SIGNATURES, _signed_by_another_agency, (_CONTENT,), finding="ok"),
    Variation("other-agency-seal", _SIGNATURES, _sealed_by_another_agency, (_CONTENT,), finding="ok"),
    Variation("missing-subject", "subject", _message(subject=""), ("problems",)),
    Variation("missing-code", "code", _message(code_number="", code_notation=""), ("problems",)),
    Variation("missing-date", "promulgation_date", _message(promulgation_date=""), ("problems",)),
    Variation("missing-document-id", "document_id", _message(document_id=""), ("problems", "order")),
    Variation(
        "impossible-date", "promulgation_date", _message(promulgation_date="2019/02/30"), ("problems",)
    ),
    Variation("announces-one-more-file", "references", _announces_one_more),
    Variation(
        "carries-one-more-file",
        "file.count",
        _carries_one_more,
        ("file[+].name", "file[+].type", "file[+].content"),
    ),
    Variation("lists-files-carries-none", "file.count", _message(attachments=()), ("file[0].*", "file[1].*")),
    Variation(
        "no-file-at-all",
        "file.count",
        _message(references=(), attachments=()),
        ("file[0].*", "file[1].*", "references"),
    ),
    Variation("page-count-wrong", "other.page_amount", _pages_announced(1)),
    Variation("page-count-too-low", "other.page_amount", _pages_announced(-1)),
    Variation("no-page-amount", "other.page_amount", _other_info(page_amount=None), harmless=True),
    Variation("not-addressed-to-receiver", "recipients", _not_addressed),
    Variation(
        "swapped-attachment",
        _CONTENT,
        _contents_exchanged,
        ("file[1].content", _SIGNATURES, "file[1].signatures", "file[0].pages", "file[1].pages"),
        least_files=2,
    ),
    Variation("wrong-content-type", "file[0].type", _mistyped, ("references",), harmless=True),
    Variation("no-business", "business.present", _message(business=None), ("business.*",), harmless=True),
    Variation("old-dialect", "form", _edited(dialects.dialect_v1b), ("order",), harmless=True),
    Variation("all-prefixed", "form", _edited(dialects.all_prefixed), harmless=True),
    Variation("other-prefix", "prefix", _edited(dialects.other_prefix), harmless=True),
    Variation("unknown-element", "unknown", _edited(dialects.with_unknown_element), harmless=True),
    Variation("102-order", "order", _edited(dialects.order_102), harmless=True),
    Variation("no-priority", "other.priority", _other_info(priority=None), harmless=True),
    *(
        Variation(f"priority-{n}", "other.priority", _other_info(priority=n), harmless=True)
        for n in (1, 2, 3, 4)
    ),
    Variation("practice-identifier", "document_id", _practice_identifier, harmless=True),
)


def _by_name(variations: Iterable[Variation]) -> dict[str, Variation]:
    return {one.name: one for one in variations}


VARIATIONS = _by_name(_ALL)
"""Every variation by name."""
