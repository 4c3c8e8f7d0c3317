"""Files that are sent are found by the import of their format, in whatever way they are sent."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from catalogue.exchange.formats import IMPORTS
from catalogue.exchange.slots import INTAKES, alike, reading, unread


def laid(folder: Path, *names: str, text: str = "") -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_every_format_of_the_command_can_be_sent() -> None:
    assert set(INTAKES) == set(IMPORTS)


@pytest.mark.parametrize(
    ("format_", "names", "path", "further"),
    [
        ("native", ["files/nova.yaml"], "files/nova.yaml", {}),
        ("native", ["files/projects.yaml"], "files", {}),
        ("native", ["files/projects/nova.yaml"], "files", {}),
        ("native", ["files/projects.yaml", "files/stages.yaml"], "files", {}),
        ("openstack-map", ["files/other.yaml"], "files/other.yaml", {}),
        ("openstack-map", ["files/sdks.yaml", "files/deployment_tools.yaml"], "files", {}),
        ("openstack-governance", ["files/projects.yaml"], "files", {}),
        ("landscape2", ["data/mine.yml"], "data/mine.yml", {}),
        (
            "landscape2",
            ["data/data.yml", "settings/own.yml", "logos/a.svg"],
            "data/data.yml",
            {"settings": "settings/own.yml", "logos": "logos"},
        ),
        (
            "landscape2",
            ["data/settings.yml", "data/landscape.yml", "data/hosted_logos/a.svg"],
            "data/landscape.yml",
            {"settings": "data/settings.yml", "logos": "data/hosted_logos"},
        ),
        (
            "landscape2",
            ["data/mine.yml", "data/settings.yml", "settings/own.yml"],
            "data/mine.yml",
            {"settings": "settings/own.yml"},
        ),
        # A file that is called like a folder, and folders that are called like files.
        ("landscape2", ["data/mine.yml", "data/logos"], "data/mine.yml", {}),
        ("landscape2", ["data/data.yml/x", "data/mine.yml"], "data/mine.yml", {}),
        ("landscape2", ["data/data.yml", "data/settings.yml/x"], "data/data.yml", {}),
    ],
)
def test_import_is_given_the_right_path(
    tmp_path: Path, format_: str, names: list[str], path: str, further: Mapping[str, str]
) -> None:
    found, others = reading(format_, laid(tmp_path, *names))
    assert str(found.relative_to(tmp_path)) == path
    assert {name: str(other.relative_to(tmp_path)) for name, other in others.items()} == further


@pytest.mark.parametrize(
    ("format_", "read", "left"),
    [
        (
            "native",
            ["files/projects/nova.yaml", "files/editions/a.json", "files/stages.yaml"],
            ["README.md", "projects/heat.yml"],
        ),
        ("openstack-map", ["files/sdks.yaml"], ["setup.py"]),
        (
            "openstack-governance",
            ["files/reference/projects.yaml", "files/reference/sigs/sigs.yaml"],
            ["reference/charter.rst"],
        ),
        ("landscape2", ["data/data.yml", "data/logos/a.svg"], ["guide.yml"]),
    ],
)
def test_files_that_no_import_reads_are_named(
    tmp_path: Path, format_: str, read: list[str], left: list[str]
) -> None:
    slot = INTAKES[format_].slots[0].name
    laid(tmp_path, *read, *(f"{slot}/{name}" for name in left))
    assert unread(format_, tmp_path) == left


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("data.yml", "landscape:\n- category:\n", "landscape2"),
        ("a.yaml", "name: x\ntabs:\n", "openstack-map"),
        ("projects.yaml", "nova:\n  deliverables:\n", "openstack-governance"),
        ("a.yaml", "projects:\n- slug: nova\n", "native"),
        ("projects/nova.yaml", "slug: nova\n", "native"),
        ("a.yaml", "colour: red\n", ""),
    ],
)
def test_format_is_known_by_what_files_say(
    tmp_path: Path, name: str, text: str, format_: str
) -> None:
    assert alike(laid(tmp_path, f"files/{name}", text=text)) == format_
