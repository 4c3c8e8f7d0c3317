"""Names and addresses: slugs that keep working, names that are remembered."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from governance.models import Organization, PreviousSlug
from governance.models.naming import Slugged
from tests import factories

pytestmark = pytest.mark.django_db


def rename(row: Slugged, slug: str) -> None:
    """Change a slug as a curator does: load, change, check, save."""
    found = type(row)._default_manager.get(pk=row.pk)
    found.slug = slug
    found.full_clean()
    found.save()


def test_row_is_found_at_its_slug() -> None:
    nova = factories.organization(slug="nova")
    assert Organization.objects.at("nova") == nova
    assert Organization.objects.at("cinder") is None


def test_renamed_row_is_found_at_its_old_slug_too() -> None:
    row = factories.organization(slug="openstack-foundation")
    rename(row, "openinfra-foundation")
    assert Organization.objects.at("openstack-foundation") == row
    assert Organization.objects.at("openinfra-foundation") == row


def test_every_slug_a_row_had_leads_to_it() -> None:
    row = factories.organization(slug="first")
    for slug in ("second", "third"):
        rename(row, slug)
    assert {Organization.objects.at(slug) for slug in ("first", "second", "third")} == {row}


def test_renaming_back_leaves_only_the_other_slug_behind() -> None:
    row = factories.organization(slug="first")
    rename(row, "second")
    rename(row, "first")
    assert [previous.slug for previous in PreviousSlug.objects.all()] == ["second"]
    assert Organization.objects.at("second") == row


def test_saving_twice_keeps_the_slug_once() -> None:
    row = factories.organization(slug="first")
    row.slug = "second"
    row.save()
    row.save()
    assert PreviousSlug.objects.count() == 1


def test_row_taken_back_to_an_earlier_state_is_still_found_at_the_later_slug() -> None:
    row = factories.organization(slug="first")
    rename(row, "second")
    row.history.earliest().instance.save()
    row.refresh_from_db()
    assert row.slug == "first"
    assert Organization.objects.at("second") == row


def test_row_loaded_without_its_slug_is_renamed_like_any_other() -> None:
    row = factories.organization(slug="first")
    found = Organization.objects.defer("slug").get(pk=row.pk)
    found.slug = "second"
    found.save()
    assert Organization.objects.at("first") == row


def test_slug_that_leads_elsewhere_is_refused() -> None:
    rename(factories.organization(slug="first"), "second")
    with pytest.raises(ValidationError) as refused:
        Organization(slug="first", name="Newcomer").full_clean()
    message = "“first” still leads to something that was renamed; choose another slug."
    assert refused.value.message_dict == {"slug": [message]}


def test_present_slug_comes_before_a_previous_one() -> None:
    rename(factories.organization(slug="first"), "second")
    newcomer = factories.organization(slug="first")  # past all checks
    assert Organization.objects.at("first") == newcomer


def test_slugs_of_different_models_do_not_meet() -> None:
    rename(factories.organization(slug="first"), "second")
    factories.person(slug="first").full_clean()


def test_slug_of_what_is_deleted_may_be_used_again() -> None:
    row = factories.organization(slug="first")
    rename(row, "second")
    row.delete()
    assert not PreviousSlug.objects.exists()


SCOPED: list[tuple[Callable[..., Slugged], str, Callable[..., object]]] = [
    (factories.tag, "facet", factories.facet),
    (factories.region, "map", factories.map_),
    (factories.category, "region", factories.region),
]


@pytest.mark.parametrize(("made_by", "around", "surroundings"), SCOPED)
def test_scoped_slug_leads_to_the_row_within_its_scope_only(
    made_by: Callable[..., Slugged], around: str, surroundings: Callable[..., object]
) -> None:
    here, there = (made_by(slug="first", **{around: surroundings()}) for _ in range(2))
    rename(here, "second")
    at = type(here)._default_manager.filter(**{around: getattr(here, around)}).at
    assert at("first", here.slug_scope) == here
    assert at("first", there.slug_scope) is None
    there.full_clean()
    with pytest.raises(ValidationError, match="still leads to something"):
        type(here)(slug="first", **{around: getattr(here, around)}).clean()


def test_name_of_a_day_is_the_former_one_while_it_was_in_use() -> None:
    row = factories.organization(name="Open Infrastructure Foundation")
    factories.former_name(
        subject=row, name="OpenStack Foundation", since="2012-09", until="2020-10-19"
    )
    assert row.name_on("2020-10-18") == "OpenStack Foundation"
    assert row.name_on("2020-10-19") == "Open Infrastructure Foundation"
    assert row.name_on("2012-08-31") == "Open Infrastructure Foundation"


def test_former_name_without_an_end_never_hides_the_present_one() -> None:
    row = factories.organization(name="New")
    factories.former_name(subject=row, name="Old", since="2012", until="")
    assert row.name_on("2019-04-02") == "New"


def test_former_names_go_with_their_row() -> None:
    row = factories.organization()
    name = factories.former_name(subject=row)
    row.delete()
    assert not type(name).objects.exists()
