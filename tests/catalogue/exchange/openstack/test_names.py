"""One thing under several spellings."""

import pytest

from catalogue.exchange.openstack.names import (
    keys_of,
    keys_of_body,
    slug_of,
    slug_of_body,
    spelled,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EC2API", "ec2-api"),
        ("RPM-packaging", "rpm-packaging"),
        ("chef-openstack", "OpenStack Chef"),
        ("Elõd Illés", "elod-illes"),
        ("glance_store", "glance-store"),
    ],
)
def test_names_are_compared_by_letters_and_by_words(one: str, other: str) -> None:
    assert {*keys_of(one)} & {*keys_of(other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OpenStackSDK", "OpenStack SDK team"),
        ("Packaging-rpm", "OpenStack RPM Packaging team"),
        ("Puppet OpenStack", "openstack-puppet-team"),
        ("Bare Metal", "OpenStack Bare Metal SIG"),
        ("openstack-helm", "OpenStack-Helm"),
    ],
)
def test_names_of_bodies_are_compared_without_what_all_are_called(one: str, other: str) -> None:
    assert {*keys_of_body(one)} & {*keys_of_body(other)}


def test_different_names_are_different() -> None:
    assert not {*keys_of("kolla")} & {*keys_of("kolla-ansible")}
    assert not {*keys_of_body("API")} & {*keys_of_body("ec2-api")}


def test_body_called_like_all_of_them_keeps_its_name() -> None:
    assert slug_of_body("OpenStack", "team") == "openstack-team"
    assert [*keys_of_body("OpenStack")] == ["openstack", "openstack"]


def test_slugs_of_bodies_say_whose_and_what_they_are() -> None:
    assert slug_of_body("OpenStackClient", "team") == "openstack-client-team"
    assert slug_of_body("Bare Metal", "sig") == "openstack-bare-metal-sig"


def test_slug_of_a_name_without_latin_letters_is_the_same_each_time() -> None:
    assert slug_of("王小明") == slug_of("王小明") != slug_of("李小龙")
    assert slug_of("Ian Y. Choi") == "ian-y-choi"


def test_names_are_spelled_as_on_the_map() -> None:
    spellings = {"nova": "Nova", "kolla-ansible": "Kolla-Ansible", "LOCI": "LOCI"}
    spellings |= {"openstack-helm": "OpenStack-Helm", "quality assurance": "Quality Assurance"}
    assert {name: spelled(name) for name in spellings} == spellings
