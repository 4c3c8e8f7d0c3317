"""What must hold of drafts with a day."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue.publication.due import MODELS, due, hindrances_in_itself
from governance.findings import Finding, Severity, Subject
from governance.partial_dates import show_partial_date, today


def drafts_are_published_as_planned(on: str) -> Iterator[Finding]:
    """A draft whose day has come is published: a warning, as readers were meant to see it.

    Either it cannot be published as it is, or nothing looked for it since; it is not known what
    will have been published on a day to come.
    """
    for model in MODELS:
        for draft in due(model, min(on, today())):
            reasons = hindrances_in_itself(draft)
            told = {"day": show_partial_date(draft.publish_on.isoformat())}
            message = _("It was to be published on %(day)s and is still a draft.") % told
            yield Finding(
                "drafts-are-published-as-planned",
                Severity.WARNING,
                Subject.of(draft),
                " ".join([message, *reasons]),
                _("Mend what is wrong and publish it, or plan another day.")
                if reasons
                else _("Publish it, or see in the log why manage.py publish_due failed."),
            )
