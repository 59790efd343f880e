"""What văn thư checks when a document comes in (Đ9.k1.a), done by the product and shown before acceptance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from simulators.protocol.charset import detect_legacy, is_nfc
from simulators.protocol.edxml.model import DocumentMessage
from simulators.protocol.errors import ProtocolError
from simulators.protocol.files import FileKind, is_listed_format
from simulators.protocol.files.letters import LETTERED, old_letters
from simulators.protocol.signing import SignatureFinding, TrustMaterial
from simulators.qlvb.drafting import PDF
from simulators.qlvb.errors import QlvbError
from simulators.qlvb.part import Part
from simulators.qlvb.records import Check, CheckResult, Incoming, IncomingState, StoredFile
from simulators.qlvb.scan_report import ScanResult

OK, FAILED = CheckResult.OK, CheckResult.FAILED
UNKNOWN, WARNING, NOT_APPLICABLE = CheckResult.UNKNOWN, CheckResult.WARNING, CheckResult.NOT_APPLICABLE
UNSIGNED = "chưa ký số"
_REFUSED = IncomingState.REFUSED
_BROKEN = frozenset({"altered", "changed-after", "malformed"})


@dataclass(frozen=True)
class Unjudged:
    """A PDF whose signatures could not be looked at; a `fault` of the file, or a limit of ours."""

    why: str
    fault: bool = False


Signatures = Mapping[str, Sequence[SignatureFinding] | Unjudged]


class Checks(Part):
    """One method per check; `all` puts their results into the record."""

    def all(self, record: Incoming, message: DocumentMessage) -> Incoming:
        """The record with every check done."""
        signatures = self.signatures(record)
        checks = (
            self.count(record, message),
            self.pages(record),
            self.completeness(record),
            self.integrity(record, signatures),
            self.authenticity(record, signatures),
            self.addressee(record),
            self.duplicate(record),
            self.formats(record),
            self.charset(record),
            *self.malware(record),
        )
        return replace(record, checks=checks)

    def summary(self, record: Incoming) -> CheckResult:
        """failed if any failed, else unknown if any is unknown, else ok."""
        results = {check.result for check in record.checks}
        return next((r for r in (FAILED, UNKNOWN) if r in results), OK)

    def legal_value(self, record: Incoming) -> str | None:
        """as-paper once authenticated, for-reference without a signature, undetermined between them (Đ5)."""
        results = {check.name: check for check in record.checks}
        authenticity = results.get("authenticity", Check("authenticity", UNKNOWN))
        if UNSIGNED in authenticity.detail:
            return "for-reference"
        sound = authenticity.result is OK and "integrity" in results and results["integrity"].result is OK
        return "as-paper" if sound else "undetermined"

    def count(self, record: Incoming, message: DocumentMessage) -> Check:
        """Số lượng văn bản: each line of the manifest has its file, each file its line."""
        listed = {reference.content_id for reference in message.references}
        came = {attachment.content_id for attachment in message.attachments}
        same = len(message.references) == len(message.attachments) and listed == came
        detail = f"kê {len(message.references)} tệp, đến {len(message.attachments)} tệp"
        return Check("count", OK if same else FAILED, detail)

    def pages(self, record: Incoming) -> Check:
        """Số trang: PageAmount against the pages of the document itself."""
        counted = record.main_file.pages if record.main_file else None
        if record.announced_pages is None:
            return Check("pages", NOT_APPLICABLE, f"không ghi số trang; đếm được {counted}")
        detail = f"ghi {record.announced_pages} trang, đếm được {counted}"
        if counted is None:
            return Check("pages", UNKNOWN, detail)
        return Check("pages", OK if counted == record.announced_pages else FAILED, detail)

    def completeness(self, record: Incoming) -> Check:
        """Tính đầy đủ: identifier, number and symbol, date, subject, sender, and the document itself."""
        missing = [name for name, present in self.needed(record) if not present]
        return Check(
            "completeness", FAILED if missing else OK, "thiếu: " + ", ".join(missing) if missing else ""
        )

    def needed(self, record: Incoming) -> Iterator[tuple[str, bool]]:
        """What must be there, and whether it is."""
        yield "mã định danh văn bản", bool(record.document_id)
        yield "số, ký hiệu", bool(record.number and record.symbol)
        yield "ngày văn bản", record.date is not None
        yield "trích yếu", bool(record.subject.strip())
        yield "cơ quan gửi", "missing-element: MessageHeader/From/OrganId" not in record.problems
        yield "tệp văn bản chính (PDF)", bool(record.main_file and record.main_file.content_type == PDF)

    def signatures(self, record: Incoming) -> Signatures:
        """What the signatures of each PDF say, by SHA-256."""
        pdfs = [file for file in record.files if file.content_type == PDF]
        if not pdfs:
            return {}
        try:
            trust = self.trust()
        except QlvbError as error:
            return {file.sha256: Unjudged(error.vi) for file in pdfs}
        return {file.sha256: self.judged(file, trust) for file in pdfs}

    def trust(self) -> TrustMaterial:
        """Roots and revocation lists as of now."""
        return self.office.connection.trust()

    def judged(self, file: StoredFile, trust: TrustMaterial) -> Sequence[SignatureFinding] | Unjudged:
        """The findings of one PDF; a broken or encrypted one is a fault, one beyond measure only a doubt."""
        if file.size > self.office.config.bounds.judged_pdf:
            return Unjudged(f"tệp {file.size} byte quá lớn để kiểm tra chữ ký")
        try:
            return self.office.config.judge(
                self.office.store.files.read(file.sha256), trust, at=self.office.now()
            )
        except ProtocolError as error:
            return Unjudged(error.vi, fault=True)

    def integrity(self, record: Incoming, signatures: Signatures) -> Check:
        """Tính toàn vẹn: files readable, unpacked and what they are called; nothing changed after signing."""
        faults = [p for p in record.problems if p.split(":")[0] not in {"missing-element", "encoding"}]
        doubts: list[str] = []
        for file in record.files:
            findings = signatures.get(file.sha256, ())
            if isinstance(findings, Unjudged):
                (faults if findings.fault else doubts).append(f"{file.name}: {findings.why}")
                continue
            if file.main and file.content_type != PDF:
                faults.append(f"{file.name}: nội dung không phải PDF")
            faults += [f"{file.name}: {f.code} ({f.detail})" for f in findings if f.code in _BROKEN]
        return self._verdict("integrity", faults, doubts)

    def authenticity(self, record: Incoming, signatures: Signatures) -> Check:
        """Tính xác thực: the document is signed, every signature holds, one is of the sending agency (Đ4.k5)."""
        faults: list[str] = []
        doubts: list[str] = []
        for file in record.files:
            findings = signatures.get(file.sha256, ())
            if isinstance(findings, Unjudged):
                (faults if findings.fault else doubts).append(f"{file.name}: {findings.why}")
                continue
            for finding in findings:
                self.weigh(file, finding, faults, doubts)
            if file.main:
                self.require_own_signature(record, file, findings, faults)
        if record.main_file is None:
            faults.append("không có tệp PDF để xác thực")
        return self._verdict("authenticity", faults, doubts)

    def weigh(
        self, file: StoredFile, finding: SignatureFinding, faults: list[str], doubts: list[str]
    ) -> None:
        """A bad signature is a fault, one whose revocation can't be learnt a doubt (design §9.15)."""
        said = f"{file.name}: {finding.signer_name}: {finding.code}"
        if finding.verdict == "unknown":
            doubts.append(said)
        elif finding.verdict == "invalid" and finding.code not in _BROKEN:
            faults.append(said)

    def require_own_signature(
        self, record: Incoming, file: StoredFile, findings: Sequence[SignatureFinding], faults: list[str]
    ) -> None:
        """The document itself is signed, by the agency that it comes from and by no other one."""
        own = record.sender.organ_id
        strangers = sorted({f.organ_id for f in findings if f.organ_id not in {None, own}} - {None})
        if not findings:
            faults.append(f"{file.name}: {UNSIGNED}")
        elif strangers:
            faults.append(f"{file.name}: chữ ký của {', '.join(map(str, strangers))}, không phải của {own}")
        elif not any(finding.organ_id == own for finding in findings):
            faults.append(f"{file.name}: không có chữ ký của {own}")

    def addressee(self, record: Incoming) -> Check:
        """Own code among the recipients."""
        own = self.office.connection.organ_id
        here = any(party.organ_id == own for party in record.recipients)
        return Check("addressee", OK if here else FAILED, "" if here else f"{own} không có trong nơi nhận")

    def duplicate(self, record: Incoming) -> Check:
        """Nothing with this identifier is held; the same number, symbol, date and sender is worth a look."""
        for held in self.office.store.incoming.by_document_id(record.document_id):
            if held.sender.organ_id == record.sender.organ_id and held.id != record.id:
                again = f"gửi lại sau khi {self.office.presentation.state_name(held)} ({held.key})"
                return Check("duplicate", WARNING, again)
        for held in self.office.store.incoming.by_code(record.sender.organ_id, record.code):
            other = held.id != record.id and held.document_id != record.document_id
            if other and record.number and held.date_text == record.date_text and held.state is not _REFUSED:
                return Check(
                    "duplicate", WARNING, f"trùng số, ký hiệu, ngày với {held.key} ({held.document_id})"
                )
        return Check("duplicate", OK)

    def formats(self, record: Incoming) -> Check:
        """Files in the formats of Đ4.k4; another one is shown, but does not stand in the way."""
        odd = [
            f"{file.name} ({file.content_type})"
            for file in record.files
            if not is_listed_format(file.name, FileKind(file.kind, file.content_type))
        ]
        return Check(
            "formats", WARNING if odd else OK, "ngoài danh mục Đ4.k4: " + ", ".join(odd) if odd else ""
        )

    def charset(self, record: Incoming) -> Check:
        """Text in the code of TCVN 6909 (Đ4.k2): legacy fonts are shown; not being NFC is noted."""
        signer = record.signer.full_name if record.signer else ""
        texts = {"trích yếu": record.subject, "nơi gửi": record.sender.name, "người ký": signer}
        legacy = [
            f"{name}: {found.code} ({', '.join(found.words)})"
            for name, text in texts.items()
            if (found := detect_legacy(text)) is not None
        ]
        legacy += [f"{f.name}: {', '.join(old[:3])}" for f in record.files if (old := self.old_letters(f))]
        loose = [name for name, text in texts.items() if not is_nfc(text)]
        if legacy:
            return Check("charset", WARNING, "; ".join(legacy))
        return Check("charset", OK, "không phải NFC: " + ", ".join(loose) if loose else "")

    def malware(self, record: Incoming) -> Iterator[Check]:
        """What comes in is scanned as well, where there is a scanner (Đ18.k2, Đ18.k3)."""
        if not self.office.antivirus.shown():
            return
        report = self.office.antivirus.examine(record.files, self.office.now())
        said: dict[ScanResult, list[str]] = {result: [] for result in ScanResult}
        for file in report.files:
            said[file.result].append(f"{file.name}: {file.finding}")
        code = said[ScanResult.ACTIVE_CONTENT]
        found = self._verdict("malware", said[ScanResult.INFECTED], said[ScanResult.NOT_SCANNED])
        yield Check("malware", WARNING, "; ".join(code)) if code and found.result is OK else found

    def old_letters(self, file: StoredFile) -> tuple[str, ...]:
        """Fonts or words of an older code in a file that can be looked into (Đ4.k2)."""
        if file.kind not in LETTERED or file.size > self.office.config.bounds.judged_pdf:
            return ()
        return old_letters(self.office.store.files.read(file.sha256), file.kind)

    def _verdict(self, name: str, faults: list[str], doubts: list[str]) -> Check:
        if faults:
            return Check(name, FAILED, "; ".join(faults))
        if doubts:
            return Check(name, UNKNOWN, "chưa xác định: " + "; ".join(doubts))
        return Check(name, OK)
