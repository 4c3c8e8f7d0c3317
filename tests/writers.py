"""Those who write at the same moment, on either database."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.db import connection, models

PATIENCE = 60  # seconds; whoever has not come back by then waits for somebody who waits for him
# How long one waits for the other where both could be; where one has to wait, that is all it costs.
MEETING = 0.5


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Do some work in threads of their own at the same time, and return what each returned.

    Args:
        works: what is done; what it raises, the caller raises.
    """
    start = threading.Barrier(len(works))
    done: dict[int, Any] = {}

    def run(number: int) -> None:
        try:
            start.wait(PATIENCE)
            done[number] = works[number]()
        except Exception as error:  # noqa: BLE001 - raised below
            done[number] = error
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=[number], daemon=True) for number in range(len(works))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(done) == len(works), "one waits for the other for ever"
    for result in done.values():
        if isinstance(result, Exception):
            raise result
    return [done[number] for number in range(len(works))]


def meet_at(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, count: int = 2) -> None:
    """Let threads wait for one another before they call a function, if all of them get there.

    Args:
        monkeypatch: puts the function back.
        place: the module or class the function is in.
        name: of the function.
        count: how many threads.
    """
    barrier = threading.Barrier(count)
    go_on: Callable[..., Any] = getattr(place, name)

    def wait_and_go_on(*given: Any, **named: Any) -> Any:
        # It breaks where the others cannot come, as they wait for what this one has.
        with suppress(threading.BrokenBarrierError):
            barrier.wait(MEETING)
        return go_on(*given, **named)

    monkeypatch.setattr(place, name, wait_and_go_on)


def lose_patience() -> None:
    """Let nobody wait for long on the present connection."""
    with connection.cursor() as cursor:
        impatient = "PRAGMA busy_timeout = 50"
        if connection.vendor == "postgresql":
            impatient = "SET lock_timeout = '50ms'"
        cursor.execute(impatient)


@contextmanager
def somebody_writing(rows: Sequence[models.Model]) -> Iterator[None]:
    """Have somebody else change rows, and nobody wait for long.

    Args:
        rows: of one model, at least one.
    """
    other = connection.copy()
    table, key = rows[0]._meta.db_table, rows[0]._meta.pk.column
    keys = [row.pk for row in rows]
    these = ", ".join(["%s"] * len(keys))
    lose_patience()
    try:
        with other.cursor() as cursor:
            if other.vendor == "sqlite":
                cursor.execute("BEGIN IMMEDIATE")
            else:
                lock = f'SELECT {key} FROM "{table}" WHERE {key} IN ({these}) FOR UPDATE'
                cursor.execute(f"BEGIN; {lock}", keys)
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()
        connection.close()  # patience comes back with the next one
