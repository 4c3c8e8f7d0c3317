"""Who logged in, and who changed what somebody may do: a line in the log, and a row to look at.

Signals, because nothing else sees all ways there are: the admin, commands, a shell, other packages.
Successful logins are kept by django-axes (`AccessLog`), which knows when they ended, too.
"""

import logging
from collections.abc import Collection, Iterable
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.models import Group, User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

from catalogue.client_address import client_address
from catalogue.models.accounts import AccountChange
from catalogue.sessions import begin

log = logging.getLogger("catalogue.accounts")

_TOLD = 10
Kind = AccountChange.Kind


# Logins.


@receiver(user_logged_in, dispatch_uid="audit")
def note_login(request: HttpRequest, user: Any, **_: Any) -> None:
    """Log a login, and let the session begin."""
    begin(request.session)
    log.info("%r logged in from %s", user.get_username(), client_address(request))


@receiver(user_logged_out, dispatch_uid="audit")
def note_logout(request: HttpRequest, user: Any, **_: Any) -> None:
    """Log that somebody logged out."""
    if user is not None:
        log.info("%r logged out from %s", user.get_username(), client_address(request))


@receiver(user_login_failed, dispatch_uid="audit")
def note_failure(credentials: Any, request: HttpRequest | None = None, **_: Any) -> None:
    """Log a login that was refused."""
    address = client_address(request) if request else "-"
    log.warning("login as %r refused from %s", str(credentials.get("username"))[:150], address)


@receiver(user_locked_out, dispatch_uid="audit")
def note_lock(username: str, ip_address: str, **_: Any) -> None:
    """Log that an address was locked out."""
    log.warning("login as %r locked for %s", str(username)[:150], ip_address)


# Accounts.

_WATCHED = ("username", "is_active", "is_staff", "is_superuser", "password")


@receiver(pre_save, sender=User, dispatch_uid="audit")
def remember(instance: Any, update_fields: Collection[str] | None = None, **_: Any) -> None:
    """Remember what an account was before it is stored."""
    watched = set(_WATCHED) & set(update_fields if update_fields is not None else _WATCHED)
    # A password alone is stored when its hash is renewed at a login.
    if instance.pk is None or not watched - {"password"}:
        instance.before = None
        return
    instance.before = User.objects.filter(pk=instance.pk).values(*_WATCHED).first()


@receiver(post_save, sender=User, dispatch_uid="audit")
def note_account(instance: Any, created: bool, **_: Any) -> None:
    """Note that an account was made, or what of it changed."""
    before = getattr(instance, "before", None)
    if created:
        _note(Kind.ACCOUNT, instance.username, "; ".join(_made(instance)))
    elif before:
        _note(Kind.ACCOUNT, instance.username, "; ".join(_differences(before, instance)))


def _made(user: Any) -> Iterable[str]:
    yield _("the account was made")
    blank = {"username": user.username, "password": user.password, "is_active": True}
    yield from _differences({"is_staff": False, "is_superuser": False, **blank}, user)


def _differences(before: dict[str, Any], user: Any) -> Iterable[str]:
    if before["username"] != user.username:
        yield _("renamed, was “%(name)s”") % {"name": before["username"]}
    for name in ("is_active", "is_staff", "is_superuser"):
        if before[name] != getattr(user, name):
            field: Any = User._meta.get_field(name)
            words = {"flag": field.verbose_name}
            yield (_("%(flag)s: yes") if getattr(user, name) else _("%(flag)s: no")) % words
    if before["password"] != user.password:
        yield _("the password was changed")


@receiver(pre_save, sender=Group, dispatch_uid="audit")
def remember_group(instance: Any, **_: Any) -> None:
    """Remember what a group was called before it is stored."""
    found = Group.objects.filter(pk=instance.pk).values_list("name", flat=True)
    instance.name_before = found.first() if instance.pk else None


@receiver(post_save, sender=Group, dispatch_uid="audit")
def note_group(instance: Any, created: bool, **_kept: Any) -> None:
    """Note that a group was made or renamed."""
    if created:
        _note(Kind.GROUP, instance.name, _("the group was made"))
    elif instance.name_before not in (None, instance.name):
        words = _("renamed, was “%(name)s”") % {"name": instance.name_before}
        _note(Kind.GROUP, instance.name, words)


@receiver(post_delete, sender=User, dispatch_uid="audit")
@receiver(post_delete, sender=Group, dispatch_uid="audit")
def note_deletion(instance: Any, **_kept: Any) -> None:
    """Note that an account or a group was deleted."""
    _note(_kind(instance), _name(instance), _("it was deleted"))


# What they may do.


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="audit")
@receiver(m2m_changed, sender=User.user_permissions.through, dispatch_uid="audit")
@receiver(m2m_changed, sender=Group.permissions.through, dispatch_uid="audit")
def note_rights(
    instance: Any, action: str, reverse: bool, model: Any, pk_set: Any, **_kept: Any
) -> None:
    """Note which groups and permissions an account was given or lost, and so for a group."""
    signs = {"post_add": "+", "post_remove": "−", "pre_clear": "−"}
    if action not in signs:
        return
    if action == "pre_clear":
        pk_set = None if reverse else _held(instance, model)
    others = model._default_manager.filter(pk__in=pk_set or ())
    if reverse:  # said from the side of what is given
        for holder in others:
            _note(_kind(holder), _name(holder), f"{signs[action]} {_name(instance)}")
        return
    names = sorted(_name(other) for other in others)
    more = [_("and %(count)s more") % {"count": len(names) - _TOLD}] if names[_TOLD:] else []
    words = ", ".join([*names[:_TOLD], *more])
    _note(_kind(instance), _name(instance), f"{signs[action]} {words}" if names else "")


def _held(holder: Any, model: Any) -> list[int]:
    if isinstance(holder, Group):
        rows = holder.permissions
    else:
        rows = holder.groups if model is Group else holder.user_permissions
    return list(rows.values_list("pk", flat=True))


def _kind(row: Model) -> Kind:
    return Kind.GROUP if isinstance(row, Group) else Kind.ACCOUNT


def _name(row: Any) -> str:
    if isinstance(row, User):
        return row.username
    return row.name if isinstance(row, Group) else str(row.codename)


def _note(kind: Kind, name: str, what: str) -> None:
    if not what:
        return
    by = _whoever_asks()
    AccountChange.objects.create(by=by, kind=kind, name=name, what=what)
    log.info("%r changed the %s %r: %s", by or "a command", kind.value, name, what)


def _whoever_asks() -> str:
    request = getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    return str(user.get_username()) if user is not None and user.is_authenticated else ""
