"""Cases as files: a case's text is laid over a copy of the small content."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent


def lay(folder: Path, overlay: str) -> None:
    """Write the files of a case over a content folder."""
    for part in overlay.split("\n--- ")[1:]:
        head, _, body = part.partition("\n")
        kind, _, path = head.rpartition(" ") if head.startswith(("bytes ", "edit ")) else ("", "", head)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if kind == "bytes":
            target.write_bytes(bytes.fromhex(body))
        elif kind == "edit":
            old, _, new = body.partition(" ==> ")
            before = target.read_text("utf-8")
            assert before.count(old) == 1, f"{path} has {old!r} {before.count(old)} times"
            target.write_text(before.replace(old, new), "utf-8")
        else:
            target.write_text(f"{body}\n", "utf-8")
