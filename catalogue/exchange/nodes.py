"""YAML files as nodes that know their lines, and nodes as plain data, whatever the format."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

import yaml
from yaml.reader import ReaderError

from catalogue.exchange.report import Fault, Place

TYPE_NAMES = {
    yaml.ScalarNode: "a single value",
    yaml.SequenceNode: "a list",
    yaml.MappingNode: "a mapping",
}
# YAML can escape what no database stores: NUL, and halves of surrogate pairs.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML 1.2 and 1.1 both take for numbers and flags; all else is text. So `NO` is a country,
# and `2024-05-14` stays as it was written.
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_BROKEN = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+][0-9]+)?")
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
# More than any catalogue has; a file with aliases of aliases can hold as many as it likes.
MOST_NODES = 1_000_000
_DEEPEST = 50
# So many levels no parser minds.
_BEARABLE = 300
_INDENTED = re.compile(r"^[ ?-]*", re.MULTILINE)


def compose(file: Path) -> yaml.Node | Fault:
    """Return the node a YAML file consists of, or why there is none, with the line."""
    try:
        return _compose(file, file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Fault(Place(file, line), f"not UTF-8: {error.reason}; save the file in UTF-8")
    except OSError as error:
        return Fault(Place(file, 0), f"cannot be read: {error.strerror}")


def _compose(file: Path, text: str) -> yaml.Node | Fault:
    try:
        deep = _too_deep(text)
        if deep:
            message = f"lists and mappings stand more than {_BEARABLE} deep in one another"
            return Fault(Place(file, deep), message)
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        return Fault(Place(file, line), f"not YAML: {_problem(error, text)}")
    except ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        return Fault(Place(file, line), f"not YAML: {error.reason}")
    return Fault(Place(file, 1), "the file is empty") if node is None else node


def _problem(error: yaml.MarkedYAMLError, text: str) -> str:
    mark, lines = error.problem_mark, text.splitlines()
    if mark and mark.line < len(lines) and lines[mark.line][mark.column :].startswith("\t"):
        return "a tab stands here; indent with spaces"
    return str(error.problem)


def _too_deep(text: str) -> int:
    """Return the line on which a file is nested deeper than any; 0 if it is nowhere.

    The parser calls itself for each level, and ends the process where there are too many. Its
    events, which it gives one by one, are counted where so many levels are possible at all: each
    takes a bracket, or a column before the text of a line.
    """
    indented = max((len(found) for found in _INDENTED.findall(text)), default=0)
    if text.count("[") + text.count("{") + indented < _BEARABLE:
        return 0
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _BEARABLE:
            return int(event.start_mark.line) + 1 if event.start_mark else 1
    return 0


def line_of(node: yaml.Node) -> int:
    """Return the line a node begins on."""
    return int(node.start_mark.line) + 1


def is_null(node: yaml.Node) -> bool:
    """Tell whether nothing stands here, or what YAML writes for it."""
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return plain and node.tag == "tag:yaml.org,2002:null" and node.value in ("", "~", "null")


def wrong_key(node: yaml.Node) -> str:
    """Return what is wrong with the key of a mapping in any format, or nothing."""
    if not isinstance(node, yaml.ScalarNode):
        return f"a key must be a single value, not {TYPE_NAMES[type(node)]}"
    if node.tag == "tag:yaml.org,2002:merge":
        return "“<<” takes over another mapping, which is not done here; write out its keys"
    if unstorable := UNSTORABLE.search(node.value):
        return f"a key holds the character {unstorable[0]!a}; leave it out"
    return ""


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """Say that a word is not known, and which known one may be meant.

    Args:
        what: what the word names, such as “key”.
        word: the word.
        known: what would be right.
    """
    known = list(known)
    close = difflib.get_close_matches(word, known, n=1)
    right = f"did you mean “{close[0]}”?" if close else f"known are {', '.join(known)}"
    return f"unknown {what} “{word}”; {right}"


@dataclass
class PlainData:
    """Turns nodes of a file into plain data: mappings, lists, texts, numbers, flags and None.

    Attributes:
        file: the file.
        faults: what cannot be turned, with its line.
        left: how many more nodes are turned; some files share it.
    """

    file: Path
    faults: list[Fault] = field(default_factory=list)
    left: int = field(default_factory=lambda: MOST_NODES)
    _around: set[int] = field(default_factory=set)

    def of(self, node: yaml.Node, lines: dict[str, int] | None = None, path: str = "") -> Any:
        """Return the data of a node.

        Args:
            node: the node.
            lines: filled with the line of every key and every element of a list below the node, by
                its path: ``extra.audits.0.date``.
            path: the path of the node itself.
        """
        lines = {} if lines is None else lines
        self.left -= 1
        if self.left < 0 or id(node) in self._around:
            if self.left >= -1:  # said once
                self._fault(node, "an alias (*…) leads back into itself, or there are too many")
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if len(self._around) == _DEEPEST:
            self._fault(node, f"lists and mappings stand more than {_DEEPEST} deep in one another")
            return None
        self._around.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return self._list(node, lines, path)
            return self._mapping(node, lines, path)
        finally:
            self._around.discard(id(node))

    def _list(self, node: yaml.SequenceNode, lines: dict[str, int], path: str) -> list[Any]:
        found = []
        for at, item in enumerate(node.value):
            lines[f"{path}.{at}"] = line_of(item)
            found.append(self.of(item, lines, f"{path}.{at}"))
        return found

    def _mapping(self, node: yaml.Node, lines: dict[str, int], path: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if wrong := wrong_key(key):
                self._fault(key, wrong)
                continue
            name = str(key.value)
            below = f"{path}.{name}" if path else name
            if name in found:
                message = f"“{name}” stands twice in one mapping; first in line {lines[below]}"
                self._fault(key, message)
                continue
            lines[below] = line_of(key)
            found[name] = self.of(value, lines, below)
        return found

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text = str(node.value)
        if unstorable := UNSTORABLE.search(text):
            self._fault(node, f"the character {unstorable[0]!a} stands here; leave it out")
            return None
        if node.style or node.tag == "tag:yaml.org,2002:str":
            return text
        if node.tag == "tag:yaml.org,2002:null":
            return None
        if _WHOLE.fullmatch(text):
            return int(text)
        if _BROKEN.fullmatch(text) and isfinite(float(text)):
            return float(text)
        return _FLAGS.get(text, text)

    def _fault(self, node: yaml.Node, message: str) -> None:
        self.faults.append(Fault(Place(self.file, line_of(node)), message))
