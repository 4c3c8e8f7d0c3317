"""A suggestion as it is sent over the API: read strictly, then filled into the form of the page."""

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _

from catalogue.models import Suggestion
from catalogue.suggesting.forms import SuggestionForm
from catalogue.suggesting.subjects import SUBJECTS, Subject
from governance.api.problems import BodyFault, Refusal

REASONS = ("more", "why", "source_url", "contact")
KNOWN = ("type", "slug", "changes", *REASONS)


def form_of(data: Any) -> SuggestionForm:
    """Return the form that the page would send.

    Raises:
        Refusal: the body is not of the shape described.
    """
    if not isinstance(data, Mapping):
        raise refusal([BodyFault("", _("Send one suggestion, as an object."))])
    faults = [*_misshapen(data)]
    if faults:
        raise refusal(faults)
    subject = SUBJECTS[Suggestion.About(data["type"])]
    row = _row(subject, data.get("slug"))
    changes = data.get("changes", {})
    current = subject.values(row) if row else {}
    unknown = [name for name in changes if name not in subject.fields]
    if unknown:
        message = _("There is no such field here; there are: %(known)s.")
        known = {"known": ", ".join(subject.fields)}
        raise refusal([BodyFault(f"/changes/{name}", message % known) for name in unknown])
    given = {name: data[name] for name in REASONS if name in data}
    return SuggestionForm(subject, row, {**current, **changes, **given})


def _misshapen(data: Mapping[str, Any]) -> Iterator[BodyFault]:
    for name in data:
        if name not in KNOWN:
            known = ", ".join(KNOWN)
            yield BodyFault(f"/{name}", _("Unknown; there are: %(known)s.") % {"known": known})
    if data.get("type") not in Suggestion.About.values:
        known = ", ".join(Suggestion.About.values)
        yield BodyFault("/type", _("Give one of: %(known)s.") % {"known": known})
    yield from _no_texts(data, "", [name for name in REASONS if name in data])
    if data.get("slug") is not None:
        yield from _no_texts(data, "", ["slug"])
    changes = data.get("changes", {})
    if isinstance(changes, Mapping):
        yield from _no_texts(changes, "/changes", list(changes))
    else:
        yield BodyFault("/changes", _("This is an object: proposed values by field."))


def _no_texts(data: Mapping[str, Any], above: str, names: list[str]) -> Iterator[BodyFault]:
    for name in names:
        if not isinstance(data[name], str):
            yield BodyFault(f"{above}/{name}", _("This is a text."))


def _row(subject: Subject, slug: str | None) -> Any:
    if slug is None:
        return None
    found = None if "\0" in slug else subject.public().at(slug)
    if found is None:
        message = _("There is no %(kind)s with this slug; leave it out to propose a new one.")
        raise refusal([BodyFault("/slug", message % {"kind": subject.one})])
    return found


def faults_of(form: SuggestionForm) -> list[BodyFault]:
    """Return what the form finds wrong, each with the place of it."""
    places = {name: f"/changes/{name}" for name in form.subject.fields}
    return [
        BodyFault(places.get(name, f"/{name}" if name in form.fields else ""), str(message))
        for name, messages in form.errors.items()
        for message in messages
    ]


def refusal(faults: Iterable[BodyFault]) -> Refusal:
    """Return the error for a body that cannot be used."""
    detail = _("Some of what was sent cannot be used; nothing was taken in.")
    return Refusal(HTTPStatus.BAD_REQUEST, detail, faults)
