"""Thư báo: e-mail tells people that a document was issued, and never carries it (Đ6.k1.b; design §9.26)."""

from __future__ import annotations

import smtplib
from collections.abc import Iterable
from email.message import EmailMessage
from urllib.parse import urlsplit

import msgspec

from simulators.qlvb.errors import bad_request
from simulators.qlvb.part import Part
from simulators.qlvb.records import Outgoing, StoredFile
from simulators.qlvb.requests import MailSettings
from simulators.qlvb.store import Notice

_SETTINGS = "mail"
_TIMEOUT = 5.0


class NoticeMail(Part):
    """Sends notices where a mail server was given. Trouble with mail never stops a document."""

    def use(self, settings: MailSettings) -> bool:
        """Mail goes out through this server from now on; whether a test mail asked for was sent."""
        if settings.smtp_url and (urlsplit(settings.smtp_url).scheme != "smtp" or not self._port(settings)):
            raise bad_request(
                "bad-smtp-url",
                f"Địa chỉ máy chủ thư sai: {settings.smtp_url}",
                f"not an SMTP address: {settings.smtp_url}",
                where="$.smtp_url",
                hint="smtp://127.0.0.1:2525",
            )
        self.office.store.settings.set(_SETTINGS, msgspec.json.encode(settings).decode())
        if not settings.smtp_url or not settings.test_to:
            return False
        test = self._message("Thư thử", "Thư này thử máy chủ thư của phần mềm quản lý văn bản.")
        return self.send(test, (settings.test_to,))

    def settings(self) -> MailSettings:
        text = self.office.store.settings.get(_SETTINGS)
        return msgspec.json.decode(text, type=MailSettings) if text else MailSettings()

    def issued(self, record: Outgoing) -> None:
        """Tell those who wanted to know that a document was issued."""
        settings = self.settings()
        if settings.smtp_url and settings.notify:
            self.send(self.notice(record), settings.notify)

    def notice(self, record: Outgoing) -> EmailMessage:
        """Number and subject, and where the document is to be found."""
        message = self._message(f"Văn bản số {record.code}", self.text(record))
        for file in self.attachments(record):
            maintype, _, subtype = file.content_type.partition("/")
            data = self.office.store.files.read(file.sha256)
            message.add_attachment(data, maintype=maintype, subtype=subtype, filename=file.name)
        return message

    def text(self, record: Outgoing) -> str:
        return f"Văn bản số {record.code}: {record.subject}\nMở văn bản trên phần mềm quản lý văn bản và điều hành."

    def attachments(self, record: Outgoing) -> Iterable[StoredFile]:
        """No file of the document: it is exchanged through the software, not by mail (Đ6.k1.b)."""
        return ()

    def send(self, message: EmailMessage, to: Iterable[str]) -> bool:
        """Hand a message to the mail server; a failure is a notice for people."""
        settings = self.settings()
        message["To"] = ", ".join(to)
        host = urlsplit(settings.smtp_url).hostname or ""
        try:
            with smtplib.SMTP(
                host, self._port(settings), local_hostname="localhost", timeout=_TIMEOUT
            ) as server:
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            self.office.notify(Notice(self.office.now(), "mail-failed", "", "", str(error)))
            return False
        return True

    def _message(self, subject: str, text: str) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = " ".join(subject.split())
        message["From"] = "qlvb@localhost.localdomain"
        message.set_content(text)
        return message

    def _port(self, settings: MailSettings) -> int:
        try:
            return urlsplit(settings.smtp_url).port or 0
        except ValueError:
            return 0
