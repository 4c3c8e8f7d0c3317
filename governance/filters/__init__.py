"""What lists can be narrowed by: the kinds of filters there are, and those about governance.

A FilterSet ignores parameters it does not know, as pages must, and reports values it cannot use
as errors of its form. The API refuses both.
"""
