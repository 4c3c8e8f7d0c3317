"""Where rules do not hold: what is worst first, a line for each rule."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.desk.digest import Heap
from catalogue.desk.lines import NAMES, Line, Link, Part, form
from catalogue.desk.viewing import Viewer
from catalogue.rules import RULES
from governance.findings import Severity

# Names of the rules of freshness, which have parts of their own.
STALE = "projects-are-verified"
BROKEN = "addresses-lead-somewhere"


def part(viewer: Viewer) -> Part:
    """Return what rules find of the rows that the viewer may mend."""
    titles = {rule.name: str(rule.title) for rule in RULES}
    heaps = [heap for heap in heaps_for(viewer) if heap.rule not in (STALE, BROKEN)]
    numbers = _numbers(heaps)
    count = sum(numbers.values())
    return Part(
        "findings",
        _("Rules that do not hold"),
        count,
        [_line(heap, titles[heap.rule]) for heap in heaps],
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
    """Yield the findings about rows that the viewer may mend.

    Args:
        viewer: whoever looks.
        rules: names of rules; all if empty.
    """
    for heap in viewer.digest.heaps:
        if (not rules or heap.rule in rules) and viewer.may("change", heap.model):
            yield heap


def _line(heap: Heap, title: str) -> Line:
    subjects = list(dict.fromkeys(finding.subject for finding in heap.first))[:NAMES]
    named = sum(finding.subject in subjects for finding in heap.first)
    return Line(
        tuple(Link(subject.name, form(subject.model, subject.pk)) for subject in subjects),
        title,
        mark=heap.severity,
        more=heap.count - named,
        rest=f"{reverse('findings')}#{heap.severity}",
    )
