"""The antivirus service of the world: a scanner that speaks the clamd protocol, with invented signatures and EICAR."""

from simulators.antivirus.active_content import ActiveContent, active_content
from simulators.antivirus.clamd import Clamd, Mood
from simulators.antivirus.eicar import eicar_file, is_eicar
from simulators.antivirus.engine import Engine, Finding
from simulators.antivirus.journal import Scan, ScanJournal
from simulators.antivirus.signatures import Signature, load_signatures
from simulators.antivirus.unpacking import Limits

__all__ = [
    "ActiveContent",
    "Clamd",
    "Engine",
    "Finding",
    "Limits",
    "Mood",
    "Scan",
    "ScanJournal",
    "Signature",
    "active_content",
    "eicar_file",
    "is_eicar",
    "load_signatures",
]
