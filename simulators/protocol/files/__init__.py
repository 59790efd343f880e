"""Files that travel with a document: their kinds, names, pages and packing (Đ4.k4, Đ8.k1)."""

from simulators.protocol.files.errors import FileError
from simulators.protocol.files.kinds import (
    LISTED_EXTENSIONS,
    FileKind,
    Listing,
    is_listed_format,
    listing,
    sniff,
)
from simulators.protocol.files.names import extension_of, is_safe_name, safe_name
from simulators.protocol.files.pages import pdf_pages
from simulators.protocol.files.transport import (
    PackedFile,
    UnpackLimits,
    is_transport_zip,
    pack_for_transport,
    unpack_transport_zip,
)

__all__ = [
    "LISTED_EXTENSIONS",
    "FileError",
    "FileKind",
    "Listing",
    "PackedFile",
    "UnpackLimits",
    "extension_of",
    "is_listed_format",
    "is_safe_name",
    "is_transport_zip",
    "listing",
    "pack_for_transport",
    "pdf_pages",
    "safe_name",
    "sniff",
    "unpack_transport_zip",
]
