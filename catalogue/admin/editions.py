"""Published editions, which are looked at here and changed nowhere."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalogue.models import Edition
from governance.admin.base import section
from governance.admin.inlines import ReadOnlyInline, heading

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin


class EditionInline(ReadOnlyInline):
    """Editions of a map."""

    model = Edition
    fields = readonly_fields = ("number", "published_on", "publisher", "sha256")
    verbose_name_plural = heading(
        _("editions"), _("The map as it was published. Editions never change; they are cited.")
    )


@admin.register(Edition)
class EditionAdmin(ModelAdmin):
    """Maps as they were published."""

    list_display = ("number", "map", "published_on", "publisher")
    list_filter = ("map",)
    list_select_related = ("map",)
    search_fields = ("number", "map__name", "publisher", "notes", "sha256")
    date_hierarchy = "published_on"
    fieldsets = (
        section(
            _("Edition"),
            _("A map as it was published, frozen so that it can be cited. Nobody can change it."),
            "map",
            "number",
            ("published_on", "publisher"),
            "notes",
        ),
        section(
            _("Document"),
            _("What was published, and the digest by which a copy is recognised."),
            "sha256",
            "document",
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: an edition is made by publishing a map."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: an edition may have been cited."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: an edition may have been cited."""
        return False
