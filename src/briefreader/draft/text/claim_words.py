"""Words of denial, doubt and missing evidence, and of what can be denied."""

import re

from briefreader.draft.text.wordlist import word_set

CLAIMS = word_set(
    """
    account accounts accusation accusations allegation allegations announcement argument arguments
    assertion assertions characterisation characterization charge charges claim claims comments
    complaint complaints concern concerns conclusion conclusions contention criticism criticisms data
    estimate estimates explanation fears figure figures finding findings idea ideas implication
    implications indication indications indicator indicators insinuation insinuations interpretation
    narrative notion notions portrayal premise remark remarks report reports result results rumor rumors
    rumour rumours speculation statement statements stories story study suggestion suggestions testimony
    theories theory version view warning warnings
    """
)
ACCUSATIONS = word_set(
    """
    accusation accusations allegation allegations charge charges complaint complaints insinuation
    insinuations smear smears
    """
)
# What is denied in general, of whatever one is accused.
WRONGS = word_set(
    """
    wrongdoing involvement responsibility complicity guilt role part knowledge connection connections link
    links ties impropriety misconduct collusion
    """
)
# What is doubted, and will be true or not.
PROMISES = word_set(
    "assurance assurances forecast forecasts hopes prediction predictions promise promises talk"
)
# What nobody asserts: "denies any obligation to update".
DUTIES = word_set("obligation obligations duty duties intention undertaking warranty warranties liability")
OPINIONS = word_set(
    """
    comments complaint complaints concern concerns criticism criticisms fears remark remarks view warning
    warnings
    """
)
# What is voted on or decided, not believed.
PROPOSALS = word_set("motion appeal bid proposal offer bill")
# Of a claim, in "questioned the accuracy of the report".
QUALITIES = word_set(
    "accuracy authenticity credibility plausibility reliability substance truth validity veracity"
)
JUDGES = word_set(
    """
    appeals arbitrator court courts judge judges jury justice justices magistrate magistrates panel referee
    tribunal umpire
    """
)

FALSE = re.compile(
    r"\b(?:false|falsehoods?|not true|no truth|untrue|untruths?|fake|lies?|lying|incorrect|inaccurate"
    r"|baseless|unfounded|groundless|without (?:any )?(?:foundation|basis|merit)"
    r"|fabricat\w+|invent(?:ion|ed)|fiction|fictitious|fantasy|fairy tale|myth|hoax|bogus"
    r"|propaganda|misinformation|disinformation|politically motivated"
    r"|slander|slanderous|libel|smears?|defamatory|malicious"
    r"|nonsense|absurd|ridiculous|laughable|rubbish|garbage|balderdash)\b",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?: (?:simply|just|completely|totally|absolutely|entirely|utterly|categorically|demonstrably|plainly"
    r"|all|both|flatly|patently|clearly|also|quite|manifestly))*"
)
_FALSE_WORDS = (
    r"(?:not true|untrue|false|wrong|baseless|an? (?:outright |blatant |complete |total |damned? )?lie|lies"
    r"|nonsense|fabricated|a fabrication|unfounded|groundless|fiction|rubbish|without (?:foundation|merit)"
    r"|an invention|invented|a hoax|fake|a fantasy|incorrect|inaccurate|ridiculous|absurd|made up|bogus)"
)
# The predicate of a claim that is called false, or unlikely.
BEGINS_FALSE = re.compile(
    rf"(?:(?:(?:is|are|was|were|has been|had been|have been)|[’']s){_ADVERBS} {_FALSE_WORDS}"
    r"|(?:(?:has|have|had) )?no (?:truth|basis)|never happened|did(?: not|n[’']t) happen)\b(?! side)",
    re.IGNORECASE,
)
BEGINS_UNLIKELY = re.compile(
    rf"(?:(?:is|are|was|were|seems?|seemed|looks?|looked)|[’']s){_ADVERBS}(?: highly| very| hardly)?"
    r" (?:unlikely|improbable|implausible|doubtful|far-fetched|hard to believe|questionable|dubious"
    r"|not (?:very |at all )?(?:plausible|credible|believable|likely|realistic|convincing))\b",
    re.IGNORECASE,
)
SAYS_FALSE = re.compile(
    r"(?:\b(?:(?:is|are|was|were|be|been)|(?<=\w)[’']s)"
    rf"{_ADVERBS}"
    r" (?:not true|untrue|false|baseless|a lie|lies|an? (?:outright |blatant |complete |total )?lie|nonsense"
    r"|fabricated|a fabrication|unfounded|groundless|fiction|rubbish|without foundation|wrong"
    r"|an invention|invented|a hoax|fake|a fantasy|incorrect|inaccurate|no truth)"
    r"|\b(?:no|not a (?:word|grain|shred) of) truth (?:to|in|whatsoever)|no truth at all"
    r"|never happened|did not happen|didn[’']t happen"
    r"|none of (?:this|that|it) (?:is true|happened|was true)"
    r"|no such \w+ (?:was|were|had|has|took|exists?|existed)"
    r"|nothing of the (?:sort|kind)|not a word of (?:it|that|this) (?:is|was) true)\b",
    re.IGNORECASE,
)
# The whole of what is said in marks.
ONLY_FALSE = re.compile(
    r"(?:(?:simply|just|completely|totally|absolutely|plainly|entirely) )?"
    r"(?:(?:a |an )?(?:complete |total |utter |pure )?(?:lies?|nonsense|rubbish|fiction|fabrications?)"
    r"|not true|untrue|false)[.!,]?",
    re.IGNORECASE,
)
DOUBTING = re.compile(
    r"\b(?:(?:cast|casts|threw|thrown|shed|sheds|expressed|expresses|voiced|voices|raised|raises"
    r"|had|has|have|harbou?red)"
    r" (?:(?:some|serious|fresh|new|considerable|grave|strong|deep|their|his|her|its|further|public|private"
    r"|open) )?"
    r"(?:doubts?|scepticism|skepticism)"
    r"|(?:was|were|is|are|remain|remains|remained|sounded|seemed|appeared)"
    r" (?:(?:deeply|more|highly|less|still|also|openly|quietly|far|very|not|all|both|rather) )*"
    r"(?:sceptical|skeptical|unconvinced|doubtful|unpersuaded|dubious|convinced|persuaded|sure)\b)",
    re.IGNORECASE,
)
UNLIKELY = re.compile(
    r"\b(?:unlikely|improbable|implausible|doubtful|far-fetched|hard to believe|not credible|not plausible"
    r"|not convinced"
    r"|not (?:very |at all )?(?:likely|realistic|believable|convincing)"
    r"|not persuaded|unconvinced|no way (?:to know|of knowing)|questionable)\b",
    re.IGNORECASE,
)
NO_EVIDENCE = re.compile(
    r"\b(?:without (?:ever )?"
    r"(?:providing|offering|giving|presenting|citing|producing|showing|supplying|sharing|publishing)"
    r" (?:\w+ ){0,6}?(?:evidence|proof|documentation|details to support|substantiation)"
    r"|(?:provided|offered|gave|presented|produced|cited|supplied|has|have|had|shared|released|published|showed"
    r"|shown|offers|provides|gives|cites)"
    r" (?:up )?no (?:\w+ ){0,4}?(?:evidence|proof)"
    r"|(?:did|does|do|has|have|had|would|could) ?n[o’']?t (?:\w+ ){0,2}?"
    r"(?:provided?|offer(?:ed)?|give|given|present(?:ed)?|produced?|cited?|suppl(?:y|ied)|shared?"
    r"|publish(?:ed)?|show|shown)"
    r" (?:\w+ ){0,5}?(?:evidence|proof)"
    r"|no (?:\w+ ){0,3}?(?:evidence|proof)"
    r" (?:was|were|has been|had been|to support|for (?:the|this|that|his|her|its|their))"
    r"|(?:has|have|had) yet to (?:\w+ ){1,2}(?:\w+ ){0,4}?(?:evidence|proof))",
    re.IGNORECASE,
)
