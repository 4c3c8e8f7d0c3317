"""The colours of drawn maps: those of the tokens in ``static/css/site.css``, light and dark."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tone:
    """The colours of a frame: what it is filled with, its line, and its title."""

    fill: str
    frame: str
    ink: str


@dataclass(frozen=True)
class Theme:
    """A set of colours; ``infrastructure`` is what the site calls land, ``platform`` water."""

    ground: str
    surface: str
    ink: str
    muted: str
    hairline: str
    frame: str
    accent: str
    infrastructure: Tone
    platform: Tone

    def tone(self, name: str) -> Tone:
        """Return the colours of a tone; an unknown one is neutral."""
        known = {"infrastructure": self.infrastructure, "platform": self.platform}
        return known.get(name) or Tone(self.surface, self.frame, self.muted)


LIGHT = Theme(
    ground="#faf7ef",
    surface="#fffdf8",
    ink="#22262e",
    muted="#5a5c60",
    hairline="#d5cdb9",
    frame="#8d8674",
    accent="#a8321f",
    infrastructure=Tone(fill="#f5ead3", frame="#9a7a35", ink="#6d5214"),
    platform=Tone(fill="#e4edf2", frame="#57819b", ink="#2b566f"),
)
DARK = Theme(
    ground="#16181d",
    surface="#1c1f25",
    ink="#e9e4d8",
    muted="#a9a598",
    hairline="#3a3d44",
    frame="#7d7a70",
    accent="#f0907c",
    infrastructure=Tone(fill="#2c2618", frame="#a98a4c", ink="#dcbf82"),
    platform=Tone(fill="#17262f", frame="#5f8ba6", ink="#9cc5dd"),
)
THEMES = {"light": LIGHT, "dark": DARK}
