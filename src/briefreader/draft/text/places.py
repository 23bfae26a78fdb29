"""States, their capitals as metonyms, and the adjectives that go with them.

Names as the United Nations lists its members, with a few that are not. A line: state, adjectives, capitals.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

_TABLE = """
Afghanistan|Afghan|Kabul;Albania|Albanian|Tirana;Algeria|Algerian|Algiers;Angola|Angolan|Luanda
Argentina|Argentine,Argentinian|Buenos Aires;Armenia|Armenian|Yerevan;Australia|Australian|Canberra
Austria|Austrian|Vienna;Azerbaijan|Azerbaijani|Baku;Bahamas|Bahamian|Nassau;Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka;Barbados|Barbadian|Bridgetown;Belarus|Belarusian|Minsk
Belgium|Belgian|Brussels;Belize|Belizean|Belmopan;Benin|Beninese|Porto-Novo;Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian|La Paz;Bosnia|Bosnian|Sarajevo;Botswana|Botswanan|Gaborone
Brazil|Brazilian|Brasília,Brasilia;Brunei|Bruneian|;Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou;Burundi|Burundian|Bujumbura;Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaoundé;Canada|Canadian|Ottawa;Chad|Chadian|N’Djamena;Chile|Chilean|Santiago
China|Chinese|Beijing;Colombia|Colombian|Bogotá,Bogota;Comoros|Comorian|Moroni
Congo|Congolese|Kinshasa,Brazzaville;Costa Rica|Costa Rican|San José;Croatia|Croatian|Zagreb
Cuba|Cuban|Havana;Cyprus|Cypriot|Nicosia;Czech Republic|Czech|Prague;Czechia||
Denmark|Danish|Copenhagen;Djibouti|Djiboutian|;Dominican Republic|Dominican|Santo Domingo
Ecuador|Ecuadorean,Ecuadorian|Quito;Egypt|Egyptian|Cairo;El Salvador|Salvadoran|San Salvador
Eritrea|Eritrean|Asmara;Estonia|Estonian|Tallinn;Eswatini|Swazi|Mbabane
Ethiopia|Ethiopian|Addis Ababa;Fiji|Fijian|Suva;Finland|Finnish|Helsinki;France|French|Paris
Gabon|Gabonese|Libreville;Gambia|Gambian|Banjul;Georgia|Georgian|Tbilisi;Germany|German|Berlin
Ghana|Ghanaian|Accra;Greece|Greek|Athens;Grenada|Grenadian|;Guatemala|Guatemalan|
Guinea|Guinean|Conakry;Guyana|Guyanese|;Haiti|Haitian|Port-au-Prince;Honduras|Honduran|Tegucigalpa
Hungary|Hungarian|Budapest;Iceland|Icelandic|Reykjavik;India|Indian|New Delhi,Delhi
Indonesia|Indonesian|Jakarta;Iran|Iranian|Tehran;Iraq|Iraqi|Baghdad;Ireland|Irish|Dublin
Israel|Israeli|Jerusalem;Italy|Italian|Rome;Ivory Coast|Ivorian|Abidjan;Jamaica|Jamaican|Kingston
Japan|Japanese|Tokyo;Jordan|Jordanian|Amman;Kazakhstan|Kazakh|Astana;Kenya|Kenyan|Nairobi
Kosovo|Kosovar|Pristina;Kuwait|Kuwaiti|;Kyrgyzstan|Kyrgyz|Bishkek;Laos|Laotian,Lao|Vientiane
Latvia|Latvian|Riga;Lebanon|Lebanese|Beirut;Lesotho|Basotho|Maseru;Liberia|Liberian|Monrovia
Libya|Libyan|Tripoli;Liechtenstein||Vaduz;Lithuania|Lithuanian|Vilnius;Luxembourg|Luxembourgish|
Madagascar|Malagasy|Antananarivo;Malawi|Malawian|Lilongwe;Malaysia|Malaysian|Kuala Lumpur,Putrajaya
Maldives|Maldivian|Malé;Mali|Malian|Bamako;Malta|Maltese|Valletta;Mauritania|Mauritanian|Nouakchott
Mauritius|Mauritian|;Mexico|Mexican|Mexico City;Moldova|Moldovan|Chisinau;Monaco|Monegasque|
Mongolia|Mongolian|Ulaanbaatar;Montenegro|Montenegrin|Podgorica;Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo;Myanmar|Burmese|Naypyidaw;Namibia|Namibian|Windhoek
Nepal|Nepalese,Nepali|Kathmandu;Netherlands|Dutch|The Hague,Amsterdam
New Zealand|New Zealand|Wellington;Nicaragua|Nicaraguan|Managua;Niger|Nigerien|Niamey
Nigeria|Nigerian|Abuja;North Korea|North Korean|Pyongyang;North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo;Oman|Omani|Muscat;Pakistan|Pakistani|Islamabad;Palestine|Palestinian|Ramallah
Panama|Panamanian|;Papua New Guinea|Papuan|Port Moresby;Paraguay|Paraguayan|Asunción
Peru|Peruvian|Lima;Philippines|Philippine,Filipino|Manila;Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon;Qatar|Qatari|Doha;Romania|Romanian|Bucharest;Russia|Russian|Moscow
Rwanda|Rwandan|Kigali;Samoa|Samoan|Apia;Saudi Arabia|Saudi,Saudi Arabian|Riyadh
Senegal|Senegalese|Dakar;Serbia|Serbian|Belgrade;Seychelles|Seychellois|
Sierra Leone|Sierra Leonean|Freetown;Singapore|Singaporean|;Slovakia|Slovak|Bratislava
Slovenia|Slovenian|Ljubljana;Somalia|Somali|Mogadishu;South Africa|South African|Pretoria
South Korea|South Korean|Seoul;South Sudan|South Sudanese|Juba;Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo;Sudan|Sudanese|Khartoum;Suriname|Surinamese|Paramaribo
Sweden|Swedish|Stockholm;Switzerland|Swiss|Bern;Syria|Syrian|Damascus;Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe;Tanzania|Tanzanian|Dodoma;Thailand|Thai|Bangkok;Timor-Leste|Timorese|Dili
Togo|Togolese|Lomé;Tonga|Tongan|;Trinidad and Tobago|Trinidadian|;Tunisia|Tunisian|Tunis
Turkey|Turkish|Ankara;Turkmenistan|Turkmen|Ashgabat;Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv,Kiev;United Arab Emirates|Emirati|Abu Dhabi;United Kingdom|British|London
Britain||;England|English|;Scotland|Scottish|Edinburgh;Wales|Welsh|Cardiff
United States|American,United States,U.S.,US|Washington;Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent;Vanuatu||;Venezuela|Venezuelan|Caracas;Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa;Zambia|Zambian|Lusaka;Zimbabwe|Zimbabwean|Harare;European Union|European|Brussels
Soviet Union|Soviet|
"""
_SAME = {
    "America": "United States",
    "Britain": "United Kingdom",
    "Burma": "Myanmar",
    "Czechia": "Czech Republic",
    "Downing Street": "United Kingdom",
    "EU": "European Union",
    "Holland": "Netherlands",
    "Kremlin": "Russia",
    "Pentagon": "United States",
    "U.K.": "United Kingdom",
    "U.S.": "United States",
    "UK": "United Kingdom",
    "US": "United States",
    "USA": "United States",
    "Westminster": "United Kingdom",
    "White House": "United States",
    "Élysée": "France",
}
_LONGEST = 4  # words of a name
_LONGEST_CAPITAL = 2


class _Tables(NamedTuple):
    """The states that names, adjectives and capitals stand for."""

    states: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]


@cache
def _tables() -> _Tables:
    found = _Tables({}, {}, {})
    for line in _TABLE.strip().splitlines():
        for entry in line.split(";"):
            state, adjective, capital = entry.split("|")
            found.states[state] = state
            found.adjectives.update(dict.fromkeys(filter(None, adjective.split(",")), state))
            # Brussels is Belgium's capital before it is the Union's.
            for name in filter(None, capital.split(",")):
                found.capitals.setdefault(name, state)
    found.states.update(_SAME)
    return found


def state_of(name: str) -> str | None:
    """The state that a name stands for: its own, or its capital's as a metonym."""
    tables = _tables()
    plain = _without_article(name)
    return tables.states.get(plain) or tables.capitals.get(plain)


def is_state(name: str) -> bool:
    """Whether it is a state's own name, or a seat of government."""
    return _without_article(name) in _tables().states


def adjective_state(word: str) -> str | None:
    """The state of an adjective: `Ukrainian`."""
    return _tables().adjectives.get(word)


def states_in(words: str) -> list[str]:
    """Every state that some words name, as noun or adjective, in their order."""
    tokens = words.replace("’s", "").replace("'s", "").replace(",", " ").split()
    found: list[str] = []
    at = 0
    while at < len(tokens):
        state, length = _longest_at(tokens[at : at + _LONGEST])
        if state is not None and state not in found:
            found.append(state)
        at += length
    return found


def _longest_at(tokens: Sequence[str]) -> tuple[str | None, int]:
    """The state that the longest beginning of some words names, and of how many words it is."""
    tables = _tables()
    for length in range(len(tokens), 0, -1):
        run = " ".join(tokens[:length])
        state = tables.states.get(run) or tables.adjectives.get(run)
        if state is None and length <= _LONGEST_CAPITAL:
            state = tables.capitals.get(run)
        if state is not None:
            return state, length
    return None, 1


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")
