"""Patterns for relative dates in three languages, over levelled text."""

from __future__ import annotations

import re

from digest.ingest.months import choice, counts
from digest.ingest.spelling import listed

UNTIL = {"fa": r"(?:تا|الی|و|-)", "ar": r"(?:الی|حتی|و|-)", "en": r"(?:-|to|and|through|until)"}
"""What stands between the two days of a range."""

AFTER = {
    "fa": re.compile(
        r"\s(?:(?P<year_this>(?:ماه )?(?:سال جاری|امسال|سالجاری))|(?P<year_last>(?:ماه )?(?:سال گذشته|"
        r"پارسال|سال قبل))"
        r"|(?P<year_next>(?:ماه )?سال (?:آینده|اینده|بعد))|(?P<month_same>(?:ماه )?همان سال)|"
        r"(?P<month_this>(?:ماه )?جاری)|(?P<month_last>(?:ماه )?گذشته)"
        r"|(?P<month_next>(?:ماه )?(?:آینده|اینده)))(?!\w)"
    ),
    "ar": re.compile(
        r"\s(?:(?P<year_this>(?:من )?(?:العام الجاری|العام الحالی|هذا العام|السنه الجاریه))"
        r"|(?P<year_last>(?:من )?(?:العام الماضی|العام المنصرم|السنه الماضیه))|(?P<year_next>(?:من "
        r")?العام (?:المقبل|القادم))"
        r"|(?P<month_this>(?:من (?:هذا )?(?:الشهر )?)?(?:الجاری|الحالی))|(?P<month_same>(?:من "
        r")?(?:العام نفسه|السنه نفسها|نفس العام|ذلک العام|العام ذاته))|(?P<month_last>الماضی|المنصرم|"
        r"الفائت|الفارط)"
        r"|(?P<month_next>المقبل|القادم))(?!\w)"
    ),
    "en": re.compile(
        r",?\s(?:of\s)?(?:(?P<year_this>this year)|(?P<year_last>last year|the previous year)|"
        r"(?P<year_next>next year)|(?P<year_same>(?:the same|that) year))(?!\w)"
    ),
}
"""What after a day or a month says which year is meant; a group is a unit and a side."""

BEFORE = {
    "fa": re.compile(r"(?:^|\s)(?:در|از|تا|اوایل|اواخر|اواسط)\s$"),
    "ar": re.compile(r"(?:^|\s)(?:فی|منذ|خلال|مطلع|اوائل|اواخر|نهایه|بدایه|منتصف)\s(?:شهر\s)?$"),
    "en": re.compile(r"(?:^|\s)(?:in|since|early|late|mid|during|until|by)[\s-]$", re.IGNORECASE),
}
"""What before a month alone says that a month is meant."""

_NOT_PLAN = r"(?<!افق )(?<!چشم انداز )"
SINCE = {
    "fa": re.compile(
        rf"(?<!\w){_NOT_PLAN}(?P<since>(?:از|ز) )?(?:سال|سالهای|سال "
        rf"های)\s(?P<y>\d{{4}})(?!\d)(?:\s(?:میلادی|شمسی|خورشیدی|هجری شمسی))?"
    ),
    "ar": re.compile(
        r"(?<!\w)(?P<since>منذ )?(?:و?فی )?(?:(?:و?عام|والعام|العام|ب?سنه|لعام|للعام)\s|(?<=فی "
        r"))(?P<y>\d{4})(?!\d)(?:\s?م\b)?"
    ),
    "en": re.compile(
        r"(?<!\w)(?:(?P<since>[Ss]ince)|[Ii]n|[Uu]ntil|[Oo]f|[Ff]rom|the)\s(?P<y>1[6-9]\d\d|"
        r"20\d\d)(?![\d\-/]|\s?(?:percent|people|troops|soldiers|km|dollars))"
    ),
}
"""A year alone, after a word that says so; `since` is there when it is a beginning that has not ended."""

_FA_N, _AR_N, _EN_N = (choice(counts(language)) for language in ("fa", "ar", "en"))
AGO = {
    "fa": re.compile(
        rf"(?<!\w)(?P<n>\d{{1,3}}|{_FA_N})\s(?P<u>سال|ماه|هفته|روز|دهه)\s(?:پیش|قبل)(?!\w)(?!\s?از\s)"
        rf"|(?<=امروز )(?P<w>\d{{1,3}})(?=\sسال\s(?:بعد|پس)\sاز)"
    ),
    "ar": re.compile(
        rf"(?<!\w)و?قبل\s(?:نحو\s|حوالی\s)?(?:(?P<n>\d{{1,3}}|{_AR_N})\s(?P<u>عاما|عام|اعوام|سنه|"
        rf"سنوات|سنین|شهرا|شهر|اشهر|شهور|یوما|یوم|ایام|اسابیع|اسبوعا|عقود)"
        r"|(?P<w>عامین|سنتین|شهرین|یومین|اسبوعین))(?!\w)(?!\sمن\s)"
    ),
    "en": re.compile(
        rf"(?<!\w)(?P<n>\d{{1,3}}|{_EN_N})\s(?P<u>years?|months?|weeks?|days?|decades?)\s(?:ago|"
        rf"earlier)(?!\w)|(?P<w>(?!))"
    ),
}
"""So many units back; `n` a count, `u` the unit, `w` a dual or a count with its unit understood."""

UNITS = {
    "fa": {"سال": "year", "ماه": "month", "هفته": "week", "روز": "day", "دهه": "decade"},
    "ar": {
        **dict.fromkeys(listed("عاما عام اعوام سنه سنوات سنین عامین سنتین"), "year"),
        **dict.fromkeys(listed("شهرا شهر اشهر شهور شهرین"), "month"),
        **dict.fromkeys(listed("یوما یوم ایام یومین"), "day"),
        **dict.fromkeys(listed("اسابیع اسبوعا اسبوعین"), "week"),
        "عقود": "decade",
    },
    "en": {f"{unit}{s}": unit for unit in ("year", "month", "week", "day", "decade") for s in ("", "s")},
}

_FA_NOT_TODAY = (
    r"(?<!دنیای )(?<!جهان )(?<!ایران )(?<!به )(?<!تا )(?<!جامعه )(?<!نسل )(?<!بشر )(?<!که )(?<!انچه )"
    r"(?<!روزگار )(?<!شرایط )"
)
_AR_NOT_TODAY = (
    r"(?<!عالم )(?<!حتی )(?<!الی )(?<!هذا )(?<!ذلک )(?<!فی )(?<!نفس )(?<!طوال )(?<!مدار )(?<!خلال )"
)
DAYS = {
    "fa": (
        (re.compile(r"(?<!\w)(?:پریروز)(?!\w)"), -2),
        (re.compile(r"(?<!\w)(?:دیروز|دیشب|روز گذشته|شب گذشته)(?!\w)"), -1),
        (re.compile(rf"(?<!\w){_FA_NOT_TODAY}(?:امروز|امشب)(?!\w)"), 0),
        (re.compile(r"(?<!\w)(?:فردا)(?!\w)"), 1),
    ),
    "ar": (
        (re.compile(r"(?<!\w)(?:اول امس|امس الاول|اول من امس)(?!\w)"), -2),
        (re.compile(r"(?<!\w)(?:امس)(?!\w)"), -1),
        (re.compile(rf"(?<!\w){_AR_NOT_TODAY}(?:الیوم)(?!\w)(?! السابق| التالی| الاول| العالمی| الوطنی)"), 0),
        (re.compile(r"(?<!\w)(?:غدا|یوم غد)(?!\w)"), 1),
    ),
    "en": (
        (re.compile(r"(?<!\w)(?:the day before yesterday)(?!\w)", re.IGNORECASE), -2),
        (re.compile(r"(?<!before )(?<!\w)(?:yesterday|last night)(?!\w)", re.IGNORECASE), -1),
        (
            re.compile(
                r"(?<!until )(?<!world )(?<!\w)(?:today|tonight)(?!\w|'s (?:world|society|generation))",
                re.IGNORECASE,
            ),
            0,
        ),
        (re.compile(r"(?<!\w)(?:tomorrow)(?!\w)", re.IGNORECASE), 1),
    ),
}
"""Words for days near the day of publication, with how many days they lie after it."""

SPANS = {
    "fa": (
        (re.compile(r"(?<!\w)(?:در )?ماه گذشته(?!\w)"), "month", -1),
        (re.compile(r"(?<!\w)ماه (?:آینده|اینده)(?!\w)"), "month", 1),
        (re.compile(r"(?<!\w)سال گذشته میلادی(?!\w)"), "year", -1),
        (re.compile(r"(?<!\w)(?:سال گذشته|پارسال)(?!\w)(?! میلادی)(?<!\d سال گذشته)"), "solar-year", -1),
        (re.compile(r"(?<!\w)سال (?:آینده|اینده)(?!\w)"), "solar-year", 1),
    ),
    "ar": (
        (re.compile(r"(?<!\w)الشهر (?:الماضی|المنصرم|الفائت)(?!\w)"), "month", -1),
        (re.compile(r"(?<!\w)الشهر (?:المقبل|القادم)(?!\w)"), "month", 1),
        (re.compile(r"(?<!\w)العام (?:الماضی|المنصرم|الفائت)(?!\w)"), "year", -1),
        (re.compile(r"(?<!\w)العام (?:المقبل|القادم)(?!\w)"), "year", 1),
    ),
    "en": (
        (re.compile(r"(?<!\w)(?:last|the previous) month(?!\w)", re.IGNORECASE), "month", -1),
        (re.compile(r"(?<!\w)next month(?!\w)", re.IGNORECASE), "month", 1),
        (re.compile(r"(?<!\w)last year(?!\w)(?!'s)", re.IGNORECASE), "year", -1),
        (re.compile(r"(?<!\w)next year(?!\w)", re.IGNORECASE), "year", 1),
    ),
}
"""Whole months and years near the day of publication, -1 before it and 1 after it."""
