"""A product that kiemchuan starts: waited for, its output kept without secrets, gone afterwards with all it began."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.sut.declaration import DeclarationError, load_declaration
from harness.sut.launchers import Launched, Surroundings, launch
from tests.attach.conftest import Attached

PYTHON = json.dumps(sys.executable)
REFERENCE = (
    f'[launcher]\nkind = "process"\ncommand = [{PYTHON}, "-m", "simulators.qlvb", "--port", "{{port}}", '
    '"--token", "{token}", "--db", "{data}/q.sqlite"]\n'
)
BY_URL = '[driver]\nkind = "http"\ntoken = "khoa-thu"\n'
Start = Callable[..., Launched]


@pytest.fixture
def started(tmp_path: Path) -> Start:
    """Launch a small script as the product; `more` are entries of `[launcher]`."""

    def start(script: str, more: str = "", *, shell: bool = False, seconds: float = 20) -> Launched:
        (tmp_path / "product").write_text(script, "utf-8")
        program = '"/bin/sh"' if shell else PYTHON
        (tmp_path / "sut.toml").write_text(
            f'[product]\nname = "X"\nversion = "1"\n[driver]\nkind = "none"\n[launcher]\nkind = "process"\n'
            f'command = [{program}, "product"]\nready_seconds = {seconds}\n{more}',
            "utf-8",
        )
        around = Surroundings(
            environment={"KIEMCHUAN_X": "từ thế giới"}, log=tmp_path / "log", secrets=("bí mật",)
        )
        return launch(load_declaration(tmp_path / "sut.toml"), around=around)

    return start


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def ended(pid: int) -> bool:
    """Within a second: a killed orphan is reaped by whoever adopts it."""
    deadline = time.monotonic() + 1
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not alive(pid)


# ------------------------------------------------------------------------------------------------ a whole run


def test_a_started_product_is_judged_and_what_it_printed_is_evidence(judged: Attached) -> None:
    run = judged(BY_URL, "--rule", "D15.k2-2", more=REFERENCE)
    assert (run.rule("D15.k2-2")[0], run.code) == ("passed", 0)
    [log] = [event for event in run.events("observation") if event["kind"] == "product.log"]
    digest = log["blobs"]["log"]
    kept = (run.folder / "evidence" / digest[:2] / digest).read_text("utf-8")
    assert "kiemchuan/qlvb/1" in kept
    assert "khoa-thu" not in kept


def test_a_product_that_does_not_start_is_told_in_one_message_and_code_2(tmp_path: Path) -> None:
    (tmp_path / "sut.toml").write_text(
        f'[product]\nname = "X"\nversion = "1"\n{BY_URL}[declaration]\nlevels = ["L1"]\n[launcher]\nkind = "process"\n'
        f'command = [{PYTHON}, "-c", "raise SystemExit(\'thiếu cơ sở dữ liệu\')", "{{port}}"]\n',
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "harness.cli", "run", "--sut", "sut.toml", "--rule", "D15.k2-2", "--out", "r"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2, done.stdout + done.stderr
    assert "thiếu cơ sở dữ liệu" in done.stderr
    assert "Traceback" not in done.stderr


# ------------------------------------------------------------------------------------------------ ready


@pytest.mark.parametrize(
    "more",
    ['ready_log = "^sẵn sàng"\n', "ready_port = {port}\n", 'ready_url = "http://127.0.0.1:{port}/x"\n'],
)
def test_it_is_waited_for_as_asked(more: str, started: Start, free_port: int) -> None:
    script = (
        "import http.server, os, time\ntime.sleep(0.3)\n"
        f"server = http.server.HTTPServer(('127.0.0.1', {free_port}), http.server.BaseHTTPRequestHandler)\n"
        "print('sẵn sàng', os.environ['KIEMCHUAN_X'], flush=True)\nserver.serve_forever()\n"
    )
    launched = started(script, more.replace("{port}", str(free_port)))
    try:
        assert launched.gone() == ""
        assert launched.log is not None
    finally:
        launched.stop()
    assert "sẵn sàng từ thế giới" in launched.log.read_text("utf-8")


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("print('hết chỗ'); raise SystemExit(7)", r"(?s)7 trước khi sẵn sàng.*hết chỗ"),
        ("import time; print('chờ mãi', flush=True); time.sleep(60)", r"(?s)ready_log.*chờ mãi"),
    ],
    ids=["ends", "hangs"],
)
def test_one_that_is_never_ready_is_told_with_its_last_lines(script: str, says: str, started: Start) -> None:
    before = time.monotonic()
    with pytest.raises(DeclarationError, match=says):
        started(script, 'ready_log = "^xong$"\n', seconds=1)
    assert time.monotonic() - before < 8


def test_a_copy_that_was_left_behind_is_not_taken_for_the_product(started: Start, free_port: int) -> None:
    """It would answer at once, and be judged in place of what is started now."""
    with socket.socket() as left:
        left.bind(("127.0.0.1", free_port))
        left.listen()
        with pytest.raises(DeclarationError, match=rf"ready_port {free_port}"):
            started("raise SystemExit('không được chạy')", f"ready_port = {free_port}\n")


def test_a_command_that_is_not_there_is_the_configuration_s_fault(tmp_path: Path) -> None:
    (tmp_path / "sut.toml").write_text(
        '[product]\nname = "X"\nversion = "1"\n[driver]\nkind = "none"\n[launcher]\nkind = "process"\n'
        'command = ["khong-co-lenh-nay"]\nready_log = "x"\n',
        "utf-8",
    )
    with pytest.raises(DeclarationError, match=r"launcher\.command"):
        launch(load_declaration(tmp_path / "sut.toml"), around=Surroundings(log=tmp_path / "log"))


def test_without_an_address_or_a_sign_of_readiness_nothing_is_started(started: Start) -> None:
    with pytest.raises(DeclarationError, match="ready_log"):
        started("raise SystemExit('không được chạy')")


# ------------------------------------------------------------------------------------------------ stopped


def test_all_that_it_began_ends_with_it(started: Start) -> None:
    """A product that is a shell script with a child in the background leaves neither behind."""
    launched = started("sleep 300 &\necho pids $$ $!\nwait\n", 'ready_log = "pids"\n', shell=True)
    assert launched.log is not None
    shell, child = map(int, launched.log.read_text("utf-8").split()[1:3])
    assert alive(shell)
    assert alive(child)
    launched.stop()
    assert ended(shell)
    assert ended(child)


def test_one_that_does_not_listen_is_killed_in_time(started: Start) -> None:
    script = (
        "import os, signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('pid', os.getpid(), flush=True)\nwhile True: time.sleep(1)\n"
    )
    launched = started(script, 'ready_log = "pid"\nstop_seconds = 0.3\n')
    assert launched.log is not None
    pid = int(launched.log.read_text("utf-8").split()[1])
    before = time.monotonic()
    launched.stop()
    assert time.monotonic() - before < 5
    assert ended(pid)


def test_how_it_ended_is_known(started: Start) -> None:
    launched = started("import os; print('sẵn sàng', flush=True); os.abort()", 'ready_log = "sẵn sàng"\n')
    deadline = time.monotonic() + 5
    while not launched.gone() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert "signal 6" in launched.gone()
    launched.stop()


def test_output_is_kept_up_to_a_bound_and_without_secrets(
    started: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.sut.launchers.output.MOST", 4096)
    script = (
        "print('khóa: bí mật', flush=True)\nfor _ in range(1000): print('x' * 100)\nprint('xong', flush=True)\n"
        "import time; time.sleep(60)\n"
    )
    launched = started(script, 'ready_log = "xong"\n')
    launched.stop()
    assert launched.log is not None
    text = launched.log.read_text("utf-8")
    assert "khóa: ***" in text
    assert "bí mật" not in text
    assert len(text) < 5000
    assert text.rstrip().endswith("the rest is dropped]")


# ------------------------------------------------------------------------------------------------ its clock


@pytest.mark.foreign("faketime")
@pytest.mark.parametrize("runtime", ["python-asyncio", "python"])
def test_a_closed_product_is_moved_through_time_by_libfaketime(
    runtime: str, judged: Attached, tmp_path: Path
) -> None:
    """It has no set_clock; rules that need a jump in time are judged all the same, and pass."""
    script = Path(__file__).with_name("ticking_reference.py")
    data = tmp_path / "q.sqlite"
    more = (
        'without = ["set_clock"]\n[clock]\nmode = "virtual"\n[launcher]\nkind = "process"\n'
        f'command = [{PYTHON}, "{script}", "{{port}}", "{{token}}", "{data}"]\nfaketime = "{runtime}"\n'
        f'environment = {{ PYTHONPATH = "{os.pathsep.join(sys.path)}" }}\n'
    )
    run = judged(BY_URL, "--scenario", "KB-D15-07", "--scenario", "KB-D15-09", more=more)
    assert run.rule("D15.k2-2") == ("passed", None), run.details("D15.k2-2")
    assert [event for event in run.events("observation") if event["kind"] == "clock.moved"]


# ------------------------------------------------------------------------------------------------ cut short


def test_a_run_that_ci_ends_leaves_no_product_behind_and_no_complete_record(tmp_path: Path) -> None:
    (tmp_path / "sut.toml").write_text(
        f'[product]\nname = "X"\nversion = "1"\n{BY_URL}[declaration]\nlevels = ["L1", "L2"]\n'
        + REFERENCE.replace(
            "command = [", 'command = ["/bin/sh", "-c", "echo pid $$; exec \\"$@\\"", "sh", '
        ),
        "utf-8",
    )
    run = subprocess.Popen(
        [sys.executable, "-m", "harness.cli", "run", "--sut", "sut.toml", "--article", "15", "--out", "r"],
        cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert run.stderr is not None
    next(line for line in run.stderr if "KB-D15" in line)  # the first scenario has been judged
    pid = int((tmp_path / "r" / "product.log").read_text("utf-8").split()[1])
    assert alive(pid)
    run.terminate()
    run.stderr.read()
    run.wait(30)
    assert ended(pid)
    footer = json.loads((tmp_path / "r" / "events.jsonl").read_text("utf-8").splitlines()[-1])
    assert (footer["type"], footer["complete"], run.returncode) == ("footer", False, 4)
