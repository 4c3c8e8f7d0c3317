"""What the catalogue says stands: an import fills what is empty and adds what is not there."""

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.writing import Written
from catalogue.exchange.openstack.leftovers import KEPT, Leftovers


class Filling:
    """Decides, field by field, what a row takes from a file.

    Args:
        known: the row as the catalogue has it; empty for a new one.
        leftovers: where values go that the catalogue has otherwise.
        of: what the file calls the row.
    """

    def __init__(self, known: Written | None, leftovers: Leftovers, of: str) -> None:
        self.known: Written = known or {}
        self.new = not known
        self._leftovers = leftovers
        self._of = of

    def take(self, field: str, key: str, value: str, said: Said) -> str:
        """Return a value for a field that has none; nothing where the catalogue has one.

        Args:
            field: the field of the catalogue.
            key: the key of the file.
            value: what the field would be.
            said: where the file says so.
        """
        stored = self.known.get(field)
        if not stored:
            return value
        if value and _plain(stored) != _plain(value):
            self.leave(key, said)
        return ""

    def leave(self, key: str, said: Said, reason: str = KEPT) -> None:
        """Remember that a value is not taken: the catalogue says otherwise, or another reason."""
        self._leftovers.leave(key, said.place, reason, self._of)

    def there(self, nested: str, **values: str) -> list[Written]:
        """Return the rows under a key of the stored row that have these values."""
        rows = self.known.get(nested, [])
        return [
            row for row in rows if all(row.get(key, "") == value for key, value in values.items())
        ]


def _plain(text: str) -> str:
    return " ".join(str(text).split())
