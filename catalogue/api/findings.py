"""Where rules do not hold, for staff."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.api.authentication import Session
from catalogue.api.serializers.findings import FindingsSerializer
from catalogue.rules import RULES, findings
from catalogue.rules.report import as_document
from governance.api.day import Day
from governance.api.parameters import Fault, Parameter, Part
from governance.api.strict import Strict
from governance.filters.fields import ChoicesField
from governance.findings import Finding, Severity


class StaffOnly(BasePermission):
    """Lets in staff, and tells others the same whether they are logged in or not."""

    def has_permission(self, request: Request, view: object) -> bool:
        """Tell whether staff asks.

        Raises:
            PermissionDenied: somebody else does.
        """
        if not request.user.is_staff:
            raise PermissionDenied(_("Only staff may read this; log in to the admin first."))
        return True


class Kept:
    """The part of the view that reads which findings are kept: ``severity`` and ``rule``."""

    def __init__(self) -> None:
        rules = [(rule.name, rule.title) for rule in RULES]
        self.fields = {
            "severity": ChoicesField(choices=Severity.choices, required=False),
            "rule": ChoicesField(choices=rules, required=False),
        }

    def parameters(self) -> list[Parameter]:
        """Return the two."""
        texts = {
            "severity": "How bad it is; repeat the key for findings of either.",
            "rule": "The name of a rule; repeat the key for findings of either.",
        }
        return [
            Parameter(name, texts[name], field.schema(), many=True)
            for name, field in self.fields.items()
        ]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with severities and rules there are not."""
        found = []
        for name, field in self.fields.items():
            try:
                field.clean(query.getlist(name))
            except ValidationError as error:
                found += [Fault(name, message) for message in error.messages]
        return found

    @staticmethod
    def of(found: list[Finding], query: QueryDict) -> list[Finding]:
        """Return the findings to be kept."""
        severities, rules = query.getlist("severity"), query.getlist("rule")
        return [
            finding
            for finding in found
            if (not severities or finding.severity in severities)
            and (not rules or finding.rule in rules)
        ]


@method_decorator(never_cache, name="dispatch")
class Findings(Strict):
    """Where rules do not hold, errors first. Only staff who are logged in are answered.

    An error is a contradiction, so some answer is false. A warning is something that the foundation
    asks for and that is not so or not recorded. A notice is true and harms nobody.
    """

    summary = "List where rules do not hold"
    authentication_classes = (Session,)
    permission_classes = (StaffOnly,)

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        return [Day("rules"), Kept(), *super().parts]

    @extend_schema(responses=FindingsSerializer, operation_id="findings_list")
    def get(self, request: Request) -> Response:
        """Return the findings."""
        query = request.query_params
        on = Day.of(query)
        document: Any = as_document(Kept.of(findings(on), query), on)
        return Response(document)
