"""What is found, in what order, and why; the same on every database."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import Project
from catalogue.models.search import SearchField, SearchKind
from catalogue.search import Results, best_first, drain, search, understand
from catalogue.search.vocabulary import MOST_MEANT
from tests import factories


def names(results: Results, kind: str = "project") -> list[str]:
    """Return the names of what was found of a kind."""
    return [found.name for group in results.groups if group.kind == kind for found in group.found]


def test_names_come_before_roles_and_roles_before_prose(db: None) -> None:
    factories.project(slug="a", description="About volumes.")
    factories.project(slug="b", role="Keeps volumes")
    factories.project(slug="c", name="Volumes")
    factories.project(slug="d", summary="It has volumes.")
    factories.former_name(subject=factories.project(slug="e"), name="Volumes")
    drain()
    slugs = [found.slug for found in search("volumes").ranked()]
    assert slugs == ["c", "e", "b", "d", "a"]


def test_what_matches_alike_is_in_the_order_of_names(db: None) -> None:
    for name in ("Zeta volume", "Älpha volume", "beta volume"):
        factories.project(name=name)
    drain()
    assert names(search("volume")) == ["Älpha volume", "beta volume", "Zeta volume"]


def test_groups_are_in_the_order_of_their_best(db: None) -> None:
    factories.project(slug="nova", summary="Ada helps.")
    factories.person(slug="ada-lovelace", name="Ada Lovelace")
    factories.body(slug="ada-group", name="Group of Ada")
    drain()
    kinds = [group.kind.value for group in search("ada lovelace").groups]
    assert kinds[0] == "person"
    assert {group.kind.value for group in search("ada").groups} == {"person", "body", "project"}


@pytest.mark.parametrize("kind", SearchKind)
def test_every_kind_is_found_and_has_an_address(kind: SearchKind, db: None) -> None:
    row = MAKERS[kind](name="Quokka")
    drain()
    [found] = search("quoka").ranked()
    assert (found.kind, found.object_id, found.close_to) == (kind, row.pk, "Quokka")
    assert found.slug in found.path
    assert search("quokka", kinds=[kind]).ranked()
    others = [other for other in SearchKind if other != kind]
    assert search("quokka", kinds=others).ranked() == []


MAKERS: dict[SearchKind, Callable[..., Any]] = {
    SearchKind.PROJECT: factories.project,
    SearchKind.USE_CASE: factories.use_case,
    SearchKind.FOCUS_AREA: factories.focus_area,
    SearchKind.CATEGORY: factories.category,
    SearchKind.ORGANIZATION: factories.organization,
    SearchKind.BODY: factories.body,
    SearchKind.PERSON: factories.person,
}


@pytest.mark.parametrize(
    ("query", "field", "text"),
    [
        ("nova", SearchField.NAME, ""),
        ("nebula", SearchField.FORMER, "Nebula"),
        ("hypervisors", SearchField.ROLE, "Drives hypervisors"),
        ("machines", SearchField.LABEL, "Virtual machines"),
        ("python", SearchField.TAG, "Python"),
        ("compute", SearchField.CATEGORY, "Compute"),
        ("quick", SearchField.SUMMARY, "It is quick."),
        ("elsewhere", SearchField.DESCRIPTION, ""),
        ("stella", SearchField.SLUG, "stella-nova"),
    ],
)
def test_it_is_said_where_something_matches(
    query: str, field: SearchField, text: str, db: None
) -> None:
    nova = factories.project(
        slug="stella-nova",
        name="Nova",
        role="Drives hypervisors",
        summary="It is quick.",
        description="Known elsewhere.",
        tags=[factories.tag(name="Python")],
    )
    factories.former_name(subject=nova, name="Nebula")
    compute = factories.category(name="Compute")
    factories.entry(project=nova, category=compute, label="Virtual machines")
    drain()
    found = search(query, kinds=[SearchKind.PROJECT]).ranked()[0]
    assert (found.field, found.text) == (field, text)


def test_a_former_name_is_told_though_a_word_of_it_is_in_the_name(db: None) -> None:
    row = factories.organization(name="OpenInfra Foundation")
    factories.former_name(subject=row, name="OpenStack Foundation")
    drain()
    [found] = search("openstack foundation").ranked()
    assert (found.field, found.text) == (SearchField.FORMER, "OpenStack Foundation")


def test_misspelt_words_are_corrected_and_right_ones_are_not(db: None) -> None:
    factories.project(name="Kubernetes", role="Orchestrates containers")
    factories.project(name="Zun")
    drain()
    assert search("kuberentes container").corrected == "kubernetes container"
    assert search("Kubernetes").corrected == search("kuber").corrected == ""
    assert search("zun").corrected == ""


def test_what_a_word_is_close_to_is_told_without_what_hangs_on_it(db: None) -> None:
    factories.project(name="Nodepool", role="Serves Zuul's jobs.")
    drain()
    assert [found.close_to for found in search("zul").ranked()] == ["Zuul"]


def test_words_nothing_has_are_left_out_and_named(db: None) -> None:
    factories.project(name="Octavia", role="Load balancer")
    drain()
    results = search("load balancer xylophone")
    assert names(results) == ["Octavia"]
    assert results.missing == ("xylophone",)
    assert search("load balancer").missing == ()


@pytest.mark.parametrize(
    "text",
    ["", " ", "%", "_", "'", '"', "\\", "\0", "-", "🎉", "a" * 5000, "b " * 999, "+nova", "the of"],
)
def test_odd_text_finds_nothing_and_breaks_nothing(text: str, db: None) -> None:
    factories.project(slug="heat", name="Heat")
    drain()
    assert search(text) == Results()


def test_small_words_do_not_have_to_be_there(db: None) -> None:
    factories.use_case(name="Kubernetes service")
    factories.use_case(name="The A to Z")
    drain()
    assert names(search("kubernetes as a service"), "use_case") == ["Kubernetes service"]
    assert names(search("the"), "use_case") == ["The A to Z"]


def test_as_many_words_as_count_each_the_beginning_of_many(db: None) -> None:
    beginnings = ["ab", "ac", "ad", "ba", "ca", "da", "fa", "ga"]
    for ending in "klmnoprstuvw":
        factories.project(name=" ".join(f"{begun}{ending}" for begun in beginnings))
    drain()
    query = understand(" ".join(beginnings))
    assert len(query.words) == MOST_MEANT
    assert all(term.likenesses for term in query.singles)
    results = search(" ".join(beginnings))
    assert results.groups
    assert results.missing == ()


def test_of_many_words_with_a_beginning_the_shortest_are_meant(db: None) -> None:
    factories.project(name=" ".join(f"quaaa{letter}" for letter in "abcdefghijklmnop"))
    factories.project(name="Quzz")
    factories.project(name="Quokkas")
    drain()
    assert names(search("q"))[0] == names(search("qu"))[0] == "Quzz"
    assert names(search("quok")) == ["Quokkas"]


@pytest.mark.parametrize("count", [3, 30])
def test_four_queries_whatever_there_is(
    count: int, db: None, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _number in range(count):
        factories.project(name="Nova cells", role="Load balancer")
    drain()
    with django_assert_num_queries(4):
        assert search("load balencer nova").groups
    with django_assert_num_queries(2):
        search("xylophone?")


def test_a_word_in_more_than_is_looked_at_says_so(db: None) -> None:
    for _number in range(61):
        factories.project(name="Nova cells")
    drain()
    [group] = search("cells").groups
    assert (group.count, group.is_all, len(group.found)) == (60, False, 8)
    [group] = search("cells", limit=3).groups
    assert len(group.found) == 3


def test_no_table_of_the_index_is_read_from_end_to_end(db: None) -> None:
    """Nor is all there is of a frequent word; PostgreSQL plans by numbers, which tests lack."""
    if connection.vendor != "sqlite":
        pytest.skip("plans of SQLite")
    factories.project(name="Nova cells", role="Load balancer")
    drain()
    with CaptureQueriesContext(connection) as captured:
        assert search("load balencer nova").groups
        assert best_first(Project.objects.all(), understand("nova")).exists()
    with connection.cursor() as cursor:
        for query in captured.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            steps = [str(step) for *_numbers, step in cursor.fetchall() if "search" in step]
            assert [step for step in steps if step.startswith("SCAN catalogue_")] == []
            if "field, lightness, whole" in query["sql"]:
                assert all("INDEX search_posting_entry" in step for step in steps)


def test_beginnings_are_looked_up_in_an_index_of_postgresql(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("plans of PostgreSQL")
    with CaptureQueriesContext(connection) as captured:
        search("load balencer n")
    [looked_up] = [query["sql"] for query in captured if "begun0" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # of few words it would read all
        cursor.execute(f"EXPLAIN {looked_up}")
        plan = "\n".join(step for (step,) in cursor.fetchall())
    assert "Seq Scan" not in plan
    # By the first letters, of which there are indexes, and not by those behind them alone.
    assert len(re.findall(r"Index Cond: .*substring.* = '", plan)) == 3
