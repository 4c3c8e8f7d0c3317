"""Suggestions: what was decided, what is sent, and where its sender sees what becomes of it."""

from typing import Any

from rest_framework import serializers

from catalogue.models import Decision, Suggestion
from catalogue.suggesting.outcomes import Told
from catalogue.suggesting.subjects import SUBJECTS
from governance.api.addresses import Addresses
from governance.api.rows import AnyRow

_FIELDS = "; ".join(f"`{each.about}`: {', '.join(each.fields)}" for each in SUBJECTS.values())


class DecidedSerializer(AnyRow[Told]):
    """A suggestion that was accepted or declined; nothing of what its sender wrote."""

    id = serializers.IntegerField(
        source="decision.pk", read_only=True, help_text="The permanent number of the decision."
    )
    url = serializers.SerializerMethodField(help_text="The address of this row in the API.")
    type = serializers.ChoiceField(
        Suggestion.About.choices,
        source="subject.about",
        read_only=True,
        help_text="What sort of thing it is about.",
    )
    slug = serializers.SerializerMethodField(
        help_text="The slug of what it is about; null if that is not in the catalogue or no longer."
    )
    is_new = serializers.BooleanField(
        source="decision.suggestion.is_new",
        read_only=True,
        help_text="Whether it proposed something that the catalogue did not have.",
    )
    proposed = serializers.ListField(
        child=serializers.CharField(),
        source="names",
        read_only=True,
        help_text="The fields it proposed another value of; empty if it said so in words.",
    )
    taken = serializers.ListField(
        child=serializers.CharField(),
        source="decision.taken",
        read_only=True,
        help_text="Those of them that became as proposed.",
    )
    outcome = serializers.ChoiceField(
        Decision.Outcome.choices,
        source="decision.outcome",
        read_only=True,
        help_text="What became of it.",
    )
    answer = serializers.CharField(
        source="decision.answer", read_only=True, help_text="The reason; empty if none was given."
    )
    sent_on = serializers.SerializerMethodField(help_text="The day it was sent, in UTC.")
    decided_on = serializers.SerializerMethodField(help_text="The day it was decided, in UTC.")
    days = serializers.IntegerField(
        source="decision.days", read_only=True, help_text="How many days lie between; 0 for none."
    )
    change_url = serializers.URLField(
        read_only=True,
        allow_null=True,
        help_text="The page that tells of the change it became; null if it became none.",
    )

    def get_url(self, told: Told) -> str | None:
        """Return the absolute address."""
        addresses: Addresses = self.context["addresses"]
        return addresses.of("suggestions", str(told.decision.pk))

    def get_slug(self, told: Told) -> str | None:
        """Return the slug of what it is about."""
        return told.row.slug if told.row else None

    def get_sent_on(self, told: Told) -> str:
        """Return the day it was sent."""
        return told.decision.suggestion.sent_at.date().isoformat()

    def get_decided_on(self, told: Told) -> str:
        """Return the day it was decided."""
        return told.decision.decided_at.date().isoformat()


class NewSuggestionSerializer(serializers.Serializer[Any]):
    """What is proposed, why, and where it can be looked up."""

    type = serializers.ChoiceField(
        Suggestion.About.choices, help_text="What sort of thing it is about."
    )
    slug = serializers.CharField(
        required=False,
        allow_null=True,
        max_length=80,
        help_text="The slug of what should change; left out or null for something new.",
    )
    changes = serializers.DictField(
        child=serializers.CharField(allow_blank=True),
        required=False,
        help_text="The proposed values, by field; empty ones empty the field. There are, for "
        f"{_FIELDS}. Something new needs a name.",
    )
    more = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=5000,
        help_text="What else should change, in words: links, relations, stages, people.",
    )
    why = serializers.CharField(max_length=2000, help_text="What is wrong or missing.")
    source_url = serializers.URLField(
        required=False, max_length=500, help_text="A public page that says so."
    )
    contact = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=200,
        help_text="How to reach you, if you may be asked back; seen by curators alone, and deleted "
        "some time after the decision.",
    )


class SentSerializer(serializers.Serializer[Any]):
    """A suggestion that was taken in."""

    state = serializers.ChoiceField(
        Suggestion.State.choices, help_text="How far it has come: it is `received`."
    )
    status_url = serializers.URLField(
        help_text="The page that shows what becomes of it. Nobody else knows the address, and it "
        "is told this once."
    )
