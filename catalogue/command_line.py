"""Arguments that Django would take for its own, before it looks at them."""

from collections.abc import Sequence

EXCHANGING = ("import_catalogue", "export_catalogue")


def arguments(given: Sequence[str]) -> list[str]:
    """Return a command line in which Django does not mistake an option of ours for its own.

    Every command of Django has ``--settings``, a Python module, which is read before the command
    is even found. For the commands that bring catalogues in and out it is a file of the format, so
    there it goes on under its second name, ``--settings-file``.

    Args:
        given: the program, the command and its arguments.
    """
    if len(given) < 2 or given[1] not in EXCHANGING:
        return list(given)
    return [
        f"--settings-file{word.removeprefix('--settings')}"
        if word == "--settings" or word.startswith("--settings=")
        else word
        for word in given
    ]
