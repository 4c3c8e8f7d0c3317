"""What many fields say of themselves in the description of the API."""

from typing import Any

Words = dict[str, Any]

ID: Words = {"help_text": "The permanent number of this row."}
SLUG: Words = {"help_text": "How it is named in addresses; an old one leads to the new."}
POSITION: Words = {"help_text": "Its place in the order: smaller numbers come first."}
NAME: Words = {"help_text": "As people write it."}
SINCE: Words = {"help_text": "The first day it held; null if unknown."}
UNTIL: Words = {"help_text": "The first day it no longer held; null while it does."}
OBSERVED: Words = {
    "help_text": "A day on which it is known to have held, where the first day is not known; else "
    "null."
}
PERIOD = {"since": SINCE, "until": UNTIL}
OBSERVED_PERIOD = {**PERIOD, "observed_on": OBSERVED}
STATE: Words = {"help_text": "`draft`: only curators see it. `published`: everybody does."}
PUBLISH_ON: Words = {
    "help_text": "The day, in UTC, on which the draft will be published; null if none is planned, "
    "and for all that is published."
}
DRAFTED = {"state": STATE, "publish_on": PUBLISH_ON}
FORMER_NAMES = "Names it had before, oldest first."
