"""A product in a container is started, reached and stopped through testcontainers, without any registry.

The image is made on the spot of busybox alone: its little web server answers `GET /about` as a driver would.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.sut.declaration import DeclarationError, load_declaration
from harness.sut.drivers import HttpDriver
from harness.sut.launchers import Surroundings, launch

IMAGE = "kiemchuan-busybox-driver:1"
ABOUT = {
    "product": "QLVB trong thùng chứa", "version": "1", "vendor": "thử", "contract": "1",
    "capabilities": ["about"], "features": {},
}  # fmt: skip
BUSYBOX = shutil.which("busybox") or "/bin/busybox"


def reachable() -> bool:
    return shutil.which("docker") is not None and subprocess.run(
        ["docker", "info"], capture_output=True, check=False
    ).returncode == 0  # fmt: skip


pytestmark = [
    pytest.mark.foreign("docker"),
    pytest.mark.skipif(
        not reachable() or not Path(BUSYBOX).exists(),
        reason="NOT RUN: a docker daemon and busybox-static, install: apt-get install docker.io busybox-static",
    ),
]


@pytest.fixture
def image() -> Iterator[str]:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, data, mode in (
            ("bin/busybox", Path(BUSYBOX).read_bytes(), 0o755),
            ("www/about", json.dumps(ABOUT, ensure_ascii=False).encode(), 0o644),
            ("etc/httpd.conf", b".about:application/json\n", 0o644),
        ):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(data), mode
            tar.addfile(entry, io.BytesIO(data))
    subprocess.run(
        ["docker", "import", "-", IMAGE], input=archive.getvalue(), capture_output=True, check=True
    )
    yield IMAGE
    subprocess.run(["docker", "rmi", "-f", IMAGE], capture_output=True, check=False)


def sut(folder: Path, image: str, port: int, more: str = "") -> Path:
    path = folder / "sut.toml"
    path.write_text(
        '[product]\nname = "Trong thùng chứa"\nversion = "1"\n[driver]\nkind = "http"\ntoken = "thu"\n'
        f'[declaration]\ncapabilities = ["about"]\n[launcher]\nkind = "container"\nimage = "{image}"\nport = {port}\n'
        f'network = "host"\ncommand = "/bin/busybox httpd -f -p 127.0.0.1:{port} -h /www"\nready_seconds = 20\n{more}',
        "utf-8",
    )
    return path


def test_a_product_in_a_container_is_reached_and_stopped(
    image: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "TESTCONTAINERS_RYUK_DISABLED", "true")
    launched = launch(load_declaration(sut(tmp_path, image, 18979)))
    try:
        with HttpDriver(launched.url, launched.token) as driver:
            assert driver.about()["product"] == ABOUT["product"]
    finally:
        launched.stop()
    left = subprocess.run(
        ["docker", "ps", "-q", "--filter", f"ancestor={image}"], capture_output=True, text=True, check=True
    )
    assert left.stdout == ""


def test_an_image_that_nobody_has_is_the_configuration_s_fault(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="did not start"):
        launch(load_declaration(sut(tmp_path, "kiemchuan-khong-co:0", 18978)))


def companion(image: str, command: str, ready: str) -> str:
    return (
        f'[[launcher.companions]]\nname = "db"\nimage = "{image}"\ncommand = "{command}"\n{ready}\n'
        "ready_seconds = 10\n"
    )


def containers(image: str) -> str:
    return subprocess.run(
        ["docker", "ps", "-aq", "--filter", f"ancestor={image}"], capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.parametrize("ready", ['ready_log = "database system is ready"', "ready_port = 18977"])
def test_a_companion_is_up_before_the_product_and_gone_after_it(
    ready: str, image: str, tmp_path: Path
) -> None:
    speaks = (
        "/bin/busybox sh -c 'echo database system is ready; exec /bin/busybox httpd -f -p 127.0.0.1:18977'"
    )
    around = Surroundings(log=tmp_path / "product.log")
    path = sut(tmp_path, image, 18976, companion(image, speaks, ready))
    launched = launch(load_declaration(path), around=around)
    assert launched.gone() == ""
    assert len(containers(image).split()) == 2
    launched.stop()
    assert containers(image) == ""
    assert around.log.exists()


def test_a_companion_that_ends_is_told_with_what_it_said_and_nothing_stays(
    image: str, tmp_path: Path
) -> None:
    dies = companion(image, "/bin/busybox sh -c 'echo thieu mat khau; exit 5'", 'ready_log = "ready"')
    with pytest.raises(DeclarationError, match=r"(?s)db.*code 5.*thieu mat khau"):
        launch(load_declaration(sut(tmp_path, image, 18975, dies)))
    assert containers(image) == ""


def test_a_product_that_ends_before_it_answers_is_told_with_its_code(image: str, tmp_path: Path) -> None:
    path = sut(tmp_path, image, 18974)
    path.write_text(
        path.read_text("utf-8").replace("/bin/busybox httpd", "/bin/busybox false httpd"), "utf-8"
    )
    with pytest.raises(DeclarationError, match="code 1"):
        launch(load_declaration(path))
    assert containers(image) == ""
