"""Who writes in the admin waits for others, or is told to come again; nothing becomes an error."""

import json
import re
import time
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.admin.options import ModelAdmin
from django.contrib.auth.models import User
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.models import Session
from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.client import encode_multipart
from django.urls import reverse

from catalogue.models import Project
from catalogue.sessions import SessionStore
from catalogue.taking_turns import Sessions, turned_away
from catalogue.turns import immediate, is_busy
from governance.models import Principle
from tests import factories
from tests.writers import somebody_writing

pytestmark = pytest.mark.django_db(transaction=True)

SAID = {"slug": "open-source", "name": "Open Source", "text": "All of it.", "position": 1}

TYPED = "application/x-www-form-urlencoded"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


def form_of(row: Principle) -> str:
    return reverse("admin:governance_principle_change", args=[row.pk])


def names(**values: Any) -> dict[str, Any]:
    """Return what the form sends, without former names."""
    empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    prefix = "governance-formername-content_type-object_id"
    return {**SAID, **values, **{f"{prefix}-{key}": value for key, value in empty.items()}}


@pytest.fixture
def principle(db: None) -> Principle:
    """Return a principle."""
    return factories.principle(**SAID)


def test_curator_who_cannot_save_while_others_write_is_told_to_come_again(
    principle: Principle, admin_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with somebody_writing([principle]):
        answer = admin_client.post(form_of(principle), names(text="Some of it."))
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "<h1>Not saved yet</h1>" in page
    assert "nothing of what you sent was written" in page
    assert "change/: others are writing" in caplog.text
    principle.refresh_from_db()
    assert principle.text == "All of it."
    assert admin_client.post(form_of(principle), names(text="Some of it.")).status_code == 302


def test_what_was_sent_while_others_write_is_sent_again_from_the_page(
    principle: Principle, admin_client: Client
) -> None:
    text = 'Some of "it" <b>&amp;\nno more'
    sent = urlencode(names(text=text, twice=["1", "2"]), doseq=True)
    with somebody_writing([principle]):
        answer = admin_client.post(form_of(principle), sent, content_type=TYPED)
    page = answer.content.decode()
    assert "It is kept on this page" in page
    assert "<b>" not in page
    kept = [(name, unescape(value)) for name, value in HIDDEN.findall(page)]
    assert kept.pop(0)[0] == "csrfmiddlewaretoken"
    assert urlencode(kept) == sent
    again = admin_client.post(form_of(principle), urlencode(kept), content_type=TYPED)
    assert again.status_code == 302
    principle.refresh_from_db()
    assert principle.text == text


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ({"new_password1": "hush"}, TYPED),
        ({"name": "hush"}, "multipart/form-data; boundary=BoUnDaRyStRiNg"),
    ],
    ids=["a password", "files"],
)
def test_page_holds_no_password_and_no_file_that_was_sent(
    sent: dict[str, str], kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    given: Any = urlencode(sent) if kind == TYPED else encode_multipart("BoUnDaRyStRiNg", sent)
    request = RequestFactory().generic("POST", "/admin/somewhere/", given, content_type=kind)
    page = turned_away(request, OperationalError("locked")).content.decode()
    assert request.POST.dict() == sent
    assert "Go back, where everything you typed still stands" in page
    assert "hush" not in page
    assert "Send it again" not in page


def test_nobody_writes_between_what_a_curator_read_and_what_is_saved(
    principle: Principle, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite who has read may not write any more once somebody else has."""
    if connection.vendor != "sqlite":
        pytest.skip("rows are locked on PostgreSQL")
    refused: list[bool] = []
    save = ModelAdmin.save_model

    def interrupt(*given: Any) -> None:
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(OperationalError) as raised:
                cursor.execute("UPDATE governance_principle SET position = 7")
        other.close()
        refused.append(is_busy(raised.value))
        save(*given)

    monkeypatch.setattr(ModelAdmin, "save_model", interrupt)
    answer = admin_client.post(form_of(principle), names(text="Some of it."))
    assert (answer.status_code, refused) == (302, [True])


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be ten minutes later, so that sessions in use are stored anew."""
    clock = time.time
    monkeypatch.setattr(time, "time", lambda: clock() + 600)


@pytest.mark.usefixtures("later")
def test_who_reads_is_answered_while_others_write_and_the_session_is_stored_next_time(
    admin_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="catalogue.sessions")
    before = Session.objects.get()
    with somebody_writing([before]):
        answer = admin_client.get(reverse("admin:index"))
    assert answer.status_code == 200
    assert "A session was not stored anew" in caplog.text
    assert Session.objects.get().expire_date == before.expire_date
    assert admin_client.get(reverse("admin:index")).status_code == 200
    assert Session.objects.get().expire_date > before.expire_date


def test_who_cannot_log_in_while_others_write_is_told_to_come_again(
    admin_user: User, client: Client
) -> None:
    sent = {"username": admin_user.username, "password": "password"}
    with somebody_writing([admin_user]):
        answer = client.post(reverse("admin:login"), urlencode(sent), content_type=TYPED)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "nothing of what you sent was written" in answer.content.decode()
    assert "Send it again" not in answer.content.decode()
    assert not answer.cookies.get("sessionid")
    assert client.post(reverse("admin:login"), sent).status_code == 302


def asked_to_note(path: str, client: Client) -> tuple[WSGIRequest, Any]:
    """Return a request of whoever a client is logged in as, and what stores their session."""

    def note(request: HttpRequest) -> HttpResponse:
        request.session["noted"] = True
        return HttpResponse("done")

    request = RequestFactory().post(path)
    request.COOKIES[settings.SESSION_COOKIE_NAME] = client.cookies["sessionid"].value
    return request, Sessions(note)


def test_what_a_session_has_to_keep_is_not_lost_unsaid_while_others_write(
    admin_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    request, sessions = asked_to_note("/admin/somewhere/", admin_client)
    with somebody_writing([Session.objects.get()]):
        answer = sessions(request)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "<h1>Not finished yet</h1>" in page
    assert "nothing of what you sent" not in page
    assert 'href="/admin/somewhere/">What is there now</a>' in page
    assert "Send it again" not in page
    assert "/admin/somewhere/: others are writing" in caplog.text
    request, sessions = asked_to_note("/admin/somewhere/", admin_client)
    assert sessions(request).content == b"done"
    assert Session.objects.get().get_decoded()["noted"] is True


def test_session_of_another_key_is_not_taken_for_stored(admin_client: Client) -> None:
    found = SessionStore(admin_client.cookies["sessionid"].value)
    assert found["_auth_user_id"]
    if connection.vendor != "sqlite":
        pytest.skip("a new row waits for nobody on PostgreSQL")
    with somebody_writing([Session.objects.get()]), pytest.raises(OperationalError):
        found.create()
    assert Session.objects.count() == 1


def test_api_says_of_a_session_that_cannot_be_stored_that_it_may_be_written(
    admin_client: Client,
) -> None:
    request, sessions = asked_to_note("/api/v1/projects/", admin_client)
    with somebody_writing([Session.objects.get()]):
        answer = sessions(request)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer["Content-Type"] == "application/problem+json"
    assert "may be written already" in json.loads(answer.content)["detail"]


def test_session_that_somebody_else_ended_is_no_session_of_those_who_wait(
    admin_client: Client,
) -> None:
    request, sessions = asked_to_note("/admin/somewhere/", admin_client)
    sessions.process_request(request)
    assert request.session["_auth_user_id"]
    Session.objects.all().delete()
    request.session["noted"] = True
    with pytest.raises(SessionInterrupted):
        sessions.process_response(request, HttpResponse("done"))


def test_who_reads_takes_no_place_of_a_writer(principle: Principle, admin_client: Client) -> None:
    with somebody_writing([principle]):
        assert admin_client.get(form_of(principle)).status_code == 200
        assert admin_client.get("/api/v1/principles/").status_code == 200


def test_mode_of_transactions_is_put_back_after_those_who_write() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("of SQLite alone")
    connection.close()
    database: Any = connection
    with immediate():
        assert database.transaction_mode == "IMMEDIATE"
    assert database.transaction_mode == "DEFERRED"


def test_other_errors_are_errors() -> None:
    for error in (DatabaseError("gone"), OperationalError("disk full"), ValueError("busy")):
        assert not is_busy(error)
    with connection.cursor() as cursor, pytest.raises(DatabaseError) as raised:
        cursor.execute("SELECT nothing FROM nowhere")
    assert not is_busy(raised.value)
    assert not Project.objects.exists()
