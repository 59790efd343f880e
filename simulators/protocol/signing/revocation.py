"""Whether certificates of a chain were revoked, from lists handed in, carried by the file, or fetched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from asn1crypto import crl, ocsp, pem

from simulators.protocol.signing.trust import TrustMaterial


@dataclass(frozen=True)
class State:
    """What is known: `known` False = cannot be learnt; `revoked_at` = since when revoked."""

    known: bool
    revoked_at: datetime | None = None
    detail: str = ""


@dataclass
class Evidence:
    """Lists and responses at hand; grows by what is fetched. Unreadable ones are as good as unreachable.

    What the judged file carries itself (`own_…`, the security store of PAdES B-LT) is kept apart: its maker chose
    it, so it is asked last.
    """

    fetch: Callable[[str], bytes] | None = None
    crls: list[Any] = field(default_factory=list)
    ocsps: list[Any] = field(default_factory=list)
    own_crls: list[Any] = field(default_factory=list)
    own_ocsps: list[Any] = field(default_factory=list)
    certificates: list[Any] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    _asked: set[str] = field(default_factory=set)

    @classmethod
    def gather(cls, reader: Any, trust: TrustMaterial) -> Evidence:
        """From the caller, and from the document's own security store."""
        evidence = cls(trust.fetch_crl)
        for blob in trust.crls:
            evidence._keep(evidence.crls, crl.CertificateList, blob)
        for blob in trust.ocsp_responses:
            evidence._keep(evidence.ocsps, ocsp.OCSPResponse, blob)
        if "/DSS" in reader.root:
            evidence._read_store(reader)
        return evidence

    def fetch_for(self, path: Any) -> bool:
        """Ask the addresses in the certificates of a trusted `path`, each once; whether anything came."""
        before = len(self.crls)
        for address in (a for certificate in path for a in _addresses(certificate)):
            if self.fetch is None or address in self._asked:
                continue
            self._asked.add(address)
            try:
                blob = self.fetch(address)
            except Exception as error:  # the caller's transport: whatever it raises is "unreachable"
                self.troubles.append(f"{address}: {error}")
            else:
                self._keep(self.crls, crl.CertificateList, blob, address)
        return len(self.crls) > before

    def _keep(self, kept: list[Any], kind: Any, blob: bytes, origin: str = "") -> None:
        try:
            kept.append(_parsed(kind, blob))
        except (ValueError, TypeError) as error:
            self.troubles.append(f"{origin or kind.__name__}: {error}")

    def _read_store(self, reader: Any) -> None:
        from pyhanko.pdf_utils.decode_limits import DecodePurpose
        from pyhanko.sign.validation.dss import DocumentSecurityStore

        try:
            store = DocumentSecurityStore.read_dss(reader)
            self.certificates.extend(store.load_certs())
            for ref in store.crls:
                blob = ref.get_object().read_data(DecodePurpose.CRL)
                self._keep(self.own_crls, crl.CertificateList, blob, "DSS")
            for ref in store.ocsps:
                blob = ref.get_object().read_data(DecodePurpose.OCSP_RESPONSE)
                self._keep(self.own_ocsps, ocsp.OCSPResponse, blob, "DSS")
        except Exception as error:  # hostile file: a broken store adds nothing
            self.troubles.append(f"DSS: {error}")


@lru_cache(maxsize=64)
def _parsed(kind: Any, blob: bytes) -> Any:
    """A list or response, whole. ValueError or TypeError. The same lists serve many files: parsed once."""
    value = kind.load(pem.unarmor(blob)[2] if pem.detect(blob) else blob, strict=True)
    value.native  # noqa: B018  (asn1crypto parses lazily: fail here)
    return value


async def revocation_state(
    path: Any, evidence: Evidence, context: Callable[[list[Any], list[Any]], Any]
) -> State:
    """Judge a path already known to lead to a trusted root. `context` makes a pyHanko context that requires
    revocation information, of the lists and responses it is given."""
    state = await _state(path, context(evidence.crls, evidence.ocsps))
    if not state.known and evidence.fetch_for(path):
        state = await _state(path, context(evidence.crls, evidence.ocsps))
    if not state.known and (evidence.own_crls or evidence.own_ocsps):
        crls, ocsps = evidence.crls + evidence.own_crls, evidence.ocsps + evidence.own_ocsps
        state = await _state(path, context(crls, ocsps))
    if not state.known and evidence.troubles:
        return State(False, None, "; ".join([state.detail, *evidence.troubles]))
    return state


async def _state(path: Any, context: Any) -> State:
    from pyhanko_certvalidator.errors import RevokedError, ValidationError
    from pyhanko_certvalidator.validate import async_validate_path

    # The issuers of the lists stand in the path; the caller may have known only the root.
    context.certificate_registry.register_multiple(list(path))
    try:
        await async_validate_path(context, path)
    except RevokedError as error:
        return State(True, error.revocation_dt, error.failure_msg)
    except ValidationError as error:
        return State(False, None, error.failure_msg)
    return State(True)


def _addresses(certificate: Any) -> list[str]:
    return [
        name.native
        for point in certificate.crl_distribution_points
        for name in (
            point["distribution_point"].chosen if point["distribution_point"].name == "full_name" else ()
        )
        if name.name == "uniform_resource_identifier" and name.native.startswith(("http://", "https://"))
    ]
