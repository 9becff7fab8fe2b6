"""Spellings of one word: each set must find one and the same."""

from __future__ import annotations

SETS: tuple[tuple[str, ...], ...] = (
    ("هسته‌ای", "هسته ای", "هستهای"),
    ("ایران", "ايران"),
    ("کتاب‌ها", "كتاب‌ها", "کتابها", "کتاب ها"),
    ("رئیس‌جمهور", "رئیس جمهور", "رئيس جمهور", "رئیسجمهور", "رییس‌جمهور", "رییس جمهور"),
    ("کوبا", "كوبا"),
    ("۱۴۰۲", "1402", "١٤٠٢"),
    ("مسئول", "مسؤول", "مسوول"),
    ("آمریکا", "امریکا", "أمریکا"),
    ("مُدَرِّس", "مدرس", "مـدرس"),
    ("مکتبة", "مكتبه", "مکتبه"),
    ("می‌یابد", "می یابد", "مییابد"),
    ("زیبایی", "زیبائی", "زيبایى"),
    ("سؤال", "سوال", "سئوال"),
    ("خانهٔ", "خانۀ", "خانه"),
)
"""The sets of the acceptance list, and some that follow from them; in Persian and Arabic script."""

LATIN: tuple[tuple[str, ...], ...] = (
    ("Díaz", "diaz", "DIAZ", "Di\u0301az"),
    ("Türkiye", "turkiye"),
    ("O’Brien", "o'brien", "O Brien"),
    ("straße", "strasse"),
    ("Đorđe", "dorde"),
)
"""The same for Latin letters."""

DIFFERENT: tuple[tuple[str, str], ...] = (
    ("سؤال", "سال"),
    ("ایران", "عراق"),
    ("کرد", "گرد"),
    ("بار", "پار"),
    ("1402", "1403"),
    ("man", "men"),
)
"""Words that folding must keep apart."""
