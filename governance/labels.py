"""What rows are called where nothing around says which one is meant: in lists to choose from."""

from django.db.models import Model


def in_full(row: Model) -> str:
    """Return what a row is called, with what tells it from others of the same name.

    A model whose names are ambiguous has it as its property ``in_full``.
    """
    return str(getattr(row, "in_full", "") or row)
