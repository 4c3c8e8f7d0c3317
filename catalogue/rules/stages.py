"""The stages of all projects on a day."""

from catalogue.models import Stage, StageChange


def stages_on(on: str) -> dict[int, Stage]:
    """Return the stage of each project on a day, in two queries; projects without one are missing.

    Args:
        on: the day, ``YYYY-MM-DD``.
    """
    stages = Stage.objects.in_bulk()
    changes = StageChange.objects.filter(changed_on__lte=on).order_by("changed_on", "pk")
    return {
        project: stages[stage] for project, stage in changes.values_list("project_id", "stage_id")
    }


def has_ended(stage: Stage | None) -> bool:
    """Tell whether a stage says that nothing is made any more: not listed, and crossed out.

    A stage that is not listed and not crossed out, such as “proposed”, has not begun.
    """
    return stage is not None and not stage.listed and stage.mark == Stage.Mark.CROSS
