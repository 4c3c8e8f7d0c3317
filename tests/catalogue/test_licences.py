"""SPDX licence expressions."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.licences import Terms, terms, validate_license


@pytest.mark.parametrize(
    "expression",
    [
        "Apache-2.0",
        "GPL-2.0-only OR MIT",
        "LGPL-2.1-or-later AND (MIT OR BSD-3-Clause)",
        "GPL-2.0-only WITH Linux-syscall-note",
        "MPL-2.0",
    ],
)
def test_expression_with_known_identifiers_is_fine(expression: str) -> None:
    validate_license(expression)


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("apache-2.0", "SPDX writes “Apache-2.0” for “apache-2.0”."),
        ("MIT or Apache-2.0", "SPDX writes “MIT OR Apache-2.0” for “MIT or Apache-2.0”."),
        (
            "Apache 2",
            "“Apache 2” is not an SPDX licence expression. Did you mean Apache-2.0?",
        ),
        ("GPLv3", "“GPLv3” is not an SPDX licence expression. Did you mean GPL-3.0-only or GPL-3"),
        ("Ours", "“Ours” is not an SPDX licence expression: Unknown license key(s): Ours."),
        ("MIT AND", "“MIT AND” is not an SPDX licence expression: "),
        ("(MIT", "“(MIT” is not an SPDX licence expression: "),
        ("MIT WITH MIT", "“MIT WITH MIT” is not an SPDX licence expression: "),
        ("MIT MIT", "“MIT MIT” is not an SPDX licence expression: "),
        ("MIT; DROP", "“MIT; DROP” is not an SPDX licence expression: "),
    ],
)
def test_other_expressions_are_refused_with_what_is_wrong(expression: str, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_license(expression)
    (told,) = refused.value.messages
    assert told.startswith(message)
    assert refused.value.code == "invalid_license"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Apache-2.0", Terms.FREE),
        ("MulanPSL-2.0", Terms.FREE),
        ("GPL-2.0-only OR MIT", Terms.FREE),
        ("Apache-2.0 AND MPL-2.0", Terms.COPYLEFT),
        ("GPL-2.0-only WITH Classpath-exception-2.0", Terms.COPYLEFT),
        ("BUSL-1.1", Terms.LIMITED),
        ("(MIT OR GPL-3.0-only) AND BUSL-1.1", Terms.LIMITED),
        ("LicenseRef-ours", Terms.LIMITED),
        ("MIT AND", Terms.LIMITED),
    ],
)
def test_terms_are_the_least_of_a_choice_and_the_most_of_several(
    expression: str, expected: Terms
) -> None:
    assert terms(expression) == expected
