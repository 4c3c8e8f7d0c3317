"""Maps, and the editions that freeze them."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from catalogue.models import Edition, MapCategory
from tests import factories

pytestmark = pytest.mark.django_db


def test_slug_of_a_category_is_unique_within_the_map_not_only_the_region() -> None:
    openstack = factories.map_()
    centre, side = (factories.region(map=openstack) for _ in range(2))
    factories.category(region=centre, slug="compute")
    with pytest.raises(ValidationError) as refused:
        MapCategory(region=side, slug="compute", name="Compute").full_clean()
    message = "Another category of this map has the slug “compute”."
    assert refused.value.message_dict == {"slug": [message]}
    MapCategory(region=factories.region(), slug="compute", name="Compute").full_clean()


def test_categories_are_addressed_within_their_map() -> None:
    region = factories.region(map=factories.map_(slug="openstack"))
    assert factories.category(region=region, slug="compute").address == "openstack.compute"


def test_categories_come_row_by_row() -> None:
    region = factories.region()
    for slug, row, position in [("d", 2, 1), ("a", 1, 0), ("c", 2, 0), ("b", 1, 3)]:
        factories.category(region=region, slug=slug, row=row, position=position)
    assert [category.slug for category in region.categories.all()] == ["a", "b", "c", "d"]


def test_project_may_stand_in_several_categories() -> None:
    project = factories.project()
    for _ in range(2):
        factories.entry(project=project).full_clean()


WAYS_TO_CHANGE: dict[str, Callable[[Edition], object]] = {
    "save": lambda edition: edition.save(),
    "save of a copy": lambda edition: Edition(
        **{field.attname: getattr(edition, field.attname) for field in Edition._meta.fields}
    ).save(),
    "delete": lambda edition: edition.delete(),
    "queryset update": lambda _: Edition.objects.update(notes="changed"),
    "queryset delete": lambda _: Edition.objects.filter(number="20190402").delete(),
    "bulk_update": lambda edition: Edition.objects.bulk_update([edition], ["notes"]),
    "update_or_create": lambda edition: Edition.objects.update_or_create(
        pk=edition.pk, defaults={"notes": "changed"}
    ),
    "bulk_create over it": lambda edition: Edition.objects.bulk_create(
        [edition], update_conflicts=True, update_fields=["notes"], unique_fields=["id"]
    ),
    "update from its map": lambda edition: edition.map.editions.update(notes="changed"),
    "delete from its map": lambda edition: edition.map.editions.all().delete(),
    "delete of its map": lambda edition: edition.map.delete(),
}


@pytest.mark.parametrize("change", WAYS_TO_CHANGE.values(), ids=WAYS_TO_CHANGE)
def test_edition_is_never_changed_or_deleted(change: Callable[[Edition], object]) -> None:
    edition = factories.edition(number="20190402")
    before = Edition.objects.values().get()
    edition.notes = "changed"
    refusals = (TypeError, IntegrityError, models.ProtectedError)
    with pytest.raises(refusals), transaction.atomic():
        change(edition)
    assert Edition.objects.values().get() == before


def test_refusal_says_what_to_do_instead() -> None:
    edition = factories.edition()
    with pytest.raises(TypeError, match="publish another one"):
        edition.save()
    with pytest.raises(TypeError, match="may have been cited"):
        edition.delete()


def test_second_edition_of_a_day_comes_before_the_first() -> None:
    first = factories.edition(number="20190402")
    second = factories.edition(map=first.map, number="20190402.2")
    assert list(first.map.editions.all()) == [second, first]
