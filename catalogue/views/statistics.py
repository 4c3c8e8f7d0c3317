"""The catalogue in numbers, as charts, tables and files."""

import csv
import io
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue import charts
from catalogue.filters import ProjectFilter
from catalogue.filters.projects import ASKING_FOR_ALL
from catalogue.statistics import Count, Series, Statistics, Year, statistics
from catalogue.views.heads import pages as heads

BY_YEAR = "stage_by_year"
MOST = 12  # lines of a chart; the table behind it has all


@dataclass(frozen=True)
class Row:
    """A line of a table; ``address`` is where what is counted is listed, if it is anywhere."""

    label: str
    count: int
    address: str


@dataclass(frozen=True)
class Shown:
    """A series ready to be shown.

    Attributes:
        name: what it is called in addresses.
        title: its heading.
        kind: the heading of the column with what is counted.
        unit: the heading of the column with the numbers.
        note: what a reader should know to read the numbers right.
        chart: the drawing; empty where there is nothing to draw.
        rows: the table.
        hidden: how many lines of the table are not in the drawing.
    """

    name: str
    title: str
    kind: str
    unit: str
    note: str
    chart: str
    rows: list[Row]
    hidden: int


def stats(request: HttpRequest) -> HttpResponse:
    """Show the catalogue in numbers."""
    found = statistics()
    context = {
        "head": heads.of_statistics(),
        "statistics": found,
        "series": [_shown(series) for series in found.series],
        "years": found.stage_by_year,
        "years_chart": SafeString(_years_chart(found)),
        "fillings": SafeString(charts.fillings()),
        "legend": _legend(found.stage_by_year),
    }
    return render(request, "catalogue/stats.html", context)


def stats_csv(_request: HttpRequest, name: str) -> HttpResponse:
    """Answer with one series as a table (RFC 4180)."""
    found = statistics()
    series = {one.name: one for one in found.series}
    if name == BY_YEAR:
        lines = _year_lines(found.stage_by_year)
    elif name in series:
        lines = _series_lines(series[name])
    else:
        known = ", ".join([*series, BY_YEAR])
        message = _("There are no statistics “%(name)s”; there are: %(known)s.")
        raise Http404(message % {"name": name, "known": known})
    written = io.StringIO()
    csv.writer(written).writerows(lines)
    answer = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{name}-{found.on}.csv"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _titles() -> dict[str, tuple[str, str]]:
    """Return heading and column of every series."""
    return {
        "stage": (_("Projects by stage"), _("Stage")),
        "focus_area": (_("Projects by focus area"), _("Focus area")),
        "kind": (_("Projects by kind"), _("Kind")),
        "license": (_("Projects by licence"), _("Licence")),
        "host": (_("Projects by host"), _("Host")),
        "first_release": (_("Projects by year of first release"), _("Year")),
        "adopter_sector": (_("Who uses them, by sector"), _("Sector")),
        "adopter_country": (_("Who uses them, by country"), _("Country")),
    }


def _shown(series: Series) -> Shown:
    title, kind = _titles()[series.name]
    drawn = series.counts if series.name == "first_release" else series.counts[:MOST]
    words = charts.Words(f"chart-{series.name}", title, _described(series))
    rows = [Row(count.label, count.count, _address(series, count)) for count in series.counts]
    if series.unrecorded:
        rows.append(Row(_("Not recorded"), series.unrecorded, ""))
    return Shown(
        name=series.name,
        title=title,
        kind=kind,
        unit=_("Organizations") if series.name.startswith("adopter") else _("Projects"),
        note=_note(series),
        chart=SafeString(charts.bars(words, [charts.Bar(one.label, one.count) for one in drawn])),
        rows=rows if series.total else [],
        hidden=len(series.counts) - len(drawn),
    )


def _described(series: Series) -> str:
    """Say what one sees first on the drawing of a series."""
    first = max(series.counts, key=lambda count: count.count, default=Count("", "", 0))
    told = ngettext(
        "A bar chart of %(bars)s line; the longest is %(label)s with %(count)s.",
        "A bar chart of %(bars)s lines; the longest is %(label)s with %(count)s.",
        len(series.counts),
    )
    return told % {"bars": len(series.counts), "label": first.label, "count": first.count}


def _note(series: Series) -> str:
    """Say of how many the series tells, and of how many it cannot."""
    adopters = series.name.startswith("adopter")
    counted = (
        ngettext("Of %(count)s organization.", "Of %(count)s organizations.", series.total)
        if adopters
        else ngettext("Of %(count)s project.", "Of %(count)s projects.", series.total)
    )
    said = [counted % {"count": series.total}]
    if sum(count.count for count in series.counts) + series.unrecorded > series.total:
        said.append(_("One may be counted under several."))
    if series.unrecorded:
        said.append(_("Not recorded for %(count)s.") % {"count": series.unrecorded})
    return " ".join(said)


def _address(series: Series, count: Count) -> str:
    """Return the address of the list of just the projects that are counted, if there is one."""
    if series.name not in ProjectFilter.base_filters or not count.count:
        return ""
    query = {series.name: count.slug or ""}
    if series.name not in ASKING_FOR_ALL:
        query["include"] = "retired,external"
    return f"{reverse('project-list')}?{urlencode(query)}"


def _years_chart(found: Statistics) -> str:
    title = _("Listed projects by year and stage")
    told = _("A bar for each year, made of one part for each stage; the table has the numbers.")
    words = charts.Words(f"chart-{BY_YEAR}", title, told)
    rows = [
        charts.Stack(str(year.year), tuple(count.count for count in year.counts))
        for year in found.stage_by_year
    ]
    return charts.stacks(words, rows)


def _legend(years: tuple[Year, ...]) -> list[tuple[str, str]]:
    """Return the fillings of the parts and what they stand for."""
    stages = years[-1].counts if years else ()
    return [(SafeString(charts.swatch(place)), one.label) for place, one in enumerate(stages)]


def _series_lines(series: Series) -> list[tuple[object, ...]]:
    rows = [(count.slug, count.label, count.count) for count in series.counts]
    return [(series.name, "label", "count"), *rows, ("", _("Not recorded"), series.unrecorded)]


def _year_lines(years: tuple[Year, ...]) -> list[tuple[object, ...]]:
    rows = [
        (year.year, year.on, count.slug, count.label, count.count)
        for year in years
        for count in year.counts
    ]
    return [("year", "on", "stage", "label", "count"), *rows]
