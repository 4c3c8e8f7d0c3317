"""What the list of decided suggestions can be narrowed by."""

from django.utils.translation import gettext_lazy as _

from catalogue.models import Decision, Suggestion
from governance.filters.filtersets import CheckedFilterSet, Choices


class DecisionFilter(CheckedFilterSet):
    """Decided suggestions by what they were about and what became of them."""

    type = Choices(
        label=_("Type"),
        field_name="suggestion__about",
        choices=Suggestion.About.choices,
        help_text=_("What sort of thing it is about."),
    )
    outcome = Choices(
        label=_("Outcome"),
        field_name="outcome",
        choices=Decision.Outcome.choices,
        help_text=_("What became of it."),
    )
