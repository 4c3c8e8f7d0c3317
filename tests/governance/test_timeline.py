"""Periods as bars over years."""

from governance.timeline import HEAD, LANE, LINE, Lane, Span, timeline


def test_nothing_to_draw_is_no_drawing() -> None:
    assert timeline([], "2020-01-01") is None
    assert timeline([Lane("Nobody", [])], "2020-01-01") is None


def test_bars_lie_where_their_dates_are_between_the_first_year_and_the_end_of_the_last() -> None:
    drawn = timeline(
        [Lane("A", [Span("2010", "2015")]), Lane("B", [Span("2018", "")])], "2019-12-31"
    )
    assert drawn is not None
    [first], [second] = (lane.bars for lane in drawn.lanes)
    assert (first.x, first.width) == ("0.00%", "50.00%")
    assert second.x == "80.01%"  # one of the ten years is longer by a day than the others
    assert (second.width, drawn.now) == ("19.96%", "99.97%")
    assert drawn.height == HEAD + 2 * LANE


def test_years_on_the_scale_are_few_and_the_first_is_one_of_them() -> None:
    drawn = timeline([Lane("A", [Span("1950", "")])], "2026-06-01")
    assert drawn is not None
    years = [tick.year for tick in drawn.ticks]
    assert years[0] == 1950
    assert len(years) <= 9


def test_label_of_what_begins_late_is_held_at_its_end() -> None:
    drawn = timeline(
        [Lane("Old", [Span("2010", "")]), Lane("New", [Span("2019", "")])], "2019-12-31"
    )
    assert drawn is not None
    assert [lane.anchor for lane in drawn.lanes] == ["start", "end"]


def test_a_label_is_whole_on_a_phone_held_nearer_to_the_edge_or_told_in_lines() -> None:
    long = "Board of Directors of the Open Infrastructure Foundation, chair"
    lanes = [
        Lane("Short", [Span("2014", "")]),
        Lane("A label as long as most of a phone is", [Span("2014", "2015")]),
        Lane(long, [Span("2010", "")]),
        Lane("After", [Span("2010", "")]),
    ]
    drawn = timeline(lanes, "2019-12-31")
    assert drawn is not None
    short, moved, told, after = drawn.lanes
    assert short.x == short.bars[0].x
    assert 0 < float(moved.x[:-1]) < float(moved.bars[0].x[:-1])
    assert told.x == "0.00%"
    assert " ".join(words for _y, words in told.lines) == long
    assert len(told.lines) == 2
    assert told.lines[-1][0] < told.bar_y
    assert after.lines[0][0] - told.lines[0][0] == LANE + LINE
    assert drawn.height == HEAD + 4 * LANE + LINE


def test_what_begins_after_the_day_is_drawn_all_the_same() -> None:
    drawn = timeline([Lane("A", [Span("2030", "")])], "2020-01-01")
    assert drawn is not None
    assert drawn.lanes[0].bars[0].width == "0.40%"


def test_it_knows_whether_something_was_only_seen() -> None:
    begun, seen = Span("2019", ""), Span("2019", "", begun=False)
    for spans, expected in (([begun], False), ([begun, seen], True)):
        drawn = timeline([Lane("A", spans)], "2020-01-01")
        assert drawn is not None
        assert drawn.has_seen is expected


def test_lanes_of_one_label_and_address_are_drawn_in_one_in_the_place_of_the_first() -> None:
    ada = [Lane("Ada", [Span(str(year), str(year + 1))], "/ada/") for year in (2017, 2019)]
    other = Lane("Ada", [Span("2018", "2019")], "/another-ada/")
    drawn = timeline([ada[0], other, ada[1]], "2020-01-01")
    assert drawn
    told = [(placed.lane.address, len(placed.bars)) for placed in drawn.lanes]
    assert told == [("/ada/", 2), ("/another-ada/", 1)]
