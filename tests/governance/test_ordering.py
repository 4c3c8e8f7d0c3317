"""One order of names on every database engine."""

import pytest
from django.db import connection

from governance.models import Organization, Person
from governance.ordering import SortKeyField, sort_key
from tests import factories


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Fidêncio", "fidencio"),
        ("Čech, Łukasz", "cech łukasz"),
        ("Straße", "strasse"),
        ("EC2-API", "ec2 api"),
        ("  OpenStack (Nova) ", "openstack nova"),
        ("ＺＵＵＬ", "zuul"),
        ("…", ""),
    ],
)
def test_key_has_no_accents_case_or_punctuation(name: str, key: str) -> None:
    assert sort_key(name) == key


@pytest.mark.django_db
def test_names_come_in_the_same_order_on_every_engine() -> None:
    names = ["Zed", "Émile", "fidelio", "Fidêncio", "Fidenza", "ábel", "Abe L.", "10X", "_x"]
    for number, name in enumerate(names):
        factories.person(slug=f"p{number}", name=name)
    ordered = Person.objects.values_list("name", flat=True)
    assert list(ordered) == [
        *("10X", "_x", "Abe L.", "ábel", "Émile", "fidelio", "Fidêncio", "Fidenza", "Zed"),
    ]


@pytest.mark.django_db
def test_slugs_come_in_the_order_of_their_bytes() -> None:
    for slug in ("a-b", "ab", "a_b", "aB", "a1"):
        factories.organization(slug=slug)
    ordered = Organization.objects.order_by("slug").values_list("slug", flat=True)
    assert list(ordered) == ["a-b", "a1", "aB", "a_b", "ab"]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite always compares bytes")
def test_what_is_sorted_by_bytes_is_so_whatever_the_locale_of_the_server() -> None:
    """The server of the tests has the locale C, so that an order proves nothing."""
    wanted = {"slug", "sort_key", "since", "until", "observed_on"}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, collation_name FROM information_schema.columns"
            " WHERE table_name IN ('governance_person', 'governance_term')"
        )
        collations = {name: collation for name, collation in cursor if name in wanted}
    assert collations == dict.fromkeys(wanted, "C")


@pytest.mark.django_db
def test_key_follows_the_name_on_every_way_of_writing() -> None:
    row = factories.person(name="Zoë")
    assert row.sort_key == "zoe"
    row.name = "Chloë"
    row.save()
    Person.objects.bulk_create([Person(slug="b", name="Béla")])
    Person.objects.update_or_create(slug="b", defaults={"name": "Ádám"})
    assert set(Person.objects.values_list("sort_key", flat=True)) == {"chloe", "adam"}


@pytest.mark.django_db
def test_key_of_a_name_that_grows_in_decomposing_still_fits() -> None:
    row = factories.person(name="ﷺ" * 200)
    row.refresh_from_db()
    assert len(row.sort_key) == 250


def test_migrations_know_the_source_only_where_it_is_not_the_name() -> None:
    assert SortKeyField().deconstruct()[3] == {}
    assert SortKeyField(source="series").deconstruct()[3] == {"source": "series"}
