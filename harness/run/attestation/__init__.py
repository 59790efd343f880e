"""Attestations (chứng thực): what a person states, shows and signs for a rule that no machine can see (design §6)."""
