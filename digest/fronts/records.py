"""`invoke translated`, `coverage` and `urls`: what the records say of themselves, and keep."""

from __future__ import annotations

import os
from pathlib import Path

from digest import formats
from digest.fronts import speaking
from digest.problems import DigestError, message
from digest.review import refuses, review
from digest.write.freshness import Order


def translated(project: Path, content: Path, article: str, edition: str, source: str) -> None:
    """Record that a text is a translation of another edition's text as that stands now."""
    from digest.derive.translations import fingerprint
    from digest.starters import stamped

    formats.demand(content)
    library, _ = review(project, content)
    if article not in library.articles:
        raise DigestError(message("unknown-article", given=article).near(article, library.articles))
    texts = library.articles[article].texts
    source = source or next((code for code in library.editions if code in texts and code != edition), "")
    for code in (edition, source):
        if code not in texts:
            raise DigestError(message("no-text-in", article=article, edition=code).near(code, texts))
    path = content / "articles" / article / f"{edition}.md"
    mark = fingerprint(library.articles[article], source)
    path.write_text(stamped(path.read_text("utf-8"), source, mark), "utf-8")
    print(f"{os.path.relpath(path)} is a translation of {source}.md as it stands now")


def urls(order: Order, language: str, *, only_check: bool) -> None:
    """Add the addresses of new pages to urls.txt; Refused where there are some and nothing may be added."""
    from digest.build import all_pages
    from digest.exports.lasting import addresses, manifest, published
    from digest.write.manifest import read_manifest, write_manifest

    path = order.content / "urls.txt"
    library, problems = review(order.project, order.content)
    speaking.say(problems, language, refused=refuses(problems, strict=False))
    known = published(read_manifest(path)).keys()
    new = addresses(all_pages(order, library)) - known
    if only_check and not known:
        new = set()  # content without a list keeps none
    if only_check and new:
        raise DigestError(message("urls-new", count=len(new), path=os.path.relpath(path)))
    if new:
        write_manifest(path, manifest(known | new))
    counts = {"count": len(new), "all": len(known | new)}
    print(message("urls-added", path=os.path.relpath(path), **counts).say(language))


def coverage(project: Path, content: Path) -> None:
    """List what the digest does not have: texts, second sources, languages, stated dates."""
    from digest.derive import derive
    from digest.derive.coverage import coverage as find
    from digest.text.locales import official_languages

    formats.demand(content)
    library, _ = review(project, content)
    derived = derive(library)
    found = find(library, derived.countries, derived.translations, official_languages)
    lists = {
        "articles without a text in an edition": [f"{id}: {edition}" for id, edition in found.texts],
        "texts that may be out of date": [f"{id}: {edition}" for id, edition in found.outdated],
        "events told by one source only": list(found.single),
        "events whose date is from outside": list(found.outside_events),
        "articles whose date is from outside": list(found.outside_articles),
        "events of several countries told by sources of one country": list(found.one_sided),
        "texts by a machine that nobody has reviewed": [
            f"{id}: {edition}" for id, edition in found.unreviewed
        ],
        "articles without a link to the original": list(found.unlinked),
        "official languages no article tells of a country in": [
            f"{code}: {', '.join(languages)}" for code, languages in found.languages.items()
        ],
    }
    for title, lines in lists.items():
        print(f"{title}: {len(lines)}")
        for line in lines:
            print(f"  {line}")
