"""Where rules do not hold: what is worst first, a line for each rule.

What a finding is about is mended in its form by whoever may change it. Some rules are about rows
that others keep (who governs a project, its stages): they mend them in the list of those.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.desk.digest import Heap
from catalogue.desk.lines import NAMES, Line, Link, Part, form, listed
from catalogue.desk.viewing import Viewer
from catalogue.models import FocusArea, Project, Review, StageChange, Stewardship
from catalogue.rules import RULES
from governance.findings import Severity, Subject

# Names of the rules of freshness, which have parts of their own.
STALE = "projects-are-verified"
BROKEN = "addresses-lead-somewhere"

# The rows that mend what a rule finds, where they are not kept by all who keep its subject.
ROWS: dict[str, type[Model]] = {
    "projects-have-stewards": Stewardship,
    "stewards-are-there": Stewardship,
    "stages-have-evidence": StageChange,
    "accepted-reviews-moved-the-stage": StageChange,
    "reviewed-stages-have-reviews": Review,
}
# How such rows name what they belong to.
_NAMED = {Project._meta.label_lower: "project", FocusArea._meta.label_lower: "focus_area"}


def part(viewer: Viewer) -> Part | None:
    """Return what rules find that the viewer may mend; nothing if they may mend none of it."""
    if not any(may_mend(viewer, rule.name, *rule.about) for rule in RULES):
        return None
    titles = {rule.name: str(rule.title) for rule in RULES}
    heaps = [heap for heap in heaps_for(viewer) if heap.rule not in (STALE, BROKEN)]
    numbers = _numbers(heaps)
    count = sum(numbers.values())
    return Part(
        "findings",
        _("Rules that do not hold"),
        count,
        [_line(viewer, heap, titles[heap.rule]) for heap in heaps],
        Link(str(_("All findings, with what would mend them")), reverse("findings")),
        counted=", ".join(f"{n} {_word(severity, n)}" for severity, n in numbers.items()),
        pressing=count - numbers.get(Severity.NOTICE, 0),
    )


def _numbers(heaps: Iterable[Heap]) -> dict[Severity, int]:
    numbers: Counter[Severity] = Counter()
    for heap in heaps:
        numbers[heap.severity] += heap.count
    return dict(numbers)


def _word(severity: Severity, number: int) -> str:
    return str(severity.label if number == 1 else severity.plural).lower()


def heaps_for(viewer: Viewer, *rules: str) -> Iterator[Heap]:
    """Yield the findings that the viewer may mend.

    Args:
        viewer: whoever looks.
        rules: names of rules; all if empty.
    """
    for heap in viewer.digest.heaps:
        if (not rules or heap.rule in rules) and may_mend(viewer, heap.rule, heap.model):
            yield heap


def may_mend(viewer: Viewer, rule: str, *models: str) -> bool:
    """Tell whether the viewer may mend what a rule finds of rows of some models.

    Whoever keeps projects and not their stages is not told of stages that lack something.

    Args:
        viewer: whoever looks.
        rule: the name of the rule.
        models: labels of models.
    """
    asked = (ROWS[rule],) if rule in ROWS else models
    return any(viewer.may("change", model) for model in asked)


def _line(viewer: Viewer, heap: Heap, title: str) -> Line:
    subjects = list(dict.fromkeys(finding.subject for finding in heap.first))[:NAMES]
    named = sum(finding.subject in subjects for finding in heap.first)
    return Line(
        tuple(Link(subject.name, _mended(viewer, heap, subject)) for subject in subjects),
        title,
        mark=heap.severity,
        more=heap.count - named,
        rest=f"{reverse('findings')}#{heap.severity}",
    )


def _mended(viewer: Viewer, heap: Heap, subject: Subject) -> str:
    """Return where the viewer mends what was found of a subject; empty if it is what is missing."""
    if viewer.may("change", heap.model):
        return form(subject.model, subject.pk)
    return listed(ROWS[heap.rule], f"{_NAMED[subject.model]}={subject.pk}")
