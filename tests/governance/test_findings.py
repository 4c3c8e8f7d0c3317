"""Findings in order."""

from collections.abc import Iterator

from governance.findings import Finding, Rule, Severity, Subject, found


def finding(severity: Severity, name: str) -> Finding:
    return Finding("a-rule", severity, Subject("governance.body", 1, "x", name), "Wrong.", "Mend.")


def a_rule(on: str) -> Iterator[Finding]:
    yield finding(Severity.NOTICE, "B")
    yield finding(Severity.ERROR, "B")
    yield finding(Severity.ERROR, on)


def another_rule(on: str) -> Iterator[Finding]:
    yield finding(Severity.ERROR, "A")


def test_errors_come_first_then_the_order_of_rules_then_names() -> None:
    rules = [Rule("One", a_rule, ()), Rule("Other", another_rule, ())]
    told = found(rules, "0 the day")
    assert [(each.severity, each.subject.name) for each in told] == [
        ("error", "0 the day"),
        ("error", "B"),
        ("error", "A"),
        ("notice", "B"),
    ]


def test_rule_is_named_after_its_function() -> None:
    assert Rule("Other", another_rule, ()).name == "another-rule"
