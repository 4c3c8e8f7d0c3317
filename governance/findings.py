"""What is found where a rule does not hold, as plain values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Severity(TextChoices):
    """How bad it is.

    An error is a contradiction: two records cannot both be so, or a rule that a body has written
    down is broken, so some page tells something false. A warning is what the foundation asks for
    and what is not so or not recorded; pages say that it is missing. A notice is true and harms
    nobody, but somebody may want to do something about it.
    """

    ERROR = "error", _("Error")
    WARNING = "warning", _("Warning")
    NOTICE = "notice", _("Notice")

    @property
    def plural(self) -> str:
        """What several are headed."""
        return str(_PLURALS[self])


_PLURALS = {
    Severity.ERROR: _("Errors"),
    Severity.WARNING: _("Warnings"),
    Severity.NOTICE: _("Notices"),
}


@dataclass(frozen=True)
class Subject:
    """What a finding is about.

    Attributes:
        model: label of the model, such as ``governance.body``.
        pk: key of the row; None where there is no row, which is what is wrong.
        slug: slug of the row, empty where there is none.
        name: what people call it.
    """

    model: str
    pk: int | None
    slug: str
    name: str

    @classmethod
    def of(cls, row: Model) -> "Subject":
        """Return a row as a subject."""
        return cls(row._meta.label_lower, row.pk, getattr(row, "slug", ""), str(row))


@dataclass(frozen=True)
class Finding:
    """A rule does not hold for something.

    Attributes:
        rule: name of the rule, such as ``one-board``.
        severity: how bad it is.
        subject: what it is about.
        message: what is wrong, in a sentence or two.
        remedy: what would mend it.
    """

    rule: str
    severity: Severity
    subject: Subject
    message: str
    remedy: str


@dataclass(frozen=True)
class Rule:
    """Something that must hold on any day.

    Attributes:
        title: the rule as a sentence.
        check: returns what is found on a day, ``YYYY-MM-DD``.
        about: labels of the models whose rows it may find fault with.
    """

    title: str | Promise
    check: Callable[[str], Iterable[Finding]]
    about: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name its findings carry."""
        return self.check.__name__.replace("_", "-")


def found(rules: Iterable[Rule], on: str) -> list[Finding]:
    """Return what rules find on a day: errors first, then by rule as given, then by name.

    Args:
        rules: the rules.
        on: the day, ``YYYY-MM-DD``.
    """
    order = list(Severity)
    all_of_them = [finding for rule in rules for finding in _by_name(rule.check(on))]
    return sorted(all_of_them, key=lambda finding: order.index(finding.severity))


def _by_name(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.subject.name, finding.message))
