"""The catalogue application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """Projects, maps, relations, use cases, and everything that reads both applications."""

    name = "catalogue"
    verbose_name = _("Catalogue")
