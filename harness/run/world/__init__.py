"""The simulated world of a run: servers, peers, the product's gateway, and the observer of the wire."""
