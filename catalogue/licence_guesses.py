"""Which SPDX licences somebody means who writes them otherwise. Pure functions."""

import re
from functools import cache

from license_expression import get_license_index
from rapidfuzz import process
from rapidfuzz.distance import OSA

# Of many that fit, those that software mostly has, in the order in which they are offered.
_COMMON = (
    *("Apache-2.0", "MIT", "BSD-3-Clause", "BSD-2-Clause", "MPL-2.0", "ISC", "EPL-2.0"),
    *("GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later"),
    *("LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"),
    *("AGPL-3.0-only", "AGPL-3.0-or-later", "MulanPSL-2.0", "BSL-1.0", "Zlib", "Unlicense"),
    *("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0"),
)
_SMALL = re.compile(r"\b(?:the|licen[cs]e|software|version|gnu)\b|\bv(?=\d)|(?<=[a-z])v(?=\d)")
# What people write out, and what identifiers say for it; longer ones first.
_WORDS = {
    "gnu lesser general public": "lgpl",
    "gnu affero general public": "agpl",
    "gnu general public": "gpl",
    "mozilla public": "mpl",
    "eclipse public": "epl",
    "new bsd": "bsd-3-clause",
    "simplified bsd": "bsd-2-clause",
    "boost": "bsl",
    "expat": "mit",
    "asl": "apache",
}
_WRONG = 2  # letters
_OFFERED = 3
_PARTS = re.compile(r"(\s+(?:and|or|with)\s+|[()])", re.IGNORECASE)


def guesses(expression: str) -> list[str]:
    """Return what may be meant by an expression that is none, the likeliest first.

    Args:
        expression: such as ``Apache 2``, ``GPLv3`` or ``MIT or ASL2``.

    Returns:
        at most three expressions; of one with several licences at most one, with all of them.
    """
    parts = [part for part in _PARTS.split(expression) if part.strip()]
    if len(parts) < 2:
        return _licences(expression)
    read = [_operator(part) or next(iter(_licences(part)), "") for part in parts]
    return ["".join(read)] if all(read) else []


def _operator(part: str) -> str:
    word = part.strip().upper()
    if word in ("(", ")"):
        return word
    return f" {word} " if word in ("AND", "OR", "WITH") else ""


def _licences(text: str) -> list[str]:
    """Return the licences that a name may mean."""
    folded, known = _fold(text), _identifiers()
    if len(folded) < 2:
        return []
    if folded in known:
        return [known[folded]]
    if begun := [name for name in _COMMON if _fold(name).startswith(folded)]:
        return begun[:_OFFERED]
    near = process.extract(folded, known.keys(), scorer=OSA.distance, score_cutoff=_WRONG)
    found = [known[key] for key, wrong, _at in near if wrong * 3 <= len(folded)]
    return sorted(found, key=lambda name: name not in _COMMON)[:_OFFERED]


def _fold(text: str) -> str:
    small = " ".join(re.sub(r"[^\w.+-]+", " ", text.casefold()).split())
    for words, identifier in _WORDS.items():
        small = re.sub(rf"(?<![a-z]){words}(?![a-z])", identifier, small)
    return re.sub(r"[^a-z0-9.+]", "", _SMALL.sub("", small))


@cache
def _identifiers() -> dict[str, str]:
    """Return the identifiers of SPDX by what they fold to."""
    names = (entry["spdx_license_key"] for entry in get_license_index() if _is_current(entry))
    return {_fold(name): name for name in names}


def _is_current(entry: dict[str, str]) -> bool:
    name = entry["spdx_license_key"] or "LicenseRef"
    return not entry["is_deprecated"] and not name.startswith("LicenseRef")
