"""Dates in a line: three calendars, three languages, absolute and relative."""

from __future__ import annotations

from datetime import date

import pytest

from digest.ingest.moments import in_line
from digest.ingest.nouns import Line
from digest.ingest.spelling import level

MONDAY = date(2024, 2, 19).toordinal()


def dates(text: str, language: str, today: int | None = MONDAY) -> list[str | None]:
    """Return the dates found, each with its calendar where that is not the Gregorian."""
    found = in_line(Line(1, text, level(text)), language, today)
    return [
        m.date if m.calendar == "gregorian" or m.date is None else f"{m.calendar}:{m.date}" for m in found
    ]


STATED = [
    ("fa", "۱۴۰۲/۰۹/۱۳ - ۱۷:۰۸", ["solar-hijri:1402-09-13"]),
    ("fa", "٢٠٢٣-١٢-٠٤", ["2023-12-04"]),
    ("fa", "سه‌شنبه ۱۴ آذر ۱۴۰۲ - ۱۲:۳۰", ["solar-hijri:1402-09-14"]),
    ("fa", "بیست و پنجم نوامبر سال ۲۰۲۲", ["2022-11-25"]),
    ("fa", "۱۵ رمضان ۱۴۴۵", ["islamic:1445-09-15"]),
    ("fa", "از ۲۹ دی تا ۲ بهمن ۱۴۰۲", ["solar-hijri:1402-10-29/1402-11-02"]),
    ("fa", "در تیر ۱۴۰۲ و سال ۱۹۷۹", ["solar-hijri:1402-04", "1979"]),
    ("fa", "از سال ۱۳۵۷", ["solar-hijri:1357/.."]),
    ("fa", "۱۲ می رود", []),
    ("fa", "امام جمعه تهران", []),
    ("ar", "25 كانون الثاني/يناير 2024", ["2024-01-25"]),
    ("ar", "الخامس والعشرين من تشرين الأول 2023", ["2023-10-25"]),
    ("ar", "في 22 جانفي 2025 و3 غشت 2024", ["2025-01-22", "2024-08-03"]),
    ("ar", "١٢ شعبان ١٤٤٥هـ", ["islamic:1445-08-12"]),
    ("ar", "منذ عام 1962", ["1962/.."]),
    ("ar", "في سبتمبر 2023، وصف", ["2023-09"]),
    ("ar", "من 19 إلى 21 مارس 2025", ["2025-03-19/2025-03-21"]),
    ("ar", "14.05.2024 | 10:22 GMT", ["2024-05-14"]),
    ("en", "June 15-16, 2023 and since 1962, in 2015", ["2023-06-15/2023-06-16", "1962/..", "2015"]),
    ("en", "the 4th of December 2023; Dec. 4, 2023", ["2023-12-04", "2023-12-04"]),
    ("en", "from June 28 to July 2, 2023", ["2023-06-28/2023-07-02"]),
    ("en", "04/12/2023", [None]),
    ("en", "25/09/2023", ["2023-09-25"]),
    ("en", "13 Khordad 1402", ["solar-hijri:1402-03-13"]),
    ("en", "it may 5 march", []),
    ("en", "31 February 2023", [None]),
    ("en", "in early 2019 and late 2016", ["2019", "2016"]),
    ("en", "in the spring of 1963; summer 2022", ["1963-21", "2022-22"]),
    ("fa", "بهار ۱۴۰۲ و بهار ۲۰۲۳", ["solar-hijri:1402-21", "2023-21"]),
    ("ar", "ربيع 2023 ومنتصف عام 2020", ["2023-21", "2020"]),
    ("ar", "شهر ربيع الأول 1445 والربيع العربي", ["islamic:1445-03"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), STATED)
def test_a_date_is_read_in_its_calendar(language: str, text: str, wanted: list[str | None]) -> None:
    assert dates(text, language) == wanted


RELATIVE = [
    ("fa", "خرداد ماه سال جاری بود که", ["solar-hijri:1402-03"]),
    ("fa", "دیدار ۲۲ سال پیش خود", ["2002"]),
    ("fa", "دیروز گفت و فردا می‌رود", ["2024-02-18", "2024-02-20"]),
    ("fa", "صبح روز دوشنبه برگزار شد", ["2024-02-19"]),
    ("fa", "سه‌شنبه گذشته", ["2024-02-13"]),
    ("fa", "ماه گذشته", ["solar-hijri:1402-10"]),
    ("fa", "آنچه امروز در جهان می‌گذرد", []),
    ("ar", "وفي 20 فبراير الجاري، سيسافر", ["2024-02-20"]),
    ("ar", "زيارة عمل اليوم الاثنين", ["2024-02-19"]),
    ("ar", "أمس الأحد", ["2024-02-18"]),
    ("ar", "يوم الخميس المقبل", ["2024-02-22"]),
    ("ar", "في 27 تشرين الثاني الماضي", ["2023-11-27"]),
    ("ar", "وقبل عامين", ["2022"]),
    ("en", "proposed on Thursday", ["2024-02-15"]),
    ("en", "talks will resume on Friday", ["2024-02-23"]),
    ("en", "last September", ["2023-09"]),
    ("en", "two decades ago", ["2004"]),
    ("en", "signed on 10 January", ["2024-01-10"]),
    ("en", "next month", ["2024-03"]),
    ("en", "last week, this week", ["2024-02-12~/2024-02-18~", "2024-02-19~/2024-02-25~"]),
    ("en", "earlier this year", ["2024"]),
    ("en", "last summer", ["2023-22"]),
    ("en", "Monday last week", ["2024-02-12"]),
    ("en", "mid-March and January 12-15", ["2024-03", "2024-01-12/2024-01-15"]),
    ("en", "spring is near; a hot summer", []),
    ("fa", "پاییز سال گذشته", ["solar-hijri:1401-23"]),
    ("fa", "تابستان گذشته", ["solar-hijri:1402-22"]),
    ("fa", "بهار عربی و بهارستان", []),
    ("fa", "هفته گذشته", ["2024-02-10~/2024-02-16~"]),
    ("fa", "دوشنبه هفته گذشته", ["2024-02-12"]),
    ("fa", "دوشنبه گذشته و روز گذشته", ["2024-02-12", "2024-02-18"]),
    ("fa", "اواخر ماه جاری", ["solar-hijri:1402-11"]),
    ("fa", "اوایل سال گذشته", ["solar-hijri:1401"]),
    ("fa", "۲۳ تا ۲۵ بهمن", ["solar-hijri:1402-11-23/1402-11-25"]),
    ("fa", "چهارشنبه وارد آستانه می‌شود", ["2024-02-21"]),
    ("fa", "چهارشنبه گفت که به آنجا می‌رود", ["2024-02-14"]),
    ("ar", "الأسبوع الماضي", ["2024-02-10~/2024-02-16~"]),
    ("ar", "العام الماضي", ["2023"]),
    ("ar", "مطلع يناير", ["2024-01"]),
    ("ar", "ومطلع العام الجاري", ["2024"]),
    ("ar", "وخريف العام الماضي", ["2023-23"]),
    ("ar", "الصيف الماضي", ["2023-22"]),
    ("ar", "من 12 إلى 15 يناير", ["2024-01-12/2024-01-15"]),
    ("ar", "قبل 3 أيام من الحفل", []),
    ("ar", "وقال سيرغي لافروف في السياسة يوم الخميس", ["2024-02-15"]),
    ("ar", "وسيصل يوم الخميس", ["2024-02-22"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), RELATIVE)
def test_a_relative_date_is_worked_out_from_publication(language: str, text: str, wanted: list[str]) -> None:
    assert dates(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, text, wanted in RELATIVE if wanted]
)
def test_a_relative_date_is_none_where_publication_is_not_known(language: str, text: str) -> None:
    assert set(dates(text, language, None)) == {None}


def test_the_working_is_shown() -> None:
    (moment,) = in_line(Line(3, "on Thursday", "on Thursday"), "en", MONDAY)
    assert (moment.basis, moment.line, moment.words) == ("derived", 3, "Thursday")
    assert moment.how == "Thursday on or before publication on 2024-02-19"


def test_the_same_year_is_that_of_the_date_before_it() -> None:
    assert dates("في 10 مارس 2023، ثم في يونيو من العام نفسه", "ar") == ["2023-03-10", "2023-06"]
