"""The test PKI: certificates of agencies and leaders, revocation, time stamps; as of a clock handed in."""

from simulators.pki.errors import PkiError
from simulators.pki.names import IdentityName
from simulators.pki.pki import Pki
from simulators.shelf import default_cache_dir

__all__ = ["IdentityName", "Pki", "PkiError", "default_cache_dir"]
