"""A compound file (OLE2, version 3) around given streams: the container of .doc and .xls.

Every stream is padded to 4096 bytes or more, so no mini-stream is needed; 512-byte sectors; one FAT sector,
which limits the whole to 127 sectors (about 63 KB): enough for the small papers made here.
"""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def compound_file(streams: dict[str, bytes]) -> bytes:
    """The container with these streams in its root. ValueError if they need more than one FAT sector."""
    padded = {
        name: data.ljust(max(4096, -(-len(data) // _SECTOR) * _SECTOR), b"\0")
        for name, data in streams.items()
    }
    directory_sectors = -(-(len(streams) + 1) // 4)
    fat = [_FAT]
    fat += [*range(2, directory_sectors + 1), _END]
    starts: dict[str, int] = {}
    for name, data in padded.items():
        starts[name] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + len(data) // _SECTOR), _END]
    if len(fat) > _SECTOR // 4:
        raise ValueError(f"{len(fat)} sectors do not fit into one allocation table")
    fat += [_FREE] * (_SECTOR // 4 - len(fat))
    header = _MAGIC + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    # The tree of siblings is a chain to the right, in the format's order of names: length, then text.
    order = sorted(padded, key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, child=1)]
    for position, name in enumerate(order, start=1):
        right = position + 1 if position < len(order) else _FREE
        entries.append(_entry(name, 2, right=right, start=starts[name], size=len(padded[name])))
    empty = _entry("", 0)
    entries += [empty] * (directory_sectors * 4 - len(entries))
    return header + struct.pack(f"<{len(fat)}I", *fat) + b"".join(entries) + b"".join(padded.values())


def _entry(
    name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int | None = None, size: int = 0
) -> bytes:
    encoded = name.encode("utf-16-le")
    length = len(encoded) + 2 if name else 0
    first = start if start is not None else (_END if kind == 5 else 0)
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", length, kind, 1)
        + struct.pack("<III", _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
