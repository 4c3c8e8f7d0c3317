"""The head of a page."""

import json

from django.conf import settings
from django.template import Context, Template

from governance.pages import Crumb, Head, absolute

HERE = f"{settings.SITE_URL}/bodies/board/"


def drawn(head: Head) -> str:
    """Return the linked data of a page as its template has it."""
    template = Template("{% load pages %}{% linked_data head address %}")
    return template.render(Context({"head": head, "address": HERE}))


def test_way_to_a_page_ends_with_the_page_itself() -> None:
    head = Head("The board", "", crumbs=(Crumb("Bodies", "/bodies/"),), here="Board")
    data = head.linked_data(HERE)
    assert data is not None
    assert data["@graph"] == [
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": 1,
                    "name": "Bodies",
                    "item": f"{settings.SITE_URL}/bodies/",
                },
                {"@type": "ListItem", "position": 2, "name": "Board", "item": HERE},
            ],
        }
    ]


def test_page_that_is_about_nothing_and_lies_nowhere_has_no_linked_data() -> None:
    assert drawn(Head("Title", "")) == ""


def test_nothing_in_linked_data_ends_the_script_it_stands_in() -> None:
    name = "</script><script>alert(1)</script> & Sons"
    text = drawn(Head("", "", about={"@type": "Organization", "name": name}))
    assert text.count("<") == 2
    inside = text[text.index(">") + 1 : text.rindex("<")]
    assert json.loads(inside)["@graph"][0]["name"] == name


def test_addresses_with_a_host_stay_as_they_are() -> None:
    assert absolute("https://example.org/x") == "https://example.org/x"
    assert absolute("/x") == f"{settings.SITE_URL}/x"
