"""Calls by someone who cannot prove to be the agency in whose name they are made (an toàn thông tin, Đ6.k2.a)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

from harness.catalogue import CatalogueError
from harness.run.world.axis_calls import CallLog, RecordingTransport
from harness.sut.axis_declaration import AxisAgency
from simulators.protocol.vxp import PREFIX, sign_headers, wire_timestamp

STRANGER = "người gọi lạ"
_NOBODY = AxisAgency("000.00.00.X00", "000.00.00.X00", "kiemchuan-nobody", "Không ai")
_SIGNATURE = tuple(PREFIX + name for name in ("sign-header", "sign-header-key", "hash-header"))
_TIMEOUT = 30.0

Headers = dict[str, str]
Signer = Callable[[AxisAgency, AxisAgency, Mapping[str, str], str, str], Headers]
"""(victim, another agency, parameters, time stamp, content type) → headers."""


@dataclass(frozen=True)
class Probe:
    """One kind of call: its operation, and whether it names a document, or carries one."""

    op: str
    method: str = "POST"
    names: str = ""
    carries: bool = False


PROBES = {
    "gửi văn bản": Probe("sendEdoc", carries=True),
    "xem danh sách văn bản đến": Probe("getReceivedEdocList"),
    "lấy văn bản": Probe("getEdoc", names="docId"),
    "tải văn bản": Probe("downloadEdoc", method="GET", names="docId"),
    "báo đã nhận văn bản": Probe("updateStatus", names="docid"),
    "xem tình trạng văn bản đã gửi": Probe("getSentEdocList", names="docId"),
}
"""What a scenario says is asked for → the call."""


def _signed(victim: AxisAgency, params: Mapping[str, str], secret: str, at: str, kind: str) -> Headers:
    return sign_headers(params, system_id=victim.system_id, secret=secret, timestamp=at, content_type=kind)


def _unsigned(victim: AxisAgency, _: AxisAgency, params: Mapping[str, str], at: str, kind: str) -> Headers:
    headers = _signed(victim, params, victim.secret, at, kind)
    return {name: value for name, value in headers.items() if name not in _SIGNATURE}


def _wrong_key(victim: AxisAgency, _: AxisAgency, params: Mapping[str, str], at: str, kind: str) -> Headers:
    return _signed(victim, params, f"sai-{victim.secret}", at, kind)


def _others_key(
    victim: AxisAgency, other: AxisAgency, params: Mapping[str, str], at: str, kind: str
) -> Headers:
    return _signed(victim, params, other.secret, at, kind)


def _unknown_system(_: AxisAgency, __: AxisAgency, params: Mapping[str, str], at: str, kind: str) -> Headers:
    return _signed(_NOBODY, params, _NOBODY.secret, at, kind)


def _altered(victim: AxisAgency, other: AxisAgency, params: Mapping[str, str], at: str, kind: str) -> Headers:
    """Signed by another agency in its own name, then every name of it replaced; the signature stays."""
    headers = _signed(other, params, other.secret, at, kind)
    for name in (PREFIX + "sign-header", PREFIX + "systemid"):
        headers[name] = headers[name].replace(other.system_id, victim.system_id)
    return headers


def _own_name(_: AxisAgency, other: AxisAgency, params: Mapping[str, str], at: str, kind: str) -> Headers:
    return _signed(other, params, other.secret, at, kind)


CREDENTIALS: Mapping[str, Signer] = {
    "không ký": _unsigned,
    "ký bằng khóa sai": _wrong_key,
    "ký bằng khóa của cơ quan khác": _others_key,
    "xưng danh một hệ thống không đăng ký": _unknown_system,
    "bị sửa sau khi ký": _altered,
    "của cơ quan không phải nơi nhận": _own_name,
}
"""What a scenario says of a call → how its headers are made."""


def ask(
    endpoint: str, log: CallLog, act: str, credentials: str, victim: AxisAgency, other: AxisAgency, *,
    at: str, about: str, doc_id: str, message: bytes,
) -> None:  # fmt: skip
    """Make one such call; whatever is answered is an observation with `probe` and `credentials`."""
    if act not in PROBES or credentials not in CREDENTIALS:
        raise CatalogueError(f"no call {act!r} that is {credentials!r}")
    probe = PROBES[act]
    params = {probe.names: doc_id} if probe.names else {"servicetype": "eDoc", "messagetype": "edoc"}
    kind, body = "application/json", b"{}"
    if probe.op == "updateStatus":
        params["status"] = "done"
    if probe.carries:
        kind, body = "application/octet-stream", message + b"\r\n"
        params |= {"from": victim.organ_id, "hash-file": hashlib.sha256(message).hexdigest()}
    headers = CREDENTIALS[credentials](victim, other, params, at, kind)
    facts = {"credentials": credentials, "probe": act}
    with (
        log.of(about, message if probe.carries else b"", **facts),
        httpx.Client(
            transport=RecordingTransport(log, STRANGER), timeout=_TIMEOUT, trust_env=False
        ) as client,
    ):
        try:
            client.request(
                probe.method,
                f"{endpoint}/{probe.op}",
                headers=headers,
                content=None if probe.method == "GET" else body,
            )
        except httpx.HTTPError:
            return  # the log has told that no answer came


__all__ = ["CREDENTIALS", "PROBES", "STRANGER", "ask", "wire_timestamp"]
