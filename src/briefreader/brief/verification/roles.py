"""Which blocks of an article are its headline, dek, byline, dateline, caption, credit or furniture.

By position and pattern; what is none of these is a body paragraph.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from briefreader.base.full_dates import as_date_line
from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Role

BlockKind = Literal["item", "quotation", "caption", "heading"]
Roled = tuple[Role | None, str]


class Block(NamedTuple):
    """A paragraph, and what the file's own marks say it is: an item of a list, a block quotation …"""

    text: str
    kind: BlockKind | None = None


_BYLINE = pattern(
    r"(?:(?:by|words by|story by|reporting by|report by|written by)\b[\s·:]*.{0,90}"
    r"|(?:from|in) our [\w ]{3,40} (?:correspondent|staff|reporter)s?"
    r"|[A-ZÀ-Þ][\w.’'\- ]{2,40},?"
    r" (?:staff writer|correspondent|reporter|political editor|contributor)s?.{0,60}"
    r"|(?:the )?associated press|reuters|agence france-presse|afp|wikinews|press association)",
    re.IGNORECASE,
)
_CREDIT = pattern(
    r"(?:(?:credit|photo|photograph|photographer|picture|image|video|audio|illustration|graphic|source)s?"
    r"(?: credit)?\s*(?::|\.\.\.|…|by\b|/)\s*.{1,90}|[(©].{3,60}(?:/|images|reuters|afp|ap)\)?)",
    re.IGNORECASE,
)
_CREDIT_INSIDE = pattern(
    r"(?:\b(?:Credits?|Photo|Photograph|Picture|Image|Video|Audio|Illustration|Graphic)s?(?: credit)?"
    r"\s*(?::|\.{3}|…|\bby\b)"
    r"|/\s?(?:Getty|AFP|AP|Reuters|EPA|Shutterstock|Bloomberg|Anadolu|PA)\b"
    r"|\((?:AP|AFP|Reuters|Getty)[^)]*\)\s*$"
    r"|;\s*from file,)"
)
_FURNITURE = pattern(
    r"(?:advertisement|advert|menu|search|home|loading.*|skip (?:to|past).*|\d+ min(?:ute)? read"
    r"|continue reading.*|read more.*|read also.*|more on this.*|see also.*|story continues below.*"
    r"|related(?: (?:articles?|stories|news|topics))?:?|recommended.*|most (?:read|popular).*"
    r"|our coverage of .*|how we .{3,60}|listen to this article.*|this is a developing story.*"
    r"|sign up.*|subscribe.*|newsletter.*|share(?: this.*)?|follow us.*|comments?(?: \(\d+\))?"
    r"|print this.*|save this.*|get the app.*|contact us.*|support our journalism.*"
    r"|(?:for immediate |press |news |media )release\b.{0,60}|(?:(?:media|press) )?contacts?:.*"
    r"|categories:.*|tags?:.*|topics:.*|sources?:?|references:?|external links:?"
    r"|correction.{0,3}|this article (?:was|appeared).*|©.*|copyright\b.*|all rights reserved.*"
    r"|terms of (?:use|service).*|privacy policy.*|cookie.*|we use cookies.*"
    r"|\* \* \*|# # #|[-*_–—#\s]{2,})",
    re.IGNORECASE,
)
_LIST_HEADS = frozenset(
    (
        "sources",
        "source",
        "references",
        "notes",
        "external links",
        "see also",
        "related news",
        "related articles",
    )
)
# Of a press release: what shows that it is one, and the headings behind which no news stands.
_RELEASE = pattern(r"(?:(?:for immediate|press|news) release\b|.{0,120}/ ?[\w ]{0,40}wire ?/)", re.IGNORECASE)
_BOILERPLATE = pattern(
    r"(?:about (?:the )?[A-ZÀ-Þ].{0,60}|(?:cautionary (?:note|statement)s?.{0,60}|safe harbou?r.{0,60}"
    r"|(?:cautionary )?(?:note|statement)s? (?:regarding|on|concerning) forward.{0,60}"
    r"|forward[- ]looking statements?|notes? (?:to|for) (?:the )?editors?"
    r"|(?:media|press|investor) contacts?):?)",
    re.I,
)
_ENDS = (".", "!", "?", "…", "”", '"', "’", "'", ":", "»", ")")
_SPEECH_MARKS = pattern("[“”«»\"]|(?:^|\\s)[‘']")
_SEVERAL_MARKS = pattern('[“”"].*[“”"].*[“”"]')
# A heading in marks: a few words without an end sign, or behind a number.
_CROSSHEAD = pattern(
    r"(?:\d{1,2}[.):] ?[“\"‘'«][^“”\"«»]{2,60}[”\"’'»]"
    r"|[“\"‘'«](?:[^\s“”\"«»]+ ){0,5}[^\s“”\"«»]*[^\s.?!…,;—-][”\"’'»])"
)
_HEADED_BODY = pattern(r"[A-ZÀ-Þ][A-ZÀ-Þ .,’'\-]{2,40}(?:, \w+)? ?(?:\([\w ]+\) ?)?[—–-] ")
_LABEL = pattern(r"[A-ZÀ-Þ][A-ZÀ-Þ.’'\- ]{1,30}: ")  # of a transcript: "SMITH: …"
_MASTHEAD_WORDS = 4
_FRONT = 12  # blocks in which a press release says that it is one
_LONG_LINE = 160  # characters; a headline is shorter


def with_roles(
    read: Sequence[Block],
    title: str = "",
    authors: Sequence[str] = (),
    *,
    spoken: frozenset[int] = frozenset(),
    turns_from: int | None = None,
) -> list[Roled]:
    """Every block with its role, or None for the body; `title` and `authors` as the metadata have them.

    `spoken` blocks of a transcript are body, whatever they look like; its turns begin at `turns_from`, below
    the headline.
    """
    blocks = [block.text for block in read]
    roles = roles_alone(read, authors)
    headline = _headline(blocks[:turns_from], roles, title)
    if headline is not None:
        roles[headline] = "headline"
        _mark_front(blocks, roles, headline)
    _mark_sources(blocks, roles)
    _mark_boilerplate(blocks, roles)
    _mark_tail(blocks, roles)
    _mark_headings(blocks, roles, (headline or 0) + 1)
    for at in _within_body(roles):
        if roles[at] == "furniture" and read[at].kind in ("item", "quotation"):
            roles[at] = None
    for at in spoken:
        roles[at] = None
    return list(zip(roles, blocks, strict=True))


def roles_alone(read: Sequence[Block], authors: Sequence[str] = ()) -> list[Role | None]:
    """The roles that blocks have by themselves, wherever they stand; None for all others."""
    names = frozenset(map(_plain, authors))
    return [_by_kind(block, names) or _by_pattern(block.text) for block in read]


def _by_kind(block: Block, names: frozenset[str]) -> Role | None:
    """What the file's own marks, or its authors, tell of a block."""
    if block.kind == "caption":
        return "caption"
    return "byline" if _plain(block.text) in names else None


def _within_body(roles: Sequence[Role | None]) -> range:
    """The blocks that stand between paragraphs of the body."""
    body = [at for at, role in enumerate(roles) if role is None]
    return range(body[0], body[-1]) if body else range(0)


def _by_pattern(block: str) -> Role | None:
    if as_date_line(block) is not None:
        return "dateline"
    if (_FURNITURE.fullmatch(block) and len(block) < 120) or re.fullmatch(r"https?://\S+", block):
        return "furniture"
    if len(block) <= 140 and _BYLINE.fullmatch(block) and not block.endswith((".", "”", '"')):
        return "byline"
    if len(block) <= 110 and _CREDIT.fullmatch(block):
        return "credit"
    return "caption" if _is_caption(block) else None


def _is_caption(block: str) -> bool:
    """Whether a block ends in a credit, and is not somebody's speech."""
    credit = _CREDIT_INSIDE.search(block)
    is_near_end = credit is not None and len(block) - credit.end() < 90
    return is_near_end and len(block) < 600 and not _SEVERAL_MARKS.search(block)


def _headline(blocks: Sequence[str], roles: Sequence[Role | None], title: str) -> int | None:
    """The block that is the title, else the first short one that is no sentence."""
    alike = _plain(title)
    titled = (at for at, block in enumerate(blocks[:12]) if title and _is_title(block, alike))
    found = next(titled, None)
    return _first_short(blocks, roles) if found is None else found


def _is_title(block: str, title: str) -> bool:
    """Whether a block is a title, or the longer or shorter one of the two."""
    plain = _plain(block)
    if not plain or plain == title:
        return bool(plain)
    return len(plain) > 20 and (plain in title or title in plain) and len(block) < 250


def _first_short(blocks: Sequence[str], roles: Sequence[Role | None]) -> int | None:
    for at, block in enumerate(blocks[:8]):
        text = block.lstrip("# ").strip()
        if roles[at] is not None:
            continue
        if len(text) > _LONG_LINE:
            return None
        if not _is_spoken(text):
            return at + 2 if _is_masthead(blocks, roles, at) else at
    return None


def _is_masthead(blocks: Sequence[str], roles: Sequence[Role | None], at: int) -> bool:
    """The paper's name: few words, and a date line and another line behind them."""
    is_short = len(blocks[at].split()) <= _MASTHEAD_WORDS
    return is_short and _may_be_headline(blocks, roles, at + 2) and roles[at + 1] == "dateline"


def _is_spoken(text: str) -> bool:
    """Whether a line is a sentence, or ends one somebody says: no headline does."""
    return (
        text.endswith((".", ":", ",", ";", ".”", "!”", "?”", ',"', '."', '!"', '?"', "…")) or " said" in text
    )


def _may_be_headline(blocks: Sequence[str], roles: Sequence[Role | None], at: int) -> bool:
    return (
        at < len(blocks)
        and roles[at] is None
        and len(blocks[at]) <= _LONG_LINE
        and not _is_spoken(blocks[at])
    )


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def _mark_front(blocks: Sequence[str], roles: list[Role | None], headline: int) -> None:
    """What stands between the headline and the byline or date is the dek; before the headline, a caption."""
    for at in range(headline):
        if roles[at] is None:
            roles[at] = "furniture" if len(blocks[at]) < 60 else "caption"
    end = headline
    for at in range(headline + 1, min(headline + 5, len(blocks))):
        if roles[at] in ("byline", "dateline"):
            end = at
        elif roles[at] is None and (len(blocks[at]) > 320 or _SPEECH_MARKS.search(blocks[at])):
            break
    if end == headline:
        _mark_lone_dek(blocks, roles, headline)
    for at in range(headline + 1, end):
        if roles[at] is None and not _HEADED_BODY.match(blocks[at]):
            roles[at] = "dek"


def _mark_lone_dek(blocks: Sequence[str], roles: list[Role | None], headline: int) -> None:
    """A line under the headline that is no sentence is a dek too."""
    at = headline + 1
    if (
        at + 1 < len(blocks)
        and roles[at] is None
        and len(blocks[at]) <= 200
        and not blocks[at].endswith(_ENDS)
    ):
        roles[at] = "dek"


def _mark_sources(blocks: Sequence[str], roles: list[Role | None]) -> None:
    """A list of sources, and all after it."""
    heads = (at for at, block in enumerate(blocks) if at > 2 and block.strip(" :#").lower() in _LIST_HEADS)
    for at in range(next(heads, len(blocks)), len(blocks)):
        roles[at] = roles[at] or "furniture"


def _mark_boilerplate(blocks: Sequence[str], roles: list[Role | None]) -> None:
    """Behind the news of a press release: what the company is, and what its lawyers want said."""
    if not any(_RELEASE.match(block) for block in blocks[:_FRONT]):
        return
    heads = (at for at, block in enumerate(blocks) if _BOILERPLATE.fullmatch(block) and None in roles[:at])
    for at in range(next(heads, len(blocks)), len(blocks)):
        roles[at] = roles[at] or "furniture"


def _mark_tail(blocks: Sequence[str], roles: list[Role | None]) -> None:
    """The short lines at the end."""
    for at in range(len(blocks) - 1, 0, -1):
        if roles[at] is None and not _is_line(blocks[at]):
            break
        roles[at] = roles[at] or "furniture"


def _mark_headings(blocks: Sequence[str], roles: list[Role | None], first: int) -> None:
    """Short lines within the body that are no sentences."""
    for at in range(first, len(blocks)):
        text = blocks[at].strip()
        is_heading_like = _is_line(text) or text.startswith("#") or _CROSSHEAD.fullmatch(text)
        if roles[at] is None and is_heading_like and not _LABEL.match(text):
            roles[at] = "furniture"


def is_heading(text: str) -> bool:
    """Whether a line that is no paragraph stands above what is about something else: no advertisement."""
    return bool(_is_line(text) or _CROSSHEAD.fullmatch(text)) and not _FURNITURE.fullmatch(text)


def _is_line(text: str) -> bool:
    """Whether a text is short, no sentence, and nobody's speech."""
    return len(text) <= 80 and not text.endswith(_ENDS) and not _SPEECH_MARKS.search(text)
