"""Organizations and their membership."""

import pytest
from django.core.exceptions import ValidationError

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("country", ["", "DE", "NO"])
def test_country_is_a_code_of_two_letters_or_unknown(country: str) -> None:
    factories.organization(country=country).full_clean()


@pytest.mark.parametrize("country", ["de", "D", "D1"])
def test_other_countries_are_refused_with_what_would_be_right(country: str) -> None:
    with pytest.raises(ValidationError) as refused:
        factories.organization(country=country).full_clean()
    assert "Write the two-letter code, such as DE." in refused.value.message_dict["country"]


def test_membership_is_told_by_organization_and_tier() -> None:
    row = factories.membership(organization=factories.organization(name="Acme"), tier="silver")
    assert str(row) == "Acme (silver)"
