"""Every kind of page and every way it is looked at."""

from __future__ import annotations

from dataclasses import dataclass

EDITIONS = ("en", "fa")

KINDS = (
    ("home", ""),
    ("articles", "articles/"),
    ("article", "articles/rt-lavrov-latin-america/"),
    ("article", "articles/hamshahri-diaz-canel-tehran/"),
    ("parallel", "articles/rt-lavrov-latin-america/{other}/"),
    ("chronology", "chronology/"),
    ("countries", "countries/"),
    ("country", "countries/cu/"),
    ("world", "world/"),
    ("relation", "relations/cu-ir/"),
    ("people", "people/"),
    ("person", "people/miguel-diaz-canel/"),
    ("sources", "sources/"),
    ("source", "sources/cri-persian/"),
    ("index", "index/"),
    ("data", "data/"),
    ("coverage", "coverage/"),
    ("plain", "about/"),
    ("plain", "sample/"),
)
"""Kind of page, and an address of that kind below its edition's."""

SHARED = {"root": "", "not_found": "404.html"}
"""Pages that belong to no edition; they are looked at with the first one."""


def addresses(edition: str) -> list[str]:
    """Return an address of each kind of page below the site's."""
    other = next(code for code in EDITIONS if code != edition)
    own = [f"{edition}/{address.format(other=other)}" for _, address in KINDS]
    return [*SHARED.values(), *own] if edition == EDITIONS[0] else own


@dataclass(frozen=True, slots=True)
class Mode:
    """A way to look at a page: window in CSS pixels, colours, and whether scripts run."""

    name: str
    width: int
    height: int
    dark: bool = False
    forced: bool = False
    script: bool = True
    scale: int = 1

    def __str__(self) -> str:
        return self.name


DESK = Mode("desk", 1280, 900)
DESK_DARK = Mode("desk, dark", 1280, 900, dark=True)
PHONE = Mode("phone", 360, 780)
PHONE_DARK = Mode("phone, dark", 360, 780, dark=True)
FORCED = Mode("phone, forced colours", 360, 780, forced=True)
BARE = Mode("phone, no script", 360, 780, script=False)
BARE_DESK = Mode("desk, no script", 1280, 900, script=False)
NARROW = Mode("320 pixels", 320, 640)
ZOOMED = Mode("desk at 200 %", 640, 450, scale=2)

SAMPLES = {
    "en": """---
title: A sample of everything
summary: Every block that Markdown has.
---
A paragraph with *emphasis*, **weight**, `code`, «برجام» and *the word برجام in emphasis*.[^1]

1. First
2. Second
   1. Nested
3. Third

- One
- Two

> A quotation of one line.

| Country | Share |
| --- | ---: |
| Iran | 12% |
| Cuba | 7% |

```
digest --lang=fa --out=a/very/long/path/that/does/not/fit/into/a/narrow/window/of/a/telephone
```

https://digest.example/a/very/long/address/without/any/space/that/does/not/fit/into/a/narrow/window

[^1]: A note.
""",
    "fa": """---
title: نمونه همه‌چیز
summary: هر بلوکی که در مارک‌داون هست.
---
بندی با *تاکید*، **درشت**، `code`، JCPOA و *واژه JCPOA در تاکید*.[^1]

1. یکم
2. دوم
   1. درونی
3. سوم

- یک
- دو

> نقل قولی یک‌خطی.

| کشور | سهم |
| --- | ---: |
| ایران | ۱۲٪ |
| کوبا | ۷٪ |

```
digest --lang=fa --out=a/very/long/path/that/does/not/fit/into/a/narrow/window/of/a/telephone
```

https://digest.example/a/very/long/address/without/any/space/that/does/not/fit/into/a/narrow/window

[^1]: یک یادداشت.
""",
}
