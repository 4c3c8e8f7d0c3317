"""One text of a file → a summary for lists and the rest of the description."""

import re

# The end of a sentence: not after an abbreviation, and before something that can begin one.
_END = re.compile(r"(?<![.(\s]\w\.)(?<!e\.g\.)(?<!i\.e\.)(?<!etc\.)(?<=[.!?])\s+(?=[A-Z“\"'])")
_SHORT = 200


def summary_and_rest(text: str) -> tuple[str, str]:
    """Return a summary and a description that together say what a text says, once.

    Args:
        text: prose in one paragraph; how its lines are broken does not count.
    """
    first, *more = sentences(text)
    if len(" ".join([first, *more])) <= _SHORT:
        return " ".join([first, *more]), ""
    return first, " ".join(more)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, one at least; how its lines are broken does not count."""
    return _END.split(" ".join(text.split()))
