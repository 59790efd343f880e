"""The pytest plugin that steers allure-pytest, loaded by name; light until there are results to write."""

from __future__ import annotations

import pytest

NAME = "kiemchuan_allure_live"


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    attach_if_wanted(config)


def attach_if_wanted(config: pytest.Config) -> None:
    """Attach to allure-pytest, once, if it writes results in this session."""
    if not config.getoption("allure_report_dir", None) or config.pluginmanager.has_plugin(NAME):
        return
    if config.pluginmanager.has_plugin("allure_listener"):
        from reports.allure.live_results import attach

        attach(config)
