"""What the two OpenStack formats share; see ``docs/openstack-formats.md``."""
