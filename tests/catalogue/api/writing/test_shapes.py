"""What is answered to those who write, done or refused, kept in files: v1 only gains."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client

from catalogue.api.writing import resource
from catalogue.models import Token
from tests.catalogue.api.conftest import Catalogue
from tests.catalogue.api.golden import assert_golden
from tests.catalogue.api.writing.conftest import Api, ApiOf, secret_of

# What clients go by; others, as of security, are the same for all answers.
HEADERS = ("Content-Type", "Location", "ETag", "Allow", "Retry-After", "WWW-Authenticate")
TUMBLER = {
    "slug": "tumbler",
    "name": "Tumbler",
    "kind": "tool",
    "role": "Turns clouds over",
    "parent": "openstack",
    "links": [{"kind": "homepage", "url": "https://tumbler.example/"}],
    "stage_changes": [{"stage": "active", "changed_on": "2020-04"}],
}


def shown(answer: Any) -> Any:
    """Return what there is to an answer, with what is another each time made the same."""
    headers = {name: answer[name] for name in HEADERS if name in answer}
    body = answer.json() if answer.content else None
    if "ETag" in headers:
        assert len(headers["ETag"]) == 34
        headers["ETag"] = '"…"'
    if isinstance(body, dict):
        body |= {name: "…" for name in ("uid", "version") if body.get(name)}
    status = HTTPStatus(answer.status_code)
    return {"status": f"{status.value} {status.phrase}", "headers": headers, "body": body}


def kept(answers: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: shown(answer) for name, answer in answers}


def test_what_was_written_is_answered_in_the_shape_that_was_promised(
    catalogue: Catalogue, api: Api
) -> None:
    many = [{"slug": "zun", "name": "Zun", "kind": "service"}, {"slug": "tumbler", "role": "Turns"}]
    whole = {"name": "Tumbler", "kind": "tool"}
    relation = {"project": "tumbler", "kind": "requires", "target": "keystone", "since": "2020"}
    added = api.send("post", "relations/", relation)
    assert added.status_code == 400, "there is no tumbler yet"
    answers = [
        ("POST projects/", api.send("post", "projects/", TUMBLER)),
        ("PATCH projects/tumbler/", _change(api, "patch", {"role": "Turns clouds"})),
        ("PUT projects/tumbler/", _change(api, "put", whole)),
        (
            "PUT projects/kite/, new",
            api.send("put", "projects/kite/", {**whole, "name": "Kite"}, If_None_Match="*"),
        ),
        ("PATCH projects/", api.send("patch", "projects/", many)),
        ("PATCH projects/?dry_run=true", api.send("patch", "projects/?dry_run=true", many)),
        ("DELETE projects/kite/", api.send("delete", "projects/kite/", If_Match="*")),
    ]
    assert_golden("writes", kept(answers))


def _change(api: Api, method: str, body: Any) -> Any:
    return api.send(method, "projects/tumbler/", body, If_Match=api.read("projects/tumbler/")[1])


def test_what_was_refused_is_answered_in_the_shape_that_was_promised(
    catalogue: Catalogue,
    api: Api,
    api_of: ApiOf,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> None:
    nova, change = "projects/nova/", "catalogue.change_project"
    wrong = {"parent": "openstak", "colour": "red", "links": [{"kind": "homepage", "url": "x"}]}
    expired = api_of(change)
    Token.objects.filter(user__username="curator-1").update(revoked_at="2026-01-01T00:00Z")
    session = Client(enforce_csrf_checks=True)
    session.force_login(User.objects.get(username="root"))
    answers = [
        ("400 body", api.send("patch", nova, wrong, If_Match="*")),
        (
            "400 no JSON",
            session.post("/api/v1/projects/", b"{", "application/json", headers=api.headers),
        ),
        ("400 parameters", api.send("patch", f"{nova}?colour=red", {}, If_Match="*")),
        ("401 nobody", Api().send("patch", nova, {})),
        ("401 revoked", expired.send("patch", nova, {})),
        ("403 permission", api_of(change).send("post", "projects/", TUMBLER)),
        ("403 token reads", api_of(change, scope="read").send("patch", nova, {})),
        ("403 session", session.post("/api/v1/projects/", {}, "application/json")),
        ("404", api.send("patch", "projects/nowhere/", {}, If_Match="*")),
        ("405", api.send("delete", "projects/")),
        ("406", api.send("patch", nova, {}, Accept="image/png")),
        ("409", api.send("delete", "projects/keystone/", If_Match="*")),
        ("412", api.send("patch", nova, {}, If_Match='"of-yesterday"')),
        ("412 is there", api.send("put", nova, {}, If_None_Match="*")),
        ("415", session.post("/api/v1/projects/", b"a=b", "text/plain", headers=api.headers)),
        ("428", api.send("patch", nova, {})),
        ("428 to add", api.send("put", "projects/nowhere/", {})),
    ]
    api.send("patch", nova, {"slug": "stella"}, 200, If_Match="*")
    answers.append(("308", api.send("patch", nova, {}, If_Match="*")))
    monkeypatch.setattr(resource, "replace", _busy)
    answers.append(("503", api.send("patch", "projects/stella/", {"role": "X"}, If_Match="*")))
    settings.API_REQUESTS_PER_MINUTE = 1
    again = [api.send("patch", "projects/stella/", {}) for _ in range(2)]
    answers.append(("429", again[-1]))
    found = kept(answers)
    found["429"]["headers"]["Retry-After"] = "…"
    found["429"]["body"]["detail"] = "…"
    assert_golden("refusals", found)
    assert secret_of(User.objects.get(username="root")) not in str(found)


def _busy(*_given: Any, **_named: Any) -> None:
    cause = Exception()
    cause.sqlite_errorcode = 5  # type: ignore[attr-defined]
    raise OperationalError("database is locked") from cause
