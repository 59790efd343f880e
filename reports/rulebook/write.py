"""Making a rulebook: catalogue and profile, a run, a proof, the earlier edition, the regulation's own words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.catalogue import FIXTURES, Catalogue
from harness.oracles.profile import load_profile
from reports.clauses import clauses
from reports.proof import read_proof
from reports.proved import PROVED, read_proved, recorded_proofs
from reports.record import RunRecord
from reports.rulebook.edition import MANIFEST, changes, make_edition, read_manifest
from reports.rulebook.law import read_law
from reports.rulebook.site import Site, write_site
from reports.rules_of_run import rule_rows

PDF = "so-tay-quy-tac.pdf"


@dataclass(frozen=True)
class Sources:
    """What a rulebook may be made of besides the catalogue; each may be missing. Without a proof: the one on record."""

    run: Path | None = None
    proof: Path | None = None
    previous: Path | None = None
    regulation: Path | None = None
    profile: Path = FIXTURES / "profiles" / "an-giang-2018.toml"


def write_rulebook(sources: Sources, out: Path, *, pdf: bool) -> dict[str, Path]:
    """Write the site, its manifest, and the printed book if asked for; says where each is.

    EventsError, EditionError, ProofError or LawError if a source is not what it should be; nothing is written then.
    """
    record = RunRecord.read(sources.run) if sources.run else None
    proofs = read_proof(sources.proof) if sources.proof else recorded_proofs()
    old = read_manifest(sources.previous) if sources.previous else None
    law = read_law(sources.regulation) if sources.regulation else None
    places = clauses()
    rows = {row["id"]: row for row in rule_rows(record, places.rules)} if record else {}
    switches = tuple(load_profile(sources.profile).switches.values())
    edition = make_edition(
        Catalogue.load(), switches, rows, proofs, _source(record, sources, law.sha256 if law else None)
    )
    changed = changes(old, edition.manifest()) if old else None
    site = Site(edition, places, law, changed)
    written = {"index": write_site(site, out), "manifest": out / MANIFEST}
    if pdf:
        from reports.rulebook.printed import write_pdf

        written["pdf"] = write_pdf(site, out / PDF)
    return written


def _source(record: RunRecord | None, sources: Sources, law: str | None) -> Mapping[str, Any]:
    """What the manifest says of the making. Without times: the same sources give the same edition."""
    run = None
    if record:
        run = {"id": record.run["id"], "started": record.run["started"], "complete": record.complete,
               "suite_sha256": record.run["suite_sha256"], "as_of": record.run["as_of"],
               "sut": {key: record.sut[key] for key in ("name", "version", "vendor", "role")}}  # fmt: skip
    return {
        "profile": sources.profile.stem,
        "profile_sha256": hashlib.sha256(sources.profile.read_bytes()).hexdigest(),
        "run": run,
        "proof_sha256": hashlib.sha256((sources.proof or PROVED).read_bytes()).hexdigest(),
        "proved": None if sources.proof else read_proved().proved.isoformat(),
        "regulation_sha256": law,
    }
