"""Which SVG a logo may be: shapes only, nothing that runs, loads or points elsewhere."""

import re
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    (
        *("svg", "g", "defs", "title", "desc", "symbol", "use"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern"),
    )
)
_LARGEST = 64_000
# Comments and the XML declaration are all that is left of what is not an element.
_DECLARATIONS = re.compile(r"<!(?!--)|<\?(?!xml\s)")
# Presentation attributes are CSS, where case does not count and a backslash can hide a letter.
_LOADS = re.compile(r"\\|(?:url|src|image|image-set)\s*\(", re.IGNORECASE)


def validate_logo(text: str) -> None:
    """Refuse a logo that is not a small, harmless SVG.

    Args:
        text: the SVG document.

    Raises:
        ValidationError: naming the first element or attribute that is not allowed.
    """
    if len(text) > _LARGEST:
        raise ValidationError(_("The logo is larger than 64 kB."))
    if _DECLARATIONS.search(text):
        message = _("A logo may not have a document type, entities or processing instructions.")
        raise ValidationError(message)
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 (what makes XML dangerous is gone)
    except ElementTree.ParseError as error:
        raise ValidationError(_("This is not SVG: %(error)s.") % {"error": error}) from None
    if root.tag != f"{_SVG}svg":
        raise ValidationError(_("A logo is an <svg> element in the SVG namespace."))
    for element in root.iter():
        _check(element)


def _check(element: ElementTree.Element) -> None:
    name = str(element.tag).removeprefix(_SVG)
    if name not in _ELEMENTS:
        raise ValidationError(_("<%(name)s> is not allowed in a logo.") % {"name": name})
    for attribute, value in element.attrib.items():
        local = attribute.rpartition("}")[2]
        foreign = local == "href" and not value.startswith("#")
        loads = _LOADS.search(value) and not re.fullmatch(r"url\(#[\w-]+\)", value)
        if local.lower().startswith("on") or foreign or loads or local in ("style", "base"):
            message = _("The attribute %(attribute)s of <%(name)s> is not allowed in a logo.")
            raise ValidationError(message % {"attribute": local, "name": name})
