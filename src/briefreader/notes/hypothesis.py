"""A row of a Hypothesis export as the Web Annotation that it nearly is.

The client exports `{"export_date": …, "annotations": [row, …]}`, the API answers `{"rows": [row, …]}`.
"""

import re
from collections.abc import Iterator
from typing import Any

from briefreader.base.patterns import pattern
from briefreader.notes.model import Document

_ACCOUNT = pattern(r"acct:([^@]*)@.*", re.DOTALL)


def is_row(node: Document) -> bool:
    """Whether an object has what a row has and a Web Annotation has not."""
    return isinstance(node.get("uri"), str) and "user" in node


def row_annotation(row: Document) -> Document:
    """A row with the names of the Web Annotation model.

    A reply's target is the first of its thread; `within` is the page, in case that is not in the file.
    """
    references = row.get("references")
    is_reply = isinstance(references, list) and len(references) > 0
    return {
        "id": _name(row.get("id")),
        "motivation": "replying" if is_reply else None,
        "creator": _creator(row),
        "created": row.get("created"),
        "modified": row.get("updated"),
        "body": list(_bodies(row)),
        "target": _name(references[0]) if is_reply and references else row.get("target") or row["uri"],
        "within": row["uri"],
        "hidden": row.get("hidden") is True,
        "private": _is_private(row),
    }


def _is_private(row: Document) -> bool:
    """Whether only its writer may read it: nobody else, and no group, is named."""
    permissions = row.get("permissions")
    readers = permissions.get("read") if isinstance(permissions, dict) else None
    return isinstance(readers, list) and readers == [row.get("user")]


def _name(row_id: Any) -> str | None:
    """What stands for an id, which is only unique among rows."""
    return f"hypothesis:{row_id}" if isinstance(row_id, str) and row_id else None


def _creator(row: Document) -> str | None:
    """The name that is shown, else that of the account."""
    info = row.get("user_info")
    shown = info.get("display_name") if isinstance(info, dict) else None
    if isinstance(shown, str) and shown.strip():
        return shown
    user = row.get("user")
    return _ACCOUNT.sub(r"\1", user) if isinstance(user, str) else None


def _bodies(row: Document) -> Iterator[Document]:
    if isinstance(row.get("text"), str):
        yield {"type": "TextualBody", "value": row["text"]}
    tags = row.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        yield {"type": "TextualBody", "value": tag, "purpose": "tagging"}
