"""Countries and people as whole words, in three languages, with what is written onto them."""

from __future__ import annotations

import pytest

from digest.ingest.countries import in_words
from digest.ingest.halfspaces import better
from digest.ingest.matching import words
from digest.ingest.nouns import Line
from digest.ingest.people import find
from digest.ingest.spelling import level
from tests.ingest.score import knowledge

KNOWN = knowledge()


def countries(text: str, language: str) -> list[str]:
    return [hit.id for hit in in_words(words(level(text)), language, KNOWN.countries[language])]


NAMED = [
    ("fa", "ایران ایرانی ایرانی‌ها ایرانیها ایرانیان", ["IR"] * 5),
    ("fa", "کوباست و کوبایی‌ها", ["CU", "CU"]),
    ("fa", "آمریکای لاتین و امریکای لاتین", []),
    ("fa", "ضد آمریکایی", ["US"]),
    ("fa", "عراقچی گفت", []),
    ("fa", "عروس و رؤسای جمهور", []),
    ("fa", "مسائل مالی", []),
    ("fa", "کشور مالی", ["ML"]),
    ("fa", "رژیم صهیونیستی در غزه", ["IL", "PS"]),
    ("fa", "جمهوری اسلامی پاکستان", ["PK"]),
    ("fa", "کره شمالی و کره جنوبی", ["KP", "KR"]),
    ("fa", "هندسه و زبان انگلیسی", []),
    ("fa", "اقیانوس هند", []),
    ("fa", "نیجر و نیجریه", ["NE", "NG"]),
    ("ar", "الروسي والروسية وروسيا والروس", ["RU"] * 4),
    ("ar", "فيروس كورونا", []),
    ("ar", "كوبا أمريكا", []),
    ("ar", "كوبا والكوبيين ولكوبا", ["CU"] * 3),
    ("ar", "أمريكا اللاتينية", []),
    ("ar", "للصين وبالصين", ["CN", "CN"]),
    ("ar", "الولايات المتحدة والأميركيين", ["US", "US"]),
    ("ar", "الكوري الشمالي", ["KP"]),
    ("ar", "وزير المالية والهندسة المالية", []),
    ("ar", "المغرب العربي", []),
    ("ar", "سلطنة عُمان", ["OM"]),
    ("en", "Turkey's turkey and China's china", ["TR", "CN"]),
    ("en", "the US told us; the U.S. and U.K.", ["US", "US", "GB"]),
    ("en", "Latin America and South America", []),
    ("en", "South Africans in North Korea", ["ZA", "KP"]),
    ("en", "New Mexico, Mexico City", ["MX"]),
    ("en", "Guinea-Bissau", ["GW"]),
    ("en", "IRAN", ["IR"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), NAMED)
def test_a_country_is_found_as_a_whole_word(language: str, text: str, wanted: list[str]) -> None:
    assert countries(text, language) == wanted


def test_the_contents_own_names_come_first() -> None:
    assert countries("State of Palestine", "en") == ["PS"]


def test_sixty_countries_and_more_have_words_in_each_language() -> None:
    for language in ("fa", "ar", "en"):
        codes = {code for names in KNOWN.countries[language].values() for code in names.values()}
        assert len(codes) > 200


def people(text: str, language: str) -> list[str]:
    present = frozenset(countries(text, language))
    found, _ = find([Line(1, text, level(text))], KNOWN.people, language, present)
    return sorted(mention.id for mention in found)


PEOPLE = [
    ("fa", "سید ابراهیم رییسی", ["ebrahim-raisi"]),
    ("fa", "آیت‌الله خامنهای", ["ali-khamenei"]),
    ("fa", "میگل دیاز-کانل برمودز", ["miguel-diaz-canel"]),
    ("fa", "شی جین‌پینگ", ["xi-jinping"]),
    ("fa", "هیئت رئیسه مجلس", []),
    ("ar", "سيرغي لافروف وفلاديمير بوتين", ["sergey-lavrov", "vladimir-putin"]),
    ("ar", "ميغيل دياز كانيل وبرونو رودريغيز", ["bruno-rodriguez-parrilla", "miguel-diaz-canel"]),
    ("ar", "السبب الرئيسي في بيتنا", []),
    ("ar", "شي جين بينغ", ["xi-jinping"]),
    ("ar", "علي خامنئي", ["ali-khamenei"]),
    ("en", "President Raisi", ["ebrahim-raisi"]),
    ("en", "Miguel Diaz-Canel", ["miguel-diaz-canel"]),
    ("en", "Raúl Castro", []),
    ("en", "Fidel Castro's", ["fidel-castro"]),
    ("en", "Foreign Minister Sergei Lavrov and Ibrahim Raisi", ["ebrahim-raisi", "sergey-lavrov"]),
    ("en", "Vladimir Vladimirovich Putin", ["vladimir-putin"]),
    ("en", "Serguéi Lavrov y María Zajárova", ["maria-zakharova", "sergey-lavrov"]),
    ("en", "V. Putin and M. Zakharova", ["maria-zakharova", "vladimir-putin"]),
    ("en", "On Monday Putin told Russia; Ali Larijani; Mojtaba Khamenei", ["vladimir-putin"]),
    ("en", "Jorge Rodriguez, Delcy Rodriguez, Mikhail Lavrov, Mohammad Raisi", []),
    ("en", "Chinese President Xi, in Xi'an", ["xi-jinping"]),
    ("ar", "وروسيا وإيران: دور رئيسي وسبب رئيسي", []),
    ("ar", "الرئيس إبراهيم رئيسي. وقال رئيسي", ["ebrahim-raisi"]),
    ("ar", "الرئيس الصيني شي قد أجرى في الصين", ["xi-jinping"]),
    ("ar", "أي شي في الصين", []),
    ("ar", "الرئيس راؤول كاسترو في كوبا", []),
    ("fa", "سیدابراهیم رئیسی", ["ebrahim-raisi"]),
    ("fa", "سرگی لاوروف و میگوئل دیاز کانل", ["miguel-diaz-canel", "sergey-lavrov"]),
    ("fa", "رائول کاسترو در کوبا", []),
    ("fa", "پوتین در روسیه گفت", ["vladimir-putin"]),
    ("fa", "علی لاریجانی و حسن خامنه", []),
]


@pytest.mark.parametrize(("language", "text", "wanted"), PEOPLE)
def test_a_known_person_is_found_across_scripts(language: str, text: str, wanted: list[str]) -> None:
    assert people(text, language) == wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("رئیسجمهور", "رئیس‌جمهور"),
        ("بینالمللی", "بین‌المللی"),
        ("منطقهای", "منطقه‌ای"),
        ("میکند", "می‌کند"),
        ("نمیشود", "نمی‌شود"),
        ("بخشهای", "بخش‌های"),
        ("تفاهمنامههای", "تفاهم‌نامه‌های"),
        ("عمیقتر", "عمیق‌تر"),
        ("کشورهای", None),
        ("تنها", None),
        ("بیشتر", None),
        ("میهن", None),
        ("نهایی", None),
    ],
)
def test_a_lost_half_space_is_suggested(word: str, wanted: str | None) -> None:
    assert better(word) == wanted
