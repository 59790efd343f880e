"""A product on another host: what is opened to it, with what warning and proof; it is judged like any other."""

from __future__ import annotations

import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from harness.catalogue import CatalogueError
from harness.cli import main
from harness.run.opening import Opening
from harness.run.world.open_faces import ROOT_FILE
from harness.run.world.servers import Ports, Servers
from simulators.clock import VIETNAM, VirtualClock
from simulators.pki import Pki
from tests.attach.conftest import Judged

ELSEWHERE = "127.0.0.2"
"""An address of this machine that the other faces do not listen on."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Servers]:
    clock = VirtualClock(datetime(2019, 12, 17, 8, tzinfo=VIETNAM))
    servers = Servers(
        clock, Pki.load(None, clock), organ_id="000.00.01.H01", ports=Ports(),
        opening=Opening.of(ELSEWHERE, f"https://{ELSEWHERE}"), folder=tmp_path,
    )  # fmt: skip
    servers.start()
    yield servers
    servers.stop()


def trusting(folder: Path) -> httpx.Client:
    """A product that trusts the root handed over by file, and nothing else."""
    return httpx.Client(trust_env=False, verify=ssl.create_default_context(cafile=str(folder / ROOT_FILE)))


def test_the_opened_faces_speak_tls_of_the_test_pki(opened: Servers, tmp_path: Path) -> None:
    assert opened.product_axis_url.startswith(f"https://{ELSEWHERE}:")
    assert opened.axis_url.startswith("http://127.0.0.1:")
    with trusting(tmp_path) as client:
        assert client.get(opened.product_axis_url).status_code < 500
    with httpx.Client(trust_env=False) as stranger, pytest.raises(httpx.ConnectError, match="CERTIFICATE"):
        stranger.get(opened.product_axis_url)


def test_control_is_behind_the_token_and_revocation_is_for_everybody(opened: Servers, tmp_path: Path) -> None:
    base = opened.signing_material_url.removesuffix("/signing-material")
    token = {"Authorization": f"Bearer {opened.token}"}
    with trusting(tmp_path) as client:
        moved = {"now": "2030-01-01T00:00:00+07:00"}
        assert client.put(f"{base}/clock/", json=moved).status_code == 401
        assert (
            client.put(f"{base}/clock/", json=moved, headers={"Authorization": "Bearer sai"}).status_code
            == 401
        )
        assert client.get(opened.signing_material_url).status_code == 401
        assert opened.clock.now().year == 2019
        material = client.get(opened.signing_material_url, headers=token).json()
        crl = next(value for value in _texts(material) if value.startswith(base) and "crl" in value)
        assert client.get(crl).status_code == 200


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value


def test_the_private_key_is_the_owner_s_alone_and_goes_with_the_world(
    opened: Servers, tmp_path: Path
) -> None:
    assert (tmp_path / "tls.key").stat().st_mode & 0o077 == 0
    opened._faces.close()  # type: ignore[union-attr]
    assert not (tmp_path / "tls.key").exists()


def test_nothing_is_opened_unasked() -> None:
    assert not Opening.of("", "").wanted
    assert not Opening.of("127.0.0.1", "").wanted


@pytest.mark.parametrize(
    ("bind", "advertise", "role"),
    [
        ("0.0.0.0", "", "agency"), ("", "https://10.0.0.5", "agency"), ("0.0.0.0", "10.0.0.5", "agency"),
        ("0.0.0.0", "https://10.0.0.5:8443", "agency"), ("0.0.0.0", "https://10.0.0.5", "axis"),
    ],
)  # fmt: skip
def test_half_an_answer_is_a_usage_error(bind: str, advertise: str, role: str) -> None:
    with pytest.raises(CatalogueError, match="--advertise"):
        Opening.of(bind, advertise, role)


# ------------------------------------------------------------------------------------------------ a network of its own


def _network(name: str) -> bool:
    """A namespace with one wire to this host: 10.203.77.1 here, .2 there. False where the machine forbids it."""
    steps = (
        f"ip netns add {name}", f"ip link add kc0 type veth peer name kc1 netns {name}",
        "ip addr add 10.203.77.1/30 dev kc0", "ip link set kc0 up",
        f"ip -n {name} addr add 10.203.77.2/30 dev kc1", f"ip -n {name} link set kc1 up",
        f"ip -n {name} link set lo up",
    )  # fmt: skip
    return all(
        subprocess.run(step.split(), capture_output=True, check=False).returncode == 0 for step in steps
    )


@pytest.fixture
def namespace() -> Iterator[str]:
    name = f"kiemchuan-{os.getpid()}"
    if shutil.which("ip") is None:
        pytest.skip("NOT RUN: ip, install: apt-get install iproute2")
    try:
        if not _network(name):
            pytest.skip("NOT RUN: network namespaces, install: run as root on Linux with CAP_NET_ADMIN")
        yield name
    finally:
        subprocess.run(["ip", "link", "del", "kc0"], capture_output=True, check=False)
        subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)


@pytest.mark.slow
def test_a_product_in_another_network_is_judged_through_the_opened_faces(
    namespace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["ip", "netns", "exec", namespace, sys.executable, "-m", "simulators.qlvb", "--host", "10.203.77.2",
               "--port", "8900", "--token", "thu", "--db", "{data}/q.sqlite"]  # fmt: skip
    sut = tmp_path / "sut.toml"
    sut.write_text(
        '[product]\nname = "Ở máy khác"\nversion = "1"\n[driver]\nkind = "http"\nurl = "http://10.203.77.2:8900"\n'
        'token = "thu"\n[declaration]\nlevels = ["L1", "L2"]\n[launcher]\nkind = "process"\n'
        f"command = {json.dumps(command)}\n",
        "utf-8",
    )
    out = tmp_path / "run"
    opened = ["--bind", "10.203.77.1", "--advertise", "http://10.203.77.1"]
    code = main(
        [
            "run",
            "--sut",
            str(sut),
            "--rule",
            "D15.k2-2",
            "--rule",
            "D15.k3-1",
            *opened,
            "--out",
            str(out),
            "--quiet",
        ]
    )
    run = Judged(code, out, json.loads((out / "summary.json").read_text("utf-8")))
    assert (run.rule("D15.k2-2")[0], run.rule("D15.k3-1")[0], code) == ("passed", "passed", 0)
    assert "NOT ENCRYPTED" in capsys.readouterr().err
    with socket.socket() as probe:  # the world is closed again
        assert probe.connect_ex(("10.203.77.1", 8900)) != 0
