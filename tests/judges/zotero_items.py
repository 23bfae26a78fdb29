"""Real sources: the items that the tests of Zotero's translators expect, as Zotero exports them in CSL-JSON.

Types and fields are mapped as https://aurimasv.github.io/z2csl/typeMap.xml lists them. Only what a reference
can print is read.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Csl = dict[str, Any]

TYPES: Mapping[str, str] = {
    "newspaperArticle": "article-newspaper",
    "magazineArticle": "article-magazine",
    "journalArticle": "article-journal",
    "webpage": "webpage",
    "blogPost": "post-weblog",
    "forumPost": "post",
    "report": "report",
    "tvBroadcast": "broadcast",
    "radioBroadcast": "broadcast",
    "podcast": "song",
    "videoRecording": "motion_picture",
    "film": "motion_picture",
    "interview": "interview",
    "presentation": "speech",
    "hearing": "hearing",
    "bill": "bill",
    "statute": "legislation",
    "case": "legal_case",
    "email": "personal_communication",
    "letter": "personal_communication",
    "dataset": "dataset",
    "book": "book",
    "bookSection": "chapter",
}
# How many of a type are compared at most: those that journalists cite first, and not only articles.
MOST = {"newspaperArticle": 45, "magazineArticle": 15, "journalArticle": 20, "webpage": 15, "blogPost": 12}
MOST_OTHERS = 10
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "caseName", "nameOfAct"),
    "container-title": (
        "publicationTitle",
        "bookTitle",
        "blogTitle",
        "forumTitle",
        "websiteTitle",
        "programTitle",
        "reporter",
        "code",
    ),
    "collection-title": ("seriesTitle", "series"),
    "collection-number": ("seriesNumber",),
    "publisher": ("publisher", "institution", "network", "studio", "distributor", "repository", "label"),
    "publisher-place": ("place",),
    "authority": ("court", "legislativeBody"),
    "page": ("pages", "firstPage", "codePages"),
    "volume": ("volume", "codeVolume", "reporterVolume"),
    "issue": ("issue",),
    "edition": ("edition",),
    "version": ("versionNumber",),
    "section": ("section", "committee"),
    "genre": ("genre", "reportType", "postType", "websiteType", "presentationType", "letterType", "type"),
    "medium": ("videoRecordingFormat", "interviewMedium", "audioFileType"),
    "event-title": ("meetingName",),
    "DOI": ("DOI",),
    "URL": ("url",),
    "title-short": ("shortTitle",),
    "number": (
        "reportNumber",
        "billNumber",
        "docketNumber",
        "documentNumber",
        "publicLawNumber",
        "episodeNumber",
        "identifier",
    ),
    "chapter-number": ("session",),
    "language": ("language",),
}
DATES: Mapping[str, tuple[str, ...]] = {"issued": ("date", "dateDecided", "dateEnacted")}
PRIMARY = {
    "tvBroadcast": "director",
    "radioBroadcast": "director",
    "podcast": "podcaster",
    "videoRecording": "director",
    "film": "director",
    "interview": "interviewee",
    "presentation": "presenter",
    "hearing": "contributor",
    "bill": "sponsor",
}
ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "interviewer": "interviewer",
    "recipient": "recipient",
    "seriesEditor": "collection-editor",
    "bookAuthor": "container-author",
    "director": "director",
    "guest": "guest",
}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905

_CASES = re.compile(r"var testCases = (\[.*?\])\s*;?\s*/\*\* END TEST CASES", re.DOTALL)
_TIME = r"(?:T.*|[ ,]+\d+[:.]\d\d.*)?"
_ISO = re.compile(rf"(\d{{4}})(?:[-/](\d{{1,2}})(?:[-/](\d{{1,2}}))?)?{_TIME}")
_WORDS = re.compile(
    rf"(?:[A-Za-z]+, )?(?:(\d{{1,2}})\.? )?([A-Za-z]{{3,9}})\.? (?:(\d{{1,2}}),? )?(\d{{4}}){_TIME}"
)


def real_items(folder: Path) -> list[Csl]:
    """The items of a folder of translators in the order of their files, no two of one title."""
    counted: dict[str, int] = {}
    found: dict[str, Csl] = {}
    for path in sorted(folder.glob("*.js")):
        for item in _items(path.read_text("utf-8", errors="replace")):
            kind = item.get("itemType", "")
            csl = _csl(item) if kind in TYPES else {}
            if not csl.get("title") or csl["title"] in found or len(csl["title"]) > 300:
                continue
            if counted.get(kind, 0) < MOST.get(kind, MOST_OTHERS):
                counted[kind] = counted.get(kind, 0) + 1
                found[csl["title"]] = {"id": f"item{len(found)}", **csl}
    return list(found.values())


def _items(script: str) -> Iterator[Mapping[str, Any]]:
    cases = _CASES.search(script)
    try:
        tests = json.loads(cases[1]) if cases else []
    except ValueError:
        return
    for test in tests:
        if isinstance(test.get("items"), list):
            yield from test["items"]


def _csl(item: Mapping[str, Any]) -> Csl:
    csl: Csl = {"type": TYPES[item["itemType"]]}
    for variable, fields in FIELDS.items():
        text = next((str(item[field]).strip() for field in fields if item.get(field)), "")
        if text:
            csl[variable] = text
    for variable, fields in DATES.items():
        text = next((str(item[field]).strip() for field in fields if item.get(field)), "")
        if text:
            csl[variable] = _date(text)
    for creator in item.get("creators", ()):
        kind = creator.get("creatorType", "author")
        role = "author" if kind == PRIMARY.get(item["itemType"], "author") else ROLES.get(kind)
        name = _name(creator)
        if role and name:
            csl.setdefault(role, []).append(name)
    return csl


def _name(creator: Mapping[str, Any]) -> Csl:
    family = creator.get("lastName") or creator.get("name") or ""
    given = creator.get("firstName") or ""
    if not family.strip():
        return {}
    return (
        {"family": family.strip(), "given": given.strip()} if given.strip() else {"literal": family.strip()}
    )


def _date(text: str) -> Csl:
    if iso := _ISO.fullmatch(text):
        return {"date-parts": [[int(part) for part in iso.groups() if part and int(part)]]}
    words = _WORDS.fullmatch(text)
    if words and words[2][:3].lower() in MONTHS:
        day = words[1] or words[3]
        parts = [int(words[4]), MONTHS.index(words[2][:3].lower()) + 1, *([int(day)] if day else [])]
        return {"date-parts": [parts]}
    return {"literal": text}
