"""Simulated agencies: peers on the axis, their people, papers and habits."""
