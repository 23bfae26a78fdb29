"""Dates: readable, not more exact than the source, and not against each other."""

from briefreader.base.dates import MONTHS, DateRange, from_parts, parse_edtf
from briefreader.base.patterns import pattern
from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import Brief, Event, Quote
from briefreader.brief.model.csl import CslDate
from briefreader.brief.reading.findings import Findings, Where, quoted
from briefreader.brief.verification.source import as_place

_NUMBER = pattern(r"[0-9]+")
_PARTS = pattern(r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


def check_dates(examined: LintContext) -> None:
    """All dates of a brief."""
    brief, report = examined.brief, examined.report
    issued = _csl_date(brief.source.csl.issued, "issued", report)
    accessed = _csl_date(brief.source.csl.accessed, "accessed", report)
    if issued is not None and accessed is not None and accessed.latest < issued.earliest:
        _report_order(at("source", "csl", "accessed"), "read before it was published", report)
    _check_own(brief, report)
    for number, quote in enumerate(brief.quotes):
        examined.pause()
        if quote.when is not None and quote.when.resolved is not None:
            _check_when(quote, quote.when.resolved, at("quotes", number, "when"), issued, examined)
    for number, event in enumerate(brief.history):
        if event.date is not None:
            _check_event(event, event.date, at("history", number), issued, examined)


def _check_own(brief: Brief, report: Findings) -> None:
    """The dates of the brief itself."""
    attested, provenance = brief.source.attested, brief.provenance
    own = [(at("updated"), brief.updated)]
    if attested is not None:
        own.append((at("source", "attested", "checked"), attested.checked))
    if provenance is not None:
        own += [(at("provenance", key), getattr(provenance, key)) for key in ("made", "checked")]
    for where, text in own:
        if text is not None:
            _parsed(text, where, report)


def _check_when(
    quote: Quote, resolved: str, where: Where, issued: DateRange | None, examined: LintContext
) -> None:
    assert quote.when is not None
    date = _parsed(resolved, (where, "resolved"), examined.report)
    if date is None:
        return
    if not quote.when.inferred and not _stands_in(resolved, quote.when.text, examined.brief.lang):
        _report_inferred(resolved, quoted(quote.when.text), (where, "resolved"), examined.report)
    if issued is not None and issued.latest < date.earliest:
        _report_order((where, "resolved"), "said after the source was published", examined.report)


def _check_event(
    event: Event, text: str, where: Where, issued: DateRange | None, examined: LintContext
) -> None:
    date = _parsed(text, (where, "date"), examined.report)
    if date is None:
        return
    paragraph = examined.text.words.get(as_place(event.para)) if event.para is not None else None
    words = " ".join(filter(None, (event.date_text, paragraph)))
    if words and not event.inferred and not _stands_in(text, words, examined.brief.lang):
        _report_inferred(text, _said(event.date_text), (where, "date"), examined.report)
    if issued is not None and event.kind == "event" and issued.latest < date.earliest:
        _report_order((where, "date"), "happened after the source was published", examined.report)


def _parsed(text: str, where: Where, report: Findings) -> DateRange | None:
    date = parse_edtf(text)
    if date is None:
        report.error(
            "bad-date",
            where,
            f"{quoted(text)} is not an EDTF date",
            "Write it as `2022`, `2022-02`, `2022-02-24`, `2022~` or `1950/1953`.",
        )
    elif date.latest < date.earliest:
        _report_order(where, "ends before it starts", report)
    return date


def _csl_date(date: CslDate | None, name: str, report: Findings) -> DateRange | None:
    if date is None or not date.date_parts:
        return None
    parts = [from_parts(part) for part in date.date_parts]
    if parts[0] is None or parts[-1] is None:
        report.error(
            "bad-date",
            at("source", "csl", name, "date-parts"),
            "this is not a date",
            "Write `[[year, month, day]]`, as many of the three as are known.",
        )
        return None
    return DateRange(parts[0].earliest, parts[-1].latest, len(parts) == 1)


def _stands_in(date: str, words: str, lang: str) -> bool:
    """Whether the words give all numbers of a date; a month may be in letters."""
    numbers = {number.lstrip("0") for number in _NUMBER.findall(words)}
    lower = words.casefold()
    for part in _PARTS.finditer(date):
        year = part["year"].rstrip("X")
        month, day = part["month"], part["day"]
        if not any(number.startswith(year) or number == year[2:].lstrip("0") for number in numbers):
            return False
        if day is not None and day.lstrip("0") not in numbers:
            return False
        if month is not None and lang.startswith("en") and not _month_stands_in(month, numbers, lower):
            return False
    return True


def _month_stands_in(month: str, numbers: set[str], words: str) -> bool:
    number = int(month)
    return number > 12 or str(number) in numbers or MONTHS[number - 1][:3].casefold() in words


def _said(words: str | None) -> str:
    return quoted(words) if words else "the paragraph"


def _report_inferred(date: str, words: str, where: Where, report: Findings) -> None:
    report.warning(
        "date-not-inferred",
        where,
        f"{words} does not say {quoted(date)}",
        "Add `inferred: true`, or write only what the source says.",
    )


def _report_order(where: Where, what: str, report: Findings) -> None:
    report.warning(
        "dates-contradict", where, f"the dates contradict each other: {what}", "Correct one of them."
    )
