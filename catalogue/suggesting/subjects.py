"""What changes can be proposed of, and which of its fields a form shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst

from catalogue.models import Project, Suggestion, UseCase
from governance.models import Body, Organization

About = Suggestion.About


@dataclass(frozen=True)
class Subject:
    """A sort of thing.

    Attributes:
        about: what suggestions call it.
        path: what addresses call it, as the API does.
        model: its rows.
        fields: what a form shows, in order; all of them are texts in the database.
    """

    about: Suggestion.About
    path: str
    model: type[Any]
    fields: tuple[str, ...]

    @property
    def one(self) -> str:
        """What one is called, in lower case."""
        return str(self.model._meta.verbose_name)

    def public(self) -> Any:
        """Return the rows everybody may see."""
        rows = self.model.objects.all()
        return rows.filter(state=Project.State.PUBLISHED) if self._has_drafts else rows

    @property
    def _has_drafts(self) -> bool:
        return self.model in (Project, UseCase)

    def label(self, field: str) -> str:
        """Return what a field is called."""
        return capfirst(str(self.model._meta.get_field(field).verbose_name))

    def values(self, row: Model) -> dict[str, str]:
        """Return what a row says, by field."""
        return {name: str(getattr(row, name)) for name in self.fields}

    def shown(self, field: str, value: str) -> str:
        """Return a value as people read it: of a choice, what it is called."""
        choices: Any = self.model._meta.get_field(field).choices or ()
        return str(dict(choices).get(value, value))


SUBJECTS: Mapping[Suggestion.About, Subject] = {
    subject.about: subject
    for subject in (
        Subject(
            About.PROJECT,
            "projects",
            Project,
            ("name", "kind", "role", "summary", "description", "license", "disambiguation"),
        ),
        Subject(About.USE_CASE, "use-cases", UseCase, ("name", "summary", "description", "sector")),
        Subject(
            About.BODY,
            "bodies",
            Body,
            (
                *("name", "kind", "mandate", "charter_url", "homepage"),
                *("established_on", "dissolved_on"),
            ),
        ),
        Subject(
            About.ORGANIZATION,
            "organizations",
            Organization,
            ("name", "summary", "sector", "country", "homepage"),
        ),
    )
}
BY_PATH: Mapping[str, Subject] = {subject.path: subject for subject in SUBJECTS.values()}


def subject_of(suggestion: Suggestion) -> Subject:
    """Return what sort of thing a suggestion is about."""
    return SUBJECTS[About(suggestion.about)]


Key = tuple[str, int]


def rows_named(keys: Iterable[Key]) -> dict[Key, Any]:
    """Return rows by sort and key, those that are still there, in a query for each sort."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for about, key in keys:
        wanted[about].add(key)
    return {
        (about, row.pk): row
        for about, each in wanted.items()
        for row in SUBJECTS[About(about)].model.objects.filter(pk__in=each)
    }
