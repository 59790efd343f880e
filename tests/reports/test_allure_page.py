"""The single-file page opens anywhere, asks nobody for anything, and is made only by a program that is there."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reports import write_all
from reports.allure.html import mended, write_html
from reports.allure.node import AllureError, Program, find_allure
from reports.allure.writer import write_allure_results
from reports.everything import HtmlError
from reports.record import RunRecord

ANALYTICS = """
    <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
    <script>
        window.dataLayer = window.dataLayer || [];
        function gtag(){dataLayer.push(arguments);}
    </script>
    <script src="data:text/javascript;base64,QQ=="></script>
    <script>window.allureReportDataReady = false;</script>
"""
HEAD = '<head>\n    <meta charset="utf-8">\n    <title> Allure Report </title>\n</head>'
PAGE = f'<!DOCTYPE html>\n<html lang="en">\n{HEAD}<body>{ANALYTICS}</body></html>'
FAKE = """#!{python}
import json, pathlib, sys
given = sys.argv[1:]
out = pathlib.Path(given[given.index("-o") + 1])
out.mkdir()
config = json.loads(pathlib.Path(given[given.index("--config") + 1]).read_text("utf-8"))
pathlib.Path({said!r}).write_text(json.dumps([given, config]), "utf-8")
(out / "index.html").write_text({page!r}, "utf-8")
"""


def fake_allure(folder: Path) -> Path:
    """A program that stands for allure: it notes what it was asked and leaves a page with analytics."""
    program = folder / "allure"
    program.write_text(FAKE.format(python=sys.executable, said=str(folder / "said.json"), page=PAGE), "utf-8")
    program.chmod(0o755)
    return program


def test_analytics_and_every_foreign_script_are_taken_out() -> None:
    """Scripts of the page itself stay."""
    page = mended(PAGE, "Kiểm chuẩn <1>")
    assert "https://" not in page
    assert "dataLayer" not in page
    assert page.count("<script") == 2
    assert "<title>Kiểm chuẩn &lt;1&gt;</title>" in page


def test_the_page_forbids_its_own_requests() -> None:
    """Whatever a later version of the viewer, or a product's text in it, wants to load."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', mended(PAGE, "x"))
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert not re.search(r"https?:|\*", policy[1])


def test_the_program_named_by_the_environment_is_used(finished: Path, tmp_path: Path) -> None:
    """A site without network names the allure it has; results go in grouped by the regulation."""
    program = find_allure({"KIEMCHUAN_ALLURE": str(fake_allure(tmp_path)), "PATH": os.environ["PATH"]})
    results = write_allure_results(RunRecord.read(finished), finished / "allure-results")
    page = write_html(results, tmp_path / "report.html", program)
    given, config = json.loads((tmp_path / "said.json").read_text("utf-8"))
    assert given[:2] == ["awesome", str(results)]
    assert "--single-file" in given
    assert given[given.index("--group-by") + 1] == "epic,feature,story"
    assert config["name"] == "Kiểm chuẩn QĐ 50/2018 – QLVB Mẫu 1.2"
    assert "Lỗi của kiemchuan, không phải của sản phẩm" in [row["name"] for row in config["categories"]]
    assert "https://" not in page.read_text("utf-8")


def test_a_program_that_is_not_there_is_named_in_both_languages() -> None:
    with pytest.raises(AllureError, match="không chạy được / cannot run '/nowhere/allure'") as error:
        find_allure({"KIEMCHUAN_ALLURE": "/nowhere/allure", "PATH": os.environ["PATH"]})
    assert "Needs a network once" in str(error.value)


def test_a_program_that_fails_says_its_last_words(finished: Path, tmp_path: Path) -> None:
    program = Program((sys.executable, "-c", "import sys; sys.exit('đĩa đầy')"), dict(os.environ))
    with pytest.raises(AllureError, match="đĩa đầy"):
        write_html(finished, tmp_path / "report.html", program)
    assert not (tmp_path / "report.html").exists()


def test_without_network_everything_but_the_page_is_written(
    finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """npm that reaches nobody: a clear message, and no half installation that a later run would trust."""
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text("#!/bin/sh\necho 'npm error network ENOTFOUND' >&2\nexit 1\n", "utf-8")
    npm.chmod(0o755)
    node = npm.with_name("node")
    node.write_text("#!/bin/sh\necho v22.0.0\n", "utf-8")
    node.chmod(0o755)
    monkeypatch.delenv("KIEMCHUAN_ALLURE", raising=False)
    monkeypatch.setenv("PATH", str(npm.parent))
    monkeypatch.setenv("KIEMCHUAN_CACHE", str(tmp_path / "cache"))
    with pytest.raises(HtmlError, match="ENOTFOUND") as error:
        write_all(finished, html=True)
    assert set(error.value.written) == {"summary", "junit", "allure", "text", "page", "scenarios"}
    assert list((tmp_path / "cache" / "node").iterdir()) == []


# ---- in a browser

ITS_OWN = ("clients2.google.com", "update.googleapis.com", "accounts.google.com")
"""Hosts that Chromium asks by itself, whatever page is open: left without address, and out of the count."""
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--virtual-time-budget=8000", "--dump-dom",
)  # fmt: skip


@contextmanager
def trap() -> Iterator[tuple[int, list[str]]]:
    """A port that notes whom each connection to it was meant for, as far as its first bytes say."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        seen: list[str] = []

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(5)
                    hello = connection.recv(4096)
                    seen.append(
                        " ".join(part.decode() for part in re.findall(rb"[a-z0-9-]+(?:\.[a-z]+)+", hello))
                    )

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], seen
        server.shutdown(socket.SHUT_RDWR)


def opened(page: Path, profile: Path) -> tuple[str, list[str]]:
    """The document after its scripts ran, and the foreign connections that it tried: every host is the trap."""
    with trap() as (port, seen):
        rules = [*(f"MAP {host} ~NOTFOUND" for host in ITS_OWN), f"MAP * 127.0.0.1:{port}"]
        command = ["chromium", *FLAGS, f"--host-resolver-rules={', '.join(rules)}"]
        done = subprocess.run(
            [*command, f"--user-data-dir={profile}", page.as_uri()],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        return done.stdout, list(seen)


@pytest.mark.slow
@pytest.mark.foreign("chromium")
@pytest.mark.skipif(shutil.which("chromium") is None, reason="NOT RUN: chromium (apt-get install chromium)")
def test_the_page_opens_in_a_browser_and_asks_nobody_for_anything(finished: Path, tmp_path: Path) -> None:
    """With a control: the same page with the analytics put back is caught by the trap."""
    try:
        page = write_all(finished, html=True)["html"]
    except HtmlError as error:
        pytest.skip(f"NOT RUN: allure cannot be had: {error}")
    text = page.read_text("utf-8")
    assert not re.search(r"(src|href)=[\"']https?://", text)

    document, foreign = opened(page, tmp_path / "profile")
    assert "KB-D15-02 · Văn bản gửi lúc 17:00" in document
    assert "Điều 15. Thời điểm gửi, nhận văn bản điện tử" in document
    assert foreign == []

    control = tmp_path / "control.html"
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    control.write_text(bare.replace("</head>", f"{ANALYTICS}</head>", 1), "utf-8")
    assert opened(control, tmp_path / "profile")[1] != []

    guarded = tmp_path / "guarded.html"
    guarded.write_text(text.replace("</head>", f"{ANALYTICS}</head>", 1), "utf-8")
    assert opened(guarded, tmp_path / "profile")[1] == []
