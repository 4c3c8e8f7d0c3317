"""What the database itself refuses, and the words a curator gets before it does."""

import pytest

from catalogue.models import Edition
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
NAMED = {
    "stage": factories.stage,
    "focus area": factories.focus_area,
    "release": factories.release,
    "facet": factories.facet,
    "project": factories.project,
    "map": factories.map_,
    "use case": factories.use_case,
}
IDENTIFIED = {
    ("project", "Project"): factories.project,
    ("map", "Map"): factories.map_,
    ("mapregion", "Region"): factories.region,
    ("mapcategory", "Category"): factories.category,
}


def edition_of_no_day() -> Edition:
    valid = factories.edition()
    return Edition(
        map=valid.map,
        number="spring",
        publisher=valid.publisher,
        published_on=valid.published_on,
        document=valid.document,
        sha256=valid.sha256,
    )


VIOLATIONS = [
    *(
        twin(
            f"{name.replace(' ', '')}.slug",
            made_by,
            f"{name.capitalize()} with this Slug already exists.",
        )
        for name, made_by in NAMED.items()
    ),
    *(
        twin(f"{model}.uid", made_by, f"{name} with this Uid already exists.")
        for (model, name), made_by in IDENTIFIED.items()
    ),
    *(
        changed(
            f"catalogue_{made_by.__name__.replace('_', '')}_until_after_since",
            made_by,
            EARLIER,
            **BACKWARDS,
        )
        for made_by in (
            *(factories.focus_area, factories.relation, factories.integration),
            *(factories.stewardship, factories.adoption),
        )
    ),
    twin("tag_once_a_facet", factories.tag, "Tag with this Facet and Slug already exists."),
    changed(
        "project_not_its_own_part",
        factories.project,
        "Nova would be part of itself.",
        name="Nova",
        parent=lambda project: project,
    ),
    *(
        changed(
            f"catalogue_{made_by.__name__.replace('_', '')}_only_drafts_are_planned",
            made_by,
            "Only a draft waits for a day: leave this empty, or make it a draft.",
            publish_on="2030-01-01",
        )
        for made_by in (factories.project, factories.use_case)
    ),
    twin(
        "link_once_a_project",
        factories.link,
        "Link with this Project, Kind and Address already exists.",
    ),
    twin(
        "stage_change_once_a_day",
        factories.stage_change,
        "Stage change with this Project, Stage and Changed on already exists.",
    ),
    twin("region_once_a_map", factories.region, "Region with this Map and Slug already exists."),
    twin(
        "category_once_a_region",
        factories.category,
        "Another category of this map has the slug “compute”.",
        slug="compute",
    ),
    twin(
        "entry_once_a_category",
        factories.entry,
        "The project stands in this category already.",
    ),
    twin(
        "edition_number_once_a_map",
        factories.edition,
        "Edition with this Map and Number already exists.",
    ),
    Violation(
        "edition_number_is_a_day",
        edition_of_no_day,
        "“spring” is no number of an edition; write the day, YYYYMMDD, such as 20190402, "
        "with .2 to .9 for further ones of that day.",
    ),
    twin(
        "relation_once_a_period",
        factories.relation,
        "Relation with this Project, Kind, Other project and Since already exists.",
    ),
    changed(
        "relation_to_another",
        factories.relation,
        "A project cannot relate to itself.",
        target=lambda relation: relation.project,
    ),
    twin(
        "integration_once_a_period",
        factories.integration,
        "Integration with this Project, Technology, Mechanism and Since already exists.",
    ),
    changed(
        "integration_with_another",
        factories.integration,
        "A project cannot integrate with itself.",
        technology=lambda integration: integration.project,
    ),
    twin(
        "project_stewardship_once",
        factories.stewardship,
        "The body has this capacity already, from that day.",
    ),
    twin(
        "focus_area_stewardship_once",
        lambda: factories.stewardship(focus_area=factories.focus_area()),
        "The body has this capacity already, from that day.",
    ),
    changed(
        "stewardship_of_one",
        factories.stewardship,
        "Give a project or a focus area, not both.",
        project=None,
    ),
    changed(
        "stewardship_of_one",
        factories.stewardship,
        "Give a project or a focus area, not both.",
        focus_area=lambda _: factories.focus_area(),
    ),
    twin(
        "review_once_a_day",
        factories.review,
        "Review with this Project, Requested stage, Opened on and Decided on already exists.",
    ),
    changed(
        "review_decided_after_opened",
        factories.review,
        "A review is decided after it was opened.",
        outcome="declined",
        decided_on="2018-09",
    ),
    changed(
        "review_accepted_on_a_day",
        factories.review,
        "Say when it was accepted; the project’s stage goes by it.",
        outcome="accepted",
        source_url="https://example.org",
    ),
    changed(
        "review_accepted_with_evidence",
        factories.review,
        "Name the resolution that accepted it, or give a source.",
        outcome="accepted",
        decided_on="2019",
    ),
    twin(
        "assessment_once_a_review",
        factories.assessment,
        "Assessment with this Review and Criterion already exists.",
    ),
    twin(
        "need_once_a_use_case",
        factories.need,
        "Need with this Use case and Project already exists.",
    ),
    twin(
        "adoption_once_a_period",
        factories.adoption,
        "Adoption with this Organization, Project and Since already exists.",
    ),
    twin("suggestion.key", factories.suggestion, "Suggestion with this Key already exists."),
    changed("suggestion_says_why", factories.suggestion, "This field cannot be blank.", why=""),
    changed(
        "suggestion_names_something", factories.suggestion, "This field cannot be blank.", name=""
    ),
    twin(
        "decision.suggestion", factories.decision, "Decision with this Suggestion already exists."
    ),
    changed(
        "decision_declines_with_a_reason",
        factories.decision,
        "Give the reason why it is declined.",
        answer="",
    ),
    changed(
        "decision_accepts_by_a_change",
        factories.decision,
        "What is accepted leads to a change, and nothing else.",
        outcome="accepted",
    ),
]


@pytest.mark.parametrize("violation", VIOLATIONS, ids=str)
def test_database_refuses_the_row(violation: Violation) -> None:
    assert_database_refuses(violation)


@pytest.mark.parametrize("violation", VIOLATIONS, ids=str)
def test_model_refuses_the_row_in_words(violation: Violation) -> None:
    assert_model_refuses(violation)


def test_every_constraint_is_tried() -> None:
    assert names_of("catalogue") == {violation.name for violation in VIOLATIONS}
