"""A curator puts a map, or any other rows, in order by moving them."""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from catalogue.editions import publish
from catalogue.map.document import map_document
from catalogue.models import Facet, Map, MapCategory, MapEntry, MapRegion, Project
from catalogue.roles import ROLES
from governance.admin import arranging
from governance.arranging.arrangement import Arrangement
from tests import factories
from tests.admin_forms import AdminForm, send
from tests.revisions import committed
from tests.writers import PATIENCE, at_once, meet_at

pytestmark = pytest.mark.django_db


def drawn(found: Map) -> list[tuple[str, list[list[tuple[str, list[str]]]]]]:
    """Return a map as its document has it: regions, rows of categories, entries."""
    regions = []
    for region in map_document(found)["regions"]:
        rows: dict[int, list[tuple[str, list[str]]]] = {}
        for category in region["categories"]:
            names = [entry["project"]["name"] for entry in category["entries"]]
            rows.setdefault(category["row"], []).append((category["name"], names))
        regions.append((region["name"], list(rows.values())))
    return regions


@pytest.fixture
def drawn_map() -> Map:
    """A map of two regions: Core with Compute and Storage above Network, and an empty Tools."""
    found = factories.map_(name="Openly")
    core = factories.region(map=found, name="Core", position=0)
    factories.region(map=found, name="Tools", position=1)
    compute = factories.category(region=core, name="Compute", row=1, position=0)
    storage = factories.category(region=core, name="Storage", row=1, position=1)
    factories.category(region=core, name="Network", row=2, position=0)
    for category, names in ((compute, ("Nova", "Zun", "Ironic")), (storage, ("Cinder", "Swift"))):
        for position, name in enumerate(names):
            project = factories.project(name=name)
            factories.entry(category=category, project=project, position=position)
    return found


def address(row: Any) -> str:
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_arrange", args=[row.pk])


def key(name: str) -> str:
    """Return the key of a row of the map by its name."""
    if region := MapRegion.objects.filter(name=name).first():
        return f"a{region.pk}"
    if category := MapCategory.objects.filter(name=name).first():
        return f"b{category.pk}"
    return f"c{MapEntry.objects.get(project__name=name).pk}"


def opened(client: Client, row: Any) -> dict[str, str]:
    """Return what the form of the page holds when it is opened."""
    sheet = client.get(address(row)).context["sheet"]
    return {"base": str(sheet.stored), "arrangement": str(sheet.shown)}


def step(client: Client, around: Any, form: dict[str, str], **given: str) -> dict[str, str]:
    """Press a button that moves a row, and return what the form holds then."""
    page = client.post(address(around), {**form, **given})
    assert page.status_code == 200
    sheet = page.context["sheet"]
    return {"base": str(sheet.stored), "arrangement": str(sheet.shown)}


def save(client: Client, row: Any, form: dict[str, str], why: str = "") -> Any:
    return client.post(address(row), {**form, "_save": "1", "_why": why}, follow=True)


def with_role(role: str) -> Client:
    name = next(each.name for each in ROLES if each.key == role)
    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=name))
    client = Client()
    client.force_login(user)
    return client


def test_map_is_shown_as_it_is_drawn(admin_client: Client, drawn_map: Map) -> None:
    page = admin_client.get(address(drawn_map))
    html = page.content.decode()
    places = [html.index(f">{name}") for name in ("Core", "Compute", "Nova", "Zun", "Storage")]
    assert places == sorted(places)
    assert page.context["title"] == "Arrange “Openly”"
    lines = page.context["sheet"].stored.lines(key("Core"))
    assert lines == [[key("Compute"), key("Storage")], [key("Network")]]


def test_entry_moves_to_another_category_in_one_step(admin_client: Client, drawn_map: Map) -> None:
    form = opened(admin_client, drawn_map)
    form = step(admin_client, drawn_map, form, step="into", row=key("Nova"), to=key("Network"))
    assert drawn(drawn_map)[0][1][0][0] == ("Compute", ["Nova", "Zun", "Ironic"])
    done = save(admin_client, drawn_map, form, "It is a network now")
    assert "1 was moved, and the new order is saved." in done.content.decode()
    assert drawn(drawn_map)[0][1] == [
        [("Compute", ["Zun", "Ironic"]), ("Storage", ["Cinder", "Swift"])],
        [("Network", ["Nova"])],
    ]
    entry = MapEntry.objects.get(project__name="Nova")
    after, before = entry.history.all()
    assert (before.history_type, after.history_type) == ("+", "~")
    assert (before.category.name, after.category.name) == ("Compute", "Network")
    assert (after.history_change_reason, after.history_user.username) == (
        "It is a network now",
        "admin",
    )
    assert LogEntry.objects.get(object_id=str(drawn_map.pk)).change_message == "It is a network now"


def test_only_rows_that_stand_elsewhere_get_a_line_in_the_history(
    admin_client: Client, drawn_map: Map
) -> None:
    form = opened(admin_client, drawn_map)
    for _time in range(2):
        form = step(admin_client, drawn_map, form, step="down", row=key("Nova"))
    save(admin_client, drawn_map, form)
    assert drawn(drawn_map)[0][1][0][0] == ("Compute", ["Zun", "Ironic", "Nova"])
    lines = {
        entry.project.name: entry.history.count()
        for entry in MapEntry.objects.select_related("project")
    }
    assert lines == {"Nova": 2, "Zun": 1, "Ironic": 1, "Cinder": 1, "Swift": 1}
    assert {each.history.count() for each in MapCategory.objects.all()} == {1}


def test_categories_move_between_rows_and_regions_and_regions_among_themselves(
    admin_client: Client, drawn_map: Map
) -> None:
    form = opened(admin_client, drawn_map)
    form = step(admin_client, drawn_map, form, step="into", row=key("Storage"), to=key("Tools"))
    form = step(admin_client, drawn_map, form, step="turn", row=key("Network"))
    form = step(admin_client, drawn_map, form, step="up", row=key("Tools"))
    save(admin_client, drawn_map, form, "Tidied")
    assert drawn(drawn_map) == [
        ("Tools", [[("Storage", ["Cinder", "Swift"])]]),
        ("Core", [[("Compute", ["Nova", "Zun", "Ironic"]), ("Network", [])]]),
    ]
    storage = MapCategory.objects.get(name="Storage")
    assert [line.region.name for line in storage.history.all()] == ["Tools", "Core"]


def test_file_of_what_was_arranged_changes_nothing(
    admin_client: Client, drawn_map: Map, tmp_path: Path
) -> None:
    form = opened(admin_client, drawn_map)
    form = step(admin_client, drawn_map, form, step="into", row=key("Nova"), to=key("Storage"))
    form = step(admin_client, drawn_map, form, step="up", row=key("Nova"))
    form = step(admin_client, drawn_map, form, step="down", row=key("Compute"))
    save(admin_client, drawn_map, form)
    places = set(MapEntry.objects.values_list("pk", "category", "position"))
    call_command("export_catalogue", str(tmp_path), verbosity=0)
    before = drawn(drawn_map), committed()
    call_command("import_catalogue", str(tmp_path), verbosity=0)
    assert (drawn(drawn_map), committed()) == before
    assert set(MapEntry.objects.values_list("pk", "category", "position")) == places


def test_row_is_begun_in_the_middle_of_another(admin_client: Client, drawn_map: Map) -> None:
    form = opened(admin_client, drawn_map)
    form = step(admin_client, drawn_map, form, step="turn", row=key("Storage"))
    save(admin_client, drawn_map, form)
    rows = [[name for name, _entries in row] for row in drawn(drawn_map)[0][1]]
    assert rows == [["Compute"], ["Storage"], ["Network"]]


def test_reason_in_brackets_is_logged_as_a_reason(admin_client: Client, drawn_map: Map) -> None:
    form = opened(admin_client, drawn_map)
    form = step(admin_client, drawn_map, form, step="down", row=key("Nova"))
    save(admin_client, drawn_map, form, "[1]")
    assert LogEntry.objects.get().get_change_message() == "Reason: [1]"
    entry = MapEntry.objects.get(project__name="Nova")
    assert entry.history.first().history_change_reason == "[1]"


def test_nothing_moved_is_nothing_written(admin_client: Client, drawn_map: Map) -> None:
    before = committed()
    done = save(admin_client, drawn_map, opened(admin_client, drawn_map), "Why not")
    assert "Everything stands as it stood." in done.content.decode()
    assert committed() == before
    assert not LogEntry.objects.exists()


def test_public_answers_and_editions_follow_as_after_any_change(
    admin_client: Client, drawn_map: Map
) -> None:
    edition = publish(drawn_map)
    before, text = committed(), edition.document
    form = opened(admin_client, drawn_map)
    form = step(admin_client, drawn_map, form, step="into", row=key("Nova"), to=key("Storage"))
    save(admin_client, drawn_map, form)
    assert committed().number > before.number
    edition.refresh_from_db()
    assert edition.document == text
    shown = admin_client.get(f"/api/v1/maps/{drawn_map.slug}/").json()
    entries = shown["regions"][0]["categories"][1]["entries"]
    assert [entry["project"]["name"] for entry in entries] == ["Cinder", "Swift", "Nova"]


def test_second_who_saves_is_told_and_neither_loses_anything(
    admin_client: Client, drawn_map: Map
) -> None:
    second = opened(admin_client, drawn_map)
    second = step(admin_client, drawn_map, second, step="into", row=key("Nova"), to=key("Storage"))
    second = step(admin_client, drawn_map, second, step="into", row=key("Zun"), to=key("Network"))
    first = opened(admin_client, drawn_map)
    first = step(admin_client, drawn_map, first, step="into", row=key("Swift"), to=key("Compute"))
    first = step(admin_client, drawn_map, first, step="into", row=key("Zun"), to=key("Storage"))
    save(admin_client, drawn_map, first)
    glance = factories.project(name="Glance")
    factories.entry(category=MapCategory.objects.get(name="Network"), project=glance)
    MapEntry.objects.get(project__name="Ironic").delete()
    page = save(admin_client, drawn_map, second)
    assert "What changed while you had it open" in page.content.decode()
    assert page.context["meanwhile"] == [
        ("Glance", "entered", ""),
        ("Swift", "2 of 2 in “Compute”", ""),
        ("Zun", "2 of 2 in “Storage”", "1 of 2 in “Network”"),
        ("1 row", "deleted", ""),
    ]
    assert drawn(drawn_map)[0][1][0][0] == ("Compute", ["Nova", "Swift"])
    sheet = page.context["sheet"]
    assert sheet.shown.lines(key("Network")) == [[key("Zun"), key("Glance")]]
    again = {"base": str(sheet.stored), "arrangement": str(sheet.shown)}
    save(admin_client, drawn_map, again)
    assert drawn(drawn_map)[0][1] == [
        [("Compute", ["Swift"]), ("Storage", ["Cinder", "Nova"])],
        [("Network", ["Zun", "Glance"])],
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_told(
    drawn_map: Map, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = User.objects.create_superuser("anna")
    moves = (("Nova", "Network"), ("Swift", "Compute"))
    forms = []
    for name, to in moves:
        client = Client()
        client.force_login(user)
        form = opened(client, drawn_map)
        given = {"step": "into", "row": key(name), "to": key(to)}
        forms.append((client, step(client, drawn_map, form, **given)))
    meet_at(monkeypatch, arranging, "_brought_onto_what_is_stored")

    def send_one(number: int) -> Callable[[], Any]:
        client, form = forms[number]
        return lambda: client.post(address(drawn_map), {**form, "_save": "1"})

    pages = at_once(send_one(0), send_one(1))
    assert sorted(page.status_code for page in pages) == [200, 302]
    told = next(page for page in pages if page.status_code == 200)
    [(name, _place, _yours)] = told.context["meanwhile"]
    assert MapEntry.objects.get(project__name=name).category.name == dict(moves)[name]
    sheet = told.context["sheet"]
    client = next(client for client, _form in forms)
    save(client, drawn_map, {"base": str(sheet.stored), "arrangement": str(sheet.shown)})
    for name, to in moves:
        assert MapEntry.objects.get(project__name=name).category.name == to


@pytest.mark.django_db(transaction=True)
def test_who_arranges_waits_for_who_moves_an_entry_on_its_own_form(drawn_map: Map) -> None:
    """Neither waits for ever for the other, and what was moved there is told."""
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite the one who writes first is alone")
    client = Client()
    client.force_login(User.objects.create_superuser("anna"))
    form = opened(client, drawn_map)
    form = step(client, drawn_map, form, step="into", row=key("Zun"), to=key("Network"))
    entry, storage = MapEntry.objects.get(project__name="Nova"), key("Storage")[1:]
    is_written = threading.Event()

    def move() -> None:
        with transaction.atomic():
            entry.core = True
            entry.save()
            is_written.set()
            until_somebody_waits()
            entry.category_id = int(storage)
            entry.save()

    def arrange() -> Any:
        assert is_written.wait(PATIENCE)
        return client.post(address(drawn_map), {**form, "_save": "1"})

    _moved, page = at_once(move, arrange)
    assert page.status_code == 200
    assert page.context["meanwhile"] == [("Nova", "1 of 3 in “Storage”", "")]


def until_somebody_waits() -> None:
    """Return once the database has somebody wait for a lock."""
    for _time in range(600):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def test_project_does_not_get_into_a_category_twice(admin_client: Client, drawn_map: Map) -> None:
    storage, nova = MapCategory.objects.get(name="Storage"), Project.objects.get(name="Nova")
    twin = factories.entry(category=storage, project=nova, position=2)
    form = opened(admin_client, drawn_map)
    form = step(admin_client, drawn_map, form, step="into", row=f"c{twin.pk}", to=key("Compute"))
    page = save(admin_client, drawn_map, form)
    assert page.context["sheet"].faults == ["Nova: The project stands in this category already."]
    assert drawn(drawn_map)[0][1][0][1] == ("Storage", ["Cinder", "Swift", "Nova"])
    assert str(page.context["sheet"].shown) == form["arrangement"]
    assert {entry.history.count() for entry in MapEntry.objects.all()} == {1}


def test_twins_may_follow_one_another(admin_client: Client, drawn_map: Map) -> None:
    """The first goes on to a third category, whichever of them is stored first."""
    storage, nova = MapCategory.objects.get(name="Storage"), Project.objects.get(name="Nova")
    first = MapEntry.objects.get(project=nova)
    second = factories.entry(category=storage, project=nova, position=2)
    form = opened(admin_client, drawn_map)
    moves = ((second, "Network"), (first, "Storage"))
    for entry, to in moves:
        given = {"step": "into", "row": f"c{entry.pk}", "to": key(to)}
        form = step(admin_client, drawn_map, form, **given)
    save(admin_client, drawn_map, form)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.category.name, second.category.name) == ("Storage", "Network")


def test_who_swaps_twins_is_told_how(admin_client: Client, drawn_map: Map) -> None:
    storage, nova = MapCategory.objects.get(name="Storage"), Project.objects.get(name="Nova")
    first = MapEntry.objects.get(project=nova)
    second = factories.entry(category=storage, project=nova, position=2)
    form = opened(admin_client, drawn_map)
    for entry, to in ((first, "Storage"), (second, "Compute")):
        given = {"step": "into", "row": f"c{entry.pk}", "to": key(to)}
        form = step(admin_client, drawn_map, form, **given)
    page = save(admin_client, drawn_map, form)
    assert page.context["sheet"].faults == [
        *["Nova: The project stands in this category already."] * 2,
        "If two are to change places, move one elsewhere, save, and move it on after that.",
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"arrangement": "nonsense"},
        {"base": ":a1,a1"},
    ],
)
def test_what_cannot_be_read_changes_nothing(
    admin_client: Client, drawn_map: Map, changed: dict[str, str]
) -> None:
    form = {**opened(admin_client, drawn_map), **changed, "_save": "1"}
    told = admin_client.post(address(drawn_map), form, follow=True)
    assert "What was sent cannot be read. Nothing was changed." in told.content.decode()
    assert {entry.history.count() for entry in MapEntry.objects.all()} == {1}


@pytest.mark.parametrize(
    "impossible",
    [{"step": "sideways"}, {"step": "into", "to": "a1"}, {"step": "into", "to": "b999"}],
    ids=str,
)
def test_step_that_cannot_be_taken_loses_no_move_and_saves_nothing(
    admin_client: Client, drawn_map: Map, impossible: dict[str, str]
) -> None:
    form = opened(admin_client, drawn_map)
    form = step(admin_client, drawn_map, form, step="into", row=key("Zun"), to=key("Network"))
    sent = {**form, **impossible, "row": key("Nova"), "_save": "1"}
    page = admin_client.post(address(drawn_map), sent)
    sheet = page.context["sheet"]
    assert (page.status_code, sheet.faults) == (200, ["It cannot stand there."])
    assert (str(sheet.shown), sheet.chosen) == (form["arrangement"], key("Nova"))
    assert "What you moved still stands as you put it." in page.content.decode()
    assert {entry.history.count() for entry in MapEntry.objects.all()} == {1}


@pytest.mark.parametrize("name", ["Tools", "Zun"])
def test_row_is_begun_only_where_there_are_rows(
    admin_client: Client, drawn_map: Map, name: str
) -> None:
    form = {**opened(admin_client, drawn_map), "step": "turn", "row": key(name)}
    page = admin_client.post(address(drawn_map), form)
    sheet = page.context["sheet"]
    assert sheet.faults == ["Only categories stand in rows."]
    assert str(sheet.shown) == form["arrangement"]
    html = page.content.decode()
    assert [each in html for each in (">Tools", ">Zun", ">Ironic")] == [True] * 3


def test_lines_that_are_sent_where_there_can_be_none_are_joined(
    admin_client: Client, drawn_map: Map
) -> None:
    form = opened(admin_client, drawn_map)
    entries = ",".join(map(key, ("Nova", "Zun", "Ironic")))
    sent = form["arrangement"].replace(entries, entries.replace(",", "/"))
    sent = sent.replace(f",{key('Tools')}", f"/{key('Tools')}")
    page = admin_client.post(address(drawn_map), {**form, "arrangement": sent})
    assert str(page.context["sheet"].shown) == form["arrangement"] != sent
    assert ">Ironic" in page.content.decode()


def test_rows_of_another_map_stay_where_they_are(admin_client: Client, drawn_map: Map) -> None:
    other = factories.entry()
    form = opened(admin_client, drawn_map)
    held = Arrangement.parse(form["arrangement"]).held
    held[key("Network")] = [[f"c{other.pk}"]]
    save(admin_client, drawn_map, {**form, "arrangement": str(Arrangement(held))})
    before = other.category_id
    other.refresh_from_db()
    assert other.category_id == before


@pytest.mark.parametrize("role", ["curator", "administrator"])
def test_curator_may_move_rows(drawn_map: Map, role: str) -> None:
    client = with_role(role)
    form = opened(client, drawn_map)
    form = step(client, drawn_map, form, step="into", row=key("Nova"), to=key("Network"))
    save(client, drawn_map, form)
    assert MapEntry.objects.get(project__name="Nova").category.name == "Network"


@pytest.mark.parametrize("role", ["reviewer", "publisher", "governance-editor"])
def test_others_see_the_order_without_a_button(drawn_map: Map, role: str) -> None:
    form = {"base": "", "arrangement": "", "_save": "1"}
    client = with_role(role)
    html = client.get(address(drawn_map)).content.decode()
    assert "Nova" in html
    assert 'type="radio"' not in html
    assert "Save the order" not in html
    assert client.post(address(drawn_map), form).status_code == 403


def test_others_see_the_forms_as_well(drawn_map: Map) -> None:
    client = with_role("reviewer")
    category = MapCategory.objects.get(name="Compute")
    for row in (drawn_map, category.region, category):
        form = reverse(f"admin:catalogue_{row._meta.model_name}_change", args=[row.pk])
        assert client.get(form).status_code == 200


def test_nobody_else_sees_it(client: Client, drawn_map: Map) -> None:
    assert client.get(address(drawn_map)).status_code == 302
    user = User.objects.create_user("anna", is_staff=True)
    client.force_login(user)
    assert client.get(address(drawn_map)).status_code == 403


def with_permissions(*codes: str) -> Client:
    user = User.objects.create_user("permitted", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client = Client()
    client.force_login(user)
    return client


def test_who_may_change_rows_may_see_them(drawn_map: Map) -> None:
    levels = ("map", "mapregion", "mapcategory", "mapentry")
    client = with_permissions(*(f"change_{level}" for level in levels))
    assert "Save the order" in client.get(address(drawn_map)).content.decode()
    form = reverse("admin:catalogue_map_change", args=[drawn_map.pk])
    assert address(drawn_map) in client.get(form).content.decode()


def test_list_leads_nobody_to_where_they_may_not_go(drawn_map: Map) -> None:
    client = with_permissions("view_map", "view_mapregion", "change_mapcategory")
    assert client.get(address(drawn_map)).status_code == 403
    html = client.get(reverse("admin:catalogue_map_changelist")).content.decode()
    assert "Openly" in html
    assert address(drawn_map) not in html


def test_page_takes_as_many_queries_for_a_hundred_entries_as_for_five(
    admin_client: Client,
    drawn_map: Map,
    django_assert_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    admin_client.get(address(drawn_map))
    with django_assert_num_queries(6):
        admin_client.get(address(drawn_map))
    category = MapCategory.objects.get(name="Network")
    for position in range(95):
        factories.entry(category=category, position=position)
    with django_assert_num_queries(6):
        admin_client.get(address(drawn_map))


def test_forms_and_lists_lead_to_the_page(admin_client: Client, drawn_map: Map) -> None:
    category = MapCategory.objects.get(name="Compute")
    to: dict[Any, str] = {
        drawn_map: "",
        MapRegion.objects.get(name="Core"): f"#row-{key('Core')}",
        category: f"#row-{key('Compute')}",
        category.entries.first(): f"#row-{key('Compute')}",
    }
    for row, anchor in to.items():
        form = reverse(f"admin:catalogue_{row._meta.model_name}_change", args=[row.pk])
        assert f'href="{address(drawn_map)}{anchor}"' in admin_client.get(form).content.decode()
    page = admin_client.get(reverse("admin:catalogue_map_changelist")).content.decode()
    assert f'href="{address(drawn_map)}"' in page
    assert 'href="/admin/catalogue/map/arrange/"' in page


# Other rows.

FLAT = (
    *("catalogue/map", "catalogue/focusarea", "catalogue/stage", "catalogue/facet"),
    *("governance/principle", "governance/criterion"),
)


@pytest.mark.parametrize("place", FLAT)
def test_rows_of_one_model_are_put_in_order(admin_client: Client, place: str) -> None:
    label, name = place.split("/")
    model: Any = apps.get_model(label, name)
    rows = [factories.of(model)(name=name, position=at) for at, name in enumerate("ABC")]
    where = f"/admin/{place}/arrange/"
    assert f'href="{where}"' in admin_client.get(f"/admin/{place}/").content.decode()
    sheet = admin_client.get(where).context["sheet"]
    form = {"base": str(sheet.stored), "arrangement": str(sheet.shown)}
    moved = admin_client.post(where, {**form, "step": "down", "row": f"a{rows[0].pk}"})
    form["arrangement"] = str(moved.context["sheet"].shown)
    admin_client.post(where, {**form, "_save": "1", "_why": "B first"})
    assert [row.name for row in model.objects.order_by("position")] == ["B", "A", "C"]
    rows[0].refresh_from_db()
    assert rows[0].history.first().history_change_reason == "B first"
    assert rows[2].history.count() == 1


HELD = (factories.tag, factories.link, factories.need, factories.assessment, factories.seat_class)


@pytest.mark.parametrize("make", HELD, ids=lambda made: made.__name__)
def test_rows_within_another_are_put_in_order(
    admin_client: Client, make: Callable[..., Any]
) -> None:
    first = make(position=0)
    around = getattr(first, first.placed_among)
    second = make(position=1, **{first.placed_among: around})
    stranger = make(position=0)
    sheet = admin_client.get(address(around)).context["sheet"]
    assert sheet.stored.flat("") == [f"a{first.pk}", f"a{second.pk}"]
    form = {"base": str(sheet.stored), "arrangement": f":a{second.pk},a{first.pk}"}
    save(admin_client, around, form)
    rows = type(first).objects.filter(**{first.placed_among: around}).order_by("position")
    assert list(rows) == [second, first]
    assert stranger.history.count() == 1
    options = around._meta
    change = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[around.pk])
    assert address(around) in admin_client.get(change).content.decode()


# Forms.


def test_new_row_comes_last(admin_client: Client, drawn_map: Map) -> None:
    category = MapCategory.objects.get(name="Compute")
    form_of = reverse("admin:catalogue_mapcategory_change", args=[category.pk])
    form = AdminForm(admin_client.get(form_of))
    for name in ("Glance", "Heat"):
        form.with_row("entries", project=factories.project(name=name).pk)
    send(admin_client, form_of, form)
    names = ["Nova", "Zun", "Ironic", "Glance", "Heat"]
    assert drawn(drawn_map)[0][1][0][0] == ("Compute", names)
    assert list(category.entries.values_list("position", flat=True)) == [0, 1, 2, 3, 4]


def test_new_category_comes_last_on_the_last_row(admin_client: Client, drawn_map: Map) -> None:
    region = MapRegion.objects.get(name="Core")
    form_of = reverse("admin:catalogue_mapregion_change", args=[region.pk])
    form = AdminForm(admin_client.get(form_of))
    form.with_row("categories", name="Identity", slug="identity", tone="neutral")
    send(admin_client, form_of, form)
    assert drawn(drawn_map)[0][1][1] == [("Network", []), ("Identity", [])]


def test_new_rows_of_a_form_of_their_own_come_last(admin_client: Client) -> None:
    factories.facet(position=4)
    add = reverse("admin:catalogue_facet_add")
    form = AdminForm(admin_client.get(add)).with_values(name="Licence", slug="licence")
    send(admin_client, add, form)
    assert Facet.objects.get(slug="licence").position == 5


@pytest.mark.parametrize("way", ["category", "entry", "project"])
def test_entry_changes_its_category_on_every_form_in_one_step(
    admin_client: Client, drawn_map: Map, way: str
) -> None:
    entry = MapEntry.objects.get(project__name="Nova")
    storage = MapCategory.objects.get(name="Storage")
    row, field = {
        "category": (entry.category, "entries-0-move_to"),
        "entry": (entry, "category"),
        "project": (entry.project, "map_entries-0-category"),
    }[way]
    form_of = reverse(f"admin:catalogue_{row._meta.model_name}_change", args=[row.pk])
    form = AdminForm(admin_client.get(form_of)).with_values(**{field: storage.pk, "_why": "So"})
    assert send(admin_client, form_of, form).status_code == 302
    assert drawn(drawn_map)[0][1][0][1] == ("Storage", ["Cinder", "Swift", "Nova"])
    lines = [(line.history_type, line.category.name) for line in entry.history.all()]
    assert lines == [("~", "Storage"), ("+", "Compute")]
    assert entry.history.first().history_change_reason == "So"


def test_form_of_a_category_does_not_move_a_project_to_where_it_stands(
    admin_client: Client, drawn_map: Map
) -> None:
    entry = MapEntry.objects.get(project__name="Nova")
    storage = MapCategory.objects.get(name="Storage")
    factories.entry(category=storage, project=entry.project)
    form_of = reverse("admin:catalogue_mapcategory_change", args=[entry.category_id])
    form = AdminForm(admin_client.get(form_of)).with_values(**{"entries-0-move_to": storage.pk})
    page = send(admin_client, form_of, form)
    assert "The project stands in this category already." in page.content.decode()


def test_category_that_changes_its_region_comes_last_there(
    admin_client: Client, drawn_map: Map
) -> None:
    category = MapCategory.objects.get(name="Compute")
    tools = MapRegion.objects.get(name="Tools")
    factories.category(region=tools, name="CLI", row=3, position=7)
    form_of = reverse("admin:catalogue_mapcategory_change", args=[category.pk])
    form = AdminForm(admin_client.get(form_of)).with_values(region=tools.pk)
    send(admin_client, form_of, form)
    category.refresh_from_db()
    assert (category.row, category.position) == (3, 8)
