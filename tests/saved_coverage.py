"""A plugin for `make coverage`: each process of xdist's saves what it has measured when its tests are done.

At the end of all tests xdist kills a process that takes longer than ten seconds to end by itself.
"""

import coverage
import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Save, and measure on."""
    measuring = coverage.Coverage.current()
    if measuring is not None:
        measuring.save()
