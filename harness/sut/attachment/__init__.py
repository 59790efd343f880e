"""`sut.toml` as a text: its JSON Schema, where its faults stand, and the commented file that `init` writes."""

from harness.sut.attachment.schema import Fault, faults, sut_schema
from harness.sut.attachment.text import NotReadableError, place_of, read_text

__all__ = ["Fault", "NotReadableError", "faults", "place_of", "read_text", "sut_schema"]
