"""Writing a few rows, as the API does: the plan of an import, for what one request says.

What a row may say, how it is found again among its siblings and which rules it must keep are those
of the native format (`catalogue.exchange.native`). What differs is here: only rows that are named
are looked up (`nearby`), lists replace what was there (`replacing`), nobody overwrites what they
have not seen (`versions`, `transactions`), and nothing is deleted that others refer to
(`dependents`).
"""
