"""Packing of attachments as the national SDK does it (edXML facts 2.3)."""

from __future__ import annotations

import hashlib
import uuid
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO, BinaryIO, Final, overload

from simulators.protocol.files.errors import FileError
from simulators.protocol.files.kinds import sniff
from simulators.protocol.files.names import extension_of

_AS_IS: Final = frozenset({"pdf", "doc", "docx", "xsl", "xslx", "zip"})
"""`xsl`, `xslx` are the SDK's slips for xls and xlsx: real .xls and .xlsx are zipped."""
_ZIP: Final = "application/zip"
_CHUNK: Final = 1 << 20
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class PackedFile:
    """A file as an attachment carries it: `name` stays the file's own even where the bytes are a ZIP."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True)
class UnpackLimits:
    """`size`: bytes of the unpacked file. `ratio`: times the packed size, once `free` bytes came out."""

    size: int = 256 << 20
    ratio: int = 250
    free: int = 16 << 20


def pack_for_transport(name: str, data: bytes) -> PackedFile:
    """Pack like the SDK, reproducibly: the entry name, random there, is derived from the content."""
    extension = extension_of(name)
    if extension in _AS_IS:
        return PackedFile(name, f"application/{extension}", data)
    entry = uuid.UUID(bytes=hashlib.sha256(data).digest()[:16], version=4)
    info = zipfile.ZipInfo(f"{entry}.{extension}" if extension else str(entry), _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, data)
    return PackedFile(name, _ZIP, packed.getvalue())


def is_transport_zip(data: bytes | BinaryIO, *, name: str, content_type: str) -> bool:
    """Whether the bytes are a transport ZIP around a file called `name`.

    They are if they are a plain ZIP and `name` is none. The content type alone does not tell: real messages
    carry ZIPs under application/pdf and text/plain, and office files (ZIPs by nature) under application/zip.
    """
    if extension_of(name) == "zip":
        return False
    if sniff(data, name).extension != "zip":
        return False
    return content_type.strip().lower() == _ZIP or _wraps(data, extension_of(name))


@overload
def unpack_transport_zip(data: bytes | BinaryIO, *, limits: UnpackLimits = ...) -> bytes: ...


@overload
def unpack_transport_zip(data: bytes | BinaryIO, target: BinaryIO, *, limits: UnpackLimits = ...) -> None: ...


def unpack_transport_zip(
    data: bytes | BinaryIO, target: BinaryIO | None = None, *, limits: UnpackLimits = UnpackLimits()
) -> bytes | None:
    """The one file in a transport ZIP: returned, or written to `target` by chunks (then None).

    Its name in the archive is never used. FileError `bad-zip` (not one, encrypted, damaged), `many-entries`,
    `unsafe-path`, `too-large` (by what comes out, not by what the archive says): `target` then holds a part.
    """
    stream = BytesIO(data) if isinstance(data, bytes) else data
    packed = stream.seek(0, 2)
    output = BytesIO() if target is None else target
    try:
        with zipfile.ZipFile(stream) as archive, archive.open(_only_entry(archive)) as source:
            _copy(source, output, packed, limits)
    except _DAMAGED as error:
        raise FileError(
            "bad-zip", f"tệp nén hỏng: {error}", f"a damaged ZIP: {error}", hint="pack it again, unencrypted"
        ) from error
    return output.getvalue() if isinstance(output, BytesIO) and target is None else None


def _only_entry(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) != 1:
        raise FileError(
            "many-entries",
            f"tệp nén vận chuyển phải có đúng một tệp, có {len(entries)}",
            f"a transport ZIP holds exactly one file, this one {len(entries)}",
        )
    path = entries[0].filename.replace("\\", "/")
    if path.startswith("/") or ":" in path or ".." in path.split("/"):
        raise FileError(
            "unsafe-path", f"đường dẫn nguy hiểm: {path!r}", f"a dangerous path: {path!r}", where=path
        )
    return entries[0]


def _copy(source: IO[bytes], output: BinaryIO, packed: int, limits: UnpackLimits) -> None:
    written = 0
    while chunk := source.read(_CHUNK):
        written += len(chunk)
        if written > limits.size or (written > limits.free and written > packed * limits.ratio):
            raise FileError(
                "too-large",
                f"tệp giải nén vượt giới hạn (nén {packed} byte)",
                f"what comes out of {packed} bytes is beyond the limits",
                hint=f"at most {limits.size} bytes, {limits.ratio} times the packed size",
            )
        output.write(chunk)


def _wraps(data: bytes | BinaryIO, extension: str) -> bool:
    stream = BytesIO(data) if isinstance(data, bytes) else data
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except _DAMAGED:
        return False
    finally:
        stream.seek(0)
    return len(names) == 1 and extension_of(names[0]) == extension
