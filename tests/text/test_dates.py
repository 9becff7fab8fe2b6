"""Dates in words, in the project's two editions and in an Arabic one, in three calendars."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.calendars.edtf import parse
from digest.model import Edition
from digest.text.dates import DatePart, heading_year, plain, spell, years
from digest.text.digits import to_digits

PATTERNS = {
    "day": "{day} {month} {year}",
    "month": "{month} {year}",
    "day-month": "{day} {month}",
    "year": "{year}",
    "season": "{season} {year}",
}
GREGORIAN_EN = "January February March April May June July August September October November December"
SOLAR_EN = "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"
GREGORIAN_FA = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
SOLAR_FA = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
GREGORIAN_AR = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
ISLAMIC_AR = (
    "محرم،صفر،ربيع الأول،ربيع الآخر،جمادى الأولى،جمادى الآخرة،رجب،شعبان،رمضان،شوال،ذو القعدة،ذو الحجة"
)


def edition(
    code: str, numbering: str, months: dict[str, list[str]], seasons: str, patterns: dict[str, str]
) -> Edition:
    return Edition(
        code=code,
        locale=code,
        name=code,
        direction="rtl" if numbering != "latn" else "ltr",
        order=1,
        numbering=numbering,
        calendars=tuple(months),
        alphabet=(),
        months={name: tuple(names) for name, names in months.items()},
        seasons=tuple(seasons.split()),
        dates=PATTERNS | patterns,
        words={},
        plurals={},
        theme={},
    )


EN = edition(
    "en",
    "latn",
    {"gregorian": GREGORIAN_EN.split(), "solar-hijri": SOLAR_EN.split()},
    "spring summer autumn winter",
    {
        "range": "{start} to {end}",
        "since": "since {start}",
        "until": "until {end}",
        "from-unknown-end": "from {start} (end not known)",
        "to-unknown-start": "to {end} (start not known)",
        "circa": "around {date}",
        "uncertain": "{date} (uncertain)",
        "circa-uncertain": "around {date} (uncertain)",
    },
)
FA = edition(
    "fa",
    "arabext",
    {"solar-hijri": SOLAR_FA.split(), "gregorian": GREGORIAN_FA.split()},
    "بهار تابستان پاییز زمستان",
    {
        "range": "{start} تا {end}",
        "since": "از {start} تاکنون",
        "until": "تا {end}",
        "from-unknown-end": "از {start} (پایان نامعلوم)",
        "to-unknown-start": "تا {end} (آغاز نامعلوم)",
        "circa": "حدود {date}",
        "uncertain": "{date} (نامطمئن)",
        "circa-uncertain": "حدود {date} (نامطمئن)",
    },
)
AR = edition(
    "ar",
    "arab",
    {"gregorian": GREGORIAN_AR.split(), "islamic": ISLAMIC_AR.split("،")},
    "ربيع صيف خريف شتاء",
    {"range": "من {start} إلى {end}", "since": "منذ {start}", "until": "حتى {end}"}
    | {"circa": "نحو {date}", "uncertain": "{date} (؟)", "circa-uncertain": "نحو {date} (؟)"}
    | {"from-unknown-end": "من {start}", "to-unknown-start": "إلى {end}"},
)


def words(text: str, calendar: str, in_edition: Edition, written: str = "gregorian") -> str:
    return plain(spell(parse(text, written), calendar, in_edition))


@pytest.mark.parametrize(
    ("text", "english", "persian"),
    [
        ("2015-07-14", "14 July 2015", "۲۳ تیر ۱۳۹۴"),
        ("2021-03-20", "20 March 2021", "۳۰ اسفند ۱۳۹۹"),
        ("2021-03-21", "21 March 2021", "۱ فروردین ۱۴۰۰"),
        ("2024-03-20", "20 March 2024", "۱ فروردین ۱۴۰۳"),
        ("2025-03-20", "20 March 2025", "۳۰ اسفند ۱۴۰۳"),
        ("2025-03-21", "21 March 2025", "۱ فروردین ۱۴۰۴"),
        ("2029-03-19", "19 March 2029", "۲۹ اسفند ۱۴۰۷"),
        ("1979-02-11", "11 February 1979", "۲۲ بهمن ۱۳۵۷"),
        ("2015-07", "July 2015", "تیر تا مرداد ۱۳۹۴"),
        ("2001", "2001", "۱۳۷۹ تا ۱۳۸۰"),
        ("2024-02-19/2024-02-22", "19 to 22 February 2024", "۳۰ بهمن تا ۳ اسفند ۱۴۰۲"),
        ("2024-02-05/2024-02-09", "5 to 9 February 2024", "۱۶ تا ۲۰ بهمن ۱۴۰۲"),
        ("2023-06/2023-07", "June to July 2023", "خرداد تا مرداد ۱۴۰۲"),
        ("2023-06-30/2023-07-02", "30 June to 2 July 2023", "۹ تا ۱۱ تیر ۱۴۰۲"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024", "۹ تا ۱۲ دی ۱۴۰۲"),
        ("2023-06-19/2023-08", "19 June to August 2023", "۲۹ خرداد تا شهریور ۱۴۰۲"),
        ("2019/2021-03", "2019 to March 2021", "۱۳۹۷ تا فروردین ۱۴۰۰"),
        ("2019/2021", "2019 to 2021", "۱۳۹۷ تا ۱۴۰۰"),
        ("2001/2001", "2001", "۱۳۷۹ تا ۱۳۸۰"),
        ("1962/..", "since 1962", "از حدود ۱۳۴۰ تاکنون"),
        ("1962-02-07/..", "since 7 February 1962", "از ۱۸ بهمن ۱۳۴۰ تاکنون"),
        ("../1962", "until 1962", "تا حدود ۱۳۴۱"),
        ("1989/", "from 1989 (end not known)", "از حدود ۱۳۶۷ (پایان نامعلوم)"),
        ("/1989-02", "to February 1989 (start not known)", "تا حدود اسفند ۱۳۶۷ (آغاز نامعلوم)"),
        ("2001~", "around 2001", "حدود ۱۳۷۹ تا ۱۳۸۰"),
        ("2015-07-14?", "14 July 2015 (uncertain)", "۲۳ تیر ۱۳۹۴ (نامطمئن)"),
        ("2015-07%", "around July 2015 (uncertain)", "حدود تیر تا مرداد ۱۳۹۴ (نامطمئن)"),
        ("2001~/2003", "around 2001 to 2003", "حدود ۱۳۷۹ تا ۱۳۸۲"),
        (
            "2023-06-23?/2023-06-25",
            "23 June 2023 (uncertain) to 25 June 2023",
            "۲ تیر ۱۴۰۲ (نامطمئن) تا ۴ تیر ۱۴۰۲",
        ),
        ("2023-06-23/2023-06-25~", "23 June 2023 to around 25 June 2023", "۲ تیر ۱۴۰۲ تا حدود ۴ تیر ۱۴۰۲"),
        ("1962~/..", "since around 1962", "از حدود ۱۳۴۰ تاکنون"),
        ("2023-21", "spring 2023", "بهار ۱۴۰۲"),
        ("2023-24", "winter 2023", "زمستان ۱۴۰۲"),
        ("2023-21/2023-22", "spring to summer 2023", "بهار تا تابستان ۱۴۰۲"),
        ("0800-01-02", "2 January 800", "۱۲ دی ۱۷۸"),
    ],
)
def test_each_edition_spells_a_date_in_its_own_calendar(text: str, english: str, persian: str) -> None:
    assert words(text, "gregorian", EN) == english
    assert words(text, "solar-hijri", FA) == persian


@pytest.mark.parametrize(
    ("text", "english", "persian"),
    [
        ("1402-03", "May to June 2023", "خرداد ۱۴۰۲"),
        ("1402-10", "December 2023 to January 2024", "دی ۱۴۰۲"),
        ("1402-09-13", "4 December 2023", "۱۳ آذر ۱۴۰۲"),
        ("1402", "2023 to 2024", "۱۴۰۲"),
        ("1402-03/1402-05", "May to August 2023", "خرداد تا مرداد ۱۴۰۲"),
        ("1402-21", "spring 2023", "بهار ۱۴۰۲"),
    ],
)
def test_a_date_written_in_the_persian_calendar_stays_whole_there(
    text: str, english: str, persian: str
) -> None:
    assert words(text, "gregorian", EN, "solar-hijri") == english
    assert words(text, "solar-hijri", FA, "solar-hijri") == persian


def test_a_third_calendar_and_digit_set_come_from_the_edition_alone() -> None:
    assert words("2024-03-11", "gregorian", AR) == "١١ مارس ٢٠٢٤"
    assert words("2024-03-11", "islamic", AR) == "١ رمضان ١٤٤٥"
    assert words("2023-21", "islamic", AR) == "من شعبان إلى ذو القعدة ١٤٤٤"


@pytest.mark.parametrize("text", ["1789-07-14", "1789", "2077-11-17", "2077", "1920/1930", "1920/.."])
def test_no_islamic_date_is_shown_where_the_calendar_does_not_reach(text: str) -> None:
    assert spell(parse(text), "islamic", AR) == ()


@pytest.mark.parametrize(
    ("text", "calendar", "in_edition", "written", "machine"),
    [
        ("2023-12-04", "solar-hijri", FA, "gregorian", ["2023-12-04"]),
        ("2015-07", "solar-hijri", FA, "gregorian", ["2015-07"]),
        ("2001", "solar-hijri", FA, "gregorian", ["2001"]),
        ("2001~", "gregorian", EN, "gregorian", [None, "2001"]),
        ("2024-02-19/2024-02-22", "solar-hijri", FA, "gregorian", ["2024-02-19", None, "2024-02-22"]),
        ("1962/..", "gregorian", EN, "gregorian", [None, "1962"]),
        ("2023-21", "gregorian", EN, "gregorian", [None]),
        ("1402-03", "solar-hijri", FA, "solar-hijri", ["2023"]),
        ("1402-03", "gregorian", EN, "solar-hijri", ["2023-05", None, "2023-06"]),
        ("1402-10", "solar-hijri", FA, "solar-hijri", [None]),
        ("1402-03/1402-04", "gregorian", EN, "solar-hijri", ["2023-05", None, "2023-07"]),
        ("2023-06/2023-07", "solar-hijri", FA, "gregorian", ["2023-06", None, "2023-07"]),
        ("2015-01/2015-02", "islamic", AR, "gregorian", [None, "2015-01", None, "2015-02"]),
        ("0500", "gregorian", EN, "gregorian", ["0500"]),
    ],
)
def test_each_piece_carries_the_machine_form_that_holds_it(
    text: str, calendar: str, in_edition: Edition, written: str, machine: list[str | None]
) -> None:
    parts = spell(parse(text, written), calendar, in_edition)
    assert [part.datetime for part in parts] == machine


def test_a_range_is_given_in_pieces_so_that_each_date_can_be_marked_up() -> None:
    assert spell(parse("2024-02-19/2024-02-22"), "gregorian", EN) == (
        DatePart("19", "2024-02-19"),
        DatePart(" to ", None),
        DatePart("22 February 2024", "2024-02-22"),
    )


def test_a_language_that_writes_the_year_first_has_no_shortened_ranges() -> None:
    year_first = edition(
        "hu",
        "latn",
        {"gregorian": GREGORIAN_EN.split()},
        "a b c d",
        {"day": "{year}. {month} {day}.", "range": "{start} - {end}"},
    )
    assert (
        words("2024-02-19/2024-02-22", "gregorian", year_first) == "2024. February 19. - 2024. February 22."
    )


@pytest.mark.parametrize(
    ("text", "calendar", "expected"),
    [
        ("2023-12-04", "solar-hijri", (1402, 1402)),
        ("2001", "solar-hijri", (1379, 1380)),
        ("2001", "gregorian", (2001, 2001)),
        ("2019/2021", "gregorian", (2019, 2021)),
        ("1962/..", "gregorian", (1962, 1962)),
        ("../1962", "gregorian", (1962, 1962)),
        ("2023-24", "gregorian", (2023, 2024)),
    ],
)
def test_a_date_is_listed_under_the_years_it_touches(
    text: str, calendar: str, expected: tuple[int, int]
) -> None:
    read = parse(text)
    assert years(read, calendar) == expected
    assert heading_year(read, calendar) == expected[0]


@given(st.dates(date(1930, 1, 1), date(2070, 1, 1)), st.sampled_from([7, 4]))
def test_no_day_is_ever_invented_for_a_coarse_date(day: date, length: int) -> None:
    for calendar, in_edition in (("solar-hijri", FA), ("gregorian", EN), ("islamic", AR)):
        parts = spell(parse(day.isoformat()[:length]), calendar, in_edition)
        numbers = re.findall(r"\d+", plain(parts))
        assert all(len(number) == 4 for number in numbers), plain(parts)
        assert all(part.datetime is None or len(part.datetime) <= length for part in parts)


@given(st.dates(date(1930, 1, 1), date(2070, 1, 1)))
def test_a_day_is_one_piece_with_its_iso_form_in_every_calendar(day: date) -> None:
    for calendar, in_edition in (("solar-hijri", FA), ("gregorian", EN), ("islamic", AR), ("gregorian", AR)):
        (part,) = spell(parse(day.isoformat()), calendar, in_edition)
        assert part.datetime == day.isoformat()
        assert in_edition is EN or not re.search("[0-9]", part.text)
    assert to_digits(str(day.year), "arab") in plain(spell(parse(day.isoformat()), "gregorian", AR))
