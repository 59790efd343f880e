"""The client side of the vxp face, for everything simulated that talks to an axis."""

from simulators.sdk.answers import (
    AgencyItem,
    AgencyQd20Item,
    ReceivedItem,
    SendResult,
    SentItem,
    UnitItem,
)
from simulators.sdk.client import VxpClient
from simulators.sdk.errors import VxpCallError

__all__ = [
    "AgencyItem",
    "AgencyQd20Item",
    "ReceivedItem",
    "SendResult",
    "SentItem",
    "UnitItem",
    "VxpCallError",
    "VxpClient",
]
