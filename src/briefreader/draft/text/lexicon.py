"""The closed lists of words that the rules of English news prose rest on. None names a person."""

from briefreader.base import dates
from briefreader.base.full_dates import SHORTENED
from briefreader.draft.text.wordlist import word_set

# By what they stand for: a man, a woman, people, a thing, or the reader and the writer.
PRONOUNS = {"he": "m", "she": "f", "they": "p", "it": "n", "we": "r", "i": "r", "you": "r"}
ARTICLES = word_set("the a an")
BE = word_set("is are was were been being")
DETERMINERS = word_set("the a an this that these those his her their its our my your")
QUANTIFIERS = word_set(
    """
    some many several most all both few other another any each two three four five six seven eight nine ten
    dozens hundreds thousands half more no one neither either various numerous multiple certain
    """
)
PREPOSITIONS = word_set(
    """
    of in on at by for from with to into over under about after before during since until as between among
    against through within without near outside inside across despite amid toward towards upon via per like
    following including regarding concerning behind beyond along around above below beside unlike
    """
)
CONJUNCTIONS = word_set(
    """
    and but or nor so yet while when where because if although though whereas that which who whose whom
    unless as than since until after before whether
    """
)
SUBORDINATORS = word_set(
    """
    that how what why while because if although though whereas whether when where after before since until as
    which who whom whose than
    """
)
AUXILIARIES = word_set(
    """
    has have had was were is are be been being will would could should may might must can did does do ’s 's
    wo ca won’t won't didn’t didn't doesn’t doesn't hasn’t hasn't haven’t haven't wasn’t wasn't not
    """
)
ADVERBS = word_set(
    """
    also later then further previously earlier repeatedly once again still already first now even only just
    both ever never always often sometimes soon yesterday today publicly privately briefly reportedly
    jokingly meanwhile however therefore moreover too long rather simply initially separately recently
    subsequently nevertheless instead afterwards afterward though
    """
)
FUNCTION_WORDS = (
    DETERMINERS | QUANTIFIERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS | frozenset(PRONOUNS)
)
# Words that begin a sentence with a capital and are no names.
STARTERS = FUNCTION_WORDS | word_set(
    """
    according activists additionally afterwards almost analysts apparently asked authorities campaigners
    certainly citing clearly critics curiously diplomats discussing doctors early economists elsewhere
    estimates everyone everything evidently experts fans finally fortunately friday furthermore
    generally having here historians historically hopefully hours how images indeed interestingly
    investigators
    ironically last late lawmakers lawyers least legally less let likewise maybe ministers monday much
    naturally nearly neighbors neighbours next nobody notably nothing obviously officials opponents
    organisers organizers overall own parents people perhaps pictures please police politically
    politicians posts presumably prosecutors protesters quoting rebels referring reports requests
    researchers residents responding same saturday scientists similarly soldiers somebody somehow
    someone sources speaking students such sunday supporters surprisingly teachers thank thanks there
    thursday tomorrow tonight traditionally troops tuesday typically unfortunately usually voters
    wednesday well what why witnesses workers writing yes
    """
)

HONORIFICS = {
    "mr": "m", "sir": "m", "lord": "m", "monsieur": "m", "herr": "m", "shri": "m",
    "alhaji": "m", "mallam": "m", "malam": "m",
    "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "madame": "f", "frau": "f",
    "alhaja": "f", "hajiya": "f", "smt": "f",
    "mx": "", "hon": "",
}  # fmt: skip
FULL_TITLES = {
    "adm": "admiral", "capt": "captain", "cmdr": "commander", "col": "colonel", "dr": "doctor",
    "det": "detective", "insp": "inspector", "supt": "superintendent", "cllr": "councillor",
    "gen": "general", "gov": "governor", "lt": "lieutenant", "maj": "major", "prof": "professor",
    "rep": "representative", "rev": "reverend", "sen": "senator", "sgt": "sergeant",
}  # fmt: skip
# Before a name; with "former", "acting" and the like they become the role.
TITLES = word_set(
    """
    academic acting activist actor actress adm admiral adviser advisor alderman alderwoman ambassador
    analyst archbishop archdeacon army assemblyman assemblymember assemblywoman assistant associate
    attorney author ayatollah bailiff baron baroness barrister bassist bishop boxer brig brigadier
    brother builder campaigner candidate capt captain captain-general cardinal carpenter ceo cfo ch
    chair chairman chairperson chairwoman chancellor chaplain chief cllr cmdr co-author co-founder coach
    coauthor col collector colonel columnist comedian commander commissioner commodore composer
    comptroller congressman congresswoman constable consul contractor coo coroner corporal councillor
    councilman councilmember councilor councilwoman count countess cpl cto curator cyclist deacon dean
    defence defender defense defenseman delegate deputy det detective director doctor dr driver drummer
    duchess duke economist editor education emeritus emir emperor energy engineer environment envoy evp
    executive farmer father fiancé fiancée finance financial fire foreign foreman former forward founder
    front-runner frontrunner gen general goalie goalkeeper gov governor guard guitarist head headmaster
    headmistress headteacher health historian home hon honorable imam insp inspector instructor interior
    judge junior juror justice king lawyer lead leader lecturer lieutenant lieutenant-general lt
    magistrate maj major major-general majority manager managing marketing marshal mayor mec medical
    member midfielder midwife military minister minority mp mullah national navy novelist nurse officer
    ombudsman operating opposition owner painter party pastor pensioner pilot pitcher pm poet police
    pollster pope premier president press prime prince princess principal producer prof professor
    prosecutor provost pvt quarterback queen rabbi ranger rapper rector registrar rep representative
    researcher resident retiree rev reverend scientific scientist secretary secretary-general security
    selectman sen senator senior sergeant sgt sheikh sheriff shopkeeper singer sister skipper solicitor
    speaker spokesman spokesperson spokeswoman sprinter state strategist striker student sub-inspector
    sultan superintendent supt surgeon svp swimmer teacher team teammate technical technology trade
    treasurer undersecretary undersecretary-general vice vice-chancellor vice-president vp warden winger
    witness wrestler
    """
)
# Of the titles, those that make one only together with another: "foreign minister", "police chief".
WEAK_TITLES = word_set(
    """
    academic acting army assistant associate defence defense deputy education energy environment executive
    finance financial fire foreign former health home interior junior justice majority managing marketing
    medical military minority national navy operating opposition party police press prime scientific
    security senior state student team technical technology trade vice
    """
)
PERSON_NOUNS = word_set(
    """
    accountant activist activists actor actress adviser advisers advisor advisors agent agents aide
    aides airman allies ally alumnus ambassador ambassadors analyst analysts anthropologist appointee
    appointees architect architects archivist artist artists assistant assistants associate associates
    astronaut astronauts astronomer attendant attorney attorneys auditor auditors aunt author authors
    backbencher backbenchers baker bakers banker bankers barber barman barrister barristers bartender
    bartenders billionaire biologist biologists bishop blogger bloggers bookkeeper boss bosses botanist
    boy boyfriend bricklayer broker brokers brother bureaucrat bureaucrats businessman businesswoman
    butcher buyer buyers bystander bystanders caller callers campaigner campaigners candidate candidates
    canvasser captain cardiologist carer carers caretaker carpenter carpenters cashier cashiers
    celebrity chairman chairperson chairwoman challenger chauffeur chef chefs chemist chief chiefs
    chieftain choreographer churchgoer classmate classmates cleaner cleaners clergyman cleric clerics
    clerk client clients climatologist climber co-chair coach coaches colleague colleagues colonel
    columnist columnists comedian commander commanders commentator commentators commenter commenters
    commissioner commuter commuters constable consultant consultants contender cooks coroner corporal
    councillor councillors counselor counterpart counterparts cousin creator creators critic critics
    curator curators custodian customer customers cyclist dad dancer dancers daughter dealer dealers
    dean deckhand deckhands defendant defendants defender delegate delegates demographer demonstrator
    demonstrators dentist dentists deputies deputy detective detectives developer developers dietitian
    diplomat diplomats director directors dissident dissidents docker dockers doctor doctors donor
    donors driver drivers drummer ecologist economist economists editor editors elder elders electrician
    electricians employee employees engineer engineers entrepreneur entrepreneurs envoy envoys
    epidemiologist ex-husband ex-wife executive executives expert experts fan fans farmer farmers
    farmhand father fiancé fiancée filmmaker filmmakers financier firefighter firefighters fisherman
    fishermen fishmonger flatmate forecaster forecasters founder founders freshman friend friends
    front-runner frontrunner gamer gardener gardeners general generals geologist geologists girl
    girlfriend goalkeeper governor granddaughter grandfather grandma grandmother grandpa grandparent
    grandparents grandson grower growers guard guards guest guests guitarist gunman hacker hackers
    hairdresser headteacher heir heiress historian historians homeowner homeowners hopeful host hostess
    hosts housemate hunter hunters husband imam incumbent influencer influencers inmate inmates insider
    insiders inspector inspectors insurgent insurgents intern interpreter investigator investigators
    investor investors janitor journalist journalists judge judges junior juniors juror jurors landlord
    landowner lawmaker lawmakers lawyer lawyers leader leaders lecturer lecturers legislator legislators
    librarian librarians lieutenant lifeguard lobbyist lobbyists logger loggers magnate man manager
    managers mathematician mayor mechanic mechanics mediator mediators medic medics member members men
    mentor meteorologist meteorologists midfielder midwife migrant migrants militant militants
    millionaire miner miners minister ministers mogul mom monitor monitors monk mother motorist mp mps
    mum musician musicians namesake navigator negotiator negotiators neighbor neighbors neighbour
    neighbours nephew newcomer niece nominee nominees novelist novelists nurse nurses observer observers
    officer officers official officials onlooker onlookers operator operators opponent opponents
    organiser organisers organizer organizers owner owners painter painters pal paralegal paramedic
    paramedics parent parents parishioner parishioners passenger passengers pastor patient patients
    pedestrian pensioner people person petitioner petitioners pharmacist photographer photographers
    physicist physicists pianist pilot pilots plaintiff plaintiffs planner planners player players
    playwright plumber plumbers podcaster poet poets policeman policemen policewoman politician
    politicians pollster pollsters poster posters predecessor president priest principal prisoner
    prisoners professor professors prosecutor prosecutors protege protester protesters protégé
    psychiatrist psychologist psychologists pundit pupil pupils rabbi rancher ranchers ranger rangers
    rapper reader readers realtor realtors rebel rebels receptionist rector referee refugee refugees
    registrar relative relatives reporter reporters representative representatives researcher
    researchers resident residents retiree retirees rival rivals roofer roommate runner-up sailor
    sailors scholar scholars scientist scientists screenwriter seamstress secretary senator senators
    senior seniors separatist separatists sergeant shepherd sheriff shopkeeper shopkeepers singer
    singer-songwriter sister skipper skippers sociologist sociologists soldier soldiers solicitor
    solicitors son sophomore source sources specialist specialists speechwriter spokesman spokesmen
    spokespeople spokesperson spokeswoman spouse staffer staffers statistician statisticians stepfather
    stepmother steward stewards strategist strategists streamer striker student students stylist
    successor superdelegate superintendent supporter supporters surgeon surgeons survivor survivors
    suspect tailor talker teacher teachers teammate teammates technocrat teenager teenagers tenant
    tenants therapist therapists tiktoker trader traders trainer trainers translator treasurer tribesman
    trooper troopers trucker truckers trustee trustees tycoon typist uncle undergraduate user users
    veteran veterans veterinarian vicar vice-chairman victim victims villager villagers violinist
    vlogger vocalist volunteer volunteers voter voters waiter waiters waitress warden welder welders
    whistleblower widow widower wife winner winners witness witnesses woman women worker workers writer
    writers youtuber
    """
)
# What a person can be called by.
ROLE_NOUNS = TITLES | PERSON_NOUNS
GROUP_NOUNS = word_set(
    """
    administration agencies agency airline alliance army association authorities authority automaker
    bank board bodies body broadcaster bureau cabinet campaign carmaker center centre chain chamber
    charity church city club coalition command commission committee companies company congress
    consortium corporation council countries country county court crew delegation department district
    embassy faction factions family federation firm firms force forces foundation giant government group
    groups hospital house institute institution insurer kremlin league lender magazine maker
    manufacturer media military ministry movement municipality museum nation nations navy network
    newspaper office operator opposition organisation organisations organization organizations panel
    parliament party police presidency press province publisher regime regulator retailer school
    secretariat senate service services side sides site society staff state studio tank task team
    think-tank trust union university watchdog website
    """
)
# "The company" is the one named last.
BODIES = word_set(
    """
    agency airline association automaker bank board broadcaster carmaker center centre chain charity
    club coalition commission committee company council court department federation firm foundation
    giant group hospital institute league lender magazine maker manufacturer ministry museum network
    newspaper nonprofit office organisation organization party publisher regulator retailer school
    start-up startup studio team think-tank union university watchdog
    """
)
DOCUMENT_NOUNS = word_set(
    """
    abstract account advisory affidavit agreement agreements analysis announcement article banner bill
    blog book briefing brochure bulletin caption charter circular column columns communique communiqué
    communiqués complaint constitution contract contracts data decision diaries diary directive
    directives dispatch document documents dossier e-mail e-mails editorial email emails essay figures
    file files filing filings guidance guide guidelines handbook handbooks headline indictment
    inscription judgement judgment label law lawsuit leaflet letter letters manual manuals memo memoir
    memos message messages minutes newsletter newsletters note notes notice obituary opinion order
    pamphlet paper papers petition placard plaque poem poll post poster posts preface proposal proposals
    protocol recording release report reports resolution resolutions review rules ruling rulings sign
    site statement statements studies study summary survey surveys text textbook textbooks texts
    transcript transcripts treaty tweet tweets verdict warning warnings webpage website
    """
)
COMMON_NOUNS = PERSON_NOUNS | GROUP_NOUNS | DOCUMENT_NOUNS
# In the names of organizations.
ORG_WORDS = word_set(
    """
    academy aclu administration aerospace affairs agency airlines airport airways alliance amazon apple
    aquarium army assembly associates association authority bakery ballet bank batteries biotech board
    brewery brewing brigade brothers bureau cafe café campaign capital cemetery center centre chamber
    chemicals chronicle church cia cinema clinic club co-operative coalition coffee collective college
    command commission committee company congress consulting cooperative corp corporation corps council
    courier court daily department dynamics electronics embassy energy enterprises entertainment eu
    express facebook farms fbi federation foods force forces foundation front fund gallery gazette
    global google government group guard guardian herald holdings hospital hotel hotels house imf inc
    independent index industries initiative institute instruments insurance international interpol
    journal kremlin laboratories laboratory labs league llc logistics ltd magazine mail media microsoft
    minera minerals mining ministry mirror motors movement museum nasa nations nato navy network news
    observatory observer office oil online opec opera orchestra organisation organization parliament
    partners party pentagon petroleum pharma pharmaceuticals pictures pipeline pipelines plc police post
    press program programme project radio railroad railway railways records research reserve resources
    restaurant retail reuters review robotics rovers school securities security senate service services
    shipping shipyard society software solutions stadium standard star state stores studies studios sun
    survey system systems tass team teatro technologies telecom telegraph television theater theatre
    therapeutics times trades treasury tribune trust tv twitter un unicef union united university
    utilities vatican ventures wanderers weekly who wireless xinhua yonhap zoo
    """
)
# In the names of places: before what they are called by, and behind it.
BEFORE_PLACES = word_set(
    """
    cape central east eastern fort greater las los lower mount new north northern port san santa south
    southern upper west western
    """
)
PLACE_WORDS = word_set(
    """
    avenue basin bay beach boulevard bridge canyon castle cathedral city coast county creek desert falls
    gulf harbor harbour heights hills island islands isle lake lakes mountain mountains ocean palace
    peninsula province rapids river road sea square strait straits street valley
    """
)
POSTNOMINALS = word_set("AO CBE Esq Esq. II III IV Jr Jr. KC MBE MD MEP MP MSP MdB OBE PhD QC SC Sr Sr. TD")
# Of family names.
PARTICLES = word_set(
    """
    abd abu af al ben bin bint binti da das de del della dello den der di do dos du e el ibn la las le los st
    ten ter van von y zu
    """
)

# Written with a capital they are given names: "Al Poe", "Ben Roe".
GIVEN_LIKE_PARTICLES = frozenset(("Al", "Ben", "Da", "El", "La", "Le", "St", "Abu", "Abd"))

# Of parties, before a name: "Republican Jo Roe".
PARTY_MEMBERS = word_set(
    "conservative democrat democratic independent labour liberal libertarian republican socialist tory"
)

WEEKDAYS = tuple(map(str.lower, dates.WEEKDAYS))
MONTHS = tuple(map(str.lower, dates.MONTHS))
# A full stop after them ends no sentence.
ABBREVIATIONS = word_set(
    """
    a.m adj adm al amb approx asst atty ave brig capt cllr cmdr co col corp cpl dept det dr e.g ens est etc
    fig ft gen gov hon i.e inc insp jr lt ltd maj messrs mr mrs ms mt no p.m prof pvt rep rev sec sen sgt sr
    st supt u.k u.n u.s vol vs
    """
) | frozenset(SHORTENED)
