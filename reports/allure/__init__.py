"""Allure results and the single-file HTML made of them, from the events of a run."""
