"""What the address of a request that writes may say."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from governance.api.parameters import Fault, Parameter
from governance.models.history import LONGEST_REASON


class Reason:
    """The part of a view that reads ``reason``."""

    def parameters(self) -> list[Parameter]:
        """Return ``reason``."""
        text = "Why this is changed, for the history that staff see; the public is not told."
        return [Parameter("reason", text, {"type": "string", "maxLength": LONGEST_REASON})]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with a reason that is too long to be kept."""
        if len(self.of(query)) <= LONGEST_REASON:
            return []
        message = _("Say it in %(most)s letters; there are %(count)s.")
        found = {"most": LONGEST_REASON, "count": len(self.of(query))}
        return [Fault("reason", message % found)]

    @staticmethod
    def of(query: QueryDict) -> str:
        """Return the reason, empty where none is given."""
        return query.get("reason", "").strip()


class DryRun:
    """The part of a view that reads ``dry_run``."""

    def parameters(self) -> list[Parameter]:
        """Return ``dry_run``."""
        text = "Whether to do everything and take it back: to see what would become of each row."
        schema = {"type": "string", "enum": ["true", "false"], "default": "false"}
        return [Parameter("dry_run", text, schema)]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with what is neither true nor false."""
        if query.get("dry_run", "false") in ("true", "false"):
            return []
        return [Fault("dry_run", _("Write true or false."))]

    @staticmethod
    def of(query: QueryDict) -> bool:
        """Tell whether nothing is to be kept."""
        return query.get("dry_run") == "true"
