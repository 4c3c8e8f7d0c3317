"""What in the catalogue may be what is being entered."""

import pytest

from catalogue.models import Project
from catalogue.twins.finding import Entered, twins
from tests import factories
from tests.conftest import AtMost

pytestmark = pytest.mark.django_db


def told(name: str = "", besides: int | None = None, **links: str) -> list[tuple[str, str]]:
    found = twins(Entered(name, tuple(links.items())), besides)
    return [(twin.name, twin.why) for twin in found]


@pytest.fixture
def zuul() -> Project:
    made: Project = factories.project(slug="gate", name="Zuul")
    factories.former_name(subject=made, name="Gatekeeper", until="2012")
    made.slug = "zuul"
    made.save()
    for kind, url in (
        ("homepage", "https://zuul-ci.org/"),
        ("repository", "https://opendev.org/Zuul/Zuul.git"),
        ("documentation", "https://docs.example.org/"),
    ):
        factories.link(project=made, kind=kind, url=url)
    return made


def test_names_it_has_and_had_are_known(zuul: Project) -> None:
    factories.project(name="Nova")
    assert told("ZUUL") == [("Zuul", "with the same name")]
    assert told("gatekeeper") == [("Zuul", "which was called “Gatekeeper” before")]
    assert told("Gate") == [("Zuul", "which is or was found at “gate”")]
    assert told("Zul") == [("Zuul", "with a similar name")]
    assert told("Swift") == []


def test_addresses_of_its_own_are_known_however_they_are_spelt(zuul: Project) -> None:
    same = [("Zuul", "with the same homepage and with the same repository")]
    homepage, repository = "http://www.zuul-ci.org", "https://opendev.org/zuul/zuul/"
    assert told(homepage=homepage, repository=repository) == same
    assert told(repository=homepage) == [("Zuul", "with this address as its homepage")]
    assert told(documentation="https://docs.example.org/") == []
    assert told(homepage="https://docs.example.org/") == []
    assert told(homepage="https://zuul-ci.org/blog", repository="https://opendev.org/zuul") == []
    assert told(homepage="100%_", mirror="https://") == []


def test_a_name_that_former_names_of_others_have_does_not_find_their_rows(zuul: Project) -> None:
    body = factories.body(name="A board")
    factories.former_name(subject=body, name="Swift", until="2012")
    assert told("Swift") == []


def test_what_it_says_itself_already_is_no_twin(zuul: Project) -> None:
    other = factories.project(name="Zuul", slug="other")
    factories.link(project=other, url="https://zuul-ci.org/")
    assert told("Zuul", besides=zuul.pk, homepage="https://www.zuul-ci.org/") == []
    assert told("Zuul", besides=factories.project(name="Nova").pk) == [
        ("Zuul", "with the same name"),
        ("Zuul", "with the same name"),
    ]
    assert told("Zuuls", besides=zuul.pk) == [("Zuul", "with a similar name")]


def test_drafts_are_found_and_said_to_be_drafts() -> None:
    factories.project(name="Zuul", state=Project.State.DRAFT)
    assert [twin.is_draft for twin in twins(Entered("Zuul"))] == [True]


def test_as_many_queries_whatever_there_is(zuul: Project, at_most_queries: AtMost) -> None:
    many = (*(("mirror", f"https://{number}.example.org/x") for number in range(30)),)
    for count in (0, 30):
        for number in range(count):
            other = factories.project()
            factories.link(project=other, kind="mirror", url=f"https://{number}.example.org/x")
            factories.former_name(subject=other)
        with at_most_queries(4):
            twins(Entered("Zuul", many), zuul.pk)
