"""How a suggestion is stored, once it is found to be in order."""

from catalogue.models import Suggestion
from catalogue.suggesting.forms import SuggestionForm


def send(form: SuggestionForm) -> Suggestion:
    """Store what a valid form says and return it."""
    given, changes = form.cleaned_data, form.changes
    return Suggestion.objects.create(
        about=form.subject.about,
        object_id=form.row.pk if form.row else None,
        name=form.row.name if form.row else given["name"],
        before={name: before for name, (before, _after) in changes.items()},
        after={name: after for name, (_before, after) in changes.items()},
        more=given["more"],
        why=given["why"],
        source_url=given["source_url"],
        contact=given["contact"],
    )
