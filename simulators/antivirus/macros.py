"""Source of VBA macros: the compressed containers of a stream, unpacked (the algorithm of [MS-OVBA] 2.4.1)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from math import ceil, log2
from typing import Final

_SIGNATURE: Final = 0b011
_CHUNK: Final = 4096
_MOST: Final = 64


def decompressed_macros(stream: bytes, limit: int) -> Iterator[bytes]:
    """What each plausible container in a stream unpacks to, at most `limit` bytes each."""
    position, found = stream.find(b"\x01"), 0
    while position != -1 and found < _MOST:
        if _starts_container(stream, position):
            source = decompress(stream[position:], limit)
            if source:
                found += 1
                yield source
        position = stream.find(b"\x01", position + 1)


def decompress(container: bytes, limit: int) -> bytes:
    """The text of one container; what can be read of a damaged one."""
    out = bytearray()
    position = 1
    while position + 2 <= len(container) and len(out) < limit:
        (header,) = struct.unpack_from("<H", container, position)
        if header >> 12 & 0b111 != _SIGNATURE:
            break
        chunk = container[position + 2 : position + (header & 0xFFF) + 3]
        out += _tokens(chunk) if header >> 15 else chunk
        position += (header & 0xFFF) + 3
    return bytes(out[:limit])


def _starts_container(stream: bytes, position: int) -> bool:
    if position + 3 > len(stream):
        return False
    (header,) = struct.unpack_from("<H", stream, position + 1)
    return bool(header >> 12 & 0b111 == _SIGNATURE)


def _tokens(chunk: bytes) -> bytes:
    out = bytearray()
    position = 0
    while position < len(chunk) and len(out) < _CHUNK:
        flags = chunk[position]
        position += 1
        for bit in range(8):
            if position >= len(chunk):
                break
            if not flags >> bit & 1:
                out.append(chunk[position])
                position += 1
                continue
            if position + 2 > len(chunk) or not out:
                return bytes(out)
            (token,) = struct.unpack_from("<H", chunk, position)
            position += 2
            bits = max(ceil(log2(len(out))), 4) if len(out) > 1 else 4
            length = (token & (0xFFFF >> bits)) + 3
            start = len(out) - (token >> (16 - bits)) - 1
            if start < 0:
                return bytes(out)
            for n in range(length):
                out.append(out[start + n])
    return bytes(out)
