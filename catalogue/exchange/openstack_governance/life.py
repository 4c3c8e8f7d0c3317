"""How a project fares, by the lists: active, inactive, deprecated, retired."""

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.openstack.filling import Filling
from catalogue.exchange.openstack.names import spelled
from catalogue.exchange.openstack.rows import row, shape_of
from catalogue.exchange.openstack.sources import source_of
from catalogue.exchange.openstack.vocabulary import Vocabulary
from catalogue.exchange.report import Place
from governance.partial_dates import first_day

_STAGE = ("projects", "stage_changes")


class Life:
    """Collects the steps in the life of one project that the catalogue does not have.

    Args:
        filling: the project as it is stored.
        vocabulary: finds the stages.
    """

    def __init__(self, filling: Filling, vocabulary: Vocabulary) -> None:
        self._filling = filling
        self._vocabulary = vocabulary
        self._steps = filling.known.get("stage_changes", [])
        self._rows: list[Row] = []

    def begin(self, place: Place) -> None:
        """It is an official project today, if nothing else is known; since when is not."""
        if not self._steps:
            self._step(
                "active", "", place, "Listed as an official project; since when is not said."
            )

    def rest(self, inactive: Said, day: str) -> None:
        """Its team is listed as inactive on a day."""
        if self._now() not in self._slugs("inactive", "deprecated", "retired"):
            self._step(
                "inactive", day, inactive.place, "Listed so on this day; since when is not said."
            )

    def fade(self, cycle: Said, day: str) -> None:
        """It is listed on a day as deprecated in a cycle."""
        if self._now() in self._slugs("deprecated", "retired"):
            return
        release = self._vocabulary.known_release(cycle) or {}
        released = str(release.get("released_on", ""))
        if released and first_day(released) <= day:
            note = f"In the {spelled(cycle)} cycle; the day is that of the release."
            self._step("deprecated", released, cycle.place, note)
        else:
            note = f"In the {spelled(cycle)} cycle, and by this day."
            self._step("deprecated", day, cycle.place, note)

    def end(self, retired_on: Said) -> None:
        """It was retired on a day."""
        [retired] = self._slugs("retired")
        known = [step for step in self._steps if step["stage"] == retired]
        later = [step for step in self._steps if str(step.get("changed_on", "")) > retired_on]
        if known and any(str(step.get("changed_on", "")) == retired_on for step in known):
            return
        if known or later:
            self._filling.leave("retired-on", retired_on)
        else:
            self._step("retired", retired_on, retired_on.place, "")

    def rows(self) -> list[Row]:
        """Return the new steps."""
        return self._rows

    def _now(self) -> str:
        return str(self._steps[-1]["stage"]) if self._steps else ""

    def _slugs(self, *stages: str) -> list[str]:
        return [self._vocabulary.stage_slug(stage) for stage in stages]

    def _step(self, stage: str, day: str, place: Place, note: str) -> None:
        values = {
            "stage": self._vocabulary.stage(stage),
            "changed_on": day,
            "source_url": source_of(place.file),
            "note": note,
        }
        self._rows.append(row(shape_of(*_STAGE), place, values))
