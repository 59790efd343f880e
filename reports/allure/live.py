"""The pytest plugin of reports: steers allure-pytest, and leaves reports where plain pytest ran the features.

Loaded in every pytest session of an environment that has kiemchuan, so it imports nothing until it is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from harness.run.session import Run


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Attach to allure-pytest if it writes results in this session; be there when plain pytest ends a run."""
    from harness.run.open import AFTER  # noqa: PLC0415 - see the module's docstring

    AFTER.append(_write)
    config.add_cleanup(lambda: AFTER.remove(_write))
    if config.getoption("allure_report_dir", None) and config.pluginmanager.has_plugin("allure_listener"):
        from reports.allure.live_results import attach  # noqa: PLC0415

        attach(config)


def _write(run: Run) -> None:
    from reports import write_all  # noqa: PLC0415

    write_all(run.settings.out, html=False)
