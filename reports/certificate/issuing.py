"""From a run folder to a certificate: examined and judged again, then refused, or stated, written, signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from harness.catalogue import Catalogue
from harness.run.evidence import EvidenceMissing
from harness.run.rejudge import Rejudged, rejudge
from harness.run.seal import Tampering, tampering
from reports.certificate.credential import Credential
from reports.certificate.pages import certificate_pdf
from reports.certificate.refusals import Refusal, refusals
from reports.certificate.releases import Release, known_release
from reports.certificate.signing import ATTACHMENT, Level, sign_certificate, sign_statement, with_statement
from reports.certificate.statement import Circumstances, canonical, statement
from reports.certificate.trust import Trust
from reports.clauses import clauses
from reports.record import RunRecord

PDF = "kiemchuan-chung-nhan.pdf"


@dataclass(frozen=True)
class Examination:
    """A run as looked at before it is certified: its record, what was judged again, what stands in the way."""

    record: RunRecord
    judged_again: int
    refusals: tuple[Refusal, ...]
    release: Release | None

    def stands(self, *, unofficial: bool) -> bool:
        """Whether a document may be made: a certificate, or with `unofficial` a marked record."""
        final = any(refusal.final for refusal in self.refusals)
        return not self.refusals or (unofficial and not final)

    def state(self, about: Circumstances) -> dict[str, Any]:
        """The statement of what was examined."""
        told = replace(about, judged_again=self.judged_again)
        return statement(self.record, told, self.release, self.refusals)


def examine(
    folder: Path, releases: Sequence[Release], *, conducted_by: str, catalogue: Catalogue | None = None
) -> Examination:
    """Look at a run: every byte against its seal, every judgement again, every rule from its judgements.

    `catalogue`: of the suite that the run was made with (default: this kiemchuan's). EventsError if there is no run.
    """
    record, tampered = RunRecord.read(folder), tampering(folder)
    rows: list[Rejudged] = []
    if record.complete and not tampered:
        try:
            rows = list(rejudge(folder))
        except EvidenceMissing as error:
            tampered = [Tampering("evidence", "missing", str(error))]
    found = refusals(
        record, tampered=tampered, rejudged=rows, releases=releases, conducted_by=conducted_by,
        catalogue=catalogue or Catalogue.load(),
    )  # fmt: skip
    return Examination(record, len(rows), tuple(found), known_release(record.run["suite_sha256"], releases))


@dataclass(frozen=True)
class Issued:
    """What was written, and at which PAdES level the PDF is signed."""

    files: tuple[Path, ...]
    level: Level


def issue(
    told: dict[str, Any], about: Circumstances, by: Credential, out: Path,
    *, timestamper: Any = None, trust: Trust | None = None,
) -> Issued:  # fmt: skip
    """Write statement, its detached CMS, and the signed PDF that carries it. CredentialError without a time stamp."""
    raw = canonical(told)
    signature = sign_statement(raw, by, at=about.issued, timestamper=timestamper)
    reason = "Chứng nhận kết quả kiểm chuẩn" if told["official"] else "Bản ghi không chính thức"
    pdf = with_statement(certificate_pdf(told, clauses()), raw, about.issued)
    signed, level = sign_certificate(
        pdf, by, at=about.issued, reason=reason, timestamper=timestamper, trust=trust
    )
    out.mkdir(parents=True, exist_ok=True)
    contents = {PDF: signed, ATTACHMENT: raw, f"{ATTACHMENT}.p7s": signature}
    for name, content in contents.items():
        (out / name).write_bytes(content)
    return Issued(tuple(out / name for name in contents), level)
