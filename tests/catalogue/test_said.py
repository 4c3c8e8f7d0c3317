"""What is said beside fields while something is typed, and to whom."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from governance.models.texts import MarkdownField
from tests import factories

pytestmark = pytest.mark.django_db

SAID, PREVIEW, TWINS = (
    reverse(name) for name in ("admin-said", "admin-markdown", "admin:catalogue_project_twins")
)


def curator(client: Client, *permissions: str) -> None:
    user = User.objects.create_user("ada", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)


def test_addresses_and_licences_are_answered_in_their_order(admin_client: Client) -> None:
    query = {"url": ["https://example.org/", "ftp://a.org/"], "license": ["MIT", "Apache 2", ""]}
    said = admin_client.get(SAID, query).json()["said"]
    assert [bool(each) for each in said] == [False, True, False, True, False]
    assert said[3].endswith("Did you mean Apache-2.0?")


def test_twins_are_told_with_the_way_to_them_and_markup_in_names_is_text(
    admin_client: Client,
) -> None:
    project = factories.project(name="<b>Zuul", state="draft")
    factories.link(project=project, url="https://zuul.example.org/")
    html = admin_client.get(TWINS, {"homepage": "zuul.example.org"}).content.decode()
    form = reverse("admin:catalogue_project_change", args=[project.pk])
    assert f'<a href="{form}" target="_blank" rel="noopener">&lt;b&gt;Zuul</a>' in html
    assert "with the same homepage" in html
    assert "It is a draft." in html
    assert f'value="{project.pk}"' in html
    besides: dict[str, str] = {"name": "<b>Zuul", "besides": str(project.pk)}
    assert admin_client.get(TWINS, besides).content.decode().strip() == ""


def test_markdown_is_shown_as_pages_show_it(admin_client: Client) -> None:
    text = "# One\r\n\r\n*two* <script>x</script>"
    html = admin_client.post(PREVIEW, {"text": text}).content.decode()
    assert html == "<h3>One</h3>\n<p><em>two</em> &lt;script&gt;x&lt;/script&gt;</p>\n"
    assert admin_client.post(PREVIEW, {"text": "x" * 100_001}).status_code == 413


def test_whoever_may_not_is_told_nothing(client: Client) -> None:
    for address in (SAID, TWINS):
        assert client.get(address).status_code == 302
    assert client.post(PREVIEW, {"text": "x"}).status_code == 302
    curator(client)
    assert client.get(SAID, {"url": "https://a.org/"}).status_code == 403
    assert client.get(TWINS, {"name": "Zuul"}).status_code == 403


def test_whoever_keeps_projects_is_told(client: Client) -> None:
    curator(client, "change_project", "view_linkcheck")
    assert client.get(SAID, {"url": "https://a.org/"}).status_code == 200
    assert client.get(TWINS, {"name": "Zuul"}).status_code == 200


def test_asking_otherwise_is_refused(admin_client: Client) -> None:
    assert admin_client.post(SAID).status_code == 405
    assert admin_client.post(TWINS).status_code == 405
    assert admin_client.get(PREVIEW).status_code == 405


def test_fields_that_pages_show_as_markdown_are_known_as_such() -> None:
    found = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if hasattr(model, "history")
        for field in model._meta.fields
        if isinstance(field, MarkdownField)
    }
    assert found == {
        *("Body.mandate", "Criterion.text", "Principle.text", "FocusArea.description"),
        *("Map.description", "Project.description", "Review.summary", "UseCase.description"),
    }


def test_form_says_what_markdown_may_be_written(admin_client: Client) -> None:
    form = admin_client.get(reverse("admin:catalogue_project_add")).context["adminform"].form
    assert "**strong**" in form.fields["description"].help_text
    assert "**strong**" not in form.fields["summary"].help_text
