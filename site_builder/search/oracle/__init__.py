"""Whoosh, the engine of record: it answers on the command line what the static files answer on the site."""
