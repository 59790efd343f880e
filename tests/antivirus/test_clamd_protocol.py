"""The scanner answers as clamd(8) says, byte for byte; moods are what a product may meet in a real agency."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator

import pytest

from simulators.antivirus import Clamd, Mood, eicar_file
from simulators.antivirus.clamd import ClamdSettings

FOUND = b"stream: Eicar-Test-Signature FOUND"


@pytest.fixture
def clamd() -> Iterator[Clamd]:
    with Clamd(settings=ClamdSettings(stream_limit=1 << 20, idle=2.0)) as running:
        yield running


def talk(clamd: Clamd, sent: bytes) -> bytes:
    """Everything that the scanner answers until it closes the connection."""
    with socket.create_connection((clamd.host, clamd.port), timeout=5) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while more := connection.recv(65536):
            answer += more
    return answer


def stream(*chunks: bytes) -> bytes:
    return b"".join(struct.pack("!I", len(c)) + c for c in chunks) + struct.pack("!I", 0)


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (b"zPING\0", b"PONG\0"),
        (b"nPING\n", b"PONG\n"),
        (b"PING\n", b"PONG\n"),
        (b"nPING\r\n", b"PONG\n"),
        (b"zRELOAD\0", b"RELOADING\0"),
        (b"zFOO\0", b"UNKNOWN COMMAND\0"),
        (b"zSCAN /etc/passwd\0", b"/etc/passwd: File path check failure: Operation not permitted. ERROR\0"),
    ],
    ids=ascii,
)
def test_commands_are_answered_with_their_own_ending(clamd: Clamd, command: bytes, answer: bytes) -> None:
    assert talk(clamd, command) == answer


def test_the_version_names_engine_and_signatures(clamd: Clamd) -> None:
    version = talk(clamd, b"zVERSION\0")
    assert version.startswith(b"ClamAV ") and version.endswith(b"/kiemchuan-1\0")
    assert talk(clamd, b"zVERSIONCOMMANDS\0").startswith(version[:-1] + b"| COMMANDS: ")


@pytest.mark.parametrize("prefix", [b"z", b"n"], ids=ascii)
@pytest.mark.parametrize("size", [1, 7, 68, 4096])
def test_a_stream_may_come_in_chunks_of_any_size(clamd: Clamd, prefix: bytes, size: int) -> None:
    ending = b"\0" if prefix == b"z" else b"\n"
    data = eicar_file()
    chunks = [data[n : n + size] for n in range(0, len(data), size)]
    assert talk(clamd, prefix + b"INSTREAM" + ending + stream(*chunks)) == FOUND + ending
    assert clamd.journal.since(0)[-1].data == data


def test_an_empty_stream_is_clean(clamd: Clamd) -> None:
    assert talk(clamd, b"zINSTREAM\0" + stream()) == b"stream: OK\0"


def test_a_stream_beyond_the_limit_is_refused_and_the_connection_closed(clamd: Clamd) -> None:
    at, beyond = bytes(1 << 20), bytes((1 << 20) + 1)
    assert talk(clamd, b"zINSTREAM\0" + stream(at)) == b"stream: OK\0"
    answer = talk(clamd, b"zINSTREAM\0" + struct.pack("!I", len(beyond)))
    assert answer == b"INSTREAM size limit exceeded. ERROR\0"


def test_a_session_numbers_its_answers(clamd: Clamd) -> None:
    sent = b"zIDSESSION\0zPING\0zINSTREAM\0" + stream(eicar_file()) + b"zPING\0zEND\0"
    assert talk(clamd, sent) == b"1: PONG\0" + b"2: " + FOUND + b"\0" + b"3: PONG\0"


def test_outside_a_session_one_command_ends_the_connection(clamd: Clamd) -> None:
    assert talk(clamd, b"zPING\0zPING\0") == b"PONG\0"


def test_many_clients_are_served_at_once(clamd: Clamd) -> None:
    answers: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: answers.append(talk(clamd, b"zINSTREAM\0" + stream(eicar_file()))))
        for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert answers == [FOUND + b"\0"] * 20
    assert [scan.number for scan in clamd.journal.since(0)] == list(range(1, 21))


@pytest.mark.parametrize(
    "garbage",
    [b"", b"\0", b"z", b"\xff" * 5000, b"GET / HTTP/1.1\r\n\r\n", b"zINSTREAM\0\0"],
    ids=lambda b: ascii(b[:16]),
)
def test_garbage_neither_hangs_nor_stops_it(clamd: Clamd, garbage: bytes) -> None:
    talk(clamd, garbage)
    assert talk(clamd, b"zPING\0") == b"PONG\0"


@pytest.mark.parametrize(
    ("mood", "answer"),
    [
        (Mood.FAILING, b"stream: Can't allocate memory ERROR\0"),
        (Mood.MUTE, b""),
        (Mood.GARBLED, b"\x15\x03\x01 ???\0"),
        (Mood.SLOW, FOUND + b"\0"),
        (Mood.WELL, FOUND + b"\0"),
    ],
    ids=lambda value: value.value if isinstance(value, Mood) else "",
)
def test_moods(clamd: Clamd, mood: Mood, answer: bytes) -> None:
    clamd.mood = mood
    assert talk(clamd, b"zINSTREAM\0" + stream(eicar_file())) == answer
    scan = clamd.journal.since(0)[-1]
    assert scan.answer.encode() == answer.removesuffix(b"\0")
    assert bool(scan.finding) == (b"FOUND" in answer)


def test_a_scanner_that_is_down_refuses_and_comes_back_on_the_same_port(clamd: Clamd) -> None:
    port = clamd.port
    clamd.mood = Mood.DOWN
    with pytest.raises(ConnectionRefusedError):
        talk(clamd, b"zPING\0")
    clamd.mood = Mood.WELL
    assert clamd.port == port
    assert talk(clamd, b"zPING\0") == b"PONG\0"
