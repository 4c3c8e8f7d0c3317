"""Frames of what a test sees, kept as pictures where the variable FILM names a folder."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page


@dataclass
class Film:
    """What happens on one page, frame by frame; nothing is kept unless FILM names a folder."""

    page: Page
    folder: str = field(default_factory=lambda: os.environ.get("FILM", ""))
    frames: list[str] = field(default_factory=list)

    def frame(self, name: str) -> None:
        """Keep the page as it is seen now as ``NN-name.png``."""
        self.frames.append(f"{len(self.frames) + 1:02}-{name}.png")
        if self.folder:
            self.page.screenshot(path=Path(self.folder) / self.frames[-1])
