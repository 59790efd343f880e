"""Files of a message: base64 decoded when asked for, the transport zip opened safely (edXML facts §2.3)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from harness.oracles.edxml.parsing import MessageError

_MAX_PAYLOAD: Final = 512 * 1024 * 1024
_MAX_RATIO: Final = 300
_RATIO_APPLIES_FROM: Final = 32 * 1024 * 1024
_WHITESPACE: Final = bytes(range(33))


def bare_id(content_id: str) -> str:
    """A ContentId without its `cid:`, which one family of systems writes and another leaves out."""
    return content_id.strip().removeprefix("cid:")


@dataclass(frozen=True)
class Reference:
    """One line of the manifest."""

    content_id: str
    name: str
    content_type: str
    description: str
    where: str

    @property
    def bare_id(self) -> str:
        return bare_id(self.content_id)


@dataclass(frozen=True)
class Payload:
    """A file as its sender meant it: out of the transport zip, if it came in one."""

    name: str
    data: bytes
    unzipped: bool

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Attachment:
    """One attached file as the message carries it; `encoded` is None without ContentTransferEncoded."""

    content_id: str
    name: str
    content_type: str
    description: str
    encoded: str | None
    where: str

    @property
    def bare_id(self) -> str:
        return bare_id(self.content_id)

    @cached_property
    def content(self) -> bytes:
        """The transported bytes; base64 may hold white space, anything else is MessageError `bad-base64`."""
        try:
            compact = (self.encoded or "").encode("ascii").translate(None, _WHITESPACE)
            return base64.b64decode(compact, validate=True)
        except (UnicodeEncodeError, binascii.Error) as error:
            raise MessageError("bad-base64", str(error), self.where) from None

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the transported bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def payload(self) -> Payload:
        """The file itself. MessageError `bad-base64`, or `bad-transport-zip` for one broken or a bomb."""
        data = self.content
        entry = self._transport_entry(data)
        if entry is None:
            return Payload(self.name, data, unzipped=False)
        return Payload(self.name, self._inflate(data, entry), unzipped=True)

    def _transport_entry(self, data: bytes) -> zipfile.ZipInfo | None:
        """The one file of a transport zip; None for a file that travels as it is.

        A transport zip holds a single entry; it calls itself one, or the entry has the extension of the
        attachment's name (real messages label zips as PDF). A .docx or .zip, itself a zip, is no such thing.
        """
        extension = PurePosixPath(self.name.lower()).suffix
        if extension == ".zip" or not data.startswith(b"PK\x03\x04"):
            return None
        labelled = self.content_type.strip().lower() == "application/zip"
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            if labelled:
                raise MessageError("bad-transport-zip", str(error), self.where) from None
            return None
        if len(entries) == 1 and (labelled or PurePosixPath(entries[0].filename.lower()).suffix == extension):
            return entries[0]
        return None

    def _inflate(self, data: bytes, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 1:
            raise MessageError("bad-transport-zip", "encrypted", self.where)
        limit = min(_MAX_PAYLOAD, max(_RATIO_APPLIES_FROM, len(data) * _MAX_RATIO))
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(entry) as stream:
                payload = stream.read(limit + 1)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, zlib.error, OSError) as error:
            raise MessageError("bad-transport-zip", str(error), self.where) from None
        if len(payload) > limit:
            raise MessageError("bad-transport-zip", f"inflates beyond {limit} bytes", self.where)
        return payload
