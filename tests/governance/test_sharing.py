"""Two people have one form open: the second who saves is told, and loses nothing."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from catalogue.models import MapCategory, MapEntry, Project, Relation
from governance.admin.seen import decode, encode, mark
from tests import factories
from tests.admin_forms import AdminForm, send

pytestmark = pytest.mark.django_db

TOLD = "Somebody else changed this while you had it open."


@pytest.fixture
def anna() -> Client:
    return _curator("anna")


@pytest.fixture
def bob() -> Client:
    return _curator("bob")


def _curator(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser(name))
    return client


def address(row: Any) -> str:
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])


def opened(client: Client, row: Any) -> AdminForm:
    """Return the form as somebody sees it, with the marks of what it shows."""
    return again(client.get(address(row)))


def again(page: Any) -> AdminForm:
    """Return the form as it is shown once more."""
    return AdminForm(page).with_values(_seen=page.context["seen"])


def differences(page: Any) -> list[tuple[str, str, str, str]]:
    found = page.context["meanwhile"]
    return [(each.where, each.what, each.theirs, each.yours) for each in found]


def test_first_who_saves_is_told_nothing(anna: Client) -> None:
    nova = factories.project(name="Nova", tags=[factories.tag()])
    factories.relation(project=nova)
    form = opened(anna, nova).with_values(role="Servers")
    assert send(anna, address(nova), form).status_code == 302
    assert Project.objects.get(slug=nova.slug).role == "Servers"


def test_second_sees_what_both_wrote_and_saves_all_the_same(anna: Client, bob: Client) -> None:
    nova = factories.project(name="Nova", role="Machines")
    second = opened(bob, nova).with_values(role="Servers", summary="Makes servers.")
    send(anna, address(nova), opened(anna, nova).with_values(role="Virtual machines"))
    page = send(bob, address(nova), second)
    assert TOLD in page.content.decode()
    assert differences(page) == [("", "Role", "Virtual machines", "Servers")]
    assert page.context["adminform"].form.errors["role"] == [
        "Changed meanwhile to: “Virtual machines”."
    ]
    shown = again(page)
    assert (shown.data["role"], shown.data["summary"]) == ("Servers", "Makes servers.")
    nova.refresh_from_db()
    assert nova.role == "Virtual machines"
    assert send(bob, address(nova), shown).status_code == 302
    nova.refresh_from_db()
    assert (nova.role, nova.summary) == ("Servers", "Makes servers.")


def test_what_the_second_left_alone_stays_what_the_first_made_of_it(
    anna: Client, bob: Client
) -> None:
    old, new = factories.tag(name="Old"), factories.tag(name="New")
    nova = factories.project(name="Nova", tags=[old])
    host = factories.organization(name="A foundation")
    second = opened(bob, nova).with_values(role="Servers")
    first = opened(anna, nova).with_values(
        tags=[new.pk], host=host.pk, kind="tool", summary="One\r\ntwo"
    )
    send(anna, address(nova), first)
    page = send(bob, address(nova), second)
    assert set(differences(page)) == {
        ("", "Tags", str(new), ""),
        ("", "Host", "A foundation", ""),
        ("", "Kind", "Tool", ""),
        ("", "Summary", "One\ntwo", ""),
    }
    send(bob, address(nova), again(page))
    nova.refresh_from_db()
    assert (nova.role, nova.kind, nova.host) == ("Servers", "tool", host)
    assert list(nova.tags.all()) == [new]


def test_same_change_twice_is_no_conflict(anna: Client, bob: Client) -> None:
    nova = factories.project(name="Nova")
    second = opened(bob, nova).with_values(role="Servers")
    send(anna, address(nova), opened(anna, nova).with_values(role="Servers"))
    assert send(bob, address(nova), second).status_code == 302


def test_third_change_is_told_as_well(anna: Client, bob: Client) -> None:
    nova = factories.project(name="Nova")
    second = opened(bob, nova).with_values(role="Mine")
    for role in ("One", "Two"):
        send(anna, address(nova), opened(anna, nova).with_values(role=role))
        page = send(bob, address(nova), second)
        assert differences(page) == [("", "Role", role, "Mine")]
        second = again(page)


def test_fault_does_not_hide_what_changed_later(anna: Client, bob: Client) -> None:
    nova = factories.project(name="Nova")
    second = opened(bob, nova).with_values(name="", role="Mine")
    page = send(bob, address(nova), second)
    assert page.context["meanwhile"] == []
    send(anna, address(nova), opened(anna, nova).with_values(role="Theirs"))
    page = send(bob, address(nova), again(page).with_values(name="Nova"))
    assert differences(page) == [("", "Role", "Theirs", "Mine")]


@pytest.fixture
def category() -> MapCategory:
    category = factories.category()
    for name in ("Heat", "Nova", "Zun"):
        factories.entry(category=category, project=factories.project(name=name))
    return category


def labels(category: MapCategory) -> dict[str, str]:
    rows = MapEntry.objects.filter(category=category)
    return dict(rows.values_list("project__name", "label"))


def test_row_both_wrote_in_is_told_beside_its_field(
    anna: Client, bob: Client, category: MapCategory
) -> None:
    second = opened(bob, category).with_values(
        **{"entries-1-label": "Mine", "entries-2-label": "Also mine"}
    )
    first = {"entries-0-label": "Theirs too", "entries-1-label": "Theirs"}
    send(anna, address(category), opened(anna, category).with_values(**first))
    page = send(bob, address(category), second)
    assert set(differences(page)) == {
        ("Heat", "Slot label", "Theirs too", ""),
        ("Nova", "Slot label", "Theirs", "Mine"),
    }
    assert "Changed meanwhile to: “Theirs”." in page.content.decode()
    assert labels(category) == {"Heat": "Theirs too", "Nova": "Theirs", "Zun": ""}
    send(bob, address(category), again(page))
    assert labels(category) == {"Heat": "Theirs too", "Nova": "Mine", "Zun": "Also mine"}


def test_rows_that_came_and_went_meanwhile_are_told(
    anna: Client, bob: Client, category: MapCategory
) -> None:
    second = opened(bob, category)
    second.with_row("entries", project=factories.project(name="Mine").pk, label="New", position="0")
    second.with_values(**{"entries-2-label": "Written"})
    first = opened(anna, category).with_values(
        **{"entries-0-DELETE": "on", "entries-2-DELETE": "on"}
    )
    first.with_row("entries", project=factories.project(name="Theirs").pk, position="0")
    send(anna, address(category), first)
    page = send(bob, address(category), second)
    told = {what for _where, what, _theirs, _yours in differences(page)}
    assert told == {
        "entered",
        "deleted",
        "deleted; what you wrote in it stands below as a new row",
    }
    assert labels(category) == {"Nova": "", "Theirs": ""}
    send(bob, address(category), again(page))
    assert labels(category) == {"Nova": "", "Theirs": "", "Zun": "Written", "Mine": "New"}


def test_relations_of_a_project_are_watched_as_well(anna: Client, bob: Client) -> None:
    nova = factories.project(name="Nova")
    factories.relation(project=nova, target=factories.project(name="Glance"), since="2017")
    second = opened(bob, nova).with_values(role="Servers")
    send(anna, address(nova), opened(anna, nova).with_values(**{"relations-0-DELETE": "on"}))
    page = send(bob, address(nova), second)
    assert [what for _where, what, *_rest in differences(page)] == ["deleted"]
    send(bob, address(nova), again(page))
    assert not Relation.objects.exists()


def test_body_with_its_tables_is_watched_as_well(anna: Client, bob: Client) -> None:
    body = factories.body(name="Board")
    factories.former_name(subject=body, name="Council")
    second = opened(bob, body).with_values(mandate="Mine")
    send(anna, address(body), opened(anna, body).with_values(mandate="Theirs"))
    assert differences(send(bob, address(body), second)) == [("", "Mandate", "Theirs", "Mine")]


def test_marks_come_back_as_they_were_and_nonsense_is_none() -> None:
    marks = {"": {"": {"name": mark("Nova"), "tags": mark(["2", "1"])}}, "rows": {}}
    assert decode(encode(marks)) == marks
    assert mark(["1", "2"]) == mark(["2", "1"])
    for nonsense in ("", "{", "[]", "null", '{"": 1}', '{"":[["name"],{"":"tooshort!"}]}'):
        assert decode(nonsense) == {}


def test_form_sent_without_marks_is_taken_in_as_it_is(anna: Client, bob: Client) -> None:
    nova = factories.project(name="Nova")
    plain = AdminForm(bob.get(address(nova))).with_values(role="Mine")
    send(anna, address(nova), opened(anna, nova).with_values(role="Theirs"))
    assert send(bob, address(nova), plain).status_code == 302


def test_form_of_a_row_deleted_meanwhile_is_sent_once_more_when_it_is_back(
    anna: Client, bob: Client
) -> None:
    nova = factories.project(slug="nova", name="Nova", parent=factories.project(name="OpenStack"))
    form = opened(anna, nova).with_values(role="Physical servers", _why="Read it")
    assert bob.post(address(nova).replace("change", "delete"), {"post": "yes"}).status_code == 302
    page = send(anna, address(nova), form)
    assert page.status_code == 409
    assert ("Role", "Physical servers") in page.context["typed"]
    assert ("Part of", "OpenStack") in page.context["typed"]
    history = reverse("admin:catalogue_project_history", args=[nova.pk])
    assert f'href="{history}"' in page.content.decode()
    way_back = re.search(rf'href="({history}\d+/)"', bob.get(history).content.decode())
    assert way_back
    bob.post(way_back[1], {"shown": bob.get(way_back[1]).context["way"].latest})
    assert Project.objects.get(slug="nova").role != "Physical servers"
    with zeal_ignore():  # Django looks up the reference of each row by itself
        assert anna.post(address(nova), dict(page.context["sent"])).status_code == 302
    back = Project.objects.get(slug="nova")
    assert (back.pk, back.role) == (nova.pk, "Physical servers")


def test_row_that_never_was_leads_away(anna: Client) -> None:
    missing = reverse("admin:catalogue_project_change", args=[99])
    assert anna.get(missing).status_code == 302
