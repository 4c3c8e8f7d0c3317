"""Tokens for the API: made by those who use them, shown once, revoked by them or by overseers."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from catalogue.models import Token
from catalogue.models.tokens import USUAL
from governance.admin.base import section

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

OVERSEE = "catalogue.oversee_token"
MAKE = "catalogue.add_token"


class StateFilter(admin.SimpleListFilter):
    """Keeps the tokens that work, or those that no longer do."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the two states."""
        return [("working", _("Working")), ("ended", _("Expired or revoked"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep the tokens that were asked for."""
        working = Q(revoked_at=None, expires_at__gt=timezone.now())
        if self.value() == "working":
            return queryset.filter(working)
        return queryset.exclude(working) if self.value() == "ended" else queryset


@admin.register(Token)
class TokenAdmin(ModelAdmin):
    """Everybody's own tokens, and for overseers those of everybody; never what opens anything."""

    list_display = (
        "name",
        "begins_with",
        "user",
        "scope",
        "state",
        "expires_at",
        "last_used_on",
    )
    list_filter = (StateFilter, "scope")
    list_select_related = ("user",)
    search_fields = ("name", "prefix", "user__username")
    ordering = ("-created_at", "-pk")
    actions = ("revoke_selected",)
    fieldsets = (
        section(
            gettext_lazy("API token"),
            gettext_lazy(
                "With a token a program may do over the API what its owner may do here. Make one "
                "for each program, and let it expire soon: a new one is quickly made."
            ),
            "name",
            "scope",
            "expires_at",
        ),
    )
    use = section(
        gettext_lazy("Use"),
        gettext_lazy("What is kept of the token. What it opens doors with is not kept at all."),
        "begins_with",
        "user",
        "state",
        "created_at",
        "last_used_on",
        "revoked_at",
    )
    readonly_fields = ("begins_with", "user", "state", "created_at", "last_used_on", "revoked_at")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what is asked for a new token, or what is known of one."""
        return (*self.fieldsets, self.use) if obj else self.fieldsets

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Offer an end that is near enough to be met and far enough not to be a nuisance."""
        at = (timezone.now() + USUAL).replace(hour=0, minute=0, second=0, microsecond=0)
        return {"expires_at": at, **super().get_changeform_initial_data(request)}

    @admin.display(description=gettext_lazy("begins with"), ordering="prefix")
    def begins_with(self, token: Token) -> str:
        """Return the first letters of the secret."""
        return f"{token.prefix}…"

    @admin.display(description=gettext_lazy("state"))
    def state(self, token: Token) -> str:
        """Return whether the token works, or why it does not."""
        return token.refusal or _("It works.")

    # Who sees what: one's own tokens, or all of them, and changes none but by revoking it.

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the tokens somebody may see."""
        rows = super().get_queryset(request)
        user: Any = request.user
        return rows if user.has_perm(OVERSEE) else rows.filter(user=user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the tokens to those who may make some, and to overseers."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show the tokens to those who may make some, and to overseers."""
        user: Any = request.user
        return bool(user.has_perm(MAKE) or user.has_perm(OVERSEE))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a token that may more, or for longer, is another token."""
        return False

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Let those revoke tokens who see them."""
        return self.has_view_permission(request)

    # Making one.

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Ask for a new token; there is one way on from there."""
        only = {"show_save_and_continue": False, "show_save_and_add_another": False}
        return super().add_view(request, form_url, {**(extra_context or {}), **only})

    def save_model(self, request: HttpRequest, obj: Token, form: Any, change: bool) -> None:
        """Store a new token of whoever makes it; its secret goes along with the request only."""
        obj.user = request.user  # type: ignore[assignment]  # nobody gets here unknown
        request.secret = obj.give_secret()  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Token, post_url_continue: Any = None) -> Any:
        """Show the secret, this once: not in a message, which would be stored."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("The token “%(name)s” is made") % {"name": obj.name},
            "opts": self.opts,
            "token": obj,
            "secret": request.secret,  # type: ignore[attr-defined]
        }
        return render(request, "admin/catalogue/token/made.html", context)

    # Revoking some.

    def get_urls(self) -> list[Any]:
        """Add the address that a token is revoked at."""
        view = self.admin_site.admin_view(require_POST(self.revoke_view))
        own = path("<path:object_id>/revoke/", view, name="catalogue_token_revoke")
        return [own, *super().get_urls()]

    def revoke_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Revoke a token and show it.

        Raises:
            PermissionDenied: whoever asks has nothing to do with tokens.
            Http404: they see no such token.
        """
        if not self.has_revoke_permission(request):
            raise PermissionDenied
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404(_("There is no such token."))
        self._revoke(request, [found])
        return redirect(reverse("admin:catalogue_token_change", args=[found.pk]))

    @admin.action(description=gettext_lazy("Revoke the selected tokens"), permissions=["revoke"])
    def revoke_selected(self, request: HttpRequest, queryset: QuerySet[Token]) -> None:
        """Revoke several tokens."""
        self._revoke(request, list(queryset))

    def _revoke(self, request: HttpRequest, tokens: list[Token]) -> None:
        for token in tokens:
            token.revoke()
            self.log_change(request, token, _("Revoked."))
        count = len(tokens)
        words = ngettext(
            "%(count)s token is revoked; no program can use it any more.",
            "%(count)s tokens are revoked; no program can use them any more.",
            count,
        )
        messages.success(request, words % {"count": count})
