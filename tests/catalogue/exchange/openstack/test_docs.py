"""The description of the formats names every key they know."""

import pytest
from django.conf import settings

from catalogue.exchange.openstack_governance import reading as governance
from catalogue.exchange.openstack_map import reading as drawn

TEXT = (settings.BASE_DIR / "docs" / "openstack-formats.md").read_text()
MAP, GOVERNANCE = TEXT.split("\n## openstack-map\n")[1].split("\n## openstack-governance\n")


@pytest.mark.parametrize("key", sorted({*drawn.KEYS}))
def test_every_key_of_the_map_is_described(key: str) -> None:
    assert f"`{key}`" in MAP


@pytest.mark.parametrize("key", sorted({*governance.KEYS}))
def test_every_key_of_the_lists_is_described(key: str) -> None:
    assert f"`{key}`" in GOVERNANCE


def test_every_file_is_named() -> None:
    assert [name for name in drawn.FILES if f"`{name}`" not in MAP] == []
    names = (*governance.TEAMS, *governance.GROUPS)
    assert [name for name in names if f"`{name}`" not in GOVERNANCE] == []
