"""What a run is asked to do, as values; read from options and `sut.toml`, hashed into the record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from harness.catalogue import FEATURES, FIXTURES, ROOT, Selection
from harness.run.attestation.file import AttestationFile
from harness.run.opening import Opening
from harness.sut.declaration import Declaration, embedded_declaration

DEFAULT_AS_OF = date(2019, 12, 17)


@dataclass(frozen=True)
class RunSettings:
    """All inputs of a run. `out` is the run folder itself."""

    out: Path
    run_id: str
    started: datetime
    sut: Declaration = field(default_factory=embedded_declaration)
    role: str = "agency"
    selection: Selection = Selection()
    as_of: date = DEFAULT_AS_OF
    seed: int = 0
    profile: Path = FIXTURES / "profiles" / "an-giang-2018.toml"
    features: Path = FEATURES
    use_cache: bool = True
    shuffle: bool = False
    bind: str = "127.0.0.1"
    opening: Opening = Opening()
    """Whether faces are opened for a product on another host."""
    jobs: int | None = None
    resume: bool = False
    """Take up the run that `out` holds, where it was left."""
    observations_before: int = 0
    """The number of the last observation of the part before."""
    baseline: str = ""
    """The list of known deviations that the exit code was held against, as it was named; empty: none."""
    attestations: tuple[AttestationFile, ...] = ()
    attestations_as_of: date | None = None
    """The day that attestations are judged by as it was given; `attested_on` is what counts."""
    attestation_roots_file: str = ""
    """The file of `attestation_roots` as it was named."""
    attestation_roots: bytes | None = None
    """PEM that signers of attestations must lead to; None: the test PKI where the product is our own, else nobody."""

    @property
    def attested_on(self) -> date:
        """The day that attestations are judged by; the world's clock stays at `as_of`."""
        return self.attestations_as_of or self.as_of

    @property
    def attested_by(self) -> str:
        """SHA-256 over the content of attestations, their signatures and the roots; empty where none was given."""
        parts = [part for file in self.attestations for part in (file.raw, file.signature)]
        parts += [self.attestation_roots] if self.attestation_roots is not None else []
        digests = [hashlib.sha256(part).digest() for part in parts]
        return hashlib.sha256(b"".join(digests)).hexdigest() if parts else ""


def suite_files(features: Path = FEATURES) -> dict[str, str]:
    """SHA-256 of every file that decides verdicts, by name: features and catalogue, oracles, steps, profiles."""
    folders = (features, ROOT / "harness" / "oracles", ROOT / "harness" / "steps", FIXTURES / "profiles")
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in {".feature", ".toml", ".py"}
    }


def suite_sha256(files: Mapping[str, str]) -> str:
    """One hash over the files of a suite (`suite_files`): what released manifests know it by."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
