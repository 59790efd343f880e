"""PDF signatures (chữ ký số) of people and agencies: made and judged (Đ4.k5).

`sign_pdf` makes PAdES baseline signatures; `judge_pdf` says of each signature in a file whether it holds.
Neither touches a network by itself: revocation lists are handed in, or fetched by the callable handed in.
"""

from simulators.protocol.signing.appearance import Appearance
from simulators.protocol.signing.errors import SigningError
from simulators.protocol.signing.identity import Identity, identity_from_pkcs12
from simulators.protocol.signing.judging import judge_pdf
from simulators.protocol.signing.making import sign_pdf
from simulators.protocol.signing.remembered import Judge, RememberedJudgements
from simulators.protocol.signing.trust import SignatureCode, SignatureFinding, TrustMaterial, Verdict

__all__ = [
    "Appearance",
    "Identity",
    "Judge",
    "RememberedJudgements",
    "SignatureCode",
    "SignatureFinding",
    "SigningError",
    "TrustMaterial",
    "Verdict",
    "identity_from_pkcs12",
    "judge_pdf",
    "sign_pdf",
]
