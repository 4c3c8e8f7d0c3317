"""The admin of who decides: seats, terms and lines are kept from nonsense."""

from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from governance.models import (
    Body,
    Organization,
    Person,
    ReportingLine,
    SeatClass,
    SeatCount,
    Term,
)
from tests import factories
from tests.admin_forms import AdminForm, messages, send

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def page(model: type[models.Model], view: str, *arguments: Any) -> str:
    """Return the address of a page about a model."""
    return reverse(f"admin:governance_{model._meta.model_name}_{view}", args=arguments)


def test_body_is_added_with_seats_lines_limits_and_elections_at_once(admin_client: Client) -> None:
    board = factories.body(kind="board")
    form = AdminForm(admin_client.get(page(Body, "add")))
    form.with_values(name="Technical Committee", slug="tc", kind="technical")
    form.with_row("seat_classes", name="Elected", slug="elected", selection="elected", position=0)
    form.with_row("reporting_lines", reports_to=board.pk, since="2012")
    form.with_row("affiliation_limits", max_share="50")
    form.with_row("elections", held_on="2024-03")
    assert send(admin_client, page(Body, "add"), form).status_code == 302
    body = Body.objects.get(slug="tc")
    assert body.seat_classes.get().slug == "elected"
    assert body.reporting_lines.get().reports_to == board
    assert body.affiliation_limits.get().max_share == 50
    assert body.elections.get().held_on == "2024-03"


def test_second_board_is_refused_in_the_words_of_the_model(admin_client: Client) -> None:
    factories.body(kind="board")
    form = AdminForm(admin_client.get(page(Body, "add")))
    form.with_values(name="Second", slug="second", kind="board")
    response = send(admin_client, page(Body, "add"), form)
    message = "There is a board already; dissolve it before establishing another."
    assert messages(response) == [{"__all__": [message]}]


def test_line_that_closes_a_circle_is_refused_at_its_field(admin_client: Client) -> None:
    line = factories.reporting_line(
        body=factories.body(slug="team"), reports_to=factories.body(slug="board")
    )
    address = page(Body, "change", line.reports_to.pk)
    form = AdminForm(admin_client.get(address))
    form.with_row("reporting_lines", reports_to=line.body.pk)
    response = send(admin_client, address, form)
    message = "This would close a circle: Board → Team → Board."
    assert messages(response, "reporting_lines") == [{"reports_to": [message]}]
    assert ReportingLine.objects.count() == 1


def test_limit_without_a_measure_is_refused_in_its_row(admin_client: Client) -> None:
    address = page(Body, "change", factories.body().pk)
    form = AdminForm(admin_client.get(address)).with_row("affiliation_limits", since="2019")
    response = send(admin_client, address, form)
    message = "Give a number of members, or a share from 1 to 100 per cent."
    assert message in messages(response, "affiliation_limits")[0]["__all__"]


def test_election_to_seats_of_another_body_is_refused_at_its_field(admin_client: Client) -> None:
    address = page(Body, "change", factories.body().pk)
    form = AdminForm(admin_client.get(address))
    form.with_row("elections", held_on="2024", seat_class=factories.seat_class().pk)
    response = send(admin_client, address, form)
    message = "That seat class belongs to another body."
    assert messages(response, "elections") == [{"seat_class": [message]}]


def new_seat_class(client: Client, seats: str) -> AdminForm:
    """Return the filled-in form of a seat class with a count from 2012 on."""
    form = AdminForm(client.get(page(SeatClass, "add")))
    form.with_values(body=factories.body().pk, name="Elected", slug="elected", selection="elected")
    return form.with_row("counts", seats=seats, since="2012")


def test_seat_class_is_added_with_counts_and_terms_at_once(admin_client: Client) -> None:
    form = new_seat_class(admin_client, seats="1")
    form.with_row("terms", person=factories.person().pk, since="2012", until="2013")
    form.with_row("terms", person=factories.person().pk, since="2013")
    assert send(admin_client, page(SeatClass, "add"), form).status_code == 302
    seat_class = SeatClass.objects.get()
    assert seat_class.counts.get().seats == 1
    assert seat_class.terms.count() == 2


def test_more_members_than_seats_in_one_form_are_refused(admin_client: Client) -> None:
    form = new_seat_class(admin_client, seats="1")
    form.with_row("terms", person=factories.person().pk, since="2012")
    form.with_row("terms", person=factories.person().pk, since="2013")
    response = send(admin_client, page(SeatClass, "add"), form)
    assert "On 2013-01-01 2 members would sit on 1 seats." in messages(response)[0]["__all__"][0]
    assert not SeatClass.objects.exists()
    assert not SeatCount.objects.exists()


def test_term_beyond_the_seats_is_refused_in_the_words_of_the_model(admin_client: Client) -> None:
    count = factories.seat_count(seats=1)
    factories.term(seat_class=count.seat_class, since="2017")
    form = AdminForm(admin_client.get(page(Term, "add")))
    form.with_values(seat_class=count.seat_class.pk, person=factories.person().pk, since="2018")
    form.with_values(source_url="https://example.org/roster")
    response = send(admin_client, page(Term, "add"), form)
    message = "On 2018-01-01 2 members would sit on 1 seats."
    assert messages(response) == [{"__all__": [message]}]
    assert Term.objects.count() == 1


def test_term_beyond_the_seats_is_refused_in_its_row(admin_client: Client) -> None:
    count = factories.seat_count(seats=1)
    factories.term(seat_class=count.seat_class, since="2017")
    address = page(SeatClass, "change", count.seat_class.pk)
    form = AdminForm(admin_client.get(address))
    form.with_row("terms", person=factories.person().pk, since="2018")
    response = send(admin_client, address, form)
    message = "On 2018-01-01 2 members would sit on 1 seats."
    assert messages(response, "terms") == [{}, {"__all__": [message]}]


def test_two_counts_for_one_day_are_refused(admin_client: Client) -> None:
    form = new_seat_class(admin_client, seats="3")
    form.with_row("counts", seats="4", since="2014")
    response = send(admin_client, page(SeatClass, "add"), form)
    assert "Another count holds from" in messages(response)[0]["__all__"][0]
    assert not SeatCount.objects.exists()


def test_term_is_added_from_the_page_of_the_person(admin_client: Client) -> None:
    person, seat_class = factories.person(), factories.seat_class()
    address = page(Person, "change", person.pk)
    form = AdminForm(admin_client.get(address))
    form.with_row("terms", seat_class=seat_class.pk, role="chair", since="2020")
    assert send(admin_client, address, form).status_code == 302
    assert person.terms.get().seat_class == seat_class
    html = admin_client.get(page(Person, "changelist")).content.decode()
    assert f"{seat_class} (chair)" in html


def test_list_of_bodies_shows_to_whom_each_answers_today(admin_client: Client) -> None:
    line = factories.reporting_line(since="2012")
    past = factories.reporting_line(since="2010", until="2012", body=line.body)
    html = admin_client.get(page(Body, "changelist")).content.decode()
    assert f'<td class="field-answers_to">{line.reports_to}</td>' in html
    assert f'<td class="field-answers_to">{past.reports_to}</td>' not in html


def test_list_says_when_something_was_seen_whose_start_is_unknown(admin_client: Client) -> None:
    factories.term(since="", observed_on="2026-04")
    factories.term(since="2017-11-06")
    html = admin_client.get(page(Term, "changelist")).content.decode()
    assert "seen April 2026" in html
    assert "6 November 2017" in html


def test_terms_are_filtered_by_whether_they_run_today(admin_client: Client) -> None:
    running, past = factories.term(), factories.term(since="2010", until="2012")
    for answer, expected in [("yes", [running]), ("no", [past])]:
        response = admin_client.get(page(Term, "changelist"), {"today": answer})
        assert list(response.context["cl"].result_list) == expected


def test_bodies_are_filtered_by_whether_they_exist(admin_client: Client) -> None:
    present, past = factories.body(), factories.body(dissolved_on="2018")
    for answer, expected in [("yes", [present]), ("no", [past])]:
        response = admin_client.get(page(Body, "changelist"), {"today": answer})
        assert list(response.context["cl"].result_list) == expected


def test_former_name_is_added_to_what_is_renamed(admin_client: Client) -> None:
    organization = factories.organization()
    address = page(Organization, "change", organization.pk)
    form = AdminForm(admin_client.get(address))
    prefix = "governance-formername-content_type-object_id"
    form.with_row(prefix, name="Rackspace", since="1998", until="2010")
    assert send(admin_client, address, form).status_code == 302
    assert organization.former_names.get().name == "Rackspace"


def test_period_of_a_former_name_that_ends_before_it_begins_is_refused(
    admin_client: Client,
) -> None:
    address = page(Organization, "add")
    form = AdminForm(admin_client.get(address)).with_values(name="New", slug="new")
    prefix = "governance-formername-content_type-object_id"
    form.with_row(prefix, name="Old", since="2010", until="2009")
    response = send(admin_client, address, form)
    assert messages(response, prefix) == [{"until": ["2009 is not later than 2010."]}]


def test_organization_somebody_came_from_is_not_deleted(admin_client: Client) -> None:
    organization = factories.organization()
    term = factories.term(affiliation=organization)
    response = admin_client.post(page(Organization, "delete", organization.pk), {"post": "yes"})
    assert response.status_code == 200
    assert str(term) in response.content.decode()
    assert Organization.objects.filter(pk=organization.pk).exists()


def test_staff_without_permission_sees_and_changes_nothing(
    client: Client, django_user_model: Any
) -> None:
    user = django_user_model.objects.create_user("visitor", is_staff=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(page(Body, "changelist")).status_code == 403
    assert client.get(page(Body, "change", factories.body().pk)).status_code == 403


def test_what_another_format_says_is_shown_and_cannot_be_changed(admin_client: Client) -> None:
    organization = factories.organization()
    address = page(Organization, "change", organization.pk)
    assert "Kept data" not in admin_client.get(address).content.decode()
    factories.kept_data(subject=organization, data='{"twitter":"https://a.example/<b>"}')
    shown = admin_client.get(address).content.decode()
    assert "&quot;twitter&quot;: &quot;https://a.example/&lt;b&gt;&quot;" in shown
    assert 'name="governance-keptdata-content_type-object_id-0-data"' not in shown


def test_election_of_a_body_is_to_seats_of_that_body(admin_client: Client) -> None:
    ours = factories.seat_class(name="Project lead")
    factories.seat_class(body=factories.body(slug="other"), name="Chair")
    context = admin_client.get(page(Body, "change", ours.body.pk)).context
    [elections] = [
        one.formset for one in context["inline_admin_formsets"] if one.formset.prefix == "elections"
    ]
    offered = elections.empty_form.fields["seat_class"].choices
    assert list(offered) == [("", "–"), (ours.pk, "Project lead")]
