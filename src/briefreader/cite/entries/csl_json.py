"""CSL-JSON, as Zotero, pandoc and the citation processors read it: the item as it is.

Types and variables are those of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html).
"""

import json
from collections.abc import Sequence
from typing import Any

from msgspec import to_builtins

from briefreader.brief.model.csl import CslItem


def csl_json(csl: CslItem, key: str, _place: str) -> str:
    """An array with the one item."""
    return array([item(csl, key)])


def item(csl: CslItem, key: str) -> dict[str, Any]:
    """Every variable as the brief has it, under the key that texts cite."""
    return {**to_builtins(csl), "id": key}


def array(items: Sequence[dict[str, Any]]) -> str:
    """A bibliography."""
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
