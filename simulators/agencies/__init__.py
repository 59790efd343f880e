"""Simulated agencies: peers on the axis, their people, papers and habits."""

from simulators.agencies.attendance import Attendance
from simulators.agencies.cast import personality_of
from simulators.agencies.correspondence import Received, Sent, SentStatus, response_to
from simulators.agencies.documents import AnnexRequest, DocumentRequest, PreparedDocument, Workshop
from simulators.agencies.peer import Peer
from simulators.agencies.signed_files import SignedFiles

__all__ = [
    "AnnexRequest",
    "Attendance",
    "DocumentRequest",
    "Peer",
    "PreparedDocument",
    "Received",
    "Sent",
    "SentStatus",
    "SignedFiles",
    "Workshop",
    "personality_of",
    "response_to",
]
