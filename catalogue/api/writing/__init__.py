"""Writing over the API: who may, what a body says, which version it is about, what is answered."""
