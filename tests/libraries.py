"""Libraries for tests: folders of small briefs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def brief_text(title: str, brief_id: str = "", *, date: int | None = 2026, **fields: Any) -> str:
    """A brief in JSON, which YAML can be as well; its id is made of its title unless it is given."""
    csl: dict[str, Any] = {"id": "x", "type": "article-newspaper", "title": f"About {title}"}
    if date is not None:
        csl["issued"] = {"date-parts": [[date]]}
    made = {"brief": "1", "id": brief_id or title.lower().replace(" ", "-"), "title": title}
    return json.dumps({**made, "source": {"csl": csl}, "summary": "x", **fields})


def library(folder: Path, files: Mapping[str, str]) -> Path:
    """A folder with files by their paths in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
