"""What is remembered of accounts: what roles were given, and every change of what one may do."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RoleGroup(models.Model):
    """The group of a role, and what it was ever given; see `catalogue.granting`."""

    role = models.CharField(_("role"), max_length=40, unique=True)
    group = models.OneToOneField(
        Group,
        on_delete=models.SET_NULL,
        null=True,
        related_name="role",
        verbose_name=_("group"),
        help_text=_("Empty once the group was deleted; it is not made again."),
    )
    given = models.JSONField(_("given"), default=list)

    class Meta:
        verbose_name = _("group of a role")
        verbose_name_plural = _("groups of roles")
        ordering = ("role",)

    def __str__(self) -> str:
        return self.role


class AccountChange(models.Model):
    """Somebody changed an account or a group: who, when, and what.

    Names are kept as they were, not references, so that it can be read when the account is gone.
    """

    class Kind(models.TextChoices):
        """What was changed."""

        ACCOUNT = "account", _("Account")
        GROUP = "group", _("Group")

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    by = models.CharField(
        _("who"),
        max_length=150,
        blank=True,
        help_text=_("Empty if it was done outside the site: by a command or an update."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("account or group"), max_length=150)
    what = models.TextField(_("what changed"))

    class Meta:
        verbose_name = _("change of an account")
        verbose_name_plural = _("changes of accounts")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.name}: {self.what}"
