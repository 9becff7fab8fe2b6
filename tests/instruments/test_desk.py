"""Every desk makes the same of a text, whichever edition's pages it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from digest.model import Library
from digest.pages.desk import Desk


def test_a_text_is_the_same_at_every_desk_its_notes_in_its_own_digits(
    library: Library, desk_on: Callable[..., Desk]
) -> None:
    id, article = next(iter(library.articles.items()))
    body = "متن [^1] و JCPOA\n\n[^1]: یادداشت"
    texts = {**article.texts, "fa": replace(article.texts["fa"], body=body)}
    noted = replace(library, articles={**library.articles, id: replace(article, texts=texts)})
    desks = [desk_on(edition) for edition in library.editions]
    desks = [Desk(replace(desk.site, library=noted), desk.voice) for desk in desks]
    assert len({desk.body(id, "fa") for desk in desks}) == 1
    assert len({desk.markdown(body, "fa") for desk in desks}) == 1
    assert "[۱]</a>" in desks[0].body(id, "fa")
    assert "[۱]</a>" in desks[0].markdown(body, "fa")
    beside = desks[0].rendered(id, "fa").beside("fa")
    assert 'href="#fa-fn1" id="fa-fnref1"' in beside[0]
