"""Words of denial, doubt and missing evidence, and of what can be denied."""

import re

from briefreader.draft.listing import word_set

# What can be denied to somebody, and is no claim then.
ACCESS = word_set(
    """
    access access-rights accreditation admission aid appeal application applications asylum bail benefits
    berth boarding bond care chance citizenship clearance compensation counsel coverage credit custody entry
    extension food freedom funding goal hearing herself himself insurance itself job leave licence license
    loan loans medicine motion opportunities opportunity parole passage penalty permission permit permits
    petition place pleasure probation promotion refund release relief request requests right rights seat
    service services shelter status tenure themselves title treatment victory visa visas vote water win
    """
)
CLAIMS = word_set(
    """
    account accounts accusation accusations allegation allegations argument arguments article assertion
    assertions characterisation characterization charge charges claim claims comments complaint complaints
    complicity concern concerns conclusion conclusions contention criticism criticisms data diagnosis
    document documents estimate estimates evidence explanation fears figure figures finding findings footage
    idea insinuation insinuations interpretation involvement letter narrative notion portrayal remark
    remarks report reports responsibility rumor rumors rumour rumours speculation statement statements
    stories story study suggestion suggestions testimony theories theory version video warning warnings
    wrongdoing
    """
)
OPINIONS = word_set("criticism criticisms concern concerns fears warnings warning complaint complaints")
# What is voted on or decided, not believed.
PROPOSALS = word_set("motion appeal bid proposal offer bill")
QUESTIONED = word_set(
    """
    accounts account accuracy assertion assertions authenticity claim claims conclusion conclusions
    credibility data estimate estimates evidence explanation figure figures findings if method methodology
    methods motives numbers plausibility premise reliability report reports result results statistics story
    truth validity veracity version whether
    """
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
SAYS_FALSE = re.compile(
    r"(?:\b(?:(?:is|are|was|were|be|been)|(?<=\w)[’']s)"
    r"(?: simply| just| completely| totally| absolutely| entirely| utterly| categorically| demonstrably"
    r"| plainly| all| both)?"
    r" (?:not true|untrue|false|baseless|a lie|lies|an? (?:outright |blatant |complete |total )?lie|nonsense"
    r"|fabricated|a fabrication|unfounded|groundless|fiction|rubbish|without foundation|wrong and false"
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
    r"(?:(?:a |an )?(?:complete |total |utter |pure )?(?:lies?|nonsense|rubbish|fiction|fabrications?)"
    r"|not true|untrue|false)[.!,]?",
    re.IGNORECASE,
)
DOUBTING = re.compile(
    r"\b(?:(?:cast|casts|casting|throw|threw|thrown|shed|sheds|expressed|expresses|voiced|voices|raised|raises"
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
    r"\b(?:unlikely|improbable|implausible|doubtful|far-fetched|hard to believe|not credible|not convinced"
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
