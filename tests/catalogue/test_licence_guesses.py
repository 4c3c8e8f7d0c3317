"""Which SPDX licences somebody means who writes them otherwise."""

import pytest

from catalogue.licence_guesses import guesses


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Apache 2", "Apache-2.0"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("ASL2", "Apache-2.0"),
        ("the MIT licence", "MIT"),
        ("Mozilla Public License 2.0", "MPL-2.0"),
        ("GNU GPL v3", "GPL-3.0-only"),
        ("bsd 3", "BSD-3-Clause"),
        ("Apche-2.0", "Apache-2.0"),
        ("MIT or ASL2", "MIT OR Apache-2.0"),
        ("(mit and gpl3) or isc", "(MIT AND GPL-3.0-only) OR ISC"),
    ],
)
def test_what_is_meant_comes_first(written: str, meant: str) -> None:
    assert guesses(written)[0] == meant


def test_where_several_may_be_meant_all_are_offered_and_no_more_than_three() -> None:
    assert guesses("GPLv3") == ["GPL-3.0-only", "GPL-3.0-or-later"]
    assert len(guesses("GPL")) == 3


@pytest.mark.parametrize("written", ["", "?", "A", "ours alone", "MIT or ours alone", "MIT MIT"])
def test_nothing_is_made_up(written: str) -> None:
    assert guesses(written) == []
