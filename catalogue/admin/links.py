"""What came of asking the addresses that the catalogue names."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalogue.admin.reading import ReadOnlyAdmin
from catalogue.models import LinkCheck
from governance.admin.base import section


class BrokenFilter(admin.SimpleListFilter):
    """Keeps what failed, lately or for long."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return what an address can be."""
        return [("broken", _("Failed on three days or more")), ("failed", _("Failed last time"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep the addresses in the state that was asked for."""
        if self.value() == "broken":
            return queryset.broken()
        return queryset.filter(failures__gt=0) if self.value() == "failed" else queryset


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyAdmin):
    """Addresses, and whether they lead somewhere."""

    list_display = ("url", "good_on", "failures", "problem", "checked_at")
    list_filter = (BrokenFilter,)
    search_fields = ("url", "problem")
    ordering = ("-failures", "url")
    fieldsets = (
        section(
            _("Checked link"),
            _(
                "What came of asking for an address that the catalogue names; the site asks "
                "regularly. Where the address is named is said by the findings."
            ),
            "url",
            ("good_on", "failed_on", "failures"),
            "problem",
            "checked_at",
        ),
    )
