"""What is told of findings: one document for the command and the API, one line for people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from catalogue.rules import RULES
from governance.findings import Finding, Severity


@dataclass(frozen=True)
class Broken:
    """A rule that does not hold, and where.

    Attributes:
        name: the name of the rule.
        title: the rule as a sentence.
        findings: where it does not hold, all with one severity.
    """

    name: str
    title: str
    findings: list[Finding]


@dataclass(frozen=True)
class Section:
    """Everything of one severity, by rule."""

    severity: Severity
    rules: list[Broken]

    @property
    def heading(self) -> str:
        """What the section is called."""
        return self.severity.plural

    @property
    def count(self) -> int:
        """How many findings are in it."""
        return sum(len(rule.findings) for rule in self.rules)


def sections(found: Sequence[Finding]) -> list[Section]:
    """Return findings by severity and rule, in the order they come in.

    Args:
        found: the findings, as `catalogue.rules.findings` returns them.
    """
    titles = {rule.name: str(rule.title) for rule in RULES}
    return [
        Section(
            severity,
            [
                Broken(name, titles[name], list(each))
                for name, each in groupby(several, key=lambda finding: finding.rule)
            ],
        )
        for severity, several in groupby(found, key=lambda finding: finding.severity)
    ]


def as_document(found: Sequence[Finding], on: str) -> dict[str, Any]:
    """Return findings as plain values, keys in the order they are documented in.

    Args:
        found: the findings.
        on: their day, ``YYYY-MM-DD``.
    """
    return {
        "on": on,
        "counts": counts(found),
        "findings": [
            {
                "rule": finding.rule,
                "severity": str(finding.severity),
                "subject": _subject(finding),
                "message": finding.message,
                "remedy": finding.remedy,
            }
            for finding in found
        ],
    }


def counts(found: Sequence[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity."""
    numbers = Counter(str(finding.severity) for finding in found)
    return {severity: numbers[severity] for severity in Severity.values}


def summary(found: Sequence[Finding], on: str) -> str:
    """Return how many findings there are, of how many rules, as a line."""
    numbers = counts(found)
    words = {"on": on, "rules": len(RULES), **numbers}
    return (
        _("%(rules)s rules on %(on)s: errors %(error)s, warnings %(warning)s, notices %(notice)s.")
        % words
    )


def _subject(finding: Finding) -> dict[str, Any]:
    subject = finding.subject
    named = {"slug": subject.slug or None, "name": subject.name}
    return {"model": subject.model, "id": subject.pk, **named}
