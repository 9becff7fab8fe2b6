"""Names after an office that are of nobody the content knows: candidates for the editor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.ingest.matching import split
from digest.ingest.nouns import Line, Mention
from digest.ingest.people import Known
from digest.ingest.spelling import fold, listed

_TITLES = {
    "en": re.compile(
        r"(?:President|Prime Minister|Foreign Minister|Minister|Secretary(?:-| of State| General)|"
        r"Ambassador|King|Sheikh|Spokes(?:man|woman|person)|General|Emir|Chancellor|Senator|Envoy|"
        r"Premier|Leader)"
        r"\s((?:[A-Z][\w'\u00c0-\u024f-]+\s?){1,4})"
    ),
    "fa": re.compile(
        r"«([^»\d]{4,40})»(?=،?\s(?:رئیس|رییس|وزیر|نخست|سخنگو|معاون|سفیر|دبیر|نماینده|فرمانده|پادشاه|"
        r"امیر|رهبر|مدیر|استاد|کارشناس))"
    ),
    "ar": re.compile(
        r"(?:الرئیس|رئیس الوزراء|وزیر الخارجیه|الوزیر|السفیر|المتحدث|المتحدثه|الامین العام|الملک|"
        r"الامیر|الشیخ|المبعوث|المستشار|الجنرال)"
        r"(?:\s(?:ال\w+ی|ال\w+یه))?\s((?!ال)\w{3,}\s(?!ال)\w{3,})"
    ),
}


_NO_NAMES = frozenset(
    map(fold, listed("لدى في من إلى على عن قال أن إن بعد قبل خلال الذي التي وقال هذا اليوم أمس the of and"))
)


def find(
    lines: Sequence[Line], known: Sequence[Known], found: Sequence[Mention], language: str
) -> tuple[Mention, ...]:
    """Return names after an office that are of nobody the content knows: candidates, at most 15."""
    if language not in _TITLES:
        return ()
    own = {word for person in known for name in (*person.whole, *person.latin) for word in name}
    own |= {word for mention in found for word in split(mention.words)} | _NO_NAMES
    counted: dict[str, list[int]] = {}
    for line in lines:
        text = line.text if language != "ar" else line.level
        for match in _TITLES[language].finditer(text):
            name = line.text[match.start(1) : match.end(1)].strip()
            told = split(name)
            if len(told) > 1 and not any(word in own for word in told) and len(told) <= 5:
                counted.setdefault(name, []).append(line.number)
    found = [Mention(name, len(at), at[0], name, tuple(dict.fromkeys(at))) for name, at in counted.items()]
    return tuple(sorted(found, key=lambda mention: (-mention.count, mention.line)))[:15]
