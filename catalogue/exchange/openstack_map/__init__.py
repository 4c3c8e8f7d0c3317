"""The three YAML files behind the OpenStack map; see ``docs/openstack-formats.md``."""
