"""The public API, version 1, as far as it knows nothing of projects.

What every resource is made of (parts that read parameters, paging, references, errors, the
schema), and the resources about organizations, people and bodies. The catalogue adds its own
beside them, and the addresses.
"""
