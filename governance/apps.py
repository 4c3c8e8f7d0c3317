"""The governance application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GovernanceConfig(AppConfig):
    """Organizations, people, bodies, seats, terms, resolutions; nothing of projects."""

    name = "governance"
    verbose_name = _("Governance")
