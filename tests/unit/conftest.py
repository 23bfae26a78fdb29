import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def examples() -> dict[str, Any]:
    """What styles and formats make of two quotes of one article, as the guides have it."""
    path = Path(__file__).parent / "data" / "citing_examples.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found
