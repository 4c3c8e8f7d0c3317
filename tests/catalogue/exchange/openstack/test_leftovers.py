"""What is left over is counted and told with its lines."""

from pathlib import Path

from catalogue.exchange.openstack.leftovers import KEPT, NO_PLACE, Leftovers
from catalogue.exchange.report import Place, Report

FILE = Path("projects.yaml")


def test_each_key_and_reason_is_a_line_and_a_count() -> None:
    leftovers = Leftovers()
    leftovers.leave("irc", Place(FILE, 9), NO_PLACE, "zun")
    leftovers.leave("irc", Place(FILE, 3), NO_PLACE, "nova")
    leftovers.leave("url", Place(FILE, 4), KEPT, "nova")
    leftovers.leave("url", Place(FILE, 5), NO_PLACE)
    leftovers.note(Place(FILE, 1), "look at this")
    report = Report()
    leftovers.tell(report)
    assert [str(detail) for detail in report.details] == [
        "projects.yaml:3: “irc” has no place in the catalogue; in 2 lines: nova (3), zun (9)",
        "projects.yaml:5: “url” has no place in the catalogue; in 1 line: 5",
        f"projects.yaml:4: “url” {KEPT}; in 1 line: nova (4)",
        "projects.yaml:1: look at this",
    ]
    assert {key: counts["skipped"] for key, counts in report.counts.items()} == {
        "“irc”": 2,
        "“url”": 2,
    }
