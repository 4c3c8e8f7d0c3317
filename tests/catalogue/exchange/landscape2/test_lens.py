"""An item that came in is written as it came in, until the catalogue says something else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.exchange.landscape2.facts import Facts, Names, read_project, write_project
from catalogue.exchange.landscape2.keys import DATES, ELEMENTS, FLAGS, LINKS, LISTS, TEXTS
from catalogue.exchange.landscape2.lens import Kept, leftover, patched, restored
from catalogue.exchange.landscape2.links import Link
from catalogue.exchange.landscape2.paths import Flat, flat, nested

NAMES = Names(
    projects={"harbor": "Harbor", "argo cd": "Argo CD"},
    places={("Runtime", "Storage"): "Runtime / Storage", ("CI/CD", "Tools"): "CI/CD / Tools"},
)


def kept_of(item: Flat) -> tuple[Facts, Kept]:
    facts = read_project(item, NAMES)
    return facts, leftover(item, write_project(facts, NAMES))


def meaning(item: Flat) -> object:
    return read_project(item, NAMES).meaning


def again(facts: Facts, kept: Kept) -> Flat:
    return restored(write_project(facts, NAMES), kept, meaning, facts.meaning)


urls = st.sampled_from([f"https://example.org/{n}" for n in range(4)] + ["https://my_host/", "no"])
days = st.sampled_from(["2016-03-10", "2018-03-06", "2020-01-01"])
words = st.sampled_from(["Harbor", "argo  cd", "AWS S3", "security", "Security", " ", ""])
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
places = st.sampled_from(["Runtime / Storage", "Runtime/Storage", "CI/CD / Tools", "nowhere"])
anything = st.none() | st.booleans() | st.integers() | texts | st.lists(texts, max_size=2)


def element(path: str) -> st.SearchStrategy[Any]:
    needed, possible = ELEMENTS[path]
    kinds = {"date": days, "url": urls, "repo_url": urls}
    keys = {key: kinds.get(key, texts) for key in (*needed, *possible)}
    return st.fixed_dictionaries({}, optional={**keys, "more": anything})


def values() -> dict[str, st.SearchStrategy[Any]]:
    known: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(LINKS, urls)
    known |= {path: texts | words for path in TEXTS if path != "name"}
    known |= dict.fromkeys(DATES, days)
    known |= {path: st.booleans() for path in FLAGS}
    known |= {path: st.lists(element(path), max_size=3) for path in LISTS if path in ELEMENTS}
    stages = st.sampled_from(["sandbox", "Sandbox", "incubating", "graduated", "archived", "lab"])
    known |= {
        "project": stages,
        "license": st.sampled_from(["Apache-2.0", "Apache License 2.0"]),
        "extra.tag": st.lists(words, max_size=3) | words,
        "extra.summary_tags": st.lists(words, max_size=4).map(",".join),
        "extra.summary_integrations": st.lists(words, max_size=4).map(", ".join),
        "second_path": st.lists(places, max_size=3) | places,
        "extra.annotations": st.dictionaries(texts, texts, max_size=2),
    }
    return {path: strategy | st.none() for path, strategy in known.items()} | {"foo": anything}


items = st.fixed_dictionaries({"name": texts}, optional=values())


@given(items)
def test_any_item_is_written_as_it_came_in(item: Flat) -> None:
    facts, kept = kept_of(item)
    assert again(facts, Kept.of(kept.data())) == item
    assert flat(nested(item)) == item


@given(items, items)
def test_any_item_is_written_from_another_with_what_tells_it_from_that(a: Flat, b: Flat) -> None:
    assert patched(a, leftover(b, a)) == b


@given(items, items)
def test_changes_are_written_whatever_was_kept(before: Flat, now: Flat) -> None:
    """What is written in the end means what the catalogue says now."""
    facts = read_project(now, NAMES)
    written = meaning(write_project(facts, NAMES))
    assert meaning(again(facts, kept_of(before)[1])) in (written, facts.meaning)


@given(items)
def test_what_is_written_reads_the_same_as_what_was_read(item: Flat) -> None:
    facts = read_project(item, NAMES)
    found = read_project(write_project(facts, NAMES), NAMES)
    assert (found.links, found.tags, found.places) == (facts.links, facts.tags, facts.places)


def test_audit_that_is_not_whole_is_read_where_it_is_written() -> None:
    whole = {"type": "code", "vendor": "Cure53", "date": "2016-03-10", "url": "https://a.example/"}
    item = {"name": "A", "extra.audits": [{"url": "https://b.example/"}, whole]}
    facts = read_project(item, NAMES)
    assert [link.url for link in facts.links] == ["https://a.example/", "https://b.example/"]
    assert read_project(write_project(facts, NAMES), NAMES).links == facts.links


def changed(item: Flat, **now: Any) -> Flat:
    facts, kept = kept_of(item)
    return again(Facts(**{**vars(facts), **now}), kept)


def test_key_without_a_place_stays_when_everything_else_changes() -> None:
    item = {"name": "A", "branch": "main", "extra.annotations": {"a": "b"}, "new": [1]}
    assert changed(item, name="B", summary="It.") == {**item, "name": "B", "description": "It."}


def test_text_that_was_kept_gives_way_to_another() -> None:
    item = {"name": "A", "description": " It. ", "twitter": None}
    assert changed(item)["description"] == " It. "
    assert changed(item, summary="That.") == {"name": "A", "description": "That.", "twitter": None}


def test_branch_stays_with_its_repository_when_another_is_added() -> None:
    item = {
        "name": "A",
        "repo_url": "https://example.org/1",
        "additional_repos": [{"repo_url": "https://example.org/2", "branch": "next"}],
    }
    facts, _ = kept_of(item)
    links = (*facts.links, Link("repository", "https://example.org/3"))
    assert changed(item, links=links)["additional_repos"] == [
        {"repo_url": "https://example.org/2", "branch": "next"},
        {"repo_url": "https://example.org/3"},
    ]


def test_words_that_lead_nowhere_stay_beside_neighbours_that_change() -> None:
    item = {"name": "A", "extra.summary_integrations": "AWS S3, harbor"}
    now = changed(item, neighbours=frozenset({"Argo CD"}))
    assert now["extra.summary_integrations"] == "AWS S3, Argo CD"


def test_key_that_did_not_come_in_is_not_written() -> None:
    item = {"name": "A", "project": "graduated", "extra.graduated": "2018-03-06"}
    assert changed(item) == item


@pytest.mark.parametrize(
    ("item", "paths"),
    [
        ({"name": "A", "extra": None}, {"name", "extra"}),
        ({"name": "A", "extra": {}}, {"name", "extra"}),
        ({"extra": {"accepted": "2020-01-01"}}, {"extra.accepted"}),
    ],
)
def test_keys_inside_extra_are_reached_by_a_dot(item: dict[str, Any], paths: set[str]) -> None:
    assert set(flat(item)) == paths
    assert nested(flat(item)) == item
