"""What was revoked, as of any moment: CRLs and OCSP responses made by certomancer's builders."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from asn1crypto import crl, ocsp, x509
from certomancer.services import (
    CRLBuilder,
    RevocationInfoInterface,
    SimpleOCSPResponder,
    choose_signed_digest,
)

from simulators.clock import VIETNAM
from simulators.pki.authority import Authority, private_key_info
from simulators.pki.errors import PkiError
from simulators.pki.names import IdentityName
from simulators.pki.vault import Vault

_DECLARED = "revoked"
_LIFE = timedelta(days=2)
_OCSP_LIFE = timedelta(hours=1)


class Revocations:
    """Serial numbers revoked per authority, with their moments; knows every serial that was ever issued."""

    def __init__(self, authority: Authority, vault: Vault) -> None:
        self._authority = authority
        self._vault = vault
        self._revoked: dict[str, dict[int, datetime]] = {}
        self._published: dict[tuple[object, ...], bytes] = {}

    def note_issued(self, name: IdentityName) -> None:
        """Remember a certificate that is revoked by declaration: another process may be asked for the CRL."""
        if name.flaw == _DECLARED:
            self._vault.put_mark(_DECLARED, f"{name.serial:x}")

    def revoke(self, name: IdentityName, at: datetime) -> None:
        self._revoked.setdefault(self._authority.issuer_of(name), {})[name.serial] = at

    def crl(self, issuer: str, at: datetime) -> bytes:
        """A CRL with thisUpdate ≤ `at` < nextUpdate, renewed at midnight and at each revocation.

        Between those moments it is one and the same list, byte for byte, as an authority publishes it.
        """
        revoked = self._revoked_at(issuer, at)
        midnight = at.astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
        this_update = max([midnight, *(moment for moment in revoked.values())]).replace(microsecond=0)
        edition = issuer, this_update, midnight, tuple(sorted(revoked.items()))
        if edition not in self._published:
            self._published[edition] = self._publish(issuer, this_update, midnight + _LIFE, revoked)
        return self._published[edition]

    def _publish(
        self, issuer: str, this_update: datetime, next_update: datetime, revoked: dict[int, datetime]
    ) -> bytes:
        certificate = self._issuer(issuer)
        key = private_key_info(self._authority.key(issuer))
        builder = _CrlBuilder(
            issuer_name=certificate.subject,
            issuer_key=key,
            signature_algo=choose_signed_digest("sha256", certificate.public_key),
            authority_key_identifier=certificate.key_identifier_value,
        )
        built: bytes = builder.build_crl(
            crl_number=int(this_update.timestamp()),
            this_update=this_update,
            next_update=next_update,
            revoked_certs=[_entry(serial, moment) for serial, moment in sorted(revoked.items())],
        ).dump()
        return built

    def ocsp(self, issuer: str, request: bytes, at: datetime) -> bytes:
        """The responder's answer at `at`. ValueError if `request` is no OCSP request."""
        certificate = self._issuer(issuer)
        label = f"{issuer}-ocsp"
        responder = x509.Certificate.load(self._authority.authority_certificate(label))
        asked = ocsp.OCSPRequest.load(request, strict=True)
        asked.native  # noqa: B018  (asn1crypto parses lazily: fail here)
        answer = SimpleOCSPResponder(
            responder_cert=responder,
            responder_key=private_key_info(self._authority.key(label)),
            signature_algo=choose_signed_digest("sha256", responder.public_key),
            at_time=at.replace(microsecond=0),
            revinfo_interface=_Known(certificate, self._revoked_at(issuer, at)),
            validity=_OCSP_LIFE,
        ).build_ocsp_response(asked)
        dumped: bytes = answer.dump()
        return dumped

    def _issuer(self, label: str) -> Any:
        if label not in self._authority.declaration.authorities:
            raise PkiError(
                "unknown-authority",
                f"không có cơ quan chứng thực {label!r}",
                f"no such authority: {label!r}",
                hint=", ".join(self._authority.declaration.authorities),
            )
        return x509.Certificate.load(self._authority.authority_certificate(label))

    def _revoked_at(self, issuer: str, at: datetime) -> dict[int, datetime]:
        declared = self._authority.declaration.issued[_DECLARED]
        revoked = dict(self._revoked.get(issuer, {}))
        if declared["issuer"] == issuer:
            since = datetime.fromisoformat(declared["revocation"]["revoked-since"])
            revoked |= {int(serial, 16): since for serial in self._vault.marked(_DECLARED)}
        return {serial: moment for serial, moment in revoked.items() if moment <= at}


class _CrlBuilder(CRLBuilder):
    """certomancer's builder, held to RFC 5280: UTCTime before 2050, and no empty list of entries."""

    def format_tbs_crl(self, **given: Any) -> Any:  # type: ignore[override]
        tbs = super().format_tbs_crl(**given)
        for field in ("this_update", "next_update"):
            tbs[field] = x509.Time({"utc_time": given[field]})
        if not given["revoked_certs"]:
            tbs["revoked_certificates"] = None
        return tbs


class _Known(RevocationInfoInterface):
    def __init__(self, issuer: Any, revoked: dict[int, datetime]) -> None:
        self._issuer = issuer
        self._revoked = revoked

    def get_issuer_cert(self) -> Any:
        return self._issuer

    def check_revocation_status(self, cid: Any, at_time: datetime) -> tuple[Any, list[Any]]:
        moment = self._revoked.get(cid["serial_number"].native)
        if moment is None:
            return ocsp.CertStatus("good"), []
        value = {"revocation_time": moment, "revocation_reason": crl.CRLReason("key_compromise")}
        return ocsp.CertStatus("revoked", value), []


def _entry(serial: int, moment: datetime) -> Any:
    reason = {"extn_id": "crl_reason", "extn_value": crl.CRLReason("key_compromise")}
    return crl.RevokedCertificate(
        {
            "user_certificate": serial,
            "revocation_date": x509.Time({"utc_time": moment}),
            "crl_entry_extensions": [crl.CRLEntryExtension(reason)],
        }
    )
