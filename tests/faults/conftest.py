"""How far the fault suite goes: a short form with every run of the tests, the whole with `make faults`."""

import os
import sys
from collections.abc import Iterator

import pytest

WHOLE = os.environ.get("BRIEFREADER_FAULTS") == "whole"
FIGURES: list[tuple[str, str]] = []


class Extent:
    """How many of each fault are tried."""

    def __init__(self, *, whole: bool) -> None:
        self.tear_every = 1 if whole else 100  # bytes
        self.mutant_disks = 5000 if whole else 200
        self.kills = 200 if whole else 10
        self.mutant_faults = sys.maxsize if whole else 1  # after which it is found out
        self.writes = 200 if whole else 30  # of each of two processes
        self.unlocked_writes = 300 if whole else 100
        self.flips = 500 if whole else 100
        self.index_kills = 1000 if whole else 4
        self.index_pairs = 20 if whole else 1
        self.index_flips = 100 if whole else 8


@pytest.fixture
def extent() -> Extent:
    return Extent(whole=WHOLE)


@pytest.fixture
def figures() -> Iterator[list[tuple[str, str]]]:
    """What was counted, for the table at the end."""
    yield FIGURES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if WHOLE and FIGURES:
        terminalreporter.section("faults")
        width = max(len(what) for what, _ in FIGURES)
        for what, count in FIGURES:
            terminalreporter.write_line(f"{what:<{width}}  {count}")
