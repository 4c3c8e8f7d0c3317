"""Names of countries by their ISO 3166-1 codes, from the table of the time zone database.

The table (``iso3166.tab``) is in the public domain; the names of three countries are written out.
"""

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("iso3166.tab")


def country_name(code: str) -> str:
    """Return the English name of a country; a code the table does not have as it is."""
    return country_names().get(code, code)


@cache
def country_names() -> dict[str, str]:
    """Return the English names of all countries by their codes."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return {code: name for code, _tab, name in (line.partition("\t") for line in lines)}
