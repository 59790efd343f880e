"""Signing a certificate: the statement attached to its PDF (AF), PAdES over both, a detached CMS of the statement."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from harness.oracles.language import VIETNAM
from reports.certificate.credential import Credential
from reports.certificate.errors import CredentialError
from reports.certificate.sheet import SEAL_BOX
from reports.certificate.trust import Trust

ATTACHMENT = "kiemchuan-chung-nhan.json"
FIELD = "ChungNhan"
Level = Literal["B-B", "B-T", "B-LT"]


def with_statement(pdf: bytes, statement: bytes, made: datetime) -> bytes:
    """The PDF with its statement embedded and associated as its data (ISO 32000-2 AF, as PDF/A-3 has it)."""
    from pyhanko.pdf_utils import embed, generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer: Any = IncrementalPdfFileWriter(BytesIO(pdf))
    content = embed.EmbeddedFileObject.from_file_data(
        writer, statement, mime_type="application/json",
        params=embed.EmbeddedFileParams(creation_date=made, modification_date=made),
    )  # fmt: skip
    spec = embed.FileSpec(
        file_spec_string=ATTACHMENT, file_name=ATTACHMENT, embedded_data=content,
        description="Bản ghi kết quả kiểm chuẩn (JSON chuẩn tắc) / canonical record",
        af_relationship=generic.pdf_name("/Data"),
    )  # fmt: skip
    embed.embed_file(writer, spec)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def sign_certificate(
    pdf: bytes,
    by: Credential,
    *,
    at: datetime,
    reason: str,
    timestamper: Any = None,
    trust: Trust | None = None,
) -> tuple[bytes, Level]:
    """Sign on the first page, where the seal has its place; the highest level that what is at hand allows.

    B-T needs a time stamper, B-LT also trust with revocation lists for signer and time stamp. CredentialError.
    """
    if timestamper is not None and trust is not None and trust.crls:
        try:
            return _sign(pdf, by, at, reason, timestamper, trust), "B-LT"
        except _NoRevocationData:
            pass
    return _sign(pdf, by, at, reason, timestamper, None), "B-T" if timestamper is not None else "B-B"


class _NoRevocationData(Exception):
    """Not every certificate's revocation is known from what is at hand."""


def _sign(
    pdf: bytes, by: Credential, at: datetime, reason: str, timestamper: Any, trust: Trust | None
) -> bytes:  # fmt: skip
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields
    from pyhanko.sign.signers.pdf_signer import (
        DSSContentSettings,
        PdfSignatureMetadata,
        SigDSSPlacementPreference,
    )
    from pyhanko_certvalidator.errors import ValidationError

    from simulators.protocol.signing.pades import ClockedSigner
    from simulators.protocol.signing.stamp import stamp_style

    box: Any = tuple(round(side) for side in SEAL_BOX)
    metadata = PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, reason=reason,
        name=by.name, embed_validation_info=trust is not None,
        validation_context=trust.context(at, require_revocation=True) if trust is not None else None,
        # Under the signature: what is added in a revision after it could be changed by anyone.
        dss_settings=DSSContentSettings(
            include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
        ),
    )  # fmt: skip
    signer = ClockedSigner(
        at, metadata, by.signer, timestamper=timestamper, stamp_style=stamp_style(_seal(by, at), SEAL_BOX),
        new_field_spec=fields.SigFieldSpec(FIELD, on_page=0, box=box),
    )  # fmt: skip
    try:
        made: Any = in_thread(lambda: signer.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))))
    except (ValidationError, ValueError) as error:
        if trust is not None:
            raise _NoRevocationData from error
        raise
    except OSError as error:
        raise CredentialError(f"no time stamp: {error}; is the address of --tsa right?") from error
    signed: bytes = made.getvalue()
    return signed


def _seal(by: Credential, at: datetime) -> str:
    lines = ["Ký số bởi / signed by:", by.name]
    if by.organisation and by.organisation != by.name:
        lines.append(by.organisation)
    return "\n".join([*lines, f"Ngày ký / date: {at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S} +07:00"])


def sign_statement(statement: bytes, by: Credential, *, at: datetime, timestamper: Any = None) -> bytes:
    """Detached CMS over the bytes of a statement or a list, DER. CredentialError if there is no time stamp."""
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    attributes = PdfCMSSignedAttributes(signing_time=at)
    try:
        made: Any = in_thread(
            lambda: by.signer.async_sign_general_data(
                statement, "sha256", signed_attr_settings=attributes, timestamper=timestamper
            )
        )
    except OSError as error:
        raise CredentialError(f"no time stamp: {error}; is the address of --tsa right?") from error
    signature: bytes = made.dump()
    return signature


def in_thread(make: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Run a coroutine of pyHanko's in a thread of its own: a loop may run here already, as in a notebook."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(make())).result()
