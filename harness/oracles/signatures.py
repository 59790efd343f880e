"""PDF signatures (chữ ký số) as the judge sees them: who signed, in which order, when, and whether it holds.

Judged with pyHanko directly, by its `bottom_line`, without any network (Đ4.k5, Đ9.k1.a; switches 15 and 16):

- one strict look: a chain to a given root, and revocation lists that clear every certificate of it;
- where only that evidence lacks, a second look that does without it: what then stands is *unknown*;
- a signing time is proved by a trusted time stamp alone. With it, the certificate is judged at that time;
  without it, now: revoked by now is invalid, expired by now is unknown where the claimed time lies within its
  validity.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from io import BytesIO
from typing import Any, Final, Literal

from asn1crypto import crl, pem, x509

from harness.oracles.identifiers import read_agency
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.times import pdf_time, vietnam

Verdict = Literal["valid", "invalid", "unknown"]
Code = Literal[
    "ok", "expired", "revoked", "untrusted", "weak-algorithm", "altered", "changed-after", "revocation-unknown",
    "malformed",
]  # fmt: skip

_BY_INDICATION: Final[dict[str, Code]] = {
    "REVOKED": "revoked",
    "REVOKED_NO_POE": "revoked",
    "REVOKED_CA_NO_POE": "revoked",
    "EXPIRED": "expired",
    "NOT_YET_VALID": "expired",
    "OUT_OF_BOUNDS_NO_POE": "expired",
    "OUT_OF_BOUNDS_NOT_REVOKED": "expired",
    "CRYPTO_CONSTRAINTS_FAILURE": "weak-algorithm",
    "CRYPTO_CONSTRAINTS_FAILURE_NO_POE": "weak-algorithm",
}
"""pyHanko's AdES indications that have a code of their own; every other one is `untrusted`."""

for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


class TrustError(Exception):
    """Roots or revocation lists handed to the judge can't be read: the harness' fault, not the product's."""


@dataclass(frozen=True)
class Signature:
    """One signature of a PDF, nothing judged yet.

    `order` counts signatures from 0 by the revision each made. `organ_id` is the agency code in the
    certificate (organizationIdentifier, else a serialNumber that reads as one), `""` if none. `time_text` is
    /M as written, `claimed_at` the time that the signer claims, None if none with an offset is stated.
    `problem` says why a broken one can't be read; then little else is known.
    """

    field: str
    order: int
    common_name: str = ""
    organisation: str = ""
    organ_id: str = ""
    certificate_sha256: str = ""
    claimed_at: datetime | None = None
    time_text: str = ""
    covers_whole_file: bool = False
    subfilter: str = ""
    reason: str = ""
    visible: bool = False
    problem: str = ""

    @property
    def shown_offset(self) -> timedelta | None:
        """The offset with which /M is written (Đ15.k3: +07:00); None if it shows none or is no PDF date."""
        moment = pdf_time(self.time_text)
        return None if moment is None else moment.utcoffset()


@dataclass(frozen=True)
class JudgedSignature:
    """What is to be said of a signature. `proved_at` is the time of a trusted time stamp."""

    signature: Signature
    verdict: Verdict
    code: Code
    detail: str = ""
    proved_at: datetime | None = None

    @property
    def signed_at(self) -> datetime | None:
        """The proved time, else the claimed one."""
        return self.proved_at or self.signature.claimed_at


def read_signatures(pdf: bytes) -> tuple[Signature, ...]:
    """Every signature, oldest revision first, broken ones last; document time stamps are nobody's signatures.

    Empty for an unsigned PDF. UnreadablePdfError `not-pdf`, `encrypted-pdf`, `malformed-pdf`.
    """
    return _read(_Source(pdf))


def judge(
    pdf: bytes, roots_pem: str | bytes, crls: Iterable[bytes], at: datetime
) -> tuple[JudgedSignature, ...]:
    """Judge every signature as of `at` (aware), in the order of `read_signatures`.

    `roots_pem` may hold intermediate certificates beside the roots: only self-signed ones are trusted. `crls`
    are DER or PEM, as published at `at`: without them a good signature is unknown, never valid. Remembered by
    digest of the file, moment, roots and lists. UnreadablePdfError as `read_signatures`; TrustError.
    """
    roots = roots_pem.encode() if isinstance(roots_pem, str) else roots_pem
    return _judged(_Source(pdf), roots, tuple(crls), vietnam(at))


class _Source:
    """The bytes of a file, equal by digest; handed out once, so that the memory of verdicts keeps no file."""

    __slots__ = ("_pdf", "sha256")

    def __init__(self, pdf: bytes) -> None:
        self.sha256 = hashlib.sha256(pdf).digest()
        self._pdf = pdf

    def take(self) -> bytes:
        pdf, self._pdf = self._pdf, b""
        return pdf

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Source) and other.sha256 == self.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)


@lru_cache(maxsize=512)
def _read(source: _Source) -> tuple[Signature, ...]:
    return tuple(signature for signature, _ in _signatures(_open(source.take())))


@lru_cache(maxsize=512)
def _judged(
    source: _Source, roots: bytes, crls: tuple[bytes, ...], at: datetime
) -> tuple[JudgedSignature, ...]:
    reader = _open(source.take())
    court = _Court(reader, roots, crls, at)
    return tuple(court.judge(signature, embedded) for signature, embedded in _signatures(reader))


def _open(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415  (half a second, only for those who judge)

    if not is_pdf(pdf):
        raise UnreadablePdfError("not-pdf")
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        encrypted = reader.encrypted
        reader.root["/Type"]
    except Exception as error:  # hostile input: whatever the library raises, the file is at fault
        raise UnreadablePdfError("malformed-pdf", f"{type(error).__name__}: {error}") from error
    if encrypted:
        raise UnreadablePdfError("encrypted-pdf")
    return reader


def _fields(reader: Any) -> Iterator[tuple[str, Any, Any]]:
    """(name, field, embedded signature or the exception that kept it from being read) of every signed field."""
    from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415
    from pyhanko.sign.validation import EmbeddedPdfSignature  # noqa: PLC0415

    try:
        filled = list(enumerate_sig_fields(reader, filled_status=True))
    except Exception as error:  # (as above)
        raise UnreadablePdfError("malformed-pdf", f"{type(error).__name__}: {error}") from error
    for name, _, field in filled:
        try:
            embedded = EmbeddedPdfSignature(reader, field, name)
            embedded.signer_cert.subject.native  # noqa: B018  (read lazily: fail here)
            yield name, field, embedded
        except Exception as error:  # (as above)
            yield name, field, error


def _signatures(reader: Any) -> list[tuple[Signature, Any]]:
    found = list(_fields(reader))
    whole = [row for row in found if not isinstance(row[2], Exception)]
    whole.sort(key=lambda row: row[2].signed_revision)
    signed = [row for row in whole if row[2].sig_object_type != "/DocTimeStamp"]
    broken = [row for row in found if isinstance(row[2], Exception)]
    rows = [
        (_introduce(name, order, field, embedded), embedded)
        for order, (name, field, embedded) in enumerate(signed)
    ]
    for name, _, error in broken:
        rows.append((Signature(name, len(rows), problem=f"{type(error).__name__}: {error}"), None))
    return rows


def _introduce(name: str, order: int, field: Any, embedded: Any) -> Signature:
    certificate = embedded.signer_cert
    subject = certificate.subject.native
    return Signature(
        field=name,
        order=order,
        common_name=_words(subject.get("common_name")),
        organisation=_words(subject.get("organization_name")),
        organ_id=_organ_id(subject),
        certificate_sha256=hashlib.sha256(certificate.dump()).hexdigest(),
        claimed_at=_attempt(lambda: _aware(embedded.self_reported_timestamp), None),
        time_text=_attempt(lambda: str(embedded.sig_object.get("/M", "")), ""),
        covers_whole_file=_attempt(lambda: _coverage(embedded) == "ENTIRE_FILE", False),
        subfilter=_attempt(lambda: str(embedded.sig_object.get("/SubFilter", "")), ""),
        reason=_attempt(lambda: str(embedded.sig_object.get("/Reason", "")), ""),
        visible=_attempt(lambda: _has_area(field), False),
    )


def _organ_id(subject: dict[str, Any]) -> str:
    named = _words(subject.get("organization_identifier"))
    serial = _words(subject.get("serial_number"))
    return named or (serial if read_agency(serial).form != "other" else "")


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _aware(at: datetime | None) -> datetime | None:
    return at if at is not None and at.tzinfo is not None else None


def _coverage(embedded: Any) -> str:
    return str(embedded.evaluate_signature_coverage().name)


def _has_area(field: Any) -> bool:
    left, bottom, right, top = (float(value) for value in field.get_object()["/Rect"])
    return left != right and bottom != top


def _attempt[T](read: Callable[[], T], otherwise: T) -> T:
    try:
        return read()
    except Exception:  # (a hostile detail: as good as absent)
        return otherwise


class _Court:
    """Judges the signatures of one file as of one moment."""

    def __init__(self, reader: Any, roots: bytes, crls: tuple[bytes, ...], at: datetime) -> None:
        self._reader = reader
        self._at = at
        certificates = _certificates(roots)
        self._roots = [item for item in certificates if item.self_signed != "no"]
        self._others = [item for item in certificates if item.self_signed == "no"]
        self._crls = [_crl(blob) for blob in crls]
        self._stamped = list(self._document_times())

    def judge(self, signature: Signature, embedded: Any) -> JudgedSignature:
        if embedded is None:
            return JudgedSignature(signature, "invalid", "malformed", signature.problem)
        try:
            return self._judge(signature, embedded)
        except Exception as error:  # (hostile input: one broken signature, one judgement)
            return JudgedSignature(signature, "invalid", "malformed", f"{type(error).__name__}: {error}")

    def _judge(self, signature: Signature, embedded: Any) -> JudgedSignature:
        status = self._look(embedded, self._at, strict=True)
        proved_at = self._proved_at(embedded, status)
        if proved_at is not None:
            status = self._look(embedded, proved_at, strict=True)
        judged = JudgedSignature(signature, "invalid", "malformed", proved_at=proved_at)
        if status.bottom_line:
            return replace(judged, verdict="valid", code="ok")
        if not (status.intact and status.valid):
            return replace(judged, code="altered", detail="the signed bytes are not those that were signed")
        if not status.docmdp_ok:
            return replace(judged, code="changed-after", detail=str(status.diff_result))
        lenient = self._look(embedded, proved_at or self._at, strict=False)
        if lenient.bottom_line:
            return replace(judged, verdict="unknown", code="revocation-unknown", detail=_indication(status))
        return self._distrusted(judged, lenient)

    def _distrusted(self, judged: JudgedSignature, status: Any) -> JudgedSignature:
        indication = _indication(status)
        code: Code = _BY_INDICATION.get(indication, "untrusted" if indication else "altered")
        judged = replace(judged, code=code, detail=indication or "its time stamp does not belong to it")
        claimed = judged.signature.claimed_at
        certificate = status.signing_cert
        if code == "expired" and judged.proved_at is None and claimed is not None:
            within = certificate.not_valid_before <= claimed <= certificate.not_valid_after
            return replace(judged, verdict="unknown" if within else "invalid")
        return judged

    def _look(self, embedded: Any, moment: datetime, *, strict: bool) -> Any:
        from pyhanko.sign.validation import async_validate_pdf_signature  # noqa: PLC0415
        from pyhanko.sign.validation.settings import KeyUsageConstraints  # noqa: PLC0415

        usage = KeyUsageConstraints(
            key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
        )
        return _run(
            lambda: async_validate_pdf_signature(
                embedded,
                self._context(moment, strict),
                self._context(self._at, strict),
                key_usage_settings=usage,
            )
        )

    def _document_times(self) -> Iterator[tuple[int, datetime]]:
        """(revision, time) of every trusted document time stamp: it proves all that lies before it."""
        from pyhanko.sign.validation import async_validate_pdf_timestamp  # noqa: PLC0415

        for _, _, stamp in _fields(self._reader):
            if isinstance(stamp, Exception) or stamp.sig_object_type != "/DocTimeStamp":
                continue
            context = self._context(self._at, strict=True)
            status = _attempt(
                lambda s=stamp, c=context: _run(lambda: async_validate_pdf_timestamp(s, c)), None
            )
            if status is not None and status.trusted:
                yield stamp.signed_revision, status.timestamp

    def _proved_at(self, embedded: Any, status: Any) -> datetime | None:
        times = [at for revision, at in self._stamped if revision >= embedded.signed_revision]
        stamp = status.timestamp_validity
        if stamp is not None and stamp.trusted:
            times.append(stamp.timestamp)
        return min(times, default=None)

    def _context(self, moment: datetime, strict: bool) -> Any:
        from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

        return ValidationContext(
            trust_roots=self._roots,
            other_certs=self._others,
            crls=self._crls,
            moment=moment,
            allow_fetching=False,
            revocation_mode="require" if strict else "soft-fail",
            # A list published after the moment of signing is the better witness, not an unusable one.
            retroactive_revinfo=True,
        )


def _indication(status: Any) -> str:
    return status.trust_problem_indic.name if status.trust_problem_indic is not None else ""


def _run[T](make: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run pyHanko's coroutine; in a thread of its own where a loop runs already, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(make())
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(make())).result()


def _certificates(blob: bytes) -> list[Any]:
    try:
        ders = [der for _, _, der in pem.unarmor(blob, multiple=True)] if pem.detect(blob) else [blob]
        certificates = [x509.Certificate.load(der, strict=True) for der in ders]
        [certificate.subject.native for certificate in certificates]
    except (ValueError, TypeError) as error:
        raise TrustError(f"roots: {error}") from error
    return certificates


def _crl(blob: bytes) -> Any:
    try:
        der = pem.unarmor(blob)[2] if pem.detect(blob) else blob
        listed = crl.CertificateList.load(der, strict=True)
        listed.issuer.native  # noqa: B018  (read lazily: fail here)
    except (ValueError, TypeError) as error:
        raise TrustError(f"revocation list: {error}") from error
    return listed
