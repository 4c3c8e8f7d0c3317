"""The ways a page is looked at in tests."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Look:
    """A window, a colour scheme, and whether scripts run; sizes in CSS pixels."""

    width: int = 1280
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    scripts: bool = True

    def __str__(self) -> str:
        """Return what names the look in test ids."""
        return f"{self.width}-{self.scheme}{'' if self.scripts else '-noscript'}"


DESKTOP = Look()
DESKTOP_DARK = Look(scheme="dark")
PHONE = Look(width=390, height=844)
PHONE_DARK = Look(width=390, height=844, scheme="dark")
NO_SCRIPTS = Look(scripts=False)
PHONE_NO_SCRIPTS = Look(width=390, height=844, scripts=False)

EVERY_LOOK = (DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK, NO_SCRIPTS, PHONE_NO_SCRIPTS)
