"""What English press texts call countries besides CLDR's names: adjectives, capitals, metonyms.

A line is a code and its words; `_` stands for a space. Adjectives also match with a plural s.
"""

from __future__ import annotations

NAMES = """
AE UAE Emirates Emirati Abu_Dhabi Dubai
AF Afghan Kabul Kandahar Herat
AF Islamic_Republic_of_Afghanistan Islamic_Emirate_of_Afghanistan
AG Antigua_and_Barbuda Antigua
AL Albanian Tirana
AM Armenian Yerevan
AO Angolan Luanda
AR Argentine Argentinian Argentinean Buenos_Aires
AT Austrian Vienna
AU Australian Canberra
AZ Azerbaijani Azeri Baku
BA Bosnia Bosnian Sarajevo Bosnia_and_Herzegovina
BB Barbadian Bridgetown
BD Bangladeshi Dhaka
BE Belgian
BF Burkinabe Ouagadougou
BG Bulgarian
BH Bahraini Manama
BI Burundian
BJ Beninese
BO Bolivian La_Paz
BR Brazilian Brasilia Rio_de_Janeiro Sao_Paulo
BW Botswanan Gaborone
BY Belarusian Belarussian Minsk
CA Canadian Ottawa Toronto
CD DRC DR_Congo Democratic_Republic_of_the_Congo Democratic_Republic_of_Congo Kinshasa
CD Congo Congolese Congo_Kinshasa
CF Central_African_Republic Bangui
CG Republic_of_the_Congo Brazzaville
CG Republic_of_Congo Congo_Brazzaville Congo_Republic
CH Swiss Geneva Davos
CI Ivory_Coast Ivorian Abidjan
CL Chilean
CM Cameroonian Yaounde
CN PRC Chinese Beijing Shanghai
CO Colombian Bogota
CR Costa_Rican
CU Cuban Havana
CU Santiago_de_Cuba
CY Cypriot Nicosia
CZ Czech Czech_Republic Prague
DE German Berlin Munich
DJ Djiboutian
DK Danish Dane Copenhagen
DM Commonwealth_of_Dominica
DO Dominican_Republic Santo_Domingo
DO Dominican
DZ Algerian Algiers
EC Ecuadorian Ecuadorean Quito
EE Estonian Tallinn
EG Egyptian Cairo Sharm_el-Sheikh Sharm_El_Sheikh
EH Western_Sahara Sahrawi
ER Eritrean Asmara
ES Spanish Spaniard Madrid Barcelona
ET Ethiopian Addis_Ababa
FI Finnish Finn Helsinki
FR French Paris
GA Gabonese Libreville
GB UK Britain Great_Britain British Briton England English London Scotland Scottish Wales Northern_Ireland
GE Georgian Tbilisi
GE Republic_of_Georgia
GH Ghanaian Accra
GM Gambian
GM Gambia
GN Guinean Conakry
GQ Equatorial_Guinea Malabo
GR Greek Athens
GT Guatemalan
GY Guyanese Georgetown
HK Hong_Kong
HN Honduran Tegucigalpa
HR Croatian Croat Zagreb
HT Haitian Port-au-Prince
HU Hungarian Budapest
ID Indonesian Jakarta
IE Irish Dublin
IL Israeli Tel_Aviv Zionist_regime Zionist_entity Haifa
IN Indian New_Delhi Delhi Mumbai
IQ Iraqi Baghdad Basra Mosul Erbil Karbala Najaf
IR Iranian Tehran Islamic_Republic Isfahan Mashhad Tabriz Shiraz Qom Natanz Bushehr
IR Islamic_Republic_of_Iran
IS Icelandic Reykjavik
IT Italian Rome Milan
JM Jamaican Kingston
JO Jordanian Amman
JP Japanese Tokyo
KE Kenyan Nairobi
KG Kyrgyz Bishkek
KH Cambodian Phnom_Penh
KN Saint_Kitts_and_Nevis St_Kitts_and_Nevis
KP DPRK North_Korea North_Korean Pyongyang
KP Democratic_People's_Republic_of_Korea
KR ROK South_Korea South_Korean Seoul
KR Republic_of_Korea
KW Kuwaiti
KZ Kazakh Kazakhstani Astana Almaty
LA Lao Laotian Vientiane
LB Lebanese Beirut
LK Sri_Lankan Colombo
LR Liberian Monrovia
LT Lithuanian Vilnius
LU Luxembourgish
LV Latvian Riga
LY Libyan Tripoli Benghazi
MA Moroccan Rabat Casablanca
MD Moldovan Chisinau
ME Montenegrin Podgorica
MG Malagasy Antananarivo
MK Macedonian Skopje
ML Malian Bamako
MM Burma Burmese Myanmar Naypyidaw
MN Mongolian Ulaanbaatar Ulan_Bator
MR Mauritanian Nouakchott
MR Islamic_Republic_of_Mauritania
MT Maltese Valletta
MU Mauritian
MX Mexican Mexico_City
MY Malaysian Kuala_Lumpur
MZ Mozambican Maputo
NA Namibian Windhoek
NE Nigerien Niamey
NG Nigerian Abuja Lagos
NG Niger_Delta Niger_State
NI Nicaraguan Managua
NL Dutch Holland The_Hague Amsterdam
NO Norwegian Oslo
NP Nepali Nepalese Kathmandu
NZ New_Zealander Wellington
OM Omani Muscat
PA Panamanian Panama_City
PE Peruvian Lima
PG Papua_New_Guinea Port_Moresby
PH Filipino Philippine Manila
PK Pakistani Islamabad Karachi Lahore
PK Islamic_Republic_of_Pakistan
PL Polish Pole Warsaw
PS Palestinian Gaza West_Bank Gaza_Strip Ramallah Rafah Khan_Younis Jenin Hamas
PT Portuguese Lisbon
PY Paraguayan Asuncion
QA Qatari Doha
RO Romanian Bucharest
RS Serbian Serb Belgrade
RU Russian Moscow Kremlin Russian_Federation Saint_Petersburg St_Petersburg Sochi Kazan
RW Rwandan Kigali
SA Saudi Saudi_Arabian Riyadh Jeddah Mecca
SD Sudanese Khartoum
SE Swedish Swede Stockholm
SG Singaporean
SI Slovenian Slovene Ljubljana
SK Slovak Bratislava
SN Senegalese Dakar
SO Somali Mogadishu
SS South_Sudanese Juba
ST Sao_Tome_and_Principe Sao_Tome
SV Salvadoran Salvadorean
SY Syrian Damascus Aleppo
TD Chadian
TG Togolese
TH Thai Bangkok
TJ Tajik Dushanbe
TM Turkmen Ashgabat
TN Tunisian Tunis
TR Turkey Turkish Turk Turkiye Ankara Istanbul
TT Trinidadian Port_of_Spain Trinidad
TW Taiwanese Taipei
TZ Tanzanian Dodoma Dar_es_Salaam
UA Ukrainian Kyiv Kiev
UG Ugandan Kampala
US US American USA United_States_of_America Washington White_House Pentagon
UY Uruguayan Montevideo
UZ Uzbek Tashkent Samarkand
VA Vatican Holy_See
VC Saint_Vincent_and_the_Grenadines
VC St_Vincent_and_the_Grenadines Saint_Vincent St_Vincent
VE Venezuelan Caracas
VN Vietnamese Viet_Nam Hanoi
XK Kosovo Kosovar Pristina
YE Yemeni Sanaa Sana'a Aden Houthi Hodeidah
ZA South_African Pretoria Cape_Town Johannesburg
ZM Zambian Lusaka
ZW Zimbabwean Harare
"""

NOT = """
Latin_America Latin_American South_America South_American North_America North_American Central_America
Central_American Copa_America Americas New_Mexico New_England South_China_Sea Indian_Ocean West_Indies
Washington_Post Washington_Times New_Washington Geneva_Convention Geneva_Conventions Vienna_Convention
Paris_Agreement Paris_Accord Paris_Saint Oslo_Accords Oslo_Process English_language in_English
English_translation Wall_Street English_Channel American_Airlines
African_American Native_American Turkey_breast roast_Turkey Turkey_sandwiches Turkey_sandwich
Michael_Jordan Paris_Hilton Jordan_River Jordan_Peterson Jordan_Rift
Wellington_boots Lima_bean Tehran_Times China_Daily Moscow_Times Jerusalem_Post Kuwait_News_Agency
Baghdad_Pact Rome_Statute The_Hague_Convention Hague_Convention San_Jose Polish_the Times_of_Israel
Times_of_India Hindustan_Times Qatar_Airways Turkish_Airlines Emirates_Airline Gulf_of_Oman Sea_of_Oman
Sea_of_Japan Gulf_of_Mexico Gulf_of_Aden
Inter_American Pan_American Ibero_American Organization_of_American_States Latin_Americans
Niger_River Gulf_of_Guinea New_Guinea guinea_pig guinea_pigs Korean_Peninsula Korean_War US_dollar
US_dollars
Jim_Jordan Vernon_Jordan Barbara_Jordan Robert_Jordan Neil_Jordan Air_Jordan Jordan_Valley
Atlanta_Georgia state_of_Georgia Georgia_Tech Georgia_based South_Georgia Georgia_O'Keeffe Georgia_state
Georgia_Senate
Georgia_Governor Georgia_Gov Georgia_Republican Georgia_Democrat Georgia_Secretary Lake_Chad Hurricane_Chad
George_Washington Denzel_Washington Washington_State Washington_Institute Georgetown_University
North_Pole South_Pole
Pole_position Cuba_Gooding Cuba_Libre Iran_Contra Thanksgiving_Turkey Turkey_Day Chile_con
Brazil_nuts Havana_syndrome French_fries French_Open Danish_pastry Polish_your
About_US Contact_US Follow_US Join_US ABOUT_US CONTACT_US FOLLOW_US JOIN_US TELL_US
bone_China
"""
"""Names that hold a country's word and are none; they are taken whole, and nothing is counted."""

FIRST_NAMES = (
    "Jordan Chad Georgia Israel Paris Sofia Milan Kingston Finn Dane London Holland Cyprus India Austin"
)
"""Places that are first names as well: before another capitalised word they are none."""

OFFICES = """
President Prime Foreign Minister King Queen Prince Princess Crown Ambassador Army Parliament Government
State Defense
Defence Interior Finance Deputy Vice Embassy Olympic Summit Conference Agreement Football Times Post
Airport Peace
"""
"""What may stand capitalised after a country that is meant."""
