"""Digital signatures of the product: the leader's first, the agency's seal after it (Đ4.k5, Đ10.k1.b)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from simulators.protocol.errors import ProtocolError
from simulators.protocol.signing import Identity, sign_pdf
from simulators.qlvb.errors import refused
from simulators.qlvb.part import Part
from simulators.qlvb.records import Outgoing, StoredFile


class Signing(Part):
    """Signs the main PDF; what goes with it stays byte for byte."""

    def sign_as_leader(self, record: Outgoing, at: datetime) -> Outgoing:
        """The record with the main file signed by the person with authority."""
        keys = self.office.connection.require_keys()
        return self.with_signature(record, keys.leader, self.signing_time(at), "NguoiKy", "Ký ban hành")

    def seal(self, record: Outgoing, at: datetime) -> Outgoing:
        """The record with the main file signed by the agency."""
        keys = self.office.connection.require_keys()
        return self.with_signature(record, keys.seal, self.signing_time(at), "CoQuan", "Ký số cơ quan")

    def signing_time(self, at: datetime) -> datetime:
        """The product's clock, +07:00 (Đ15.k3)."""
        return at

    def with_signature(
        self, record: Outgoing, identity: Identity, at: datetime, field: str, reason: str
    ) -> Outgoing:
        """The record with one more signature in its main file, in a field that is still free."""
        main = record.main_file
        data = self.office.store.files.read(main.sha256)
        signed = self._sign(data, identity, at, field, reason, attempts=3)
        kept = self.office.store.files.put_bytes(signed)
        self.office.store.files.forget(main.sha256)
        stored: StoredFile = replace(main, sha256=kept.sha256, size=kept.size)
        return replace(record, files=tuple(stored if f is main else f for f in record.files))

    def _sign(
        self, pdf: bytes, identity: Identity, at: datetime, field: str, reason: str, *, attempts: int
    ) -> bytes:
        for attempt in range(attempts):
            try:
                name = field if attempt == 0 else f"{field}{attempt + 1}"
                return sign_pdf(pdf, identity, at=at, field_name=name, reason=reason)
            except ProtocolError as error:
                if error.code != "field-taken" or attempt == attempts - 1:
                    raise refused(
                        "cannot-sign",
                        f"Không ký số được: {error.vi}",
                        f"cannot sign: {error.en}",
                        where="document.files",
                        hint=error.hint,
                    ) from error
        raise AssertionError("unreachable")
