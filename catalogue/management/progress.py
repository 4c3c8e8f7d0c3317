"""A bar that grows while a command works, for those who look on."""

from collections.abc import Callable

from django.core.management.base import OutputWrapper

_BAR = 40


def bar(stream: OutputWrapper) -> Callable[[int, int], None] | None:
    """Return what draws a bar, given what is done and how much there is; None where nobody looks.

    Args:
        stream: the command's error output.
    """

    def draw(done: int, total: int) -> None:
        filled = _BAR * done // total if total else _BAR
        ending = "\n" if done >= total else ""
        drawn = "█" * filled + "░" * (_BAR - filled)
        stream.write(f"\r{drawn} {done}/{total}", style_func=str, ending=ending)
        stream.flush()

    return draw if stream.isatty() else None
