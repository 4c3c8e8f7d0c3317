"""Where everything on a map lies: sheets → placed boxes. Pure, and the same for the same input.

The look is the drawn map's: a large centre sheet with rows of frames, sheets on the left and right,
above and below, an arrow from each side into the centre.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from catalogue.map.boxes import Arrow, Layout, PlacedFrame, PlacedSheet, bottom, moved, moved_frame
from catalogue.map.frames import LINE, Cut, taller
from catalogue.map.metrics import wrap
from catalogue.map.packing import lines_of, share
from catalogue.map.sheets import Sheet, Sheets, Side

SHEET_NAME, SHEET_NAME_COUNTED, SHEET_TITLE = 11.5, 20.0, 12.0
# Letter spacing of the names of sheets, in font sizes; more of it and readers of PDF see letters
# instead of words.
TRACKING = 0.09

GAP = 22.0  # between sheets: room for an arrow
PAD = 14.0  # inside a sheet
FRAME_GAP_X, FRAME_GAP_Y = 12.0, 20.0  # between frames: the titles sit on the upper edges
SIDE_AT_LEAST, BAND_AT_LEAST = 150.0, 220.0
SIDE_PARTS = (0.155, 0.2, 0.235, 0.27)  # how much of the width a side may take
STACKED_BELOW = 760.0  # on less width everything stands one below the other
COUNTED_FROM = 300  # entries from which on titles say how many are under them


@dataclass(frozen=True)
class _Style:
    detailed: bool
    counted: bool


def layout(sheets: Sheets, width: float, detailed: bool = False, height: float = 0.0) -> Layout:
    """Place a map on so much width; the height follows.

    Args:
        sheets: the map, arranged.
        width: the width there is, in CSS pixels; at least 240.
        detailed: whether each entry also says what it does.
        height: how high the map is at least; what is to spare goes to the middle.
    """
    style = _Style(detailed, counted=sheets.shown >= COUNTED_FROM)
    sides = {side.placement: side for side in sheets.sides}
    if width < STACKED_BELOW:
        return _stacked(sheets.sides, width, style)
    placed = _band(sides["top"], width, style) if "top" in sides else []
    under = _band(sides["bottom"], width, style) if "bottom" in sides else []
    y = _below(placed)
    left = height - y - (bottom(under) + GAP if under else 0.0)
    placed += [moved(sheet, 0, y) for sheet in _middle(sides, width, left, style)]
    y = _below(placed)
    placed += [moved(sheet, 0, y) for sheet in under]
    return Layout(width, bottom(placed), placed, _arrows(placed))


def _below(placed: Sequence[PlacedSheet]) -> float:
    """Return where the next sheet under some others begins."""
    return bottom(placed) + GAP if placed else 0.0


def _stacked(sides: Sequence[Side], width: float, style: _Style) -> Layout:
    placed: list[PlacedSheet] = []
    for side in sides:
        y = _below(placed)
        placed += [moved(sheet, 0, y) for sheet in _pile(side, width, style)]
    return Layout(width, bottom(placed), placed, [])


def _middle(
    sides: dict[str, Side], width: float, height: float, style: _Style
) -> list[PlacedSheet]:
    """Place left, centre and right side by side, all as high as the highest."""
    present = [placement for placement in ("left", "centre", "right") if placement in sides]
    if not present:
        return []
    tried = []
    for widths in _widths(present, width):
        piles = [_pile(sides[name], widths[name], style) for name in present]
        tried.append((max(bottom(pile) for pile in piles), list(widths.values()), piles))
    least, chosen, piles = min(tried, key=lambda each: each[0])
    placed: list[PlacedSheet] = []
    x = 0.0
    for pile, pile_width in zip(piles, chosen, strict=True):
        placed += [moved(sheet, x, 0) for sheet in _stretched(pile, max(least, height))]
        x += pile_width + GAP
    return placed


def _widths(present: Sequence[str], width: float) -> Iterator[dict[str, float]]:
    """Yield ways to share the width out, those with the widest centre first."""
    if "centre" not in present:
        yield dict.fromkeys(present, (width - (len(present) - 1) * GAP) / len(present))
        return
    for part in SIDE_PARTS if len(present) > 1 else SIDE_PARTS[:1]:
        beside = max(SIDE_AT_LEAST, part * width)
        widths = dict.fromkeys(present, beside)
        widths["centre"] = width - (len(present) - 1) * (beside + GAP)
        yield widths


def _pile(side: Side, width: float, style: _Style) -> list[PlacedSheet]:
    """Place the sheets of a side one below the other."""
    placed: list[PlacedSheet] = []
    for sheet in side.sheets:
        placed.append(moved(_sheet(sheet, width, style), 0, _below(placed)))
    return placed


def _band(side: Side, width: float, style: _Style) -> list[PlacedSheet]:
    """Place the sheets of a side beside each other, by how much they hold, in few lines."""
    weights = [float(sheet.size) for sheet in side.sheets]
    at_least = [min(width, BAND_AT_LEAST)] * len(weights)
    placed: list[PlacedSheet] = []
    for line in lines_of(at_least, width, GAP):
        widths = share([weights[i] for i in line], [at_least[i] for i in line], width, GAP)
        row = [_sheet(side.sheets[i], w, style) for i, w in zip(line, widths, strict=True)]
        height = max(sheet.height for sheet in row)
        x, y = 0.0, _below(placed)
        for sheet in row:
            placed.append(moved(_taller(sheet, height), x, y))
            x += sheet.width + GAP
    return placed


def _sheet(sheet: Sheet, width: float, style: _Style) -> PlacedSheet:
    inner = width - 2 * PAD
    size = SHEET_NAME_COUNTED if style.counted else SHEET_NAME
    name = wrap(sheet.region["name"].upper(), inner, size, bold=True, tracking=TRACKING)
    title = wrap(_title(sheet, style), inner, SHEET_TITLE)
    y = PAD + LINE * (len(name) * size + len(title) * SHEET_TITLE) + FRAME_GAP_Y * 0.8
    frames: list[PlacedFrame] = []
    for row in sheet.rows:
        cuts = [Cut(frame, style.detailed, style.counted) for frame in row]
        for line in _row(cuts, inner):
            frames += [moved_frame(frame, PAD, y) for frame in line]
            y += line[0].height + FRAME_GAP_Y
    height = y - FRAME_GAP_Y + PAD
    return PlacedSheet(0, 0, width, height, sheet.region, size, name, title, frames)


def _title(sheet: Sheet, style: _Style) -> str:
    """Return the line under a sheet's name; nothing where it would only repeat the name."""
    name, title = sheet.region["name"], sheet.region["title"]
    said = "" if title.casefold() == name.casefold() else title
    count = f"{sheet.size} entries" if style.counted else ""
    return " · ".join(part for part in (said, count) if part)


def _row(row: Sequence[Cut], width: float) -> list[list[PlacedFrame]]:
    """Place the frames of a row side by side, in as few lines as they fit in."""
    at_least = [min(width, cut.least) for cut in row]
    placed = []
    for line in lines_of(at_least, width, FRAME_GAP_X):
        cuts = [row[number] for number in line]
        wanted = _balanced(cuts, width)
        widths = share(wanted, [min(width, want) for want in wanted], width, FRAME_GAP_X)
        frames = [cut.place(each) for cut, each in zip(cuts, widths, strict=True)]
        height = max(frame.height for frame in frames)
        x, aligned = 0.0, []
        for frame in frames:
            aligned.append(moved_frame(replace(frame, height=height), x, 0))
            x += frame.width + FRAME_GAP_X
        placed.append(aligned)
    return placed


def _balanced(cuts: Sequence[Cut], width: float) -> list[float]:
    """Return how wide frames beside each other are when all have as few lines of entries as fit."""
    room = width - FRAME_GAP_X * (len(cuts) - 1)
    low, high = 1, max(cut.size for cut in cuts)
    while low < high:
        lines = (low + high) // 2
        if sum(cut.width_in(lines) for cut in cuts) <= room:
            high = lines
        else:
            low = lines + 1
    return [cut.width_in(low) for cut in cuts]


def _stretched(pile: list[PlacedSheet], height: float) -> list[PlacedSheet]:
    """Make a pile of sheets so high, each by its part."""
    spare = (height - bottom(pile)) / len(pile)
    return [
        moved(_taller(sheet, sheet.height + spare), 0, number * spare)
        for number, sheet in enumerate(pile)
    ]


def _taller(sheet: PlacedSheet, height: float) -> PlacedSheet:
    """Make a sheet so high; what it holds spreads over the room where it is the centre."""
    spare = height - sheet.height
    if spare <= 0 or sheet.region["placement"] != "centre":
        return replace(sheet, height=max(height, sheet.height))
    tops = sorted({frame.y for frame in sheet.frames})
    each = spare / len(tops)
    frames = [
        taller(moved_frame(frame, 0, tops.index(frame.y) * each), frame.height + each)
        for frame in sheet.frames
    ]
    return replace(sheet, height=height, frames=frames)


def _arrows(sheets: Sequence[PlacedSheet]) -> list[Arrow]:
    """Point from each sheet that touches the gap around the centre into the centre."""
    by_placement: dict[str, list[PlacedSheet]] = defaultdict(list)
    for sheet in sheets:
        by_placement[sheet.region["placement"]].append(sheet)
    centre = by_placement["centre"]
    if not centre:
        return []
    left, right, top, low = centre[0].x, centre[0].right, centre[0].y, bottom(centre)
    arrows = [Arrow(left - GAP, _down(each), GAP, GAP, "left") for each in by_placement["left"]]
    arrows += [Arrow(right, _down(each), GAP, GAP, "right") for each in by_placement["right"]]
    for placement, y in (("top", top - GAP), ("bottom", low)):
        for each in by_placement[placement]:
            first, last = max(left, each.x), min(right, each.right)
            touches = y in (each.bottom, each.y - GAP)
            if touches and last - first >= GAP:
                arrows.append(Arrow((first + last - GAP) / 2, y, GAP, GAP, placement))
    return arrows


def _down(sheet: PlacedSheet) -> float:
    """Return where an arrow at half the height of a sheet begins."""
    return sheet.y + (sheet.height - GAP) / 2
