"""What an import changes is stored for many rows at once, as if each had been saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import Project
from catalogue.search import drain, search
from governance.models import Body
from tests import factories
from tests.catalogue.exchange.native.conftest import Files

pytestmark = pytest.mark.django_db


@pytest.fixture
def many() -> list[Project]:
    """Return projects, of which every second has a tag, and the tags."""
    facet = factories.facet(slug="language")
    tags = [factories.tag(facet=facet, slug=slug) for slug in ("go", "rust")]
    projects = [factories.project(slug=f"p{at}", name=f"Project {at}") for at in range(12)]
    for project in projects[::2]:
        project.tags.add(tags[0])
    return projects


def changing(files: Files, count: int, **values: str) -> Files:
    """Write files that change some projects."""
    said = ", ".join(f"{key}: {value}" for key, value in values.items())
    rows = [f"- {{slug: p{at}, {said.replace('AT', str(at))}}}\n" for at in range(count)]
    return files.write("projects", "".join(rows))


def test_queries_do_not_grow_with_the_rows_that_change(many: list[Project], files: Files) -> None:
    made = []
    for count, role, tag in ((12, "A", "rust"), (2, "B", "go"), (12, "C", "rust"), (2, "D", "go")):
        changing(files, count, role=role, tags=f"[language:{tag}]")
        with CaptureQueriesContext(connection) as captured:
            assert files.load().total("changed") == count
        made.append(len(captured))
    assert made[1:] == made[1:2] * 3  # the first looks up what the process knows from then on


def test_change_with_ties_is_one_line_of_history(many: list[Project], files: Files) -> None:
    changing(files, 12, role="Turns", tags="[language:rust]").load()
    for project in many:
        now, *_before = project.history.all()
        told = (now.role, now.history_type, now.history_change_reason)
        assert told == ("Turns", "~", "Imported")
        assert [past.tag.slug for past in now.tags.all()] == ["rust"]
        assert list(project.tags.values_list("slug", flat=True)) == ["rust"]
        assert project.history.filter(role="Turns").count() == 1


def test_new_address_with_ties_is_one_line_of_history(files: Files) -> None:
    factories.tag(facet=factories.facet(slug="language"), slug="rust")
    project = factories.project(slug="nova", uid="n1", name="Nova")
    files.write("projects", "- {uid: n1, slug: novum, tags: [language:rust]}\n").load()
    now, before = project.history.all()
    assert (now.slug, before.slug) == ("novum", "nova")
    assert [past.tag.slug for past in now.tags.all()] == ["rust"]


def test_ties_that_stay_are_not_made_anew(many: list[Project], files: Files) -> None:
    through = Project.tags.through.objects
    before = set(through.values_list("pk", flat=True))
    changing(files, 12, tags="[language:go, language:rust]").load()
    assert before < set(through.values_list("pk", flat=True))
    assert through.count() == 24


def test_what_follows_from_a_name_is_stored_with_it(many: list[Project], files: Files) -> None:
    drain()  # what is there stands in the index
    changing(files, 12, name="Élan AT").load()
    drain()
    assert Project.objects.get(slug="p3").sort_key == "elan 3"
    [group] = search("elan").groups
    assert group.count == 12


def test_row_that_takes_what_another_leaves_is_saved_by_itself(files: Files) -> None:
    board = factories.body(slug="board", kind="board", established_on="2012")
    factories.body(slug="committee", kind="technical")
    rows = "- {slug: committee, kind: board}\n- {slug: board, dissolved_on: 2020}\n"
    files.write("bodies", rows).load()
    board.refresh_from_db()
    assert board.dissolved_on == "2020"
    assert Body.objects.get(kind="board", dissolved_on="").slug == "committee"
