"""SVG as drawing programs write it → SVG that may be a logo, looking the same.

What a program notes for itself goes: document type, comments, metadata, elements and attributes of
its own. Style sheets and ``style`` attributes become presentation attributes. Nothing that may be
dangerous is taken out: what is left is for `catalogue.svg` to judge.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_SVG, _XLINK = f"{{{SVG}}}", f"{{{XLINK}}}"
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>", re.IGNORECASE)
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[.#]?[\w-]+")
_DROPPED = frozenset({"metadata", "style"})
_PROPERTIES = frozenset(
    (
        *(
            "fill",
            "fill-opacity",
            "fill-rule",
            "clip-rule",
            "clip-path",
            "mask",
            "opacity",
            "color",
        ),
        *("stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin"),
        *("stroke-miterlimit", "stroke-opacity", "stroke-width", "stop-color", "stop-opacity"),
        *("font-family", "font-size", "font-style", "font-weight"),
        *("letter-spacing", "text-anchor", "transform", "paint-order", "vector-effect"),
    )
)

Declarations = dict[str, str]
Rule = tuple[int, str, Declarations]

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


def cleaned_logo(text: str) -> str:
    """Return an SVG document without what is only of use to the program that wrote it.

    Args:
        text: the document.

    Raises:
        ValidationError: it is not XML, declares entities, or has a style sheet that cannot be told
            in attributes.
    """
    text = _DOCTYPE.sub("", text.lstrip("\ufeff").strip())
    if _DECLARED.search(text):
        raise ValidationError(_("A logo may not declare a document type with entities."))
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 (what makes XML dangerous is gone)
    except ElementTree.ParseError as error:
        raise ValidationError(_("This is not SVG: %(error)s.") % {"error": error}) from None
    rules = sorted(_rules(root), key=lambda rule: rule[0])
    _drop_elements(root)
    for element in root.iter():
        _clean(element, rules)
    return ElementTree.tostring(root, encoding="unicode")


def _rules(root: ElementTree.Element) -> Iterator[Rule]:
    """Yield the rules of the style sheets: how much each weighs, its selector, what it says."""
    for sheet in root.iter(f"{_SVG}style"):
        text = _COMMENT.sub("", "".join(sheet.itertext()))
        if _RULE.sub("", text).strip():
            raise ValidationError(_("The style sheet in it is more than plain rules."))
        for selectors, body in _RULE.findall(text):
            for selector in (part.strip() for part in selectors.split(",")):
                if not _SELECTOR.fullmatch(selector):
                    message = _("The style sheet in it has the selector “%(selector)s”.")
                    raise ValidationError(message % {"selector": selector})
                yield ".#".find(selector[0]) + 1, selector, _declarations(body)


def _declarations(text: str) -> Declarations:
    pairs = (part.partition(":") for part in _COMMENT.sub("", text).split(";"))
    found = {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}
    known = {name: value for name, value in found.items() if name in _PROPERTIES and value}
    return {name: re.sub(r"\s*!important$", "", value) for name, value in known.items()}


def _drop_elements(parent: ElementTree.Element) -> None:
    for child in list(parent):
        name = str(child.tag)
        if not name.startswith(_SVG) or name.removeprefix(_SVG) in _DROPPED:
            parent.remove(child)
        else:
            _drop_elements(child)


def _clean(element: ElementTree.Element, rules: list[Rule]) -> None:
    names = {str(element.tag).removeprefix(_SVG), f"#{element.get('id', '')}"}
    names |= {f".{name}" for name in element.get("class", "").split()}
    for _weight, selector, declarations in rules:
        if selector in names:
            element.attrib.update(declarations)
    element.attrib.update(_declarations(element.attrib.pop("style", "")))
    for name in list(element.attrib):
        foreign = name.startswith("{") and name != f"{_XLINK}href"
        if foreign or name == "class" or name.startswith("data-"):
            del element.attrib[name]
