"""The options `--bind` and `--advertise`: for whom the simulated world is opened beyond this machine (design §5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from harness.catalogue import CatalogueError

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1", ""})


@dataclass(frozen=True)
class Opening:
    """Where faces are opened: the address that is bound, and the scheme and host by which a product calls them."""

    bind: str = ""
    scheme: str = "https"
    host: str = ""

    @property
    def wanted(self) -> bool:
        return self.bind not in _LOOPBACK

    @classmethod
    def of(cls, bind: str, advertise: str, role: str = "agency") -> Opening:
        """From the options. CatalogueError if one is there without the other, or the address is none."""
        if bind in _LOOPBACK and not advertise:
            return cls()
        parts = urlsplit(advertise)
        if bind in _LOOPBACK or parts.scheme not in ("http", "https") or not parts.hostname or parts.port:
            raise CatalogueError(
                "--bind ĐỊA_CHỈ và --advertise https://TÊN đi cùng nhau, không ghi cổng (cổng ở [ports]) / "
                "they go together, without a port: --bind 0.0.0.0 --advertise https://10.0.0.5"
            )
        if role == "axis" and parts.scheme == "https":
            raise CatalogueError(
                "--advertise: với vai axis, Trục quốc gia mô phỏng chỉ mở bằng http / "
                "for role axis our national axis is opened over http only"
            )
        return cls(bind, parts.scheme, parts.hostname)
