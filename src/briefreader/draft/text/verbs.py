"""Verbs that introduce what somebody says, thinks of something or denies, in all their forms.

Each table leads from a form to its verb.
"""

import re
from collections.abc import Iterable, Mapping

from briefreader.draft.text.wordlist import listed, word_set

_SPEECH = listed(
    """
    accuse acknowledge add admit advise affirm agree allege announce answer argue assert assure blog
    boast caution chime claim clarify comment complain concede conclude confess confide confirm contend
    continue counsel counter cry declare demand deny detail disclose elaborate email emphasise emphasize
    estimate exclaim explain express gripe hint indicate inform insist interject joke lament maintain
    mention muse mutter note object observe opine plead pledge point ponder post preach predict proclaim
    profess promise protest query quip reaffirm reason recall reckon recommend recount reflect reiterate
    rejoin remark remember remind repeat reply report request respond retort reveal share shout signal
    speculate state stress suggest summarise summarize testify text threaten tweet underline underscore
    urge venture vow warn whisper wonder yell
    """
)
# Past forms of verbs that say nothing, and are no participles: with them the subject has ended.
PAST = word_set(
    """
    ate arose awoke became began bit blew broke came chose did drank drew drove fell flew forbade forgave
    forgot froze gave got grew hid knew lay mistook overcame overtook ran rang rode rose sank sang saw shook
    spoke sprang stole strode swam swore threw took tore undertook undid withdrew woke wore went wrote
    """
)
# The same of verbs whose participle is alike.
PAST_OR_PARTICIPLE = word_set(
    """
    bent bought bound bred brought built caught clung crept dealt fed felt fled flung fought heard held
    hung kept laid led left lent lost made meant met paid sent shot slept sold sought spent spun stood
    struck stuck swept swung taught understood upheld wept withheld withstood won wound
    """
)
PARTICIPLES = PAST_OR_PARTICIPLE | word_set("drawn given made seen shown written")
# No speech by themselves, but beside a quotation.
_UTTERING = listed(
    """
    bark beam chant chuckle enthuse fume giggle groan growl grumble gush laugh moan nod plead rage roar
    scoff scream shrug sigh smile snap sniff sob splutter thunder
    """
)
_IRREGULAR_SPEECH = {
    "ask": "asked",
    "begin": "began",
    "cite": "cited",
    "find": "found",
    "go": "went",
    "put": "put",
    "quote": "quoted",
    "read": "read",
    "say": "said",
    "swear": "swore",
    "tell": "told",
    "write": "wrote",
}
# What somebody makes of something: these give words their speaker, seldom whole sentences.
_NAMING = listed(
    """
    attack blame blast brand call characterise characterize chide compare condemn criticise criticize
    decry denounce depict deride describe dismiss dub hail label liken mock portray praise rebuke reject
    slam welcome
    """
)
_BELIEF = listed("believe consider expect fear feel hope suspect")
_IRREGULAR_BELIEF = {"feel": "felt", "see": "saw", "think": "thought"}
_DOUBT = listed("doubt question")
_DENY = listed("contradict deny disavow dispute rebut refute repudiate")
_DISMISS = listed("dismiss rebuff reject")

# "Plan", "rebut": one syllable, or a prefix and one, doubles its last letter.
_DOUBLED = re.compile(r"(?:[^aeiou]+|qu|re[^aeiou])[aeiou][bdgklmnpt]")


def _forms(verb: str, past: str = "") -> dict[str, str]:
    """The forms of a verb: present, third person, past and participle, with the verb itself."""
    past = past or _regular_past(verb)
    doubled = past[: -len("ed")] if past.endswith("ed") and past[-3] == past[-4] else ""
    stem = verb[:-1] if verb.endswith("e") and verb != "see" else doubled or verb
    return dict.fromkeys((verb, _third_person(verb), past, f"{stem}ing"), verb)


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if _ends_in_consonant_y(verb):
        return f"{verb[:-1]}ied"
    if verb == "admit" or _DOUBLED.fullmatch(verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"


def _third_person(verb: str) -> str:
    if _ends_in_consonant_y(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "go")) else f"{verb}s"


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"


def _all_forms(verbs: Iterable[str], irregular: Mapping[str, str] | None = None) -> dict[str, str]:
    found: dict[str, str] = {}
    for verb in verbs:
        found |= _forms(verb)
    for verb, past in (irregular or {}).items():
        found |= _forms(verb, past)
    return found


UTTERING = _all_forms(_UTTERING, {"sing": "sang"})
_PARTICIPLES_OF_SPEECH = {"begun": "begin", "sworn": "swear", "written": "write"}
SPEECH = _all_forms(_SPEECH, _IRREGULAR_SPEECH) | UTTERING | _PARTICIPLES_OF_SPEECH
NAMING = _all_forms(_NAMING)
BELIEF = _all_forms(_BELIEF, _IRREGULAR_BELIEF)
DOUBT = _all_forms(_DOUBT)
DENY = _all_forms(_DENY)
DISMISS = _all_forms(_DISMISS)
# Mostly nouns, or no speech by themselves: they count only beside a quotation.
NEVER_SPEECH = frozenset(UTTERING) | word_set(
    """
    answer answers attack attacks began begin beginning begins blame blast blasts boast boasts brand
    brands call calls cite claim claims comment comments counsel counsels counter counters cries cry
    demand demands detail details dispute disputes doubt doubts email emails estimate estimates fear
    fears find finding finds go goes going hint hints hope hopes joke jokes label labels laments mention
    mentions muse muses note notes object objects pledge pledges point points post posts praise praises
    pray promise promises protest protests put puts putting queries query question questions quip quips
    quote quotes read reads reason reasons remark remarks replies reply report reports request requests
    retort retorts reviews share shared shares shout shouts signal signals state states stress text
    texts tweet tweets vows went whisper whispers written yell yells
    """
)
# They lead to words only where these follow at once: "it reads", "she went".
ONLY_BESIDE = word_set(
    """
    began begin beginning begins begun go goes going put puts putting read reads share shared shares
    sharing went
    """
)
# Their subject speaks, whatever it is.
STRONG = word_set(
    """
    added alleged alleges argued claimed complained denied denies explained insisted replied said says
    stated tells testified told vowed warned wrote
    """
)
