"""Views that refuse parameters they do not know."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import AllowAny, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from governance.api.negotiation import Formats
from governance.api.parameters import BadParameters, Part, faults


class Strict(APIView):
    """A view made of parts, each of which reads some parameters; others are refused."""

    permission_classes: Sequence[type[BasePermission]] = (AllowAny,)
    # Nothing here depends on who asks, so no cookie is looked at.
    authentication_classes: Sequence[type[BaseAuthentication]] = ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse what is wrong with the parameters, all of it at once.

        Raises:
            BadParameters: naming every fault.
        """
        super().initial(request, *args, **kwargs)
        # Of what is not possible here it is said that it is not, whatever the parameters.
        if request.method != "OPTIONS" and request.method in self.allowed_methods:
            found = faults(self.parts, request.query_params)
            if found:
                raise BadParameters(found)

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters of this view."""
        return [Formats(self.get_renderers())]
