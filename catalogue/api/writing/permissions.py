"""Who may write: whoever has the model's permission, with a token that may."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import SAFE_METHODS, DjangoModelPermissions
from rest_framework.request import Request

from catalogue.models import Token
from catalogue.writing.replacing import permission, refuse_without


class MayWrite(DjangoModelPermissions):
    """Everybody reads; to write takes a permission of the model.

    What is written is looked at again row by row: see `catalogue.writing.replacing`.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        """Tell whether a request may be answered.

        Raises:
            NotAuthenticated: nobody says who they are.
            PermissionDenied: with the reason.
        """
        if request.method in SAFE_METHODS:
            return True
        if not request.user.is_authenticated:
            message = _("To write takes a token, sent as: Authorization: Bearer oic_…")
            raise NotAuthenticated(message)
        if isinstance(request.auth, Token) and request.auth.scope != Token.Scope.WRITE:
            message = _("This token only reads; make one with the scope “%(scope)s”.")
            raise PermissionDenied(message % {"scope": Token.Scope.WRITE.label})
        if not getattr(request.user, "is_staff", False):
            raise PermissionDenied(_("Only staff may write."))
        model = view.queryset.model
        # A request to put a row may be one to add it, which is seen when it is looked for.
        if request.method != "PUT" or not request.user.has_perm(permission("add", model)):
            refuse_without(request.user, self.get_required_permissions(str(request.method), model))
        return True
