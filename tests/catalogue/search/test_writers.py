"""Two who write at once: no mark is lost, nobody waits for ever, the index is true in the end."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from catalogue.models import Project, SearchChange
from catalogue.search import reindex, search
from tests import factories
from tests.catalogue.search.test_keeping import state

WRITERS, ROUNDS = 2, 4
PATIENCE = 60  # seconds; whoever has not come back by then waits for somebody who waits for him

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(work: Callable[[int], None]) -> list[Exception]:
    """Let writers work at the same time; return what went wrong."""
    start, broken = threading.Barrier(WRITERS), list[Exception]()

    def run(number: int) -> None:
        try:
            start.wait(PATIENCE)
            work(number)
        except Exception as error:  # noqa: BLE001 - shown by the test
            broken.append(error)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=[number], daemon=True) for number in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not [thread for thread in threads if thread.is_alive()]
    return broken


@contextmanager
def writing() -> Iterator[None]:
    """Begin with a write: on SQLite who has read while another wrote may not write any more."""
    with transaction.atomic():
        SearchChange.objects.filter(pk=0)._raw_delete("default")
        yield


def rename(number: int) -> None:
    """Give each of two projects new names, each writer in another order, as deadlocks want it."""
    for turn in range(ROUNDS):
        with writing():
            for slug in ("alpha", "omega")[:: 1 if number else -1]:
                row = Project.objects.get(slug=f"{slug}-{number}")
                row.name = f"Quokka {slug} {turn}"
                row.save()


def test_two_writers_lose_no_mark_and_never_block_each_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for number in range(WRITERS):
        for slug in ("alpha", "omega"):
            factories.project(slug=f"{slug}-{number}", name="Wombat")
    assert at_once(rename) == []
    assert caplog.text == ""  # what fails after the commit is logged and nothing else
    assert not SearchChange.objects.exists()
    assert len(search(f"quokka {ROUNDS - 1}").ranked()) == 2 * WRITERS
    assert search("wombat").ranked() == []
    kept = state()
    reindex()
    assert state() == kept


def test_a_mark_left_while_another_indexes_is_not_taken_for_done() -> None:
    """A whole index made anew takes away the marks it has seen to, and none that came later."""
    rows = [factories.project(slug=f"row-{number}", name="Wombat") for number in range(ROUNDS)]

    def work(number: int) -> None:
        for row in rows:
            if number:
                reindex()
            else:
                with writing():
                    row.name = "Quokka"
                    row.save()

    assert at_once(work) == []
    assert len(search("quokka").ranked()) == ROUNDS
    assert not SearchChange.objects.exists()
