"""Quét, kiểm tra mã độc before issue (Đ18.k2): nothing leaves that is infected, carries code, or was not scanned."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import msgspec

from simulators.antivirus import active_content
from simulators.qlvb.clamd_client import ScannerFailed, address_of, ping, scan
from simulators.qlvb.errors import refused
from simulators.qlvb.part import Part
from simulators.qlvb.records import StoredFile
from simulators.qlvb.requests import AntivirusSettings
from simulators.qlvb.scan_report import FileScan, ScanReport, ScanResult

_SETTINGS: Final = "antivirus"
_TIMEOUT: Final = 20.0
_KINDS: Final = {
    "macro": "macro",
    "javascript": "mã JavaScript tự chạy",
    "launch": "lệnh gọi chạy chương trình",
}


class Antivirus(Part):
    """Asks the scanner that was set; without one it still looks for code in the files itself."""

    def use(self, settings: AntivirusSettings) -> bool:
        """This scanner from now on; whether it answers."""
        if settings.clamd_url:
            address_of(settings.clamd_url)
        self.office.store.settings.set(_SETTINGS, msgspec.json.encode(settings).decode())
        return bool(settings.clamd_url) and ping(settings.clamd_url, _TIMEOUT)

    def settings(self) -> AntivirusSettings:
        text = self.office.store.settings.get(_SETTINGS)
        return msgspec.json.decode(text, type=AntivirusSettings) if text else AntivirusSettings()

    def examine(self, files: Iterable[StoredFile], at: datetime) -> ScanReport:
        """Every file of a document, one after another."""
        return ScanReport(at, tuple(self.examine_file(file) for file in files))

    def examine_file(self, file: StoredFile) -> FileScan:
        """The scanner's word first, then code that runs when the file is opened."""
        data = self.office.store.files.read(file.sha256)
        try:
            finding = self.ask_scanner(data)
        except ScannerFailed as failure:
            return FileScan(file.name, ScanResult.NOT_SCANNED, str(failure))
        if finding:
            return FileScan(file.name, ScanResult.INFECTED, finding)
        code = self.code_in(data)
        return FileScan(file.name, ScanResult.ACTIVE_CONTENT if code else ScanResult.CLEAN, code)

    def ask_scanner(self, data: bytes) -> str:
        """The name of what the scanner found, empty if nothing. ScannerFailed."""
        url = self.settings().clamd_url
        return scan(url, data, _TIMEOUT) if url else ""

    def code_in(self, data: bytes) -> str:
        """What code the file carries, in words; empty if none."""
        found = active_content(data)
        return _KINDS[found.kind] if found else ""

    def require_safe(self, report: ScanReport) -> None:
        """QlvbError `infected`, `active-content` or `not-scanned` unless every file is clean (Đ18.k2)."""
        if report.result is ScanResult.CLEAN:
            return
        file = next(one for one in report.files if one.result is report.result)
        what, why = {
            ScanResult.INFECTED: ("nhiễm mã độc", "is infected"),
            ScanResult.ACTIVE_CONTENT: ("có mã nhúng", "carries code"),
            ScanResult.NOT_SCANNED: ("chưa quét được mã độc", "could not be scanned"),
        }[report.result]
        raise refused(
            report.result.value,
            f"Không phát hành: tệp «{file.name}» {what} ({file.finding}) (Đ18.k2)",
            f"not issued: {file.name!r} {why} ({file.finding})",
            where="document.files",
            hint="clean or replace the file; when the scanner is back, issue again",
        )

    def shown(self) -> bool:
        """Whether records show what the scanner said: only where there is one."""
        return bool(self.settings().clamd_url)
