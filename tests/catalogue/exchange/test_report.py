"""What an import found and did, for people to read."""

from pathlib import Path

from catalogue.exchange.report import Fault, Place, Refused, Report


def fault(line: int, message: str = "wrong", file: str = "a.yaml") -> Fault:
    return Fault(Place(Path(file), line), message)


def test_fault_is_told_as_file_line_and_message() -> None:
    assert str(fault(3)) == "a.yaml:3: wrong"


def test_faults_are_told_once_each_in_the_order_of_the_files() -> None:
    refused = Refused([fault(10), fault(2), fault(10), fault(1, file="b.yaml")])
    assert str(refused) == "a.yaml:2: wrong\na.yaml:10: wrong\nb.yaml:1: wrong"


def test_report_is_a_table_with_a_sum() -> None:
    report = Report(details=[fault(1, "changed Nova: name")])
    report.count("projects", "created", 12)
    report.count("projects", "changed")
    report.count("use cases", "preserved", 3)
    assert report.lines() == [
        "a.yaml:1: changed Nova: name",
        "             created    changed  unchanged  preserved    skipped",
        "projects          12          1          0          0          0",
        "use cases          0          0          0          3          0",
        "together          12          1          0          3          0",
    ]
    assert report.total("created") == 12


def test_report_of_nothing_is_a_table_all_the_same() -> None:
    head, together = Report().lines()
    assert head.split()[0] == "created"
    assert together.split() == ["together", "0", "0", "0", "0", "0"]
