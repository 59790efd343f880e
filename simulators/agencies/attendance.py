"""Lets simulated agencies live on an axis by themselves, in a thread that reacts to what reaches them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

from simulators.agencies.peer import Peer
from simulators.carrier import Journal, JournalEntry
from simulators.sdk import VxpCallError

_LOG = logging.getLogger(__name__)
_STEP = 0.4
"""Seconds of the host after which answers that have come due are looked for, without a call to the axis."""
_SWEEP = 10
"""Steps after which every agency looks into its mailbox though nothing was announced."""


class Attendance:
    """Wakes the agencies named in the journal of their axis, at once; the others look in every few seconds.

    What goes wrong in one reaction is logged and does not end the thread; the next step tries again.
    """

    def __init__(self, peers: Sequence[Peer], journal: Journal) -> None:
        self._peers = {peer.organ.organ_id: peer for peer in peers}
        self._journal = journal
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="agencies", daemon=True)

    def start(self) -> None:
        """Begin; messages that already wait are taken in first."""
        self._thread.start()

    def stop(self) -> None:
        """End after the reaction under way; returns when the thread has ended."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(30)

    def _run(self) -> None:
        seq = 0
        quiet = _SWEEP
        while not self._stopping.is_set():
            arrived = self._journal.wait(self._concerns_us, seq, _STEP)
            woken = set[str]()
            if arrived is not None:
                seq = arrived.seq
                woken = set(arrived.to)
            quiet += 1
            sweep = quiet > _SWEEP
            if sweep:
                quiet = 0
            for organ_id, peer in self._peers.items():
                if sweep or organ_id in woken or peer.has_due():
                    self._react(peer)

    def _concerns_us(self, entry: JournalEntry) -> bool:
        return (
            bool(entry.receiver_doc_ids)
            and entry.error is None
            and not self._peers.keys().isdisjoint(entry.to)
        )

    def _react(self, peer: Peer) -> None:
        try:
            peer.react()
        except VxpCallError as problem:
            _LOG.info("%s: %s", peer.organ.organ_id, problem)
        except Exception:
            _LOG.exception("%s could not react", peer.organ.organ_id)
