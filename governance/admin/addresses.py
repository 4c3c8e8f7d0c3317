"""Whoever writes a web address in the admin is told at once if readers can never open it.

Only here, and only of addresses that are entered or changed: what came in with a file is not lost
for it.
"""

from typing import Any

from django.forms import URLField

from governance.admin.untouched import UntouchedForm
from governance.web_addresses import fault


class AddressedForm(UntouchedForm):
    """A form that refuses web addresses readers cannot open, as far as that shows by itself."""

    def clean(self) -> Any:
        """Say at each address that was entered or changed what is wrong with it."""
        cleaned = super().clean()
        for name in self.changed_data:
            url = self.cleaned_data.get(name)
            if url and isinstance(self.fields[name], URLField) and (message := fault(url)):
                self.add_error(name, message)
        return cleaned
