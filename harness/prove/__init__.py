"""Proof that every check can fail: defects killed, controls survive, null products pass nothing (design §7)."""
