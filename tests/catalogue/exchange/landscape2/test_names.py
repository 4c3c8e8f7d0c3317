"""Names → slugs: always the same, and none twice."""

import pytest

from catalogue.exchange.landscape2.names import folded, free_slug, slug_of, without_membership


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        *(
            ("Argo CD", "argo-cd"),
            ("Édition", "edition"),
            ("C++", "c-plus-plus"),
            ("C#", "c-sharp"),
        ),
        *(("CI/CD", "ci-cd"), ("Automation & Configuration", "automation-configuration")),
        *(("", ""), ("#1", "1")),
    ],
)
def test_slug_follows_from_the_name(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_name_without_letters_of_ours_has_a_slug_of_its_own() -> None:
    assert slug_of("中文") != slug_of("日本")
    assert slug_of("中文") == slug_of("中文")
    assert slug_of("中文").startswith("x-")


def test_long_names_that_begin_alike_have_slugs_that_fit_and_differ() -> None:
    first, second = slug_of("a" * 90), slug_of("a" * 90 + "b")
    assert (len(first), len(second)) == (80, 80)
    assert first != second


def test_slug_in_use_is_told_apart_by_what_is_known_further() -> None:
    further = ["Tools", "Running Tools"]
    assert free_slug("Argo", further, {"other"}) == "argo"
    assert free_slug("Argo", further, {"argo"}) == "argo-tools"
    assert free_slug("Argo", further, {"argo", "argo-tools"}) == "argo-running-tools"
    assert free_slug("Argo", [], {"argo", "argo-2"}) == "argo-3"


def test_names_are_compared_without_case_and_spaces() -> None:
    assert folded(" Bare  Metal ") == folded("bare metal")


def test_mark_of_members_is_no_part_of_a_name() -> None:
    assert without_membership("Smith (member)") == "Smith"
    assert without_membership("Smith (Supporter)") == "Smith"
    assert without_membership("(member)") == "(member)"
