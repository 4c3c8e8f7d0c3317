"""Who asks: whoever a token says, in the header ``Authorization``."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from catalogue.models.tokens import Token, digest_of

_CHALLENGE = 'Bearer realm="API"'


class TokenAuthentication(BaseAuthentication):
    """A token of the catalogue, as ``Authorization: Bearer oic_…`` (RFC 6750)."""

    def authenticate(self, request: Request) -> tuple[Any, Token] | None:
        """Return the owner of the token and the token; None where none is given.

        Raises:
            AuthenticationFailed: the token does not work.
        """
        scheme, secret = _sent(request)
        if scheme != "bearer":
            return None  # not for us: a proxy in front may have a password of its own
        token = Token.objects.select_related("user").filter(digest=digest_of(secret))
        found = token.first()
        if found is None:
            raise AuthenticationFailed(_("This token is not known."))
        if found.refusal:
            raise AuthenticationFailed(found.refusal)
        found.note_use()
        return found.user, found

    def authenticate_header(self, request: Request) -> str:
        """Return how to authenticate, and whether that was tried."""
        tried = _sent(request)[0] == "bearer"
        return f'{_CHALLENGE}, error="invalid_token"' if tried else _CHALLENGE


class Session(SessionAuthentication):
    """A curator logged in to the admin, who sends the secret that other sites do not know."""

    def enforce_csrf(self, request: Request) -> None:
        """Refuse what another site may have sent in the curator's name.

        Raises:
            PermissionDenied: the secret is missing, or is another one.
        """
        try:
            super().enforce_csrf(request)
        except PermissionDenied as error:
            words = _(
                "Who writes with the session of the admin sends the header X-CSRFToken with the "
                "token of that session, which a form of the admin has in csrfmiddlewaretoken; "
                "programs send a token in the header Authorization. (%(error)s)"
            )
            raise PermissionDenied(words % {"error": error.detail}) from None


def _sent(request: Request) -> tuple[str, str]:
    """Return the scheme of the header ``Authorization``, in lower case, and what it says."""
    scheme, _blank, said = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower(), said.strip()
