"""Whoever looks at the desk."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from catalogue.desk.digest import Digest


@dataclass(frozen=True)
class Viewer:
    """Whoever looks at the desk, and what was found for all who do.

    Attributes:
        user: the account.
        on: the day, ``YYYY-MM-DD``.
        digest: what takes long to find out.
    """

    user: Any
    on: str
    digest: Digest

    def may(self, verb: str, model: str | type[Model]) -> bool:
        """Tell whether they may do something with the rows of a model.

        Args:
            verb: ``view``, ``add``, ``change`` or ``delete``.
            model: the model or its label.
        """
        label = model if isinstance(model, str) else model._meta.label_lower
        app, name = label.split(".")
        return bool(self.user.has_perm(f"{app}.{verb}_{name}"))
