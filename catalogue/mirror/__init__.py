"""Keeping a mirror of the API true: which of its rows to fetch again since a revision.

`records` reads what was recorded, `shown` knows what each resource shows, `touching` which rows are
reached by it, `telling` under which addresses they are found, `marks` where a mirror stands.
"""
