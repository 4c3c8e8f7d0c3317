"""The desk: what waits for a curator this morning, and the form that mends each of it.

`lines` is what the page is made of. Each part is a function that takes whoever looks and returns
the part, or nothing if it is none of their business; `gathering` lists them.
`digest` is what takes long to find out, kept for as long as the catalogue stays as it is.
"""
