"""Benchmarks: ratios against a baseline of the same run, printed; never a timed test (`make bench`)."""
