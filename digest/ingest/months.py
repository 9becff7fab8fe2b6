"""The words for months and weekdays in Persian, Arabic and English, of three calendars."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from digest.ingest.spelling import fold, listed

_GREGORIAN = "gregorian"
_SOLAR = "solar-hijri"
_ISLAMIC = "islamic"

# Twelve months a row, spellings of one month parted by "/"; "_" stands for a space.
_FA: dict[str, tuple[str, ...]] = {
    _GREGORIAN: (
        "ژانویه/ژانویهٔ فوریه مارس/مارچ آوریل/اپریل مه/می ژوئن/جون ژوئیه/جولای اوت/آگوست/اگست سپتامبر/سپتمبر "
        "اکتبر/اکتوبر نوامبر/نومبر دسامبر/دسمبر",
    ),
    _SOLAR: (
        "فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان آذر دی بهمن اسفند",
        "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    ),
    _ISLAMIC: (
        "محرم/محرم_الحرام صفر ربیع_الاول/ربیع‌الاول/ربیعالاول ربیع_الثانی/ربیعالثانی "
        "جمادی_الاول/جمادی_الاولی/جمادیالاول/جمادیالاولی جمادی_الثانی/جمادی_الثانیه/جمادیالثانی "
        "رجب شعبان رمضان/رمضان_المبارک شوال ذی_القعده/ذیقعده/ذیالقعده ذی_الحجه/ذیحجه/ذیالحجه",
    ),
}
_AR: dict[str, tuple[str, ...]] = {
    _GREGORIAN: (
        "يناير فبراير مارس أبريل/إبريل مايو يونيو/يونيه/يونية يوليو/يوليه/يولية أغسطس سبتمبر/سبتنبر أكتوبر "
        "نوفمبر ديسمبر",
        "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
        "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    ),
    _ISLAMIC: (
        "محرم/المحرم صفر ربيع_الأول/ربيع_أول ربيع_الآخر/ربيع_الثاني/ربيع_ثاني جمادى_الأولى/"
        "جمادى_الأول/جمادى_أول "
        "جمادى_الآخرة/جمادى_الثانية/جمادى_الآخر/جمادى_الثاني رجب شعبان رمضان شوال ذو_القعدة/ذي_القعدة "
        "ذو_الحجة/ذي_الحجة",
    ),
    _SOLAR: ("فروردين ارديبهشت خرداد تير مرداد شهريور مهر آبان آذر_الإيراني دي بهمن اسفند",),
}
_EN: dict[str, tuple[str, ...]] = {
    _GREGORIAN: (
        "January/Jan February/Feb March/Mar April/Apr May June/Jun July/Jul August/Aug September/Sept/Sep "
        "October/Oct November/Nov December/Dec",
    ),
    _SOLAR: ("Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",),
    _ISLAMIC: (
        "Muharram Safar Rabi_al-Awwal/Rabi_I/Rabi'_al-awwal Rabi_al-Thani/Rabi_al-Akhir/Rabi_II "
        "Jumada_al-Awwal/Jumada_al-Ula/Jumada_I Jumada_al-Thani/Jumada_al-Akhirah/Jumada_II Rajab "
        "Sha'ban/Shaaban/Shaban Ramadan/Ramazan Shawwal Dhu_al-Qadah/Dhul_Qadah/Dhu_al-Qi'dah "
        "Dhu_al-Hijjah/Dhul_Hijjah/Zul_Hijjah",
    ),
}
_BY_LANGUAGE: dict[str, dict[str, tuple[str, ...]]] = {"fa": _FA, "ar": _AR, "en": _EN}

VAGUE = frozenset(
    map(
        fold,
        listed("مه می تیر مهر دی آذر آبان اسد میزان عقرب قوس حمل ثور دلو صفر آب أوت ماي أوت مارس دي تير مهر"),
    )
)
"""Months that are other words too: they count only beside a day or a year."""

# Days from Monday, 0 to 6.
_WEEKDAYS = {
    "fa": "دوشنبه/دو_شنبه سه_شنبه/سهشنبه چهارشنبه/چهار_شنبه پنجشنبه/پنج_شنبه جمعه شنبه یکشنبه/یک_شنبه",
    "ar": "الاثنين/الإثنين الثلاثاء الأربعاء/الاربعاء الخميس الجمعة السبت الأحد",
    "en": "Monday/Mon Tuesday/Tue/Tues Wednesday/Wed Thursday/Thu/Thurs Friday/Fri Saturday/Sat Sunday/Sun",
}


def _spellings(row: str) -> list[list[str]]:
    return [[fold(word.replace("_", " ")) for word in names.split("/")] for names in row.split()]


@cache
def months(language: str) -> dict[str, tuple[str, int]]:
    """Return a month's word, in one spelling, to (calendar, month)."""
    found: dict[str, tuple[str, int]] = {}
    for calendar, rows in _BY_LANGUAGE[language].items():
        for row in rows:
            for number, names in enumerate(_spellings(row), 1):
                for name in names:
                    found.setdefault(name, (calendar, number))
                    if language == "fa":
                        found.setdefault(name + "ماه", (calendar, number))
                    if language == "en":
                        found.setdefault(name.upper(), (calendar, number))
    return found


@cache
def weekdays(language: str) -> dict[str, int]:
    """Return a weekday's word, in one spelling, to its number from Monday, 0 to 6."""
    rows = _spellings(_WEEKDAYS[language])
    return {name: number for number, names in enumerate(rows) for name in names}


def choice(names: Iterable[str]) -> str:
    """Return a pattern for any of these names, the longest first."""
    return (
        "(?:"
        + "|".join(re.escape(name).replace(r"\ ", " ?") for name in sorted(names, key=len, reverse=True))
        + ")"
    )


_FA_UNITS = listed(
    "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست"
)
_FA_DAYS = listed(
    "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم "
    "شانزدهم هفدهم هجدهم نوزدهم بیستم"
)
_AR_DAYS = listed(
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي_عشر الثاني_عشر الثالث_عشر "
    "الرابع_عشر الخامس_عشر السادس_عشر السابع_عشر الثامن_عشر التاسع_عشر العشرين"
)
_AR_TENS = listed("الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع")
_EN_UNITS = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_AR_UNITS = {
    "عام": 1, "سنه": 1, "عامین": 2, "سنتین": 2, "شهرین": 2, "یومین": 2, "ثلاث": 3, "ثلاثه": 3,
    "اربع": 4, "اربعه": 4,
    "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6, "سبع": 7, "سبعه": 7, "ثمانی": 8, "ثمانیه": 8, "ثمان": 8,
    "تسع": 9,
    "تسعه": 9, "عشر": 10, "عشره": 10, "عشرین": 20, "ثلاثین": 30, "اربعین": 40, "خمسین": 50,
}  # fmt: skip


@cache
def day_words(language: str) -> dict[str, int]:
    """Return a day of the month in words, in one spelling, to its number: «بیست و پنجم» is 25."""
    found: dict[str, int] = {}
    if language == "fa":
        for number, word in enumerate(_FA_DAYS, 1):
            found[fold(word)] = number
        for number, word in enumerate(_FA_DAYS[:9], 1):
            found[fold(f"بیست و {word}")] = 20 + number
        found |= {
            fold("اول"): 1,
            fold("سی ام"): 30,
            fold("سیام"): 30,
            fold("سی و یکم"): 31,
            fold("بیست ویکم"): 21,
        }
    elif language == "ar":
        for number, word in enumerate(_AR_DAYS, 1):
            found[fold(word.replace("_", " "))] = number
        for number, word in enumerate(_AR_TENS, 1):
            found[fold(f"{word} والعشرين")] = 20 + number
        found |= {fold("الثلاثين"): 30, fold("الحادي والثلاثين"): 31, fold("العشرون"): 20}
    return found


@cache
def counts(language: str) -> dict[str, int]:
    """Return small counts in words, in one spelling, to numbers."""
    if language == "fa":
        return {fold(word): number for number, word in enumerate(_FA_UNITS, 1)} | {
            "سی": 30,
            "چهل": 40,
            "پنجاه": 50,
        }
    if language == "ar":
        return dict(_AR_UNITS)
    small = {word: number for number, word in enumerate(_EN_UNITS, 1)}
    return small | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}


def calendar_of(year: int, language: str) -> str | None:
    """Return the calendar a bare year is of, by its size and the language; None when it is of none."""
    if 1700 <= year <= 2150:
        return "gregorian"
    if language == "ar" and 1343 <= year <= 1470:
        return "islamic"
    if 1250 <= year <= 1430:
        return "solar-hijri"
    return "islamic" if 1431 <= year <= 1470 else None


def home(language: str) -> str:
    """Return the calendar in which a language counts "last year" where the text does not say."""
    return "solar-hijri" if language == "fa" else "gregorian"
