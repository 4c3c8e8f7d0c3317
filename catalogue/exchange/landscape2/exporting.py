"""The catalogue → a landscape."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings as site_settings

from catalogue.exchange.landscape2.left_behind import left_behind
from catalogue.exchange.landscape2.told import tell
from catalogue.exchange.landscape2.writing import Writing
from catalogue.exchange.native.writing import as_is, to_yaml
from catalogue.exchange.report import Report


def export_landscape2(
    path: Path, settings: Path | None = None, logos: Path | None = None
) -> Report:
    """Write the catalogue as a landscape that landscape2 accepts.

    A catalogue that came in as a landscape goes out as that landscape, with every key it had. Of
    any other, its maps are written, and its members; the report counts what has no place there.

    Args:
        path: the data file.
        settings: where to write the settings that belong to it.
        logos: the folder for the logos.

    Returns:
        A report of what was written, and of what was left behind.

    Raises:
        OSError: a file cannot be written.
    """
    told = tell()
    writing = Writing(told, site_settings.SITE_URL)
    _write(path, writing.landscape())
    if settings:
        _write(settings, writing.settings())
    if logos:
        _write_logos(logos, writing.logos)
    return _report(writing)


def _write(path: Path, data: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_yaml(as_is(data)), encoding="utf-8")


def _write_logos(folder: Path, logos: Mapping[str, str]) -> None:
    for name, text in logos.items():
        if ".." not in PurePosixPath(name).parts and not PurePosixPath(name).is_absolute():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")


def _report(writing: Writing) -> Report:
    told, report = writing.told, Report()
    written = {
        "projects": len(told.projects),
        "organizations": len(told.members),
        "memberships": sum(len(member.tiers) for member in told.members),
        "regions": len(writing.regions),
        "categories": sum(len(region.categories) for region in writing.regions),
        "logos": len(writing.logos),
    }
    for name, number in written.items():
        report.count(name, "unchanged", number)
    for name, number in left_behind(writing).items():
        report.count(name, "skipped", number)
    return report
