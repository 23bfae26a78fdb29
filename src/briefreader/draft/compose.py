"""From an article to a draft brief: every item with the rule that found it and what it rests on."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from briefreader import __version__
from briefreader.brief.assemble import slug
from briefreader.brief.check_source import expected_fields
from briefreader.brief.checking import Drop, checked
from briefreader.brief.csl import CslDate, CslItem
from briefreader.brief.model import (
    FORMAT,
    Brief,
    Claim,
    Drafted,
    Event,
    Gap,
    Paragraph,
    Place,
    Position,
    Provenance,
    Quote,
    QuoteKind,
    SaidTo,
    Source,
    Span,
    Speaker,
    When,
)
from briefreader.brief.source import paragraph_hash, paragraphs_at_hand, place_words
from briefreader.brief.verbatim import Verifier, places_of
from briefreader.draft import lexicon
from briefreader.draft.article import Article
from briefreader.draft.attribution import (
    CONTINUES,
    GOES_ON,
    NOBODY,
    PREVIOUS_SENTENCE,
    Attribution,
)
from briefreader.draft.cast import Resolved
from briefreader.draft.confidence import INDIRECT, INDIRECT_ACCORDING, INDIRECT_PASSIVE, confidence
from briefreader.draft.dates import When as Time
from briefreader.draft.dates import when_of
from briefreader.draft.disputes import Dispute, Saying, disputes_of, party_of, side_of
from briefreader.draft.history import Dated, history_of, is_day_of_saying
from briefreader.draft.ladder import BEFORE
from briefreader.draft.listing import word_set
from briefreader.draft.places import states_in
from briefreader.draft.quotations import Passage
from briefreader.draft.reading import Reading, Statement
from briefreader.draft.tokens import Token
from briefreader.draft.voices import Voice

TOOL = f"briefreader {__version__}"
_SUMMARY = "This draft was made by rules, and nobody has checked it yet. The summary is still to be written."
_READ = frozenset(("dek", "caption"))  # roles in which somebody may speak
_MODAL = re.compile(r"\b(?:will|would|going to)\b")
# Verbs that report a clause even without "that", and those that stand against what they report.
_OF_A_CLAUSE = word_set(
    "say add argue insist claim note explain believe think estimate hope fear according tell"
)
_AGAINST = word_set("deny doubt refute dispute question dismiss reject rebuff contradict rebut") | {"be said"}
_TIME_WORDS = word_set("on late early yesterday today last night morning afternoon evening") | frozenset(
    lexicon.WEEKDAYS
)
_TO_WHOM = frozenset(("reporters", "journalists", "lawmakers", "the"))
_STATEMENT = re.compile(
    r"\b(?:statement|wrote|tweet\w*|posted|letter|filing|report|post|blog|memo|release|website|study)\b"
)
_REPORTER = re.compile(r"\b(?:told (?:reporters|\w+ (?:News|Times|Post))|in an interview|news conference)\b")


def draft_brief(article: Article, *, with_text: bool = True) -> Brief:
    """The draft of a brief; without the paragraphs' words, if they may not be stored, only their hashes."""
    brief = _verified(_Draft(article).brief())
    return brief if with_text else replace(brief, text=tuple(map(_hashed, brief.text)))


def _verified(brief: Brief) -> Brief:
    """The draft without quotes whose marks do not pair: their words can not be told. Gaps say where."""
    verify = Verifier(brief, paragraphs_at_hand(brief, None))
    broken = [
        quote
        for quote in brief.quotes
        if quote.spans and verify(quote).state not in ("consistent", "repaired")
    ]
    if not broken:
        return brief
    places = dict.fromkeys(place_words(quote.para) for quote in broken)
    gaps = tuple(
        Gap(f"Quotation marks do not pair in {place}: look for quotes there.", f"g-marks-{number}")
        for number, place in enumerate(places, start=1)
    )
    kept = checked(brief, [Drop(tuple(quote.id for quote in broken))])
    return replace(kept, gaps=(*kept.gaps, *gaps))


class _Draft:
    """One draft in the making."""

    def __init__(self, article: Article) -> None:
        self._article = article
        read = [one for one in article.paragraphs if one.n is not None or one.role in _READ]
        self._passages = tuple(Passage(one.place, one.text or "") for one in read)
        self._attributor = Reading(self._passages)
        self._times = [when_of(passage.text, article.written) for passage in self._passages]
        self._ids: set[str] = set()
        self._speakers: dict[Voice, str] = {}
        self._marks: list[Drafted] = []
        self._quotes: list[Quote] = []
        self._quote_of: dict[Attribution, str] = {}
        self._statement_of: dict[tuple[int, int], str] = {}
        self._claims: list[Claim] = []
        self._gaps: list[Gap] = []

    def brief(self) -> Brief:
        """Quotes before claims, which rest on them; speakers as they are met."""
        self._write_quotes()
        self._write_claims()
        history = self._history()
        article = self._article
        csl = _citation(article)
        missing = tuple(
            name for name in expected_fields(csl) if not getattr(csl, name.lower().replace("-", "_"))
        )
        speakers = tuple(self._speaker(voice) for voice in self._speakers)
        return Brief(
            brief=FORMAT,
            id=slug(article.title),
            revision=1,
            title=article.title,
            lang=article.language.split("-")[0].lower() or "en",
            source=Source(
                csl=csl,
                file=article.name if article.is_whole and article.name else None,
                sha256=article.sha256 if article.is_whole else None,
                missing=missing,
                inferred={name: one for name, one in article.inferred.items() if name in missing},
            ),
            parties=self._parties(),
            text=article.paragraphs,
            summary=_SUMMARY,
            speakers=speakers,
            quotes=tuple(self._quotes),
            claims=tuple(self._claims),
            history=history,
            gaps=(*self._standing_gaps(), *self._gaps),
            provenance=Provenance("rules", tool=TOOL),
            draft=tuple(self._marks),
        )

    # Ids

    def _id(self, stem: str) -> str:
        """A new id; the second of the same stem gets `-2`."""
        number, item = 1, stem
        while item in self._ids:
            number += 1
            item = f"{stem}-{number}"
        self._ids.add(item)
        return item

    def _speaker_id(self, voice: Voice) -> str:
        if voice not in self._speakers:
            self._speakers[voice] = self._id("s-nobody" if voice.type == "none" else f"s-{_slug(voice.name)}")
        return self._speakers[voice]

    def _candidates(self, resolved: Resolved) -> tuple[str, ...]:
        """Who else it could be, with who is written; nobody if the rules know of one only."""
        several = len(resolved.voices) > 1 and not resolved.joint
        return tuple(self._speaker_id(voice) for voice in resolved.voices) if several else ()

    def _place_id(self, passage: int) -> str:
        place = self._passages[passage].place
        return f"p{place}" if isinstance(place, int) else place

    # Quotes

    def _write_quotes(self) -> None:
        """What stands in marks and what does not, in order of the text."""
        said: list[tuple[tuple[int, int], list[Attribution] | Statement]] = [
            ((group[0].quotation.passage, group[0].quotation.start), group)
            for group in self._without_repeats()
        ]
        for statement in self._attributor.statements:
            tokens = self._attributor.analysed[statement.sentence.passage].tokens
            said.append(((statement.sentence.passage, tokens[statement.sentence.start].start), statement))
        for _, one in sorted(said, key=lambda pair: pair[0]):
            if isinstance(one, Statement):
                self._write_statement(one)
            else:
                self._write_quote(one)

    def _without_repeats(self) -> list[list[Attribution]]:
        """What is printed twice, as in a pull quote, is kept where it stands last: in the body."""
        kept: list[list[Attribution]] = []
        seen: set[str] = set()
        for group in reversed(self._groups()):
            words = " ".join(one.quotation.words(self._passages).strip(" ,.") for one in group)
            if len(words.split()) < 4 or words not in seen:
                kept.append(group)
            seen.add(words)
        return kept[::-1]

    def _groups(self) -> list[list[Attribution]]:
        """The attributions that are one quote: interrupted, or continued over paragraphs."""
        groups: list[list[Attribution]] = []
        for one in self._attributor.attributions:
            last = groups[-1][-1] if groups else None
            joins = (
                last is not None
                and last.resolved.voices[:1] == one.resolved.voices[:1]
                and (one.rule in (CONTINUES, GOES_ON) or (one.rule == BEFORE and one.cue == last.cue))
                and one.quotation.passage - last.quotation.passage in (0, 1)
                and (one.rule == GOES_ON or not self._stands_between(last, one))
            )
            if joins:
                groups[-1].append(one)
            else:
                groups.append([one])
        return groups

    def _stands_between(self, last: Attribution, one: Attribution) -> bool:
        """Whether more than the words that tell the speaker stands between two quotations."""
        text = self._passages[one.quotation.passage].text[
            last.quotation.outer_end : one.quotation.outer_start
        ]
        rest = text.replace(last.cue, "").replace(one.cue, "")
        return len(re.findall(r"\w+", rest)) > 12

    def _write_quote(self, group: Sequence[Attribution]) -> None:
        first = group[0]
        told = next((one for one in group if one.cue), first)
        passage = first.quotation.passage
        voices = first.resolved.voices
        nobody = self._attributor.nobody
        speakers = [self._speaker_id(voice) for voice in first.resolved.joint or voices[:1] or (nobody,)]
        candidates = self._candidates(first.resolved)
        kind = self._kind(group)
        sentence = self._sentence(passage, first.quotation.outer_start)
        name = voices[0].name if voices else "nobody"
        quote_id = self._id(f"q-{self._place_id(passage)}-{_slug(name)}")
        for one in group:
            self._quote_of[one] = quote_id
        doubt = first.resolved.doubt or ("" if voices else NOBODY)
        place = self._passages[passage].place
        self._quotes.append(
            Quote(
                id=quote_id,
                speaker=speakers[0] if len(speakers) == 1 else tuple(speakers),
                para=place,
                kind=kind,
                spans=tuple(self._span(one, place) for one in group),
                content=sentence if kind == "partial" else None,
                attribution=told.cue or None,
                said_to=_said_to(f"{told.cue} {sentence}"),
                when=self._when(passage, told.cue),
                note=_note(doubt, candidates),
            )
        )
        self._mark(quote_id, first.rule, doubt, told.cue or self._context(first), candidates)

    def _span(self, one: Attribution, place: Place) -> Span:
        passage = self._passages[one.quotation.passage]
        exact = one.quotation.words(self._passages)
        starts = [start for start, _ in places_of(exact, passage.text)]
        several = len(starts) > 1 and one.quotation.start in starts
        occurrence = starts.index(one.quotation.start) + 1 if several else None
        return Span(exact, passage.place if passage.place != place else None, occurrence)

    def _kind(self, group: Sequence[Attribution]) -> QuoteKind:
        """Direct if every stretch is a clause of its own, partial if the reporter's clause needs it."""
        return "direct" if all(self._is_whole(one) for one in group[:1]) else "partial"

    def _is_whole(self, one: Attribution) -> bool:
        quotation = one.quotation
        text = self._passages[quotation.passage].text
        words = one.quotation.words(self._passages)
        count = len(words.split())
        sentence_start = self._sentence_start(quotation.passage, quotation.outer_start)
        before = text[sentence_start : quotation.outer_start].strip()
        if not before:
            return count >= 4 or words.rstrip()[-1:] in ".?!,"
        if one.rule == BEFORE and one.is_adjacent and not before.endswith(("that", " of", " as")):
            return words[:1].isupper() or before.endswith((",", ":")) or count >= 8
        return False

    def _sentence_start(self, passage: int, offset: int) -> int:
        part = self._attributor.analysed[passage]
        starts = [
            part.tokens[start].start for start, end in part.sentences if part.tokens[start].start <= offset
        ]
        return starts[-1] if starts else 0

    def _sentence(self, passage: int, offset: int) -> str:
        part = self._attributor.analysed[passage]
        for start, end in part.sentences:
            if part.tokens[start].start <= offset < part.tokens[end - 1].end:
                return part.passage.text[part.tokens[start].start : part.tokens[end - 1].end]
        return part.passage.text

    def _context(self, one: Attribution) -> str | None:
        """What a rule without words of its own rests on: the words before the marks."""
        number = one.quotation.passage
        if one.rule == PREVIOUS_SENTENCE or number == 0:
            before = self._passages[number].text[: one.quotation.outer_start].strip()
        else:
            before = self._passages[number - 1].text
        return _last_words(before) or None

    def _when(self, passage: int, cue: str) -> When | None:
        """The time of the saying, where it stands in or beside the words that tell the speaker."""
        text = self._passages[passage].text
        at = text.find(cue) if cue else -1
        if at < 0:
            return None
        for time in self._times[passage]:
            if (
                at - 40 <= time.start
                and time.end <= at + len(cue) + 30
                and self._belongs(passage, time, at, cue)
            ):
                return When(text=time.text, resolved=time.value, inferred=time.inferred)
        return None

    def _belongs(self, passage: int, time: Time, at: int, cue: str) -> bool:
        text = self._passages[passage].text
        if time.start >= at + len(cue):
            between = text[at + len(cue) : time.start]
            return len(between.split()) <= 2 and not re.search(r"[^\w\s]", between)
        if time.end <= at:
            return not re.search(r"[.;“”\"]", text[time.end : at]) and len(text[time.end : at].split()) <= 2
        return True

    # What is said without marks

    def _write_statement(self, one: Statement) -> None:
        part = self._attributor.analysed[one.sentence.passage]
        text, tokens = part.passage.text, part.tokens
        speech = one.speech
        resolved = one.resolved
        speakers = [self._speaker_id(voice) for voice in resolved.joint or resolved.voices[:1]]
        candidates = self._candidates(resolved)
        cue = _cue_of(one, text, tokens)
        content = _content(one, text, tokens)
        quote_id = self._id(f"q-{self._place_id(one.sentence.passage)}-{_slug(resolved.voices[0].name)}")
        self._statement_of[one.sentence.passage, one.sentence.start] = quote_id
        times = [
            time
            for time in self._times[one.sentence.passage]
            if tokens[one.sentence.start].start <= time.start
            and time.end <= tokens[one.sentence.end - 1].end
            and is_day_of_saying(part, time, speech.verb, one.sentence.start)
        ]
        self._quotes.append(
            Quote(
                id=quote_id,
                speaker=speakers[0] if len(speakers) == 1 else tuple(speakers),
                para=part.passage.place,
                kind="indirect",
                content=content,
                attribution=cue,
                said_to=_said_to(cue),
                when=When(times[0].text, times[0].value, times[0].inferred) if times else None,
                note=_note(resolved.doubt, candidates),
            )
        )
        rule = (
            INDIRECT_PASSIVE
            if speech.lemma == "be said"
            else INDIRECT_ACCORDING
            if speech.lemma == "according"
            else INDIRECT
        )
        self._mark(quote_id, rule, resolved.doubt, cue, candidates)

    # Claims

    def _write_claims(self) -> None:
        for dispute in disputes_of(self._attributor):
            self._write_claim(dispute)

    def _write_claim(self, dispute: Dispute) -> None:
        denial = dispute.denial
        denying = self._denying_quote(dispute)
        deniers = denial.resolved.joint or denial.resolved.voices[:1]
        opposed = [saying for saying in dispute.partners if self._quote_of_saying(saying) is not None]
        against = [
            Position(
                stance=denial.cue.stance,
                party=self._party(voice),
                by=self._speaker_id(voice),
                quote=denying,
                evidence="not-stated",
            )
            for voice in deniers
        ]
        asserting = [self._assertion(saying, voice, dispute) for saying in opposed for voice in saying.voices]
        claim_id = self._id(f"c-{self._place_id(denial.sentence.passage)}")
        text = self._claim_text(dispute, opposed)
        places = dict.fromkeys([denial.sentence.passage, *(saying.passage for saying in opposed)])
        quotes = {self._quote_of_saying(saying): None for saying in opposed}
        lacking = any(position.evidence == "none-offered" for position in asserting)
        words = "denied" if denial.cue.stance == "denies" else "doubted"
        self._claims.append(
            Claim(
                id=claim_id,
                text=text,
                status="contested" if asserting else "single-source",
                nature="forecast" if _MODAL.search(text) else "fact",
                dispute=f"{words}; no evidence offered" if lacking else words,
                paras=tuple(self._passages[number].place for number in sorted(places)),
                positions=(*asserting, *against),
            )
        )
        part = self._attributor.analysed[denial.sentence.passage]
        cue = part.words(denial.sentence.start, denial.sentence.end)
        doubt = dispute.doubt or denial.resolved.doubt
        self._mark(claim_id, denial.cue.rule, doubt, cue, ())
        if not quotes:
            named = " and ".join(voice.name for voice in deniers)
            self._gaps.append(
                Gap(
                    text=f"Who says what {named} {denial.cue.stance}? The rules found nobody.",
                    id=self._id(f"g-{claim_id}"),
                    cites=(claim_id,),
                )
            )

    def _denying_quote(self, dispute: Dispute) -> str | None:
        denial = dispute.denial
        if denial.quotation is not None:
            whole = (item for one, item in self._quote_of.items() if one.quotation == denial.quotation)
            return next(whole, None)
        known = self._statement_of.get((denial.sentence.passage, denial.sentence.start))
        if known is not None:
            return known
        part = self._attributor.analysed[denial.sentence.passage]
        first, last = part.tokens[denial.sentence.start].start, part.tokens[denial.sentence.end - 1].end
        return next(
            (
                item
                for one, item in self._quote_of.items()
                if one.quotation.passage == denial.sentence.passage and first <= one.quotation.start < last
            ),
            None,
        )

    def _quote_of_saying(self, saying: Saying) -> str | None:
        if isinstance(saying.source, Statement):
            return self._statement_of.get((saying.source.sentence.passage, saying.source.sentence.start))
        return self._quote_of.get(saying.source)

    def _assertion(self, saying: Saying, voice: Voice, dispute: Dispute) -> Position:
        remark = next((one for one in dispute.remarks if party_of(one.voice) == party_of(voice)), None)
        return Position(
            stance="asserts",
            party=self._party(voice),
            by=self._speaker_id(voice),
            quote=self._quote_of_saying(saying),
            evidence="none-offered" if remark else "not-stated",
            evidence_note=f"“{remark.words}”" if remark else None,
            evidence_para=self._passages[remark.passage].place if remark else None,
        )

    def _claim_text(self, dispute: Dispute, opposed: Sequence[Saying]) -> str:
        """The words denied, or the assertion's where the denial only refers to it."""
        denial = dispute.denial
        part = self._attributor.analysed[denial.sentence.passage]
        first, last = denial.cue.said
        if first < last:
            words = part.words(first, last)
        elif opposed:
            quote_id = self._quote_of_saying(opposed[0])
            quote = next(one for one in self._quotes if one.id == quote_id)
            words = quote.content or quote.spans[0].exact
        else:
            words = part.words(denial.sentence.start, denial.sentence.end)
        return _sentence_case(words)

    # Speakers and parties

    def _party(self, voice: Voice) -> str | tuple[str, ...]:
        if len(voice.states) > 1:
            return tuple(_slug(state) for state in voice.states)
        return _slug(side_of(voice))

    def _parties(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for voice in self._speakers:
            names = voice.states if len(voice.states) > 1 else (side_of(voice),)
            found |= {_slug(name): name for name in names}
        return found

    def _speaker(self, voice: Voice) -> Speaker:
        place = voice.place or None
        return Speaker(
            id=self._speakers[voice],
            name=voice.name,
            type=voice.type,
            role=_role(voice.role),
            affiliation=voice.affiliation or None,
            place=place,
            party=self._party(voice),
            aliases=tuple(dict.fromkeys(alias for alias in voice.aliases if alias != voice.name)),
            family_first=voice.family_first,
        )

    # History and gaps

    def _history(self) -> tuple[Event, ...]:
        return tuple(self._event(one) for one in history_of(self._attributor, self._article.written))

    def _event(self, one: Dated) -> Event:
        text = self._passages[one.passage].text[one.start : one.end]
        year = re.sub(r"[^\dX]", "", (one.value or "")[:4]).lower() or "undated"
        event_id = self._id(f"e-{self._place_id(one.passage)}-{year}")
        outside = one.rule.startswith("named event")
        note = "The years are common knowledge, not the article's." if outside else None
        speakers: tuple[str, ...] = ()
        quote = None
        if one.statement is not None:
            resolved = one.statement.resolved
            speakers = tuple(self._speaker_id(voice) for voice in resolved.joint or resolved.voices[:1])
            quote = self._statement_of.get((one.statement.sentence.passage, one.statement.sentence.start))
        self._mark(event_id, one.rule, "", one.words, ())
        return Event(
            id=event_id,
            text=text,
            date=one.value,
            date_text=one.words,
            inferred=one.inferred,
            para=self._passages[one.passage].place,
            attributed_to=(speakers[0] if len(speakers) == 1 else speakers) if speakers else "reporter",
            quote=quote,
            note=note,
        )

    def _standing_gaps(self) -> Iterable[Gap]:
        yield Gap("Summary and key points are not written: rules can not write them.", self._id("g-summary"))
        wordy = tuple(quote.id for quote in self._quotes if quote.content is not None)
        if wordy:
            yield Gap(
                "What indirect and partial quotes, claims and events say is in the article's own words. "
                "Put it into yours before you use it.",
                self._id("g-words"),
            )
        unnamed = [voice for voice in self._speakers if voice.type == "group"]
        if unnamed:
            names = ", ".join(map(_within, unnamed))
            ids = {self._speakers[voice] for voice in unnamed}
            cites = tuple(quote.id for quote in self._quotes if ids & set(quote.speakers))
            yield Gap(f"Who exactly speaks is not said of: {names}.", self._id("g-unnamed"), cites)

    def _mark(self, item: str, rule: str, doubt: str, words: str | None, candidates: tuple[str, ...]) -> None:
        self._marks.append(
            Drafted(
                item=item,
                rule=rule,
                confidence=confidence(rule, doubt),
                words=words or None,
                candidates=candidates,
                doubt=doubt or None,
            )
        )


def _within(voice: Voice) -> str:
    """A group's name within a sentence."""
    return (
        voice.name if states_in(" ".join(voice.name.split()[:2])) else voice.name[:1].lower() + voice.name[1:]
    )


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    found = re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].rstrip("-")
    return found or "x"


def _hashed(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text or ""
    return replace(paragraph, text=None, chars=len(text), sha256=paragraph_hash(text))


def _citation(article: Article) -> CslItem:
    written = article.written
    return CslItem(
        id=slug(article.title),
        type="article-newspaper",
        title=article.title,
        author=article.authors,
        issued=CslDate(date_parts=(_parts(written),)) if written is not None else None,
        container_title=article.publication or None,
        url=article.url or None,
        section=article.section or None,
        language=article.language,
    )


def _parts(written: date) -> tuple[int | str, ...]:
    return written.year, written.month, written.day


def _note(doubt: str, candidates: tuple[str, ...]) -> str | None:
    return f"Who speaks is not certain: {doubt}." if doubt and candidates else None


def _said_to(words: str) -> SaidTo | None:
    return "reporter" if _REPORTER.search(words) else "statement" if _STATEMENT.search(words) else None


def _role(role: str) -> str | None:
    """A title as a role: "Mayor" before a name is "mayor"."""
    if not role:
        return None
    parts = [lexicon.FULL_TITLES.get(word.lower().rstrip("."), word) for word in role.split()]
    joined = " ".join(parts)
    return joined[:1].lower() + joined[1:] if joined[:1].isupper() and not joined[:2].isupper() else joined


def _last_words(text: str) -> str:
    sentences = re.split(r"(?<=[.!?”\"])\s+", text.strip())
    return sentences[-1][-200:] if sentences else ""


def _words(tokens: Sequence[Token], text: str, start: int, end: int) -> str:
    return text[tokens[start].start : tokens[end - 1].end] if start < end else ""


def _cue_of(one: Statement, text: str, tokens: Sequence[Token]) -> str:
    speech = one.speech
    if speech.lemma == "be said":
        return text[
            tokens[speech.verb - 3 if speech.verb >= 3 else 0].start : tokens[speech.verb].end
        ].strip()
    start = min(speech.mention.start, speech.verb)
    end = max(speech.verb + 1, speech.mention.end if speech.mention.start > speech.verb else 0)
    return _words(tokens, text, start, end)


def _content(one: Statement, text: str, tokens: Sequence[Token]) -> str:
    """The words reported: the sentence without those that tell who says it, where it can do without them."""
    speech = one.speech
    whole = _words(tokens, text, one.sentence.start, one.sentence.end)
    start = min(speech.mention.start, speech.verb)
    end = max(speech.verb + 1, speech.mention.end if speech.mention.start > speech.verb else 0)
    while (
        speech.lemma == "according"
        and end < one.sentence.end - 1
        and tokens[end].text == ","
        and _is_apposition(tokens, end + 1)
    ):
        end = next(
            (at for at in range(end + 1, one.sentence.end) if tokens[at].text in ",.;"), one.sentence.end
        )
    before = _words(tokens, text, one.sentence.start, start).strip(" ,—–")
    opens = not before or len(before.split()) <= 4
    if speech.lemma in _AGAINST:
        return whole  # without its verb it would say the opposite
    while end < one.sentence.end - 1 and tokens[end].low in _TIME_WORDS:
        end += 1
    after = tokens[end].low if end < one.sentence.end else ""
    if after == "that":
        end += 1
    elif opens and speech.lemma not in _OF_A_CLAUSE:
        return whole
    is_adverbial = (
        end < one.sentence.end
        and tokens[end].low in lexicon.PREPOSITIONS | frozenset(lexicon.PRONOUNS) | _TO_WHOM
    )
    rest = "." if is_adverbial and not opens else _words(tokens, text, end, one.sentence.end).strip(" ,—–")
    if opens and after == "that":
        before = ""
    joined = f"{before} {rest}" if before and rest[:1].isalnum() else before + rest
    return _sentence_case(joined) if len(joined.split()) >= 3 else whole


def _is_apposition(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].low in ("a", "an", "the") and any(
        token.low in lexicon.GROUP_NOUNS | lexicon.PERSON_NOUNS | lexicon.ORG_WORDS
        for token in tokens[at : at + 6]
    )


def _sentence_case(words: str) -> str:
    plain = words.strip(" ,;:—–-")
    return plain[:1].upper() + plain[1:]
