"""One thing under several spellings: ``EC2API`` and ``ec2-api``, ``OpenStackSDK`` and ``SDK team``.

OpenStack's files refer by name, and spell a name differently from file to file. Names are compared
by their letters and digits, and by their words in any order; of bodies, also without what every
one of them is called.
"""

import hashlib
import re
from collections.abc import Iterator

from django.utils.text import slugify

from governance.ordering import sort_key

_LONGEST = 80
_OF_EVERY_BODY = re.compile(r"^openstack|openstack$")
_KINDS_OF_BODY = {"team", "sig", "project", "openstack"}


def slug_of(name: str) -> str:
    """Return the slug a new row with a name gets: the same in every run.

    A name that has no letter a slug can hold gets one made of its digest.
    """
    slug = slugify(sort_key(name).replace("_", "-"))[:_LONGEST].strip("-")
    return slug or hashlib.sha256(name.encode()).hexdigest()[:12]


def keys_of(name: str) -> Iterator[str]:
    """Yield what a name is compared by: its letters and digits, and its words in order."""
    words = _words(name)
    yield "".join(words)
    yield " ".join(sorted(words))


def keys_of_body(name: str) -> Iterator[str]:
    """Yield the same for the name of a body, without “OpenStack”, “team” and “SIG”."""
    yield from keys_of(_telling(name) or name)


def slug_of_body(name: str, kind: str) -> str:
    """Return the slug a new body gets: ``OpenStackClient`` → ``openstack-client-team``.

    Args:
        name: as the file has it.
        kind: ``team`` or ``sig``.
    """
    return slug_of(f"openstack {_telling(name)} {kind}")


def spelled(name: str) -> str:
    """Return a name as it is written on the map: ``kolla-ansible`` → ``Kolla-Ansible``.

    A name with a capital letter is written as it should be already.
    """
    if name != name.lower():
        return name
    parts = (part[:1].upper() + part[1:] for part in re.split(r"([-\s])", name))
    return "".join("OpenStack" if part == "Openstack" else part for part in parts)


def _telling(name: str) -> str:
    words = [_OF_EVERY_BODY.sub("", word) for word in _words(name)]
    return " ".join(word for word in words if word and word not in _KINDS_OF_BODY)


def _words(name: str) -> list[str]:
    return sort_key(name).replace("_", " ").split()
