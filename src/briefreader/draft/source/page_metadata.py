"""What a page says of itself: title, authors, date, address, publication, language."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from briefreader.draft.source.bylines import named_in
from briefreader.draft.source.contents import SourceRemark
from briefreader.draft.source.metadata import Metadata
from briefreader.draft.source.page_parser import PageParser, plain
from briefreader.draft.text.wordlist import listed

_NEWS_TYPES = listed(
    """
    NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BlogPosting WebPage
    """
)
_DATES = listed(
    """
    article:published_time date dc.date dcterms.created datepublished pubdate parsely-pub-date
    """
)
_AUTHORS = listed("author article:author dc.creator byl parsely-author sailthru.author")
_AROUND_LD = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_SEPARATOR = re.compile(r"\s+[-–—|·:»]\s+|\s*[|»]\s*")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_LONGEST_FIELD = 1000  # characters


def metadata_of(page: PageParser) -> tuple[Metadata, tuple[SourceRemark, ...]]:
    """The fields, the surest source first; a remark where a description can not be read."""
    meta = page.meta
    described, broken = _described(page.ld)
    titles = [page.heading, meta.get("og:title", ""), page.title]
    ld = _likeliest(described, [plain(title) for title in titles if title])
    publication = _first(meta.get("og:site_name"), _name(ld.get("publisher")), meta.get("application-name"))
    title = _first(_text(ld.get("headline")), meta.get("og:title"), meta.get("twitter:title"), page.title)
    url = _first(_address(ld), page.canonical, meta.get("og:url"))
    people = _people(page, ld)
    outlets = [one for one in people if publication and plain(one) == plain(publication)]
    metadata = Metadata(
        title=_without_outlet(title or page.heading, publication, url, page.heading),
        authors=[one for one in people if one not in outlets],
        date=_first(_text(ld.get("datePublished")), *map(meta.get, _DATES), _time_of(page)),
        url=url,
        publication=publication,
        language=_first(page.lang, _text(ld.get("inLanguage")), meta.get("og:locale")),
        section=_first(_text(ld.get("articleSection")), meta.get("article:section")),
    )
    return metadata, (SourceRemark("json-ld"),) if broken else ()


def _people(page: PageParser, ld: Mapping[str, Any]) -> list[str]:
    """The authors: as described, as in `<meta>`, else as printed in an element that is made for them."""
    named = [page.meta[key] for key in _AUTHORS if page.meta.get(key)]
    for found in (_authors(ld.get("author")), named[:1]):
        if people := [one for one in found if "://" not in one and not one.startswith("@")]:
            return people
    for kind in ("rel", "itemprop", "class"):
        printed = (text for one, text in page.bylines if one == kind)
        if people := list(dict.fromkeys(name for text in printed for name in named_in(text))):
            return people
    return []


def _without_outlet(title: str, publication: str, url: str, heading: str) -> str:
    """A title without the outlet's name behind it, where that is known or the heading is the rest."""
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return title
    rest, tail = title[: parts[-1].start()].strip(), plain(title[parts[-1].end() :])
    host = plain((urlsplit(url).hostname or "").removeprefix("www.")) if "://" in url else ""
    is_outlet = tail and (tail == plain(publication) or (len(tail) > 3 and host.startswith(tail)))
    if is_outlet or (heading and plain(rest) == plain(heading)):
        return rest
    every = title[: parts[0].start()].strip()
    return every if heading and plain(every) == plain(heading) else title


def _likeliest(every: Sequence[dict[str, Any]], titles: Sequence[str]) -> dict[str, Any]:
    """The description of this article: pages list others too."""
    for one in every:
        headline = plain(_text(one.get("headline")) or "")
        if headline and any(headline in title or title in headline for title in titles):
            return one
    return every[0] if len(every) == 1 else {}


def _time_of(page: PageParser) -> str | None:
    """The only `<time>` of the article, or of a page without one."""
    inside = list(dict.fromkeys(value for value, within in page.times if within))
    every = inside or list(dict.fromkeys(value for value, _ in page.times))
    return every[0] if len(every) == 1 else None


def _first(*values: str | None) -> str:
    """The first value that says something, on one line."""
    value = next((one.strip() for one in values if one and one.strip()), "")
    return _SPACE.sub(" ", value)[:_LONGEST_FIELD]


def _described(blocks: Sequence[str]) -> tuple[list[dict[str, Any]], bool]:
    """The descriptions of a news article in JSON-LD, flat or in a graph; and whether one can not be read."""
    found: list[dict[str, Any]] = []
    broken = False
    for block in blocks:
        try:
            value = json.loads(_AROUND_LD.sub("", _AROUND_LD.sub("", block)), strict=False)
        except (ValueError, RecursionError):
            broken = broken or bool(block.strip())
            continue
        for one in _flat(value, 0):
            kinds = one.get("@type")
            if any(kind in _NEWS_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                found.append(one)
    return found, broken


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
