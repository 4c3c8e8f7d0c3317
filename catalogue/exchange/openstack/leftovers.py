"""What a file says and the catalogue does not take over: counted, with its lines.

No value is repeated, because addresses of people are among what is left.
"""

from collections import defaultdict
from pathlib import Path

from catalogue.exchange.report import Fault, Place, Report

NO_PLACE = "has no place in the catalogue"
PRIVATE = "is about a person and is not kept"
NICKS = "has nicks alone, and says nobody's name"
LINKED = "has an address that is linked already"
IN_PART = "is of a team that is retired only in part, or listed among those of today"
GOES_ON = "is of something that another team goes on with"
PAST = "is of the past, and no day is given"
KEPT = "says otherwise than the catalogue, which is left as it is"


class Leftovers:
    """Collects what is left, by file, key and reason, and notes for whoever imports.

    Attributes:
        notes: what should be looked at, each with its place.
    """

    def __init__(self) -> None:
        self.notes: list[Fault] = []
        self._left: dict[tuple[Path, str, str], list[tuple[int, str]]] = defaultdict(list)

    def leave(self, key: str, place: Place, reason: str, of: str = "") -> None:
        """Remember that a key is not taken over.

        Args:
            key: the key, as the file has it.
            place: where it stands.
            reason: why, as the rest of a sentence about the key.
            of: whose key it is.
        """
        self._left[place.file, key, reason].append((place.line, of))

    def note(self, place: Place, message: str) -> None:
        """Remember something that whoever imports should look at."""
        self.notes.append(Fault(place, message))

    def tell(self, report: Report) -> None:
        """Add everything to a report: a line for each file, key and reason, and the counts."""
        for (file, key, reason), found in sorted(self._left.items()):
            lines = sorted(found)
            where = ", ".join(f"{of} ({line})" if of else str(line) for line, of in lines)
            message = f"“{key}” {reason}; in {_counted(len(lines))}: {where}"
            report.details.append(Fault(Place(file, lines[0][0]), message))
            report.count(f"“{key}”", "skipped", len(lines))
        report.details.extend(self.notes)


def _counted(number: int) -> str:
    return "1 line" if number == 1 else f"{number} lines"
