"""Judging the signatures of one PDF as of one moment: integrity, chain, revocation, time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Final, Literal, TypeVar

from harness.oracles.signatures.reading import Signature, attempt, signed_fields
from harness.oracles.signatures.trust import certificates, revocation_list

T = TypeVar("T")
Verdict = Literal["valid", "invalid", "unknown"]
Code = Literal[
    "ok", "expired", "revoked", "untrusted", "weak-algorithm", "altered", "changed-after",
    "revocation-unknown", "malformed",
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


class Court:
    """Judges the signatures of one file as of one moment."""

    def __init__(self, reader: Any, roots: bytes, crls: tuple[bytes, ...], at: datetime) -> None:
        self._reader = reader
        self._at = at
        given = certificates(roots)
        self._roots = [item for item in given if item.self_signed != "no"]
        self._others = [item for item in given if item.self_signed == "no"]
        self._crls = [revocation_list(blob) for blob in crls]
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
        if self._has_tail(embedded):
            return replace(judged, code="changed-after", detail="bytes follow the end of the signed file")
        if status.bottom_line:
            return replace(judged, verdict="valid", code="ok")
        if not (status.intact and status.valid):
            return replace(judged, code="altered", detail="the signed bytes are not those that were signed")
        if not status.docmdp_ok:
            return replace(judged, code="changed-after", detail=str(status.diff_result))
        if _indication(status) not in _BY_INDICATION:
            status, strict = self._look(embedded, proved_at or self._at, strict=False), status
            if status.bottom_line:
                return replace(
                    judged, verdict="unknown", code="revocation-unknown", detail=_indication(strict)
                )
        return self._distrusted(judged, status)

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
        from pyhanko.sign.validation import async_validate_pdf_signature
        from pyhanko.sign.validation.settings import KeyUsageConstraints

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

    def _has_tail(self, embedded: Any) -> bool:
        """Whether anything but white space follows the last revision, though that is the signed one.

        pyHanko, like any reader, does not look at bytes that no cross-reference table leads to.
        """
        if embedded.signed_revision < self._reader.xrefs.total_revisions - 1:
            return False
        _, _, start, length = embedded.byte_range
        self._reader.stream.seek(start + length)
        return bool(self._reader.stream.read().strip(b"\0\t\n\f\r "))

    def _document_times(self) -> Iterator[tuple[int, datetime]]:
        """(revision, time) of every trusted document time stamp: it proves all that lies before it."""
        from pyhanko.sign.validation import async_validate_pdf_timestamp

        for _, _, stamp in signed_fields(self._reader):
            if isinstance(stamp, Exception) or stamp.sig_object_type != "/DocTimeStamp":
                continue
            context = self._context(self._at, strict=True)
            look = partial(async_validate_pdf_timestamp, stamp, context)
            status: Any = attempt(partial(_run, look), None)
            if status is not None and status.trusted:
                yield stamp.signed_revision, status.timestamp

    def _proved_at(self, embedded: Any, status: Any) -> datetime | None:
        times = [at for revision, at in self._stamped if revision >= embedded.signed_revision]
        stamp = status.timestamp_validity
        if stamp is not None and stamp.trusted:
            times.append(stamp.timestamp)
        return min(times, default=None)

    def _context(self, moment: datetime, strict: bool) -> Any:
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=self._roots,
            other_certs=self._others,
            crls=self._crls if strict else (),
            moment=moment,
            allow_fetching=False,
            revocation_mode="require" if strict else "soft-fail",
            # A list published after the moment of signing is the better witness, not an unusable one.
            retroactive_revinfo=True,
        )


def _indication(status: Any) -> str:
    return status.trust_problem_indic.name if status.trust_problem_indic is not None else ""


def _run(make: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine of pyHanko's; in a thread of its own where a loop runs already, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(make())
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(make())).result()
