"""Numbers of editions in addresses."""


class EditionNumber:
    """``20190402`` or ``20190402.2``."""

    regex = r"[0-9]{8}(?:\.[2-9])?"

    def to_python(self, value: str) -> str:
        """Return the number as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return the number as it is."""
        return value


class EditionOrLive(EditionNumber):
    """The number of an edition, or ``live`` for the map as it is now."""

    regex = rf"{EditionNumber.regex}|live"
