"""What of a CMS signature no signature covers: its frame and the certificates that it carries.

Such bytes may be changed without the signature failing. A certificate promises that each changed byte is found, so
the frame must be in the one form that it is issued in (DER), and each certificate must be signed by one at hand.
RFC 5652 §5.1 and §5.3; RFC 3161 §2.4.2 for the time stamp among the unsigned attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms
from asn1crypto.parser import parse
from cryptography.exceptions import InvalidSignature
from cryptography.x509 import Certificate, load_der_x509_certificate

_TIME_STAMP = "signature_time_stamp_token"


@dataclass(frozen=True)
class Loose:
    """A place that is not as issued; `certain` unless it only cannot be told from what is at hand."""

    where: str
    certain: bool = True


def loose_places(signature: bytes, trusted: Iterable[bytes]) -> tuple[Loose, ...]:
    """Places of a CMS in DER that its own signatures do not hold and that are not as issued; empty if all hold.

    `trusted`: DER of certificates at hand beside those that the signature carries. Never raises for its sake.
    """
    try:
        content = cms.ContentInfo.load(signature, strict=True)
        return tuple(_of_content(content, signature, list(trusted), stamp=False))
    except Exception as error:  # hostile input: what cannot be read is not as issued
        return (Loose(f"CMS ({type(error).__name__})"),)


def _of_content(content: Any, der: bytes, trusted: Sequence[bytes], *, stamp: bool) -> Iterator[Loose]:
    if not _is_der(der):
        yield Loose("not DER")
    signed = content["content"]
    (signer,) = signed["signer_infos"]
    told = signed["encap_content_info"]
    yield from _of_parts(content, signed, signer)
    if signed["version"].native != ("v3" if stamp else "v1"):
        yield Loose("version")
    if [each.dump() for each in signed["digest_algorithms"]] != [signer["digest_algorithm"].dump()]:
        yield Loose("digestAlgorithms")
    if told["content_type"].native != ("tst_info" if stamp else "data") or (not stamp and told["content"]):
        yield Loose("encapContentInfo")
    if signed["crls"]:
        yield Loose("crls")
    if signer["version"].native != "v1":
        yield Loose("signerInfo.version")
    if not _names_its_signer(signer["sid"], [each.chosen for each in signed["certificates"]]):
        yield Loose("signerInfo.sid")
    yield from _of_algorithms(signer)
    yield from _of_certificates(
        [each.chosen.dump() for each in signed["certificates"]], trusted, certain=not stamp
    )
    yield from _of_unsigned(signer, trusted, stamp=stamp)


def _of_parts(content: Any, signed: Any, signer: Any) -> Iterator[Loose]:
    """Readers are lenient about wrong tags and about what follows the last part."""
    parts = {
        "ContentInfo": (content.contents, {"06 a0"}),
        "SignedData": (signed.contents, {"02 31 30 a0 31"}),
        "encapContentInfo": (signed["encap_content_info"].contents, {"06", "06 a0"}),
        "signerInfo": (signer.contents, {"02 30 30 a0 30 04", "02 30 30 a0 30 04 a1"}),
        "sid": (signer["sid"].chosen.contents, {"30 02"}),
        "digestAlgorithm": (signer["digest_algorithm"].contents, {"06", "06 05"}),
        "signatureAlgorithm": (signer["signature_algorithm"].contents, {"06", "06 05", "06 30"}),
    }
    parts |= {
        f"attribute {n}": (each.contents, {"06 31"}) for n, each in enumerate(signer["unsigned_attrs"] or ())
    }
    for name, (contents, right) in parts.items():
        if _tags(contents) not in right:
            yield Loose(f"{name}: its parts")
    outer = _values(content.contents)[-1]
    if _tags(outer) != "30" or set(_tags(_values(signed.contents)[3]).split()) != {"30"}:
        yield Loose("SignedData: beside it")


def _values(contents: bytes) -> list[bytes]:
    """The contents of the values that stand one after another."""
    found: list[bytes] = []
    at = 0
    while at < len(contents):
        *_, head, content, trailer = parse(contents[at:], strict=False)
        found.append(content)
        at += len(head) + len(content) + len(trailer)
    return found


def _tags(contents: bytes) -> str:
    """The first octets of the values that stand one after another, in hexadecimal."""
    tags: list[str] = []
    at = 0
    while at < len(contents):
        *_, head, content, trailer = parse(contents[at:], strict=False)
        tags.append(f"{head[0]:02x}")
        at += len(head) + len(content) + len(trailer)
    return " ".join(tags)


def _names_its_signer(sid: Any, certificates: Iterable[Any]) -> bool:
    """Readers compare names without regard to case and accents' forms; as issued they are the same bytes."""
    if sid.name != "issuer_and_serial_number":
        return any(sid.chosen.native == each.key_identifier for each in certificates)
    told = (sid.chosen["issuer"].dump(), sid.chosen["serial_number"].native)
    return told in [(each.issuer.dump(), each.serial_number) for each in certificates]


def _is_der(data: bytes) -> bool:
    """Every length definite and as short as can be (X.690 §10.1), down through what is constructed. ValueError."""
    at = 0
    while at < len(data):
        *_, head, content, trailer = parse(data[at:], strict=False)
        length = len(content)
        octets = b"" if length < 0x80 else length.to_bytes((length.bit_length() + 7) // 8, "big")
        told = bytes([0x80 | len(octets)]) + octets if octets else bytes([length])
        if trailer or not head.endswith(told) or len(head) != 1 + len(told):
            return False
        if head[0] & 0x20 and not _is_der(content):
            return False
        at += len(head) + length
    return True


def _of_algorithms(signer: Any) -> Iterator[Loose]:
    """The algorithms stand outside what is signed; RFC 6211 repeats them inside."""
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native == "cms_algorithm_protection":
            (inside,) = attribute["values"]
            for name in ("digest_algorithm", "signature_algorithm"):
                if inside[name].contents != signer[name].contents:
                    yield Loose(f"signerInfo.{name}")


def _of_certificates(ders: Sequence[bytes], trusted: Sequence[bytes], *, certain: bool) -> Iterator[Loose]:
    if len(set(ders)) != len(ders):
        yield Loose("certificates: one twice")
    at_hand = [load_der_x509_certificate(der) for der in {*ders, *trusted}]
    for number, der in enumerate(ders, 1):
        known = der in trusted
        if not known and not any(_signed_by(load_der_x509_certificate(der), other) for other in at_hand):
            yield Loose(f"certificates: number {number} is signed by none at hand", certain)


def _signed_by(certificate: Certificate, issuer: Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return _whole_octets(certificate)


def _whole_octets(certificate: Certificate) -> bool:
    """The signature is a whole number of octets: unused bits of its BIT STRING would go unsigned."""
    from asn1crypto import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    parsed: Any = x509.Certificate.load(certificate.public_bytes(Encoding.DER))
    return bool(parsed["signature_value"].contents[:1] == b"\0")


def _of_unsigned(signer: Any, trusted: Sequence[bytes], *, stamp: bool) -> Iterator[Loose]:
    for attribute in signer["unsigned_attrs"] or ():
        if stamp or attribute["type"].native != _TIME_STAMP or len(attribute["values"]) != 1:
            yield Loose("unsignedAttrs", certain=not stamp)
            continue
        (token,) = attribute["values"]
        for loose in _of_content(token, token.dump(), trusted, stamp=True):
            yield Loose(f"time stamp: {loose.where}", loose.certain)
