"""Whom names, pronouns and phrases mean where they stand: what has been read so far decides."""

import re
from itertools import pairwise

from briefreader.draft import lexicon, verbs
from briefreader.draft.cast import Cast, Resolved, Voice
from briefreader.draft.clauses import Analysed
from briefreader.draft.ladder import first_subject
from briefreader.draft.mentions import Mention, name_mention, run_end, words
from briefreader.draft.places import states_in

_FAR = 4  # sentences that a pronoun looks back


class Memory:
    """Who has been named and who has spoken, as the reading goes on."""

    def __init__(self, analysed: tuple[Analysed, ...]) -> None:
        self.analysed = analysed
        self.cast = Cast()
        self.last: dict[
            int, tuple[Resolved, int]
        ] = {}  # by passage: who spoke last in it, and in which sentence
        self.people: list[tuple[int, int, int, Voice]] = []  # passage, sentence, token, who
        self.speakers: list[tuple[int, Voice]] = []
        self._lower = {token.text for part in analysed for token in part.tokens if token.text[0].islower()}
        self._learn_names()

    def _learn_names(self) -> None:
        """Acronyms of the whole article; people are introduced as the reading comes to them."""
        for part in self.analysed:
            for at, (token, following) in enumerate(pairwise(part.tokens)):
                if token.text == "(" and re.fullmatch(r"[A-Z][A-Z&]{1,7}s?", following.text) and at > 1:
                    start = at
                    while start > 0 and part.tokens[start - 1].text not in ".,;:()":
                        start -= 1
                    for begin in range(start, at):
                        if part.tokens[begin].is_capital and run_end(part.tokens, begin, at) == at:
                            if part.tokens[begin].low in lexicon.STARTERS:
                                continue
                            self.cast.acronym(
                                following.text, words(part.tokens, part.passage.text, begin, at)
                            )
                            break

    def introduce(self, number: int, sentence: int, start: int, end: int) -> None:
        """Take note of the people that a sentence names, and of who "he" or "she" may be after it."""
        part = self.analysed[number]
        at = start
        while at < end:
            token = part.tokens[at]
            if token.low == "name" and at + 1 < end and part.tokens[at + 1].is_capital:
                known = self.cast.only_name(part.tokens[at + 1].bare)
                self.people.append((number, sentence, at, known))
            if token.low == "the" and at + 1 < end and part.tokens[at + 1].low in lexicon.TITLES:
                known = self.cast.person_of(part.tokens[at + 1].low)
                if known is not None:
                    self.people.append((number, sentence, at, known))
            if token.is_quoted or not token.is_capital:
                at += 1
                continue
            stop = run_end(part.tokens, at, end)
            if stop == at:
                at += 1
                continue
            opens = at == start and stop - at > 2 and part.tokens[at].low in self._lower
            first = at + 1 if opens and part.tokens[at].low not in lexicon.TITLES else at
            mention = name_mention(part.tokens, part.passage.text, first, stop)
            voice = self._person_of(mention, part, at) if mention is not None else None
            if mention is not None and voice is None and at == start and stop - at == 1 and stop < end:
                self.cast.subject(mention)
            if voice is not None:
                if (
                    at == start or part.tokens[at - 1].low != "by"
                ):  # "asked by X, he said": X is somebody else
                    self.people.append((number, sentence, at, voice))
                self._learn_group(part, start, at, voice)
            at = stop

    def _person_of(self, mention: Mention, part: Analysed, at: int) -> Voice | None:
        before = part.tokens[at - 1] if at else None
        if mention.role == "" and before is not None and before.low in lexicon.TITLES | lexicon.PERSON_NOUNS:
            mention = Mention("name", mention.text, mention.start, mention.end, before.text)
        voice = self.cast.introduce(mention)
        if voice is not None:
            self._learn_apposition(mention, part, voice)
            return voice
        known = [
            one
            for one in self.cast.voices
            if one.is_named and mention.text.split(" ")[-1] in (one.family, one.tokens[-1])
        ]
        return known[0] if len(known) == 1 else None

    def _learn_group(self, part: Analysed, start: int, at: int, voice: Voice) -> None:
        """ "Ukrainian officials, including President Jo Roe" tells for which state he speaks."""
        before = at - 1
        while before > start and part.tokens[before].low in lexicon.TITLES:
            before -= 1
        if part.tokens[before].low != "including" or voice.state:
            return
        named = states_in(words(part.tokens, part.passage.text, start, before))
        if len(named) == 1:
            voice.state = voice.affiliation = named[0]

    def _learn_apposition(self, mention: Mention, part: Analysed, voice: Voice) -> None:
        """ "Jo Roe, the mayor of Quay, was there" tells the role too."""
        tokens, end = part.tokens, mention.end
        if end + 1 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].is_quoted:
            return
        if tokens[end + 1].low not in ("a", "an", "the") and tokens[end + 1].low not in lexicon.TITLES:
            return
        close = end + 1
        while close < len(tokens) and not tokens[close].is_quoted and tokens[close].text not in ",.;:()—":
            close += 1
        role = words(tokens, part.passage.text, end + 1, close)
        if any(
            token.low in lexicon.AUXILIARIES or token.low in verbs.SPEECH for token in tokens[end + 1 : close]
        ):
            return
        if any(word in lexicon.TITLES or word in lexicon.PERSON_NOUNS for word in role.lower().split()):
            voice.learn(Mention("name", mention.text, mention.start, mention.end, role))

    def spoke(self, number: int, sentence: int, resolved: Resolved) -> None:
        self.last[number] = (resolved, sentence)
        voice = resolved.voices[0]
        self.speakers.append((number, voice))
        if voice.type == "person":
            self.people.append((number, sentence, 0, voice))

    def resolve(self, mention: Mention, number: int, sentence: int) -> Resolved:
        """Whom a mention means where it stands."""
        if mention.kind != "pronoun":
            return self.cast.resolve(mention)
        wanted = lexicon.PRONOUNS[mention.text.lower()]
        if wanted == "r":
            return Resolved(())
        if wanted in "np":
            return self._thing(wanted, number, sentence, mention.start)
        return self._person(wanted, number, sentence, mention.start)

    def _thing(self, wanted: str, number: int, sentence: int, token: int) -> Resolved:
        """ "It" is the last body that spoke, "they" the last group, or those who spoke together."""
        if wanted == "p":
            subject = self._group_before(number, sentence, token)
            if subject is not None:
                return subject
        for at, voice in reversed(self.speakers):
            if number - at > 2:
                break
            if wanted == "p" and voice.type == "group":
                return self._together(at, voice)
            if wanted == "n" and voice.type in ("organization", "government", "document"):
                return Resolved((voice,))
        if wanted == "p":
            for at, voice in reversed(self.speakers):
                if number - at > 2:
                    break
                if voice.type in ("organization", "government"):
                    return self._together(at, voice)
            return Resolved(tuple(voice for _, voice in self.speakers[-1:]), doubt="“they” names nobody")
        return Resolved(())

    def _group_before(self, number: int, sentence: int, token: int) -> Resolved | None:
        """The group with which this sentence or the one before begins."""
        part = self.analysed[number]
        for one in (sentence, sentence - 1):
            if one < 0:
                break
            start, end = part.sentences[one]
            mention = first_subject(part, start, end)
            if mention is None or mention.kind != "phrase" or (one == sentence and mention.end > token):
                continue
            resolved = self.cast.resolve(mention)
            if resolved.voices and resolved.voices[0].type == "group":
                last = self.last.get(number)
                return last[0] if last is not None and resolved.voices[0] in last[0].joint else resolved
        return None

    def _together(self, number: int, voice: Voice) -> Resolved:
        last = self.last.get(number)
        if last is not None and voice in last[0].joint:
            return last[0]
        return Resolved((voice,))

    def _person(self, wanted: str, number: int, sentence: int, token: int) -> Resolved:
        """ "He" and "she": who spoke or was spoken of last, of a gender that fits."""
        scores: dict[Voice, float] = {}
        for order, (at, one, place, voice) in enumerate(self.people):
            if (at, one) == (number, sentence) and place > token:
                continue
            if voice.gender and voice.gender != wanted:
                continue
            distance = (number - at) * 2 + (
                sentence - one if at == number else len(self.analysed[at].sentences) - one
            )
            if distance > _FAR + 4 or (at, one) > (number, sentence):
                continue
            subject = next((other for a, b, _, other in self.people if (a, b) == (at, one)), None) is voice
            score = -distance + (0.6 if subject else 0.0) + order * 1e-6
            scores[voice] = max(score, scores.get(voice, -99.0))
        spoke = next((voice for _, voice in reversed(self.speakers) if voice in scores), None)
        if spoke is not None:
            scores[spoke] += 0.9
        ranked = sorted(scores, key=lambda voice: -scores[voice])
        if not ranked:
            return Resolved(())
        best = ranked[0]
        rivals = [voice for voice in ranked[1:] if scores[best] - scores[voice] < 1.0]
        sure_gender = best.gender == wanted
        if rivals and not (sure_gender and all(not voice.gender for voice in rivals) and best is spoke):
            pronoun = "she" if wanted == "f" else "he"
            doubt = f"“{pronoun}” can be {best.name} or {rivals[0].name}"
            return Resolved((best, *rivals[:2]), doubt=doubt)
        if not best.gender:
            best.gender = wanted
        return Resolved((best,))
