"""What a word weighs where it stands: names before roles before prose."""

from catalogue.models.search import SearchField, SearchKind

BASE = {
    SearchField.NAME: 1000,
    SearchField.SLUG: 900,
    SearchField.ABBREVIATION: 850,
    SearchField.FORMER: 750,
    SearchField.LABEL: 500,
    SearchField.ROLE: 480,
    SearchField.CATEGORY: 440,
    SearchField.TAG: 300,
    SearchField.SUMMARY: 140,
    SearchField.DESCRIPTION: 60,
}
# Fields of a few words: which stand side by side, and whether there are others, means something.
SHORT = frozenset(SearchField) - {SearchField.SUMMARY, SearchField.DESCRIPTION}

# By these something is called; the others say what it is.
OF_A_NAME = frozenset(
    {SearchField.NAME, SearchField.SLUG, SearchField.ABBREVIATION, SearchField.FORMER}
)
# What the words of technologies of others weigh, except their names: our own come first.
OF_OTHERS = 85

# Groups come in the order of their best entries. The catalogue is about projects: what else has the
# words in its name comes after a project that does what they say, unless they are its whole name.
OF_KIND = dict.fromkeys(SearchKind, 30) | {SearchKind.PROJECT: 100}
OF_WHOLE_NAME = dict.fromkeys(SearchKind, 90) | {
    SearchKind.PROJECT: 100,
    SearchKind.CATEGORY: 30,
}

# How the words of a query share in its score: each for itself, side by side, and all as one name.
EACH, SIDE_BY_SIDE, TOGETHER = 600, 240, 240


def weight(field: SearchField, *, first: bool, whole: bool) -> int:
    """Return what a word weighs.

    Args:
        field: where it stands.
        first: whether it is the first word there.
        whole: whether it is the only one.
    """
    base = BASE[field]
    if field not in SHORT:
        return base
    return base * (120 if whole else 108 if first else 100) // 100
