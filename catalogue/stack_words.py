"""A stack in sentences: its title, why each member is there, how much of what there is."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.requirements import Stack

MOST_NAMES = 4


def joined(names: Sequence[str]) -> str:
    """Return names as one text: “Nova, Glance and Heat”."""
    if len(names) < 2:
        return "".join(names)
    both = {"names": ", ".join(names[:-1]), "last": names[-1]}
    return _("%(names)s and %(last)s") % both


def title(found: Stack) -> str:
    """Return a title: what was picked, of many the first."""
    names = [found.members[slug].name for slug in found.picks]
    if len(names) > MOST_NAMES:
        others = len(names) - MOST_NAMES + 1
        words = ngettext("%(count)s more", "%(count)s more", others) % {"count": others}
        names = [*names[: MOST_NAMES - 1], words]
    if len(found.members) == len(found.picks):
        return joined(names)
    return ngettext(
        "%(names)s and what it needs", "%(names)s and what they need", len(found.picks)
    ) % {"names": joined(names)}


def reason(found: Stack, slug: str) -> str:
    """Return why a member is there: “Magnum needs Heat, which needs Keystone”."""
    names = [found.members[each].name for each in found.because[slug]]
    if len(names) == 1:
        return _("Picked")
    first, second, *others = names
    words = _("%(one)s needs %(other)s") % {"one": first, "other": second}
    return words + "".join(_(", which needs %(other)s") % {"other": name} for name in others)


def totals(found: Stack) -> str:
    """Return how many components there are, in how many layers, and for whose sake."""
    count, layers, picks = len(found.members), len(found.layers), len(found.picks)
    parts = [
        ngettext("%(count)s component", "%(count)s components", count) % {"count": count},
        ngettext("in %(count)s layer", "in %(count)s layers", layers) % {"count": layers},
    ]
    sums = _("%(picked)s picked, %(needed)s needed by them")
    return " ".join(parts) + ": " + sums % {"picked": picks, "needed": count - picks}


def layer_title(at: int, count: int) -> str:
    """Return the heading of a layer.

    Args:
        at: which it is, from 1.
        count: how many there are.
    """
    if at == 1:
        return _("Install first")
    return _("Last") if at == count else _("Then")


def loops(found: Stack) -> list[str]:
    """Return a sentence for each group that needs each other."""
    words = _("%(names)s need each other: there is no order among them, deploy them together.")
    return [
        words % {"names": joined([found.members[slug].name for slug in loop])}
        for loop in found.loops
    ]
