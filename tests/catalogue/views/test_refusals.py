"""What is said where a page is refused or broken."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from catalogue.models import Suggestion
from tests import factories


@pytest.mark.django_db
def test_a_form_without_its_cookie_is_sent_back_with_what_to_do() -> None:
    factories.project(slug="nova")
    answer = Client(enforce_csrf_checks=True).post("/suggest/projects/nova/", {"why": "Wrong."})
    assert answer.status_code == 403
    text = answer.content.decode()
    assert "Nothing was stored" in text
    assert 'href="/suggest/projects/nova/"' in text
    assert not Suggestion.objects.exists()


@pytest.mark.django_db
def test_who_may_not_do_it_is_told_so_on_a_page_of_the_site() -> None:
    user = get_user_model()._default_manager.create_user(username="ada", is_staff=True)
    client = Client()
    client.force_login(user)
    answer = client.get("/admin/catalogue/project/add/")
    assert answer.status_code == 403
    assert "Your account may not do this" in answer.content.decode()


def test_the_page_of_a_fault_has_the_looks_of_the_site_and_asks_no_database() -> None:
    answer = server_error(RequestFactory().get("/projects/"))
    assert answer.status_code == 500
    text = answer.content.decode()
    assert "css/site" in text
    assert 'href="/projects/"' in text
