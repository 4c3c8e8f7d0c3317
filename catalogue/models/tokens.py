"""Tokens, by which a program acts for a curator.

Of a secret only its SHA-256 is kept, and its first letters, to tell one token from another. That is
enough for 256 random bits: nobody can guess them, so there is nothing a slow hash would slow down.
"""

import datetime
import hashlib
import logging
import secrets
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.turns import is_busy

_log = logging.getLogger(__name__)

# Every secret begins like this, so that those who find one in a file know what it opens.
MARK = "oic_"
_SHOWN = len(MARK) + 6
LONGEST = datetime.timedelta(days=366)
USUAL = datetime.timedelta(days=90)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret to know it again: its SHA-256, in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Token(models.Model):
    """A program may act for somebody, for a time."""

    class Scope(models.TextChoices):
        """What it may be used for."""

        READ = "read", _("Read")
        WRITE = "write", _("Read and write")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="tokens",
        editable=False,
        verbose_name=_("owner"),
        help_text=_("Whoever uses the token may do what its owner may, and no more."),
    )
    name = models.CharField(
        _("name"),
        max_length=100,
        help_text=_("What uses it and where, so that you know which one to revoke."),
    )
    scope = models.CharField(
        _("scope"),
        max_length=10,
        choices=Scope,
        default=Scope.READ,
        help_text=_("A token that only reads sees drafts that its owner may see."),
    )
    expires_at = models.DateTimeField(
        _("expires at"), help_text=_("When it stops working, within a year from today.")
    )
    prefix = models.CharField(
        _("begins with"),
        max_length=_SHOWN,
        editable=False,
        help_text=_("The first letters of the secret, to recognise it by."),
    )
    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(
        _("made at"), default=timezone.now, editable=False, help_text=_("When it was made.")
    )
    last_used_on = models.DateField(
        _("last used on"),
        null=True,
        editable=False,
        help_text=_("The last day on which a request was made with it."),
    )
    revoked_at = models.DateTimeField(
        _("revoked at"),
        null=True,
        editable=False,
        help_text=_("Since when it no longer works, though it has not expired."),
    )

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ("-created_at", "-pk")
        permissions: ClassVar = [
            ("oversee_token", _("Can see and revoke the API tokens of everybody"))
        ]
        constraints = (
            models.CheckConstraint(
                name="token_expires_after_it_was_made",
                condition=Q(expires_at__gt=F("created_at")),
                violation_error_message=_("A token expires after it was made."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    def clean(self) -> None:
        """Refuse a token that never works, or works for longer than a year."""
        super().clean()
        expires_at: datetime.datetime | None = self.expires_at
        if expires_at is None:
            return  # its own field says so
        latest = self.created_at + LONGEST
        if not self.created_at < expires_at <= latest:
            message = _("Choose a time from now to %(latest)s.")
            found = {"latest": latest.strftime("%Y-%m-%d")}
            raise ValidationError({"expires_at": message % found})

    def give_secret(self) -> str:
        """Give the token a fresh secret and return it; afterwards nobody can tell what it was."""
        secret = f"{MARK}{secrets.token_urlsafe(32)}"
        self.prefix, self.digest = secret[:_SHOWN], digest_of(secret)
        return secret

    @property
    def refusal(self) -> str:
        """Why the token does not work, in a sentence; empty if it does."""
        if self.revoked_at is not None:
            return str(_("This token was revoked."))
        if self.expires_at <= timezone.now():
            return str(_("This token has expired."))
        if not (self.user.is_active and self.user.is_staff):
            return str(_("The owner of this token may no longer log in."))
        return ""

    def note_use(self) -> None:
        """Keep the day of use, with at most one write a day.

        While others write that waits for the next use: who only reads is to be answered.
        """
        today = timezone.now().date()
        if self.last_used_on == today:
            return
        try:
            Token.objects.filter(pk=self.pk).update(last_used_on=today)
        except DatabaseError as error:
            if not is_busy(error):
                raise
            _log.info("The use of a token was not noted: others are writing (%s)", error)

    def revoke(self) -> None:
        """Let the token work no longer; once revoked, it stays as it was revoked first."""
        Token.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())
