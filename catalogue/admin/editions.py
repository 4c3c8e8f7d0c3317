"""Published editions, which are looked at here and changed nowhere."""

from django.contrib import admin
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from catalogue.admin.reading import ReadOnlyAdmin
from catalogue.models import Edition
from governance.admin.base import section
from governance.admin.inlines import ReadOnlyInline, heading
from governance.paths import path_of


class EditionInline(ReadOnlyInline):
    """Editions of a map."""

    model = Edition
    fields = readonly_fields = ("number", "published_on", "publisher", "sha256")
    verbose_name_plural = heading(
        _("editions"), _("The map as it was published. Editions never change; they are cited.")
    )


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
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
            "file",
        ),
    )
    readonly_fields = ("file",)

    @admin.display(description=_("document"))
    def file(self, edition: Edition) -> str:
        """Return the document as a file to open; it is long, and for machines."""
        address = path_of("edition-json", edition.map.slug, edition.number)
        size = filesizeformat(len(edition.document.encode()))
        return format_html('<a href="{}">JSON</a>, {}', address, size)
