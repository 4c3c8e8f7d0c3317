"""Lists of teams and groups of OpenStack's governance; see ``docs/openstack-formats.md``."""
