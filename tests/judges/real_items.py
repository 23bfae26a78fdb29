"""References and citations of real sources beside those of pandoc with the CSL project's styles.

    python -m tests.judges.real_items FOLDER

FOLDER holds the translators of https://github.com/zotero/translators, whose tests hold items as reference
managers get them. What is otherwise is counted by `differences`; what that does not know is printed, and the
program ends with 1.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefreader.brief.model.brief import Brief, Gap, Source
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import Citer, Form
from tests.judges.citeproc import by_citeproc, in_marks
from tests.judges.differences import GUIDES, TABLE, Csl
from tests.judges.zotero_items import real_items

TODAY = date(2026, 11, 23)
PARTS = ("citation", "reference")


class Compared(NamedTuple):
    """One text of ours and the engine's, and the differences that explain why they are not the same.

    `case`: they are the same but for capitals.
    """

    item: Csl
    part: str
    made: str
    engine: str
    differences: tuple[str, ...]
    explained: bool
    case: bool


def compared(style: str, items: list[Csl]) -> Iterator[Compared]:
    engines = by_citeproc(style, items)
    for item in items:
        for part, made, engine in zip(PARTS, ours(style, item), engines[item["id"]], strict=True):
            if engine:  # Bluebook has no references, Chicago style none of letters and posts
                yield explained(style, item, part, made, engine)


def explained(style: str, item: Csl, part: str, made: str, engine: str) -> Compared:
    reasons: list[str] = []
    text = engine
    for one in TABLE:
        if text.casefold() == made.casefold():
            break
        fits = style in one.styles and (not one.types or item["type"] in one.types)
        if fits and one.part in ("", part):
            changed = one.changed(text, made, item)
            reasons += [one.what] if changed != text else []
            text = changed
    alike = text.casefold() == made.casefold()
    return Compared(item, part, made, engine, tuple(reasons), alike, alike and text != made)


def ours(style: str, item: Csl) -> tuple[str, str]:
    """Citation and reference, with italics between asterisks."""
    csl = msgspec.convert(item, CslItem)
    brief = Brief(
        brief="1", id="x", title="x", source=Source(csl=csl), summary="x", gaps=(Gap(id="g", text="Text."),)
    )
    cites = Citer(brief, Index(brief), Verifier(brief, KnownWords({}, "none", "")), today=TODAY)
    form = Form(style, "html")
    paragraphs = re.findall(r"<p>(.*?)</p>", cites.excerpt("g", form).text, re.DOTALL)
    sentence = in_marks(paragraphs[0])
    noted = "<sup>" in paragraphs[0]
    citation = in_marks(paragraphs[1]).removeprefix("1. ") if noted else sentence[len("Text ") : -1]
    return citation, in_marks(cites.reference(form))


def main(folder: Path) -> int:
    items = [seen(item) for item in real_items(folder)]
    print(f"{len(items)} items")
    left = 0
    for style in GUIDES:
        found = list(compared(style, items))
        same = sum(one.made == one.engine for one in found)
        case = sum(one.case for one in found)
        unknown = [one for one in found if not one.explained]
        left += len(unknown)
        print(
            f"\n{style}: {same} of {len(found)} the same, {case} but for capitals, {len(unknown)} unexplained"
        )
        for what, count in Counter(what for one in found for what in one.differences).most_common():
            print(f"  {count:4} {what}")
        for one in unknown:
            print(f"  ! {one.item['type']}, {one.part}\n    engine {one.engine}\n    ours   {one.made}")
    return int(left > 0)


def seen(item: Csl) -> Csl:
    """The item with a day of access, if it has an address that needs one."""
    if "URL" not in item or "DOI" in item:
        return item
    return {**item, "accessed": {"date-parts": [[TODAY.year, TODAY.month, TODAY.day]]}}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
