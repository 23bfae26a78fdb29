"""What a saved web page says: its metadata, and the text of the article in it. Nothing is ever fetched."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

from briefreader.draft.listing import listed, word_set
from briefreader.draft.metadata import Metadata

_SKIPPED = word_set(
    """
    aside audio button canvas del dialog footer form head iframe menu nav noscript object option script
    s select strike style svg template textarea video
    """
)
_BLOCKS = word_set(
    """
    address article blockquote body br dd div dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main
    ol p pre section table td th time tr ul
    """
)
_VOID = word_set("area base br col embed hr img input link meta source track wbr")
_JUNK = re.compile(
    r"\b(?:nav|menu|breadcrumb|toolbar|footer|sidebar|banner|widget|cookie|consent|paywall|subscribe|signup"
    r"|newsletter|comment|share|social|related|recommend|popular|most-read|tags?|promo|advert|ad-|ads)\b",
    re.IGNORECASE,
)
_NEWS_TYPES = listed(
    """
    NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BlogPosting WebPage
    """
)
# What the page itself takes back or does not show.
_GONE = (
    "//del|//s|//strike|//*[@hidden]|//*[@aria-hidden='true']"
    "|//*[contains(translate(@style, ' ', ''), 'display:none')]"
)
_DATES = listed(
    """
    article:published_time date dc.date dcterms.created datepublished pubdate parsely-pub-date
    """
)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_MOST_DEPTH = 400  # open elements; deeper ones are read as if they were not open
_LONGEST_FIELD = 1000  # characters
_MOST_LD = 200_000  # characters of one JSON-LD block


def read_page(text: str) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata of a saved page, and its article: by trafilatura if that is installed and finds it."""
    reader = _HtmlParser()
    reader.feed(text)
    reader.close()
    metadata = _metadata(reader)
    return metadata, _with_title(_by_trafilatura(text) or reader.article(), metadata.title)


@cache
def has_trafilatura() -> bool:
    """Whether the better reader of pages is installed, with all that it needs."""
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        return False
    return True


def _by_trafilatura(text: str) -> tuple[str, ...]:
    if not has_trafilatura():
        return ()
    from lxml import etree, html
    from trafilatura import extract

    try:
        tree = html.fromstring(text)
    except (etree.LxmlError, ValueError):
        return ()
    for gone in tree.xpath(_GONE):
        if gone.getparent() is not None:
            gone.drop_tree()
    found = extract(tree, include_comments=False, include_tables=False, favor_recall=True)
    return tuple(line.strip() for line in (found or "").splitlines() if line.strip())


def _with_title(blocks: tuple[str, ...], title: str) -> tuple[str, ...]:
    """The blocks with the title before them, where the text lacks it."""
    if not title or any(_plain(title) == _plain(block) for block in blocks[:6]):
        return blocks
    return (title, *blocks)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


class _Block:
    def __init__(self, tag: str, depth: int) -> None:
        self.tag = tag
        self.depth = depth
        self.pieces: list[str] = []
        self.linked = 0  # characters inside links

    @property
    def text(self) -> str:
        return _SPACE.sub(" ", "".join(self.pieces)).strip()


class _HtmlParser(HTMLParser):
    """Collects blocks of text, meta elements, JSON-LD, `<time>` and the title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.ld: list[str] = []
        self.times: list[tuple[str, bool]] = []  # and whether it stands in the article
        self.title = ""
        self.heading = ""
        self.lang = ""
        self.canonical = ""
        self._open: list[tuple[str, bool]] = []  # tag, and whether it is skipped
        self._skipped = 0
        self._within = 0  # depth of <article> or <main>
        self._links = 0
        self._blocks: list[tuple[_Block, bool]] = []
        self._block = _Block("body", 0)
        self._raw = ""  # script of JSON-LD, or title, being read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = given.get("lang", "")
        elif tag == "meta":
            key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if key and given.get("content"):
                self.meta.setdefault(key, given["content"].strip())
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = given.get("href", "")
        elif tag == "time" and given.get("datetime") and not self._skipped:
            self.times.append((given["datetime"], self._within > 0))
        if tag == "script" and "ld+json" in given.get("type", ""):
            self._raw = "ld"
        elif tag == "title":
            self._raw = "title"
        if tag in _BLOCKS:
            self._begin(tag)
        if tag in _VOID or len(self._open) >= _MOST_DEPTH:
            return
        names = f"{given.get('class', '')} {given.get('id', '')} {given.get('role', '')}"
        skips = tag in _SKIPPED or (
            tag not in ("body", "html", "article", "main") and bool(_JUNK.search(names))
        )
        unseen = "display:none" in given.get("style", "").replace(" ", "").lower()
        skips = skips or unseen or "hidden" in given or given.get("aria-hidden") == "true"
        self._open.append((tag, skips))
        self._skipped += skips
        self._within += tag in ("article", "main")
        self._links += tag == "a"

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those left open inside it."""
        if tag in ("script", "title"):
            self._raw = ""
        if tag in _BLOCKS:
            self._begin("")
        if not any(tag == one for one, _ in self._open):
            return
        while self._open:
            one, skips = self._open.pop()
            self._skipped -= skips
            self._within -= one in ("article", "main")
            self._links -= one == "a"
            if one == tag:
                break

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._raw == "ld":
            self.ld.append(data[:_MOST_LD])
        elif self._raw == "title":
            self.title += data
        elif not self._skipped:
            self._block.pieces.append(data)
            if self._links:
                self._block.linked += len(data.strip())

    def _begin(self, tag: str) -> None:
        if self._block.pieces and self._block.text:
            if self._block.tag == "h1":
                self.heading = self.heading or self._block.text
            self._blocks.append((self._block, self._within > 0))
        self._block = _Block(tag, len(self._open))

    def article(self) -> tuple[str, ...]:
        """The blocks of `<article>` or `<main>` if there are any, without lists of links."""
        self._begin("")
        inner = [block for block, within in self._blocks if within]
        enough = sum(len(block.text) for block in inner) > 400
        chosen = inner if enough else [block for block, _ in self._blocks]
        return tuple(block.text for block in chosen if block.linked < 0.6 * len(block.text))


def _metadata(page: _HtmlParser) -> Metadata:
    """Title, authors, date, address, publication and language, the surest source first."""
    meta = page.meta
    titles = [page.heading, meta.get("og:title", ""), page.title]
    ld = _likeliest(list(_news(page.ld)), [_plain(title) for title in titles if title])
    named = [meta[key] for key in ("author", "article:author", "dc.creator", "byl") if meta.get(key)][:1]
    people = [one for one in _authors(ld.get("author")) or named if "://" not in one]
    return Metadata(
        title=_first(_text(ld.get("headline")), meta.get("og:title"), meta.get("twitter:title"), page.title),
        authors=people,
        date=_first(_text(ld.get("datePublished")), *map(meta.get, _DATES), _time_of(page)),
        url=_first(_address(ld), page.canonical, meta.get("og:url")),
        publication=_first(
            meta.get("og:site_name"), _name(ld.get("publisher")), meta.get("application-name")
        ),
        language=_first(page.lang, _text(ld.get("inLanguage")), meta.get("og:locale")),
        section=_first(_text(ld.get("articleSection")), meta.get("article:section")),
    )


def _likeliest(every: list[dict[str, Any]], titles: list[str]) -> dict[str, Any]:
    """The description of this article: pages list others too."""
    for one in every:
        headline = _plain(_text(one.get("headline")) or "")
        if headline and any(headline in title or title in headline for title in titles):
            return one
    return every[0] if len(every) == 1 else {}


def _time_of(page: _HtmlParser) -> str | None:
    """The only `<time>` of the article, or of a page without one."""
    inside = list(dict.fromkeys(value for value, within in page.times if within))
    every = inside or list(dict.fromkeys(value for value, _ in page.times))
    return every[0] if len(every) == 1 else None


def _first(*values: str | None) -> str:
    """The first value that says something, on one line."""
    value = next((one.strip() for one in values if one and one.strip()), "")
    return _SPACE.sub(" ", value)[:_LONGEST_FIELD]


def _news(blocks: list[str]) -> Iterator[dict[str, Any]]:
    """The descriptions of a news article in JSON-LD, flat or in a graph."""
    for block in blocks:
        try:
            value = json.loads(block)
        except (ValueError, RecursionError):
            continue
        for one in _flat(value, 0):
            kinds = one.get("@type")
            if any(kind in _NEWS_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield one


def _flat(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for one in value[:100]:
            yield from _flat(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        if "@graph" in value:
            yield from _flat(value["@graph"], depth + 1)


def _one(value: Any) -> Any:
    """A value, or the first of several."""
    return next(iter(value), None) if isinstance(value, list) else value


def _text(value: Any) -> str | None:
    one = _one(value)
    return one if isinstance(one, str) else None


def _name(value: Any) -> str | None:
    one = _one(value)
    return _text(one.get("name")) if isinstance(one, dict) else _text(one)


def _authors(value: Any) -> list[str]:
    every = value if isinstance(value, list) else [value]
    return [name for one in every[:20] if (name := _name(one))]


def _address(ld: Mapping[str, Any]) -> str | None:
    page = ld.get("mainEntityOfPage")
    return _text(ld.get("url")) or (_text(page.get("@id")) if isinstance(page, dict) else _text(page))
