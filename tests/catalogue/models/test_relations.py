"""How projects relate to one another and to technologies of others."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import Integration, Relation
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("end", ["project", "technology"])
def test_bridge_is_a_third_project(end: str) -> None:
    row = factories.integration()
    row.via = getattr(row, end)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert refused.value.message_dict == {"via": ["A bridge is a third project."]}


def test_integration_without_a_bridge_is_fine() -> None:
    factories.integration(via=None).full_clean()


def test_relation_to_itself_is_noticed_before_anything_is_stored() -> None:
    project = factories.project()
    stored = factories.relation()
    for relation in (
        Relation(project=project, target=project, kind="requires"),
        Relation(project_id=project.pk, target_id=project.pk, kind="requires"),
        Relation(project=stored.project, target=stored.project, kind="requires"),
    ):
        with pytest.raises(ValidationError, match="cannot relate to itself"):
            relation.clean_row()


def test_same_relation_may_hold_again_later() -> None:
    first = factories.relation(since="2012", until="2014")
    factories.relation(project=first.project, target=first.target, since="2016").full_clean()


def test_integration_may_work_in_several_ways() -> None:
    first = factories.integration(mechanism="driver")
    other = Integration(project=first.project, technology=first.technology, mechanism="CSI plug-in")
    other.full_clean()


def test_relation_is_told_in_words() -> None:
    magnum, heat = factories.project(name="Magnum"), factories.project(name="Heat")
    assert str(factories.relation(project=magnum, target=heat)) == "Magnum requires Heat"
