"""What the product has beyond the operations of the contract, as `about` tells it."""

from __future__ import annotations

from simulators.qlvb.part import Part


class Features(Part):
    """One method per feature that a rule asks for."""

    def secrecy(self) -> bool:
        """Mục độ mật: none, so nobody can tell the product that a document is secret (Đ6.k1.đ)."""
        return False

    def declared(self) -> dict[str, bool]:
        """Names as the driver contract has them."""
        return {
            "secrecy": self.secrecy(),
            "escalation": True,
            "delegation": True,
            "paper": True,
            "internet": True,
        }
