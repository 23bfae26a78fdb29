"""The blocks of a saved page, and what its head and its marks say of it, in one pass and linear time."""

import re
from html.parser import HTMLParser
from typing import Literal

from briefreader.brief.verification.roles import BlockKind
from briefreader.draft.text.wordlist import word_set

# What is never read, and what is read only if it holds the article.
_UNSEEN = word_set(
    """
    audio button canvas del dialog head iframe noscript object option script s select strike style svg
    template textarea video
    """
)
_ASIDE = word_set("aside footer form menu nav")
_JUNK = re.compile(
    r"\b(?:nav|menu|breadcrumb|toolbar|footer|sidebar|banner|widget|cookie|consent|paywall|subscribe|signup"
    r"|newsletter|comment|share|social|related|recommend|popular|most-read|tags?|promo|advert|ad-|ads)\b",
    re.IGNORECASE,
)
_BLOCKS = word_set(
    """
    address article blockquote body br dd div dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main
    ol p pre section table td th time tr ul
    """
)
_VOID = word_set("area base br col embed hr img input link meta source track wbr")
_HEADINGS = word_set("h2 h3 h4 h5 h6")
_KINDS: dict[str, BlockKind] = {"blockquote": "quotation", "figcaption": "caption", "li": "item"}
_BYLINE = re.compile(r"\b(?:byline|by-line|author)(?:[-_]?name)?\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_PLAIN = re.compile(r"\W+")
_MOST_DEPTH = 400  # open elements; deeper ones are read as if they were not open
_MOST_LD = 200_000  # characters of one JSON-LD block
_MOST_BYLINE = 200  # characters of a byline
_ENOUGH = 400  # characters in <article> or <main>, of an article
_LITTLE = 200  # characters: fewer are no article

Byline = Literal["rel", "itemprop", "class"]


def plain(text: str) -> str:
    """Letters and digits alone, in lower case: to compare what is printed in two places."""
    return _PLAIN.sub("", text).lower()


class PageBlock:
    """A block of text; `within` tells whether it stands in `<article>` or `<main>`."""

    def __init__(self, tag: str, region: int, *, within: bool) -> None:
        self.tag = tag
        self.region = region
        self.within = within
        self.kind: BlockKind | None = "heading" if tag in _HEADINGS else None
        self.pieces: list[str] = []
        self.linked = 0  # characters inside links

    @property
    def text(self) -> str:
        """Its words on one line."""
        return _SPACE.sub(" ", "".join(self.pieces)).strip()


class _Region:
    """A part of the page that may have to be left out, in `parent`; what it holds decides."""

    def __init__(self, parent: int, *, unseen: bool) -> None:
        self.parent = parent
        self.unseen = unseen
        self.prose = 0  # characters in paragraphs
        self.has_heading = False


class PageParser(HTMLParser):
    """Collects blocks of text, meta elements, JSON-LD, `<time>`, bylines and the title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.ld: list[str] = []
        self.times: list[tuple[str, bool]] = []  # and whether it stands in the article
        self.bylines: list[tuple[Byline, str]] = []
        self.title = ""
        self.heading = ""
        self.lang = ""
        self.canonical = ""
        self._regions = [_Region(0, unseen=False)]
        self._open: list[tuple[str, int]] = []  # tag, and its region
        self._depth = dict.fromkeys(("article", "main", "a", "svg", *_KINDS), 0)  # open elements of each
        self._blocks: list[PageBlock] = []
        self._block = PageBlock("body", 0, within=False)
        self._raw = ""  # script of JSON-LD, or title, being read
        self._byline: tuple[Byline, int, list[str]] | None = None  # and the number of elements open around it

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Skip `<![…>`, which is a comment in HTML; the base class raises where it does not know it."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        self._note_head(tag, given)
        if tag == "script" and "ld+json" in given.get("type", ""):
            self._raw = "ld"
            self.ld.append("")
        elif tag == "title" and not self._depth["svg"] and not self.title:
            self._raw = "title"
        if tag in _BLOCKS:
            self._begin(tag)
        if tag in _VOID or len(self._open) >= _MOST_DEPTH:
            return
        if self._byline is None and (kind := _byline_kind(tag, given)):
            self._byline = kind, len(self._open), []
        self._open.append((tag, self._region_of(tag, given)))
        if tag in self._depth:
            self._depth[tag] += 1
        self._block.region = self._open[-1][1] if not self._block.pieces else self._block.region

    def _note_head(self, tag: str, given: dict[str, str]) -> None:
        if tag == "html":
            self.lang = given.get("lang", "")
        elif tag == "meta":
            key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            value = given.get("content") or given.get("value") or ""
            if key and value:
                self.meta.setdefault(key, value.strip())
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = given.get("href", "")
        elif tag == "time" and given.get("datetime") and not self._regions[self._here].unseen:
            self.times.append((given["datetime"], self._is_within))

    @property
    def _here(self) -> int:
        return self._open[-1][1] if self._open else 0

    @property
    def _is_within(self) -> bool:
        return self._depth["article"] + self._depth["main"] > 0

    def _region_of(self, tag: str, given: dict[str, str]) -> int:
        """The region of a new element: one of its own if it may have to be left out."""
        here = self._here
        if self._regions[here].unseen:
            return here
        hidden = "display:none" in given.get("style", "").replace(" ", "").lower()
        unseen = tag in _UNSEEN or hidden or "hidden" in given or given.get("aria-hidden") == "true"
        names = f"{given.get('class', '')} {given.get('id', '')} {given.get('role', '')}"
        is_aside = tag in _ASIDE or (
            tag not in ("body", "html", "article", "main") and bool(_JUNK.search(names))
        )
        if not unseen and not is_aside:
            return here
        self._regions.append(_Region(here, unseen=unseen))
        return len(self._regions) - 1

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those left open inside it."""
        if tag in ("script", "title"):
            self._raw = ""
        if tag in _BLOCKS:
            self._begin("")
        if not any(tag == one for one, _ in self._open):
            return
        while self._open:
            one, _ = self._open.pop()
            if one in self._depth:
                self._depth[one] -= 1
            if one == tag:
                break
        if self._byline is not None and len(self._open) <= self._byline[1]:
            kind, _, pieces = self._byline
            self.bylines.append((kind, _SPACE.sub(" ", "".join(pieces)).strip()[:_MOST_BYLINE]))
            self._byline = None
        self._block.region = self._here if not self._block.pieces else self._block.region

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._raw == "ld":
            self.ld[-1] = (self.ld[-1] + data)[:_MOST_LD]
        elif self._raw == "title":
            self.title += data
        elif not self._regions[self._here].unseen:
            block = self._block
            if not block.pieces:
                block.region, block.within = self._here, self._is_within
                block.kind = self._kind() or block.kind
            block.pieces.append(data)
            if self._depth["a"]:
                block.linked += len(data.strip())
            if self._byline is not None:
                self._byline[2].append(data)

    def _kind(self) -> BlockKind | None:
        return next((kind for tag, kind in _KINDS.items() if self._depth[tag]), None)

    def _begin(self, tag: str) -> None:
        block = self._block
        if block.pieces and block.text:
            region = self._regions[block.region]
            if block.tag == "h1" and not self.heading:
                self.heading = block.text
                region.has_heading = True
            if block.tag == "p":
                region.prose += len(block.text)
            self._blocks.append(block)
        self._block = PageBlock(tag, self._here, within=self._is_within)

    def article(self) -> tuple[PageBlock, ...]:
        """The blocks of `<article>` or `<main>` if there are any, without lists of links."""
        self._begin("")
        dropped = self._dropped()
        kept = [block for block in self._blocks if not dropped[block.region]]
        chosen = _chosen(kept)
        if sum(len(block.text) for block in chosen) < _LITTLE:
            every = _chosen(self._blocks)
            return every if len(every) > len(chosen) else chosen
        return chosen

    def _dropped(self) -> list[bool]:
        """Which regions are left out: asides, but for those that hold the heading or most of the prose."""
        regions = self._regions
        held = [region.prose for region in regions]
        headed = [region.has_heading for region in regions]
        for number in range(len(regions) - 1, 0, -1):
            parent = regions[number].parent
            held[parent] += held[number]
            headed[parent] = headed[parent] or headed[number]
        dropped = [False] * len(regions)
        for number, region in enumerate(regions[1:], 1):
            is_article = held[number] * 2 > held[0] or (headed[number] and held[number] > _LITTLE)
            dropped[number] = dropped[region.parent] or region.unseen or not is_article
        return dropped


def _byline_kind(tag: str, given: dict[str, str]) -> Byline | None:
    if tag in ("body", "html", "article", "main", "section"):
        return None
    if "author" in given.get("rel", "").lower().split():
        return "rel"
    if "author" in given.get("itemprop", "").lower().split():
        return "itemprop"
    return "class" if _BYLINE.search(given.get("class", "")) else None


def _chosen(blocks: list[PageBlock]) -> tuple[PageBlock, ...]:
    inner = [block for block in blocks if block.within]
    enough = sum(len(block.text) for block in inner) > _ENOUGH
    return tuple(block for block in (inner if enough else blocks) if block.linked < 0.6 * len(block.text))
