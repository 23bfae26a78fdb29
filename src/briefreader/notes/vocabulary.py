"""The words in which notes travel: those of the Web Annotation model, and ours for what it does not say.

W3C Recommendation "Web Annotation Data Model" (https://www.w3.org/TR/annotation-model/). Names that begin
with `urn:briefreader:` are this program's own; nobody can look them up.
"""

import uuid
from datetime import datetime
from urllib.parse import quote

from briefreader.base.dates import utc

ANNO = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "urn:briefreader:"

_OURS = (
    "ItemSelector",
    "brief",
    "briefTitle",
    "confidence",
    "credibility",
    "detached",
    "item",
    "itemBegins",
    "itemMark",
    "kind",
    "likelihood",
    "mark",
    "moved",
    "orphaned",
    "paragraph",
    "reliability",
    "reviewState",
    "revision",
    "scale",
    "sourceSha256",
    "verdict",
)
TERMS: dict[str, str | dict[str, str]] = {
    **{term: f"{NAMESPACE}{term}" for term in _OURS},
    "article": {"@id": f"{NAMESPACE}article", "@type": "@id"},
}
CONTEXT = [ANNO, TERMS]

# Motivations (§3.3.5) that a note has by being tagged with their names.
NAMED_ACTS = (
    "assessing",
    "bookmarking",
    "classifying",
    "describing",
    "editing",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
)
PLAIN_ACTS = ("commenting", "highlighting", "tagging")  # told by a text, words or tags alone


def brief_iri(brief_id: str) -> str:
    """The name of a brief."""
    return f"{NAMESPACE}brief:{quote(brief_id, safe='', errors='replace')}"


def annotation_iri(entry_id: str) -> str:
    """The name of an entry, the same wherever it travels."""
    return uuid.UUID(hex=entry_id_of(entry_id)).urn


def entry_id_of(name: str) -> str:
    """The id under which an annotation of this name is kept: the digits of its UUID, or of one made of it."""
    try:
        return uuid.UUID(name).hex
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, name.encode("utf-8", "replace").decode()).hex


def moment(text: object) -> str:
    """A time as notes have it: UTC, whole seconds, `Z`; empty for what is no time with its zone."""
    try:
        time = datetime.fromisoformat(text) if isinstance(text, str) else None
        if time is None or time.tzinfo is None:
            return ""
        return utc(time)
    except (ValueError, OverflowError):
        return ""
