"""Accounts and their roles, and what was noted of both."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalogue.admin.reading import ReadOnlyAdmin
from catalogue.models import AccountChange
from catalogue.roles import ROLES
from governance.admin.base import section

if TYPE_CHECKING:
    Accounts = UserAdmin[User]
else:  # the class takes no parameters when the program runs
    Accounts = UserAdmin

admin.site.unregister(User)
admin.site.unregister(Group)

PURPOSES = {role.key: role.purpose for role in ROLES}


@admin.register(User)
class AccountAdmin(Accounts):
    """Who may log in, and in which roles.

    Somebody who is no superuser makes none and changes none, or the role of administrator would be
    a way to every right there is.
    """

    list_display = ("username", "roles", "is_staff", "is_superuser", "is_active", "last_login")
    list_filter = ("groups", "is_staff", "is_superuser", "is_active")
    filter_horizontal: ClassVar[tuple[str, ...]] = ("groups", "user_permissions")
    fieldsets = (
        section(_("Account"), _("Somebody who works on the catalogue."), "username", "password"),
        section(
            _("Person"),
            _("Readers never see this; colleagues do, in the histories of what was changed."),
            ("first_name", "last_name"),
            "email",
        ),
        section(
            _("Roles"),
            _(
                "What somebody may do here. Several roles add up. “Staff status” lets them in at "
                "all; take “Active” away from those who leave, and do not delete them."
            ),
            ("is_active", "is_staff", "is_superuser"),
            "groups",
        ),
        (
            _("Further permissions"),
            {
                "classes": ("collapse",),
                "description": _("Single permissions beyond the roles. Seldom needed."),
                "fields": ("user_permissions",),
            },
        ),
        section(_("Times"), _("When this account was last used."), ("last_login", "date_joined")),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Fetch accounts with their roles."""
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        """Return the names of the groups somebody is in."""
        return ", ".join(group.name for group in user.groups.all())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Let superusers alone make superusers, and give single permissions."""
        fields = super().get_readonly_fields(request, obj)
        if request.user.is_superuser:
            return fields
        return (*fields, "is_superuser", "user_permissions")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let superusers alone change superusers, their passwords included."""
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let superusers alone delete superusers."""
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)


def _may_touch(request: HttpRequest, account: Any) -> bool:
    return bool(request.user.is_superuser or account is None or not account.is_superuser)


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Groups: the roles every installation has, and those that were added here."""

    list_display = ("name", "purpose")
    list_select_related = ("role",)
    readonly_fields = ("purpose",)
    fieldsets = (
        section(
            _("Role"),
            _(
                "What those who are in the group may do. Updates give the roles what new kinds of "
                "rows need, and never take away or put back what you decided here."
            ),
            "name",
            "purpose",
            "permissions",
        ),
    )

    @admin.display(description=_("what it is for"))
    def purpose(self, group: Any) -> str:
        """Return what the role is for, if it is one of those every installation has."""
        role = getattr(group, "role", None)
        return str(PURPOSES.get(role.role, "")) if role else ""


@admin.register(AccountChange)
class AccountChangeAdmin(ReadOnlyAdmin):
    """Who changed accounts, groups, and what they may do."""

    list_display = ("at", "by", "kind", "name", "what")
    list_filter = ("kind", "at")
    search_fields = ("by", "name", "what")
    date_hierarchy = "at"
    empty_value_display = _("a command or an update")
    fieldsets = (
        section(
            _("Change"),
            _("It is noted by itself, and nobody can alter it here."),
            "at",
            "by",
            "kind",
            "name",
            "what",
        ),
    )
