"""In which stage a project is on a day, as something a query can select, order and filter by."""

from collections.abc import Mapping
from typing import Any

from django.db.models import BooleanField, CharField, F, Func, JSONField, Value
from django.db.models.sql.compiler import SQLCompiler

# Written out, because Django takes a millisecond to make the same of a queryset, and lists of
# projects need it several times.
_LATEST = """(
    SELECT {column} FROM catalogue_stagechange stage_change
    INNER JOIN catalogue_stage stage ON stage.id = stage_change.stage_id
    WHERE stage_change.project_id = %(expressions)s
    ORDER BY stage_change.changed_on DESC, stage_change.id DESC LIMIT 1
)"""

# Most projects never were in such a stage, and are known not to be without looking further.
_EVER_LEFT_OUT = """(
    SELECT left_out.project_id FROM catalogue_stagechange left_out
    WHERE left_out.stage_id IN (SELECT id FROM catalogue_stage unlisted WHERE NOT unlisted.listed)
)"""

SHOWN = {"slug": "stage.slug", "name": "stage.name", "mark": "stage.mark"}


class StageOn(Func):
    """A column of the latest change of a project's stage up to a day, or of the stage it led to.

    Args:
        column: such as ``stage.slug`` or ``stage_change.changed_on``.
        on: the day, ``YYYY-MM-DD``.
        project: the path to the project's key.
        output_field: what the column holds; text if left out.
    """

    arg_joiner = " AND stage_change.changed_on <= "
    arity = 2

    def __init__(
        self,
        column: str,
        on: str,
        project: str = "pk",
        output_field: Any = None,
    ) -> None:
        self.column = column
        super().__init__(F(project), Value(on), output_field=output_field or CharField())

    def as_sql(self, *args: Any, **context: Any) -> Any:
        """Return the subquery."""
        context.setdefault("template", _LATEST.format(column=self.column))
        return super().as_sql(*args, **context)


class ListedOn(StageOn):
    """Whether a project is in no stage that lists leave out.

    Args:
        on: the day, ``YYYY-MM-DD``.
        project: the path to the project's key.
    """

    def __init__(self, on: str, project: str = "pk") -> None:
        super().__init__("stage.listed", on, project, BooleanField())

    def as_sql(self, compiler: SQLCompiler, *args: Any, **context: Any) -> Any:
        """Return the condition."""
        key, params = compiler.compile(self.get_source_expressions()[0])
        latest, others = super().as_sql(compiler, *args, **context)
        condition = f"({key} NOT IN {_EVER_LEFT_OUT} OR COALESCE({latest}, TRUE))"
        return condition, [*params, *others]


class StageShownOn(StageOn):
    """Several columns at once: a dict, or None where no stage is known.

    Args:
        on: the day, ``YYYY-MM-DD``.
        project: the path to the project's key.
        shown: keys of the dict, and columns; what a reader is shown of a stage if left out.
    """

    def __init__(self, on: str, project: str = "pk", shown: Mapping[str, str] = SHOWN) -> None:
        pairs = ", ".join(f"'{key}', {column}" for key, column in shown.items())
        super().__init__(f"JSON_OBJECT({pairs})", on, project, JSONField())

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **context: Any) -> Any:
        """Return the subquery in words that PostgreSQL has had for longer."""
        column = self.column.replace("JSON_OBJECT", "JSONB_BUILD_OBJECT", 1)
        return self.as_sql(compiler, connection, template=_LATEST.format(column=column), **context)
