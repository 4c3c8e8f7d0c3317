"""The admin: that every model is found, shown cheaply, and kept from nonsense."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import (
    AccountChange,
    Decision,
    Edition,
    LinkCheck,
    Map,
    Project,
    Relation,
    RoleGroup,
    Stage,
    StageChange,
    Stewardship,
    Suggestion,
    Token,
    Upload,
    Verification,
)
from governance.admin.bodies import ElectionInline
from governance.admin.inlines import ReadOnlyInline
from governance.models import FormerName, KeptData, PreviousSlug
from governance.models.naming import Ordered
from tests import factories
from tests.admin_forms import AdminForm, messages, send

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FACTORIES: dict[str, Callable[..., Any]] = {
    "Map": factories.map_,
    "MapRegion": factories.region,
    "MapCategory": factories.category,
    "MapEntry": factories.entry,
    "ProjectLink": factories.link,
    "LinkCheck": factories.link_check,
    "AccountChange": factories.account_change,
    "StageChange": factories.stage_change,
    "UseCase": factories.use_case,
    "UseCaseNeed": factories.need,
    "FocusArea": factories.focus_area,
    "FormerName": factories.former_name,
    "ReportingLine": factories.reporting_line,
    "AffiliationLimit": factories.affiliation_limit,
    "SeatClass": factories.seat_class,
    "SeatCount": factories.seat_count,
}
ADMINS = {
    model: kept
    for model, kept in admin.site._registry.items()
    if model._meta.app_label in ("catalogue", "governance")
}
MODELS = sorted(ADMINS, key=lambda model: model.__name__)
EACH_ROW = ("change", "history", "delete")
READ_ONLY = (AccountChange, Edition, LinkCheck)
# Shown on a page of its own in place of a form.
WITHOUT_FORM = (*READ_ONLY, Suggestion)
ADDED_ELSEWHERE = (*WITHOUT_FORM, FormerName)
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
each_with_inlines = pytest.mark.parametrize(
    "model", [model for model in MODELS if ADMINS[model].inlines], ids=lambda model: model.__name__
)


def make(model: type[models.Model], **given: Any) -> Any:
    """Return a row of a model."""
    name = model.__name__
    return (FACTORIES.get(name) or getattr(factories, name.lower()))(**given)


def page(model: type[models.Model], view: str, *arguments: Any) -> str:
    """Return the address of a page about a model."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=arguments)


def queries(client: Client, address: str) -> int:
    """Return how many queries a page takes, once what is cached is cached."""
    ContentType.objects.get_for_models(*ADMINS, LogEntry)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def parent_field(model: type[models.Model], inline: Any) -> str:
    """Return the name of the reference from an inline's rows to their parent."""
    references = [field.name for field in inline.model._meta.fields if field.related_model is model]
    return str(inline.fk_name or references[0])


# Every model.


def test_every_model_that_curators_write_is_registered() -> None:
    kept = {
        model
        for label in ("catalogue", "governance")
        for model in apps.get_app_config(label).get_models()
        if not model.__name__.startswith(("Historical", "Search", "Recorded", "Revision"))
    }
    assert kept - set(ADMINS) == {Decision, KeptData, PreviousSlug, RoleGroup, Upload, Verification}


@each_model
def test_pages_open_and_have_nothing_that_the_csp_refuses(
    model: type[models.Model], admin_client: Client
) -> None:
    row = make(model)
    pages = [page(model, "changelist"), *(page(model, view, row.pk) for view in EACH_ROW)]
    if model in READ_ONLY:
        pages.remove(page(model, "delete", row.pk))
    elif model not in (Token, Suggestion):
        pages.append(page(model, "simple_history", row.pk, row.history.get().pk))
    for address in pages:
        response = admin_client.get(address)
        html = response.content.decode()
        assert response.status_code == 200, address
        assert not re.findall(r"<[^>]+\s(?:style|on\w+)=\"[^>]*>|<style|<script>", html), address
    assert page(model, "change", row.pk) in admin_client.get(pages[0]).content.decode()


@each_model
def test_empty_form_is_refused_with_messages(
    model: type[models.Model], admin_client: Client
) -> None:
    response = admin_client.get(page(model, "add"))
    if model in ADDED_ELSEWHERE:
        assert response.status_code == 403
        return
    response = send(admin_client, page(model, "add"), AdminForm(response))
    assert response.status_code == 200
    assert messages(response) != [{}]
    assert not model._default_manager.exists()


@each_with_inlines
def test_half_filled_rows_are_refused_with_messages(
    model: type[models.Model], admin_client: Client
) -> None:
    form = AdminForm(admin_client.get(page(model, "add")))
    names = ("note", "evidence", "label", "title", "description")
    fillings = {**dict.fromkeys(names, "x"), "since": "?"}
    prefixes = []
    inlines: Any = ADMINS[model].inlines
    for inline in inlines:
        if not issubclass(inline, ReadOnlyInline):
            reference: Any = inline.model._meta.get_field(parent_field(model, inline))
            prefixes.append(reference.remote_field.get_accessor_name())
            values = {name: fillings[name] for name in fillings if name in inline.fields}
            form.with_row(prefixes[-1], **values)
    response = send(admin_client, page(model, "add"), form)
    assert response.status_code == 200
    for prefix in prefixes:
        assert messages(response, prefix) != [{}], prefix


@each_model
def test_rows_can_be_searched_for(model: type[models.Model], admin_client: Client) -> None:
    row = make(model)
    words = str(getattr(row, "name", "")) or "no such thing"
    response = admin_client.get(page(model, "changelist"), {"q": words})
    found = list(response.context["cl"].result_list)
    assert found == ([row] if hasattr(row, "name") else [])


@each_model
def test_list_takes_as_many_queries_for_thirty_rows_as_for_three(
    model: type[models.Model], admin_client: Client
) -> None:
    for _number in range(3):
        make(model)
    few = queries(admin_client, page(model, "changelist"))
    for _number in range(27):
        make(model)
    assert queries(admin_client, page(model, "changelist")) == few
    assert few <= 16


@each_with_inlines
def test_form_takes_as_many_queries_for_eighteen_rows_as_for_two(
    model: type[models.Model], admin_client: Client
) -> None:
    parent = make(model)

    def add_rows(years: range) -> int:
        for year in years:
            for inline in ADMINS[model].inlines:
                dates = [
                    name for name in ("since", "held_on", "number") if hasattr(inline.model, name)
                ]
                given = {parent_field(model, inline): parent, **dict.fromkeys(dates, str(year))}
                make(inline.model, **given)
        return queries(admin_client, page(model, "change", parent.pk))

    few = add_rows(range(1990, 1992))
    assert add_rows(range(1992, 2008)) == few


@each_model
def test_references_are_chosen_by_typing_or_among_a_few(model: type[models.Model]) -> None:
    kept = ADMINS[model]
    if model in WITHOUT_FORM:
        return
    forms = [kept, *kept.get_inlines(RequestFactory().get("/"), None)]
    for form in forms:
        named = set(_field_names(form))
        references = {
            field.name
            for field in [*form.model._meta.fields, *form.model._meta.many_to_many]
            if field.name in named and field.is_relation
        }
        few = {"seat_class"} if form is ElectionInline else set()
        assert references - few <= set(form.autocomplete_fields), form


def _field_names(form: Any) -> list[str]:
    parts = form.fieldsets or [(None, {"fields": form.fields})]
    lines = [line for _title, part in parts for line in part["fields"]]
    return [name for line in lines for name in ([line] if isinstance(line, str) else line)]


@each_model
def test_every_section_of_a_form_says_what_it_is_for(model: type[models.Model]) -> None:
    for title, part in ADMINS[model].fieldsets or []:
        assert str(part["description"]).endswith("."), title


@each_model
def test_every_editable_field_is_in_the_form(model: type[models.Model]) -> None:
    if model in (Suggestion, Edition):  # a page of its own; a document that is a file to open
        return
    generic = {"content_type", "object_id"}
    editable = {
        field.name
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.editable and not field.auto_created
    }
    placed = {"position", model.laid_in} if issubclass(model, Ordered) else set()
    assert editable - generic - placed <= set(_field_names(ADMINS[model]))


@each_model
def test_no_form_asks_for_the_number_of_a_place(model: type[models.Model]) -> None:
    """Rows are put in order where they are seen: `governance.admin.arranging`."""
    kept: Any = ADMINS[model]
    for form in (kept, *kept.inlines):
        if issubclass(form.model, Ordered):
            assert not {"position", form.model.laid_in} & set(_field_names(form)), form


@each_model
def test_anonymous_is_sent_to_the_login(model: type[models.Model], client: Client) -> None:
    address = page(model, "changelist")
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('admin:login')}?next={address}"


# The index.


def test_index_begins_with_what_matters_most(admin_client: Client) -> None:
    response = admin_client.get(reverse("admin:index"))
    parts = response.context["app_list"]
    assert [part["app_label"] for part in parts][:2] == ["catalogue", "governance"]
    names = [model["object_name"] for part in parts for model in part["models"]]
    assert names[:4] == ["Project", "Map", "MapCategory", "UseCase"]
    assert len(names) == len(set(names))
    assert {"User", "Group"} <= set(names)
    assert not {"MapEntry", "SeatCount", "ProjectLink", "Tag"} & set(names)
    assert all(part["sentence"] for part in parts)


# Projects.


def test_project_is_added_with_its_rows_at_once(admin_client: Client) -> None:
    stage, keystone, body = factories.stage(), factories.project(), factories.body()
    form = AdminForm(admin_client.get(page(Project, "add")))
    form.with_values(name="Nova", slug="nova", kind="service")
    form.with_row("links", kind="homepage", url="https://nova.example.org/", position="0")
    form.with_row("stage_changes", stage=stage.pk, changed_on="2010-10")
    form.with_row("relations", kind="requires", target=keystone.pk)
    form.with_row("stewardships", body=body.pk, capacity="technical")
    response = send(admin_client, page(Project, "add"), form)
    assert response.status_code == 302
    nova: Any = Project.objects.with_stage().get(slug="nova")
    assert nova.stage["slug"] == stage.slug
    assert nova.links.get().url == "https://nova.example.org/"
    assert nova.relations.get().target == keystone
    assert nova.stewardships.get().body == body
    assert nova.history.get().history_user.username == "admin"


def two_stages() -> tuple[Stage, Stage]:
    """Return a stage and another that must not follow it."""
    proposed, confirmed = factories.stage(slug="proposed"), factories.stage(slug="confirmed")
    proposed.next_stages.add(factories.stage(slug="pilot"))
    return proposed, confirmed


def test_forbidden_stage_is_refused_at_its_field(admin_client: Client) -> None:
    proposed, confirmed = two_stages()
    project = factories.stage_change(stage=proposed, changed_on="2018").project
    address = page(Project, "change", project.pk)
    form = AdminForm(admin_client.get(address))
    form.with_row("stage_changes", stage=confirmed.pk, changed_on="2019")
    response = send(admin_client, address, form)
    assert messages(response, "stage_changes") == [
        {},
        {"stage": ["“Confirmed” cannot follow “Proposed”; it may be followed by Pilot."]},
    ]
    assert project.stage_changes.count() == 1


@pytest.mark.parametrize("stored", [True, False], ids=["changed project", "new project"])
def test_two_new_stages_that_are_wrong_only_together_are_refused(
    stored: bool, admin_client: Client
) -> None:
    proposed, confirmed = two_stages()
    project = factories.project(slug="zuul") if stored else None
    address = page(Project, "change", project.pk) if project else page(Project, "add")
    form = AdminForm(admin_client.get(address))
    form.with_values(name="Zuul", slug="zuul", kind="project", role="gates")
    form.with_row("stage_changes", stage=proposed.pk, changed_on="2018")
    form.with_row("stage_changes", stage=confirmed.pk, changed_on="2019")
    response = send(admin_client, address, form)
    assert "“Confirmed” cannot follow “Proposed”" in messages(response)[0]["__all__"][0]
    assert 'value="gates"' in response.content.decode(), "what was typed is lost"
    assert not StageChange.objects.exists()
    assert not Project.objects.filter(role="gates").exists()


def test_project_related_to_itself_is_refused_at_its_field(admin_client: Client) -> None:
    project = factories.project()
    address = page(Project, "change", project.pk)
    form = AdminForm(admin_client.get(address))
    form.with_row("relations", kind="requires", target=project.pk)
    response = send(admin_client, address, form)
    assert messages(response, "relations") == [{"target": ["A project cannot relate to itself."]}]


def test_same_row_twice_is_refused_and_not_an_error(admin_client: Client) -> None:
    project, body = factories.project(), factories.body()
    address = page(Project, "change", project.pk)
    form = AdminForm(admin_client.get(address))
    form.with_row("stewardships", body=body.pk, capacity="technical", since="2018")
    form.with_row("stewardships", body=body.pk, capacity="technical", since="2018")
    response = send(admin_client, address, form)
    assert response.status_code == 200
    assert "say the same thing" in messages(response)[0]["__all__"][0]
    assert not Stewardship.objects.exists()


def test_licence_that_is_none_is_refused_at_its_field(admin_client: Client) -> None:
    project = factories.project()
    address = page(Project, "change", project.pk)
    form = AdminForm(admin_client.get(address)).with_values(license="Apache 2")
    assert "license" in messages(send(admin_client, address, form))[0]


def test_date_that_is_none_is_refused_at_its_field(admin_client: Client) -> None:
    relation = factories.relation()
    address = page(Relation, "change", relation.pk)
    form = AdminForm(admin_client.get(address)).with_values(since="06/11/2017")
    assert "since" in messages(send(admin_client, address, form))[0]


def test_form_sent_as_it_was_shown_changes_nothing(admin_client: Client) -> None:
    relation = factories.relation(since="2019-04", note="as shown")
    factories.link(project=relation.project)
    factories.stage_change(project=relation.project)
    address = page(Project, "change", relation.project.pk)
    response = send(admin_client, address, AdminForm(admin_client.get(address)))
    assert response.status_code == 302
    assert relation.history.count() == 1


def test_project_others_depend_on_is_not_deleted_and_the_page_says_why(
    admin_client: Client,
) -> None:
    openstack = factories.project(slug="openstack")
    factories.project(slug="nova", parent=openstack)
    confirm = {"post": "yes"}
    response = admin_client.post(page(Project, "delete", openstack.pk), confirm)
    assert response.status_code == 200
    assert "Nova" in response.content.decode()
    action = {"action": "delete_selected", "_selected_action": [openstack.pk], **confirm}
    response = admin_client.post(page(Project, "changelist"), action)
    assert response.status_code == 200
    assert Project.objects.filter(pk=openstack.pk).exists()


def test_project_is_deleted_with_what_belongs_to_it(admin_client: Client) -> None:
    relation = factories.relation()
    factories.former_name(subject=relation.project)
    address = page(Project, "delete", relation.project.pk)
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"post": "yes"}).status_code == 302
    assert not Relation.objects.exists()
    assert not FormerName.objects.exists()


@pytest.mark.parametrize("words", ["Tacos", "tacos-old", "fidencio"])
def test_project_is_found_once_by_whatever_it_was_called(words: str, admin_client: Client) -> None:
    project = factories.project(slug="tacos-old", name="Fidêncio")
    project.slug = "new"
    project.save()
    factories.former_name(subject=project, name="Tacos", until="2017")
    factories.former_name(subject=project, name="Tacos two", until="2018")
    factories.project(slug="other")
    response = admin_client.get(page(Project, "changelist"), {"q": words})
    assert list(response.context["cl"].result_list) == [project]


def test_list_of_projects_shows_and_filters_by_the_stage_of_today(admin_client: Client) -> None:
    retired = factories.stage(slug="retired", name="In retirement")
    change = factories.stage_change(stage=retired, changed_on="2018")
    factories.stage_change(project=change.project, changed_on="2017")
    factories.stage_change(stage=retired, changed_on="2017").project.stage_changes.create(
        stage=factories.stage(slug="active"), changed_on="2018"
    )
    nowhere = factories.project()
    address = page(Project, "changelist")
    response = admin_client.get(address, {"stage": "retired"})
    assert list(response.context["cl"].result_list) == [change.project]
    assert '<td class="field-stage_today">In retirement</td>' in response.content.decode()
    response = admin_client.get(address, {"stage": "none"})
    assert list(response.context["cl"].result_list) == [nowhere]


def test_renamed_project_shows_its_previous_slug_for_reading_only(admin_client: Client) -> None:
    project = factories.project(slug="old")
    address = page(Project, "change", project.pk)
    response = admin_client.get(address)
    assert "Previous slugs" not in response.content.decode()
    form = AdminForm(response).with_values(slug="new")
    assert send(admin_client, address, form).status_code == 302
    html = admin_client.get(address).content.decode()
    assert "Previous slugs" in html
    assert "<p>old</p>" in html


def test_slug_is_offered_for_a_new_project_only(admin_client: Client) -> None:
    offered = "prepopulated_fields"
    project = factories.project()
    response = admin_client.get(page(Project, "add"))
    assert response.context["adminform"].prepopulated_fields, offered
    response = admin_client.get(page(Project, "change", project.pk))
    assert not response.context["adminform"].prepopulated_fields, offered


@pytest.mark.parametrize("model", [Project, Map])
def test_form_leads_to_the_public_page(model: type[models.Model], admin_client: Client) -> None:
    html = admin_client.get(page(model, "change", make(model).pk)).content.decode()
    assert 'class="viewsitelink"' in html


def test_project_says_where_it_stands_on_the_maps(admin_client: Client) -> None:
    entry = factories.entry(label="Virtual machines")
    html = admin_client.get(page(Project, "change", entry.project.pk)).content.decode()
    assert page(type(entry.category), "change", entry.category.pk) in html
    assert "Virtual machines" in html


def test_autocomplete_says_which_facet_a_tag_is_of(admin_client: Client) -> None:
    tag = factories.tag(name="Python", facet=factories.facet(name="Language"))
    where = {"app_label": "catalogue", "model_name": "project", "field_name": "tags"}
    response = admin_client.get(reverse("admin:autocomplete"), {**where, "term": "pyth"})
    assert response.json()["results"] == [{"id": str(tag.pk), "text": "Language: Python"}]


def test_autocomplete_offers_first_what_is_called_as_was_typed(admin_client: Client) -> None:
    for name in ("Atmosphere", "OpenStack-Helm", "OpenStack"):
        factories.project(name=name, role="Of OpenStack", slug=name.lower()).save()
    factories.former_name(subject=Project.objects.get(slug="atmosphere"), name="OpenStack Air")
    where = {"app_label": "catalogue", "model_name": "project", "field_name": "parent"}
    response = admin_client.get(reverse("admin:autocomplete"), {**where, "term": "openstack"})
    offered = [result["text"].partition(" – ")[0] for result in response.json()["results"]]
    assert offered == ["OpenStack", "OpenStack-Helm", "Atmosphere"]


def test_category_is_added_with_its_entries_at_once(admin_client: Client) -> None:
    region, project = factories.region(), factories.project()
    model = apps.get_model("catalogue", "MapCategory")
    form = AdminForm(admin_client.get(page(model, "add")))
    form.with_values(name="Compute", slug="compute", region=region.pk)
    form.with_row("entries", project=project.pk, label="Servers", position="0")
    assert send(admin_client, page(model, "add"), form).status_code == 302
    assert region.categories.get().entries.get().project == project


def test_stewardship_of_nothing_is_refused(admin_client: Client) -> None:
    form = AdminForm(admin_client.get(page(Stewardship, "add")))
    form.with_values(body=factories.body().pk, capacity="technical")
    response = send(admin_client, page(Stewardship, "add"), form)
    assert messages(response) == [{"__all__": ["Give a project or a focus area, not both."]}]


# Editions.


def test_edition_can_be_read_and_nothing_else(admin_client: Client) -> None:
    edition = factories.edition(document='{"schema": 1}')
    response = admin_client.get(page(Edition, "change", edition.pk))
    assert edition.sha256 in response.content.decode()
    document = reverse("edition-json", args=[edition.map.slug, edition.number])
    assert f'<a href="{document}">JSON</a>, 13' in response.content.decode()
    assert 'name="_save"' not in response.content.decode()
    for view, arguments in [("change", [edition.pk]), ("delete", [edition.pk]), ("add", [])]:
        address = page(Edition, view, *arguments)
        response = admin_client.post(address, {"post": "yes", "notes": "changed"})
        assert response.status_code == 403, view
    edition.refresh_from_db()
    assert edition.notes == ""


def test_map_with_an_edition_is_not_deleted(admin_client: Client) -> None:
    edition = factories.edition()
    address = page(Map, "delete", edition.map.pk)
    assert admin_client.post(address, {"post": "yes"}).status_code in (200, 403)
    assert Map.objects.filter(pk=edition.map.pk).exists()
