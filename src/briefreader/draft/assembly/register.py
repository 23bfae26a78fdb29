"""What the items of a draft share while it is composed: ids, speakers as they are met, and marks."""

import hashlib
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from briefreader.base import ids
from briefreader.brief.model.brief import Drafted, Locator, Speaker, Words
from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.people import Resolved, Voice
from briefreader.draft.annotations.words import Passage
from briefreader.draft.confidence import confidence
from briefreader.draft.mentions.titles import is_title
from briefreader.draft.rules import Rule
from briefreader.draft.text import lexicon
from briefreader.wording.doubts import doubt_words


class Register:
    """Ids, speakers and marks of one draft in the making."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.marks: list[Drafted] = []
        self._passages = passages
        self._ids: set[str] = set()
        self._same: dict[str, int] = {}  # the last number of each stem
        self._speakers: dict[Voice, str] = {}

    # Ids

    def new_id(self, stem: str) -> str:
        """A new id; the second of the same stem gets `-2`."""
        item = stem
        while item in self._ids:
            self._same[stem] = self._same.get(stem, 1) + 1
            item = f"{stem}-{self._same[stem]}"
        self._ids.add(item)
        return item

    def place(self, passage: int) -> Locator:
        """The number or role of a passage's paragraph."""
        return self._passages[passage].place

    def place_id(self, passage: int) -> str:
        """The place as it stands in ids: `p5`."""
        place = self.place(passage)
        return f"p{place}" if isinstance(place, int) else place

    # Speakers

    @property
    def voices(self) -> Sequence[Voice]:
        """The voices that are speakers of the draft, as they were met."""
        return tuple(self._speakers)

    def speaker_id(self, voice: Voice) -> str:
        """The id of a voice, which becomes a speaker of the draft."""
        if voice not in self._speakers:
            stem = "s-nobody" if voice.type == "none" else f"s-{name_in_ids(voice.name)}"
            self._speakers[voice] = self.new_id(stem)
        return self._speakers[voice]

    def speaker(self, voices: Sequence[Voice]) -> Words:
        """The ids of those who speak, as a field takes them: one, or several."""
        return one_or_several(tuple(map(self.speaker_id, voices)))

    def candidates(self, resolved: Resolved) -> tuple[str, ...]:
        """Who else it could be, with who is written; nobody if the rules know of one only.

        A body without a name ("the company") is nobody else: the words that were resolved call it so.
        """
        written, *others = resolved.voices or (None,)
        named = [one for one in others if one is not None and one.name not in lexicon.BODIES]
        if written is None or not named or resolved.joint:
            return ()
        return tuple(map(self.speaker_id, (written, *named)))

    def speakers(self) -> tuple[Speaker, ...]:
        """The speakers as they stand in the brief."""
        return tuple(_speaker(item, voice) for voice, item in self._speakers.items())

    def parties(self) -> dict[str, str]:
        """The names of the speakers' parties."""
        return {name_in_ids(name): name for voice in self._speakers for name in _sides(voice)}

    # Rules

    def mark(
        self,
        item: str,
        rule: Rule,
        *,
        words: str | None,
        doubt: Doubt | None = None,
        candidates: tuple[str, ...] = (),
    ) -> None:
        """Say which rule found an item, how surely, and what it rests on."""
        self.marks.append(
            Drafted(
                item=item,
                rule=rule.label,
                confidence=confidence(rule, is_doubtful=doubt is not None),
                words=words or None,
                candidates=candidates,
                doubt=doubt_words(doubt) if doubt else None,
                doubt_kind=doubt.kind if doubt else None,
            )
        )

    def rest(self, pairing: Rule | None, quotes: Collection[str]) -> None:
        """Make the claim marked last no surer than its two sides together, nor than an unsure quote."""
        claim = self.marks[-1]
        sure = claim.confidence
        if pairing is not None:
            sure = round(sure * confidence(pairing) / 100)
        unsure = [one.confidence for one in self.marks if one.item in quotes and one.is_flagged]
        rule = claim.rule if pairing is None else f"{claim.rule}; {pairing.label}"
        self.marks[-1] = replace(claim, rule=rule, confidence=min(sure, *unsure) if unsure else sure)


def name_in_ids(name: str) -> str:
    """A name as it stands in ids; of one without letters or digits a hash."""
    return ids.slug(name) or f"x{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def party(voice: Voice) -> Words:
    """The party of a voice, or those of a group from several states."""
    return one_or_several(tuple(map(name_in_ids, _sides(voice))))


def one_or_several(words: tuple[str, ...]) -> Words:
    """Words as a field takes them that can have one or several."""
    return words[0] if len(words) == 1 else words


def _sides(voice: Voice) -> tuple[str, ...]:
    return voice.states if len(voice.states) > 1 else (voice.side,)


def _speaker(item: str, voice: Voice) -> Speaker:
    return Speaker(
        id=item,
        name=voice.name,
        type=voice.type,
        role=_role(voice.role),
        affiliation=voice.affiliation or None,
        place=voice.place or None,
        party=party(voice),
        aliases=tuple(dict.fromkeys(alias for alias in voice.aliases if alias != voice.name)),
        family_first=voice.family_first,
    )


def _role(role: str) -> str | None:
    """A title as a role: "Mayor" before a name is "mayor"."""
    if not role:
        return None
    joined = " ".join(lexicon.FULL_TITLES.get(word.lower().rstrip("."), word) for word in role.split())
    is_common = is_title(joined.split(" ")[0]) and not joined[:2].isupper()
    return joined[:1].lower() + joined[1:] if is_common else joined
