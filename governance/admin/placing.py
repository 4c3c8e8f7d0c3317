"""Where a row stands among others is never typed: a new one comes last, and is moved from there."""

from typing import TYPE_CHECKING, Any

from django.forms import ModelForm

from governance.models.naming import Ordered

if TYPE_CHECKING:
    RowForm = ModelForm[Any]
else:  # the class takes no parameters when the program runs
    RowForm = ModelForm


class PlacedForm(RowForm):
    """A form of a row that comes last where it was not before."""

    def save(self, commit: bool = True) -> Any:
        """Store the row, behind those that stand there already if it is new there."""
        row = self.instance
        if isinstance(row, Ordered) and (
            row._state.adding or row.placed_among in self.changed_data
        ):
            row.put_last()
        return super().save(commit)
