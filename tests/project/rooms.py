"""The house's plan as data: which room stands on which floor, and who may do what."""

from __future__ import annotations

FLOORS = {
    "model": 0,
    "problems": 0,
    "trace": 0,  # what was read while something was made
    "calendars": 1,
    "load": 1,
    "text": 2,
    "schema": 2,
    "formats": 2,  # which format content is in, and how an older one becomes this one
    "checks": 3,
    "shelve": 4,
    "derive": 5,
    "shelf": 6,  # the content as read once and kept: opened record by record, updated file by file
    "pages": 6,
    "search": 6,
    "share": 6,  # draws pictures for sharing
    "review": 7,  # content in, library and problems out: what a check needs of the line
    "exports": 7,  # above the pages: what machines read names the same addresses, dates and words
    "templating": 7,  # page templates to Python
    "theme": 8,
    "render": 8,
    "write": 8,
    "jobs": 8,  # what the site is made of, cut into jobs
    "memory": 8,  # what a build remembers of its jobs
    "stages": 8,  # how long a build's parts took
    "press": 9,  # makes the files of any job
    "turns": 9,  # a few pieces of work by two processes
    "recall": 9,  # the content of this build, as far as possible from what the last one remembered
    "agenda": 10,  # what is to be made this time
    "workers": 10,  # jobs done by several processes
    "workshop": 10,  # the tools of builds, and what a process keeps of one for the next
    "gallery": 10,  # pictures for sharing, drawn beside the pages
    "addresses": 11,  # addresses that have to hold
    "making": 11,  # what is to be done is done
    "inventory": 11,  # the bill of materials
    "build": 12,
    "serve": 12,
    "outside": 11,  # asks the web whether the content's links to it are alive
    "ingest": 12,  # its own line beside the build
    "progress": 12,  # what a front shows while the build runs
    "starters": 12,  # what `invoke new` writes
    "fronts": 13,  # what each task does
    "plugin": 14,
    "tasks": 14,
}
"""Room to floor: a room imports from lower floors only. `tasks` is tasks.py, the others are in digest/."""

NARROWED: dict[str, set[str]] = {
    "ingest": {"model", "problems", "calendars", "load", "text", "schema"},
    "inventory": {"problems"},
    "outside": {"problems", "load", "text"},
    "progress": set(),
    "starters": {"model", "problems", "schema", "text"},
}
"""Rooms that may use only these, though more stands below them: ingest, for one, ends in the schema."""

DOORS = {
    "babel": {"text"},
    "bidi": {"share"},
    "hijridate": {"calendars"},
    "invoke": {"tasks"},
    "jinja2": {"render", "templating"},
    "markdown_it": {"text"},
    "markupsafe": {"render", "templating", "theme"},
    "material": {"theme"},
    "mdit_py_plugins": {"text"},
    "mkdocs": {"theme", "plugin"},
    "packaging": {"inventory"},
    "persiantools": {"calendars"},
    "pydantic": {"schema"},
    "rcssmin": {"theme"},
    "resvg_py": {"share"},
    "rich": {"progress"},
    "rjsmin": {"theme"},
    "tests": {"tasks"},  # `invoke test` asks the tests' own support for a Chromium
    "uharfbuzz": {"share"},
    "watchdog": {"serve"},
    "yaml": {"load"},
}
"""Third-party package to the rooms that may import it. A package that is not here may not be used at all."""

FRONTS = {"tasks", "plugin", "fronts"}
# problems reads its own words; ingest reads raw articles, bounded
EFFECTS = {"problems", "load", "write", "serve", "theme", "ingest", "turns", "workers", "outside"} | FRONTS
"""Rooms that may touch files, processes, the network or the terminal."""

CLOCKS = FRONTS | {"build", "stages", "workers"}
"""Rooms that may measure how long something takes."""

FILE_CLOCKS = {"write"}
"""Rooms that may ask for `time.time_ns`: to compare it with the times of files."""

EFFECT_MODULES = {
    "asyncio",
    "ctypes",
    "fileinput",
    "ftplib",
    "glob",
    "http",
    "logging",
    "mmap",
    "os",
    "shutil",
    "signal",
    "smtplib",
    "socket",
    "socketserver",
    "sqlite3",
    "subprocess",
    "tempfile",
    "urllib.request",
}
"""Standard modules that are nothing but effects."""

EFFECT_NAMES = {"sys.stdin", "sys.stdout", "sys.stderr", "sys.exit"}
EFFECT_CALLS = {"open", "print", "input", "exec", "eval"}
EFFECT_METHODS = {
    "chmod",
    "exists",
    "glob",
    "hardlink_to",
    "is_dir",
    "is_file",
    "iterdir",
    "mkdir",
    "open",
    "read_bytes",
    "read_text",
    "rglob",
    "rmdir",
    "stat",
    "symlink_to",
    "touch",
    "unlink",
    "write_bytes",
    "write_text",
}
"""What `pathlib` and `io` call the same effects."""

DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "core", "base", "manager", "managers"}
"""Module names that say nothing, so that everything ends up in them."""
