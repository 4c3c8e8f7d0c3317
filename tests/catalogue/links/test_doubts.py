"""What is known against web addresses."""

import datetime

import pytest

from catalogue.links.doubts import doubts
from tests import factories
from tests.conftest import AtMost

pytestmark = pytest.mark.django_db
DAY = datetime.date(2019, 5, 1)


def test_each_is_said_what_is_known_against_it_in_one_query(at_most_queries: AtMost) -> None:
    factories.link_check(url="https://good.example.org/")
    factories.link_check(
        url="https://away.example.org/", failures=1, failed_on=DAY, problem="status 503"
    )
    factories.link_check(
        url="https://dead.example.org/", failures=4, failed_on=DAY, problem="404", good_on=None
    )
    with at_most_queries(1):
        said = doubts(
            [
                "https://good.example.org/",
                "https://away.example.org/",
                "https://dead.example.org/",
                "http://10.0.0.1/",
                "https://nas.local/",
                " ",
            ]
        )
    assert said == [
        "",
        (
            "This address failed when the site last asked for it, on 1 May 2019: status 503. "
            "It was last good on 2 April 2019."
        ),
        "This address has failed on 4 days in a row, last on 1 May 2019: 404.",
        "“10.0.0.1” is inside a private network, where readers cannot follow.",
        "“nas.local” looks like a name inside a private network: can readers open it?",
        "",
    ]
