"""The simulated scanner beside a real clamd that knows the same signatures: both say the same of the same files."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulators.agencies.papers import LISTED_KINDS, office_file
from simulators.agencies.papers.infected import INFECTED, infected_file
from simulators.antivirus import Clamd, eicar_file, load_signatures

pytestmark = [pytest.mark.foreign("clamd")]

UNSEEN_BY_CLAMD = frozenset(
    {"tệp văn bản thô chứa tệp thử EICAR mã hóa base64", "tệp xlsx có macro mang chữ ký thử"}
)
"""clamd does not decode base64 outside mail (measured), and our minimal macro project is no project to it."""


def signatures() -> str:
    rows = [("Eicar-Test-Signature", "0", eicar_file())]
    rows += [(s.name, "*", s.pattern) for s in load_signatures().signatures]
    return "".join(f"{name}:0:{offset}:{pattern.hex()}\n" for name, offset, pattern in rows)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder: Path = tmp_path_factory.mktemp("clamd")
    folder.chmod(0o755)
    (folder / "db").mkdir()
    (folder / "db" / "thu.ndb").write_text(signatures(), "ascii")
    port = free_port()
    settings = [
        f"DatabaseDirectory {folder / 'db'}", f"TemporaryDirectory {folder}", f"TCPSocket {port}",
        "TCPAddr 127.0.0.1", "Foreground yes", f"LogFile {folder / 'log'}", "OfficialDatabaseOnly no",
        f"User {os.environ.get('USER', 'root') if os.getuid() else 'root'}", "DisableCertCheck yes",
    ]  # fmt: skip
    (folder / "clamd.conf").write_text("\n".join(settings[:-1]) + "\n", "utf-8")
    process = subprocess.Popen(
        ["clamd", "--config-file", str(folder / "clamd.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        for _ in range(200):
            if process.poll() is not None:
                raise RuntimeError((process.stderr.read() if process.stderr else b"").decode())
            try:
                if ask(port, b"zPING\0") == b"PONG\0":
                    break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def ours() -> Iterator[int]:
    with Clamd() as clamd:
        yield clamd.port


def ask(port: int, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(sent)
        answer = b""
        while more := connection.recv(65536):
            answer += more
    return answer


def instream(port: int, data: bytes) -> str:
    """`OK`, or the name of what was found without clamd's suffix for signatures that are not its own."""
    answer = ask(port, b"zINSTREAM\0" + struct.pack("!I", len(data)) + data + struct.pack("!I", 0))
    said = answer.rstrip(b"\0").decode().removeprefix("stream: ")
    return said.removesuffix(" FOUND").removesuffix(".UNOFFICIAL")


@pytest.mark.parametrize("command", [b"zPING\0", b"nPING\n", b"zFOO\0"], ids=ascii)
def test_both_answer_commands_alike(real: int, ours: int, command: bytes) -> None:
    assert ask(ours, command) == ask(real, command)


def test_both_number_the_answers_of_a_session(real: int, ours: int) -> None:
    sent = b"zIDSESSION\0zPING\0zPING\0zEND\0"
    assert ask(ours, sent) == ask(real, sent)


@pytest.mark.parametrize("kind", [kind for kind in INFECTED if kind not in UNSEEN_BY_CLAMD])
def test_both_find_the_same_in_papers(real: int, ours: int, kind: str) -> None:
    _, data = infected_file(kind)
    assert instream(ours, data) == instream(real, data)


@pytest.mark.parametrize("kind", sorted(UNSEEN_BY_CLAMD))
def test_ours_sees_what_clamd_leaves_to_mail_gateways(real: int, ours: int, kind: str) -> None:
    _, data = infected_file(kind)
    assert instream(real, data) == "OK"
    assert instream(ours, data) != "OK"


@pytest.mark.parametrize("kind", LISTED_KINDS)
def test_both_leave_clean_papers_alone(real: int, ours: int, kind: str) -> None:
    assert instream(ours, office_file(kind)) == instream(real, office_file(kind)) == "OK"


@pytest.mark.parametrize(
    "data", [eicar_file() + b"\n", b" " + eicar_file(), eicar_file()[:-1]], ids=["newline", "blank", "short"]
)
def test_both_know_the_same_test_file(real: int, ours: int, data: bytes) -> None:
    assert instream(ours, data) == instream(real, data)
