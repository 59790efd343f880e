"""Rules, scenarios and ids of the regulation (no execution here)."""

from harness.catalogue.catalogue import FEATURES, FIXTURES, ROOT, Catalogue, Selection, role_of
from harness.catalogue.rule import Attestation, CatalogueError, Rule, Rules
from harness.catalogue.scenario import Scenario, Step, read_feature

__all__ = [
    "FEATURES", "FIXTURES", "ROOT", "Attestation", "Catalogue", "CatalogueError", "Rule", "Rules", "Scenario",
    "Selection", "Step", "read_feature", "role_of",
]  # fmt: skip
