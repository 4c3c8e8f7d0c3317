"""Identifiers that outlive every rename and move."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

# Crockford's alphabet: no i, l, o, u, so that a uid can be read out.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_uid() -> str:
    """Return a fresh identifier of ten letters and digits (50 bits)."""
    return "".join(secrets.choice(_ALPHABET) for _position in range(10))


class Identified(models.Model):
    """A row with an identifier that is given once and never changed or used again."""

    uid = models.CharField(_("uid"), max_length=20, unique=True, editable=False, default=new_uid)

    class Meta:
        abstract = True
