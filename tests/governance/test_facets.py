"""Lists narrowed by filters whose counts react to each other."""

from django.http import QueryDict

from governance.facets import Narrowed, narrow

ROWS = {
    1: {"sector": ["telecom"], "country": ["US"]},
    2: {"sector": ["telecom"], "country": ["DE"]},
    3: {"sector": ["software"], "country": ["DE"]},
    4: {"sector": [""], "country": []},
}
OFFERED = {
    "sector": ("Sector", {"software": "Software", "telecom": "Telecoms", "energy": "Energy"}),
    "country": ("Country", {"DE": "Germany", "US": "United States"}),
}


def narrowed(query: str) -> Narrowed:
    return narrow(ROWS, OFFERED, QueryDict(query))


def counts(found: Narrowed) -> dict[str, dict[str, int | None]]:
    return {
        facet.name: {choice.value: choice.count for choice in facet.choices}
        for facet in found.facets
    }


def test_nothing_chosen_leaves_everything_and_counts_what_there_is() -> None:
    found = narrowed("q=ignored")
    assert found.keys == [1, 2, 3, 4]
    assert counts(found) == {
        "sector": {"software": 1, "telecom": 2},
        "country": {"DE": 2, "US": 1},
    }


def test_values_of_one_filter_add_up_and_filters_narrow_each_other() -> None:
    assert narrowed("sector=telecom&sector=software").keys == [1, 2, 3]
    assert narrowed("sector=telecom&country=DE").keys == [2]


def test_counts_of_a_filter_follow_the_others_and_not_itself() -> None:
    assert counts(narrowed("country=US")) == {
        "sector": {"telecom": 1},
        "country": {"DE": 2, "US": 1},
    }


def test_chosen_value_that_nothing_has_stays_to_be_dropped() -> None:
    found = narrowed("sector=software&country=US")
    assert found.keys == []
    assert counts(found)["sector"] == {"software": 0, "telecom": 1}


def test_chips_lead_to_the_list_without_them() -> None:
    [first, second] = narrowed("sector=telecom&country=DE&on=2019&page=2").chips
    assert (first.label, first.without) == ("Sector: Telecoms", "?country=DE&on=2019")
    assert second.without == "?sector=telecom&on=2019"


def test_unknown_values_are_said_and_left_out() -> None:
    found = narrowed("sector=bogus&sector=telecom")
    assert found.keys == [1, 2]
    [said] = found.unusable
    assert "“bogus”" in said
    assert "sector" in said
