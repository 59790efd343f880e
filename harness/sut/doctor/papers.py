"""Does the document that the product issued bear signatures that hold, with the keys it was handed (Đ5, Đ13)."""

from __future__ import annotations

from collections.abc import Iterator

from harness.sut.check_world import SimulatedWorld
from harness.sut.doctor.examination import error
from harness.sut.finding import Finding, Side
from simulators.protocol.signing import judge_pdf
from simulators.protocol.signing.errors import SigningError


def signed_papers(world: SimulatedWorld) -> Iterator[Finding]:
    """Findings about the first PDF of each document that arrived from the product, each said once."""
    yield from dict.fromkeys(_of_each(world))


def _of_each(world: SimulatedWorld) -> Iterator[Finding]:
    for name, pdf in world.papers():
        try:
            signatures = judge_pdf(pdf, world.pki.trust(), at=world.clock.now())
        except SigningError as problem:
            yield error(
                "signature", "unreadable", Side.PRODUCT, f"{name}: không đọc được chữ ký: {problem}",
                f"{name}: the signatures cannot be read: {problem}", "send the PDF as it was signed, byte by byte",
            )  # fmt: skip
            continue
        if not signatures:
            yield error(
                "signature", "not-signed", Side.PRODUCT, f"{name}: văn bản phát hành không mang chữ ký số nào",
                f"{name}: the document issued bears no digital signature",
                "sign with the keys of signing_material_url, or say signing.keys = \"external\" in sut.toml",
            )  # fmt: skip
        for one in signatures:
            if one.verdict != "valid":
                yield error(
                    "signature", f"signature-{one.code}", Side.PRODUCT,
                    f"{name}: chữ ký của {one.signer_name!r} không được tin: {one.detail}",
                    f"{name}: the signature of {one.signer_name!r} does not hold: {one.code}",
                    "embed the whole certificate chain; sign after the last change; use the keys that were handed over",
                )  # fmt: skip
