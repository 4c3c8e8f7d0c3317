"""Which items are one thing, and which thing of the catalogue it is, in whatever order."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from catalogue.exchange.landscape2.document import Item
from catalogue.exchange.landscape2.identity import Subject, address_key, recognise, subjects_of
from catalogue.exchange.landscape2.known import Thing
from catalogue.exchange.report import Place

A, B = "https://a.example/", "https://b.example/"


def item(name: str, page: str = A, below: str = "Tools", line: int = 1, **more: Any) -> Item:
    data = {"name": name, "homepage_url": page, **more}
    return Item(Place(Path("data.yml"), line), name, data, {}, "Running", below)


def slugs(
    items: Sequence[Item], *things: Thing, by_name: bool = False
) -> tuple[dict[str, str], list[str]]:
    """Return the slug of each item by where it stands and its homepage, and what is told."""
    subjects = subjects_of((each.name, each) for each in items)
    known = {thing.slug: thing for thing in things}
    told = recognise(subjects, known, known, by_name=by_name)
    found = {
        f"{each.subcategory} {each.data['homepage_url']}": subject.slug
        for subject in subjects
        for each in subject.items
    }
    return found, [fault.message for fault in told]


def thing(slug: str, *pages: str, at: tuple[tuple[str, str, str], ...] = ()) -> Thing:
    return Thing(slug, at=at, homepages=frozenset(pages))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example", "http://www.A.example/"),
        ("https://a.example/b/", "https://a.example/b"),
    ],
)
def test_homepages_agree_however_they_are_written(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://a.example/B", "https://a.example/b"), ("https://a.example", "https://b.example")],
)
def test_homepages_differ_by_host_and_path(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


def test_same_name_and_homepage_in_two_places_is_one_project() -> None:
    found, told = slugs([item("Argo"), item("Argo", "http://a.example", below="Others")])
    assert set(found.values()) == {"argo"}
    assert told == ["“Argo” stands in 2 places with one homepage; it is one, argo"]


def test_same_name_with_another_homepage_is_another_project() -> None:
    found, told = slugs([item("Argo", A), item("Argo", B, below="Others")])
    assert set(found.values()) == {"argo", "argo-tools"}
    assert told == [
        "“Argo” stands here with several homepages; they are argo, argo-tools",
    ]


def test_hosted_one_of_several_has_the_plain_slug() -> None:
    items = [item("Argo", A, below="Tools"), item("Argo", B, below="Others", project="sandbox")]
    found, _ = slugs(items)
    assert found[f"Others {B}"] == "argo"


def test_order_of_the_file_makes_no_difference() -> None:
    items = [
        *(item("Argo", page, below) for page in (A, B) for below in ("Tools", "Others")),
        *(
            item(name, A, f"{name} shelf {number}")
            for number in range(4)
            for name in ("Zuul", "C", "C++")
        ),
    ]
    items += [item("Zuul", f"https://{n}.example/", f"Shelf {n}") for n in range(4, 8)]
    first, _ = slugs(items)
    for seed in range(20):
        Random(seed).shuffle(items)
        assert slugs(items)[0] == first


def test_what_came_in_before_is_known_by_its_place_whatever_it_is_called_now() -> None:
    old = thing("forge", B, at=(("Running", "Tools", "Argo"),))
    assert slugs([item("Argo", A)], old)[0] == {f"Tools {A}": "forge"}


def test_what_came_in_before_is_known_though_it_moved() -> None:
    old = thing("argo", B, at=(("Running", "Gone", "Argo"),))
    assert slugs([item("Argo", A)], old)[0] == {f"Tools {A}": "argo"}


def test_namesake_that_still_stands_elsewhere_is_not_taken_for_it() -> None:
    old = thing("argo", B, at=(("Running", "Others", "Argo"),))
    items = [item("Argo", A), item("Argo", B, below="Others")]
    assert slugs(items, old)[0] == {f"Tools {A}": "argo-tools", f"Others {B}": "argo"}


@pytest.mark.parametrize("pages", [(A,), (), ("https://git.example/argo",)])
def test_project_of_the_catalogue_is_known_by_its_slug(pages: tuple[str, ...]) -> None:
    found, told = slugs(
        [item("Argo", A, repo_url="https://git.example/argo/")], thing("argo", *pages)
    )
    assert (found, told) == ({f"Tools {A}": "argo"}, [])


def test_project_of_the_catalogue_with_another_homepage_is_another_one() -> None:
    found, told = slugs([item("Swift", A)], thing("swift", B))
    assert found == {f"Tools {A}": "swift-tools"}
    assert told == [
        "“Swift” has another homepage than “swift” of the catalogue; it is swift-tools",
    ]


def test_organization_is_known_by_its_name() -> None:
    found, _ = slugs([item("Smith", A)], thing("smith", B), by_name=True)
    assert found == {f"Tools {A}": "smith"}


def test_slug_that_something_had_before_is_not_given_away() -> None:
    subjects = subjects_of([("Argo", item("Argo"))])
    recognise(subjects, {}, {"argo"}, by_name=False)
    assert subjects[0].slug == "argo-tools"


def test_project_stays_described_by_the_item_it_was_described_by() -> None:
    places = (("Running", "Z", "Argo"), ("Running", "A", "Argo"))
    subjects = subjects_of([("Argo", item("Argo", below=below)) for below in "AZ"])
    recognise(subjects, {"argo": thing("argo", A, at=places)}, (), by_name=False)
    assert [each.subcategory for each in subjects[0].items] == ["Z", "A"]


def test_thing_is_claimed_once() -> None:
    places = (("Running", "Tools", "Argo"), ("Running", "Others", "Argo"))
    old = thing("argo", A, at=places)
    items = [item("Argo", B, below="Others"), item("Argo", A)]
    assert slugs(items, old)[0] == {f"Tools {A}": "argo", f"Others {B}": "argo-others"}


def test_subject_is_described_by_the_item_that_says_most() -> None:
    (subject,) = subjects_of(
        [("Argo", item("Argo", below="A")), ("Argo", item("Argo", below="B", project="sandbox"))]
    )
    assert isinstance(subject, Subject)
    assert subject.item.subcategory == "B"
