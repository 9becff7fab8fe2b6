"""Patterns for relative dates in three languages, over levelled text."""

from __future__ import annotations

import re

from digest.ingest.months import choice, counts
from digest.ingest.spelling import listed

LAST, THIS, NEXT = -1, 0, 1
SIDES = {
    "fa": {
        **dict.fromkeys(listed("گذشته پیش قبل"), LAST),
        **dict.fromkeys(listed("جاری امسال کنونی"), THIS),
        **dict.fromkeys(listed("اینده آینده بعد"), NEXT),
    },
    "ar": {
        **dict.fromkeys(listed("الماضی الفائت المنصرم الفارط المنقضی الماضیه المنصرمه الفائته"), LAST),
        **dict.fromkeys(listed("الجاری الحالی هذا"), THIS),
        **dict.fromkeys(listed("المقبل القادم الاتی المقبله القادمه"), NEXT),
    },
    "en": {**dict.fromkeys(listed("last past previous"), LAST), "this": THIS, "next": NEXT, "coming": NEXT},
}
"""Words for last, this and next, in one spelling."""


def side_of(words: str, language: str) -> int:
    """Return which side of now some words speak of: `LAST`, `THIS` or `NEXT`, by the first that tells."""
    if words == "پارسال":
        return LAST
    return next((SIDES[language][word] for word in words.lower().split() if word in SIDES[language]), THIS)


YEARS = {
    "fa": r"(?P<years>سال (?:گذشته|قبل|پیش|جاری|اینده|آینده)|پارسال|امسال)(?P<abroad> میلادی)?",
    "ar": r"(?:من )?(?P<years>العام (?:الماضی|المنصرم|الفائت|الجاری|الحالی|المقبل|القادم)|هذا العام)",
    "en": r"(?P<years>last year|this year|next year|the previous year)",
}
"""A year told by its side of now."""

_WEEK_SIDES = {language: choice(sides) for language, sides in SIDES.items()}
WEEK_OF = {
    "fa": rf"(?:\s(?P<k>هفته {_WEEK_SIDES['fa']}|این هفته)(?!\w))",
    "ar": rf"(?:\s(?:من )?(?P<k>الاسبوع {_WEEK_SIDES['ar']}|هذا الاسبوع)(?!\w))",
    "en": rf"(?:\s(?:of )?(?P<k>{_WEEK_SIDES['en']} week)(?!\w))?",
}
"""What after a weekday says which week's it is."""

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
    "fa": re.compile(r"(?:^|\s)(?:در|از|تا|اوایل|اوائل|اواخر|اواسط|ابتدای|اغاز|پایان|نیمه(?: اول| دوم)?)\s$"),
    "ar": re.compile(r"(?:^|\s)(?:فی|منذ|خلال|مطلع|اوائل|اواخر|نهایه|بدایه|منتصف)\s(?:شهر\s)?$"),
    "en": re.compile(
        r"(?:^|\s)(?:in|since|early|late|mid|during|until|by|(?:end|start|beginning|middle|rest) of)[\s-]$",
        re.IGNORECASE,
    ),
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

_AR_PART = r"(?:مطلع|اوائل|اواخر|نهایه|بدایه|منتصف)"
SPANS = {
    "fa": (
        (re.compile(r"(?<!\w)(?:در )?ماه گذشته(?!\w)"), "month", -1),
        (re.compile(r"(?<!\w)ماه (?:آینده|اینده)(?!\w)"), "month", 1),
        (re.compile(r"(?<!\w)(?:اوایل|اواخر|اواسط) (?:همین ماه|این ماه|ماه جاری)(?!\w)"), "month", 0),
        (re.compile(r"(?<!\w)سال گذشته میلادی(?!\w)"), "gregorian-year", -1),
        (re.compile(r"(?<!\w)(?:سال گذشته|پارسال)(?!\w)(?! میلادی)(?<!\d سال گذشته)"), "year", -1),
        (re.compile(r"(?<!\w)سال (?:آینده|اینده)(?!\w)"), "year", 1),
    ),
    "ar": (
        (re.compile(r"(?<!\w)الشهر (?:الماضی|المنصرم|الفائت)(?!\w)"), "month", -1),
        (re.compile(r"(?<!\w)الشهر (?:المقبل|القادم)(?!\w)"), "month", 1),
        (re.compile(rf"{_AR_PART} (?:هذا الشهر|الشهر (?:الجاری|الحالی))"), "month", 0),
        (re.compile(r"(?<!\w)العام (?:الماضی|المنصرم|الفائت)(?!\w)"), "year", -1),
        (re.compile(r"(?<!\w)العام (?:المقبل|القادم)(?!\w)"), "year", 1),
    ),
    "en": (
        (re.compile(r"(?<!\w)(?:last|the previous) month(?!\w)", re.IGNORECASE), "month", -1),
        (re.compile(r"(?<!\w)next month(?!\w)", re.IGNORECASE), "month", 1),
        (re.compile(r"(?<!\w)(?:earlier|later) this month(?!\w)", re.IGNORECASE), "month", 0),
        (re.compile(r"(?<!\w)last year(?!\w)(?!'s)", re.IGNORECASE), "year", -1),
        (re.compile(r"(?<!\w)next year(?!\w)", re.IGNORECASE), "year", 1),
    ),
}
"""Whole months and years near the day of publication, -1 before it and 1 after it."""

AHEAD = {
    "fa": re.compile(
        r"(?<!\w)(?:خواه(?:د|ند|یم)|قرار است|قصد دار(?:د|ند)|در نظر دار(?:د|ند)|"
        r"می ?(?:شو(?:د|ند)|رو(?:د|ند)|ای(?:د|ند)|گیر(?:د|ند)|یاب(?:د|ند)|رس(?:د|ند)))(?!\w)"
    ),
    "ar": re.compile(
        r"(?<!\w)(?:[وف]?سوف|(?:من )?(?:المقرر|المزمع|المرتقب|المنتظر|المتوقع)|"
        r"[وف]?[یت](?:ختتم|نتهی|ستمر|زور|صل|توجه|عقد|نعقد|جری|بدا|نطلق|ستضیف|شارک|لتقی|غادر)|[وف]?س(?:ی|ت|ن)"
        r"(?!یف|اس|ار|اد|د|طر|نار|ره|رغ|رج|رلا|ما|ن(?!ظ|ع|ت)|ول|ون|ه(?!م|د)|وک|رات|ات|یر|ناء|ین)\w{2,})(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:will|would|(?:is|are|was|were) (?:to|due|scheduled|expected|set|slated|planned)|"
        r"scheduled|due (?:to|in|on)|upcoming|plan(?:s|ned)? to|going to)(?!\w)"
    ),
}
"""What says that a date lies ahead."""

DONE = {
    "fa": re.compile(
        r"(?<!\w)(?:گفت|شد|کرد|بود|داد|گرفت|رفت|امد|رسید|داشت|خواند|نوشت|افزود|کردند|شدند)(?!\w)"
    ),
    "ar": re.compile(
        r"(?<!\w)(?:[وف]?(?:قال|اعلن|اکد|التقی|وصل|اجری|زار|وقع|کان|کانت|شهد|اضاف|بداها|بدا|انطلق|عقد|ترحیب)ت?)(?!\w)"
    ),
}
"""A verb of what is over: where it stands first, the date does not lie ahead."""
