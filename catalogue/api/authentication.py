"""Who asks: whoever a token says, in the header ``Authorization``."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from catalogue.models.tokens import Token, digest_of

_CHALLENGE = 'Bearer realm="API"'


class TokenAuthentication(BaseAuthentication):
    """A token of the catalogue, as ``Authorization: Bearer oic_…`` (RFC 6750)."""

    def __init__(self) -> None:
        self._refused = False

    def authenticate(self, request: Request) -> tuple[Any, Token] | None:
        """Return the owner of the token and the token; None where none is given.

        Raises:
            AuthenticationFailed: the token does not work.
        """
        scheme, _blank, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None  # not for us: a proxy in front may have a password of its own
        self._refused = True
        token = Token.objects.select_related("user").filter(digest=digest_of(secret.strip()))
        found = token.first()
        if found is None:
            raise AuthenticationFailed(_("This token is not known."))
        if found.refusal:
            raise AuthenticationFailed(found.refusal)
        self._refused = False
        found.note_use()
        return found.user, found

    def authenticate_header(self, request: Request) -> str:
        """Return how to authenticate, and whether that was tried."""
        return f'{_CHALLENGE}, error="invalid_token"' if self._refused else _CHALLENGE
