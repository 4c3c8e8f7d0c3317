"""What somebody is asked who proposes a change, on the page and in the API alike."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.utils.translation import gettext_lazy as _

from catalogue.suggesting.subjects import Subject
from governance.partial_dates import PartialDateField
from governance.text_fields import Text

LONG = {"description": 20_000, "mandate": 20_000}
TEXT, WORDS = 2_000, 5_000
# For programs that fill in whatever they find; people are shown it only once it stands in the way.
TRAP = "homepage_of_yours"
_SEEN = "initial-"
_ROWS = {"description": 12, "mandate": 8}


class SuggestionForm(forms.Form):
    """What should change, why, and where it can be looked up.

    The values the sender saw come along hidden, so that what they left alone is no proposal even
    if a curator changed it meanwhile.

    Args:
        subject: what sort of thing it is about.
        row: the row it is about; None for something new.
        data: what was sent.
    """

    more = Text(
        label=_("What else should change"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Whatever has no field above: links, relations, stages, people, logos."),
    )
    why = Text(
        label=_("Why"),
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What is wrong or missing, in a sentence or two."),
        error_messages={"required": _("Say why, in a sentence or two.")},
    )
    source_url = forms.URLField(
        label=_("Source"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_(
            "A public page that says so. Without one we have to look for it ourselves, which takes "
            "longer."
        ),
        error_messages={"invalid": _("Write a whole address, such as https://example.org/page.")},
    )
    contact = Text(
        label=_("How to reach you"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
        help_text=_(
            "Only if you may be asked back. It is seen by curators alone and deleted some time "
            "after the decision."
        ),
    )
    homepage_of_yours = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self, subject: Subject, row: Any = None, data: Mapping[str, Any] | None = None
    ) -> None:
        self.subject, self.row = subject, row
        self.current = subject.values(row) if row else dict.fromkeys(subject.fields, "")
        super().__init__(_completed(data, self.current), initial=self.current)
        proposed = {name: self._field(name) for name in subject.fields}
        self.fields = {**proposed, **self.fields}

    def _field(self, name: str) -> forms.Field:
        """Return the field in which a value is proposed, checked as the catalogue checks it."""
        kept: Any = self.subject.model._meta.get_field(name)
        limit = max(kept.max_length or LONG.get(name, TEXT), len(self.current[name]))
        said = {"label": self.subject.label(name), "help_text": kept.help_text}
        said["required"] = not kept.blank and (self.row is not None or name == "name")
        found: forms.Field
        if kept.choices:
            choices = [(value, label) for value, label in kept.choices if value]
            nothing = [] if said["required"] else [("", _("Not known"))]
            found = forms.ChoiceField(choices=[*nothing, *choices], **said)
        elif type(kept).__name__ == "URLField":
            found = forms.URLField(max_length=limit, assume_scheme="https", **said)
        else:
            # The column says how long; of its own checks those on length would only repeat it.
            checks = [check for check in kept.validators if not hasattr(check, "limit_value")]
            found = Text(max_length=limit, validators=checks, widget=_widget(kept, name), **said)
        found.show_hidden_initial = self.row is not None
        return found

    @property
    def proposed_fields(self) -> list[forms.BoundField]:
        """The fields in which values are proposed, for the template."""
        return [self[name] for name in self.subject.fields]

    @property
    def reasons(self) -> list[forms.BoundField]:
        """The fields about the suggestion itself, for the template."""
        return [self[name] for name in ("why", "source_url", "contact")]

    @property
    def changes(self) -> dict[str, tuple[str, str]]:
        """What the sender saw and what they propose, by field; once the form is valid."""
        changed = set(self.changed_data)
        return {
            name: (self._seen(name), str(self.cleaned_data[name]))
            for name in self.subject.fields
            if name in changed and name in self.cleaned_data
        }

    def _seen(self, name: str) -> str:
        """Return what the sender saw; a curator may have changed it since."""
        seen = str(self.data.get(f"{_SEEN}{name}", ""))
        field: Any = self.fields[name]
        return str(field.to_python(seen))[: field.max_length] if isinstance(field, Text) else seen

    def clean_homepage_of_yours(self) -> str:
        """Refuse what only a program fills in.

        Raises:
            ValidationError: it is filled in.
        """
        if self.cleaned_data[TRAP]:
            raise ValidationError(
                _("This field is there to catch programs. Empty it and send the form once more.")
            )
        return ""

    def clean(self) -> dict[str, Any]:
        """Refuse a suggestion that suggests nothing.

        Raises:
            ValidationError: nothing is proposed.
        """
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.changes and not given.get("more"):
            raise ValidationError(
                _("Nothing is different yet. Change a field, or say in words what should change."),
                code="nothing",
            )
        return given


def _widget(kept: Any, name: str) -> forms.Widget:
    if isinstance(kept, PartialDateField):
        return forms.TextInput(attrs={"placeholder": "2017-11-06"})
    if isinstance(kept, TextField):
        return forms.Textarea(attrs={"rows": _ROWS.get(name, 3)})
    return forms.TextInput()


def _completed(data: Mapping[str, Any] | None, current: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what was sent; a program may leave out what the sender saw."""
    if data is None:
        return None
    seen = {f"{_SEEN}{name}": value for name, value in current.items()}
    return {**seen, **{name: data[name] for name in data}}
