"""Everything the site is made of, cut into jobs that can be done alone, in any order, by anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.exports import pictures, registry
from digest.exports.kind import Whole
from digest.pages.plan import KINDS, Page

PAGE, EXPORT, ASSETS, PICTURE = "page", "export", "assets", "picture"

TOGETHER = 200
"""So many small jobs are handed out at once: fewer would be talk, more would leave somebody idle."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to make: a page, a part of an export, a picture for sharing, or the theme's files.

    `subject` says which: everything a worker needs to know of it, as a text.
    """

    kind: str
    subject: str

    @property
    def name(self) -> str:
        """Return the job as one text, for memory."""
        return f"{self.kind} {self.subject}"

    @property
    def is_picture(self) -> bool:
        """Tell whether it is a picture for sharing: those are drawn apart from all else."""
        return self.kind == PICTURE

    @property
    def sort(self) -> str:
        """Return what it has in common with others: "page country", "export feeds"."""
        return f"{self.kind} {self.subject.partition(' ')[0]}".rstrip()


def named(name: str) -> Job:
    """Return the job of a name."""
    kind, _, subject = name.partition(" ")
    return Job(kind, subject)


def of_page(page: Page) -> Job:
    """Return the job that makes a page."""
    return Job(PAGE, " ".join((page.kind, page.edition, "+".join(page.editions), page.subject)))


def page_of(subject: str) -> Page:
    """Return the page that a job with this subject makes."""
    kind, edition, editions, subject = subject.split(" ", 3)
    return Page(kind, edition, subject, KINDS[kind].url(edition, subject), tuple(editions.split("+")))


def jobs(whole: Whole) -> list[Job]:
    """Return every job of a site; what is about the same record stands together."""
    found = [Job(ASSETS, "")]
    found += [Job(EXPORT, f"{name} {part}") for name, part in registry.jobs(whole)]
    found += map(of_page, whole.pages)
    return found


def of_pictures(whole: Whole) -> list[Job]:
    """Return the jobs of the pictures for sharing."""
    return [Job(PICTURE, subject) for subject in pictures.subjects(whole)]


def chunks(todo: Sequence[Job]) -> list[list[Job]]:
    """Return jobs in groups to be handed out, the longest first, each group's jobs about the same records.

    A text is parsed for its article's pages and for the pages beside it, and opened for its citation:
    whoever makes one makes all.
    """
    groups: dict[str, list[Job]] = {}
    alone: list[list[Job]] = []
    for job in todo:
        if (about := _about(job)) is None:
            alone.append([job])
        else:
            groups.setdefault(about, []).append(job)
    return [*alone, *_filled(groups.values())]


def _filled(groups: Iterable[list[Job]]) -> Iterator[list[Job]]:
    chunk: list[Job] = []
    for group in groups:
        chunk += group
        if len(chunk) >= TOGETHER:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _about(job: Job) -> str | None:
    """Return what a job is about, for company; None for a job that is long enough to stand alone."""
    if job.kind == PAGE:
        kind, _, _, subject = job.subject.split(" ", 3)
        return f"article {subject.partition('/')[0]}" if kind in ("article", "parallel") else job.subject
    if job.kind == EXPORT:
        name, _, part = job.subject.partition(" ")
        if part.startswith("article/"):
            return part.replace("/", " ")
        return f"{name} {part}" if part and not registry.is_long(name) else None
    return None
