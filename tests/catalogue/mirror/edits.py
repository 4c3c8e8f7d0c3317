"""Edits at random, as programs and curators make them: of every sort of row, in every way."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.test import Client

from catalogue.histories import HISTORIES
from catalogue.models import Project, UseCase
from governance.models import Organization
from tests import factories
from tests.admin_forms import AdminForm, send
from tests.catalogue.api.writing.conftest import Api

MODELS = [history.model for history in HISTORIES]
SLUGGED = [model for model in MODELS if any(part.name == "slug" for part in model._meta.fields)]
WORDS = ("note", "summary", "description", "role", "label", "evidence", "mechanism", "mandate")


class Edits:
    """Makes edits, the same ones for the same seed.

    Args:
        seed: what chance begins with.
        curator: a browser in which somebody is logged in to the admin.
        api: a program that may write.
        folder: where files to import are put.
    """

    def __init__(self, seed: int, curator: Client, api: Api, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.made = 0
        self._curator, self._api, self._folder = curator, api, folder
        self._kinds: list[Callable[[], bool]] = [
            *(self.add, self.remove, self.rename, self.reword, self.tie, self.move, self.publish),
            *(self.by_program, self.by_form, self.by_file, self.place),
        ]

    def some(self, count: int) -> None:
        """Make some edits; those that a rule forbids are made up for by others."""
        target = self.made + count
        while self.made < target:
            edit = self.chance.choice(self._kinds)
            try:
                with transaction.atomic():
                    done = edit()
            except (ProtectedError, IntegrityError, ValidationError):
                continue
            self.made += done

    def add(self) -> bool:
        """Add a row of any sort, with what must be around it."""
        factories.of(self.chance.choice(MODELS))()
        return True

    def remove(self) -> bool:
        """Delete a row of any sort, with what hangs on it."""
        row = self._any(self.chance.choice(MODELS))
        return bool(row and row.delete())

    def rename(self) -> bool:
        """Give a row another slug, be it one that another row gave up."""
        row = self._any(self.chance.choice(SLUGGED))
        if row is None:
            return False
        row.slug = self.chance.choice(("first", "second", "third"))
        row.full_clean()
        row.save()
        return True

    def reword(self) -> bool:
        """Change what a row of any sort says."""
        row = self._any(self.chance.choice(MODELS))
        names = [part.name for part in row._meta.fields if part.name in WORDS] if row else []
        if not names:
            return False
        setattr(row, self.chance.choice(names), f"Words {self.made}")
        row.save()
        return True

    def tie(self) -> bool:
        """Set a many-to-many field."""
        model = self.chance.choice([each for each in MODELS if each._meta.many_to_many])
        row, field = self._any(model), self.chance.choice(model._meta.many_to_many)
        if row is None:
            return False
        rows = list(field.related_model._default_manager.order_by("pk"))
        getattr(row, field.name).set(self.chance.sample(rows, min(len(rows), 2)))
        return True

    def move(self) -> bool:
        """Make a row a part of another one, or refer to another one."""
        row = self._any(self.chance.choice(MODELS))
        ties = [part for part in row._meta.fields if part.many_to_one] if row else []
        ties = [part for part in ties if part.related_model in MODELS]
        if not ties:
            return False
        tie = self.chance.choice(ties)
        setattr(row, tie.name, self._any(tie.related_model))
        row.full_clean()
        row.save()
        return True

    def place(self) -> bool:
        """Change the place of a row in the order."""
        placed = [each for each in MODELS if any(f.name == "position" for f in each._meta.fields)]
        row = self._any(self.chance.choice(placed))
        if row is None:
            return False
        row.position = self.chance.randrange(9)
        row.save()
        return True

    def publish(self) -> bool:
        """Publish a draft, or make a draft of what is public."""
        row = self._any(self.chance.choice((Project, UseCase)))
        if row is None:
            return False
        row.state = "published" if row.state == "draft" else "draft"
        row.save()
        return True

    def by_program(self) -> bool:
        """Change a project through the API."""
        project = self._public()
        if project is None:
            return False
        self._api.change(f"projects/{project.slug}/", {"role": f"By program {self.made}"})
        return True

    def by_form(self) -> bool:
        """Change an organization in the admin."""
        row = self._any(Organization)
        if row is None:
            return False
        address = f"/admin/governance/organization/{row.pk}/change/"
        form = AdminForm(self._curator.get(address)).with_values(summary=f"By form {self.made}")
        return bool(send(self._curator, address, form).status_code == 302)

    def by_file(self) -> bool:
        """Import a project, new or known."""
        project = self._public()
        slug = project.slug if project and self.chance.random() < 0.5 else f"file-{self.made}"
        path = self._folder / "catalogue.yaml"
        kind = project.kind if project and slug == project.slug else "tool"
        text = f"- slug: {slug}\n  name: File\n  kind: {kind}\n  summary: By file {self.made}.\n"
        path.write_text(f"projects:\n{text}")
        call_command("import_catalogue", str(path), verbosity=0)
        return True

    def _any(self, model: Any) -> Any:
        rows = list(model._default_manager.order_by("pk"))
        return self.chance.choice(rows) if rows else None

    def _public(self) -> Any:
        rows: models.QuerySet[Project] = Project.objects.published().order_by("pk")
        return self.chance.choice(list(rows)) if rows else None
