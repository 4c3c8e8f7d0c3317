"""What lists of projects can be narrowed by, on pages and in the API."""

import re
from collections.abc import Callable, Collection, Iterable
from functools import cache, cached_property
from typing import Any

from django.core.validators import EMPTY_VALUES
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.filters import sources
from catalogue.filters.days import changed_since, released_since
from catalogue.filters.licences import Licences
from catalogue.models import (
    Adoption,
    Integration,
    MapEntry,
    Project,
    Relation,
    Release,
    Stage,
    UseCaseNeed,
)
from catalogue.models.relations import between_what_is_public
from catalogue.models.staging import ListedOn
from catalogue.search import Query, best_first, understand
from catalogue.stewardship import governed_by
from governance.filters.filtersets import (
    Choices,
    DatedFilterSet,
    Day,
    Flag,
    LookupForm,
    Slugs,
    Words,
)
from governance.filters.sources import BODY, ORGANIZATION

Rows = QuerySet[Any]

# Whoever asks for one of these wants all that fits, be it retired or somebody else's.
ASKING_FOR_ALL = ("q", "stage", "kind", "host", "integrates_with", "parent")


# These say what is meant or shown, and narrow nothing by themselves.
NOT_NARROWING = ("on", "include")


def left_out(given: Collection[str], including: Iterable[str]) -> set[str]:
    """Return what a list leaves out of its own accord: ``retired``, ``external``, both or neither.

    Args:
        given: the filters in use.
        including: what is asked for beside them.
    """
    if any(name in given for name in ASKING_FOR_ALL):
        return set()
    return {"retired", "external"} - set(including)


def licence_pattern(expressions: Iterable[str]) -> str:
    """Return the regular expression for licences that are or contain one of some expressions."""
    either = "|".join(re.escape(expression) for expression in expressions)
    return rf"(^|[ (])({either})($|[ )])"


class ProjectForm(LookupForm):
    """The values as given, looked up."""

    def clean(self) -> dict[str, Any]:
        """Refuse ``core`` without a map to be core on."""
        cleaned = super().clean()
        if cleaned.get("core") is not None and not self.data.get("map"):
            self.add_error("core", gettext("Core pieces are those of a map: give “map” as well."))
        return cleaned


class ProjectFilter(DatedFilterSet):
    """Projects by what they are, where they stand, and what they have to do with others."""

    q = Words(
        label=_("Words"),
        method="by_words",
        help_text=_(
            "Words that all have to be found, in names, slugs, abbreviations, former names, labels "
            "and categories of maps, roles, tags, summaries or descriptions; other endings, "
            "beginnings and misspellings count too. The best match comes first."
        ),
    )
    focus_area = Slugs(
        label=_("Focus area"),
        method="by_focus_area",
        source=sources.FOCUS_AREA,
        help_text=_("Slug of a focus area."),
    )
    map = Slugs(
        label=_("Map"),
        method="by_map",
        source=sources.MAP,
        help_text=_("Slug of a map the project stands on."),
    )
    category = Slugs(
        label=_("Category"),
        method="by_category",
        source=sources.CATEGORY,
        help_text=_("Category the project stands in, `<map>.<slug>`, as `openstack.compute`."),
    )
    kind = Choices(
        label=_("Kind"),
        method="by_kind",
        choices=Project.Kind.choices,
        help_text=_("What sort of piece it is."),
    )
    stage = Slugs(
        label=_("Stage"),
        method="by_stage",
        source=sources.STAGE,
        help_text=_("Slug of the stage the project is in on `on`."),
    )
    host = Slugs(
        label=_("Host"),
        method="by_host",
        source=ORGANIZATION,
        help_text=_("Slug of the organization that hosts it."),
    )
    license = Licences(
        label=_("Licence"),
        method="by_license",
        help_text=_("SPDX identifier or expression that the project's licence is or contains."),
    )
    tag = Slugs(
        label=_("Tag"),
        method="by_tag",
        source=sources.TAG,
        help_text=_("Tag, `<facet>:<tag>`, as `language:python`."),
    )
    parent = Slugs(
        label=_("Part of"),
        method="by_parent",
        source=sources.PROJECT,
        help_text=_("Slug of the project it is part of."),
    )
    requires = Slugs(
        label=_("Requires"),
        method="by_requires",
        source=sources.PROJECT,
        help_text=_("Slug of a project it directly requires on `on`."),
    )
    required_by = Slugs(
        label=_("Required by"),
        method="by_required_by",
        source=sources.PROJECT,
        help_text=_("Slug of a project that directly requires it on `on`."),
    )
    works_with = Slugs(
        label=_("Works with"),
        method="by_works_with",
        source=sources.PROJECT,
        help_text=_("Slug of a project it works with on `on`, whichever side recorded it."),
    )
    integrates_with = Slugs(
        label=_("Integrates with"),
        method="by_integrates_with",
        source=sources.PROJECT,
        help_text=_(
            "Slug of a project or technology it meets in an integration on `on`, as either side "
            "or as the bridge."
        ),
    )
    use_case = Slugs(
        label=_("Use case"),
        method="by_use_case",
        source=sources.USE_CASE,
        help_text=_("Slug of a use case it is part of, core or optional."),
    )
    adopter = Slugs(
        label=_("Adopter"),
        method="by_adopter",
        source=ORGANIZATION,
        help_text=_("Slug of an organization that uses it on `on`."),
    )
    governed_by = Slugs(
        label=_("Governed by"),
        method="by_governing_body",
        source=BODY,
        help_text=_(
            "Slug of a body that governs it on `on`, be it its own or inherited from the project "
            "it is part of or from its focus areas."
        ),
    )
    core = Flag(
        label=_("Core"),
        method="by_core",
        help_text=_("Whether it is a core piece of a map; needs `map`."),
    )
    since_release = Slugs(
        label=_("Since release"),
        method="by_first_release",
        source=sources.RELEASE,
        single=True,
        help_text=_("Slug of a release: the project first appeared in it or in a later one."),
    )
    changed_since = Day(
        label=_("Changed since"),
        method="by_change",
        help_text=_("Day, `YYYY-MM-DD`: the project's stage or entry changed on it or later."),
    )
    include = Choices(
        label=_("Include"),
        method="unchanged",
        choices=[("retired", _("Not listed any more")), ("external", _("Technology of others"))],
        commas=True,
        help_text=_(
            "What a list leaves out unless one of `q`, `stage`, `kind`, `host`, `integrates_with` "
            "or `parent` is given: `retired` (every stage not listed by default) and `external` "
            "(technology of others). Both: `retired,external`."
        ),
    )

    class Meta(DatedFilterSet.Meta):
        form = ProjectForm

    @property
    def used(self) -> dict[str, Any]:
        """The filters that narrow the list, with their values looked up."""
        self.form.is_valid()
        given = self.form.cleaned_data
        return {
            name: value
            for name, value in given.items()
            if name not in NOT_NARROWING and value not in EMPTY_VALUES
        }

    @property
    def including(self) -> list[str]:
        """What is asked for beside what lists show of their own accord."""
        self.form.is_valid()
        return list(self.form.cleaned_data.get("include", ()))

    def apart(self) -> dict[str, Rows]:
        """Return what each of the filters in use keeps by itself, in the order it gives to it."""
        rows = self.queryset.order_by().with_stage(self.day)
        return {name: self.filters[name].filter(rows, value) for name, value in self.used.items()}

    def filter_queryset(self, queryset: Any) -> Rows:
        """Narrow the projects, with their stage on the day as ``stage``."""
        rows: Rows = super().filter_queryset(queryset.with_stage(self.day))
        without = left_out(self.used, self.including)
        if "external" in without:
            rows = rows.exclude(kind=Project.Kind.EXTERNAL)
        if "retired" in without:
            rows = rows.filter(ListedOn(self.day))
        return rows

    def by_words(self, rows: Rows, name: str, text: str) -> Rows:
        """Keep projects in which the words are found."""
        return best_first(rows, self._understood(text))

    @cached_property
    def _understood(self) -> Callable[[str], Query]:
        """What understands a text: once, though counts apply the filter again and again."""
        return cache(understand)

    def by_focus_area(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects of the focus areas."""
        members = Project.focus_areas.through.objects.filter(focusarea__in=keys)
        return rows.filter(pk__in=members.values("project"))

    def by_map(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects on the maps."""
        entries = MapEntry.objects.filter(category__region__map__in=keys)
        return rows.filter(pk__in=entries.values("project"))

    def by_core(self, rows: Rows, name: str, core: bool) -> Rows:
        """Keep projects that are core, or are not, on the maps also given."""
        maps = self.form.cleaned_data.get("map", ())
        entries = MapEntry.objects.filter(category__region__map__in=maps, core=core)
        return rows.filter(pk__in=entries.values("project"))

    def by_category(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects in the categories."""
        entries = MapEntry.objects.filter(category__in=keys)
        return rows.filter(pk__in=entries.values("project"))

    def by_kind(self, rows: Rows, name: str, kinds: list[str]) -> Rows:
        """Keep projects of the kinds."""
        return rows.filter(kind__in=kinds)

    def by_stage(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects that were in one of the stages on the day."""
        return rows.filter(stage_slug__in=Stage.objects.filter(pk__in=keys).values("slug"))

    def by_host(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects of the hosts."""
        return rows.filter(host__in=keys)

    def by_license(self, rows: Rows, name: str, expressions: list[str]) -> Rows:
        """Keep projects under the licences, alone or beside others."""
        return rows.filter(license__regex=licence_pattern(expressions))

    def by_tag(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects with any of the tags."""
        tagged = Project.tags.through.objects.filter(tag__in=keys)
        return rows.filter(pk__in=tagged.values("project"))

    def by_parent(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep parts of the projects."""
        return rows.filter(parent__in=keys)

    def by_requires(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects that directly require one of these on the day."""
        ties = self._relations(Relation.Kind.REQUIRES).filter(target__in=keys)
        return rows.filter(pk__in=ties.values("project"))

    def by_required_by(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects that one of these directly requires on the day."""
        ties = self._relations(Relation.Kind.REQUIRES).filter(project__in=keys)
        return rows.filter(pk__in=ties.values("target"))

    def by_works_with(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects that work with one of these on the day, whoever recorded it."""
        ties = self._relations(Relation.Kind.WORKS_WITH)
        onwards = ties.filter(target__in=keys).values("project")
        back = ties.filter(project__in=keys).values("target")
        return rows.filter(Q(pk__in=onwards) | Q(pk__in=back))

    def by_integrates_with(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects that meet one of these, as a side or as the bridge, on the day."""
        met = Q()
        sides = ("project", "technology", "via")
        for side in sides:
            others = [Q(**{f"{other}__in": keys}) for other in sides if other != side]
            public = Integration.objects.on(self.day).filter(between_what_is_public())
            meetings = public.filter(others[0] | others[1])
            # Without a bridge "via" is NULL, which an IN must never see on its right.
            met |= Q(pk__in=meetings.exclude(**{side: None}).values(side))
        return rows.filter(met)

    def by_use_case(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects the use cases need."""
        return rows.filter(pk__in=UseCaseNeed.objects.filter(use_case__in=keys).values("project"))

    def by_adopter(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects the organizations use on the day."""
        adoptions = Adoption.objects.on(self.day).filter(organization__in=keys)
        return rows.filter(pk__in=adoptions.values("project"))

    def by_governing_body(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects the bodies govern on the day, inherited or not."""
        return rows.filter(pk__in=governed_by(keys, self.day))

    def by_first_release(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep projects that first appeared in the release or after it."""
        return rows.filter(released_since(Release.objects.get(pk=keys[0])))

    def by_change(self, rows: Rows, name: str, day: str) -> Rows:
        """Keep projects whose stage or entry has changed since."""
        return rows.filter(changed_since(day))

    def _relations(self, kind: Relation.Kind) -> QuerySet[Relation]:
        found: QuerySet[Relation] = Relation.objects.on(self.day).filter(kind=kind)
        return found
