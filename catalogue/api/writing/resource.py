"""Resources whose rows can be written: added, changed in part or as a whole, deleted."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.api.authentication import Session, TokenAuthentication
from catalogue.api.writing.about import About
from catalogue.api.writing.answers import answering, cannot_be_used
from catalogue.api.writing.forms import form_of
from catalogue.api.writing.parameters import Reason
from catalogue.api.writing.parsing import Body
from catalogue.api.writing.permissions import MayWrite
from catalogue.api.writing.preconditions import etag, refuse_unseen, wants_new
from catalogue.exchange.report import Refused
from catalogue.revision import snapshot
from catalogue.writing.forms import Form
from catalogue.writing.reading import Known, Reader
from catalogue.writing.replacing import delete, permission, replace
from catalogue.writing.transactions import locked, writing
from catalogue.writing.versions import version_of
from governance.api.addresses import Addresses
from governance.api.numbered import Numbered
from governance.api.parameters import Part
from governance.api.problems import BodyFault, Refusal
from governance.api.resource import Resource

if TYPE_CHECKING:
    Base = Resource[Any]
else:  # mixed into resources, which are that already
    Base = object


class Writable(Base):
    """Mixin: writing for a resource, derived from what its answers show.

    Reading stays as it is, but for whoever says in ``Authorization`` who they are: they are told
    the version of a row, and see the drafts they may see.
    """

    permission_classes = (MayWrite,)
    parser_classes = (Body,)
    metadata_class = About

    def get_authenticators(self) -> list[BaseAuthentication]:
        """Return who is believed: reading depends on no cookie, so that answers can be shared."""
        method = getattr(self.request, "method", "GET")  # none while the API describes itself
        session = [] if method in SAFE_METHODS else [Session()]
        return [TokenAuthentication(), *session]

    @property
    def model(self) -> Any:
        """The model of the rows."""
        return self.get_serializer_class().Meta.model

    @cached_property
    def form(self) -> Form:
        """What may be said of a row."""
        described: Any = self.whole_class or self.serializer_class
        return form_of(described)

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        if self.request.method in SAFE_METHODS:
            return super().parts
        return [Reason()] if self.action == "destroy" else [Reason(), *super().parts]

    @cached_property
    def sees_drafts(self) -> bool:
        """Whether a row is shown to whoever asks for it, be it a draft or about one."""
        user = self.request.user
        if self.action == "list" or not user.is_authenticated:
            return False
        return any(user.has_perm(permission(verb, self.model)) for verb in ("view", "change"))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """Return one row, and its version to those who say who they are."""
        if not request.user.is_authenticated:
            return super().retrieve(request, *args, **kwargs)
        with snapshot():
            response = super().retrieve(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    def answer(self, row: Any) -> Any:
        """Return the answer for one row; to those who say who they are, with its version."""
        response = super().answer(row)
        if self.request.user.is_authenticated:
            response["ETag"] = etag(version_of(self.form.shape, self._stored(row.pk)))
        return response

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Add a row."""
        with self._writing():
            return self._add(request.data)

    def update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Change a row as a whole, or add it under the name in the address."""
        with self._writing():
            if found := self._found():
                return self._change(found, whole=True)
            self._refuse_to_add()
            return self._add(self._named_by_address(request.data))

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Change what is named of a row."""
        with self._writing():
            return self._change(self._found_or_404(), whole=False)

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Delete a row, with what is nested in it."""
        with self._writing():
            delete(self.form.shape, self._seen(self._found_or_404()), request.user)
            return Response(status=HTTPStatus.NO_CONTENT)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with answering(), writing(Reason.of(self.request.query_params)):
            yield

    # Which row it is.

    def _found(self) -> Any:
        """Return the row of the address, None if there is none.

        Raises:
            Refusal: there must not be one, or it has another name by now.
        """
        named = self.kwargs[self.lookup_field]
        found = self.find(named)
        if found is None:
            return None
        if wants_new(self.request):
            words = _("There is something of that name already.")
            raise Refusal(HTTPStatus.PRECONDITION_FAILED, words)
        if self.named(found) != named:
            words = _("It was renamed; the header Location says where it is now.")
            headers = {"Location": self._address(found)}
            raise Refusal(HTTPStatus.PERMANENT_REDIRECT, words, headers=headers)
        return found

    def _found_or_404(self) -> Any:
        found = self._found()
        if found is None:
            raise self.nothing(self.kwargs[self.lookup_field])
        return found

    def _seen(self, found: Any) -> Any:
        """Return the row, locked, if whoever asks has seen the version there is."""
        rows = locked(self.model._base_manager.filter(pk=found.pk))
        row = rows.first()
        if row is None:
            raise self.nothing(self.kwargs[self.lookup_field])
        refuse_unseen(self.request, version_of(self.form.shape, row, lock=True))
        return row

    def _refuse_to_add(self) -> None:
        """Refuse to add a row under a name unless that is what was asked for."""
        if isinstance(self, Numbered):
            raise self.nothing(self.kwargs[self.lookup_field])
        if not wants_new(self.request):
            gone = "If-Match" in self.request.headers
            status = HTTPStatus.PRECONDITION_FAILED if gone else HTTPStatus.PRECONDITION_REQUIRED
            words = _("There is nothing of that name. To add it, send the header If-None-Match: *.")
            raise Refusal(status, words)

    def _named_by_address(self, said: Any) -> Any:
        """Return what was said, with the name that the address gives."""
        named = self.kwargs[self.lookup_field]
        above, _mark, slug = named.rpartition(self.form.mark) if self.form.mark else ("", "", named)
        given = {"slug": slug, **({"map": above} if above else {})}
        if not isinstance(said, dict):
            return said
        for name, value in given.items():
            if said.get(name, value) not in (value, named):
                words = _("“%(name)s” is “%(said)s”, but the address says “%(value)s”.")
                found = {"name": name, "said": said[name], "value": value}
                raise cannot_be_used([BodyFault(f"/{name}", words % found)])
        return {**said, **given}

    # What is written of it, and answered.

    def _add(self, said: Any) -> Response:
        row = self._written(self.model(), said, Known(whole=False))
        response = self._answer(row.pk, HTTPStatus.CREATED)
        response["Location"] = self._address(row)
        return response

    def _change(self, found: Any, *, whole: bool) -> Response:
        row = self._seen(found)
        self._written(row, self.request.data, Known(whole, lambda: self._shown(found)))
        return self._answer(row.pk, HTTPStatus.OK)

    def _written(self, row: Any, said: Any, known: Known) -> Any:
        reader = Reader()
        read = reader.row(self.form, said, (), known)
        if read is None:
            raise Refused(reader.faults)
        reason = Reason.of(self.request.query_params)
        replace([read], self.request.user, reason, {read: row}, reader.faults)
        return row

    def _shown(self, found: Any) -> Mapping[str, Any]:
        """Return the whole answer about a row, whatever was asked for."""
        whole: dict[str, Any] = {"fields": frozenset(), "expand": frozenset()}
        context = {**self.get_serializer_context(), **whole}
        shown: Mapping[str, Any] = self.get_serializer_class()(found, context=context).data
        return shown

    def _answer(self, key: int, status: HTTPStatus) -> Response:
        """Return the row as it is now, as reading it would."""
        self.sees_drafts = True
        row = self._stored(key)
        shown = self.get_serializer(self.find(self.named(row))).data
        headers = {"ETag": etag(version_of(self.form.shape, row))}
        return Response(shown, status=status, headers=headers)

    def _stored(self, key: int) -> Any:
        return self.model._base_manager.get(pk=key)

    def _address(self, row: Any) -> str:
        return str(Addresses(self.request).of(str(self.basename), self.named(row)))
