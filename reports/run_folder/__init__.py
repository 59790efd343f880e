"""What each file of a run folder is: sealed record, report derived from it, certificate, or no part of either."""
