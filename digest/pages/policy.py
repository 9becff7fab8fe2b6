"""What a page may do: the Content-Security-Policy each one carries, and what it tells the pages it leads to.

A policy in a `<meta>` holds for what comes after it, so it stands first in the head. There it cannot forbid
being framed (`frame-ancestors` is for servers only), nor have anything reported; a host that can send headers
may send the same words with `frame-ancestors 'none'`. Data blocks (JSON-LD) are no scripts and need no hash.
"""

from __future__ import annotations

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # Material's style sheet has its signs as data: addresses
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",  # no form is ever sent: scripts answer them on the page
    "require-trusted-types-for": "'script'",  # no script makes markup out of text
    "trusted-types": "'none'",
}
_ON_DISK = {**_RULES, "font-src": "data:", "connect-src": "'none'", "manifest-src": "'none'"}

REFERRER = "no-referrer"
"""An outlet is not told where a reader comes from: for some readers that is a risk, and no link needs it."""


def _written(rules: dict[str, str], own: str) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items()).replace("'self'", own)


PUBLISHED = _written(_RULES, "'self'")
"""The policy of a page that a server sends."""

ON_DISK = _written(_ON_DISK, "file:")
"""The same for a page opened from disk, where no address is 'self', and fonts stand inside the styles."""


def meta(policy: str) -> str:
    """Return the element that carries a policy, as the pages have it."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


HEAD = f'{meta(PUBLISHED)}\n<meta name="referrer" content="{REFERRER}">'
"""What stands first in the head of every page."""


def with_script(page: bytes, digest: str) -> bytes:
    """Return a page that may also run one script inside it: that with this SHA-256, in base64."""
    own = b"script-src 'self'"
    return page.replace(own, own + f" 'sha256-{digest}'".encode(), 1)
