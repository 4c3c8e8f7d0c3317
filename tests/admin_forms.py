"""Forms of the admin as a browser sends them: what the page holds, and what a test adds."""

from typing import Any

from django.test import Client
from zeal import zeal_ignore

DATES = {"since", "observed_on", "changed_on", "decided_on", "held_on", "opened_on"}
EVIDENCE = {"source_url", "note", "resolution"}


class AdminForm:
    """The values of a form that was shown, to be changed and sent.

    Args:
        response: the answer to the request for the page.
    """

    def __init__(self, response: Any) -> None:
        context = response.context
        self.data = _values(context["adminform"].form)
        self.rows: dict[str, int] = {}
        for inline in context["inline_admin_formsets"]:
            formset = inline.formset
            self.rows[formset.prefix] = len(formset.forms)
            self.data.update(_values(formset.management_form))
            for form in formset.forms:
                self.data.update(_values(form))

    def with_row(self, prefix: str, **values: Any) -> "AdminForm":
        """Add a row to an inline; what is dated in it is said to be known."""
        if DATES & set(values) and not EVIDENCE & set(values):
            values["source_url"] = "https://example.org/minutes"
        number = self.rows[prefix]
        self.rows[prefix] += 1
        self.data[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
        self.data.update({f"{prefix}-{number}-{name}": value for name, value in values.items()})
        return self

    def with_values(self, **values: Any) -> "AdminForm":
        """Fill in fields of the form itself, or of rows by their full names."""
        self.data.update(values)
        return self


def send(client: Client, address: str, form: AdminForm) -> Any:
    """Return the answer to a form.

    Django looks up the reference of each new row by itself; a curator adds them by hand.
    """
    with zeal_ignore():
        return client.post(address, form.data)


def _values(form: Any) -> dict[str, Any]:
    shown = ((bound.html_name, bound.field.prepare_value(bound.value())) for bound in form)
    return {
        name: _as_sent(value) for name, value in shown if value is not None and value is not False
    }


def _as_sent(value: Any) -> Any:
    many = isinstance(value, list | tuple)
    return [str(getattr(item, "pk", item)) for item in value] if many else value


def messages(response: Any, prefix: str = "") -> list[Any]:
    """Return what a form that is shown again says, by field, for each of its rows.

    Args:
        response: the page that was shown again.
        prefix: the inline to look at; the form itself if empty.
    """
    context = response.context
    if not prefix:
        return [dict(context["adminform"].form.errors)]
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    formset = next(formset for formset in formsets if formset.prefix == prefix)
    return [dict(errors) for errors in formset.errors]
