"""Which requests are for everybody, and which of them get the same answer."""

from typing import Any

import pytest
from django.test import RequestFactory

from catalogue.answers.variants import is_for_everybody, variant_of
from catalogue.revision import Revision


def test_reading_without_a_name_is_for_everybody(rf: RequestFactory) -> None:
    assert is_for_everybody(rf.get("/").META)
    assert is_for_everybody(rf.head("/api/v1/projects/").META)
    assert is_for_everybody(rf.get("/", headers={"cookie": "theme=dark; csrftoken=x"}).META)


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("post", "/", {}),
        ("options", "/api/v1/", {}),
        ("get", "/admin/", {}),
        ("get", "/suggest/3f/", {}),
        ("get", "/healthz/", {}),
        ("get", "/static/css/site.css", {}),
        ("get", "/", {"cookie": "sessionid=x"}),
        ("get", "/", {"cookie": "theme=dark; messages=x"}),
        ("get", "/api/v1/", {"authorization": "Token x"}),
    ],
)
def test_what_changes_something_or_knows_who_asks_is_not(
    method: str, path: str, headers: dict[str, str], rf: RequestFactory
) -> None:
    request = getattr(rf, method)(path, headers=headers)
    assert not is_for_everybody(request.META)


def named(rf: RequestFactory, path: str, **given: Any) -> str:
    return variant_of(rf.get(path, **given).META).name


def test_names_are_of_one_length_however_long_the_address(rf: RequestFactory) -> None:
    assert len(named(rf, "/?utm_source=" + "x" * 5000)) == len(named(rf, "/")) == 32


def test_scheme_is_told_apart(rf: RequestFactory) -> None:
    assert named(rf, "/") != named(rf, "/", secure=True)


def test_parts_do_not_run_into_each_other(rf: RequestFactory) -> None:
    assert named(rf, "/a/?b") != named(rf, "/a/", query_params={"/?b": ""})
    assert named(rf, "/api/v1/?a", headers={"accept": "b"}) != named(
        rf, "/api/v1/", headers={"accept": "a\nb"}
    )


def test_state_with_the_same_number_of_another_copy_has_another_mark(rf: RequestFactory) -> None:
    variant = variant_of(rf.get("/").META)
    marks = {variant.mark(Revision(7, mark)) for mark in ("before", "after a backup was restored")}
    assert len(marks) == 2
    assert variant.mark(Revision(7, "before")) in marks
