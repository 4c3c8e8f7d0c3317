"""HTML as a list of tags: all that tests of pages need to look at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"base", "meta", "link", "input", "br", "hr", "img"}


@dataclass
class Tag:
    """An element: its name, its attributes, what it is in, and the text in it."""

    name: str
    attributes: dict[str, str]
    around: list["Tag"]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text in it, spaces made one."""
        return " ".join("".join(self.pieces).split())

    def __getitem__(self, attribute: str) -> str:
        """Return an attribute; empty if there is none."""
        return self.attributes.get(attribute, "")

    def is_in(self, class_: str) -> bool:
        """Tell whether something of a class is around it."""
        return any(class_ in tag["class"].split() for tag in self.around)


class Markup(HTMLParser):
    """A page, tag by tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self._open: list[Tag] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; everything up to its end is in it."""
        given = {name: value or "" for name, value in attrs}
        found = Tag(tag, given, list(self._open))
        self.tags.append(found)
        if tag not in VOID:
            self._open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with nothing in it."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the tag, which has to be the last one opened."""
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add text to everything that is open."""
        for tag in self._open:
            tag.pieces.append(data)

    def all(self, name: str, /, **attributes: str) -> list[Tag]:
        """Return the tags of a name that have certain attributes; ``class_`` stands for class."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            tag
            for tag in self.tags
            if tag.name == name
            and all(value in (tag[key], *tag[key].split()) for key, value in wanted.items())
        ]

    def one(self, name: str, /, **attributes: str) -> Tag:
        """Return the only tag of a name with certain attributes."""
        found = self.all(name, **attributes)
        assert len(found) == 1, f"{len(found)} of <{name}> {attributes}"
        return found[0]

    @property
    def title(self) -> str:
        """Return the title of the page; drawings in it have titles of their own."""
        [found] = [tag for tag in self.all("title") if "head" in [one.name for one in tag.around]]
        return found.text

    def links(self) -> Iterator[str]:
        """Yield the addresses the page leads to."""
        for tag in self.all("a"):
            yield tag["href"]


def read(answer: Any) -> Markup:
    """Return the markup of an answer."""
    return Markup(answer.content.decode())
