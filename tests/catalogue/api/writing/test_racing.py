"""Programs that write at the same moment: one goes first, the other is told, nobody is broken."""

from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User

from catalogue.api.writing import bulk, resource
from catalogue.models import Project
from tests import factories
from tests.catalogue.api.writing.conftest import Api, faults, secret_of
from tests.writers import at_once, meet_at, somebody_writing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two(db: None) -> list[Api]:
    """Return the programs of two curators who may do everything."""
    return [Api(secret_of(User.objects.create_superuser(name))) for name in ("ada", "grace")]


@pytest.fixture
def nova(db: None) -> Project:
    """Return a project."""
    return factories.project(slug="nova", name="Nova", role="Servers")


def statuses(answers: list[Any]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def test_of_two_who_saw_the_same_version_one_is_told_that_it_changed(
    two: list[Api], nova: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = two[0].read("projects/nova/")[1]
    meet_at(monkeypatch, resource, "refuse_unseen")
    answers = at_once(
        *(
            partial(each.send, "patch", "projects/nova/", {"role": role}, If_Match=version)
            for each, role in zip(two, ("Virtual machines", "Bare metal"), strict=True)
        )
    )
    assert statuses(answers) == [200, 412]
    done, refused = sorted(answers, key=lambda answer: int(answer.status_code))
    nova.refresh_from_db()
    assert nova.role == done.json()["role"]
    assert refused["ETag"] == done["ETag"] != version
    assert nova.history.count() == 2


def test_what_is_nested_is_part_of_the_version_that_is_fought_for(
    two: list[Api], nova: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = two[0].read("projects/nova/")[1]
    meet_at(monkeypatch, resource, "refuse_unseen")
    links = [[{"kind": "homepage", "url": f"https://{name}.example/"}] for name in ("a", "b")]
    answers = at_once(
        *(
            partial(each.send, "patch", "projects/nova/", {"links": said}, If_Match=version)
            for each, said in zip(two, links, strict=True)
        )
    )
    assert statuses(answers) == [200, 412]
    assert nova.links.count() == 1


def test_whoever_deletes_what_another_changes_is_first_or_told(
    two: list[Api], nova: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = two[0].read("projects/nova/")[1]
    meet_at(monkeypatch, resource, "refuse_unseen")
    changed, deleted = at_once(
        partial(two[0].send, "patch", "projects/nova/", {"role": "New"}, If_Match=version),
        partial(two[1].send, "delete", "projects/nova/", If_Match=version),
    )
    found = (changed.status_code, deleted.status_code)
    assert found in ((200, 412), (404, 204)), (changed.content, deleted.content)


def test_of_two_who_add_the_same_slug_one_does(
    two: list[Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    meet_at(monkeypatch, resource, "replace")
    body = {"slug": "tumbler", "name": "Tumbler", "kind": "tool"}
    answers = at_once(*(partial(each.send, "post", "projects/", body) for each in two))
    done, refused = sorted(answers, key=lambda answer: int(answer.status_code))
    assert done.status_code == 201
    # Told as soon as it is there: at the same moment where both may write, else just after it.
    assert refused.status_code in (400, 409)
    if refused.status_code == 400:
        assert list(faults(refused.json())) == ["/slug"]
    assert Project.objects.get().history.count() == 1


def test_of_two_who_put_what_must_not_be_there_one_does(
    two: list[Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    meet_at(monkeypatch, resource, "replace")
    body = {"name": "Tumbler", "kind": "tool"}
    answers = at_once(
        *(partial(each.send, "put", "projects/tumbler/", body, If_None_Match="*") for each in two)
    )
    found = statuses(answers)
    assert found in ([201, 409], [201, 412])
    assert Project.objects.count() == 1


def test_two_who_write_many_rows_at_once_wait_for_one_another_in_one_order(
    two: list[Api], nova: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.project(slug="zun", name="Zun")
    meet_at(monkeypatch, bulk, "replace")
    rows = [{"slug": slug, "role": "One"} for slug in ("zun", "nova")]
    other = [{"slug": slug, "role": "Other"} for slug in ("nova", "zun")]
    answers = at_once(
        partial(two[0].send, "patch", "projects/", rows),
        partial(two[1].send, "patch", "projects/", other),
    )
    assert statuses(answers) == [200, 200]
    assert [answer.json()["changed"] for answer in answers] == [2, 2]
    assert len(set(Project.objects.values_list("role", flat=True))) == 1, "of one of them, whole"


def test_of_two_who_add_many_rows_with_one_in_common_one_writes_all_and_one_nothing(
    two: list[Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    meet_at(monkeypatch, bulk, "replace")
    bodies = [
        [{"slug": slug, "name": slug.title(), "kind": "tool"} for slug in ("common", own)]
        for own in ("mine", "yours")
    ]
    answers = at_once(
        *(
            partial(each.send, "patch", "projects/", body)
            for each, body in zip(two, bodies, strict=True)
        )
    )
    # Where there is one place for a writer, the other finds the common row and changes it.
    assert statuses(answers) in ([200, 409], [200, 200])
    written = {row["slug"] for each in answers for row in each.json().get("results", ())}
    assert set(Project.objects.values_list("slug", flat=True)) == written
    assert "common" in written


def test_two_who_each_put_their_row_under_the_other_make_no_circle(
    two: list[Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    for slug in ("nova", "zun"):
        factories.project(slug=slug)
    meet_at(monkeypatch, resource, "replace")
    answers = at_once(
        *(
            partial(each.send, "patch", f"projects/{row}/", {"parent": above}, If_Match="*")
            for each, (row, above) in zip(two, (("nova", "zun"), ("zun", "nova")), strict=True)
        )
    )
    # Seen where one waits for the other; sent away by the server where each waits for the other.
    assert statuses(answers) in ([200, 400], [200, 503])
    assert sum(project.parent is not None for project in Project.objects.all()) == 1


def test_program_that_cannot_write_while_others_do_is_told_to_come_again(
    two: list[Api], nova: Project
) -> None:
    requests: list[tuple[str, str, Any]] = [
        ("post", "projects/", {"slug": "t", "name": "T", "kind": "tool", "parent": "nova"}),
        ("put", "projects/nova/", {"name": "Nova", "kind": "service"}),
        ("patch", "projects/nova/", {"role": "New"}),
        ("patch", "projects/", [{"slug": "nova", "role": "Newer"}]),
        ("delete", "projects/nova/", None),
    ]
    two[0].read("projects/nova/")  # once a day it is noted that a token is used
    with somebody_writing([nova]):
        for method, path, body in requests:
            answer = two[0].send(method, path, body, 503, If_Match="*")
            assert answer["Content-Type"] == "application/problem+json"
            assert answer.json()["detail"].startswith("Others are writing just now, and nothing")
            assert int(answer["Retry-After"]) > 0
    assert Project.objects.get().role == "Servers"
    two[0].send("delete", "projects/nova/", None, 204, If_Match="*")
