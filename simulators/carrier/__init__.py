"""The engine of an axis: store, delivery, vxp face, journal, faults, bridge (design §4; axis-api §1, §7,
§8).
"""

from simulators.carrier.carrier import PATH, Carrier
from simulators.carrier.config import CarrierConfig, Upstream
from simulators.carrier.directory import Agency
from simulators.carrier.faults import Fault, FaultSetting, FaultSwitches
from simulators.carrier.journal import Journal, JournalEntry
from simulators.carrier.known import AgencyBook, load_agencies
from simulators.carrier.parts import CarrierParts

__all__ = [
    "PATH",
    "Agency",
    "AgencyBook",
    "Carrier",
    "CarrierConfig",
    "CarrierParts",
    "Fault",
    "FaultSetting",
    "FaultSwitches",
    "Journal",
    "JournalEntry",
    "Upstream",
    "load_agencies",
]
