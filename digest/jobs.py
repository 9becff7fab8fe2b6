"""Everything the site is made of, cut into jobs that can be done alone, in any order, by anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from digest.derive.archives import Archives
from digest.exports import pictures, registry
from digest.exports.kind import Whole
from digest.pages.plan import KINDS, Page

PAGE, EXPORT, ASSETS, PICTURE = "page", "export", "assets", "picture"

TOGETHER = 200
"""So many small jobs are handed out at once: fewer would be talk, more would leave somebody idle."""


_TIMELESS = "~"
"""Comes after every year: pages about no time are made when most of what stands on them is."""


_OF_ARTICLE = "article/"
"""What parts of exports begin with that are of one article: its id may look like a year."""


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


def chunks(todo: Sequence[Job], archives: Archives) -> list[list[Job]]:
    """Return jobs in groups to be handed out, so that two who begin at either end meet in the middle.

    Long jobs stand alone at both ends. An edition's pages stand together, in the order of time from the end
    that is nearer: what stands on many pages of an edition is made by one process, and most of it soon after
    it was made for another page. Short exports are between the last edition and those before it.
    """
    alone = [job for job in todo if _is_long(job)]
    others = [job for job in todo if job.kind == EXPORT and not _is_long(job) and not _is_placed(job)]
    pages = [job for job in todo if job.kind == PAGE or _is_placed(job)]
    if len(pages) <= TOGETHER:
        return [*([job] for job in alone), *_grouped([*others, *pages])]
    editions = sorted({_edition(job) for job in pages if job.kind == PAGE})
    places = map(partial(_place, _periods(archives), editions[0]), pages)
    ranked = sorted(zip(places, range(len(pages)), pages, strict=True))
    front = [job for (edition, _), _, job in ranked if edition != editions[-1]]
    last = [job for (edition, _), _, job in ranked if edition == editions[-1]]
    others.sort(key=partial(_share, editions))
    return [
        *([job] for job in alone[0::2]),
        *_grouped(front),
        *_grouped(others),
        *reversed(_grouped(last)),
        *([job] for job in reversed(alone[1::2])),
    ]


def _grouped(jobs: Sequence[Job]) -> list[list[Job]]:
    return [list(jobs[at : at + TOGETHER]) for at in range(0, len(jobs), TOGETHER)]


def _share(editions: Sequence[str], job: Job) -> int:
    """Return where an export stands: those of the last edition last, those of none in the middle."""
    steps = job.subject.partition(" ")[2].split("/")
    return next((1 if code != editions[-1] else 3 for code in editions if code in steps), 2)


def _edition(job: Job) -> str:
    """Return the edition of a page's job."""
    return job.subject.split(" ", 2)[1]


def _is_long(job: Job) -> bool:
    """Tell whether a job is long enough to stand alone."""
    name, _, part = job.subject.partition(" ")
    if job.kind == PAGE or _is_placed(job):
        return False
    return job.kind != EXPORT or not part or registry.is_long(name)


def _is_placed(job: Job) -> bool:
    """Tell whether it is an export of an article or of a year: it is made with the pages of that."""
    part = job.subject.partition(" ")[2]
    return job.kind == EXPORT and (part.startswith(_OF_ARTICLE) or _year(part) != "")


def _year(part: str) -> str:
    """Return the year that a part of an export is of: "events/1999"; nothing where it is of none."""
    _, has_more, last = part.rpartition("/")
    return last if has_more and len(last) == 4 and last.isdecimal() else ""


def _periods(archives: Archives) -> dict[str, str]:
    """Return the period each article stands in, where there are so many that they are parted."""
    return {
        id: name
        for (kind, _, name), period in archives.by_page.items()
        if kind == "articles"
        for id in period.articles
    }


def _place(periods: Mapping[str, str], first: str, job: Job) -> tuple[str, str]:
    """Return where a job stands among all: the edition, and the period it is about, if it is about one.

    What exports say of an article is made with its page in the first edition, where it is open, and what they
    say of a year after its pages. The pages that set two texts beside each other are made together: each text
    is read once for both.
    """
    if job.kind == EXPORT:
        part, year = job.subject.partition(" ")[2], _year(job.subject)
        is_of_year = year and not part.startswith(_OF_ARTICLE)
        return first, f"{year}{_TIMELESS}" if is_of_year else periods.get(part.rpartition("/")[2], "")
    kind, edition, _, subject = job.subject.split(" ", 3)
    if kind in ("article", "parallel"):
        id, *pair = subject.split("/")
        return min((edition, *pair)), periods.get(id, "")
    if kind == "chronology" or kind.endswith("-period"):
        name = subject.rpartition("/")[2]
        return edition, name if len(name) == len("2003-07") else name[-4:] + _TIMELESS  # after its months
    return edition, _TIMELESS
