"""Projects side by side. The address is the comparison."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.comparison.examples import examples, similar
from catalogue.comparison.gathering import compared, gather
from catalogue.comparison.lines import lines, needs, shown
from catalogue.comparison.table import Item, compare
from catalogue.filters import ProjectFilter
from catalogue.models import Project
from catalogue.views.heads import projects as heads
from governance.ordering import sort_key
from governance.partial_dates import today

MOST = 50  # projects at once
OFFERED = 6  # projects that a name may have meant
MOST_NAMES = 1000  # that a browser is given to complete what is typed
FEW = 5  # columns that fit a screen without a frame to scroll in


@dataclass(frozen=True)
class Comparison:
    """What an address asks to compare.

    Attributes:
        projects: the projects, in its order.
        differences: whether rows are left out in which all are alike.
        refusals: what of it cannot be used, and why.
    """

    projects: list[Project]
    differences: bool
    refusals: list[str]

    def address(self, *, add: str = "", drop: str = "", differences: bool | None = None) -> str:
        """Return the parameters of this comparison with something changed.

        Args:
            add: the slug of a project to add at the end.
            drop: the slug of one to leave out.
            differences: whether to show differences only; as it is if left out.
        """
        slugs = [project.slug for project in self.projects if project.slug != drop]
        query = QueryDict(mutable=True)
        query.setlist("project", slugs + [add] * bool(add and add not in slugs))
        if self.differences if differences is None else differences:
            query["differences"] = "1"
        return f"?{query.urlencode()}"


def compare_page(request: HttpRequest) -> HttpResponse:
    """Show projects side by side; take one more by its name, as typed."""
    asked = read(request.GET)
    typed = " ".join(request.GET.get("add", "").split())
    meant = _meant(typed) if typed else []
    if len(meant) == 1:
        address = asked.address(add=meant[0].slug)
        return HttpResponseRedirect(reverse("compare") + address)
    on = today()
    facts, questions = gather(asked.projects, on) if asked.projects else ([], [])
    rows = compare(facts, questions)
    context = {
        "head": heads.of_comparison([project.name for project in asked.projects]),
        "asked": asked,
        "facts": facts,
        "lines": list(lines(facts, rows, asked.differences)),
        "alike": sum(not row.differs for row in rows),
        "needs": needs(rows, [project.name for project in facts]),
        "removals": [(fact, asked.address(drop=fact.slug)) for fact in facts],
        "is_wide": len(facts) > FEW,
        "is_alone": len(facts) < 2,
        "other": asked.address(differences=not asked.differences),
        "query": asked.address(),
        "typed": typed,
        "meant": [(project, asked.address(add=project.slug)) for project in meant],
        "names": _names(),
        "examples": [] if facts else _with_addresses(on),
        "similar": _similar(asked, on),
        "today": on,
    }
    return render(request, "catalogue/compare.html", context)


def compare_csv(request: HttpRequest) -> HttpResponse:
    """Answer with the comparison as a table: a row for each fact, a column for each project."""
    asked = read(request.GET)
    if not asked.projects and not asked.refusals:
        asked.refusals.append(_("Give the projects to compare: project=magnum&project=zun."))
    if asked.refusals:
        words = "\n".join(asked.refusals)
        return HttpResponse(f"{words}\n", "text/plain; charset=utf-8", 400)
    facts, questions = gather(asked.projects, today())
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(("fact", *(fact.slug for fact in facts)))
    for row in shown(compare(facts, questions), asked.differences):
        table.writerow((row.question.label, *("; ".join(map(_plain, cell)) for cell in row.cells)))
    answer = HttpResponse(written.getvalue(), "text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="comparison.csv"'
    return answer


def read(given: QueryDict) -> Comparison:
    """Return what an address asks for, in one query unless it has slugs that are not in use.

    Args:
        given: the parameters of the address; those not known are ignored.
    """
    slugs = list(dict.fromkeys(filter(None, map(str.strip, given.getlist("project")))))
    refusals = []
    if len(slugs) > MOST:
        told = _("At most %(most)s projects are compared at once; left out: %(names)s.")
        refusals.append(told % {"most": MOST, "names": ", ".join(slugs[MOST:])})
    found, unknown = _found(slugs[:MOST])
    told = _("There is no project “%(slug)s”.")
    refusals += [told % {"slug": slug} for slug in unknown]
    flags = set(filter(None, given.getlist("differences")))
    told = _("differences is “%(value)s”; it may be 1, or be left out.")
    refusals += [told % {"value": value} for value in sorted(flags - {"1"})]
    return Comparison(found, "1" in flags, refusals)


def _found(slugs: Sequence[str]) -> tuple[list[Project], list[str]]:
    """Return projects in the order of their slugs, present or previous, and the unknown ones."""
    rows = {row.slug: row for row in compared().filter(slug__in=slugs)} if slugs else {}
    unknown = [slug for slug in slugs if slug not in rows]
    if unknown:
        now = Project.objects.published().formerly(unknown)
        moved = {row.slug: row for row in compared().filter(slug__in=now.values())}
        rows |= {before: moved[slug] for before, slug in now.items()}
    found = dict.fromkeys(rows[slug] for slug in slugs if slug in rows)
    return list(found), [slug for slug in unknown if slug not in rows]


def _meant(typed: str) -> list[Project]:
    """Return the project of a name, or those that it may have meant, best first."""
    words = QueryDict(mutable=True)
    words["q"] = typed
    found = list(ProjectFilter(words, queryset=Project.objects.published()).qs[:OFFERED])
    exact = [
        project
        for project in found
        if project.slug == typed.lower() or project.sort_key == sort_key(typed)
    ]
    return exact[:1] or found


def _names() -> list[str]:
    """Return the names a browser may complete; none where they would weigh too much."""
    names = Project.objects.published().order_by("sort_key").values_list("name", flat=True)
    found = list(names[: MOST_NAMES + 1])
    return found if len(found) <= MOST_NAMES else []


def _plain(item: Item) -> str:
    """Return an item as text for a file: links as their address, details in brackets."""
    detail = item.url if item.url.startswith("http") else item.detail
    return f"{item.text} ({detail})" if detail else item.text


def _with_addresses(on: str) -> list[tuple[str, list[str], str]]:
    """Return examples: why, the names, the address."""
    return [
        (
            example.reason,
            [name for _slug, name in example.projects],
            _query(slug for slug, _name in example.projects),
        )
        for example in examples(on)
    ]


def _similar(asked: Comparison, on: str) -> list[tuple[str, str]]:
    """Return what else might be compared, with addresses, where there is one project only."""
    if len(asked.projects) != 1:
        return []
    return [(name, asked.address(add=slug)) for slug, name in similar(asked.projects[0], on)]


def _query(slugs: Iterable[str]) -> str:
    query = QueryDict(mutable=True)
    query.setlist("project", list(slugs))
    return f"?{query.urlencode()}"
