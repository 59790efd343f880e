"""The certificate of a run: what it may state, when it is refused, how it is written, signed and verified."""
