"""The line that asks why something is changed, beside the buttons that do it."""

from typing import Any

from django import template
from django.template.context import Context

from governance.admin.reasons import FIELD, reason
from governance.models.history import LONGEST_REASON

register = template.Library()


@register.inclusion_tag("admin/past/_why.html", takes_context=True)
def why(context: Context, options: Any, default: str = "") -> dict[str, Any]:
    """Ask for a reason where it is kept: of rows of models with a history.

    Args:
        context: of the page; what was said in it already is shown again.
        options: the model's, as templates of the admin have them.
        default: what stands in the line where nothing was said.
    """
    kept = hasattr(options.model, "history")
    said = reason(context["request"]) or default
    return {"field": kept and FIELD, "said": said, "longest": LONGEST_REASON}
