"""The mark of a plan: the same for the same plan, another one if something else is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.exchange.native.applying import import_native
from catalogue.models import Project
from tests import factories

pytestmark = pytest.mark.django_db

NOVA = "projects:\n  - {slug: nova, name: Nova, kind: service, role: Machines, tags: ['l:go']}\n"


@pytest.fixture
def mark(tmp_path: Path) -> Callable[..., str]:
    """Return what tells the mark of importing a text."""
    file = tmp_path / "catalogue.yaml"

    def mark_of(text: str = NOVA) -> str:
        file.write_text(text)
        return import_native(file, dry_run=True).mark

    return mark_of


@pytest.fixture
def nova() -> Project:
    factories.tag(facet=factories.facet(slug="l"), slug="go")
    return factories.project(slug="nova", name="Nova", kind="service", role="Servers")


def test_plan_that_is_made_again_has_the_same_mark(mark: Callable[..., str], nova: Project) -> None:
    new = "projects:\n  - {slug: zun, name: Zun, kind: service}\n"
    assert mark() == mark()
    assert mark(new) == mark(new)
    assert len({mark(), mark(new)}) == 2


def test_mark_tells_what_would_be_written_over(mark: Callable[..., str], nova: Project) -> None:
    before = mark()
    nova.role = "Virtual machines"
    nova.save()
    assert mark() != before


def test_mark_tells_which_ties_would_be_written_over(
    mark: Callable[..., str], nova: Project
) -> None:
    before = mark()
    nova.tags.set([factories.tag()])
    assert mark() != before


def test_mark_tells_what_is_written(mark: Callable[..., str], nova: Project) -> None:
    assert mark() != mark(NOVA.replace("Machines", "Bare metal"))
    assert mark() != mark(NOVA.replace("['l:go']", "[]"))


def test_mark_tells_a_new_row_from_one_that_is_there(mark: Callable[..., str]) -> None:
    factories.tag(facet=factories.facet(slug="l"), slug="go")
    before = mark()
    factories.project(slug="nova", name="Another", kind="tool")
    assert mark() != before


def test_mark_knows_nothing_of_what_the_files_leave_alone(
    mark: Callable[..., str], nova: Project
) -> None:
    before = mark()
    nova.summary = "A summary."
    nova.save()
    factories.project()
    assert mark() == before


def test_new_rows_that_refer_to_each_other_are_told_apart(mark: Callable[..., str]) -> None:
    text = (
        "projects:\n  - {slug: a, name: A, kind: tool}\n  - {slug: b, name: B, kind: tool}\n"
        "  - {slug: c, name: C, kind: tool, parent: a}\n"
    )
    assert mark(text) == mark(text)
    assert mark(text) != mark(text.replace("parent: a", "parent: b"))
