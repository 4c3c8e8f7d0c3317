"""What came of an import is kept and read again as it was, without the folder of the files."""

from collections import Counter
from pathlib import Path

from catalogue.exchange.outcomes import Outcome
from catalogue.exchange.report import Fault, Place, Refused, Report


def laid_out(folder: Path) -> Path:
    for slot in ("data", "files"):
        (folder / slot).mkdir()
    return folder


def reported(folder: Path) -> Report:
    report = Report(kept=Counter({"extra.b": 2, "extra.a": 1}), mark="abc")
    report.count("stages", "created", 2)
    report.count("projects", "preserved", 3)
    twin = f"stands twice; first at {folder}/files/projects/heat.yaml:3"
    report.details = [
        Fault(Place(folder / "files" / "projects" / "nova.yaml", 7), twin),
        Fault(Place(folder / "data" / "data.yml", 1), f"is outside of {folder}/data"),
        Fault(Place(folder, 0), "there is nothing here"),
    ]
    return report


def test_what_is_kept_is_read_again_as_it_was(tmp_path: Path) -> None:
    folder = laid_out(tmp_path)
    outcome = Outcome.of(lambda: reported(folder), folder, ["README"])
    again = Outcome.read(outcome.kept())
    assert again == outcome
    assert again.report.lines() == outcome.report.lines()
    assert (again.created, again.changed, again.writes) == (2, 0, 2)


def test_files_are_called_as_they_were_sent(tmp_path: Path) -> None:
    folder = laid_out(tmp_path)
    outcome = Outcome.of(lambda: reported(folder), folder)
    assert [(str(each.place), each.message) for each in outcome.report.details] == [
        ("projects/nova.yaml:7", "stands twice; first at projects/heat.yaml:3"),
        ("data.yml:1", "is outside of data"),
        (".:0", "there is nothing here"),
    ]


def test_faults_are_kept_in_order(tmp_path: Path) -> None:
    folder = laid_out(tmp_path)

    def refuse() -> Report:
        file = folder / "files" / "a.yaml"
        raise Refused([Fault(Place(file, 9), "late"), Fault(Place(file, 2), "early")])

    outcome = Outcome.read(Outcome.of(refuse, folder).kept())
    assert [str(fault) for fault in outcome.faults] == ["a.yaml:2: early", "a.yaml:9: late"]
    assert outcome.writes == 0
