"""What each option of each task is for: the words of `invoke --help TASK`."""

from __future__ import annotations

from collections.abc import Mapping

_CONTENT = {"content": "the folder with the content (default: content/ of this project)"}
_FORMAT = {"format": "text (for people), json (for tools), or github (annotations beside the lines)"}
_MESSAGES = {
    "messages": "the language of messages: en or fa "
    "(default: DIGEST_MESSAGES, else extra: messages: in mkdocs.yml)"
}

HELPS: Mapping[str, Mapping[str, str]] = {
    "build": {
        "strict": "refuse warnings (spelling, ...) as well as errors",
        "out": "the folder to write (default: site/)",
        "clean": "build from nothing, and remove files in the output folder that digest did not write",
        "today": "the day the site is built for, as 2026-11-22 (default: DIGEST_TODAY, else today)",
        "profile": "say where the time went",
        "site_url": "the site's address (default: DIGEST_SITE_URL, else site_url of mkdocs.yml)",
        **_CONTENT,
        **_MESSAGES,
    },
    "serve": {
        "port": "the port to serve on (default: 8000)",
        "host": "the address to serve on (default: 127.0.0.1, this machine only)",
        "out": "the folder to write (default: site/)",
        **_CONTENT,
    },
    "check": {"strict": "exit with status 1 for warnings too", **_CONTENT, **_FORMAT, **_MESSAGES},
    "new": {
        "kind": "article, event, person, source, or text (of an article that is there)",
        "id": "its id: a-z, 0-9 and hyphens; an article's id is its address",
        "source": "the outlet's id (article), or the reporting article's id (event)",
        "language": "the original's language, like fa",
        "date": "its date, like 2023-12-04",
        "countries": "country codes, like CU,IR",
        "title": "its title in English: only to suggest an id",
        "event_kind": "visit, meeting, conference, ... (event)",
        "outlet_kind": "newspaper, news-agency, news-site or broadcaster (source)",
        "editions": "the editions to begin (default: all there are)",
        **_CONTENT,
        **_MESSAGES,
    },
    "ingest": {
        "paths": "files or folders, separated by spaces and quoted together; - reads standard input",
        **_CONTENT,
    },
    "accept": {"id": "the draft's id: its folder in content/drafts/", **_CONTENT},
    "translated": {
        "article": "the article's id",
        "edition": "the edition whose text was just translated or brought up to date",
        "source": "the edition it was translated from (default: the first of the others)",
        **_CONTENT,
    },
    "coverage": _CONTENT,
    "schema": {
        "out": "the folder to write (default: .vscode/schemas/)",
        "vscode": "also tell VS Code's YAML extension, in .vscode/settings.json",
        **_CONTENT,
    },
    "urls": {"check": "add nothing; exit with status 1 where an address is new", **_CONTENT},
    "migrate": {"write": "write what is shown, without asking", **_CONTENT, **_MESSAGES},
    "links": {
        "apart": "minutes between the two answers that make a link dead (default: 60)",
        "wait": "wait for the second answer now, instead of leaving it to the next run",
        **_CONTENT,
        **_FORMAT,
        **_MESSAGES,
    },
    "audit": {
        "database": "the address of another OSV database than the public one",
        "ignore": "ids of advisories that were looked into, like PYSEC-2026-1,GHSA-x",
        **_FORMAT,
        **_MESSAGES,
    },
    "sbom": {"out": "the file to write (default: digest.cdx.json)"},
    "offline": {
        "site": "the folder with the built site (default: site/)",
        "out": "the archive to write (default: digest-offline.zip)",
    },
    "bench": {
        "sizes": "numbers of articles (default: 5,100,1000,10000)",
        "runs": "how often each is measured (default: 5)",
        "peers": "hugo, or nothing",
        "scenarios": "cold, unchanged, article, event, template, word (default: all)",
        "skewed": "half of the articles about one country, three events an article",
        "work": "where to build (default: the system's folder for temporary files)",
        "out": "the JSON with all figures",
    },
    "clean": {"out": "the folder to remove (default: site/)"},
    "test": {
        "k": "run only the tests whose names match",
        "lint": "run the linters first (default: yes)",
    },
}
"""Task to option to what it is for."""
