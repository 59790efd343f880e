"""The rulebook: a static site in which every rule has a page with a permanent link; what changed since last time."""
