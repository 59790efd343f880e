"""Signing material: the test keys and trust that the world hands to a product (driver contract, SigningMaterial)."""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import dataclass, field
from typing import Annotated

import httpx
import msgspec

from simulators.protocol.errors import ProtocolError
from simulators.protocol.signing import Identity, identity_from_pkcs12
from simulators.qlvb.errors import QlvbError, bad_request, refused
from simulators.sdk.tls import trust_for

_TIMEOUT = 15.0
_LIMIT = 8 << 20


@dataclass(frozen=True)
class KeyFile:
    """One PKCS#12 with its password; `full_name` and `position` of the leader, empty for the seal."""

    pkcs12_base64: str
    password: str
    full_name: str = ""
    position: str = ""

    def identity(self, name: str) -> Identity:
        """The key and certificate inside. QlvbError `bad-signing-material`."""
        try:
            return identity_from_pkcs12(
                b64decode(self.pkcs12_base64, validate=True), self.password, name=name
            )
        except (binascii.Error, ValueError, ProtocolError) as error:
            raise _bad(f"{name}: {error}") from error


@dataclass(frozen=True)
class SigningMaterial:
    """What a product needs to sign, and to judge the signatures of others."""

    leader: KeyFile
    seal: KeyFile
    roots_pem: Annotated[str, msgspec.Meta(min_length=1)]
    intermediates_pem: str = ""
    crl_urls: tuple[str, ...] = ()
    ocsp_urls: tuple[str, ...] = ()
    tsa_url: str | None = None


@dataclass(frozen=True)
class Keys:
    """Loaded signing material: identities of leader and seal, PEM of trust, addresses of revocation lists."""

    leader: Identity = field(repr=False)
    seal: Identity = field(repr=False)
    roots: tuple[bytes, ...] = ()
    intermediates: tuple[bytes, ...] = ()
    crl_urls: tuple[str, ...] = ()

    @classmethod
    def load(cls, material: SigningMaterial) -> Keys:
        """Open the key files once. QlvbError `bad-signing-material`."""
        return cls(
            leader=material.leader.identity("leader"),
            seal=material.seal.identity("seal"),
            roots=(material.roots_pem.encode(),),
            intermediates=(material.intermediates_pem.encode(),) if material.intermediates_pem else (),
            crl_urls=material.crl_urls,
        )


def fetch_material(url: str, token: str) -> SigningMaterial:
    """GET the material. QlvbError: `material-unreachable` (refused), `bad-signing-material` (bad request)."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        with httpx.Client(
            trust_env=False, timeout=_TIMEOUT, headers=headers, verify=trust_for(url)
        ) as client:
            answer = client.get(url)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise refused(
            "material-unreachable",
            f"Không lấy được khóa thử nghiệm: {error}",
            f"signing material unreachable: {error}",
            where=url,
            hint="check signing_material_url",
        ) from error
    if answer.status_code != httpx.codes.OK:
        raise refused(
            "material-unreachable",
            f"Không lấy được khóa thử nghiệm: HTTP {answer.status_code}",
            f"signing material: HTTP {answer.status_code}",
            where=url,
            hint="check signing_material_token",
        )
    if len(answer.content) > _LIMIT:
        raise _bad("more than 8 MiB")
    try:
        return msgspec.json.decode(answer.content, type=SigningMaterial)
    except msgspec.MsgspecError as error:
        raise _bad(str(error)) from error


def _bad(detail: str) -> QlvbError:
    return bad_request(
        "bad-signing-material",
        f"Khóa thử nghiệm sai: {detail}",
        f"signing material does not fit: {detail}",
        hint="schema SigningMaterial of the driver contract",
    )
