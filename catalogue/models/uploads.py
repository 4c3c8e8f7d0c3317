"""Files that somebody sent to be imported, kept until it is decided whether they are."""

import datetime
import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# So long somebody may think about it. Then the files can be imported no more, and are deleted with
# the next page of imports, the first answer of a day, or `manage.py publish_due`.
KEPT = datetime.timedelta(hours=4)


class UploadQuerySet(models.QuerySet["Upload"]):
    """Uploads."""

    def expired(self) -> "UploadQuerySet":
        """Keep those whose time is over."""
        return self.filter(at__lte=timezone.now() - KEPT)

    def forget_expired(self) -> None:
        """Delete those whose time is over; nobody waits for a writer where there are none."""
        if self.expired().exists():
            self.expired().delete()

    def of(self, user: Any) -> "UploadQuerySet":
        """Keep those of somebody whose time is not over."""
        return self.filter(owner=user, at__gt=timezone.now() - KEPT)


class Upload(models.Model):
    """Files in a format, and what importing them would do as their owner was shown it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="uploads",
        verbose_name=_("owner"),
    )
    format = models.CharField(_("format"), max_length=40)
    names = models.JSONField(_("names of the files"))
    packed = models.BinaryField(_("files, as a zip"))
    outcome = models.JSONField(_("what its owner was shown"))
    at = models.DateTimeField(_("sent at"), default=timezone.now, db_index=True)
    applied_at = models.DateTimeField(_("imported at"), null=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        default_permissions = ()
        permissions: ClassVar = [
            ("import_upload", _("Can import files: whatever is in them is added or changed"))
        ]

    def __str__(self) -> str:
        return f"{self.format}: {', '.join(self.names)}"

    @property
    def expires_at(self) -> datetime.datetime:
        """From when on its files can be imported no more; they are deleted soon after."""
        return self.at + KEPT
