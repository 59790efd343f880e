"""What is tried of each operation of the driver contract."""

from harness.sut.check_case import Probe
from harness.sut.probes.dossiers import DOSSIER_PROBES
from harness.sut.probes.follow_up import FOLLOW_UP_PROBES
from harness.sut.probes.incoming import INCOMING_PROBES
from harness.sut.probes.outgoing import OUTGOING_PROBES
from harness.sut.probes.paper import PAPER_PROBES
from harness.sut.probes.product import PRODUCT_PROBES
from harness.sut.probes.safety import SAFETY_PROBES
from harness.sut.probes.searching import SEARCH_PROBES
from harness.sut.probes.upkeep import UPKEEP_PROBES

PROBES: tuple[Probe, ...] = (
    PRODUCT_PROBES
    + OUTGOING_PROBES
    + INCOMING_PROBES
    + FOLLOW_UP_PROBES
    + PAPER_PROBES
    + SAFETY_PROBES
    + DOSSIER_PROBES
    + SEARCH_PROBES
    + UPKEEP_PROBES
)
"""Everything, in this order: later probes use what earlier ones made."""

__all__ = ["PROBES"]
