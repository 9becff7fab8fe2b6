"""The checks of this folder are able to fail: on a page with one defect put in, the check for it does."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.rtl import test_language as language
from tests.rtl import test_marks as marks
from tests.rtl.reading import Built

PATH = "fa/articles/jcpoa-explained/index.html"
DEFECTS: list[tuple[Callable[..., None], str, str]] = [
    (marks.test_no_text_holds_an_invisible_control, "نامی است", "\u200fنامی است"),
    (marks.test_nothing_else_on_a_page_holds_a_control, "نامی است", "\u2068نامی است\u2069"),
    (
        marks.test_isolates_as_characters_stand_where_markup_cannot_and_come_in_pairs,
        'class="card__meta"',
        'class="card__meta" title="\u200f"',
    ),
    (
        marks.test_isolates_as_characters_stand_where_markup_cannot_and_come_in_pairs,
        "<title>",
        "<title>\u2068",
    ),
    (marks.test_an_edition_writes_no_digits_but_its_own, "متنش ۱۵۹", "متنش 159"),
    (marks.test_an_edition_writes_no_digits_but_its_own, "متنش ۱۵۹", "متنش ١٥٩"),
    (marks.test_a_persian_range_is_written_with_a_word, "۱۲ تا ۱۵", "۱۲–۱۵"),
    (marks.test_a_negative_number_in_persian_stands_in_an_isolate, '<bdi dir="ltr">−۵</bdi>', "−۵"),
    (
        marks.test_every_date_is_marked_with_its_day_month_or_year,
        'datetime="2015-07-14"',
        'datetime="14 July"',
    ),
    (
        marks.test_every_date_is_marked_with_its_day_month_or_year,
        'datetime="2015-07-14"',
        'datetime="2015-13-14"',
    ),
    (marks.test_no_number_of_a_date_is_left_outside_its_mark, r"<time[^>]*>([^<]*)</time>", r"\1"),
    (marks.test_nothing_is_aligned_to_a_physical_side, 'class="at-end"', 'style="text-align:right"'),
    (marks.test_headings_have_ids_in_their_own_letters_once_a_page, 'id="پرسش-ها-2"', 'id="پرسش-ها"'),
    (marks.test_headings_have_ids_in_their_own_letters_once_a_page, 'id="پرسش-ها-2"', 'id="پرسش-ها_1"'),
    (
        language.test_every_text_is_in_the_language_it_is_said_to_be_in,
        '<bdi lang="en" dir="ltr">What',
        "<bdi>What",
    ),
    (
        language.test_a_page_says_its_language_and_cldrs_direction_on_html_alone,
        '<html lang="fa" dir="rtl"',
        '<html lang="fa" dir="ltr"',
    ),
    (language.test_a_page_says_its_language_and_cldrs_direction_on_html_alone, "<body", '<body dir="rtl"'),
    (
        language.test_what_has_a_language_has_its_direction_and_no_direction_is_left_to_guessing,
        '<bdi lang="en" dir="ltr">What',
        '<bdi lang="en" dir="auto">What',
    ),
    (language.test_a_link_to_another_edition_says_so, ' hreflang="en"', ""),
    (language.test_the_switch_names_every_language_in_itself, ">English<", ">انگلیسی<"),
]


@pytest.mark.parametrize(("check", "sound", "defect"), DEFECTS)
def test_a_check_sees_its_defect(
    hurting: Built,
    own_names: Mapping[str, str],
    tmp_path: Path,
    check: Callable[..., None],
    sound: str,
    defect: str,
) -> None:
    given = {"own_names": own_names} if "own_names" in inspect.signature(check).parameters else {}
    page = tmp_path / PATH
    page.parent.mkdir(parents=True)
    page.write_text(hurting.by_path[PATH].text, "utf-8")
    check(Built(tmp_path), **given)
    pattern = sound if sound.startswith("<time") else re.escape(sound)
    changed, times = re.subn(pattern, defect, hurting.by_path[PATH].text)
    assert times
    page.write_text(changed, "utf-8")
    with pytest.raises((AssertionError, ValueError)):
        check(Built(tmp_path), **given)
