"""Quotes against the source: their words, their marks, and who is named beside them."""

import re

from briefreader.base.normalise import for_matching
from briefreader.base.patterns import pattern
from briefreader.base.text import shown
from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import Locator, Quote, Span, Speaker, several
from briefreader.brief.model.speaker_names import SpeakerNames
from briefreader.brief.reading.findings import Findings, Where, one_of, quoted, set_to
from briefreader.brief.reading.shapes import flow
from briefreader.brief.verification.completion import places
from briefreader.brief.verification.source import as_place, place_words
from briefreader.brief.verification.verification import (
    SpanFinding,
    nearest_words,
    stands_in,
)

# What copying leaves out at the end of the marked words.
_LEFT_OUT = {"direct": (",",), "partial": (",", ".")}
_PASSIVE = pattern(
    r"\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?"
    r"(?:alleged|believed|considered|expected|known|reported|rumou?red|said|thought|understood)\b(?!\s+by\b)",
    re.IGNORECASE,
)
_TO_SAY = r"(?:said|say|saying|told|tell|telling|called|call|calling|wrote|write|writing)\b"
# What an attribution says of words that the source does not say were said.
_NOT_SAID = pattern(
    r"\b(?:allegedly|purportedly|supposedly)\b"
    rf"|\ballege[sd]?\s+(?:that\s+)?(?:\w+\s+){{1,4}}{_TO_SAY}"
    rf"|\b(?:denied|denies|deny|denying)\s+(?:that\s+(?:\w+\s+){{1,3}}?|(?:ever|having)\s+)*{_TO_SAY}"
    rf"|(?:\bnever|\bnot|n[’'\u02bc]t)\s+(?:ever\s+)?{_TO_SAY}(?!\s+(?:how|if|wh[aeioy]\w*)\b)",
    re.IGNORECASE | re.DOTALL,
)
_CUT = {(True, False): "the beginning", (False, True): "the end", (True, True): "beginning and end"}
_WORD = pattern(r"\w+")
_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we"))
_COMMON_WORDS = frozenset(("the", "a", "an", "of", "and", "for", "in", "at", "on", "to", "s"))
# Words before a name that say it is not the one who speaks.
_BEFORE_ANOTHER = frozenset(("told", "asked", "to", "with", "of", "for", "from", "against", "about", "than"))
_NAME = r"(?!(?:The|An?|In|On|At|But|And|As)\b)[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)+"
# A name of at least two words beside the verb, of somebody who may be no speaker of the brief.
_UNKNOWN = pattern(
    rf"\b(?:said|says|added|adds|replied|wrote|writes|insisted|explained|warned|argued|stated)\s+({_NAME})"
    rf"|^({_NAME})(?:,[^,]+,)?\s+(?:said|says|told|added|replied|wrote|insisted|explained|warned|argued)\b"
)
_ADDRESS = pattern(r"https?://[^\s/]+\S*", re.IGNORECASE)
_IN_MARKS = pattern(r"[“”„«»\"‘’']+(.*?)[“”„«»\"‘’']+", re.DOTALL)
_SHOWN = 90  # characters of the nearest words in a message
_BEFORE = 30  # of them before the first difference


def check_quotes(examined: LintContext) -> None:
    """Every span, the punctuation that copying leaves out, and every attribution; counts the states."""
    names = SpeakerNames(examined.brief.speakers)
    unnamed = {speaker.id for speaker in examined.brief.speakers if speaker.type == "none"}
    noted = {
        quote.id
        for claim in examined.brief.claims
        if claim.status in ("unattributed", "withdrawn", "resolved")
        for quote in examined.index.quotes_of_claim(claim.id)
    }
    ends: list[Where] = []
    for number, quote in enumerate(examined.brief.quotes):
        examined.pause()
        where = at("quotes", number)
        _check_spans(quote, where, examined)
        _check_saying(quote, where, examined)
        ends += _ends_left_out(quote, where)
        if quote.attribution is not None:
            _check_attribution(quote, quote.attribution, names, (where, "attribution"), examined)
        passive = quote.attribution is not None and _PASSIVE.search(quote.attribution) is not None
        nameless = passive and not names.speakers_in(quote.attribution or "")
        is_unnamed = unnamed.issuperset(quote.speakers) and not _is_turn(quote)
        if quote.id not in noted and (nameless or is_unnamed):
            examined.report.warning(
                "unattributed",
                where,
                "nobody is named as saying this",
                "Name the speaker if the source does, else give its claim the status `unattributed`.",
            )
    _note_ends(ends, examined.report)
    _note_what_is_not_at_hand(examined)


def _is_turn(quote: Quote) -> bool:
    """Whether words are a turn of a transcript whose label is printed and names nobody: `Q`."""
    if not quote.attribution or all(span.marks is None for span in quote.spans):
        return False
    from briefreader.brief.verification.labels import line_label

    label = line_label(quote.attribution)
    return label is not None and label.kind != "name"


def _check_spans(quote: Quote, where: Where, examined: LintContext) -> None:
    text, verification = examined.text, examined.verify(quote)
    if verification.state is not None:
        examined.states[verification.state] += 1
    if quote.para is None and quote.spans:
        _report_no_place(quote, where, examined)
    for number, (span, finding) in enumerate(zip(quote.spans, verification.spans, strict=True)):
        written = quote.place_of(span)
        if written is None:
            continue
        place = as_place(written)
        here: Where = ((where, "spans"), number)
        if not text.words or place in text.missing:
            if finding.is_unclear:
                _report_stray(here, examined.report)
            continue
        if finding.found:
            _check_found(quote, number, finding, place, where, examined)
        else:
            _report_missing(span, finding, place, here, examined)


def _report_no_place(quote: Quote, where: Where, examined: LintContext) -> None:
    """Words without a place that stand in several ones, or in none."""
    if not examined.text.words:
        what = "the place of this quote is not known: there is no text to find its words in"
        mend = "Add `para:`, or name the article's file with --source."
        examined.report.warning("no-place", (where, "para"), what, mend)
        return
    found = places(quote, examined.verify)
    if found:
        named = " and ".join(map(place_words, found))
        what = f"the place of this quote is not clear: its words are in {named}"
        mend = f"Add {one_of([f'`para: {place}`' for place in found])}."
        examined.report.error("no-place", (where, "para"), what, mend)
        return
    span = quote.spans[0]
    nearest = nearest_words(span.exact, examined.text.words.values())
    mend = "Copy the words between the quotation marks from the source, unchanged."
    if nearest is not None:
        mend = f"The nearest words there are {_window(nearest, span.exact)}. {mend}"
    examined.report.error(
        "span-not-found", ((((where, "spans"), 0)), "exact"), "these words are not in the source", mend
    )


def _check_saying(quote: Quote, where: Where, examined: LintContext) -> None:
    """Who passed the words on, what they were said in, and what they answer."""
    report = examined.report
    if _is_passed_on(quote, examined):
        report.warning(
            "no-via",
            (where, "said_to"),
            "somebody passed these words on, and the brief does not say who",
            "Add `via:` with the id of that speaker, or leave `said_to` out if the source does not tell.",
        )
    if quote.alleged and quote.via is None and quote.said_to != "relayed":
        report.warning(
            "no-via",
            (where, "alleged"),
            "this is alleged, and the brief does not say by whom",
            "Add `via:` with the id of that speaker.",
        )
    if quote.spans and not quote.alleged and _NOT_SAID.search(quote.attribution or "") is not None:
        report.warning(
            "not-said",
            (where, "attribution"),
            "the source only alleges that this was said, or tells that it is denied",
            "Add `alleged: true`, or leave the quote out.",
        )
    if quote.via is not None and not set(quote.speakers).isdisjoint(several(quote.via)):
        report.warning(
            "via-speaker", (where, "via"), "the speaker is said to pass on their own words", "Remove `via`."
        )
    if quote.answers is not None and quote.answers == quote.id:
        report.error("circular", (where, "answers"), "the quote answers itself", "Name the question.")
    if quote.url is not None and _ADDRESS.fullmatch(quote.url) is None:
        report.warning(
            "bad-address",
            (where, "url"),
            f"{quoted(quote.url)} is not an address of the web",
            "Begin with `https://`.",
        )


def _is_passed_on(quote: Quote, examined: LintContext) -> bool:
    """Whether somebody's very words reached the source through somebody whom the brief does not name."""
    if quote.said_to != "relayed" or quote.via is not None or not quote.spans:
        return False
    is_document = all(speaker.type == "document" for speaker in _speakers_of(quote, examined))
    return not is_document and quote.id not in examined.index.drafted


def _check_found(  # noqa: PLR0913, PLR0917 - a span of a quote, and what was found of it
    quote: Quote, number: int, finding: SpanFinding, place: Locator, of_quote: Where, examined: LintContext
) -> None:
    span, report = quote.spans[number], examined.report
    of_span: Where = ((of_quote, "spans"), number)
    where: Where = (of_span, "exact")
    if finding.misplaced and finding.para is not None:
        is_own = span.para is not None or _is_elsewhere_before(quote, number, finding.para, examined)
        named: Where = (of_span, "para") if is_own else (of_quote, "para")
        report.error(
            "span-misplaced",
            where,
            f"these words are in {place_words(finding.para)}, not in {place_words(place)}",
            f"Write `para: {finding.para}`.",
            set_to(named, finding.para),
        )
    if not finding.marked or finding.is_unclear:
        _report_unmarked(span, finding, where, report)
        return
    if finding.cut_before or finding.cut_after:
        report.warning(
            "span-cut",
            where,
            f"this is only a part of the quoted words, without {_CUT[finding.cut_before, finding.cut_after]}",
            "Copy all words between the quotation marks, so that none is lost unseen.",
        )
    if finding.repaired:
        report.warning(
            "span-repaired",
            where,
            "the source has other quotation marks, dashes, spaces or accents here",
            f"Write {_window(finding.form, span.exact)}.",
            set_to(where, finding.form),
        )


def _is_elsewhere_before(quote: Quote, number: int, place: Locator, examined: LintContext) -> bool:
    """Whether a span before has the quote's own place, and does not stand in this one."""
    found = zip(quote.spans[:number], examined.verify(quote).spans, strict=False)
    return any(span.para is None and one.para != place for span, one in found)


def _report_stray(where: Where, report: Findings) -> None:
    report.error(
        "marks-unclear",
        (where, "exact"),
        "these words seem to contain the end of a quotation and the reporter's words",
        "Quote only what is inside the quotation marks, or make the quote `indirect`.",
    )


def _report_unmarked(span: Span, finding: SpanFinding, where: Where, report: Findings) -> None:
    """Words that are not, or not all, the speaker's."""
    bare = _without_marks(span.exact)
    if not finding.marked and bare is not None and _alike(bare, finding.nearest):
        _report_marks(finding.nearest or bare, where, report)
        return
    if not finding.marked and finding.is_whole:
        report.error(
            "span-not-marked",
            where,
            "the source prints these words without quotation marks",
            "Add `marks: none` to the span if the whole paragraph is what the speaker wrote or said.",
            set_to((where[0], "marks") if where else where, "none", certain=False),
        )
        return
    mend = "Quote only what is inside the quotation marks, or make the quote `indirect`."
    if finding.nearest is not None:
        mend = f"The quoted words there are {_window(finding.nearest, span.exact)}. {mend}"
    if not finding.marked:
        what = "these words are not between quotation marks in the source"
        report.error("span-not-marked", where, what, mend)
    else:
        what = "the source's quotation marks do not tell that all these words are the speaker's"
        report.error("marks-unclear", where, what, mend)


def _report_missing(
    span: Span, finding: SpanFinding, place: Locator, where: Where, examined: LintContext
) -> None:
    printed = examined.text.words.get(place, "").count(span.exact)
    if span.occurrence is not None and printed:
        examined.report.error(
            "span-occurrence",
            (where, "occurrence"),
            f"{place_words(place)} has these words {f'only {printed} times' if printed > 1 else 'once'}",
            f"Write a number up to {printed}." if printed > 1 else "Remove `occurrence`.",
        )
        return
    bare = _without_marks(span.exact)
    if bare is not None and _alike(bare, finding.nearest):
        _report_marks(finding.nearest or bare, (where, "exact"), examined.report)
        return
    mend = "Copy the words between the quotation marks from the source, unchanged."
    fix = None
    if finding.nearest is not None:
        mend = f"The nearest words there are {_window(finding.nearest, span.exact)}. {mend}"
        fix = set_to((where, "exact"), finding.nearest, certain=False)
    examined.report.error(
        "span-not-found", (where, "exact"), f"these words are not in {place_words(place)}", mend, fix
    )


def _without_marks(words: str) -> str | None:
    """Words without the marks around them; None where there are none."""
    found = _IN_MARKS.fullmatch(words.strip())
    return found[1].strip() if found is not None else None


def _report_marks(words: str, where: Where, report: Findings) -> None:
    report.error(
        "marks-copied",
        where,
        "the source's quotation marks are copied too",
        f"Leave out the marks: `exact: {flow(words, _SHOWN)}`.",
        set_to(where, words),
    )


def _alike(words: str, others: str | None) -> bool:
    """Whether words are the same, but for the comma or full stop at the end and the forms of signs."""
    if others is None:
        return False
    return for_matching(words).strip().rstrip(",.") == for_matching(others).strip().rstrip(",.")


def _window(words: str, wanted: str) -> str:
    """Words for a message: all of them, or those around the first difference."""
    same = next((at for at, (one, other) in enumerate(zip(words, wanted, strict=False)) if one != other), 0)
    start = max(0, same - _BEFORE) if len(words) > _SHOWN else 0
    if start:
        start = words.find(" ", start) + 1 or start
    end = len(words) if len(words) - start <= _SHOWN else words.rfind(" ", start, start + _SHOWN)
    end = start + _SHOWN if end <= start else end
    window = shown(words[start:end], one_line=True)
    return f"“{'… ' if start else ''}{window}{' …' if end < len(words) else ''}”"


def _ends_left_out(quote: Quote, where: Where) -> list[Where]:
    """The spans with a comma or full stop that copying leaves out."""
    left_out = _LEFT_OUT.get(quote.kind, ())
    return [
        (((where, "spans"), number), "exact")
        for number, span in enumerate(quote.spans)
        if span.exact.endswith(left_out) and not span.exact.endswith("..")
    ]


def _note_ends(ends: list[Where], report: Findings) -> None:
    """One line for all of them: nothing needs to be done."""
    if not ends:
        return
    signs = "1 comma or full stop is" if len(ends) == 1 else f"{len(ends)} commas and full stops are"
    what = f"{signs} left out when quotes are copied"
    report.note("end-left-out", ends[0], what, "Nothing needs to be done.")


def _check_attribution(
    quote: Quote, attribution: str, names: SpeakerNames, where: Where, examined: LintContext
) -> None:
    _check_whose(quote, attribution, names, where, examined)
    stated = (*quote.places, *(span.para for span in quote.spans))
    named = [as_place(place) for place in stated if place is not None]
    words = [examined.text.words[place] for place in dict.fromkeys(named) if place in examined.text.words]
    if not named or len(words) < len(set(named)) or stands_in(attribution, " ".join(words)):
        return
    printed = () if quote.spans else examined.text.words.items()
    elsewhere = [place for place, words_there in printed if stands_in(attribution, words_there)]
    if len(elsewhere) == 1:
        examined.report.warning(
            "wrong-place",
            where,
            f"these words are in {place_words(elsewhere[0])}, not in {place_words(named[0])}",
            f"Write `para: {elsewhere[0]}`.",
            set_to(_beside(where, "para"), elsewhere[0]),
        )
        return
    examined.report.warning(
        "attribution-not-found",
        where,
        f"these words are not in {place_words(named[0])}",
        "Write the attribution as printed; … may stand for words left out.",
    )


def _beside(where: Where, field: str) -> Where:
    """Another field beside one."""
    return (where[0], field) if where else where


def _check_whose(
    quote: Quote, attribution: str, names: SpeakerNames, where: Where, examined: LintContext
) -> None:
    """Whether the attribution names somebody else as who says the words; an error if they stand in marks."""
    named = names.speakers_in(attribution)
    if named:
        if not named.isdisjoint(quote.speakers) or not named.isdisjoint(_related(quote, names, examined)):
            return
        if not named.isdisjoint(several(quote.via)):
            return
        other = sorted(named)[0]
        wrong = quote.kind != "indirect" and any(
            speaker.id in named and _speaks(speaker, attribution, quote, examined)
            for speaker in examined.brief.speakers
        )
        examined.report.add(
            "error" if wrong else "warning",
            "wrong-speaker",
            where,
            f"the attribution names {quoted(other)}, the quote has {quoted(', '.join(quote.speakers))}",
            f"Write `speaker: {other}` if the words are theirs.",
            set_to(_beside(where, "speaker"), other, certain=False) if len(named) == 1 else None,
        )
        return
    unknown = _UNKNOWN.search(attribution)
    if quote.kind == "indirect" or unknown is None or _may_mean(attribution, quote, examined):
        return
    if not all(speaker.type == "person" for speaker in _speakers_of(quote, examined)):
        return
    name = unknown[1] or unknown[2]
    examined.report.error(
        "unnamed-speaker",
        where,
        f"the attribution names {quoted(name)}, and not {quoted(', '.join(quote.speakers))}",
        "Add this speaker, or add the name to the speaker's `aliases` if it is theirs.",
    )


def _speakers_of(quote: Quote, examined: LintContext) -> list[Speaker]:
    return [speaker for speaker in examined.brief.speakers if speaker.id in quote.speakers]


def _may_mean(attribution: str, quote: Quote, examined: LintContext) -> bool:
    """Whether an attribution can mean a quote's speakers: by a pronoun, or by a word of what they are."""
    words = set(_WORD.findall(for_matching(attribution).casefold())) - _COMMON_WORDS
    if not words.isdisjoint(_PRONOUNS):
        return True
    own = [
        text
        for speaker in _speakers_of(quote, examined)
        for text in (speaker.name, *speaker.aliases, speaker.role, speaker.affiliation, speaker.place)
        if text is not None
    ]
    return not words.isdisjoint(_WORD.findall(for_matching(" ".join(own)).casefold()))


def _speaks(speaker: Speaker, attribution: str, quote: Quote, examined: LintContext) -> bool:
    """Whether the attribution names somebody as who says the words, not as whom the quote's speakers told."""
    text = for_matching(attribution).casefold()
    for name in (speaker.name, *speaker.aliases):
        for found in re.finditer(rf"(?<!\w){re.escape(for_matching(name).casefold())}(?!\w)", text):
            before = text[: found.start()]
            last = before.split()[-2:]
            is_told = bool(last) and last[-1] in _BEFORE_ANOTHER and last != ["according", "to"]
            if not is_told and not _may_mean(before, quote, examined):
                return True
    return False


def _related(quote: Quote, names: SpeakerNames, examined: LintContext) -> set[str]:
    """Who may be named beside a quote's speakers: members, groups, and what they belong to."""
    related: set[str] = set()
    for speaker in examined.brief.speakers:
        if speaker.id in quote.speakers:
            related.update(speaker.includes)
            own = (speaker.name, speaker.role, speaker.affiliation, speaker.place)
            related |= names.speakers_in(" / ".join(filter(None, own)))
        elif not set(quote.speakers).isdisjoint(speaker.includes):
            related.add(speaker.id)
    return related


def _note_what_is_not_at_hand(examined: LintContext) -> None:
    text = examined.text
    places_named = [quote.place_of(span) for quote in examined.brief.quotes for span in quote.spans]
    spans = [None if place is None else as_place(place) for place in places_named]
    away = sum(
        1 for place in spans if not text.words or (place in text.missing and place not in text.differing)
    )
    if not away:
        return
    if text.words:
        what = f"the words of {away} spans are not available, so they cannot be verified"
    else:
        what = "no text and no source file, so quotes cannot be verified"
    examined.report.add(
        "note",
        "nothing-to-compare",
        at("source"),
        what,
        "Name the article's file with --source, or put it beside the brief as `source.file`.",
    )
