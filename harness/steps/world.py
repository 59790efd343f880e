"""What steps may ask of the simulated world: the one door between a sentence and the servers behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.steps.safety_world import SafetyWorld


class World(Protocol):
    """The world of one scenario at a time. Every read it makes of product, wire, file or clock is an observation.

    Documents are named by their noun phrase in the scenario (`văn bản`, `văn bản đối chứng`): the label.
    Acts raise a `Stop` of `harness.steps.stops` when the product cannot perform them; attempts never do.
    """

    profile: Profile
    as_of: date

    @property
    def safety(self) -> SafetyWorld:
        """Malware, accounts and the secure connection (Đ3.k3, Đ18, Đ20.k5bis)."""

    # time -------------------------------------------------------------------------------------------------------
    def now(self) -> datetime: ...

    def move_clock(self, moment: datetime) -> None:
        """Set the world's clock and the product's. NoClockControl where the product follows the host."""

    # documents that simulated agencies send to the product --------------------------------------------------------
    def compose(
        self, label: str, sender: str, *, variation: str = "", attributes: Mapping[str, str] | None = None
    ) -> None:
        """Prepare a valid signed document of a simulated agency, or one that differs in one declared respect."""

    def deliver(self, label: str) -> None:
        """The agency hands the prepared document to the axis, addressed to the product."""

    def send_again(self, label: str) -> None:
        """The agency sends the very same document once more."""

    def send_business(self, label: str, of: str, kind: str, sender: str, reason: str) -> None:
        """The agency sends a recall, update or replacement (kind) of an earlier document."""

    def send_status(self, sender: str, of: str, code: str, description: str = "") -> None:
        """The agency answers the product's outgoing document with a business status."""

    # the product --------------------------------------------------------------------------------------------------
    def sync(self) -> None:
        """Let the product poll the axis and finish all work this causes."""

    def has_feature(self, name: str) -> bool:
        """Whether the declaration, or where that is silent `about`, says that it has a feature (`secrecy`, …)."""

    def act(self, operation: str, label: str, **body: Any) -> Mapping[str, Any]:
        """Perform an operation on a document of the product. Precondition if the product refuses."""

    def attempt(self, operation: str, label: str, **body: Any) -> None:
        """Try an operation; an answer, a refusal, or that there is no record to try it on, is for a Then to judge."""

    def ask(self, operation: str, **arguments: Any) -> None:
        """Perform an operation on no single document, or look through a list; the answer is for a Then to judge."""

    def issue(
        self, label: str, recipients: Sequence[str], *, attributes: Mapping[str, str] | None = None
    ) -> None:
        """Have the product issue a ready document to simulated agencies (attempt: recorded, never raised)."""

    def issue_several(self, labels: Sequence[str], recipients: Sequence[str], *, together: bool) -> None:
        """Have the product issue one ready document for each label, in order or all at the same moment."""

    def unused_year(self) -> int:
        """The first year after the as-of year in which the product has issued nothing. Precondition if none is left."""

    def draft(
        self, label: str, recipients: Sequence[str], *, attributes: Mapping[str, str] | None = None
    ) -> None:
        """Have the product take a draft of a document. Precondition if it refuses."""

    def read(self, what: str, label: str) -> None:
        """Read from the product what a check wants (`incoming`, `outgoing`, `register-in`, …)."""

    # the rest of the world ------------------------------------------------------------------------------------------
    def attend(self, agencies: Sequence[str]) -> None:
        """Agencies stand ready on their axis, to fetch whatever comes for them; recipients of a document always do."""

    def collect(self) -> None:
        """Every simulated agency fetches what the axis holds for it; each message is an observation."""

    def fault(self, name: str, *, times: int | None = None, operation: str | None = None) -> None:
        """Make the axis misbehave towards the product, until `heal` or `times` calls; all calls or one operation's."""

    def heal(self) -> None: ...

    def revoke_seal(self, label: str, since: datetime) -> None:
        """Revoke the certificate of the agency that sealed a prepared document; it must be one of its own."""

    def revocation_reachable(self, reachable: bool) -> None:
        """Whether revocation lists and OCSP answer the product; they do again when the scenario ends."""

    # beside the exchange ----------------------------------------------------------------------------------------
    def use_mail(self) -> None:
        """The product's e-mail goes through the world's mail server; a control mail comes at once (Đ6.k1.b)."""

    def keep_paper_list(self, types: Mapping[str, date]) -> None:
        """The administrator keeps the list of documents that go with paper, each type from its day on (Đ7.k2.b)."""

    def send_paper(self, label: str, agencies: Sequence[str]) -> None:
        """The clerk notes that a document was sent on paper (attempt: recorded, never raised)."""

    def receive_paper(self, label: str) -> None:
        """The clerk enters the paper of a prepared document, whether or not it was sent. Precondition if refused."""

    # judging --------------------------------------------------------------------------------------------------------
    def observations(self) -> Observations:
        """All observations of the running scenario, fresh marks."""
