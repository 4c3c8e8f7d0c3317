"""Stages and release series that imported rows refer to, made where the catalogue has none.

They are taken from the starter catalogue, with its descriptions, dates and sources.
"""

import difflib
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.writing import Written
from catalogue.exchange.openstack.names import slug_of
from catalogue.exchange.openstack.rows import row, shape_of
from catalogue.exchange.openstack.stored import Shelf, Stored
from catalogue.exchange.report import Fault, Place

STARTER = Path(settings.BASE_DIR) / "catalogue" / "data"
_ALIKE = 0.75


@cache
def _starter(name: str) -> Shelf:
    text = (STARTER / f"{name}.yaml").read_text(encoding="utf-8")
    return Shelf(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506  # builds texts alone


class Vocabulary:
    """Answers with slugs of stages and releases, and remembers which of them have to be made."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._made: dict[str, dict[str, Row]] = {"stages": {}, "releases": {}}

    def stage(self, slug: str) -> str:
        """Return the slug of a stage of the starter catalogue, which is made if it is missing.

        Where there are no stages at all, all of them are made, as each says which may follow it.
        """
        if self._stored.stages.like(slug):
            return self.stage_slug(slug)
        there = {one["slug"] for one in self._stored.stages}
        for stage in _starter("stages"):
            if not there:
                self._supply("stages", stage)
            elif stage["slug"] == slug:
                following = [one for one in stage["next_stages"] if one in there]
                self._supply("stages", {**stage, "next_stages": following})
        return slug

    def stage_slug(self, slug: str) -> str:
        """Return the slug a stage of the starter catalogue has here, without making it."""
        known = self._stored.stages.like(slug)
        return str(known["slug"]) if known else slug

    def known_release(self, name: str) -> Written | None:
        """Return the release a series or identifier means, without making one."""
        return self._stored.releases.like(name) or _starter("releases").like(name)

    def release(self, name: Said, faults: list[Fault]) -> Written:
        """Return the release a series or identifier means; a new one if there is none.

        Args:
            name: as the file has it.
            faults: where a name that looks like a slip is told.
        """
        if known := self._stored.releases.like(name):
            return known
        if (release := _starter("releases").like(name)) is None:
            series = [one["series"] for one in (*self._stored.releases, *_starter("releases"))]
            if close := difflib.get_close_matches(name, series, n=1, cutoff=_ALIKE):
                message = f"no release series is called “{name}”; did you mean “{close[0]}”?"
                faults.append(Fault(name.place, message))
            release = {"slug": slug_of(name), "series": name}
        self._supply("releases", release, getattr(release["series"], "place", None))
        return release

    def rows(self) -> dict[str, list[Row]]:
        """Return what has to be made, by collection."""
        return {name: list(made.values()) for name, made in self._made.items()}

    def _supply(self, name: str, values: Written, place: Place | None = None) -> None:
        where = place or Place(STARTER / f"{name}.yaml", 0)
        self._made[name].setdefault(values["slug"], row(shape_of(name), where, values))
