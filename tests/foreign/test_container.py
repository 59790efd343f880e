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
from harness.sut.launchers import launch

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


def sut(folder: Path, image: str, port: int) -> Path:
    path = folder / "sut.toml"
    path.write_text(
        '[product]\nname = "Trong thùng chứa"\nversion = "1"\n[driver]\nkind = "http"\ntoken = "thu"\n'
        f'[declaration]\ncapabilities = ["about"]\n[launcher]\nkind = "container"\nimage = "{image}"\nport = {port}\n'
        f'network = "host"\ncommand = "/bin/busybox httpd -f -p 127.0.0.1:{port} -h /www"\nready_seconds = 20\n',
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
