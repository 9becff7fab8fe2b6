"""Which language an article is in, by its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from digest.ingest.nouns import Found, Line
from digest.ingest.spelling import listed
from digest.text.scripts import letters_by_script

_COMMON = {
    "fa": frozenset(
        listed("و در به از که این را با است برای آن یک تا بر هم نیز شد کرد شده خود های می بود گفت")
    ),
    "ar": frozenset(
        listed("في من على إلى أن عن التي الذي مع هذا هذه بين بعد ما لا كما قد وقال قال كان وفي إن خلال")
    ),
    "en": frozenset(
        listed("the of and to in a is that for on with as by at was from his said has it are be an which")
    ),
    "fr": frozenset(listed("le la les des et du une dans est que pour qui sur au avec")),
    "es": frozenset(listed("el los las de y del una en es que para con por se su")),
    "de": frozenset(listed("der die das und ist von mit den auf für nicht ein eine zu dem")),
    "tr": frozenset(listed("ve bir bu için ile da de olarak olan gibi daha çok")),
    "ur": frozenset(listed("کے کی میں ہے سے کا اور کو نے پر ہیں کہ اس")),
    "ps": frozenset(listed("د په او چې له ته دی ده کې سره")),
}
_ONLY = {"fa": "پچژگ", "ar": "ةيىكأإؤ", "ur": "ٹڈڑںےہھ", "ps": "ټډړښځڅېۍ", "ckb": "ڕڵێۆە"}
_WORD = re.compile(r"[^\W\d_]+")


def find(lines: Iterable[Line]) -> Found[str]:
    """Return a text's language, nothing when no language is clearly ahead."""
    kept = list(lines)
    text = "\n".join(line.text for line in kept)[:60_000]
    scripts = letters_by_script(text)
    total = sum(scripts.values())
    if total < 20:
        return Found(None, 0, "too few letters to tell")
    arabic = scripts.get("Arab", 0) >= scripts.get("Latn", 0)
    words = [word.lower() for word in _WORD.findall(text.replace("\u200c", " "))]
    scores: Counter[str] = Counter()
    for language, common in _COMMON.items():
        if (language in ("fa", "ar", "ur", "ps")) == arabic:
            scores[language] = 100 * sum(word in common for word in words) // max(1, len(words))
    if arabic:
        letters = Counter(text)
        for language, own in _ONLY.items():
            scores[language] += 300 * sum(letters[letter] for letter in own) // total
    (best, score), (_, next_score) = scores.most_common(2)
    line = kept[0].number
    if score < 8 or score - next_score < 4:
        return Found(None, line, "no language is clearly ahead")
    return Found(best, line, f"by its letters and commonest words ({score} points, the next {next_score})")
