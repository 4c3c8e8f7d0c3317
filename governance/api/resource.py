"""What every resource does alike: strict reading of parameters, sparse rows, old slugs."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from threading import local
from typing import Any, ClassVar, TypeVar

from django.db.models import Model, Prefetch, Q, QuerySet
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from governance.api.addresses import Addresses
from governance.api.filtering import Filtering, Filters
from governance.api.light import LightRows, Reading
from governance.api.negotiation import Formats
from governance.api.ordering import Order, Ordering
from governance.api.paging import Paging
from governance.api.parameters import Part
from governance.api.references import slug_of
from governance.api.renderers import CSV, JSON
from governance.api.sparse import Sparse, expanded_fields, wanted_fields
from governance.api.strict import Strict
from governance.api.writing import list_name
from governance.filters.sources import SLUG
from governance.partial_dates import today

_Row = TypeVar("_Row", bound=Model)
_made = local()


class Listing(ListModelMixin, Strict, GenericViewSet[_Row]):
    """A list of rows.

    Attributes:
        order: what the list may be ordered by; None where it has one order only.
        joined: by field, the paths of single rows to fetch with each row.
        fetched: by field, what to prefetch for it.
        above: what names the row the list belongs to in its address: pattern and description.
        public: the condition for what everybody may see.
        light: what the list reads of its rows, in place of whole rows, where lists are long.
    """

    renderer_classes = (JSON, CSV)
    filter_backends = (Filtering, Ordering)
    filterset_class: ClassVar[type[Any] | None] = None
    order: ClassVar[Order | None] = None
    joined: ClassVar[Mapping[str, Sequence[str]]] = {}
    fetched: ClassVar[Mapping[str, Sequence[Any]]] = {}
    above: ClassVar[Mapping[str, tuple[str, str]]] = {}
    public: ClassVar[Q] = Q()

    @property
    def sees_drafts(self) -> bool:
        """Whether whoever asks is shown what is not public."""
        return False

    light: ClassVar[Reading | None] = None

    def get_renderers(self) -> list[Any]:
        """Return JSON, and CSV for lists."""
        return [JSON(), CSV()] if self.action == "list" else [JSON()]

    @cached_property
    def filters(self) -> Filters | None:
        """What reads the filters of the list, if it has any."""
        if self.filterset_class is None:
            return None
        return Filters(self.filterset_class, self.get_queryset)

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters: those of a list, or those of one row."""
        written_by: Any = self.get_serializer_class()
        sparse = Sparse(written_by)
        formats = Formats(self.get_renderers())
        if self.action != "list":
            return [sparse, formats]
        filters = [self.filters] if self.filters else []
        order = [self.order] if self.order else []
        return [*filters, *order, Paging(), sparse, formats]

    def get_queryset(self) -> QuerySet[_Row]:
        """Return the rows, with what the fields asked for need and nothing else."""
        rows = super().get_queryset()
        if not self.sees_drafts:
            rows = rows.filter(self.public)
        if self.light is not None and self.action == "list":
            return rows
        wanted = wanted_fields(self.request.query_params)
        for name, paths in self.joined.items():
            if not wanted or name in wanted:
                rows = rows.select_related(*paths)
        for name, lookups in self._fetched().items():
            if not wanted or name in wanted:
                rows = rows.prefetch_related(*map(_as_list, lookups))
        return rows

    def _fetched(self) -> Mapping[str, Sequence[Any]]:
        return self.fetched

    def _listed(self) -> Any:
        """Return the rows of the list, in order."""
        if self.light is None:
            return self.filter_queryset(self.get_queryset())
        wanted = wanted_fields(self.request.query_params)
        return LightRows(
            lambda: self.filter_queryset(self.get_queryset()), self.light.only(wanted), self._same()
        )

    def _same(self) -> Hashable:
        """Return what makes a statement for the list one that was made before; None if unknown.

        Filters look up what they are given, so what they make of it is not the same for ever.
        """
        query = self.request.query_params
        if self.sees_drafts or (self.filters and self.filters.are_given(query)):
            return None
        above = tuple(sorted(self.kwargs.items()))
        return (type(self), above, query.get("ordering"), wanted_fields(query), today())

    def get_serializer_context(self) -> dict[str, Any]:
        """Return what rows need to know of the request."""
        query = self.request.query_params
        return {
            **super().get_serializer_context(),
            "fields": wanted_fields(query),
            "expand": expanded_fields(query),
            "addresses": Addresses(self.request),
            "drafts": self.sees_drafts,
        }

    def written(self, rows: Iterable[Any]) -> Sequence[Any]:
        """Return rows as they are shown."""
        context = self.get_serializer_context()
        if context["fields"] or context["expand"]:
            serializer: Any = self.get_serializer_class()(context=context)
        else:
            serializer = _whole_rows(self.get_serializer_class())
            serializer._context = context
        return [serializer.to_representation(row) for row in rows]

    def columns(self) -> list[str]:
        """Return the columns of the list as CSV."""
        row: Any = self.get_serializer()
        return list(row.fields)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Name the file that a list as CSV is saved as."""
        final: Any = super().finalize_response(request, response, *args, **kwargs)
        if isinstance(getattr(final, "accepted_renderer", None), CSV):
            final["Content-Disposition"] = f'attachment; filename="{self.basename}.csv"'
        return final

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return a page of the list."""
        page = self.paginate_queryset(self._listed())
        return self.get_paginated_response(self.written(page or ()))


def _whole_rows(written_by: Any) -> Any:
    """Return what writes whole rows. Each thread makes its own once: its fields are many."""
    made = _made.__dict__.setdefault("serializers", {})
    if written_by not in made:
        made[written_by] = written_by()
    return made[written_by]


def _as_list(lookup: Any) -> Any:
    """Return a look-up that leaves what it finds as a list with each row, if it is of one step."""
    asked = Prefetch(lookup) if isinstance(lookup, str) else lookup
    path = asked.prefetch_to
    if "__" in path or asked.to_attr:
        return lookup
    return Prefetch(path, asked.queryset, to_attr=list_name(path))


class Resource(Listing[_Row]):
    """A list of rows and the rows themselves.

    Attributes:
        document_class: describes one row, where that is no row at all but a document.
        whole_class: one row, where it has more fields than a row of the list.
        fetched_alone: by field that only one row has, what to prefetch for it.
    """

    lookup_field = "slug"
    lookup_value_regex = SLUG
    lookup_description = "The slug. A previous one is answered with a redirect."
    document_class: ClassVar[type[Any] | None] = None
    whole_class: ClassVar[type[Any] | None] = None
    fetched_alone: ClassVar[Mapping[str, Sequence[Any]]] = {}

    def get_serializer_class(self) -> type[Any]:
        """Return what describes a row: alone it may have more fields."""
        alone = self.action != "list" and self.whole_class
        return alone or super().get_serializer_class()

    def _fetched(self) -> Mapping[str, Sequence[Any]]:
        return self.fetched if self.action == "list" else {**self.fetched, **self.fetched_alone}

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return one row, or where it has moved to."""
        named = kwargs[self.lookup_field]
        row = self.find(named)
        if row is None:
            raise self.nothing(named)
        if self.named(row) != named:
            return self._moved(request, self.named(row))
        return self.answer(row)

    @staticmethod
    def nothing(named: str) -> Http404:
        """Return the error for a name that leads nowhere."""
        return Http404(_("There is nothing called “%(slug)s” here.") % {"slug": named})

    def named(self, row: _Row) -> str:
        """Return how a row is named in its address."""
        return slug_of(row)

    def find(self, named: str) -> _Row | None:
        """Return the row that a present or previous slug leads to."""
        rows: Any = self.get_queryset()
        found: _Row | None = rows.at(named)
        return found

    def answer(self, row: _Row) -> HttpResponseBase:
        """Return the answer for one row."""
        return Response(self.written([row])[0])

    def _moved(self, request: Request, slug: str) -> HttpResponse:
        address = str(Addresses(request).of(str(self.basename), slug))
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
