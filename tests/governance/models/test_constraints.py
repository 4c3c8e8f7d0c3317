"""What the database itself refuses, and the words a curator gets before it does."""

import pytest
from django.contrib.contenttypes.models import ContentType

from governance.models import Organization, PreviousSlug
from tests import factories
from tests.rows import (
    Violation,
    assert_database_refuses,
    assert_model_refuses,
    changed,
    names_of,
    twin,
)

pytestmark = pytest.mark.django_db

BACKWARDS = {"since": "2018", "until": "2017-12"}
EARLIER = "2017-12 is not later than 2018."
NAMED = ("organization", "person", "body", "resolution", "principle", "criterion")


def previous_slug() -> PreviousSlug:
    kind = ContentType.objects.get_for_model(Organization)
    return PreviousSlug.objects.create(
        content_type=kind, object_id=factories.organization().pk, slug="openstack"
    )


VIOLATIONS = [
    *(
        twin(
            f"{name}.slug",
            getattr(factories, name),
            f"{name.capitalize()} with this Slug already exists.",
        )
        for name in NAMED
    ),
    *(
        changed(
            f"governance_{made_by.__name__.replace('_', '')}_until_after_since",
            made_by,
            EARLIER,
            **BACKWARDS,
        )
        for made_by in (
            *(factories.former_name, factories.membership, factories.reporting_line),
            *(factories.affiliation_limit, factories.seat_count, factories.term),
        )
    ),
    twin(
        "previous_slug_leads_to_one",
        previous_slug,
        "Previous slug with this Content type, Scope and Slug already exists.",
    ),
    twin(
        "kept_data_once_a_format",
        factories.kept_data,
        "Kept data with this Content type, Object id and Format already exists.",
    ),
    twin(
        "former_name_once_a_period",
        factories.former_name,
        "Former name with this Content type, Object id, Name and Since already exists.",
    ),
    twin(
        "membership_once_a_period",
        factories.membership,
        "Membership with this Organization, Tier and Since already exists.",
    ),
    changed("membership_tier_given", factories.membership, "This field cannot be blank.", tier=""),
    twin(
        "one_undissolved_board",
        factories.body,
        "There is a board already; dissolve it before establishing another.",
        kind="board",
    ),
    changed(
        "body_dissolved_after_established",
        factories.body,
        "2021 is not later than 2021.",
        established_on="2021",
        dissolved_on="2021",
    ),
    twin(
        "reporting_line_once_a_period",
        factories.reporting_line,
        "Reporting line with this Body, Answers to and Since already exists.",
    ),
    changed(
        "reporting_line_to_another",
        factories.reporting_line,
        "A body cannot answer to itself.",
        reports_to=lambda line: line.body,
    ),
    twin(
        "affiliation_limit_once_a_period",
        factories.affiliation_limit,
        "Affiliation limit with this Body and Since already exists.",
    ),
    *(
        changed(
            "affiliation_limit_one_measure",
            factories.affiliation_limit,
            "Give a number of members, or a share from 1 to 100 per cent.",
            max_members=members,
            max_share=share,
        )
        for members, share in [(None, None), (2, 50), (0, None), (None, 0), (None, 101)]
    ),
    twin(
        "seat_class_once_a_body",
        factories.seat_class,
        "Seat class with this Body and Slug already exists.",
    ),
    twin(
        "seat_count_once_a_period",
        factories.seat_count,
        "Another count holds from 2017 at the same time.",
        since="2017",
    ),
    twin(
        "term_once_a_period",
        lambda: factories.term(person=factories.person(name="Ada")),
        "Ada already sits there from 2017.",
    ),
    changed(
        "term_has_a_day",
        factories.term,
        "Say since when, or on which day the person is known to have sat.",
        since="",
    ),
    twin(
        "election_once_a_day",
        lambda: factories.election(seat_class=(seats := factories.seat_class()), body=seats.body),
        "Election with this Body, Seat class and Held on already exists.",
    ),
]


@pytest.mark.parametrize("violation", VIOLATIONS, ids=str)
def test_database_refuses_the_row(violation: Violation) -> None:
    assert_database_refuses(violation)


@pytest.mark.parametrize("violation", VIOLATIONS, ids=str)
def test_model_refuses_the_row_in_words(violation: Violation) -> None:
    assert_model_refuses(violation)


def test_every_constraint_is_tried() -> None:
    assert names_of("governance") == {violation.name for violation in VIOLATIONS}


def test_a_dissolved_board_makes_room_for_another() -> None:
    factories.body(kind="board", dissolved_on="2021")
    factories.body(kind="board").full_clean()
