"""How a PDF is signed with pyHanko: PAdES B-B, or B-T with a time stamp, as an incremental update."""

from __future__ import annotations

import asyncio
from datetime import datetime
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields
from pyhanko.sign.general import SigningError as PyHankoSigningError
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from simulators.protocol.signing.appearance import Appearance
from simulators.protocol.signing.errors import SigningError
from simulators.protocol.signing.identity import Identity
from simulators.protocol.signing.slots import UNREADABLE, malformed
from simulators.protocol.signing.stamp import stamp_style

_ROOM = 900
"""Bytes of a signature beside its certificates and its value: names and attributes. Readers pay for each byte."""


class ClockedSigner(PdfSigner):
    """pyHanko's signer, but with the signing time of our clock."""

    def __init__(self, at: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def sign(
    pdf: bytes,
    identity: Identity,
    at: datetime,
    field_name: str,
    reason: str,
    appearance: Appearance | None,
    timestamper: Any,
) -> bytes:
    """The work of `sign_pdf`, in a module of its own because pyHanko takes half a second to import."""
    writer = _writer(pdf)
    if timestamper is not None:
        _reach(timestamper, identity.digest)
    box: Any = tuple(round(side) for side in appearance.box) if appearance else None
    signer = ClockedSigner(
        at,
        PdfSignatureMetadata(
            field_name=field_name,
            md_algorithm=identity.digest,
            subfilter=fields.SigSeedSubFilter.PADES,
            reason=reason or None,
            name=identity.common_name,
        ),
        identity.signer,
        timestamper=timestamper,
        stamp_style=stamp_style(appearance.text, appearance.box) if appearance else None,
        new_field_spec=fields.SigFieldSpec(field_name, on_page=appearance.page if appearance else 0, box=box),
    )
    try:
        _require_free(writer, field_name)
        output = signer.sign_pdf(writer, bytes_reserved=None if timestamper else 2 * (identity.size + _ROOM))
    except PyHankoSigningError as error:
        raise SigningError(
            "locked-pdf",
            f"PDF không cho ký thêm: {error}",
            f"the PDF takes no further signature: {error}",
            where=field_name,
        ) from error
    except (PdfError, *UNREADABLE) as error:
        raise malformed(error) from error
    signed: bytes = output.getvalue()
    return signed


def _require_free(writer: Any, field_name: str) -> None:
    if any(fields.enumerate_sig_fields(writer, filled_status=True, with_name=field_name)):
        raise SigningError(
            "field-taken",
            f"trường chữ ký {field_name!r} đã được ký",
            f"signature field {field_name!r} is signed already",
            where=field_name,
            hint="choose another field name",
        )


def _reach(timestamper: Any, digest: str) -> None:
    """Get the (kept) token that pyHanko measures sizes with now, to tell its errors from the PDF's."""
    try:
        asyncio.run(timestamper.async_dummy_response(digest))
    except OSError as error:
        raise SigningError(
            "no-time-stamp",
            f"không lấy được dấu thời gian: {error}",
            f"no time stamp: {error}",
            hint="is the time-stamping authority up? sign without one for B-B",
        ) from error


def _writer(pdf: bytes) -> Any:
    if not pdf.lstrip()[:5] == b"%PDF-":
        raise SigningError(
            "not-pdf",
            "tệp không phải PDF",
            "not a PDF file",
            hint="only *.pdf is signed (Đ4.k4.a)",
            where="byte 0",
        )
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    except (PdfError, *UNREADABLE) as error:
        raise malformed(error) from error
    if writer.prev.encrypted:
        raise SigningError(
            "encrypted-pdf", "PDF bị mã hóa", "an encrypted PDF", hint="sign it without a password"
        )
    return writer
