"""The closed lists that the rules of English news prose rest on. None names a person."""

import re

from briefreader.draft.listing import listed, word_set

# Verbs of speech. The forms are made from these; irregular ones stand with their past form.
_SPEECH = listed("""
accuse acknowledge add admit advise affirm allege announce answer argue assert assure boast caution claim comment
complain concede conclude confess confide contend continue counter cry caution declare demand deny elaborate
emphasize emphasise exclaim explain express insist interject joke lament maintain mention muse mutter note
object observe opine plead pledge point predict proclaim promise protest quip reaffirm reason recall
recommend recount reflect reiterate remark remember remind repeat reply report respond retort reveal shout
signal speculate state stress suggest summarise summarize testify threaten tweet urge vow warn whisper wonder
yell post confirm disclose estimate indicate clarify underline underscore agree inform rejoin chime venture
reckon text email blog hint ponder counsel counsel preach
""")
# Not speech by themselves, but beside a quotation.
_UTTERING = listed("""
laugh smile nod shrug beam sigh chuckle sob fume rage chant snap bark groan moan grumble thunder gush giggle
scoff sniff growl shrug scream roar plead splutter enthuse
""")
_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "write": "wrote",
    "ask": "asked",
    "read": "read",
    "put": "put",
    "quote": "quoted",
    "cite": "cited",
    "swear": "swore",
    "go": "went",
    "find": "found",
}
# Verbs that say what somebody makes of something; they give words their speaker, seldom whole sentences.
_NAMING = listed("""
call describe characterize characterise dub label brand denounce condemn hail praise dismiss criticize
criticise blast slam blame compare liken welcome reject attack mock deride decry
""")
_BELIEF = listed("believe hope feel fear expect consider suspect")
_IRREGULAR_BELIEF = {"think": "thought", "feel": "felt", "see": "saw"}
_DOUBT = listed("doubt question")
_DENY = listed("deny refute dispute contradict rebut disavow repudiate")
_DISMISS = listed("dismiss reject rebuff")


_DOUBLED = re.compile(r"(?:[^aeiou]+|qu|re[^aeiou])[aeiou][bdgklmnpt]")


def _forms(verb: str, past: str = "") -> dict[str, str]:
    """The forms of a verb: present, third person, past and participle, with the verb itself."""
    if not past:
        if verb.endswith("e"):
            past = f"{verb}d"
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            past = f"{verb[:-1]}ied"
        elif verb == "admit" or _DOUBLED.fullmatch(verb):
            past = f"{verb}{verb[-1]}ed"
        else:
            past = f"{verb}ed"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third = f"{verb[:-1]}ies"
    elif verb.endswith(("s", "sh", "ch", "x", "go")):
        third = f"{verb}es"
    else:
        third = f"{verb}s"
    doubled = past[: -len("ed")] if past.endswith("ed") and past[-3] == past[-4] else ""
    stem = verb[:-1] if verb.endswith("e") and verb != "see" else doubled or verb
    return dict.fromkeys((verb, third, past, f"{stem}ing"), verb)


def _all_forms(verbs: list[str], irregular: dict[str, str] | None = None) -> dict[str, str]:
    found: dict[str, str] = {}
    for verb in verbs:
        found |= _forms(verb)
    for verb, past in (irregular or {}).items():
        found |= _forms(verb, past)
    return found


UTTERING = _all_forms(_UTTERING, {"sing": "sang"})
SPEECH = _all_forms(_SPEECH, _IRREGULAR) | UTTERING
NAMING = _all_forms(_NAMING)
BELIEF = _all_forms(_BELIEF, _IRREGULAR_BELIEF)
DOUBT = _all_forms(_DOUBT)
DENY = _all_forms(_DENY)
DISMISS = _all_forms(_DISMISS)
NEVER_SPEECH = frozenset(UTTERING) | frozenset(
    (
        "going",
        "goes",
        "go",
        "putting",
        "puts",
        "posts",
        "finding",
        "state",
        "states",
        "report",
        "reports",
        "claim",
        "claims",
        "comment",
        "comments",
        "note",
        "point",
        "object",
        "answer",
        "question",
        "estimate",
        "estimates",
        "promise",
        "pledge",
        "demand",
        "demands",
        "signal",
        "post",
        "cry",
        "find",
        "finds",
        "read",
        "put",
        "mention",
        "cite",
        "quote",
        "stress",
        "reason",
        "doubt",
        "fear",
        "hope",
        "label",
        "brand",
        "blast",
        "attack",
        "blame",
        "label",
        "dispute",
    )
)
"""Forms that are mostly nouns, or no speech by themselves: they count only beside a quotation."""

PRONOUNS = {
    "he": "m", "she": "f", "they": "p", "it": "n", "we": "r", "i": "r", "you": "r",
}  # fmt: skip
DETERMINERS = word_set("the a an this that these those his her their its our my your")
QUANTIFIERS = word_set(
    """some many several most all both few other another any each two three four five six seven eight nine ten
    dozens hundreds thousands half more no one neither either various numerous multiple certain"""
)
PREPOSITIONS = word_set(
    """of in on at by for from with to into over under about after before during since until as between among
    against through within without near outside inside across despite amid toward towards upon via per like
    following including regarding concerning behind beyond along around above below beside unlike"""
)
CONJUNCTIONS = word_set(
    """and but or nor so yet while when where because if although though whereas that which who whose whom
    unless as than since until after before whether"""
)
AUXILIARIES = word_set(
    """has have had was were is are be been being will would could should may might must can did does do
    ’s 's wo ca won’t won't didn’t didn't doesn’t doesn't hasn’t hasn't haven’t haven't wasn’t wasn't not"""
)
ADVERBS = word_set(
    """also later then further previously earlier repeatedly once again still already first now even only
    just both ever never always often sometimes soon yesterday today publicly privately briefly reportedly
    jokingly meanwhile however therefore moreover too long rather simply initially separately recently
    subsequently nevertheless instead afterwards afterward though"""
)
FULL_TITLES = {"gen": "general", "sen": "senator", "gov": "governor", "prof": "professor", "rep": "representative",
               "dr": "doctor", "lt": "lieutenant", "col": "colonel", "capt": "captain", "sgt": "sergeant",
               "rev": "reverend", "adm": "admiral", "maj": "major", "cmdr": "commander"}  # fmt: skip
# "The company" is the one named last.
BODIES = word_set(
    "company firm group organization organisation agency union bank charity council ministry department "
    "party team club university institute newspaper magazine network airline retailer studio league "
    "association committee commission board court museum hospital school office federation start-up "
    "startup watchdog regulator think-tank nonprofit coalition foundation manufacturer maker"
)
# Words that begin a sentence with a capital and are no names.
STARTERS = (
    DETERMINERS
    | QUANTIFIERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | ADVERBS
    | frozenset(PRONOUNS)
    | word_set(
        """according asked citing quoting speaking writing responding referring discussing there here what why how
        yes well last next this early late nearly almost about perhaps maybe indeed finally additionally
        furthermore similarly critics analysts experts officials people residents witnesses police authorities
        scientists researchers lawyers prosecutors supporters opponents campaigners activists ministers sources
        investigators doctors economists historians organizers organisers fans voters workers teachers students
        parents neighbors neighbours protesters rebels soldiers troops lawmakers politicians diplomats reports
        images posts pictures estimates requests let please thank thanks not
        everyone nobody somebody someone nothing everything such same own much less least than today
        yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday"""
    )
)

HONORIFICS = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "dame": "f", "lady": "f", "lord": "m",
              "mx": "", "madame": "f", "monsieur": "m", "herr": "m", "frau": "f"}  # fmt: skip
# Titles before a name; with "former", "acting" and the like they become the role.
TITLES = word_set(
    """president vice prime minister premier chancellor king queen prince princess pope emperor sultan sheikh emir
    senator congressman congresswoman representative governor mayor deputy councillor councilor councilman
    councilwoman commissioner secretary undersecretary ambassador consul envoy general lieutenant colonel major
    captain sergeant admiral commander corporal marshal chief constable inspector superintendent detective officer
    sheriff justice judge attorney prosecutor professor emeritus doctor dr prof gen col lt maj sgt capt adm cmdr
    gov sen rep rev reverend father sister brother bishop archbishop cardinal rabbi imam ayatollah director
    chairman chairwoman chairperson chair ceo cfo coach manager captain spokesman spokeswoman spokesperson
    foreign defense defence finance interior health justice education environment trade energy home press
    military army navy police national security adviser advisor state assistant associate acting former senior
    junior leader founder co-founder co-author coauthor author editor columnist analyst economist historian scientist
    researcher lawyer solicitor barrister activist candidate rapper singer actor actress director producer
    team member student resident farmer teacher nurse midfielder defender striker goalkeeper
    speaker majority minority opposition party academic lead principal curator engineer pilot instructor
    fire hon honorable pastor chaplain dean provost rector warden head sub-inspector driver witness undersecretary-general
    secretary-general vice-president vice-chancellor lieutenant-general major-general surgeon midwife
    baroness baron count countess duke duchess archdeacon forward guard fiancé fiancée contractor owner
    shopkeeper builder carpenter retiree pensioner campaigner comedian novelist poet painter composer drummer guitarist
    bassist goalie defenseman quarterback pitcher winger skipper sprinter cyclist swimmer boxer wrestler executive financial operating technical technology scientific marketing medical managing
    foreman juror"""
)
# Of the titles, those that make one only together with another: "foreign minister", "police chief".
WEAK_TITLES = word_set(
    """foreign defense defence finance interior health justice education environment trade energy home press military army
    navy police national security state team student party academic fire opposition senior former acting vice deputy
    assistant associate junior majority minority prime executive financial operating technical technology scientific marketing medical managing"""
)
# Verbs whose subject speaks, whatever it is.
STRONG = word_set("said says told tells added insisted replied denied denies argued warned claimed wrote")
PERSON_NOUNS = word_set(
    """official officials spokesman spokeswoman spokesperson spokespeople spokesmen minister ministers officer
    officers leader leaders analyst analysts expert experts researcher researchers scientist scientists critic
    critics supporter supporters opponent opponents resident residents witness witnesses neighbor neighbors
    neighbour neighbours lawyer lawyers prosecutor prosecutors judge judges diplomat diplomats lawmaker lawmakers
    politician politicians activist activists campaigner campaigners economist economists historian historians
    doctor doctors nurse nurses teacher teachers student students parent parents farmer farmers worker workers
    employee employees executive executives person people man woman men women boy girl father mother brother sister
    son daughter wife husband widow cousin uncle aunt friend friends colleague colleagues aide aides adviser advisers
    advisor advisors source sources investigator investigators detective detectives author authors poster posters
    blogger bloggers user users reader readers passenger passengers driver drivers pilot pilots soldier soldiers
    commander commanders general generals chief chiefs president chairman chairwoman director directors manager
    managers coach coaches player players captain referee member members delegate delegates organizer organizers
    organiser organisers owner owners founder founders engineer engineers professor professors scholar scholars
    specialist specialists attorney attorneys senator senators governor mayor councillor councillors counselor
    protester protesters demonstrator demonstrators survivor survivors victim victims relative relatives villager
    villagers fisherman fishermen trader traders shopkeeper shopkeepers buyer buyers customer customers patient
    patients trustee trustees veteran veterans observer observers monitor monitors inspector inspectors negotiator
    negotiators mediator mediators envoy envoys ambassador ambassadors secretary candidate candidates voter voters
    rebel rebels insurgent insurgents militant militants separatist separatists dissident dissidents journalist
    journalists reporter reporters columnist columnists editor editors writer writers artist artists curator
    curators singer actor actress fan fans operator operators rector dean clerk pastor priest bishop imam
    rabbi monk ranger rangers hunter hunters climber sailor sailors astronaut astronauts biologist biologists
    geologist geologists physicist physicists chemist climatologist meteorologist meteorologists forecaster
    forecasters demographer surgeon surgeons veterinarian midwife paramedic paramedics firefighter firefighters
    steward stewards accountant auditor auditors banker bankers investor investors broker brokers dealer developer
    developers landlord tenant tenants landowner planner planners architect architects tribesman elder
    elders chieftain refugee refugees migrant migrants prisoner prisoners inmate inmates suspect defendant defendants
    plaintiff plaintiffs juror jurors bystander bystanders onlooker onlookers commentator commentators pundit
    legislator legislators technocrat bureaucrat bureaucrats insider insiders whistleblower hacker hackers
    translator interpreter neighbour guest guests host hosts teenager teenagers pupil pupils pensioner
    headteacher principal warden lobbyist lobbyists strategist strategists statistician statisticians"""
)
GROUP_NOUNS = word_set(
    """group groups government ministry department agency agencies company companies firm firms bank police army
    navy military court committee commission council party campaign team club union association federation
    organization organisation organizations organisations institute university school church newspaper magazine
    network office embassy administration regime authorities authority media board panel coalition alliance
    opposition side sides family charity foundation museum hospital institution kremlin cabinet parliament congress
    senate house force forces service services bureau chamber corporation airline manufacturer maker retailer
    operator insurer watchdog regulator think-tank tank body bodies city county state country nation nations
    countries municipality district province faction factions movement league press website site studio
    crew staff command secretariat presidency delegation consortium trust society task agency"""
)
DOCUMENT_NOUNS = word_set(
    """statement statements report reports study studies letter memo document documents filing filings lawsuit
    complaint indictment affidavit ruling verdict resolution resolutions article editorial post message email e-mail
    tweet notice sign banner poster placard website site book survey poll analysis paper review bill law treaty
    constitution charter rules guidelines guidance guide transcript announcement communique communiqué release
    account headline petition note minutes text label bulletin advisory warning dispatch opinion judgment judgement
    order decision dossier file files leaflet pamphlet brochure caption inscription data figures"""
)
ORG_WORDS = word_set(
    """ministry department university institute college school academy party council bank group association union
    agency company inc corp ltd llc plc news times post herald tribune guardian journal gazette telegraph daily
    weekly court committee commission police army navy force forces church foundation museum office team club
    service services authority federation government house senate congress parliament front movement league society
    center centre network board bureau chamber corporation trust airlines airways nations organization organisation
    assembly administration fund reserve command guard corps brigade hospital clinic laboratory observatory press
    media television tv radio magazine review chronicle standard express mail mirror star sun courier observer
    independent alliance coalition campaign initiative project program programme system systems technologies energy
    oil petroleum logistics batteries securities pharmaceuticals pharma foods chemicals industries electronics
    software solutions partners capital ventures enterprises entertainment pictures studios records motors international global holdings partners brothers associates consulting research studies
    security state treasury embassy kremlin pentagon vatican interpol unicef nato fbi cia un eu who imf opec aclu nasa
    facebook twitter google microsoft apple amazon reuters yonhap tass xinhua"""
)
POSTNOMINALS = frozenset(("QC", "KC", "MP", "MSP", "MBE", "OBE", "CBE", "PhD", "MD", "Jr.", "Sr.", "Jr", "Sr", "II", "III",
                          "IV", "MEP", "SC", "AO", "TD", "MdB", "Esq", "Esq."))  # fmt: skip
PARTICLES = word_set(
    "van von der den de del della di da dos das du la le el al bin ibn ben abu ter ten zu af y e st los las do du dos dello"
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = listed("january february march april may june july august september october november december")
MONTH_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
               "nov": 11, "dec": 12}  # fmt: skip
ABBREVIATIONS = word_set(
    """mr mrs ms dr gen col lt sgt sen rep gov prof st jr sr rev hon capt maj adm cmdr no vs inc corp ltd co etc jan
    feb mar apr jun jul aug sept sep oct nov dec a.m p.m e.g i.e u.s u.k u.n al dept est vol fig approx mt ft ave"""
)

# Given names that are common and of one gender in most of the English-speaking press.
FEMALE_NAMES = word_set(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
    ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
    kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn
    janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn
    judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean
    abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie
    brittany charlotte marie kayla alexis lori fatima aisha amina leila layla zainab mariam priya anjali sunita
    lakshmi mei yuki sakura ingrid astrid freya sigrid greta heidi ursula claudia bianca chiara giulia francesca
    elena olga irina natalia svetlana tatiana ekaterina oksana ludmila lucia carmen rosa ana isabel pilar
    dolores guadalupe carla berta odalys pauline wilhelmina imelda asha delphine lena camille aurélie chloé amélie élise hélène sylvie nathalie brigitte monique claire jolene
    philippa fiona moira siobhan aoife niamh bridget kayleigh tracy gillian hilary zoe zoë lucy ellen esther
    miriam naomi leah rebekah yael noor nadia yasmin samira ngozi chidinma adaeze wanjiru atieno"""
)
MALE_NAMES = word_set(
    """james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony
    mark donald steven andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob
    gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank
    raymond jack dennis jerry tyler aaron jose henry adam douglas nathan peter zachary kyle noah ethan jeremy
    christian walter keith austin roger terry sean gerald carl harold dylan arthur lawrence jordan jesse bryan
    billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell
    bradley philip eugene mohammed muhammad ahmed ali omar hassan hussein ibrahim yusuf khalid tariq rajesh sanjay
    arjun vikram ravi anil sunil hiroshi kenji takashi lars sven erik bjorn nils gunnar hans klaus jürgen
    wolfgang dieter stefan luca marco giovanni giuseppe antonio paolo francesco vladimir sergei dmitri ivan boris
    mikhail nikolai oleg volodymyr andriy carlos luis miguel jorge pedro javier fernando alejandro pierre
    jean-pierre michel françois thierry jacques olivier guillaume rupert nigel graham trevor barry ian colin
    hamish angus declan seamus liam dominic marcus tyrone kofi kwame chidi emeka kipchoge wes mateus
    hollis ben tom tim jim bob dan matt mike steve dave greg rob ken ron"""
)
