"""States with their adjectives and capitals.

Names as the United Nations lists its members, with a few that are not. A line: state, adjectives, capitals.
"""

from collections.abc import Iterator

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


def states() -> Iterator[tuple[str, list[str], list[str]]]:
    """Each state, its adjectives and its capitals."""
    for line in _TABLE.strip().splitlines():
        for entry in line.split(";"):
            state, adjectives, capitals = entry.split("|")
            yield state, _names(adjectives), _names(capitals)


def _names(listed: str) -> list[str]:
    return [name for name in listed.split(",") if name]
