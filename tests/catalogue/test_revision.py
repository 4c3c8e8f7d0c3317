"""What is computed in a snapshot is of one moment, and its revision says which."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pytest_django import Settings

from catalogue.models import Project, ProjectLink, Revision
from catalogue.revision import NONE_YET, current, snapshot
from tests import factories
from tests.readers import Reader

ADDRESS = "/api/v1/projects/?fields=role,links"
WRITES, READERS = 40, 3


def elsewhere(work: Callable[[], object]) -> object:
    """Do something on a connection of its own, as another process does."""

    def done() -> object:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(done).result()


@pytest.mark.django_db(transaction=True)
def test_nothing_written_meanwhile_is_seen_in_a_snapshot() -> None:
    project = factories.project(role="Before")
    with snapshot() as seen:
        elsewhere(lambda: Project.objects.update(role="After"))
        project.refresh_from_db()
        assert project.role == "Before"
        assert current() == seen
    project.refresh_from_db()
    assert project.role == "After"
    assert current().number > seen.number


@pytest.mark.django_db(transaction=True)
def test_it_moves_when_a_transaction_is_committed_and_not_before() -> None:
    before = current()
    with transaction.atomic():
        factories.project()
        assert elsewhere(current) == before
    after = current()
    assert after.number > before.number
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        factories.project(role=str(1 / 0))
    assert current() == after


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("postgresql" not in connection.settings_dict["ENGINE"], reason="one writer")
def test_writers_do_not_wait_for_each_other_before_they_commit() -> None:
    first, second = factories.project(), factories.project()
    number = current().number
    with transaction.atomic():
        Project.objects.filter(pk=first.pk).update(role="First")
        # It would wait for ever if the revision were taken with the first row.
        elsewhere(lambda: Project.objects.filter(pk=second.pk).update(role="Second"))
        assert current().number == number + 1
    assert current().number == number + 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("postgresql" not in connection.settings_dict["ENGINE"], reason="one writer")
def test_nothing_can_be_written_in_a_snapshot() -> None:
    with pytest.raises(DatabaseError, match="read-only"), snapshot():
        Project.objects.update(role="No")


@pytest.mark.django_db
def test_without_a_row_there_is_no_revision_yet() -> None:
    Revision.objects.all().delete()
    assert current() == NONE_YET


def states(client: Client, ended: Event) -> Iterator[tuple[str, str]]:
    """Yield mark and content, again and again, until the writer has ended, and once more."""
    last = False
    while not last:
        last = ended.is_set()
        answer = client.get(ADDRESS)
        (row,) = json.loads(answer.content)["results"]
        (link,) = row["links"]
        assert row["role"] == link["label"], "an answer of two moments"
        yield answer["ETag"], row["role"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_answers_are_never_mixed_and_never_pass_for_newer_than_they_are(
    settings: Settings,
) -> None:
    settings.ANSWER_KILOBYTES = 512
    project = factories.project(role="0000")
    factories.link(project=project, label="0000")
    ended = Event()

    def write() -> None:
        try:
            for number in range(1, WRITES + 1):
                with transaction.atomic():
                    Project.objects.update(role=f"{number:04}")
                    ProjectLink.objects.update(label=f"{number:04}")
        finally:
            ended.set()
            connection.close()

    def read() -> list[tuple[str, str]]:
        try:
            return list(states(Reader(), ended))
        finally:
            connection.close()

    with ThreadPoolExecutor(READERS + 1) as pool:
        readers = [pool.submit(read) for _reader in range(READERS)]
        pool.submit(write).result()
        seen = [reader.result() for reader in readers]
    for found in seen:
        contents = [content for _mark, content in found]
        assert contents == sorted(contents), "an older answer after a newer one"
        assert contents[-1] == f"{WRITES:04}", "an old answer passed for the last"
    told = {pair for found in seen for pair in found}
    assert len({mark for mark, _content in told}) == len(told), "one mark for two contents"
