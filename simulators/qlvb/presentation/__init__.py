"""How records are shown (Đ8.k2): every item by one method, in the form of the driver contract."""

from simulators.qlvb.presentation.incoming import IncomingPresentation
from simulators.qlvb.presentation.outgoing import OutgoingPresentation


class Presentation(OutgoingPresentation, IncomingPresentation):
    """Records as JSON values."""


__all__ = ["Presentation"]
