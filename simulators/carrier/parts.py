"""The classes that a carrier is put together from; a deviating axis replaces some of them (lỗi cấy, đối chứng)."""

from __future__ import annotations

from dataclasses import dataclass

from simulators.carrier.bodies import BodyStore
from simulators.carrier.bridge import Bridge
from simulators.carrier.directory import Directory
from simulators.carrier.face import VxpFace
from simulators.carrier.mailbox import Mailbox
from simulators.carrier.operations import Operations
from simulators.carrier.post import PostOffice


@dataclass(frozen=True)
class CarrierParts:
    """One class for each thing that a carrier does."""

    bodies: type[BodyStore] = BodyStore
    """Keeps messages, and adds the hop to what is handed out."""
    directory: type[Directory] = Directory
    """Who is who, and under which system."""
    post: type[PostOffice] = PostOffice
    """Accepts messages and finds the way to each recipient."""
    mailbox: type[Mailbox] = Mailbox
    """Lists, hands out, takes acknowledgements, tells the state of what was sent."""
    operations: type[Operations] = Operations
    """The operations of the face."""
    bridge: type[Bridge] = Bridge
    """Moves messages to and from the axis above."""
    face: type[VxpFace] = VxpFace
    """HTTP, and who is calling."""
