"""The product's attachment to an axis: who it is there, the client it calls with, the keys it signs with."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field, replace
from typing import Annotated

import httpx
import msgspec

from simulators.clock import Clock
from simulators.protocol.signing import TrustMaterial
from simulators.qlvb.errors import refused
from simulators.qlvb.material import Keys, SigningMaterial, fetch_material
from simulators.sdk import VxpClient
from simulators.sdk.tls import trust_for

_CRL_TIMEOUT = 5.0
_CRL_LIMIT = 16 << 20
Required = Annotated[str, msgspec.Meta(min_length=1)]


@dataclass(frozen=True)
class ConnectionSettings:
    """What `set_connection` hands in (driver contract, Connection).

    `signing_material` is for products in the same process or on a command line: the material itself.
    """

    endpoint: Required
    organ_id: Required
    organ_name: Required
    system_id: Required
    secret: Required
    signing_material_url: str | None = None
    signing_material_token: str | None = None
    signing_material: SigningMaterial | None = None
    tls_roots_pem: str | None = None

    def keeps_keys_of(self, earlier: ConnectionSettings) -> bool:
        """Where no signing material is handed in, the product keeps the agency's keys (driver contract)."""
        hands_in = self.signing_material is not None or bool(self.signing_material_url)
        return not hands_in and self.organ_id == earlier.organ_id

    def with_keys_of(self, earlier: ConnectionSettings) -> ConnectionSettings:
        """The same with the signing material of an earlier connection, so that a restart finds it."""
        return replace(
            self,
            signing_material=earlier.signing_material,
            signing_material_url=earlier.signing_material_url,
            signing_material_token=earlier.signing_material_token,
        )


@dataclass
class Connection:
    """A live attachment. `keys` is None where no signing material was handed in."""

    settings: ConnectionSettings
    client: VxpClient = field(repr=False)
    keys: Keys | None = field(repr=False, default=None)
    _lists: tuple[bytes, ...] | None = field(repr=False, default=None)
    _http: httpx.Client = field(repr=False, init=False)

    def __post_init__(self) -> None:
        lists = self.keys.crl_urls if self.keys else ()
        secure = next((url for url in lists if url.lower().startswith("https:")), "")
        self._http = httpx.Client(trust_env=False, timeout=_CRL_TIMEOUT, verify=trust_for(secure))

    @classmethod
    def open(
        cls,
        settings: ConnectionSettings,
        clock: Clock,
        tls: ssl.SSLContext | None = None,
        keys: Keys | None = None,
    ) -> Connection:
        """Load the keys, make the client; no call to the axis yet. QlvbError if the material is missing or wrong.

        `tls` is what an axis at an https address has to satisfy; `keys` are kept from an earlier connection.
        """
        material = settings.signing_material
        if keys is None and material is None and settings.signing_material_url:
            material = fetch_material(settings.signing_material_url, settings.signing_material_token or "")
        keys = keys or (Keys.load(material) if material else None)
        client = VxpClient(
            settings.endpoint.rstrip("/"),
            system_id=settings.system_id,
            secret=settings.secret,
            clock=clock,
            tls=tls,
        )
        return cls(settings, client, keys)

    @property
    def organ_id(self) -> str:
        return self.settings.organ_id

    @property
    def organ_name(self) -> str:
        return self.settings.organ_name

    def require_keys(self) -> Keys:
        """The keys; QlvbError `no-signing-keys` without any."""
        if self.keys is None:
            raise refused(
                "no-signing-keys",
                "Chưa có khóa ký số",
                "no signing keys are loaded",
                hint="set_connection with signing_material_url",
            )
        return self.keys

    def trust(self) -> TrustMaterial:
        """Roots and the revocation lists as last fetched; a list that can't be fetched is left out."""
        keys = self.require_keys()
        if self._lists is None:
            self._lists = tuple(found for url in keys.crl_urls if (found := self._fetch_list(url)))
        return TrustMaterial(roots=keys.roots, intermediates=keys.intermediates, crls=self._lists)

    def forget_revocation_lists(self) -> None:
        """Fetch them anew when they are next needed: at each sync."""
        self._lists = None

    def _fetch_list(self, url: str) -> bytes | None:
        try:
            answer = self._http.get(url)
        except (httpx.HTTPError, httpx.InvalidURL):
            return None
        usable = answer.status_code == httpx.codes.OK and 0 < len(answer.content) <= _CRL_LIMIT
        return answer.content if usable else None

    def close(self) -> None:
        self._http.close()
        self.client.close()
