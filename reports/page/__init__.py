"""The single-file report of a run, our own: opens on the answer, leads to every rule, scenario and message."""
