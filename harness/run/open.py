"""Opens a run from options: which folder, which product, which world. Shared by the CLI and plain pytest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from harness.catalogue import FIXTURES, Selection
from harness.oracles.profile import ProfileError
from harness.run.attestation.file import read_attestations
from harness.run.opening import Opening
from harness.run.session import Run, WorldFactory
from harness.run.settings import DEFAULT_AS_OF, RunSettings
from harness.sut.declaration import embedded_declaration, load_declaration


def open_settings(
    *, sut: str | None, role: str | None, selection: Selection, as_of: date | None, seed: int, shuffle: bool,
    use_cache: bool, out: str | None, started: datetime, jobs: int | None = None,
    profile: str = "an-giang-2018",
    attestations: Sequence[str] = (), attestation_roots: str | None = None, attestations_as_of: date | None = None,
    baseline: str | None = None,
    bind: str = "", advertise: str = "",
) -> RunSettings:  # fmt: skip
    """Settings of a run. DeclarationError if `sut.toml` is wrong; `role` must agree with it.

    AttestationError if an attestation file is, or speaks of a rule that is not attested, or the roots are none.
    """
    from harness.sut.declaration import DeclarationError

    declaration = load_declaration(Path(sut)) if sut else embedded_declaration(role or "agency")
    if sut and role and role != declaration.role:
        raise DeclarationError(f"{sut} declares role {declaration.role}, not {role}")
    opening = Opening.of(bind, advertise, declaration.role)
    run_id = f"{started:%Y%m%d-%H%M%S}-{token_hex(2)}"
    return RunSettings(
        out=Path(out) if out else Path("runs") / run_id,
        run_id=run_id,
        started=started,
        sut=declaration,
        role=declaration.role,
        selection=selection,
        as_of=as_of or DEFAULT_AS_OF,
        seed=seed,
        shuffle=shuffle,
        jobs=jobs,
        profile=profile_path(profile),
        use_cache=use_cache,
        baseline=baseline or "",
        opening=opening,
        attestations=read_attestations(map(Path, attestations)),
        attestations_as_of=attestations_as_of,
        attestation_roots=_roots(attestation_roots),
        attestation_roots_file=attestation_roots or "",
    )


def _roots(path: str | None) -> bytes | None:
    """The PEM of trusted roots, looked at now, so that a wrong file stops the run before it begins."""
    if path is None:
        return None
    from harness.run.attestation.signature import SignerTrust

    bundle = Path(path).read_bytes()
    SignerTrust.from_pem(bundle)
    return bundle


def profile_path(name: str) -> Path:
    """A profile by name (of `fixtures/profiles`) or by file. ProfileError lists the names there are."""
    folder = FIXTURES / "profiles"
    for path in (folder / f"{name}.toml", Path(name)):
        if path.is_file():
            return path
    known = ", ".join(sorted(path.stem for path in folder.glob("*.toml")))
    raise ProfileError(f"no profile {name!r}; there are {known}, or name a file")


def world_factory(settings: RunSettings) -> WorldFactory:
    """The simulated world for a role, imported only when a run opens."""

    def make(*arguments: Any) -> Any:
        if settings.role == "axis":
            from harness.run.world.axis_world import AxisWorld

            return AxisWorld(*arguments)
        from harness.run.world.agency_world import AgencyWorld

        return AgencyWorld(*arguments)

    return make


AFTER: list[Callable[[Run], None]] = []
"""Writers that want the run folder when plain pytest has ended; the reports register here."""


def after_pytest(run: Run) -> None:
    for writer in AFTER:
        writer(run)
