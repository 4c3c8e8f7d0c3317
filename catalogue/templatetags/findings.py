"""Findings on pages of the admin."""

from typing import Any

from django import template
from django.db.models import Model
from django.urls import reverse

from catalogue.rules import findings_about
from governance.admin.returning import returning
from governance.findings import Finding, Subject
from governance.partial_dates import today

register = template.Library()


@register.simple_tag
def findings_of(row: Model | None) -> list[Finding]:
    """Return what is found today about a row; nothing about one that is not stored yet."""
    return findings_about(row, today()) if row is not None and row.pk else []


@register.simple_tag
def form_of(subject: Subject, user: Any, place: str) -> str:
    """Return the address of a subject's form, empty where there is none for this user.

    Args:
        subject: what was found something about.
        user: whoever looks.
        place: the path that the form leads back to once it is saved.
    """
    app, name = subject.model.split(".")
    if subject.pk is None or not user.has_perm(f"{app}.view_{name}"):
        return ""
    return returning(reverse(f"admin:{app}_{name}_change", args=[subject.pk]), place)
