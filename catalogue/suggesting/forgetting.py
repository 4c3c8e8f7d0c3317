"""How to reach a sender is deleted when it is no longer needed."""

import datetime

from django.utils import timezone

from catalogue.models import Suggestion


def forget_contacts(days: int) -> int:
    """Delete how to reach those whose suggestions were decided so many days ago.

    Args:
        days: how long after the decision.

    Returns:
        of how many.
    """
    until = timezone.now() - datetime.timedelta(days=days)
    decided = Suggestion.objects.filter(decision__decided_at__lte=until)
    return decided.exclude(contact="").update(contact="")
