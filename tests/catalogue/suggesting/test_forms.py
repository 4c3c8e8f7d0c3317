"""What somebody is asked who proposes a change."""

from typing import Any

import pytest

from catalogue.models import Suggestion
from catalogue.suggesting.forms import SuggestionForm
from catalogue.suggesting.subjects import SUBJECTS
from tests import factories

pytestmark = pytest.mark.django_db

PROJECT = SUBJECTS[Suggestion.About.PROJECT]
BODY = SUBJECTS[Suggestion.About.BODY]


def filled(row: Any = None, subject: Any = PROJECT, **given: str) -> SuggestionForm:
    """Return a form as a browser sends it: with what was there, and what somebody changed."""
    current = subject.values(row) if row else {}
    seen = {f"initial-{name}": value for name, value in current.items()}
    return SuggestionForm(subject, row, {**seen, **current, "why": "It is wrong.", **given})


def faults(form: SuggestionForm) -> dict[str, list[str]]:
    return {name: [str(each) for each in said] for name, said in form.errors.items()}


def nova(**given: Any) -> Any:
    return factories.project(slug="nova", name="Nova", role="Servers", kind="service", **given)


def test_what_was_changed_is_proposed_and_nothing_else() -> None:
    form = filled(nova(), role="Virtual machines", summary="")
    assert form.is_valid(), form.errors
    assert form.changes == {"role": ("Servers", "Virtual machines")}


def test_what_a_curator_changed_meanwhile_is_no_proposal() -> None:
    row = nova()
    sent = filled(row, license="MIT").data
    row.role = "Machines"
    form = SuggestionForm(PROJECT, row, sent)
    assert form.is_valid()
    assert set(form.changes) == {"license"}


def test_ends_of_lines_are_no_change() -> None:
    form = filled(nova(description="One\nTwo"), description="One\r\nTwo", more="A logo.")
    assert form.is_valid()
    assert form.changes == {}


def test_a_value_can_be_emptied() -> None:
    form = filled(nova(), role="")
    assert form.is_valid()
    assert form.changes == {"role": ("Servers", "")}


def test_nothing_is_no_suggestion_and_words_are_one() -> None:
    assert "Nothing is different yet" in faults(filled(nova()))["__all__"][0]
    assert filled(factories.project(), more="It has a new homepage.").is_valid()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("name", "", "required"),
        ("license", "Bogus!", "licence"),
        ("kind", "gadget", "gadget"),
        ("why", " ", "Say why"),
        ("source_url", "nowhere", "whole address"),
        ("source_url", "javascript:alert(1)", "whole address"),
        ("role", "x" * 121, "120"),
        ("more", "x" * 5001, "5000"),
        ("why", "x" * 2001, "2000"),
        ("contact", "x" * 201, "200"),
        ("more", "a\0b", "Null"),
        ("more", "\ud800", "surrogates"),
        ("homepage_of_yours", "https://spam.example", "catch programs"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(name: str, value: str, said: str) -> None:
    found = faults(filled(nova(), **{"summary": "New.", name: value}))
    assert set(found) == {name}
    assert said in found[name][0]


def test_dates_and_countries_are_checked_as_in_the_admin() -> None:
    body = factories.body()
    assert "established_on" in faults(filled(body, BODY, established_on="2017-13"))
    assert filled(body, BODY, established_on="2017-11").is_valid()
    organizations = SUBJECTS[Suggestion.About.ORGANIZATION]
    assert "country" in faults(filled(None, organizations, name="Acme", country="germany"))


def test_a_text_that_is_longer_than_may_be_sent_can_stay() -> None:
    assert filled(nova(description="x" * 30_000), role="Machines").is_valid()


def test_something_new_takes_a_name_and_a_reason() -> None:
    assert filled(name="Sunbeam").is_valid()
    assert set(faults(filled(role="Light"))) == {"name"}


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=lambda subject: subject.path)
def test_every_field_that_is_shown_is_a_text_of_the_model(subject: Any) -> None:
    row = getattr(factories, subject.about.value)()
    row.refresh_from_db()
    assert all(isinstance(getattr(row, name), str) for name in subject.fields)
    assert set(SuggestionForm(subject, row).fields) >= set(subject.fields)
