"""`invoke check`: everything that is wrong with the content, in the form that is asked for."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace

from digest.checks import texts
from digest.fronts import reports, speaking
from digest.load import LASTING
from digest.model import Library
from digest.problems import DigestError, Mark, Problem, message
from digest.review import refuses, review
from digest.write.freshness import Order


def check(order: Order, form: str, language: str) -> None:
    """Say what is wrong with the content; Refused where a build would be refused."""
    reports.known(form)
    gc.disable()  # the process ends when this is said, and looking for cycles costs a third of the time
    try:
        library, problems = _found(order)
    except DigestError as error:
        if form == "text":
            raise
        library, problems = None, (Problem(Mark(order.content.name), error.args[0]),)
    refused = refuses(problems, strict=order.strict)
    if form == "text":
        speaking.say(problems, language, refused=refused)
        if library is not None:
            counts = {"articles": len(library.articles), "events": len(library.events)}
            print(message("in-order", **counts).say(language))
        return
    for line in reports.lines([placed(problem, order) for problem in problems], form, language):
        print(line)
    sys.stdout.flush()
    if refused:
        raise speaking.Refused("")


def _found(order: Order) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library and what is wrong; lost addresses and links too, where there may be such."""
    library, problems = review(order.project, order.content)
    if refuses(problems, strict=False):
        return library, problems
    listed = any((order.content / name).exists() for name in LASTING)
    if listed or texts.may_lead_inward(library):
        from digest.build import vanished  # it loads what pages are made of: only where it is needed

        problems += vanished(order, library)
    return library, problems


def placed(problem: Problem, order: Order) -> Problem:
    """Return a problem with its file as a tool finds it: below the project, wherever the content lies."""
    path, content = problem.mark.path, order.content
    if not path.startswith(f"{content.name}/") and path != content.name:
        return problem
    below = path.removeprefix(content.name).removeprefix("/")
    found = os.path.relpath(content / below, order.project).replace(os.sep, "/")
    return replace(problem, mark=replace(problem.mark, path=found))
