"""What is probably meant by a value or key that the format does not have, by its meaning."""

from collections.abc import Collection, Mapping

# By the word that is allowed: what people write instead.
_SAID: Mapping[str, str] = {
    # kinds of quotes
    "indirect": "paraphrase paraphrased reported summary summarised",
    "direct": "quote quoted full verbatim whole complete",
    "partial": "fragment part scare-quotes words",
    # evidence
    "none-offered": "none no nothing without no-evidence not-offered",
    "not-stated": "unknown unclear unstated not-mentioned not-given n/a na unspecified",
    "photographic": "photo photos photograph photographs picture pictures image images satellite",
    "video": "film footage clip recording tv broadcast youtube",
    "document": "documents paper papers letter report study contract record records file",
    "data": "statistics statistic figures numbers measurements survey poll",
    "witness": "eyewitness eyewitnesses testimony testimonial observation",
    "reasoning": "argument logic inference analysis",
    "historical-precedent": "history historical precedent precedents",
    # speakers
    "organization": "organisation company firm business corporation union ngo charity institution agency"
    " association club committee council university school hospital bank team party",
    "government": "state country nation ministry department authority authorities city administration police"
    " military army",
    "person": "man woman individual human official spokesperson spokesman spokeswoman politician expert",
    "group": "people persons officials crowd family residents witnesses workers dockers",
    "source": "outlet newspaper reporter journalist paper newsroom",
    "none": "nobody no-one unattributed",
    # stances
    "asserts": "says said claims claim states alleges accuses affirms assert maintains argues insists",
    "confirms": "agrees supports corroborates admits confesses acknowledges concedes confirm accepts",
    "presupposes": "assumes implies presumes takes-for-granted",
    "conditional": "if conditionally",
    "qualifies": "nuances limits restricts adds-context partly",
    "doubts": "questions sceptical skeptical suspects disbelieves unsure uncertain",
    "denies": "rejects refutes disputes contradicts deny denial opposes dismisses contests",
    "reports": "relays mentions quotes passes-on cites neutral",
    "withdraws": "retracts recants takes-back withdraw retract",
    "not-reported": "silent silence no-comment missing absent not-asked",
    # statuses
    "contested": "disputed controversial opposed debated",
    "uncontested": "undisputed agreed accepted unopposed",
    "single-source": "single one-source single-sourced only-one",
    "unattributed": "unsourced anonymous no-source",
    "withdrawn": "retracted recanted taken-back",
    "resolved": "settled proven decided closed",
    # nature
    "judgement": "judgment opinion view evaluation",
    "forecast": "prediction prognosis future expectation",
    "generalisation": "general",
    "fact": "factual event statement-of-fact",
    # said to
    "reporter": "press journalist journalists interview newspaper media",
    "relayed": "second-hand secondhand hearsay others third-party",
    "statement": "press-release speech written release public post",
    # media
    "post": "tweet x twitter facebook instagram tiktok social social-media blog toot",
    "letter": "email e-mail mail open-letter",
    "audio": "podcast radio sound voice",
    "press-release": "release communique",
    "filing": "lawsuit complaint indictment court-filing affidavit brief petition",
    "court": "hearing trial courtroom testimony",
    "interview": "phone telephone call talk conversation",
    # roles of paragraphs
    "headline": "title head heading h1",
    "dek": "standfirst subtitle subhead-line deck lede lead strapline",
    "byline": "author authors by",
    "dateline": "date place-and-date",
    "caption": "image-caption photo-caption legend cutline",
    "credit": "photographer photo-credit image-credit agency",
    "furniture": "crosshead subhead subheading crossheading ad advert advertisement related read-more link"
    " footer pull-quote newsletter",
    # relations
    "refutes": "contradicts disproves against",
    "supports": "backs confirms for proves",
    "context": "see-also related background",
    "same-as": "same equals identical duplicate",
    "updates": "replaces corrects supersedes",
    # events
    "standing-rule": "rule law regulation standing",
    "recurring": "yearly annual repeated regular weekly monthly",
    # makers
    "model": "ai llm gpt language-model machine",
    "rules": "script program software code tool",
    # types of sources
    "article-newspaper": "news newspaper article news-article newspaper-article newsarticle",
    "article-magazine": "magazine magazine-article",
    "article-journal": "journal journal-article academic",
    "post-weblog": "blog blog-post blogpost weblog",
    "webpage": "web website page web-page site online internet",
    "broadcast": "tv television radio podcast video news-broadcast",
}
_MEANT: Mapping[str, tuple[str, ...]] = {
    said: tuple(allowed for allowed, others in _SAID.items() if said in others.split())
    for others in _SAID.values()
    for said in others.split()
}

# By the key that is missing: what people write instead.
_KEYS: Mapping[str, str] = {
    "speaker": "said_by by who source person author",
    "by": "speaker said_by who holder",
    "para": "paragraph place n p page paras",
    "kind": "type quote_type",
    "type": "kind",
    "text": "content claim event statement point description title body",
    "content": "text paraphrase summary",
    "exact": "text quote words span",
    "spans": "quote words exact span",
    "name": "label title",
    "stance": "position status verdict",
    "evidence": "proof basis",
    "positions": "position parties stances",
    "words": "text exact",
    "rel": "relation type kind",
    "from": "source item",
    "to": "target",
}


def meant(word: str, allowed: Collection[str]) -> str | None:
    """The allowed word that means what somebody wrote; of several the last, which is the most special."""
    plain = "-".join(word.casefold().replace("_", " ").replace("-", " ").replace("iz", "is").split())
    fitting = [one for one in _MEANT.get(plain, ()) if one in allowed]
    return fitting[-1] if fitting else None


def meant_key(key: str, missing: Collection[str]) -> str | None:
    """The missing key that somebody wrote under another name, if it is only one."""
    plain = key.casefold().replace("-", "_")
    fitting = [one for one in missing if plain in _KEYS.get(one, "").split()]
    return fitting[0] if len(fitting) == 1 else None
