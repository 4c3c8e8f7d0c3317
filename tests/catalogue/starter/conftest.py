"""The starter catalogue, imported once for all tests of this folder."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from catalogue.exchange.native.applying import import_native
from catalogue.exchange.report import Report

DATA = settings.BASE_DIR / "catalogue" / "data"


@dataclass(frozen=True)
class Imported:
    """The import that every test of this folder looks at.

    Attributes:
        report: what it reported.
        queries: how many it made.
        seconds: how long it took.
    """

    report: Report
    queries: int
    seconds: float


@pytest.fixture(scope="package", autouse=True)
def starter(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Imported]:
    """Import the starter catalogue once, and take it back after the last test of this folder."""
    with django_db_blocker.unblock(), transaction.atomic():
        begun = time.monotonic()
        with CaptureQueriesContext(connection) as captured:
            report = import_native(DATA)
        yield Imported(report, len(captured), time.monotonic() - begun)
        transaction.set_rollback(True)
