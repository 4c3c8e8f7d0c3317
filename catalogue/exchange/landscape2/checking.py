"""What is wrong in an item, and what is only worth a line in the report."""

import datetime
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from catalogue.exchange.landscape2.document import Item, kind_of, text_of
from catalogue.exchange.landscape2.facts import Names, is_license
from catalogue.exchange.landscape2.keys import (
    DATES,
    ELEMENTS,
    FLAGS,
    HOMEPAGE,
    KNOWN,
    LINKS,
    LISTS,
    MAPPINGS,
    PARENT,
    SECOND_PATH,
    TEXTS,
)
from catalogue.exchange.landscape2.lifecycle import read_life, stage_after
from catalogue.exchange.landscape2.links import fits, is_link
from catalogue.exchange.landscape2.names import slug_of
from catalogue.exchange.landscape2.paths import listed
from catalogue.exchange.report import Fault

# Lists that were a single text in earlier versions of the format.
_ONCE_TEXTS = (SECOND_PATH, "extra.tag")
_NULLS = ("item",)  # what earlier versions of the format wrote in front of every item


def faults_of(item: Item, names: Names, further: Collection[str]) -> Iterator[Fault]:
    """Yield everything that is wrong in an item, on the line of its key.

    Args:
        item: the item.
        names: what names may lead to.
        further: places that exist but have no place on a map, such as that of members.
    """
    keys = item.keys
    for path, words in _wrong(keys):
        yield Fault(item.place_of(path), words)
    if item.name and not text_of(keys.get(HOMEPAGE)) and not isinstance(keys.get(HOMEPAGE), list):
        yield Fault(item.place_of(HOMEPAGE), f"“{item.name}” has no “{HOMEPAGE}”")
    for number, place in enumerate(listed(keys.get(SECOND_PATH))):
        if words := _leads_nowhere(place, names, further):
            yield Fault(item.place_of(f"{SECOND_PATH}.{number}"), words)
    parent = text_of(keys.get(PARENT))
    if parent and parent not in names.projects.values():
        words = f"“{PARENT}” names “{parent}”, but there is no such project"
        close = get_close_matches(parent, set(names.projects.values()), n=1)
        right = f"; did you mean “{close[0]}”?" if close else "; write its name exactly"
        yield Fault(item.place_of(PARENT), words + right)
    elif parent and parent == item.name:
        yield Fault(item.place_of(PARENT), f"“{PARENT}” names the project itself")


def notes_of(item: Item) -> Iterator[Fault]:
    """Yield what in an item cannot be used here but is kept, though it is not wrong."""
    keys = item.keys
    for path in LINKS:
        if not keys.get(path):
            continue
        url = text_of(keys[path])
        if _is_address(url) and not is_link(url):
            words = f"“{path}” is no address that can be linked here, “{url}”; it is kept"
            yield Fault(item.place_of(path), words)
        elif is_link(url) and not fits(path, url):
            words = f"“{path}” is no page of {' or '.join(LINKS[path].hosts)}; it is kept"
            yield Fault(item.place_of(path), words)
    license_ = text_of(keys.get("license"))
    if license_ and not is_license(license_):
        words = f"“license” is no SPDX expression, “{license_}”; it is kept"
        yield Fault(item.place_of("license"), words)
    said, found = slug_of(text_of(keys.get("project"))), stage_after(read_life(keys))
    if said and found != said:
        words = f"“project” is {said}, but the latest date is that of {found}, which is shown"
        yield Fault(item.place_of("project"), words)


def unknown_keys(item: Item) -> list[str]:
    """Return the paths of an item's keys that no documentation knows."""
    return [path for path in item.keys if path not in KNOWN and path not in _NULLS]


def _wrong(keys: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield paths of keys whose values have the wrong form, and what would be right."""
    for path, value in keys.items():
        if value is not None and path in _FORMS:
            yield from _FORMS[path](path, value)


def _wrong_text(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict | list):
        yield path, f"“{path}” must be a text, not {kind_of(value)}"


def _wrong_address(path: str, value: Any) -> Iterator[tuple[str, str]]:
    yield from _wrong_text(path, value)
    url = text_of(value)
    if url and not _is_address(url):
        words = f"“{_last(path)}” must be an address such as https://example.org/, not “{url[:80]}”"
        yield path, words


def _wrong_day(path: str, value: Any) -> Iterator[tuple[str, str]]:
    yield from _wrong_text(path, value)
    text = text_of(value)
    try:
        right = not text or datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        right = False
    if not right:
        yield path, f"“{_last(path)}” must be a day such as 2024-05-14, not “{text[:40]}”"


def _wrong_flag(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, bool):
        yield path, f"“{path}” must be true or false"


def _wrong_mapping(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield path, f"“{path}” must be a mapping of keys, not {kind_of(value)}"


def _wrong_list(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list) and (path not in _ONCE_TEXTS or isinstance(value, dict)):
        yield path, f"“{path}” must be a list, not {kind_of(value)}"
        return
    for number, element in enumerate(listed(value)):
        here = f"{path}.{number}"
        if path in ELEMENTS:
            yield from _wrong_element(path, here, element)
        elif not text_of(element):
            yield here, f"each of “{path}” must be a text"


def _wrong_element(path: str, here: str, element: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(element, dict):
        yield here, f"each of “{path}” must be a mapping of keys, not {kind_of(element)}"
        return
    for key in ELEMENTS[path][0]:
        if not text_of(element.get(key)):
            yield here, f"one of “{path}” has no “{key}”"
        elif key in _ELEMENT_FORMS:
            yield from _ELEMENT_FORMS[key](f"{here}.{key}", element[key])


_Form = Callable[[str, Any], Iterator[tuple[str, str]]]
_FORMS: Mapping[str, _Form] = {
    **dict.fromkeys(TEXTS, _wrong_text),
    **dict.fromkeys(LINKS, _wrong_address),
    **dict.fromkeys(DATES, _wrong_day),
    **dict.fromkeys(FLAGS, _wrong_flag),
    **dict.fromkeys(LISTS, _wrong_list),
    **dict.fromkeys(MAPPINGS, _wrong_mapping),
}
_ELEMENT_FORMS: Mapping[str, _Form] = {
    "url": _wrong_address,
    "repo_url": _wrong_address,
    "date": _wrong_day,
}


def _last(path: str) -> str:
    """Return a path as it is told: of an element of a list only its key."""
    return path.rpartition(".")[2] if re.search(r"\.\d+\.", path) else path


def _is_address(url: str) -> bool:
    return bool(re.match(r"https?://[^\s/]", url, re.IGNORECASE))


def _leads_nowhere(place: Any, names: Names, further: Collection[str]) -> str:
    text = text_of(place)
    if not text or names.place(text) or text in further:
        return ""
    known = [*names.places.values(), *further]
    close = get_close_matches(text, known, n=1)
    right = f"did you mean “{close[0]}”?" if close else "write “Category / Subcategory”"
    return f"“{SECOND_PATH}” leads nowhere, “{text[:120]}”; {right}"
