"""The reference QLVB: a real document management system behind the driver contract, with no private door."""

from simulators.qlvb.config import Bounds, QlvbConfig
from simulators.qlvb.connection import ConnectionSettings
from simulators.qlvb.driver import driver_app
from simulators.qlvb.material import KeyFile, SigningMaterial
from simulators.qlvb.parts import Parts
from simulators.qlvb.product import Qlvb

__all__ = [
    "Bounds",
    "ConnectionSettings",
    "KeyFile",
    "Parts",
    "Qlvb",
    "QlvbConfig",
    "SigningMaterial",
    "driver_app",
]
