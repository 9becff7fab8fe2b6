"""Persian words that may have lost a half-space, and how they may be written; nothing is rewritten."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.ingest.nouns import Line, Suggestion
from digest.ingest.spelling import listed

_Z = "\u200c"
_LETTER = "ء-غف-يپچژکگیآأؤئ"
_JOINING = "بپتثجچحخسشصضطظعغفقکگلمنهیيك"
_WORD = re.compile(rf"(?<![{_LETTER}{_Z}])[{_LETTER}]{{4,30}}(?![{_LETTER}{_Z}])")

# Two parts of one word that are written joined by mistake, the second with what may follow it.
_COMPOUNDS = (
    ("رئیس", "جمهور"), ("رییس", "جمهور"), ("بین", "الملل"), ("بین", "المللی"), ("تفاهم", "نامه"),
    ("توافق", "نامه"), ("آیت", "الله"),
    ("حجت", "الاسلام"), ("عقب", "نشینی"), ("موضع", "گیری"), ("سلطه", "گری"), ("نسل", "کشی"),
    ("پیش", "بینی"), ("عالی", "رتبه"),
    ("به", "عنوان"), ("به", "ویژه"), ("به", "خصوص"), ("به", "دلیل"), ("به", "طور"), ("به", "منظور"),
    ("به", "نظر"), ("چند", "جانبه"),
    ("هم", "چنین"), ("سیاست", "خارجی"), ("هم", "آهنگی"), ("تصمیم", "گیری"), ("سرمایه", "گذاری"),
    ("قانون", "گذاری"), ("جمع", "بندی"),
    ("گفت", "وگو"), ("دست", "آورد"), ("خبر", "گزاری"), ("صلح", "آمیز"), ("غیر", "نظامی"),
    ("ضد", "آمریکایی"), ("وزارت", "خارجه"),
    ("نخست", "وزیر"), ("پایان", "نامه"), ("قطع", "نامه"), ("همه", "پرسی"), ("این", "که"),
    ("آن", "که"), ("چنان", "که"), ("عالیقدر", "جناب"),
)  # fmt: skip
_TAIL = r"(?P<tail>ها|های|هایی|ی|ای|گرایی|ان)?"
_COMPOUND = re.compile("^(?P<head>" + "|".join(f"{a}{b}" for a, b in _COMPOUNDS) + f"){_TAIL}$")
_PARTS = {a + b: (a, b) for a, b in _COMPOUNDS}
_LEGIT = frozenset(listed("اینکه آنکه چنانکه همچنین گفتگو دستاورد خبرگزاری وزارتخارجه")) - {"وزارتخارجه"}
_VERB = re.compile(
    r"^(?P<mi>ن?می)(?P<stem>(?:کن|شو|گو|ده|رو|خواه|توان|باش|دار|آی|گیر|رس|دان|بین|ساز|یاب|پذیر|گذر|"
    r"گذار|نویس|خور|مان|افت|برد|بر|زن|خوان|شد|کرد|گفت|داد|رفت|خواست|توانست|داشت|گرفت|رسید|دانست|دید|"
    r"ساخت|بست|کش|چرخ|طلب|شناس|پرداز|افزا|نما|پوش|کوش|اندیش|فروش|فرست)(?:م|ی|د|یم|ید|ند|یند|ید|یی)?)$"
)
_AFTER_H = re.compile(
    r"^(?P<stem>(?:منطقه|هسته|رسانه|ذره|خامنه|حرفه|توسعه|عده|هفته|برنامه|جامعه|نامه|پروژه|ماده|گونه|"
    r"اندازه|ویژه|خانه|فرقه|قبیله|سرمایه|رایانه|پایه|هزینه|زمینه|جلسه|کمیته|حمله|تازه|نقطه|حوزه|جبهه|"
    r"وعده|بهانه|نمونه|دوره|چهره|دسته|همسایه|لحظه|شبکه|صحنه|معاهده|بیانیه|اعلامیه|روزنامه|اتحادیه|"
    r"نماینده))(?P<tail>ای|ها|های|هایی|اند|ام)$"
)
_PLURAL = re.compile(rf"^(?P<stem>[{_LETTER}]{{2,20}}[{_JOINING}])(?P<tail>هایی|های|هایش|هایشان|ها)$")
_NOT_PLURAL = frozenset(
    listed("تنها آنها اینها بها انتها نهایی تنهایی شبها مواجهه منتها تنهای انتهای نهای مشتهای")
) - {"شبها"}
_COMPARED = re.compile(
    r"^(?P<stem>بزرگ|کوچک|مهم|بیش|کم|نزدیک|عمیق|قوی|سریع|پیش|گسترده|ضعیف|جدی|وسیع|شدید|سنگین|بیننده|"
    r"پربیننده)(?P<tail>تر|ترین)$"
)
_COMPARED_LEGIT = frozenset({"بیشتر", "کمتر", "بیشترین", "کمترین", "پیشتر"})


def better(word: str) -> str | None:
    """Return a word with the half-space it seems to lack, None where it seems whole."""
    if word in _LEGIT or word in _NOT_PLURAL or word in _COMPARED_LEGIT:
        return None
    if match := _COMPOUND.match(word):
        first, second = _PARTS[match["head"]]
        tail = match["tail"] or ""
        gap = _Z if tail and tail not in ("ی", "ان") else ""
        return first + _Z + second + gap + tail
    for pattern, whole in ((_VERB, "mi"), (_AFTER_H, "stem"), (_COMPARED, "stem")):
        if (match := pattern.match(word)) and (pattern is not _COMPARED or match["stem"][-1] in _JOINING):
            return f"{match[whole]}{_Z}{match['stem' if whole == 'mi' else 'tail']}"
    if match := _PLURAL.match(word):
        return f"{match['stem']}{_Z}{match['tail']}"
    return None


def suggest(lines: Sequence[Line]) -> tuple[Suggestion, ...]:
    """Return each such word once, with its first line and how often it stands there."""
    seen: dict[str, Suggestion] = {}
    for line in lines:
        for word in _WORD.findall(line.text):
            if word in seen:
                old = seen[word]
                seen[word] = Suggestion(old.line, word, old.better, old.count + 1)
            elif mended := better(word):
                seen[word] = Suggestion(line.number, word, mended)
    return tuple(seen.values())
