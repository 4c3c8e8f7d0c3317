"""What must be deployed for some projects to run, on a day."""

import itertools

import pytest

from catalogue.cautions import cautions
from catalogue.models import Project, Relation
from catalogue.requirements import Stack, options, required_by, stack
from tests import factories
from tests.conftest import AtMost

TODAY = "2026-11-22"


def chain_of(*slugs: str) -> list[Project]:
    """Return projects, each of which needs the next."""
    projects = [factories.project(slug=slug) for slug in slugs]
    for one, other in itertools.pairwise(projects):
        factories.relation(project=one, target=other)
    return projects


def works_with(one: Project, other: Project) -> None:
    factories.relation(project=one, target=other, kind=Relation.Kind.WORKS_WITH)


def told(found: Stack) -> list[tuple[str, str]]:
    return [(caution.piece.slug, caution.code) for caution in cautions(found)]


@pytest.mark.django_db
def test_stack_has_picks_layers_reasons_and_direct_needs() -> None:
    chain_of("magnum", "heat", "keystone")
    found = stack(["magnum", "keystone", "magnum", "nowhere"], TODAY)
    assert found.picks == ("magnum", "keystone")
    assert found.unknown == ("nowhere",)
    assert found.layers == (("keystone",), ("heat",), ("magnum",))
    assert found.because["heat"] == ("magnum", "heat")
    assert found.because["keystone"] == ("keystone",)
    assert found.needs == {"magnum": ("heat",), "heat": ("keystone",), "keystone": ()}


@pytest.mark.django_db
def test_nothing_asked_for_is_an_empty_stack() -> None:
    assert stack([], TODAY).members == {}
    assert options(stack([], TODAY)) == []
    assert cautions(stack(["nowhere"], TODAY)) == []


@pytest.mark.django_db
def test_only_what_holds_on_the_day_is_needed() -> None:
    _nova, placement = chain_of("nova", "placement")
    Relation.objects.update(since="2019-04-10", until="2030")
    assert [*stack(["nova"], "2019-04-09").members] == ["nova"]
    assert [*stack(["nova"], "2019-04-10").members] == ["placement", "nova"]
    assert [*stack(["nova"], "2030-01-01").members] == ["nova"]
    assert required_by(placement, "2019-04-09").direct == ()
    assert required_by(placement, "2019-04-10").direct == ("nova",)


@pytest.mark.django_db
def test_drafts_are_not_seen_and_nothing_is_needed_through_them() -> None:
    _one, draft, last = chain_of("one", "draft", "last")
    Project.objects.filter(slug="draft").update(state=Project.State.DRAFT)
    assert [*stack(["one"], TODAY).members] == ["one"]
    assert stack(["draft"], TODAY).unknown == ("draft",)
    assert required_by(last, TODAY).all == ()
    works_with(last, draft)
    assert options(stack(["last"], TODAY)) == []


@pytest.mark.django_db
def test_slug_of_before_a_rename_is_understood() -> None:
    nova, _placement = chain_of("nova", "placement")
    nova.slug = "compute"
    nova.save()
    found = stack(["nova", "compute"], TODAY)
    assert (found.picks, found.unknown) == (("compute",), ())
    assert [*found.members] == ["placement", "compute"]


@pytest.mark.django_db
def test_required_by_tells_directly_from_in_the_end_and_survives_loops() -> None:
    magnum, _heat, keystone = chain_of("magnum", "heat", "keystone")
    factories.relation(project=keystone, target=magnum)
    found = required_by(keystone, TODAY)
    assert found.direct == ("heat",)
    assert found.all == ("heat", "magnum")
    assert stack(["heat"], TODAY).loops == (("heat", "keystone", "magnum"),)


@pytest.mark.django_db
def test_options_work_with_members_whoever_recorded_it_and_say_if_they_are_there() -> None:
    nova, glance = chain_of("nova", "glance")
    heat, swift = (factories.project(slug=slug) for slug in ("heat", "swift"))
    works_with(nova, heat)
    works_with(swift, glance)
    works_with(glance, nova)  # needed, so not an option
    works_with(heat, swift)
    found = {
        (each.piece.slug, each.with_, each.is_there) for each in options(stack(["nova"], TODAY))
    }
    assert found == {("heat", ("nova",), False), ("swift", ("glance",), False)}
    there = {(each.piece.slug, each.is_there) for each in options(stack(["nova", "heat"], TODAY))}
    assert there == {("heat", True), ("nova", True), ("swift", False)}


@pytest.mark.django_db
def test_ended_members_are_told_of_with_the_successor_that_is_recorded() -> None:
    old, new = chain_of("old", "new")
    gone = factories.stage(slug="gone", name="Gone", mark="cross", listed=False)
    factories.stage_change(project=old, stage=gone, changed_on="2024")
    factories.relation(project=new, target=old, kind=Relation.Kind.SUCCEEDS)
    assert [each for each in cautions(stack(["old"], "2023-12-31")) if each.code == "gone"] == []
    (found,) = (each for each in cautions(stack(["old"], TODAY)) if each.code == "gone")
    assert found.message == "Old is in the stage “Gone”; New took its place."
    assert found.successor
    assert found.successor.slug == "new"


@pytest.mark.django_db
def test_licences_and_gaps_are_told_of() -> None:
    for slug, license_ in (
        ("free", "Apache-2.0"),
        ("shared", "GPL-2.0-only"),
        ("limited", "BUSL-1.1"),
        ("unknown", ""),
    ):
        factories.project(slug=slug, license=license_)
    chain_of("top", "base")
    Project.objects.filter(slug__in=("top", "base")).update(license="MIT OR GPL-3.0-only")
    assert told(stack(["free", "shared", "limited", "unknown", "top"], TODAY)) == [
        ("free", "no_requirements"),
        ("limited", "limited_license"),
        ("limited", "no_requirements"),
        ("shared", "copyleft"),
        ("shared", "no_requirements"),
        ("unknown", "no_license"),
        ("unknown", "no_requirements"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("depth", [3, 30])
def test_number_of_queries_does_not_depend_on_the_depth(
    depth: int, at_most_queries: AtMost
) -> None:
    projects = chain_of(*(f"p{at:02}" for at in range(depth)))
    ended = factories.stage(mark="cross")
    for project in projects:
        factories.stage_change(project=project, stage=ended)
        works_with(project, factories.project())
    with at_most_queries(3):
        found = stack(["p00"], TODAY)
    assert len(found.layers) == depth
    with at_most_queries(2):
        assert len(options(found)) == depth
    with at_most_queries(1):
        cautions(found)
    with at_most_queries(2):
        assert len(required_by(projects[-1], TODAY).all) == depth - 1
