"""`manage.py check_catalogue`."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from catalogue.rules import RULES
from governance.models import ReportingLine
from governance.partial_dates import today
from tests import factories

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, int]:
    """Return what is printed, and the status the command exits with."""
    stdout = io.StringIO()
    try:
        call_command("check_catalogue", *arguments, stdout=stdout)
    except SystemExit as left:
        return stdout.getvalue(), int(str(left.code))
    return stdout.getvalue(), 0


def test_empty_catalogue_holds_every_rule() -> None:
    assert run("--on", "2019-04-02") == (
        f"{len(RULES)} rules on 2019-04-02: errors 0, warnings 0, notices 0.\n",
        0,
    )


def test_findings_are_printed_by_severity_and_rule_with_their_remedies() -> None:
    factories.body(slug="board", kind="board", established_on="2012")
    factories.body(slug="tc", name="Committee", established_on="2012")
    zun = factories.project(slug="zun", name="Zun", kind="external")
    factories.stage_change(project=zun, stage=factories.stage(name="Active"))
    printed, status = run()
    message = "To whom it answers is not recorded, so no way leads from it to the board."
    assert status == 0
    assert printed.splitlines() == [
        "Warnings (2)",
        "",
        "  From every body, lines lead to the board (bodies-reach-the-board)",
        f"  - Committee (tc): {message}",
        "    Enter its reporting line, with a source, or say when it was dissolved.",
        "",
        "  Every stage has its evidence (stages-have-evidence)",
        "  - Zun (zun): Nothing tells why its stage is “Active” since 2018.",
        "    Enter a source or the resolution with that stage.",
        "",
        f"{len(RULES)} rules on {today()}: errors 0, warnings 2, notices 0.",
    ]


def test_errors_make_it_exit_with_one_in_both_formats() -> None:
    one = factories.body(slug="board", name="Board", kind="board", established_on="2012")
    other = factories.body()
    ReportingLine.objects.create(body=one, reports_to=other)
    ReportingLine.objects.create(body=other, reports_to=one)
    assert run()[1] == 1
    printed, status = run("--json", "--on", "2019-04-02")
    assert status == 1
    assert json.loads(printed) == {
        "on": "2019-04-02",
        "counts": {"error": 1, "warning": 0, "notice": 0},
        "findings": [
            {
                "rule": "no-reporting-circles",
                "severity": "error",
                "subject": {
                    "model": "governance.body",
                    "id": one.pk,
                    "slug": "board",
                    "name": "Board",
                },
                "message": f"It answers to itself in the end: Board → {other.name} → Board.",
                "remedy": "End or remove the reporting line that is wrong.",
            }
        ],
    }


@pytest.mark.parametrize("day", ["2019", "yesterday", "2019-02-30"])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(CommandError, match=rf"--on: .*{day}"):
        run("--on", day)
