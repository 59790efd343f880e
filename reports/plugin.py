"""The pytest plugin of reports: `pytest features/ --sut FILE` leaves the same reports as `kiemchuan run`.

Loaded in every pytest session of an environment that has kiemchuan, so it imports nothing until it is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.allure.live import attach_if_wanted

if TYPE_CHECKING:
    from harness.run.session import Run


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Be there when plain pytest ends a run; steer allure-pytest if it writes results."""
    from harness.run.open import AFTER

    AFTER.append(_write)
    config.add_cleanup(lambda: AFTER.remove(_write))
    attach_if_wanted(config)


def _write(run: Run) -> None:
    from reports import write_all

    write_all(run.settings.out, html=False)
