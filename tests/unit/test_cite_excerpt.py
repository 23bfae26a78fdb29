"""What copying gives, for each kind of item and each state of a quote."""

import re
from collections.abc import Mapping
from datetime import date

import pytest
from msgspec import structs

from briefreader.base.text import copyable
from briefreader.brief.model.brief import (
    Attested,
    Brief,
    Claim,
    Event,
    Gap,
    Hedge,
    KeyPoint,
    Locator,
    Paragraph,
    Position,
    Quote,
    Source,
    Span,
    Speaker,
)
from briefreader.brief.model.csl import CslDate, CslItem, CslName
from briefreader.brief.model.links import Index
from briefreader.brief.verification.attestation import digest
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import Citer, Form
from briefreader.cite.entries import ENTRIES
from briefreader.cite.formats import FORMATS
from briefreader.cite.remarks import Remark, Rendered
from briefreader.cite.statements import NotCopiable
from briefreader.cite.styles import STYLES
from briefreader.wording.remarks import remark_words

TODAY = date(2026, 11, 23)
FORMS = {
    **{name: Form(format=name) for name in (*FORMATS, *ENTRIES)},
    **{style: Form(style) for style in STYLES if style != "default"},
}
HEADLINE = "For North Korea, War in Ukraine Is a Coveted Chance for Military Practice"
URL = "https://www.nytimes.com/2024/10/16/world/asia/example-slug.html"
PATTERN = (
    "It has been a pattern: When North Korea has sold weapons to countries at war, they sent personnel not "
    "only to help those countries use the weapons, but often also to fight there themselves,"
)
OPPORTUNITIES = "They don’t seem to like missing opportunities to fight in a war and gain experience."
SEED = f"“{HEADLINE},” The New York Times, n.d."
FRAGMENT = "#:~:text=They%20don%E2%80%99t%20seem,war%20and%20gain%20experience"
YANG = "Yang Uk, military expert, Asan Institute for Policy Studies, Seoul"

CSL = CslItem(id="nyt", type="article-newspaper", title=HEADLINE, container_title="The New York Times")
FULL_CSL = structs.replace(
    CSL,
    id="choe2024",
    author=(CslName(family="Choe", given="Sang-Hun"),),
    issued=CslDate(date_parts=((2024, 10, 16),)),
    url=URL,
    custom={"family-first": True},
)
WORDS: dict[Locator, str] = {
    2: "The minister called it “highly likely” that soldiers had been killed.",
    5: f"“{PATTERN}” said Yang Uk. “{OPPORTUNITIES}”",
    15: "Both have denied it. Russia called it “another fake news story.”",
}
SPEAKERS = (
    Speaker(
        id="yang",
        name="Yang Uk",
        type="person",
        role="military expert",
        affiliation="Asan Institute for Policy Studies",
        place="Seoul",
    ),
    Speaker(
        id="kim", name="Kim Yong-hyun", type="person", role="defense minister", affiliation="South Korea"
    ),
    Speaker(id="russia", name="Russia", type="government", party="russia"),
    Speaker(id="dprk", name="North Korea", type="government", party="dprk"),
    Speaker(id="nobody", name="Nobody", type="none"),
)


def a_brief(*quotes: Quote, csl: CslItem = CSL, **fields: object) -> Brief:
    brief = Brief(
        brief="1",
        id="seed",
        title="North Korea's stake",
        source=Source(csl=csl),
        summary="Analysts see the war in Ukraine as a chance for military practice.",
        speakers=SPEAKERS,
        quotes=quotes,
        parties={"russia": "Russia", "dprk": "North Korea"},
    )
    return structs.replace(brief, **fields)


def copied(
    brief: Brief,
    item: str,
    form: Form | None = None,
    *,
    words: str | None = None,
    paragraphs: Mapping[Locator, str] | None = None,
    text: KnownWords | None = None,
) -> Rendered:
    at_hand = text or KnownWords(WORDS if paragraphs is None else paragraphs, "source-file", "article.txt")
    citer = Citer(brief, Index(brief), Verifier(brief, at_hand), today=TODAY, text=at_hand)
    return citer.excerpt(item, form or FORMS["plain"], words)


def told(excerpt: Rendered) -> tuple[str, ...]:
    """The remarks as they are read."""
    return tuple(map(remark_words, excerpt.remarks))


def yang(*spans: str) -> Quote:
    return Quote(
        id="q1",
        speaker="yang",
        para=5,
        kind="direct",
        spans=tuple(Span(exact=span) for span in spans),
        attribution="said Yang Uk, a military expert at the Asan Institute for Policy Studies in Seoul",
    )


# Beside a fragment of which the brief says nothing.
INSIDE = "[in: “The minister called it ‘highly likely’ that soldiers had been killed.”]"


def partial(exact: str = "highly likely", para: Locator = 2, speaker: str = "kim") -> Quote:
    return Quote(id="q1", speaker=speaker, para=para, kind="partial", spans=(Span(exact=exact),))


def indirect(content: str = "Russia and North Korea denied shipping arms.") -> Quote:
    return Quote(id="q1", speaker=("russia", "dprk"), para=15, kind="indirect", content=content)


# --- the day on which the source was seen --------------------------------------------------------

DATED = ("harvard-ctr12", "ieee", "oscola4", "wikipedia", "biblatex", "bibtex", "ris", "csl-json")
DAY_OF_COPYING = re.compile(r"23 November 2026|Nov\. 23, 2026|2026-11-23|2026/11/23|2026,\s+11,\s+23")
DAY_IN_THE_BRIEF = re.compile(r"20 October 2024|Oct\. 20, 2024|2024-10-20|2024/10/20|2024,\s+10,\s+20")
SEEN_CSL = structs.replace(FULL_CSL, accessed=CslDate(date_parts=((2024, 10, 20),)))


@pytest.mark.parametrize("form", DATED)
def test_the_brief_says_when_its_source_was_seen(form: str) -> None:
    text = copied(a_brief(yang(OPPORTUNITIES), csl=SEEN_CSL), "q1", FORMS[form]).text
    assert DAY_IN_THE_BRIEF.search(text)
    assert not DAY_OF_COPYING.search(text)


@pytest.mark.parametrize("form", DATED)
def test_a_source_whose_brief_does_not_say_was_seen_on_the_day_of_copying(form: str) -> None:
    text = copied(a_brief(yang(OPPORTUNITIES), csl=FULL_CSL), "q1", FORMS[form]).text
    assert DAY_OF_COPYING.search(text)


@pytest.mark.parametrize("form", FORMS)
def test_a_source_without_an_address_was_not_seen_on_any_day(form: str) -> None:
    text = copied(
        a_brief(yang(OPPORTUNITIES), csl=structs.replace(FULL_CSL, url=None)), "q1", FORMS[form]
    ).text
    assert not DAY_OF_COPYING.search(text)


# --- what may have to be set off -----------------------------------------------------------------


@pytest.mark.parametrize(("words", "told"), [(29, False), (30, True)])
@pytest.mark.parametrize(("style", "lines"), [("mla9", 4), ("oscola4", 3), ("aglc4", 3)])
def test_words_that_may_fill_the_lines_of_a_guide_are_told_from_30_on(
    style: str, lines: int, words: int, told: bool
) -> None:
    remarks = copied(a_brief(yang(" ".join(["word"] * words))), "q1", Form(style)).remarks
    assert (
        any(f"sets off what fills more than {lines} lines" in remark_words(remark) for remark in remarks)
        == told
    )


# --- plain: the words, the speaker and the source in one line ---------------------------------


def test_a_quote_is_copied_with_speaker_and_source() -> None:
    assert copied(a_brief(yang(OPPORTUNITIES)), "q1").text == (
        f"“{OPPORTUNITIES}” — {YANG}, quoted in {SEED}, para. 5."
    )


def test_some_words_are_copied_without_the_full_stop() -> None:
    assert copied(a_brief(partial()), "q1").text == (
        f"“highly likely” — Kim Yong-hyun, defense minister, South Korea, quoted in {SEED}, para. 2. {INSIDE}"
    )
    fake = partial("another fake news story.", 15, "russia")
    assert copied(a_brief(fake), "q1").text.startswith("“another fake news story” — Russia, quoted in")


def test_the_stop_of_an_abbreviation_stays() -> None:
    brief = a_brief(partial("made in the U.S.", 1))
    text = copied(brief, "q1", paragraphs={1: "It was “made in the U.S.” he said."}).text
    assert text.startswith("“made in the U.S.” —")


@pytest.mark.parametrize("form", [*FORMS.values(), Form("apa7", "markdown"), Form("apa7", "html")])
def test_reported_speech_never_stands_between_quotation_marks(form: Form) -> None:
    for content in ("Russia denied it.", "“Russia denied it.”", '"Russia denied it"'):
        text = copied(a_brief(indirect(content)), "q1", form).text
        if form.format not in ENTRIES:
            assert "Russia denied it (paraphrase)" in text.replace("\\", "")
        assert "“Russia" not in text
        assert "quot;Russia" not in text
        assert "blockquote" not in text
        assert not text.startswith(">")


def test_reported_speech_says_that_it_is_a_paraphrase() -> None:
    assert copied(a_brief(indirect()), "q1").text == (
        "Russia and North Korea: Russia and North Korea denied shipping arms (paraphrase), "
        f"in {SEED}, para. 15."
    )


@pytest.mark.parametrize(
    ("speaker", "who"),
    [("kim", "Kim Yong-hyun, defense minister, South Korea"), ("nobody", "Unattributed in the source")],
)
def test_the_articles_own_words_say_whose_they_are(speaker: str, who: str) -> None:
    words = "It is likely that many men have been killed"
    quote = Quote(id="q1", speaker=speaker, para=2, kind="indirect", content=f"{words}.")
    text = copied(a_brief(quote), "q1", paragraphs={2: f"{words}, it was told."}).text
    assert text == f"{who}: {words} (the article’s words), in {SEED}, para. 2."


def test_a_paraphrase_keeps_the_doubt_of_who_said_it() -> None:
    quote = structs.replace(indirect("Many shells fail."), speaker="nobody", hedge=Hedge(words="are said to"))
    assert copied(a_brief(quote), "q1").text == (
        f"Unattributed in the source, “are said to”: Many shells fail (paraphrase), in {SEED}, para. 15."
    )
    assert copied(a_brief(quote), "q1", FORMS["aglc4"]).text.startswith(
        "Unattributed in the source, ‘are said to’: Many shells fail (paraphrase).¹\n"
    )


def test_a_doubt_among_the_copied_words_is_not_said_twice() -> None:
    quote = structs.replace(yang(PATTERN, OPPORTUNITIES), hedge=Hedge(words="don't seem to"))
    assert "[" not in copied(a_brief(quote), "q1").text
    text = copied(a_brief(quote), "q1", words=PATTERN).text
    assert text.endswith(" [hedge: “don't seem to”]")


def test_a_fragment_is_followed_by_what_it_is_about() -> None:
    about = structs.replace(partial(), content="“Soldiers were killed.”", hedge=Hedge(words="I think"))
    gloss = "[on: Soldiers were killed; hedge: “I think”]"
    assert copied(a_brief(about), "q1").text.endswith(f", para. 2. {gloss}")
    for form in (name for name in FORMS if name not in ENTRIES):
        text = copied(a_brief(about), "q1", FORMS[form]).text
        assert re.search(r"on\\?: Soldiers were killed.*hedge\\?: .*I think", text), form


def test_with_author_date_and_address_the_author_comes_before_the_title() -> None:
    assert copied(a_brief(yang(OPPORTUNITIES), csl=FULL_CSL), "q1").text == (
        f"“{OPPORTUNITIES}” — {YANG}; quoted in Choe Sang-Hun, “{HEADLINE},” The New York Times, "
        f"16 October 2024, para. 5. {URL}"
    )


def test_the_comma_before_the_closing_mark_stays_behind() -> None:
    assert copied(a_brief(yang(PATTERN)), "q1").text.startswith(f"“{PATTERN[:-1]}” — Yang Uk")


def test_each_span_stands_in_marks_of_its_own() -> None:
    text = copied(a_brief(yang(PATTERN, OPPORTUNITIES)), "q1").text
    assert text.startswith(f"“{PATTERN[:-1]}” “{OPPORTUNITIES}” — Yang Uk")


def test_marks_inside_a_quote_become_inner_marks() -> None:
    words = "He said “no” and “they’d ‘think’ about it” twice."
    text = copied(a_brief(yang(words)), "q1", paragraphs={5: f"“{words}”"}).text
    assert text.startswith("“He said ‘no’ and ‘they’d “think” about it’ twice.” —")


def test_a_joint_statement_names_all_speakers() -> None:
    quote = structs.replace(partial("another fake news story.", 15), speaker=("russia", "dprk"))
    assert " — Russia and North Korea, quoted in " in copied(a_brief(quote), "q1").text


def test_words_that_nobody_is_named_for_are_unattributed() -> None:
    text = copied(a_brief(partial(speaker="nobody")), "q1").text
    assert text.startswith("“highly likely” — unattributed in the source, quoted in “For")


def test_a_quote_of_an_unknown_speaker_is_refused() -> None:
    with pytest.raises(NotCopiable, match="someone-else"):
        copied(a_brief(partial(speaker="someone-else")), "q1")


def test_line_breaks_and_tabs_become_spaces() -> None:
    brief = a_brief(
        yang("One\nline,\r\n\ttwo\u2028lines."), handling="TLP:RED", csl=structs.replace(CSL, title="A\nB")
    )
    text, _ = copyable(copied(brief, "q1", paragraphs={}).text)
    assert text.startswith("“One line, two lines.” —")
    assert text.splitlines() == [text]


@pytest.mark.parametrize(
    ("place", "words"),
    [(5, "para. 5"), ("caption", "caption"), ("headline", "headline"), ("dek", "standfirst")],
)
def test_places_have_words(place: Locator, words: str) -> None:
    quote = structs.replace(yang("as said"), para=place)
    text = copied(a_brief(quote), "q1", paragraphs={place: "It is “as said” there"}).text
    assert text.endswith(f"n.d., {words}.")


def test_spans_in_several_paragraphs_name_them_all() -> None:
    spans = (Span(exact="One."), Span(exact="Two.", para=6), Span(exact="Three.", para=9))
    quote = structs.replace(yang(), spans=spans)
    text = copied(a_brief(quote), "q1", paragraphs={5: "“One.”", 6: "“Two.”", 9: "“Three.”"}).text
    assert text.endswith("paras. 5–6, 9.")


# --- a part of the words ----------------------------------------------------------------------


def test_the_chosen_span_alone_can_be_copied() -> None:
    brief = a_brief(yang(PATTERN, OPPORTUNITIES), csl=FULL_CSL)
    text = copied(brief, "q1", words=OPPORTUNITIES).text
    assert text.startswith(f"“{OPPORTUNITIES}” — Yang Uk")
    assert text.endswith(URL)


def test_chosen_words_are_copied_with_the_characters_of_the_source() -> None:
    brief = a_brief(yang(OPPORTUNITIES))
    assert copied(brief, "q1", words="They don't seem").text.startswith("“They don’t seem” — Yang Uk")


@pytest.mark.parametrize("words", ["said Yang Uk", "They seem to like", "", " "])
def test_words_that_are_not_the_speakers_are_refused(words: str) -> None:
    with pytest.raises(NotCopiable) as refusal:
        copied(a_brief(yang(PATTERN, OPPORTUNITIES)), "q1", words=words)
    assert "selected words" in refusal.value.what
    assert refusal.value.mend


# --- how sure it is ---------------------------------------------------------------------------


def remarks(brief: Brief, text: KnownWords) -> tuple[str, ...]:
    return told(
        copied(structs.replace(brief, source=structs.replace(brief.source, csl=FULL_CSL)), "q1", text=text)
    )


def test_a_verified_quote_needs_no_remark() -> None:
    assert remarks(a_brief(yang(OPPORTUNITIES)), KnownWords(WORDS, "source-file", "article.txt")) == ()


def test_what_agrees_with_the_brief_alone_says_so() -> None:
    text = KnownWords(WORDS, "brief-text", "the text stored in the brief")
    assert remarks(a_brief(yang(OPPORTUNITIES)), text) == ("matches the text stored in the brief only",)


def test_what_is_only_attested_names_who_attests_it() -> None:
    brief = a_brief(yang(OPPORTUNITIES))
    attested = Attested(sha256="a" * 64, digest=digest(brief), checked="2026-11-20", checked_by="M. Reader")
    brief = structs.replace(brief, source=structs.replace(brief.source, sha256="a" * 64, attested=attested))
    assert remarks(brief, KnownWords({}, "none", "")) == (
        "attested: checked against the article by M. Reader on 2026-11-20, the brief says",
    )


def test_the_sources_own_characters_are_copied() -> None:
    excerpt = copied(a_brief(yang(OPPORTUNITIES.replace("’", "'"))), "q1")
    assert excerpt.text.startswith(f"“{OPPORTUNITIES}” —")
    assert told(excerpt)[0].startswith("repaired") and excerpt.remarks[0].code == "repaired"


def test_an_omission_is_marked() -> None:
    excerpt = copied(a_brief(yang("missing opportunities to fight")), "q1")
    assert excerpt.text.startswith("“… missing opportunities to fight …” —")
    assert told(excerpt)[0].startswith("cut") and excerpt.remarks[0].code == "cut"


def test_a_misplaced_quote_is_cited_from_where_it_stands() -> None:
    excerpt = copied(a_brief(structs.replace(yang(OPPORTUNITIES), para=2)), "q1")
    assert excerpt.text.endswith("para. 5.")
    assert told(excerpt)[0].startswith("misplaced") and excerpt.remarks[0].code == "misplaced"


@pytest.mark.parametrize("form", [form for form in FORMS.values() if form.format not in ENTRIES])
def test_an_unverified_quote_says_so_in_its_citation(form: Form) -> None:
    for csl in (CSL, FULL_CSL):
        excerpt = copied(a_brief(yang("They never said this."), csl=csl), "q1", form)
        assert "unverified" in excerpt.text
        assert told(excerpt)[0].startswith("unverified") and excerpt.remarks[0].code == "unverified"


def test_relayed_words_and_sharing_marks_are_named() -> None:
    quote = structs.replace(yang(OPPORTUNITIES), said_to="relayed")
    brief = a_brief(quote, csl=FULL_CSL, handling="TLP:AMBER")
    assert told(copied(brief, "q1")) == ("second-hand", "TLP:AMBER")
    assert told(copied(structs.replace(brief, handling="TLP:CLEAR"), "q1")) == ("second-hand",)


def test_what_the_citation_lacks_is_named() -> None:
    excerpt = copied(a_brief(yang(OPPORTUNITIES)), "q1")
    assert told(excerpt) == ("citation is missing: author, date, URL",)
    assert excerpt.remarks == (Remark("missing", ("author", "issued", "URL")),)


# --- the other kinds of item ------------------------------------------------------------------


def test_a_claim_is_copied_with_each_partys_stance() -> None:
    positions = (
        Position(stance="asserts", party="dprk", by="dprk", quote="q1", evidence="photographic"),
        Position(stance="denies", by="russia", quote="q1", evidence="none-offered", basis="implied"),
        Position(stance="not-reported", party="united-states"),
    )
    claim = Claim(id="c1", text="Arms were shipped.", status="contested", positions=positions)
    assert copied(a_brief(indirect(), claims=(claim,)), "c1").text == (
        "Contested claim reported in the source: Arms were shipped. "
        "North Korea: asserts (photographic evidence); "
        f"Russia: denies (implied; no evidence offered); united states: not reported. — {SEED}, para. 15."
    )


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Event(id="e1", text="Pilots flew.", date="1973", para=4), "Pilots flew (1973)."),
        (Event(id="e1", text="Roads fell.", date_text="this week", para=4), "Roads fell (this week)."),
        (
            Event(id="e1", text="Roads fell.", date="2024-10", date_text="this week", inferred=True, para=4),
            "Roads fell (2024-10, inferred from “this week”).",
        ),
        (
            Event(id="e1", text="Units fought.", date="2016", attributed_to="russia", para=4),
            "Units fought (2016, according to Russia).",
        ),
        (Event(id="e1", text="Once.", attributed_to="reporter", para=4), "Once (no date)."),
    ],
)
def test_an_event_is_copied_with_its_date_and_who_vouches_for_it(event: Event, text: str) -> None:
    assert copied(a_brief(history=(event,)), "e1").text == f"{text} — {SEED}, para. 4."


def test_key_points_and_gaps_are_copied_with_the_places_they_rest_on() -> None:
    brief = a_brief(
        indirect(),
        key_points=(KeyPoint(id="k1", text="Both deny it.", cites=("q1", 2, "headline")),),
        gaps=(Gap(id="g1", text="How many there are."),),
    )
    assert copied(brief, "k1").text == f"Both deny it. — {SEED}, headline, paras. 2, 15."
    assert copied(brief, "g1").text == f"How many there are. — {SEED}"


def test_a_paragraph_is_copied_when_its_words_are_at_hand() -> None:
    assert copied(a_brief(), "p15").text == (
        f"“Both have denied it. Russia called it ‘another fake news story.’” — {SEED}, para. 15."
    )
    assert copied(a_brief(), "p15", words="denied it").text == f"“denied it” — {SEED}, para. 15."
    hashed = a_brief(text=(Paragraph(n=3, chars=10, sha256="a" * 64),))
    with pytest.raises(NotCopiable, match=r"the words of para\. 3 are not available"):
        copied(hashed, "p3")


def test_a_paragraph_of_the_brief_alone_says_so() -> None:
    text = KnownWords(WORDS, "brief-text", "the text stored in the brief")
    assert told(copied(a_brief(csl=FULL_CSL), "p15", text=text)) == (
        "matches the text stored in the brief only",
    )


def test_a_speaker_is_copied_with_role_and_affiliation() -> None:
    for form in ("plain", "apa7"):
        assert copied(a_brief(), "yang", FORMS[form]).text == YANG


def test_a_detail_that_the_name_holds_is_not_repeated() -> None:
    speaker = Speaker(id="s", name="Officials in South Korea", type="group", place="South Korea")
    assert copied(a_brief(speakers=(speaker,)), "s").text == "Officials in South Korea"


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(NotCopiable, match="no item nowhere"):
        copied(a_brief(), "nowhere")


# --- Markdown and HTML ------------------------------------------------------------------------


def test_markdown_sets_the_words_off_and_links_to_them() -> None:
    assert copied(a_brief(yang(OPPORTUNITIES), csl=FULL_CSL), "q1", FORMS["markdown"]).text == (
        f"> {OPPORTUNITIES}\n>\n> — Yang Uk, quoted in Choe ([The New York Times, 2024-10-16]"
        f"(<{URL}{FRAGMENT}>))"
    )


def test_html_sets_the_words_off_and_links_to_them() -> None:
    assert copied(a_brief(yang(OPPORTUNITIES), csl=FULL_CSL), "q1", FORMS["html"]).text == (
        f'<blockquote cite="{URL}"><p>{OPPORTUNITIES}</p><p>— Yang Uk, quoted in Choe, “{HEADLINE},” '
        "<cite>The New York Times</cite>, 16 October 2024. "
        f'<a href="{URL}{FRAGMENT}">Source</a></p></blockquote>'
    )


def test_where_no_link_leads_to_the_words_the_paragraph_is_named() -> None:
    brief = a_brief(yang(OPPORTUNITIES), csl=FULL_CSL)
    set_off = copied(brief, "q1", Form("default", "plain", layout="block")).text
    assert f"16 October 2024, para. 5. {URL}" in set_off


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_without_an_address_the_paragraph_is_named(form: str) -> None:
    text = copied(a_brief(yang(OPPORTUNITIES)), "q1", FORMS[form]).text
    assert "n.d., para. 5." in text
    assert "http" not in text


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_spans_and_single_words_keep_their_marks_when_set_off(form: str) -> None:
    assert f"“{PATTERN[:-1]}” “They" in copied(a_brief(yang(PATTERN, OPPORTUNITIES)), "q1", FORMS[form]).text
    assert "“highly likely”" in copied(a_brief(partial()), "q1", FORMS[form]).text


# --- APA 7 ------------------------------------------------------------------------------------

REFERENCE = (
    "Choe, S.-H. (2024, October 16). For North Korea, war in Ukraine is a coveted chance for military "
    f"practice. The New York Times. {URL}"
)
EXPERT = "Yang Uk, a military expert at the Asan Institute for Policy Studies in Seoul, said"


def test_apa_quotes_in_a_sentence_and_adds_the_reference() -> None:
    brief = a_brief(yang(OPPORTUNITIES), csl=FULL_CSL)
    text = copied(brief, "q1", FORMS["apa7"]).text
    assert text == f"{EXPERT}, “{OPPORTUNITIES[:-1]}” (Choe, 2024, para. 5).\n{REFERENCE}"


def test_apa_sets_forty_words_off() -> None:
    brief = a_brief(yang(PATTERN, OPPORTUNITIES), csl=FULL_CSL)
    text = copied(brief, "q1", FORMS["apa7"]).text
    assert text == (f"{EXPERT}:\n\n    {PATTERN[:-1]}. {OPPORTUNITIES} (Choe, 2024, para. 5)\n{REFERENCE}")
    assert copied(brief, "q1", FORMS["apa7"], words=PATTERN).text.startswith(f"{EXPERT}, “It has")


@pytest.mark.parametrize(("words", "is_block"), [(39, False), (40, True)])
def test_apa_counts_the_quoted_words_alone(words: int, is_block: bool) -> None:
    quote = " ".join(["word"] * words) + "."
    text = copied(a_brief(yang(quote)), "q1", FORMS["apa7"], paragraphs={5: f"“{quote}”"}).text
    assert ("said:\n\n    word" in text) is is_block


def test_apa_introduces_a_speaker_by_role_where_the_reporter_does_not() -> None:
    text = copied(a_brief(partial()), "q1", FORMS["apa7"]).text
    assert text.startswith(
        f"Kim Yong-hyun, defense minister, South Korea, said “highly likely” {INSIDE} "
        "(“For North Korea,” n.d., para. 2).\n"
    )


def test_apa_keeps_a_question_mark() -> None:
    text = copied(
        a_brief(yang("Why?"), csl=FULL_CSL), "q1", FORMS["apa7"], paragraphs={5: "“Why?” he said"}
    ).text
    assert "said, “Why?” (Choe, 2024, para. 5)." in text


def test_apa_cites_a_paraphrase() -> None:
    text = copied(a_brief(indirect(), csl=FULL_CSL), "q1", FORMS["apa7"]).text
    assert text.startswith(
        "Russia and North Korea said: Russia and North Korea denied shipping arms (paraphrase) "
        "(Choe, 2024, para. 15).\n"
    )


@pytest.mark.parametrize(
    ("content", "attribution", "told"),
    [
        ("Kim denied it.", "Kim denied", "Kim Yong-hyun, defense minister, South Korea, denied it"),
        ("He denied it.", "He denied", "Kim Yong-hyun, defense minister, South Korea, denied it"),
        ("Kim Yong-hyun denied it.", "Kim Yong-hyun denied", "Kim Yong-hyun denied it"),
        (
            "On Monday, Kim denied it.",
            "Kim denied",
            "Kim Yong-hyun, defense minister, South Korea: On Monday, Kim",
        ),
        ("Kim is ill.", "Kim said", "Kim Yong-hyun, defense minister, South Korea, said: Kim is ill"),
        ("Kim is ill.", None, "Kim Yong-hyun, defense minister, South Korea, said: Kim is ill"),
    ],
)
def test_a_sentence_does_not_say_twice_who_says_it(content: str, attribution: str | None, told: str) -> None:
    quote = Quote(id="q1", speaker="kim", para=2, kind="indirect", content=content, attribution=attribution)
    text = copied(a_brief(quote, csl=FULL_CSL), "q1", FORMS["apa7"]).text
    assert text.startswith(told)


# --- the forms on offer -----------------------------------------------------------------------


def test_bibtex_is_the_entry_of_the_source() -> None:
    text = copied(a_brief(yang(OPPORTUNITIES), csl=FULL_CSL), "q1", FORMS["bibtex"]).text
    assert text.startswith("@article{choe2024,\n")
