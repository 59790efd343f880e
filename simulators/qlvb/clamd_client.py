"""One question to a scanner that speaks the clamd protocol: are these bytes clean."""

from __future__ import annotations

import socket
import struct
from typing import Final
from urllib.parse import urlsplit

from simulators.qlvb.errors import bad_request

_CHUNK: Final = 1 << 16
_LONGEST_ANSWER: Final = 4096


class ScannerFailed(Exception):
    """The scanner did not say whether the bytes are clean: unreachable, an error, or no answer that can be read."""


def address_of(url: str) -> tuple[str, int]:
    """Host and port of `tcp://127.0.0.1:3310`. QlvbError `bad-clamd-url` if it is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = urlsplit(""), None, None
    if parts.scheme != "tcp" or not host or not port:
        raise bad_request(
            "bad-clamd-url",
            f"Địa chỉ máy quét sai: {url}",
            f"not the address of a scanner: {url}",
            where="$.clamd_url",
            hint="tcp://127.0.0.1:3310",
        )
    return host, port


def ping(url: str, timeout: float) -> bool:
    """Whether a scanner answers there."""
    try:
        return _exchange(url, b"zPING\0", (), timeout) == "PONG"
    except ScannerFailed:
        return False


def scan(url: str, data: bytes, timeout: float) -> str:
    """The name of what was found, empty if the bytes are clean. ScannerFailed says why nobody knows."""
    view = memoryview(data)
    chunks = [view[start : start + _CHUNK] for start in range(0, len(data), _CHUNK)]
    said = _exchange(url, b"zINSTREAM\0", chunks, timeout)
    if said == "stream: OK":
        return ""
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return said.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerFailed(said or "không trả lời")


def _exchange(url: str, command: bytes, chunks: list[memoryview] | tuple[()], timeout: float) -> str:
    try:
        with socket.create_connection(address_of(url), timeout=timeout) as connection:
            connection.sendall(command)
            for chunk in chunks:
                connection.sendall(struct.pack("!I", len(chunk)) + chunk)
            if command == b"zINSTREAM\0":
                connection.sendall(struct.pack("!I", 0))
            return _answer(connection)
    except OSError as error:
        raise ScannerFailed(str(error)) from error


def _answer(connection: socket.socket) -> str:
    """Up to the ending zero; an answer cut short is none."""
    answer = b""
    while not answer.endswith(b"\0"):
        more = connection.recv(1024)
        if not more or len(answer) > _LONGEST_ANSWER:
            raise ScannerFailed("trả lời dở dang")
        answer += more
    return answer[:-1].decode("utf-8", "replace")
