"""Names → slugs and what is compared of them."""

import hashlib
import re
from collections.abc import Container, Iterable

from django.utils.text import slugify

_LONGEST = 80
_SAID = {"+": " plus ", "#": " sharp "}
_MEMBER = re.compile(r"\s*\((?:member|supporter)\)$", re.IGNORECASE)


def folded(name: str) -> str:
    """Return a name as it is compared: neither case nor the number of spaces counts."""
    return " ".join(name.split()).casefold()


def slug_of(name: str) -> str:
    """Return the slug a name gives by itself, always the same; empty for an empty name."""
    plain = re.sub(r"(?<=\w)[+#]+", lambda found: "".join(_SAID[sign] for sign in found[0]), name)
    slug = slugify(plain.replace("/", " "))
    if not slug and name:
        return f"x-{digest_of(name)}"  # a script that has no letters of ours
    return slug if len(slug) <= _LONGEST else f"{slug[: _LONGEST - 9]}-{digest_of(name)}"


def digest_of(text: str) -> str:
    """Return eight letters and digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def free_slug(name: str, further: Iterable[str], taken: Container[str]) -> str:
    """Return a slug for something new that nothing else has or had.

    Args:
        name: its name.
        further: what tells it from others of that name, the plainest first.
        taken: the slugs that are in use.
    """
    slug = slug_of(name)
    candidates = [slug, *(slug_of(f"{slug}-{word}") for word in further)]
    for candidate in candidates:
        if candidate not in taken:
            return candidate
    number = 2
    while (candidate := slug_of(f"{slug}-{number}")) in taken:
        number += 1
    return candidate


def without_membership(name: str) -> str:
    """Return an organization's name without the “(member)” that tells it from its products."""
    return _MEMBER.sub("", name) or name
