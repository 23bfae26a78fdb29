"""Annotations that were made elsewhere, as entries of one brief. Nothing is taken that is not understood."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, ValidationError, convert

from briefreader.base.patterns import pattern
from briefreader.brief.verification.selectable import passages
from briefreader.notes.anchor import Match, Resolver, anchor_at
from briefreader.notes.annotation_file import Received
from briefreader.notes.model import (
    KINDS,
    UNPLACED,
    Anchor,
    AnyEntry,
    Document,
    Note,
    Subject,
    normal_tags,
    subject_of,
)
from briefreader.notes.vocabulary import NAMED_ACTS, PLAIN_ACTS, brief_iri, entry_id_of, moment

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument


_VIEWER = pattern(r"(?:https?://)?via\w*\.hypothes\.is/(?:proxy/)?(?=\S)", re.IGNORECASE)
_TRACKING = pattern(
    r"(?:utm_\w+|gclid|gclsrc|dclid|fbclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|_hs\w+|mkt_tok|s_cid|"
    r"WT\.\w+|via\.[\w.]+)(?:=|$)",
    re.IGNORECASE,
)
_REVIEW_FIELDS = ("reliability", "credibility", "verdict", "likelihood", "scale", "confidence")


class NotTaken(Exception):  # noqa: N818 - read as "skipped: why"
    """Why an annotation cannot become an entry."""


class Taken(Struct, frozen=True):
    """The entry an annotation becomes. `lost` says what of it could not be taken along, each in words.

    `hidden` and `private`: where it comes from, a moderator had hidden it, or only its writer could read it.
    """

    entry: AnyEntry
    lost: tuple[str, ...] = ()
    hidden: bool = False
    private: bool = False


class Intake:
    """Makes entries of annotations for one brief; `address` is the article's.

    What this program wrote comes back as it was. Any other annotation becomes a note: on its words
    where they stand in the brief once, else on no item, with its words.
    """

    def __init__(self, opened: "OpenDocument", address: str | None) -> None:
        self._subject = subject_of(opened.brief)
        self._revision = opened.brief.revision
        self._address = address
        self._passages = passages(opened)
        self._resolver = Resolver(self._passages)

    def is_for(self, received: Received) -> bool:
        """Whether an annotation says that it is about this brief or its article."""
        target = _target(received.document)
        if received.is_ours:
            return target.get("brief") == self._subject.brief_id
        return self._is_here(target)

    def take(self, received: Received) -> Taken:
        """The entry of an annotation. Raises NotTaken."""
        if received.complaint:
            raise NotTaken(received.complaint)
        kind = received.document.get("kind")
        if received.is_ours and isinstance(kind, str):
            return self._own(received.document, kind)
        return self._foreign(received.document)

    # --- what this program wrote ----------------------------------------------------------------

    def _own(self, document: Document, kind: str) -> Taken:
        if kind not in KINDS:
            raise NotTaken(f"a newer version wrote it: “{kind}” is not known here")
        target = _target(document)
        self._demand_this_brief(target)
        item, about = target.get("item"), _about(target)
        record = {**_common(document), "kind": kind, "item": item, "about": about}
        lost: tuple[str, ...] = ()
        match kind:
            case "note":
                record["text"] = _first_text(document, but="tagging")
                record["tags"] = _tags(document)
                record["anchor"], lost = self._own_anchor(target)
            case "tags":
                record["tags"] = _tags(document)
            case "bookmark":
                record["label"] = _first_text(document)
            case "mark":
                record["letter"] = document.get("mark")
            case "addition":
                record.update(_bodied(document, "field", "inferred"), value=_first_text(document))
            case "basket":
                record.update(_bodied(document, "rank", "section", "note"), comment=_first_text(document))
            case "use":
                record["report"] = _first_text(document)
            case _:
                record.update(_review(document))
        try:
            return Taken(convert(record, KINDS[kind]), lost)
        except ValidationError as error:
            raise NotTaken(f"as a {kind} it is not whole: {error}") from None

    def _demand_this_brief(self, target: Document) -> None:
        """Refuse what was written for another brief, also for one with the same id. Raises NotTaken."""
        brief_id, title, sha256 = (target.get(name) for name in ("brief", "briefTitle", "sourceSha256"))
        if brief_id != self._subject.brief_id:
            raise NotTaken(f"it belongs to the brief “{brief_id}”")
        addresses = target.get("source"), target.get("article")
        if title is None or (self._address is not None and self._address in addresses):
            return
        if not self._subject.agrees_with(Subject(str(brief_id), str(title), sha256)):
            raise NotTaken(f"it was written for “{title}”, another brief with the id {brief_id}")

    def _own_anchor(self, target: Document) -> tuple[Document | None, tuple[str, ...]]:
        """The anchor as it was; where the file has no words, those that stand in the same place."""
        quote = _selector(target, "TextQuoteSelector")
        where = _selector(target, "ItemSelector") or {}
        position = _selector(where, "TextPositionSelector", "refinedBy") or {}
        place = {
            "paragraph": where.get("paragraph"),
            "start": position.get("start"),
            "end": position.get("end"),
            "item": where.get("item"),
            "detached": target.get("detached", False),
        }
        if quote is not None:
            around = {name: quote.get(name, "") for name in ("prefix", "suffix")}
            return {**place, **around, "exact": quote.get("exact")}, ()
        if not position and "paragraph" not in where:
            return None, ()
        found = self._at(target, place)
        if found is None:
            return None, ("the words it is about: they are not in the file, and this is another revision",)
        words = anchor_at(found)
        return {**place, "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}, ()

    def _at(self, target: Document, place: Document) -> Match | None:
        """What stands at a position in this revision of the brief, if that is one place."""
        start, end = place["start"], place["end"]
        if target.get("revision") != self._revision or type(start) is not int or type(end) is not int:
            return None
        item = place["item"] or target.get("item")
        fitting = [
            passage
            for passage in self._passages
            if (passage.item, passage.place) == (item, place["paragraph"])
            and 0 <= start <= end <= len(passage.text)
        ]
        return Match(fitting[0], start, end) if len(fitting) == 1 else None

    # --- what anybody else wrote ----------------------------------------------------------------

    def _foreign(self, document: Document) -> Taken:
        targets = _listed(document.get("target"))
        target = _target(document)
        quote = _selector(target, "TextQuoteSelector") or {}
        anchor = _foreign_anchor(quote)
        found = None if anchor is None else self._search(anchor)
        acts = _acts(document)
        if found is None and not self._is_here(target) and not _is_reply(document, acts):
            where = f"“{source}”" if (source := _source(target)) else "what has no address"
            raise NotTaken(f"it is about {where}, and its words are not in the brief")
        text = _foreign_text(document, acts)
        tags = normal_tags([*_tags(document, acts), *(act for act in acts if act in NAMED_ACTS)])
        if anchor is None and not text.strip():
            raise NotTaken("it is about no words, and says nothing of its own")
        note = Note(
            **_common(document),
            item=UNPLACED if found is None else found.passage.item,
            text=text,
            tags=tags,
            anchor=anchor if found is None else anchor_at(found),
        )
        shared = document.get("hidden") is True, document.get("private") is True
        return Taken(note, tuple(_losses(document, targets)), *shared)

    def _is_here(self, target: Document) -> bool:
        """Whether a target is the article, or the brief; where the article has no address, it may be."""
        source = _source(target)
        if source is None or self._address is None:
            return True
        return _bare(source) in (_bare(self._address), brief_iri(self._subject.brief_id))

    def _search(self, anchor: Anchor) -> Match | None:
        """The one place of some words."""
        resolution = self._resolver.search(anchor)
        return resolution.found[0] if resolution.is_settled else None


def _common(document: Document) -> Document:
    """The fields that all entries have; an empty time is one that the annotation does not tell."""
    name = document.get("id")
    if not isinstance(name, str) or not name:
        name = json.dumps(document, sort_keys=True)
    created, modified = moment(document.get("created")), moment(document.get("modified"))
    return {
        "id": entry_id_of(name),
        "created": created or modified,
        "modified": modified or created,
        "reviewer": " and ".join(filter(None, map(_agent, _listed(document.get("creator"))))),
        "change": 0,
    }


def _agent(agent: Any) -> str:
    """The name of a creator (§3.3.2), else what identifies it."""
    if not isinstance(agent, dict):
        return agent if isinstance(agent, str) else ""
    names = (agent.get(key) for key in ("name", "nickname", "id"))
    return next((name for name in names if isinstance(name, str)), "")


def _review(document: Document) -> Mapping[str, Any]:
    bodies = _bodies(document)
    assessment = next((body for body in bodies if body.get("purpose") == "assessing"), {})
    fields = {name: assessment.get(name) for name in _REVIEW_FIELDS}
    comment = next((body.get("value") for body in bodies if body.get("purpose") == "commenting"), "")
    return {**fields, "state": assessment.get("reviewState"), "comment": comment}


def _bodied(document: Document, *names: str) -> Document:
    """What stands beside the text of the first body."""
    body = next(iter(_bodies(document)), {})
    return {name: body.get(name) for name in names}


def _first_text(document: Document, but: str = "") -> Any:
    """The value of the first body with another purpose than this one."""
    bodies = (body for body in _bodies(document) if body.get("purpose") != but)
    return next((body.get("value") for body in bodies), "")


def _tags(document: Document, acts: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What the bodies say that are tags; all of them where the annotation only tags."""
    only_tags = acts == ("tagging",)
    bodies = (body for body in _bodies(document) if only_tags or body.get("purpose") == "tagging")
    return normal_tags(body["value"] for body in bodies if isinstance(body.get("value"), str))


def _foreign_anchor(quote: Document) -> Anchor | None:
    exact, *around = (quote.get(name) for name in ("exact", "prefix", "suffix"))
    if not isinstance(exact, str) or not exact:
        return None
    prefix, suffix = (text if isinstance(text, str) else "" for text in around)
    return Anchor(exact, prefix, suffix)


def _foreign_text(document: Document, acts: tuple[str, ...]) -> str:
    """What the bodies say that are no tags, in paragraphs: their text, or the address of another resource."""
    if acts == ("tagging",):
        return ""
    texts = [body.get("value") for body in _bodies(document) if body.get("purpose") != "tagging"]
    return "\n\n".join(text for text in texts if isinstance(text, str) and text)


def _losses(document: Document, targets: list[Any]) -> Iterator[str]:
    """What a note has no place for."""
    if len(targets) > 1:
        yield f"all of its {len(targets)} targets but the first"
    unread = sum(not isinstance(body.get("value"), str) for body in _bodies(document))
    if unread:
        yield f"of its bodies {unread} without text"


def _is_reply(document: Document, acts: tuple[str, ...]) -> bool:
    """Whether it answers an annotation that is not in the file: of which page, nobody can tell."""
    return "replying" in acts and isinstance(document.get("target"), str)


def _acts(document: Document) -> tuple[str, ...]:
    """The motivations that the model knows (§3.3.5), without a prefix."""
    names = (act for act in _listed(document.get("motivation")) if isinstance(act, str))
    short = (act.replace("#", ":").rpartition(":")[2] for act in names)
    return tuple(act for act in dict.fromkeys(short) if act in NAMED_ACTS or act in PLAIN_ACTS)


def _bodies(document: Document) -> list[Document]:
    """The bodies (§3.2) as objects with a `value`: their text, or the address of another resource."""
    if isinstance(document.get("bodyValue"), str):
        return [{"value": document["bodyValue"]}]
    return [_body(body) for body in _listed(document.get("body"))]


def _body(body: Any) -> Document:
    if not isinstance(body, dict):
        return {"value": body}
    if body.get("type") == "Choice" and (choices := _listed(body.get("items"))):
        return _body(choices[0])  # the one that the author prefers (§3.2.8)
    return body if "value" in body else {**body, "value": _source(body)}


def _target(document: Document) -> Document:
    """The first target (§3.2), as an object."""
    first = next(iter(_listed(document.get("target"))), None)
    if isinstance(first, str):
        return {"source": first}
    return first if isinstance(first, dict) else {}


def _source(resource: Document) -> str | None:
    """The address of what a resource is, or is a part of (§4)."""
    source = resource.get("source", resource.get("id"))
    if isinstance(source, dict):
        source = source.get("id")
    return source if isinstance(source, str) else None


def _about(target: Document) -> Document | None:
    """The words of the item that an entry was attached to, as far as they are told."""
    mark, begins = target.get("itemMark"), target.get("itemBegins", "")
    return {"mark": mark, "begins": begins} if isinstance(mark, str) and isinstance(begins, str) else None


def _selector(holder: Document, name: str, key: str = "selector") -> Document | None:
    """The first selector of a type (§4.2) that something holds, also one that refines another."""
    waiting = deque(_listed(holder.get(key)))
    while waiting:
        selector = waiting.popleft()
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == name:
            return selector
        waiting += _listed(selector.get("refinedBy"))
    return None


def _listed(value: Any) -> list[Any]:
    """The values of a property that takes none, one or several."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _bare(address: str) -> str:
    """An address without what differs between links to one page.

    That are scheme, `www.`, fragment and last slash, the address of a viewer before it, and parameters by
    which readers are followed. Which these are is after `h/util/uri.py` of https://github.com/hypothesis/h.
    """
    rest, _, query = _VIEWER.sub("", address.partition("#")[0]).partition("?")
    kept = "&".join(one for one in query.split("&") if one and not _TRACKING.match(one))
    return "?".join(filter(None, (rest.rpartition("://")[2].removeprefix("www.").rstrip("/"), kept)))
