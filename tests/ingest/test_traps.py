"""Words that hold a country's name and are none of it, and countries that are near each other in letters."""

from __future__ import annotations

import pytest

from digest.ingest.countries import by_marks
from tests.ingest.test_names import countries

FA = [
    ("چنین همکاری‌هایی همچنین مهم است", []),
    ("چین و چروک پوست", []),
    ("چین‌خوردگی زمین", []),
    ("صنایع چینی و چینی‌ها", ["CN", "CN"]),
    ("مسائل مالی و پولی ایران", ["IR"]),
    ("روابط مالی ایران", ["IR"]),
    ("نیجر، مالی و بورکینافاسو", ["NE", "ML", "BF"]),
    ("سفر به کشور مالی", ["ML"]),
    ("هندسه و هندوانه و مهندس", []),
    ("هندی‌ها و هندوستان", ["IN", "IN"]),
    ("فلفل هندی و تمر هندی", []),
    ("غنای فرهنگی و غنا", []),
    ("کشور غنا", ["GH"]),
    ("غنا، توگو و بنین", ["GH", "TG", "BJ"]),
    ("گفت‌وگو و گفتوگو", []),
    ("اتاق پرو لباس", []),
    ("شیلی، پرو و بولیوی", ["CL", "PE", "BO"]),
    ("در آستانه سفر", []),
    ("وارد آستانه شد", ["KZ"]),
    ("چک برگشتی و دسته چک", []),
    ("اسلواکی و چک", ["SK", "CZ"]),
    ("جمهوری چک", ["CZ"]),
    ("سقط جنین", []),
    ("شهر جنین", ["PS"]),
    ("چهارشنبه سوری", []),
    ("شهروندان سوری", ["SY"]),
    ("نیجریه و نیجر", ["NG", "NE"]),
    ("گینه، گینه استوایی و گینه بیسائو", ["GN", "GQ", "GW"]),
    ("کنگو و جمهوری کنگو و جمهوری دموکراتیک کنگو", ["CD", "CG", "CD"]),
    ("دومینیکا و جمهوری دومینیکن", ["DM", "DO"]),
    ("جمهوری اسلامی پاکستان و جمهوری اسلامی ایران", ["PK", "IR"]),
    ("سانتیاگو دو کوبا", ["CU"]),
    ("سازمان کشورهای آمریکایی", []),
    ("صد میلیون دلار آمریکا", []),
    ("سودان جنوبی و سودان", ["SS", "SD"]),
    ("دریای عمان و سلطنت عمان", ["OM"]),
    ("اردنی‌ها و یمنی‌ها", ["JO", "YE"]),
    ("عراقچی در عراق", ["IQ"]),
    ("مصرف و مصری", ["EG"]),
    ("کره و شبه جزیره کره", []),
]
AR = [
    ("فيروس وبروس الأسعار", []),
    ("الأمير تركي الفيصل وتركي آل الشيخ", []),
    ("الوفد التركي وتركيا", ["TR", "TR"]),
    ("جورجيا ميلوني", []),
    ("جورجيا وأرمينيا", ["GE", "AM"]),
    ("نيجيريا والنيجر", ["NG", "NE"]),
    ("غينيا وغينيا الاستوائية وغينيا بيساو", ["GN", "GQ", "GW"]),
    ("خليج غينيا", []),
    ("الكونغو الديمقراطية وجمهورية الكونغو", ["CD", "CG"]),
    ("الوضع المالي والهندسة", []),
    ("في مالي والنيجر", ["ML", "NE"]),
    ("كوبا والصين والوفد الصيني", ["CU", "CN", "CN"]),
    ("بيروت وبيرو", ["LB", "PE"]),
    ("سانتياغو دي كوبا", ["CU"]),
    ("سانتياغو", ["CL"]),
    ("جمهورية الدومينيكان ودومينيكا", ["DO", "DM"]),
    ("كوريا الشمالية وكوريا الجنوبية وشبه الجزيرة الكورية", ["KP", "KR"]),
    ("جنوب السودان والسودان", ["SS", "SD"]),
    ("مليار دولار أمريكي", []),
    ("منظمة الدول الأمريكية", []),
    ("مخيم جنين", ["PS"]),
    ("نمو الجنين وعمره", []),
    ("اليمين واليمن", ["YE"]),
    ("العراقيون والعراقيل", ["IQ"]),
]
EN = [
    ("Jordan Smith and Chad Turner told us", []),
    ("Jordan and Chad", ["JO", "TD"]),
    ("Jordan King Abdullah and Chad President Deby", ["JO", "TD"]),
    ("Jim Jordan", []),
    ("a Georgia-based lawyer in Atlanta, Georgia", []),
    ("Georgia and Armenia", ["GE", "AM"]),
    ("Turkey, turkey and Turkish", ["TR", "TR"]),
    ("let us join the US; Contact US", ["US"]),
    ("CONTACT US or FOLLOW US", []),
    ("Irish and Iranian", ["IE", "IR"]),
    ("Niger, Nigeria and Nigerien troops", ["NE", "NG", "NE"]),
    ("Niger Delta", ["NG"]),
    ("Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea", ["GN", "GW", "GQ", "PG"]),
    ("the Gulf of Guinea and guinea pigs", []),
    ("the Republic of the Congo, the Democratic Republic of the Congo, DR Congo", ["CG", "CD", "CD"]),
    ("Dominica and the Dominican Republic", ["DM", "DO"]),
    ("North Korea, South Korea, the Korean Peninsula", ["KP", "KR"]),
    ("the Republic of Korea and the Democratic People's Republic of Korea", ["KR", "KP"]),
    ("South Sudan and Sudan", ["SS", "SD"]),
    ("1 billion U.S. dollars", []),
    ("Organization of American States, Inter-American Bank", []),
    ("the Islamic Republic of Pakistan", ["PK"]),
    ("Santiago de Cuba", ["CU"]),
    ("George Washington and Washington", ["US"]),
    ("the North Pole and Poles", ["PL"]),
    ("polish the Polish text", ["PL"]),
    ("Romania, Roman law, Oman", ["RO", "OM"]),
    ("Malicious Mali", ["ML"]),
    ("Indiana, Indian, Indonesia", ["IN", "ID"]),
    ("St. Vincent and the Grenadines", ["VC"]),
]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [("fa", *row) for row in FA] + [("ar", *row) for row in AR] + [("en", *row) for row in EN],
)
def test_a_word_that_holds_a_countrys_name_is_told_from_it(
    language: str, text: str, wanted: list[str]
) -> None:
    assert countries(text, language) == wanted


def test_vowel_marks_tell_amman_from_oman() -> None:
    assert [hit.id for hit in by_marks("من عمّان إلى سلطنة عُمان")] == ["JO"]
