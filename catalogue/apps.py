"""The catalogue application."""

from importlib import import_module

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from catalogue.revising import check_counted, drop_before_migrate, make_after_migrate
from catalogue.sealing import check_sealed, seal_after_migrate


class CatalogueConfig(AppConfig):
    """Projects, maps, relations, use cases, and everything that reads both applications."""

    name = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Let the database guard and count, the index hear of changes, and roles have groups."""
        post_migrate.connect(seal_after_migrate, sender=self, dispatch_uid="seal editions")
        pre_migrate.connect(drop_before_migrate, sender=self, dispatch_uid="count revisions")
        post_migrate.connect(make_after_migrate, sender=self, dispatch_uid="count revisions")
        register(check_sealed, Tags.database)
        register(check_counted, Tags.database)
        # Only now: they know the models, which were not loaded when this module was.
        import_module("catalogue.search.signals")
        import_module("catalogue.auditing")
        granting = import_module("catalogue.granting")
        grant = granting.grant_after_migrate
        post_migrate.connect(grant, sender=self, dispatch_uid="grant roles")
