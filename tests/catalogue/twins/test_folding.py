"""Names and addresses without what makes no difference."""

import pytest

from catalogue.twins.folding import fold_address, fold_name


@pytest.mark.parametrize(
    "name", ["OpenStack", "open-stack", "Öpen Stack", "OPEN_STACK", "Open.Stack"]
)
def test_spellings_of_a_name_are_one(name: str) -> None:
    assert fold_name(name) == "openstack"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/Zuul",
        "http://www.example.org/zuul/",
        "HTTPS://EXAMPLE.ORG:443//zuul.git",
        "example.org/zuul.git/#readme",
        " https://example.org./zuul ",
    ],
)
def test_spellings_of_an_address_are_one(url: str) -> None:
    assert fold_address(url) == "example.org/zuul"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/",
        "https://docs.example.org/zuul",
        "https://example.org:8080/zuul",
        "https://example.org/zuul?p=zuul",
        "https://example.org/zuul/zuul",
    ],
)
def test_other_places_stay_others(url: str) -> None:
    assert fold_address(url) != "example.org/zuul"


@pytest.mark.parametrize("url", ["", "https://", "https://[", "https://example.org:port/", "/a"])
def test_what_names_no_host_is_nothing(url: str) -> None:
    assert fold_address(url) == ""
