"""`kiemchuan serve`: the world stands, says where in one line, answers whoever connects, and ends cleanly."""

from __future__ import annotations

import json
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from simulators.agencies import Peer, Workshop
from simulators.agencies.personalities import Silent
from simulators.clock import VIETNAM, TickingClock
from simulators.pki import Pki
from simulators.protocol.edxml.model import Organ
from simulators.protocol.signing import identity_from_pkcs12
from simulators.sdk import VxpCallError, VxpClient
from simulators.standing import PARTS, StandingError, StandingWorld

PROGRAM = "import sys; from harness.cli import main; sys.exit(main(sys.argv[1:]))"
START = datetime(2019, 12, 17, 8, 0, tzinfo=VIETNAM)
Serving = tuple[subprocess.Popen[str], dict[str, Any]]


def start(*options: str) -> Serving:
    """Start `kiemchuan serve` and read its one line; the process must be ended by the caller."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "serve", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 60)
    line = process.stdout.readline() if ready else ""
    if not line:
        process.kill()
        raise AssertionError(process.communicate()[1])
    return process, json.loads(line)


def end(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """SIGTERM; exit code, the rest of stdout, stderr."""
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    return process.returncode, out, err


@pytest.fixture(scope="module")
def world() -> Iterator[dict[str, Any]]:
    """A standing world with everything but the product, its clock set to the start of the transition."""
    process, line = start("--with", "axis,national,agencies")
    httpx.put(line["clock"]["endpoint"], json={"now": START.isoformat()}).raise_for_status()
    yield line
    code, out, err = end(process)
    assert (code, out, err) == (0, "", "")


@pytest.fixture
def clock(world: dict[str, Any]) -> TickingClock:
    """A clock in step with the world's."""
    now = TickingClock()
    now.set(datetime.fromisoformat(httpx.get(world["clock"]["endpoint"]).json()["now"]))
    return now


@pytest.fixture
def connect(world: dict[str, Any], clock: TickingClock) -> Iterator[Callable[[str, int], Peer]]:
    """Somebody connects as a free agency of an axis, with nothing but what the line says."""
    pki = Pki.load(None, clock)
    clients = []

    def make(axis: str, which: int = 0) -> Peer:
        agency = [one for one in world[axis]["agencies"] if one["free"]][which]
        client = VxpClient(
            world[axis]["endpoint"], system_id=agency["system_id"], secret=agency["secret"], clock=clock
        )
        clients.append(client)
        return Peer(
            Organ(agency["organ_id"], agency["name"]), client, clock, Workshop(pki.identity), Silent()
        )

    yield make
    for client in clients:
        client.close()


def wait_for(condition: Callable[[], object], seconds: float = 5.0) -> float:
    """Seconds of the host until `condition` holds; it must before `seconds`."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds
        time.sleep(0.02)
    return time.monotonic() - began


def answers(peer: Peer, document_id: str, count: int) -> list[str]:
    """The status codes about a document once there are `count` of them."""

    def enough() -> bool:
        peer.poll()
        return len(peer.statuses_about(document_id)) >= count

    wait_for(enough)
    return [status.status_code for status in peer.statuses_about(document_id)]


def test_the_line_has_the_shape_that_programs_read(world: dict[str, Any]) -> None:
    """Schema, endpoints and credentials, and nothing else; parts not asked for are absent."""
    assert list(world) == ["schema", "axis", "national", "faults", "clock"]
    assert world["schema"] == "kiemchuan/serve/1"
    for axis, free in (("axis", 3), ("national", 1)):
        assert set(world[axis]) == {"endpoint", "agencies"}
        assert world[axis]["endpoint"].startswith("http://127.0.0.1:")
        keys = {"organ_id", "name", "system_id", "secret", "free"}
        assert all(set(agency) == keys for agency in world[axis]["agencies"])
        assert sum(agency["free"] for agency in world[axis]["agencies"]) >= free
    assert set(world["clock"]) == {"endpoint", "now"}
    assert datetime.fromisoformat(world["clock"]["now"]).utcoffset() == timedelta(hours=7)


def test_the_clock_ticks_and_a_put_sets_it(world: dict[str, Any]) -> None:
    """Time goes on by itself; setting it moves the world; an unreadable moment is refused with a remedy."""
    endpoint = world["clock"]["endpoint"]
    set_to = datetime.fromisoformat(httpx.put(endpoint, json={"now": START.isoformat()}).json()["now"])
    assert timedelta() <= set_to - START < timedelta(seconds=2)
    first = datetime.fromisoformat(httpx.get(endpoint).json()["now"])
    wait_for(lambda: datetime.fromisoformat(httpx.get(endpoint).json()["now"]) > first)
    refused = httpx.put(endpoint, json={"now": "hôm nay"})
    assert refused.status_code == 400
    assert "2019-12-17T08:00:00+07:00" in refused.json()["hint"]


def test_the_axes_can_be_made_to_misbehave_from_outside(world: dict[str, Any], clock: TickingClock) -> None:
    """Whoever connects turns a switch of an axis on for one operation of his own, sees it, and turns it off."""
    desk = world["faults"]["endpoint"]
    agency = [one for one in world["axis"]["agencies"] if one["free"]][3]
    mine = {"fault": "bad-gateway-html", "system_id": agency["system_id"], "op": "getReceivedEdocList"}
    client = VxpClient(
        world["axis"]["endpoint"], system_id=agency["system_id"], secret=agency["secret"], clock=clock
    )
    try:
        number = httpx.post(desk, json=mine).raise_for_status().json()["number"]
        with pytest.raises(VxpCallError):
            client.received()
        assert [one["number"] for one in httpx.get(desk).json()["on"]] == [number]
        assert httpx.delete(f"{desk}{number}").json()["on"] == []
        assert client.received() == []
    finally:
        client.close()


@pytest.mark.parametrize(
    "asked",
    [
        b"no json",
        b"[]",
        b"{}",
        b'{"fault": "unheard-of"}',
        b'{"fault": "empty-200", "carrier": "moon"}',
        b'{"fault": "empty-200", "times": 0}',
        b'{"fault": "empty-200", "op": 7}',
        b'{"fault": "empty-200", "why": "so"}',
    ],
    ids=repr,
)
def test_what_is_no_switch_is_refused_with_a_remedy(world: dict[str, Any], asked: bytes) -> None:
    """Nothing is turned on by what can't be read."""
    desk = world["faults"]["endpoint"]
    answer = httpx.post(desk, content=asked)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-switch")
    assert answer.json()["hint"]
    assert httpx.get(desk).json()["on"] == []
    assert httpx.delete(f"{desk}999").status_code == 404


def test_a_prompt_agency_answers_within_a_second(connect: Callable[..., Peer]) -> None:
    """01, then 03, stamped with the time of the world's clock."""
    mine = connect("axis")
    sent = mine.send_document([Organ("000.00.02.H01", "Sở Tư pháp tỉnh An Giang")], pages=1)
    assert sent.ok
    began = time.monotonic()
    assert answers(mine, sent.document_id, 2) == ["01", "03"]
    assert time.monotonic() - began < 1.0
    assert mine.statuses_about(sent.document_id)[0].timestamp.startswith("2019/12/17 08:0")


def test_a_document_crosses_to_the_nation_and_its_answer_comes_back(connect: Callable[..., Peer]) -> None:
    """A ministry behind the national axis answers a provincial agency, promptly, over the bridge."""
    mine = connect("axis", 1)
    sent = mine.send_document([Organ("000.00.00.G09", "Bộ Nội vụ")], pages=1)
    began = time.monotonic()
    assert answers(mine, sent.document_id, 2) == ["01", "03"]
    assert time.monotonic() - began < 1.5


def test_free_agencies_of_both_axes_reach_each_other(connect: Callable[..., Peer]) -> None:
    """Nobody but whoever connects stands behind a free agency: it gets its document and no answer is sent."""
    province, nation = connect("axis", 2), connect("national")
    sent = nation.send_document([province.organ], pages=1, annexes=["danh sách.xlsx"])
    wait_for(province.poll)
    (received,) = province.documents()
    assert received.document_id == sent.document_id
    assert received.problems == ()
    assert len(received.traces) == 3
    nation.poll()
    assert nation.statuses_about(sent.document_id) == ()


def test_a_refusing_agency_refuses_with_a_reason(connect: Callable[..., Peer]) -> None:
    mine = connect("axis")
    sent = mine.send_document([Organ("000.00.22.H01", "Ủy ban nhân dân huyện Thử Nghiệm Hai")], pages=1)
    assert answers(mine, sent.document_id, 2) == ["01", "02"]
    assert mine.statuses_about(sent.document_id)[-1].description


def test_signing_material_is_handed_to_whoever_connects(world: dict[str, Any]) -> None:
    """Keys of the agency asked for, trusted roots, and addresses of revocation lists that answer."""
    control = world["clock"]["endpoint"]
    material = httpx.get(f"{control}/signing-material", params={"organ_id": "000.00.91.H01"}).json()
    from base64 import b64decode

    for key in ("leader", "seal"):
        identity = identity_from_pkcs12(b64decode(material[key]["pkcs12_base64"]), material[key]["password"])
        assert identity.organ_id == "000.00.91.H01"
    assert "BEGIN CERTIFICATE" in material["roots_pem"]
    assert [httpx.get(url).status_code for url in material["crl_urls"]] == [200, 200]
    refused = httpx.get(f"{control}/signing-material", params={"organ_id": "không phải mã/"})
    assert refused.status_code == 400
    assert refused.json()["code"] == "bad-name"


def test_one_part_alone_stands_and_ends() -> None:
    """`--with axis` gives an axis and a clock; SIGTERM ends it with code 0 and not one line more."""
    process, line = start("--with", "axis")
    assert list(line) == ["schema", "axis", "faults", "clock"]
    assert end(process) == (0, "", "")


def test_the_port_asked_for_is_the_axis_port() -> None:
    with StandingWorldOn("axis") as first:
        port = int(first.describe()["axis"]["endpoint"].split(":")[2].split("/")[0])
    process, line = start("--with", "axis", "--port", str(port))
    try:
        assert line["axis"]["endpoint"].startswith(f"http://127.0.0.1:{port}/")
        clash = subprocess.run(
            [sys.executable, "-c", PROGRAM, "serve", "--with", "axis", "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert clash.returncode == 2
        assert clash.stdout == ""
        assert len(clash.stderr.strip().splitlines()) == 1
    finally:
        end(process)


class StandingWorldOn:
    """A world in this process, as a context."""

    def __init__(self, *parts: str) -> None:
        self._world = StandingWorld(parts)

    def __enter__(self) -> StandingWorld:
        return self._world.start()

    def __exit__(self, *_: object) -> None:
        self._world.stop()


@pytest.mark.parametrize("parts", [("agencies",), ("qlvb", "national"), ("axis", "cloud")])
def test_parts_that_cannot_stand_are_refused(parts: tuple[str, ...]) -> None:
    """The text says which part lacks what."""
    with pytest.raises(StandingError, match=parts[-1] if "cloud" in parts else parts[0]):
        StandingWorld(parts)


def test_the_whole_world_stands_with_the_reference_product() -> None:
    """The reference product takes a document in by itself and answers; its driver asks for the token."""
    process, line = start("--with", ",".join(PARTS))
    try:
        assert list(line) == ["schema", "axis", "national", "qlvb", "faults", "clock"]
        assert set(line["qlvb"]) == {"organ_id", "driver", "token"}
        driver, token = line["qlvb"]["driver"], line["qlvb"]["token"]
        assert httpx.get(f"{driver}/about").status_code == 401
        about = httpx.get(f"{driver}/about", headers={"Authorization": f"Bearer {token}"})
        assert about.status_code == 200
        clock = TickingClock()
        agency = next(one for one in line["axis"]["agencies"] if one["free"])
        pki = Pki.load(None, clock)
        with VxpClient(
            line["axis"]["endpoint"], system_id=agency["system_id"], secret=agency["secret"], clock=clock
        ) as client:
            mine = Peer(
                Organ(agency["organ_id"], agency["name"]), client, clock, Workshop(pki.identity), Silent()
            )
            sent = mine.send_document([Organ(line["qlvb"]["organ_id"], "Sở Nội vụ tỉnh An Giang")], pages=1)
            assert answers(mine, sent.document_id, 1) == ["01"]
        listed = httpx.get(
            f"{driver}/incoming", params={"list": "all"}, headers={"Authorization": f"Bearer {token}"}
        ).json()
        (record,) = listed["items"]
        assert record["document_id"] == sent.document_id
        assert record["check_summary"] == "ok"
    finally:
        result = end(process)
    assert result == (0, "", "")
