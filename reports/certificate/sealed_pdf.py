"""The layout of a certificate's PDF: one signature over every byte but its own place, which holds it and zeros.

PDF lets a file grow after it was signed and lets hexadecimal be written in two ways (ISO 32000-2 §7.5.6, §7.3.4.3,
§12.8.1); a certificate as issued does neither, so whatever is there beside it was put there later.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports.certificate.bare_bytes import Loose, loose_places


def cms_place(pdf: bytes) -> tuple[int, int, bytes] | None:
    """Where the CMS of the only signature stands, `<` and `>` included, and its DER; None if there is no such place."""
    from simulators.protocol.signing.errors import SigningError
    from simulators.protocol.signing.slots import open_pdf, signature_slots

    try:
        (slot,) = signature_slots(open_pdf(pdf))
        _, begins, ends, _ = (int(number) for number in slot.embedded.byte_range)
        der: bytes = _cms(slot.embedded)
    except (SigningError, AttributeError, TypeError, ValueError):
        return None
    return begins, ends, der


def _cms(embedded: Any) -> bytes:
    """The DER at the beginning of what the place holds."""
    from asn1crypto.parser import parse

    held = bytes(embedded.pkcs7_content)
    head, content, trailer = parse(held)[3:6]
    return bytes(head + content + trailer)


def loose_places_of_pdf(pdf: bytes, trusted: tuple[bytes, ...]) -> Iterator[Loose]:
    """Places of a certificate's PDF that no signature holds and that are not as issued."""
    from simulators.protocol.signing.slots import open_pdf, signature_slots

    place = cms_place(pdf)
    if place is None:
        yield Loose("not one signature")
        return
    begins, ends, der = place
    (slot,) = signature_slots(open_pdf(pdf))
    if [int(number) for number in slot.embedded.byte_range] != [0, begins, ends, len(pdf) - ends]:
        yield Loose("ByteRange: bytes that the signature does not cover")
    room = pdf[begins:ends]
    digits = der.hex().upper().encode()
    if not (room.startswith(b"<" + digits) and room.endswith(b">")):
        yield Loose("Contents: not written as issued")
    elif room[1 + len(digits) : -1].strip(b"0"):
        yield Loose("Contents: something beside the signature")
    if not pdf.endswith(b"%%EOF\n"):
        yield Loose("something after the end")
    yield from loose_places(der, trusted)
